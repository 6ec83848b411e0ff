"""The group's numbers as a spreadsheet file that opens without harm in any spreadsheet program."""

from __future__ import annotations

import csv
import io

from wli_toolkit.content import translator
from wli_toolkit.content.model import Lang
from wli_toolkit.summaries import FigureResult, Row, Summary, wording

FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
"""What a cell must not begin with: a spreadsheet would calculate it."""
BOM = "\ufeff"
"""Without it Excel reads UTF-8 as Shift JIS."""


def csv_report(summary: Summary, lang: Lang) -> str:
    """Return a table with one line for each row of each figure; what is withheld is 「–」.

    Each line says which session it is from and whether its people were simulated, since lines get copied.
    """
    _ = translator(lang)
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\r\n")
    writer.writerow(
        neutral(cell)
        for cell in (
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
            _("Session code"),
            _("Kind of data"),
        )
    )
    source = (summary.session, _("Simulated") if summary.simulated else _("Real answers"))
    for exercise in summary.exercises.values():
        for figure in exercise.figures:
            for row in figure.rows or (None,):
                writer.writerow(
                    neutral(cell) for cell in (exercise.title.get(lang), *_cells(figure, row, lang), *source)
                )
    return BOM + target.getvalue()


def neutral(cell: object) -> str:
    """Return a cell as text that no spreadsheet takes for a formula: an apostrophe goes before it."""
    text = "" if cell is None else str(cell)
    if isinstance(cell, int | float):
        return text
    return f"'{text}" if text.startswith(FORMULA) else text


def _cells(figure: FigureResult, row: Row | None, lang: Lang) -> tuple[object, ...]:
    nothing = wording.NOTHING.get(lang)
    title = figure.title.get(lang)
    if row is None:
        return (title, "", "", nothing, nothing, *[""] * 9)
    line = "" if row.line_label is None else row.line_label.get(lang)
    label = row.label.get(lang)
    people: object = ""
    if row.kind == "count":
        people = (
            wording.ALMOST_ALL.get(lang) if row.almost_all else nothing if row.count is None else row.count
        )
    median = nothing if row.kind == "number" and row.median is None else row.median
    low, high = (row.low, row.high) if row.mean is None else (row.mean_low, row.mean_high)
    share = nothing if row.kind == "mean" and row.share is None else row.share
    told = (nothing if row.n is None else row.n, people, share, low, high)
    return (title, line, label, *told, median, row.q1, row.q3, row.mean, row.dz, row.median_moved)
