"""回答状況: how many of those who joined answered each exercise, and what is left out for want of people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from wli_toolkit.content import translator
from wli_toolkit.content.model import Lang
from wli_toolkit.reports import wording
from wli_toolkit.reports.report import Report
from wli_toolkit.reports.table_cells import told
from wli_toolkit.reports.tables import Column, Table
from wli_toolkit.summaries import ExerciseSummary
from wli_toolkit.summaries import wording as words
from wli_toolkit.summaries.rows import percent

BETWEEN: Mapping[Lang, str] = {"ja": "／", "en": " / "}
"""Titles of figures, which may hold commas and quotation marks themselves."""


@dataclass(frozen=True, slots=True)
class Response:
    """How many answered one exercise, and whole percent of those who joined; None where that is not told."""

    exercise: ExerciseSummary
    answered: int | None
    share: int | None


def responses(report: Report) -> tuple[Response, ...]:
    """Return the response to every exercise that has pictures, in the agenda's order."""
    joined = report.summary.joined
    return tuple(
        Response(each, each.n, percent(each.n, joined) if each.n is not None and joined else None)
        for each in report.summary.exercises.values()
        if each.figures
    )


def responses_lead(report: Report) -> str:
    """Return of whom the responses are counted."""
    lead = wording.RESPONSES_LEAD.get(report.lang).format(joined=report.summary.joined)
    if any(step.one_of for step in report.agenda.steps):
        lead += words.SPACE[report.lang] + wording.ONE_OF.get(report.lang)
    return lead


def responses_table(report: Report) -> Table:
    """Return the responses as a table."""
    lang = report.lang
    _ = translator(lang)
    columns = (Column(_("Answered"), "people"), Column(wording.OF_JOINED.get(lang), "percent"))
    lines = tuple(
        (
            f"{each.exercise.id} {each.exercise.title.get(lang)}",
            (told(each.answered, lang), told(each.share, lang)),
        )
        for each in responses(report)
    )
    return Table(_("Exercise"), columns, lines)


def tells(exercise: ExerciseSummary) -> bool:
    """Whether anything of an exercise is told."""
    return any(not figure.suppressed for figure in exercise.figures)


def left_out(exercise: ExerciseSummary, lang: Lang) -> str:
    """Return one line that names an exercise's pictures of which nothing is told; empty where there are none."""
    titles = _withheld(exercise, lang)
    return wording.LEFT_OUT.get(lang).format(titles=titles) if titles else ""


def all_left_out(report: Report) -> Iterator[tuple[str, str]]:
    """Yield exercises with pictures of which nothing is told, and the names of these pictures."""
    lang = report.lang
    for exercise in report.summary.exercises.values():
        titles = _withheld(exercise, lang)
        if titles:
            yield f"{exercise.id} {exercise.title.get(lang)}", titles


def _withheld(exercise: ExerciseSummary, lang: Lang) -> str:
    """Return the titles of an exercise's pictures of which nothing is told."""
    return BETWEEN[lang].join(figure.title.get(lang) for figure in exercise.figures if figure.suppressed)
