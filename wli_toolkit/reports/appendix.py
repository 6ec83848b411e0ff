"""All numbers of a figure as lines of an appendix: answered, people, share, and median or change."""

from __future__ import annotations

from wli_toolkit.content.model import Lang
from wli_toolkit.summaries import FigureResult, Row
from wli_toolkit.summaries import wording as words

Line = tuple[str, str, str, str, str]
"""Label; answered; people; share with its interval; median with its middle half, or change."""


def appendix_lines(figure: FigureResult, lang: Lang) -> list[Line]:
    """Return a line for each row of a figure."""
    lines: list[Line] = []
    for row in figure.rows:
        label = row.label.get(lang)
        if row.line_label is not None:
            label = f"{row.line_label.get(lang)}{words.COLON[lang]}{label}"
        lines.append((label, *_cells(row, lang)))
    return lines


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
    if row.withheld:
        return n, "", "", nothing
    if row.mean is not None:
        return n, "", "", f"{row.mean:+.2f} [{row.mean_low:.2f}, {row.mean_high:.2f}], dz = {row.dz:.2f}"
    moved = nothing if row.median_moved is None else words.number(row.median_moved)
    return n, "", "", f"|Δ| {moved}"
