"""What a picture frozen before told, read back from its rows; and whether a newer one may replace it."""

from __future__ import annotations

from collections.abc import Iterable

from wli_toolkit.summaries import differences, means
from wli_toolkit.summaries.counting import Table
from wli_toolkit.summaries.results import FigureResult, Row
from wli_toolkit.summaries.suppression import Cell, Cells

Rows = tuple[Row, ...]


def of_table(result: FigureResult, table: Table) -> Rows:
    """Return the rows that `result` has of one table."""
    counts = (row for row in result.rows if row.kind == "count")
    if table.places:
        return tuple(row for row in counts if row.value in table.places)
    return tuple(row for row in counts if row.line == table.line)


def cells(rows: Rows) -> Cells | None:
    """Return what rows of one table tell; None where it is withheld."""
    told = tuple(Cell(row.members, row.count, row.almost_all) for row in rows)
    return told if any(cell.tells for cell in told) else None


def people(rows: Rows) -> int:
    """Return how many people rows of one table count; 0 where that is withheld."""
    return next((row.n for row in rows if row.n is not None), 0)


def replaces_safely(old: FigureResult, new: FigureResult) -> bool:
    """Whether the numbers told in `new` may stand beside those told in `old`."""
    if new.form in ("multi", "heat"):
        return all(_option_replaces(old, row, new.threshold) for row in new.rows)
    if new.form == "means":
        return means_replace_safely(old, _means(new.rows), new.n or 0, new.threshold)
    before = {line: cells(_counts(rows)) for line, rows in old.lines().items()}
    return all(
        differences.differs_safely(before.get(line), cells(_counts(rows)), new.threshold)
        for line, rows in new.lines().items()
    )


def means_replace_safely(old: FigureResult, told: means.Told | None, people: int, threshold: int) -> bool:
    """Whether `told`, the means of so many people, may stand beside those told in `old`."""
    return means.means_differ_safely(_means(old.rows), told, old.n or 0, people, threshold)


def _option_replaces(old: FigureResult, row: Row, threshold: int) -> bool:
    """Each option, and each cell of a grid, is a count of its own, with its own number of people."""
    earlier = tuple(each for each in old.rows if each.value == row.value)
    return differences.options_differ_safely(
        cells(earlier), cells((row,)), (row.n or 0) - people(earlier), threshold
    )


def _counts(rows: Iterable[Row]) -> Rows:
    return tuple(row for row in rows if row.kind == "count")


def _means(rows: Iterable[Row]) -> means.Told | None:
    told = tuple(means.Mean(row.members, row.share) for row in rows if row.share is not None)
    return told or None
