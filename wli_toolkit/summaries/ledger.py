"""What was told of the same answers so far, so that the next table or quartile gives nothing away beside it."""

from __future__ import annotations

from dataclasses import dataclass, field

from wli_toolkit.summaries import differences, statistics
from wli_toolkit.summaries.counting import Table
from wli_toolkit.summaries.order_statistics import Known, gives_away
from wli_toolkit.summaries.suppression import Cells, Partition

POINTS = (0, 10)
PLACES = 4
"""Decimals told of a quartile; whole answers need no more than two."""


@dataclass
class Ledger:
    """What the other pictures of the same answers told already, at one threshold."""

    partitions: dict[str, list[Partition]] = field(default_factory=dict)
    tables: dict[str, list[tuple[Table, Cells | None]]] = field(default_factory=dict)

    def note(self, table: Table, cells: Cells | None) -> None:
        """Remember what was told of `table`."""
        if table.at_most is not None:
            return
        self.tables.setdefault(table.variable, []).append((table, cells))
        if cells is None:
            return
        partition = tuple(cell.values for cell in cells)
        if any(cell.almost_all for cell in cells):
            top = tuple(value for cell in cells if cell.almost_all for value in cell.values)
            rest = tuple(value for cell in cells if not cell.almost_all for value in cell.values)
            partition = (top, rest) if rest else (top,)
        self.partitions.setdefault(table.variable, []).append(table.in_finest(partition))

    def allows(self, table: Table, partition: Partition, threshold: int) -> bool:
        """Whether `partition` of `table` may stand beside what was told of the same variable."""
        told = self.partitions.get(table.variable, ())
        return not told or differences.crosses_safely(
            table.finest, table.in_finest(partition), told, threshold
        )

    def quartiles(
        self, values: tuple[float, ...], variable: str, threshold: int
    ) -> tuple[float | None, float | None, float | None]:
        """Return median, lower and upper quartile, without those that would give a table's small cell away."""
        q1, median, q3 = (round(value, PLACES) for value in statistics.quartiles(values))
        tables = self.tables.get(variable, [])
        if not _gives_away(len(values), ((0.25, q1), (0.5, median), (0.75, q3)), tables, threshold):
            return median, q1, q3
        if not _gives_away(len(values), ((0.5, median),), tables, threshold):
            return median, None, None
        return None, None, None


def _gives_away(
    people: int,
    quartiles: tuple[tuple[float, float], ...],
    tables: list[tuple[Table, Cells | None]],
    threshold: int,
) -> bool:
    return any(
        gives_away(
            Known(people, POINTS, quartiles, _up_to(table, cells or ())),
            list(table.spans.values()),
            threshold,
        )
        for table, cells in tables
        if len(table.spans) == len(table.counts)
    )


def _up_to(table: Table, cells: Cells) -> tuple[tuple[int, int], ...]:
    """Return (number, how many answered no more) as far as `cells` tell it from the lowest upwards."""
    if any(cell.count is None for cell in cells):
        return ()
    spans = [[table.spans[value] for value in cell.values] for cell in cells]
    reaches = sorted(
        (min(held)[0], max(held)[1], sum(last - first + 1 for first, last in held), cell.count or 0)
        for cell, held in zip(cells, spans, strict=True)
    )
    told: list[tuple[int, int]] = []
    total, expected = 0, POINTS[0]
    for first, last, width, count in reaches:
        if first != expected or width != last - first + 1:
            break
        total += count
        told.append((last, total))
        expected = last + 1
    return tuple(told)
