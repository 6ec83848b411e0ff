"""Cells as tables and charts show them: a number just as it is told, or what stands where none is."""

from __future__ import annotations

from collections.abc import Sequence

from wli_toolkit.content.model import Lang
from wli_toolkit.reports.tables import Cell, Unit
from wli_toolkit.summaries import Row
from wli_toolkit.summaries import wording as words


def told(number: float | None, lang: Lang, *, almost_all: bool = False) -> Cell:
    """Return a number, or what stands where none is told."""
    if almost_all:
        return Cell(text=words.ALMOST_ALL.get(lang))
    return Cell(text=words.NOTHING.get(lang)) if number is None else Cell(number)


def counted(row: Row, lang: Lang) -> str:
    """Return people and share of a row, as people read them."""
    if row.almost_all:
        return words.ALMOST_ALL.get(lang)
    if row.count is None:
        return words.NOTHING.get(lang)
    return words.COUNT_SHARE.get(lang).format(count=row.count, share=row.share)


def quartile_cells(row: Row, lang: Lang) -> tuple[Cell, Cell, Cell]:
    """Return median, lower and upper quartile."""
    return told(row.median, lang), told(row.q1, lang), told(row.q3, lang)


def spanned(row: Row, lang: Lang) -> str:
    """Return a median with the span of its middle half behind it."""
    if row.median is None:
        return words.NOTHING.get(lang)
    if row.q1 is None or row.q3 is None:
        return words.number(row.median)
    return f"{words.number(row.median)} [{words.number(row.q1)}–{words.number(row.q3)}]"


def beyond_numbers(rows: Sequence[Row]) -> bool:
    """Whether something is told of almost everyone, without a number that a chart could draw."""
    return any(row.almost_all for row in rows)


def shown_as(cell: Cell, unit: Unit) -> str:
    """Return one cell as text."""
    if cell.number is None:
        return cell.text
    if unit == "change":
        return f"{cell.number:+.2f}"
    number = words.number(cell.number)
    return f"{number}%" if unit == "percent" else number
