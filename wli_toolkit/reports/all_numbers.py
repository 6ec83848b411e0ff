"""Every number of a report as one flat table: a line for each response, and for each row of each figure."""

from __future__ import annotations

from collections.abc import Iterator

from wli_toolkit.content import translator
from wli_toolkit.content.model import Lang
from wli_toolkit.reports import wording
from wli_toolkit.reports.report import Report
from wli_toolkit.reports.responses import Response, responses
from wli_toolkit.summaries import FigureResult, Row
from wli_toolkit.summaries import wording as words


def head(lang: Lang) -> tuple[str, ...]:
    """Return what the columns are called."""
    _ = translator(lang)
    return (
        _("Exercise"),
        _("Figure"),
        _("Line"),
        _("Row"),
        _("Answered"),
        _("People"),
        _("Share (%)"),
        _("Lower end of the 95% interval"),
        _("Upper end of the 95% interval"),
        _("Median"),
        _("Lower quartile"),
        _("Upper quartile"),
        _("Mean change"),
        "dz",
        _("Median size of the change"),
        wording.NOT_COUNTED.get(lang),
        _("Session code"),
        _("Kind of data"),
    )


def lines(report: Report) -> Iterator[tuple[object, ...]]:
    """Yield the table's lines: numbers as they are, 「–」 for what is not told, None or "" for what there is none.

    First the response to each exercise, of those who joined; then every row of every figure. Each line says
    which session it is from and whether its people were simulated, since lines get copied.
    """
    summary, lang = report.summary, report.lang
    _ = translator(lang)
    source = (summary.session, _("Simulated") if summary.simulated else _("Real answers"))
    for each in responses(report):
        yield (each.exercise.title.get(lang), *_response(each, summary.joined, lang), *source)
    for exercise in summary.exercises.values():
        for figure in exercise.figures:
            for row in figure.rows or (None,):
                yield (exercise.title.get(lang), *_cells(figure, row, lang), *source)


def _response(response: Response, joined: int, lang: Lang) -> tuple[object, ...]:
    nothing = words.NOTHING.get(lang)
    answered, share = (nothing if value is None else value for value in (response.answered, response.share))
    whole = wording.OUT_OF_JOINED.get(lang).format(joined=joined)
    counted = wording.ANSWERED_COUNTED.get(lang)
    return (wording.RESPONSES.get(lang), whole, counted, answered, "", share, *[""] * 9)


def _cells(figure: FigureResult, row: Row | None, lang: Lang) -> tuple[object, ...]:
    nothing = words.NOTHING.get(lang)
    title = figure.title.get(lang)
    if row is None:
        return (title, "", "", nothing, nothing, *[""] * 10)
    line = "" if row.line_label is None else row.line_label.get(lang)
    label = row.label.get(lang)
    people: object = ""
    if row.kind == "count":
        people = words.ALMOST_ALL.get(lang) if row.almost_all else nothing if row.count is None else row.count
    median = nothing if row.kind == "number" and row.median is None else row.median
    low, high = (row.low, row.high) if row.mean is None else (row.mean_low, row.mean_high)
    share = nothing if row.kind == "mean" and row.share is None else row.share
    told = (nothing if row.n is None else row.n, people, share, low, high)
    return (
        title,
        line,
        label,
        *told,
        median,
        row.q1,
        row.q3,
        row.mean,
        row.dz,
        row.median_moved,
        figure.missing,
    )
