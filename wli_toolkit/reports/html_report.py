"""The group's report as one HTML page: plain words first, limits always, nothing fetched, no script."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from wli_toolkit.charts import draw
from wli_toolkit.content import translator
from wli_toolkit.content.model import Lang
from wli_toolkit.reports import wording
from wli_toolkit.reports.templating import day, local_day, render
from wli_toolkit.store import Session
from wli_toolkit.summaries import FigureResult, Row, Summary, findings
from wli_toolkit.summaries import wording as words


@dataclass(frozen=True, slots=True)
class Picture:
    """One figure as the page shows it."""

    title: str
    says: str
    found: tuple[str, ...]
    svg: Markup
    suppressed: bool
    wide: bool


@dataclass(frozen=True, slots=True)
class Chapter:
    """One exercise of the report."""

    id: str
    title: str
    n: int | None
    ponder: str
    pictures: tuple[Picture, ...]


def html_report(summary: Summary, session: Session, lang: Lang) -> str:
    """Return the report of a summary, self-contained; prints on A4."""
    agenda = session.agenda_model()
    threshold = summary.thresholds[summary.audience]
    unnamed = any(figure.unnamed for figure in summary.figures)
    return render(
        "report.html",
        lang,
        organiser=summary.audience == "organiser",
        simulated=summary.simulated,
        title=agenda.title.get(lang),
        facts=_facts(summary, session, lang),
        headlines=tuple(_headlines(summary, lang)),
        chapters=tuple(_chapters(summary, lang)),
        limits=[text.get(lang).format(n=summary.joined) for text in wording.LIMITS],
        reading=[
            text.get(lang).format(threshold=threshold)
            for text in (*wording.READING, *([wording.UNNAMED] if unnamed else []))
        ],
        statistics=wording.STATISTICS.get(lang),
        appendix=tuple(_appendix(summary, lang)),
    )


def _facts(summary: Summary, session: Session, lang: Lang) -> list[tuple[str, str]]:
    _ = translator(lang)
    settings, agenda = session.settings, session.agenda_model()
    affiliations = {
        "independent": _("independent of the organiser"),
        "organiser": _("belongs to the organiser"),
        "other": _("other"),
    }
    facilitator = affiliations.get(str(settings.get("facilitator_affiliation")), "")
    if settings.get("facilitator_name"):
        facilitator = _("{name} ({affiliation})").format(
            name=settings["facilitator_name"], affiliation=facilitator
        )
    again = ""
    if summary.follow_up is not None:
        again = words.COUNT_SHARE.get(lang).format(
            count=summary.follow_up.answered, share=summary.follow_up.share
        )
    facts = [
        (_("Date"), day(local_day(session.created_at), lang)),
        (_("Length"), _("{minutes} minutes").format(minutes=agenda.minutes)),
        (_("People who joined"), _("{n} people").format(n=summary.joined)),
        (_("People who answered the follow-up"), again),
        (_("Facilitator"), facilitator),
        (_("Organiser"), str(settings.get("organiser") or "")),
        (
            _("Numbers shown from"),
            _("{n} people or more").format(n=summary.thresholds[summary.audience]),
        ),
        (_("Answers deleted on"), day(local_day(session.purge_on), lang)),
        (_("Session code"), session.code),
    ]
    return [(name, value) for name, value in facts if value]


def _headlines(summary: Summary, lang: Lang) -> Iterator[str]:
    """Yield what a busy reader should know: which way people went, then one finding of each exercise."""
    for figure in summary.figures:
        if figure.form == "before_after":
            yield from findings(figure, lang)
    for exercise in summary.exercises.values():
        for figure in exercise.figures:
            found = findings(figure, lang)
            if len(found) == 1 and figure.form != "before_after":
                yield f"{figure.title.get(lang)}{words.COLON[lang]}{found[0]}"
                break


def _chapters(summary: Summary, lang: Lang) -> Iterator[Chapter]:
    for exercise in summary.exercises.values():
        if exercise.figures:
            yield Chapter(
                id=exercise.id,
                title=exercise.title.get(lang),
                n=exercise.n,
                ponder=exercise.ponder.get(lang),
                pictures=tuple(_picture(figure, lang) for figure in exercise.figures),
            )


def _picture(figure: FigureResult, lang: Lang) -> Picture:
    return Picture(
        title=figure.title.get(lang),
        says=figure.sentence(lang),
        found=findings(figure, lang),
        # Drawn by our own code from frozen results; the labels in it are escaped by the drawing library.
        svg=Markup("" if figure.suppressed else draw(figure, lang)),  # noqa: S704
        suppressed=figure.suppressed,
        wide=figure.form == "before_after",
    )


def _appendix(summary: Summary, lang: Lang) -> Iterator[tuple[str, list[tuple[str, ...]]]]:
    """Yield each figure that tells something with its rows: label, answered, people, share, middle or change."""
    for figure in summary.figures:
        if figure.suppressed:
            continue
        rows: list[tuple[str, ...]] = []
        for row in figure.rows:
            label = row.label.get(lang)
            if row.line_label is not None:
                label = f"{row.line_label.get(lang)}{words.COLON[lang]}{label}"
            rows.append((label, *_cells(row, lang)))
        yield figure.title.get(lang), rows


def _cells(row: Row, lang: Lang) -> tuple[str, str, str, str]:
    nothing = words.NOTHING.get(lang)
    n = nothing if row.n is None else str(row.n)
    if row.kind == "count":
        if row.almost_all:
            return n, words.ALMOST_ALL.get(lang), "", ""
        if row.count is None:
            return n, nothing, "", ""
        return n, f"{row.count}", f"{row.share}% [{row.low:.0f}, {row.high:.0f}]", ""
    if row.kind == "mean":
        return n, "", nothing if row.share is None else f"{row.share}%", ""
    if row.kind == "number":
        if row.median is None:
            return n, "", "", nothing
        middle = words.number(row.median)
        if row.q1 is not None and row.q3 is not None:
            middle += f" [{words.number(row.q1)}, {words.number(row.q3)}]"
        return n, "", "", middle
    if row.mean is not None:
        return n, "", "", f"{row.mean:+.2f} [{row.mean_low:.2f}, {row.mean_high:.2f}], dz = {row.dz:.2f}"
    moved = nothing if row.median_moved is None else words.number(row.median_moved)
    return n, "", "", f"|Δ| {moved}"
