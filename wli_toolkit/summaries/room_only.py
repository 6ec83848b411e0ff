"""Options that the organiser is not told of by name: they become part of 「その他」, or are not counted at all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from wli_toolkit.summaries import wording
from wli_toolkit.summaries.counting import Table
from wli_toolkit.summaries.partitions import Partition
from wli_toolkit.summaries.suppression import Cell, Cells

OTHERS = "~others"
"""The name under which the organiser's tables hold them; no option can be called so."""


def for_organiser(table: Table) -> Table:
    """Return `table` with its room-only options as one, without a name.

    Of exclusive categories it counts them together. Of options of which one person may choose several it counts
    nobody: whatever is told of the others has to look the same however many chose these.
    """
    if not table.room_only:
        return table
    exclusive = table.at_most is None
    several = len(table.room_only)
    named = {value: count for value, count in table.counts.items() if value not in table.room_only}
    together = sum(table.counts[value] for value in table.room_only) if exclusive else 0
    atoms = tuple(atom for value in table.room_only for atom in table.within.get(value, (value,)))
    return replace(
        table,
        counts={**named, OTHERS: together},
        labels={**{value: table.labels[value] for value in named}, OTHERS: wording.OTHERS},
        merge="others"
        if isinstance(table.merge, str)
        else tuple(_as_organiser_reads(partition, table) for partition in table.merge),
        within={**table.within, OTHERS: atoms},
        unseen=table.unseen + (0 if exclusive else several - 1),
    )


def cells_for_organiser(cells: Cells | None, table: Table) -> Cells | None:
    """Return cells of the room's table as cells of the organiser's."""
    if cells is None or not table.room_only:
        return cells
    if any(cell.count is None for cell in cells) or table.at_most is not None:
        told = [cell for cell in cells if not table.room_only & set(cell.values)]
        most = any(cell.almost_all and table.room_only & set(cell.values) for cell in cells)
        return (*told, Cell((OTHERS,), None, most and table.at_most is None))
    told = []
    for group in _as_organiser_reads((cell.values for cell in cells), table):
        members = {*group, *(table.room_only if OTHERS in group else ())}
        told.append(Cell(group, sum(cell.count or 0 for cell in cells if set(cell.values) <= members)))
    return tuple(told)


def _as_organiser_reads(groups: Iterable[tuple[str, ...]], table: Table) -> Partition:
    """Return a partition in which what is room-only is one; the groups that hold some of it are joined."""
    plain: list[tuple[str, ...]] = []
    mixed: list[tuple[str, ...]] = []
    for group in groups:
        (mixed if table.room_only & set(group) else plain).append(group)
    named = tuple(value for group in mixed for value in group if value not in table.room_only)
    return (*plain, (*named, OTHERS))
