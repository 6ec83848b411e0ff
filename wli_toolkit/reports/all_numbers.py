"""Every number of a report as one flat table: a line for each response, and for each row of each figure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from wli_toolkit.content import translator
from wli_toolkit.content.model import Lang
from wli_toolkit.reports import wording
from wli_toolkit.reports.report import Report
from wli_toolkit.reports.responses import Response, responses
from wli_toolkit.summaries import FigureResult, Row
from wli_toolkit.summaries import wording as words


class Line(NamedTuple):
    """One line of the table, as `head` names its columns: numbers as they are, words where none is told.

    「–」 stands for what is not told, None or "" for what there is none. `low` and `high` are the ends of the interval
    of `mean` where there is one, else of `share`.
    """

    exercise: str
    figure: str
    line: str
    row: str
    answered: object
    people: object
    share: object = ""
    low: object = ""
    high: object = ""
    median: object = ""
    q1: object = ""
    q3: object = ""
    mean: object = ""
    dz: object = ""
    median_moved: object = ""
    not_counted: object = ""
    session: str = ""
    kind_of_data: str = ""

    @property
    def is_change(self) -> bool:
        """Whether it tells a mean change, whose interval has signs."""
        return self.mean is not None and self.mean != ""


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


def lines(report: Report) -> Iterator[Line]:
    """Yield the table's lines: first the response to each exercise, of those who joined; then every figure's rows.

    Each line says which session it is from and whether its people were simulated, since lines get copied.
    """
    summary, lang = report.summary, report.lang
    _ = translator(lang)
    kind = _("Simulated") if summary.simulated else _("Real answers")
    for line in _all(report):
        yield line._replace(session=summary.session, kind_of_data=kind)


def _all(report: Report) -> Iterator[Line]:
    summary, lang = report.summary, report.lang
    for each in responses(report):
        yield _response(each, summary.joined, lang)
    for exercise in summary.exercises.values():
        title = exercise.title.get(lang)
        for figure in exercise.figures:
            if not figure.rows:
                nothing = words.NOTHING.get(lang)
                yield Line(title, figure.title.get(lang), "", "", nothing, nothing)
            for row in figure.rows:
                yield _told(title, figure, row, lang)


def _response(response: Response, joined: int, lang: Lang) -> Line:
    nothing = words.NOTHING.get(lang)
    answered, share = (nothing if value is None else value for value in (response.answered, response.share))
    return Line(
        exercise=response.exercise.title.get(lang),
        figure=wording.RESPONSES.get(lang),
        line=wording.OUT_OF_JOINED.get(lang).format(joined=joined),
        row=wording.ANSWERED_COUNTED.get(lang),
        answered=answered,
        people="",
        share=share,
    )


def _told(exercise: str, figure: FigureResult, row: Row, lang: Lang) -> Line:
    nothing = words.NOTHING.get(lang)
    people: object = ""
    if row.kind == "count":
        people = words.ALMOST_ALL.get(lang) if row.almost_all else nothing if row.count is None else row.count
    low, high = (row.low, row.high) if row.mean is None else (row.mean_low, row.mean_high)
    return Line(
        exercise=exercise,
        figure=figure.title.get(lang),
        line="" if row.line_label is None else row.line_label.get(lang),
        row=row.label.get(lang),
        answered=nothing if row.n is None else row.n,
        people=people,
        share=nothing if row.kind == "mean" and row.share is None else row.share,
        low=low,
        high=high,
        median=nothing if row.kind == "number" and row.median is None else row.median,
        q1=row.q1,
        q3=row.q3,
        mean=row.mean,
        dz=row.dz,
        median_moved=row.median_moved,
        not_counted=figure.missing,
    )
