"""Tables of a figure before they are drawn in a workbook or on a slide, each with the chart that belongs to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Unit = Literal["people", "percent", "end", "value", "change"]
Kind = Literal["bars", "stacked", "paired", "spans"]
HUNDRED = 100.0
"""Percent of everybody."""
FORMATS: dict[Unit, str] = {"people": "0", "percent": '0"%"', "value": "0.0", "end": "0.0", "change": "0.00"}


def number_format(unit: Unit, values: Sequence[float | None]) -> str:
    """Return how a chart shows numbers of one unit: without decimals where none of them has any."""
    if unit == "value" and all(value is None or value == int(value) for value in values):
        return "0"
    return FORMATS[unit]


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: a number just as the summary tells it, or a word instead."""

    number: float | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """One column and the unit of its numbers."""

    head: str
    unit: Unit


@dataclass(frozen=True, slots=True)
class Series:
    """One series of a chart: the table's column that holds it."""

    name: str
    column: int
    colour: str


@dataclass(frozen=True, slots=True)
class Chart:
    """What a native chart draws of a table.

    Attributes
    ----------
    kind
        *bars*: one series, lying; *stacked*: lying, one on the other; *paired*: two lying bars to a line;
        *spans*: upper quartile, lower quartile and median of each line, in this order.
    most
        Where the axis ends; None leaves it to the program.
    labels
        What stands beside each bar, where that is more than its number.
    """

    kind: Kind
    series: tuple[Series, ...]
    unit: Unit
    most: float | None = None
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a figure, a line for each category or question.

    Attributes
    ----------
    shaded
        The columns whose shares are shown by colour.
    """

    corner: str
    columns: tuple[Column, ...]
    lines: tuple[tuple[str, tuple[Cell, ...]], ...]
    chart: Chart | None = None
    shaded: tuple[int, ...] = ()

    def values(self, column: int) -> tuple[float | None, ...]:
        """Return the numbers of one column."""
        return tuple(cells[column].number for _, cells in self.lines)
