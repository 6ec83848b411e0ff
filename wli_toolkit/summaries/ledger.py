"""What was told of the same answers so far, so that the next table or quartile gives nothing away beside it."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from wli_toolkit.summaries import differences, statistics
from wli_toolkit.summaries.counting import Table
from wli_toolkit.summaries.gates import ROOM_THRESHOLD
from wli_toolkit.summaries.options import Beside
from wli_toolkit.summaries.order_statistics import Known, Span, gives_away, overlaid
from wli_toolkit.summaries.partitions import Partition
from wli_toolkit.summaries.room_only import OTHERS
from wli_toolkit.summaries.suppression import Cell, Cells, least_almost_all

PLACES = 4
"""Decimals told of a quartile; whole answers need no more than two."""


@dataclass
class Ledger:
    """What the other pictures of the same answers told already, at one threshold."""

    partitions: dict[str, list[Partition]] = field(default_factory=dict)
    tables: dict[str, list[tuple[Table, Cells | None]]] = field(default_factory=dict)
    chosen: dict[str, dict[str, int]] = field(default_factory=dict)
    """By question, how many people chose an option, of those of which that was told."""
    almost: dict[str, dict[str, range]] = field(default_factory=dict)
    """By question, how many may have chosen an option, of those of which "almost all" was told."""
    asked: dict[str, int] = field(default_factory=dict)
    """By question, how many people it was at most that chose."""

    def note(self, table: Table, cells: Cells | None, threshold: int = ROOM_THRESHOLD) -> None:
        """Remember what was told of `table`; "almost all" is what it can mean at `threshold`."""
        if table.at_most is not None:
            self._note_options(table, cells or (), threshold)
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

    def told_of(self, variable: str) -> tuple[Table | None, Cells | None]:
        """Return the table of `variable` that was told last, if any, and its cells as far as they may be told."""
        tables = self.tables.get(variable)
        return tables[-1] if tables else (None, None)

    def allows(self, table: Table, partition: Partition, threshold: int) -> bool:
        """Whether `partition` of `table` may stand beside what was told of the same variable."""
        told = self.partitions.get(table.variable, ())
        return not told or differences.crosses_safely(
            table.finest, table.in_finest(partition), told, threshold
        )

    def _note_options(self, table: Table, cells: Cells, threshold: int) -> None:
        told = {cell.values[0]: cell.count for cell in cells if cell.count is not None}
        self.chosen.setdefault(table.question, {}).update(told)
        self.almost.setdefault(table.question, {}).update(
            {
                cell.values[0]: range(least_almost_all(table.people, threshold), table.people + 1)
                for cell in cells
                if cell.almost_all
            }
        )
        self.asked[table.question] = max(table.people, self.asked.get(table.question, 0))
        for value, side in table.sides.items():
            reach, under = side.counts
            both = (
                (Cell((reach,), told[value]), Cell((under,), side.people - told[value]))
                if value in told
                else None
            )
            self.note(side, both)

    def beside(self, table: Table, threshold: int) -> Beside:
        """Return what was told elsewhere of the choice of which `table` holds options."""
        elsewhere = {
            value: count
            for value, count in self.chosen.get(table.question, {}).items()
            if value not in table.counts
        }
        almost = {
            value: counts
            for value, counts in self.almost.get(table.question, {}).items()
            if value not in table.counts
        }
        return Beside(
            hidden={
                value
                for value, side in table.sides.items()
                if not self.allows(side, tuple((each,) for each in side.counts), threshold)
            },
            secret=frozenset({OTHERS} & table.counts.keys()),
            spent=sum(elsewhere.values()),
            asked=self.asked.get(table.question, 0),
            unseen=max(0, table.unseen - len(elsewhere) - len(almost)),
            almost=tuple(almost.values()),
        )

    def quartiles(
        self, values: tuple[float, ...], variable: str, threshold: int
    ) -> tuple[float | None, float | None, float | None]:
        """Return median, lower and upper quartile, without those that would give a table's small cell away.

        The tables of the same answers have to be noted before, those of which nothing is told too.
        """
        q1, median, q3 = (round(value, PLACES) for value in statistics.quartiles(values))
        tables = [
            (table, cells)
            for table, cells in self.tables.get(variable, [])
            if table.domain is not None and len(table.spans) == len(table.counts)
        ]
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
    if not tables:
        return False
    domain = tables[0][0].domain or (0, 0)
    facts: list[tuple[Span, int, int]] = []
    for table, cells in tables:
        told = _facts(table, cells or (), people, threshold)
        if told is None:
            return True
        facts += told
    spans = overlaid([span for table, _ in tables for span in table.spans.values()])
    return gives_away(Known(people, domain, quartiles, tuple(facts)), spans, threshold)


def _facts(table: Table, cells: Cells, people: int, threshold: int) -> list[tuple[Span, int, int]] | None:
    """Return how many people `cells` say are in each span of answers; None where that is no way to put it."""
    facts = []
    values = list(table.spans)
    for cell in cells:
        if not cell.tells:
            continue
        least = least_almost_all(people, threshold) if cell.count is None else cell.count
        most = people if cell.count is None else cell.count
        span = _joined([table.spans[value] for value in cell.values])
        if span is None:
            # What stands on both sides of a span is what that leaves over.
            span = _joined([table.spans[value] for value in values if value not in cell.values])
            least, most = people - most, people - least
        if span is None:
            return None
        facts.append((span, least, most))
    return facts


def _joined(spans: list[Span]) -> Span | None:
    """Return spans that follow on each other as one; None where there is a gap."""
    ordered = sorted(spans)
    if not ordered or any(after[0] != before[1] + 1 for before, after in pairwise(ordered)):
        return None
    return ordered[0][0], ordered[-1][1]
