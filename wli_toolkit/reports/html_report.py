"""The group's report as one HTML page: plain words first, limits always, nothing fetched, no script."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from wli_toolkit.charts import draw
from wli_toolkit.content.model import Lang
from wli_toolkit.reports import blueprint_themes, figure_words, wording
from wli_toolkit.reports.appendix import appendix_lines
from wli_toolkit.reports.entrusted import blueprints_lead, wall_lead
from wli_toolkit.reports.facts import facts
from wli_toolkit.reports.figure_tables import missing
from wli_toolkit.reports.plain_words import medians_told, standing_out, told_outcomes
from wli_toolkit.reports.report import Report
from wli_toolkit.reports.responses import all_left_out, left_out, responses_lead, responses_table, tells
from wli_toolkit.reports.rules_known import unsure
from wli_toolkit.reports.table_cells import shown_as
from wli_toolkit.reports.templating import render
from wli_toolkit.summaries import FigureResult, Summary, findings
from wli_toolkit.summaries import wording as words


@dataclass(frozen=True, slots=True)
class Picture:
    """One figure as the page shows it."""

    title: str
    says: str
    found: tuple[str, ...]
    svg: Markup
    wide: bool
    missing: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """One exercise of the report."""

    id: str
    title: str
    n: int | None
    ponder: str
    pictures: tuple[Picture, ...]
    left_out: str


def html_page(report: Report) -> str:
    """Return a report, self-contained; prints on A4."""
    summary, lang = report.summary, report.lang
    return render(
        "report.html",
        lang,
        organiser=report.organiser,
        simulated=summary.simulated,
        title=report.agenda.title.get(lang),
        colon=words.COLON[lang],
        dot=wording.DOT[lang],
        facts=facts(report),
        ways=tuple(_ways(report)),
        ways_lead=wording.CHANGES_LEAD.get(lang),
        no_ways=wording.NO_CHANGES.get(lang),
        medians=medians_told(summary, lang),
        headlines=tuple(standing_out(summary, lang)),
        stands_out=wording.STANDS_OUT.get(lang),
        responses=_responses(report),
        rules=[
            (each.exercise, each.label(lang), each.row, each.told(lang)) for each in unsure(summary, lang)
        ],
        rules_title=wording.RULES.get(lang),
        rules_lead=wording.RULES_LEAD.get(lang),
        prompts=[prompt.get(lang) for prompt in wording.REMARKS],
        chapters=tuple(_chapters(summary, lang)),
        limits=report.limits,
        reading=report.reading,
        statistics=wording.STATISTICS.get(lang),
        appendix=tuple((each.title.get(lang), appendix_lines(each, lang)) for each in report.told),
        handed_in=_handed_in(report),
        wall=_wall(report),
    )


def _ways(report: Report) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Yield how many went which way, outcome by outcome: 上がった◯人・同じ◯人・下がった◯人."""
    lang = report.lang
    for _figure, good in told_outcomes(report.summary):
        for rows in good.values():
            ways = [
                (row.label.get(lang), words.COUNT.get(lang).format(count=row.count))
                if row.count is not None
                else (row.label.get(lang), (words.ALMOST_ALL if row.almost_all else words.NOTHING).get(lang))
                for row in rows
            ]
            label = (rows[0].line_label or rows[0].label).get(lang)
            named = figure_words.PEOPLE_OF.get(lang).format(title=label, n=rows[0].n)
            yield (label if rows[0].n is None else named), ways


def _responses(report: Report) -> dict[str, object]:
    """Return how many answered each exercise, and what is not shown."""
    lang = report.lang
    table = responses_table(report)
    return {
        "title": wording.RESPONSES.get(lang),
        "lead": responses_lead(report),
        "head": (table.corner, *(column.head for column in table.columns)),
        "lines": [
            (label, *(shown_as(cell, column.unit) for cell, column in zip(cells, table.columns, strict=True)))
            for label, cells in table.lines
        ],
        "left_out_title": wording.LEFT_OUT_TITLE.get(lang),
        "left_out_lead": wording.LEFT_OUT_LEAD.get(lang),
        "left_out": list(all_left_out(report)),
    }


def _wall(report: Report) -> dict[str, object] | None:
    """Return what the room saw on the wall; None where the reader has none."""
    lang = report.lang
    if report.blueprints is None or not report.blueprints.wall:
        return None
    return {
        "title": wording.WALL.get(lang),
        "lead": wall_lead(report),
        "questions": [
            (each.exercise.get(lang), each.asked.get(lang), each.texts) for each in report.blueprints.wall
        ],
    }


def _chapters(summary: Summary, lang: Lang) -> Iterator[Chapter]:
    for exercise in summary.exercises.values():
        if tells(exercise):
            yield Chapter(
                id=exercise.id,
                title=exercise.title.get(lang),
                n=exercise.n,
                ponder=exercise.ponder.get(lang),
                pictures=tuple(
                    _picture(figure, lang) for figure in exercise.figures if not figure.suppressed
                ),
                left_out=left_out(exercise, lang),
            )


def _picture(figure: FigureResult, lang: Lang) -> Picture:
    return Picture(
        title=figure.title.get(lang),
        says=figure.sentence(lang),
        found=findings(figure, lang),
        # Drawn by our own code from frozen results; the labels in it are escaped by the drawing library.
        svg=Markup(draw(figure, lang)),  # noqa: S704
        wide=figure.form == "before_after",
        missing=missing(figure, lang),
    )


def _handed_in(report: Report) -> dict[str, object] | None:
    """Return the appendix of what was handed in; None where the reader has none."""
    lang, blueprints = report.lang, report.blueprints
    if blueprints is None:
        return None
    return {
        "title": wording.BLUEPRINTS.get(lang),
        "lead": blueprints_lead(report, blueprints),
        "reply": wording.REPLY.get(lang),
        "common": (
            blueprint_themes.TITLE.get(lang),
            blueprint_themes.rows(report),
            blueprint_themes.reading(report),
        ),
        "items": [
            (
                wording.BLUEPRINT_NUMBER.get(lang).format(number=each.number),
                each.nickname or "",
                [(title.get(lang), text) for title, text in each.boxes],
                each.reply or "",
            )
            for each in blueprints.items
        ],
    }
