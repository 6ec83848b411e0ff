"""Which counts of exclusive categories may be told: small cells are merged or withheld here.

The rules, with `t` the threshold:

- A table of exclusive categories is told in the first of the partitions to try (`partitions`) of which every group
  holds at least `t` people: its declared merge levels, the finest first; with `"neighbours"`, every way of putting
  ordered categories together with the ones next to them; with `"others"`, its small cells gathered as one 「その他」
  of at least two categories. A cell of nobody is a small cell.
- Where all but fewer than `t` people gave one answer, only that answer is named, without a number, and only
  if it is true to say "almost all" of it.
- A coarser table (a higher threshold) is made from the finer one that was told, never from the counts, so
  that both together tell no more than the finer.

What is told is a function of the counts alone, and its cases are wide enough that someone who knows these
rules cannot tell a small cell's number either (tests/unit/summaries/test_attack.py tries).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass

from wli_toolkit.summaries import partitions
from wli_toolkit.summaries.gates import ALMOST_ALL_SHARE
from wli_toolkit.summaries.partitions import Merge, Partition

Accept = Callable[[Partition], bool]


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell that may be told: its categories, and how many people, or "almost all" of them.

    `count` is None where no number may be told; such a cell is empty, small or protects another one.
    """

    values: tuple[str, ...]
    count: int | None = None
    almost_all: bool = False

    @property
    def tells(self) -> bool:
        """Whether anything is said of it."""
        return self.count is not None or self.almost_all


Cells = tuple[Cell, ...]


def publish(
    counts: Mapping[str, int], merge: Merge, threshold: int, accept: Accept | None = None
) -> Cells | None:
    """Return what may be told of exclusive categories.

    Parameters
    ----------
    counts
        People by category value, in the order of the declaration, empty categories included.
    merge
        The declared partitions, finest first, or `"others"` or `"neighbours"`. A declared partition that does not
        hold every category once is passed over: its gaps could be filled by subtraction.
    threshold
        The least number of people in a cell.
    accept
        A further condition on the partition (against tables told before); None accepts all.

    Returns
    -------
    Cells or None
        Numbered cells that add up to everybody; or one "almost all" cell and the others without a number;
        or None: nothing may be told.
    """
    if sum(counts.values()) < threshold:
        return None
    for partition in partitions.candidates(counts, merge, threshold):
        cells = tuple(Cell(group, sum(counts[value] for value in group)) for group in partition)
        if _large_enough(cells, threshold) and (accept is None or accept(partition)):
            return cells
    return _almost_all(counts, threshold, accept)


def coarsen(
    cells: Cells | None,
    people: int,
    values: Sequence[str],
    merge: Merge,
    threshold: int,
    never_alone: Set[str] = frozenset(),
    accept: Accept | None = None,
) -> Cells | None:
    """Return what may be told at a higher threshold of a table that was told as `cells`.

    The told cells are the categories of the new table, so nobody who sees both learns more than the first
    one told; and the new table looks the same however finely the first one told it.

    Parameters
    ----------
    people
        How many the table counts.
    values
        Its categories in the order of the declaration.
    never_alone
        Categories that are told only together with others.
    accept
        A further condition on the partition; None accepts all.
    """
    if cells is None or people < threshold:
        return None
    if any(cell.count is None for cell in cells):
        named = not any(cell.almost_all and never_alone & set(cell.values) for cell in cells)
        return cells if named else None
    whole = {cell.values: cell.count or 0 for cell in cells}
    for partition in _coarser(whole, values, merge, threshold, never_alone):
        told = tuple(
            Cell(
                tuple(value for value in values if value in group),
                sum(count for told, count in whole.items() if set(told) <= set(group)),
            )
            for group in partition
        )
        alone = any(len(cell.values) == 1 and never_alone & set(cell.values) for cell in told)
        if _large_enough(told, threshold) and not alone and (accept is None or accept(partition)):
            return told
    top = max(whole, key=lambda group: whole[group])
    if len(top) > 1 or never_alone & set(top) or not is_almost_all(whole[top], people, threshold):
        return None
    return tuple(Cell((value,), None, value in top) for value in values)


def _coarser(
    whole: Mapping[tuple[str, ...], int],
    values: Sequence[str],
    merge: Merge,
    threshold: int,
    never_alone: Set[str],
) -> list[Partition]:
    """Return the partitions to try of a table of which the groups `whole` were told."""
    groups = {"+".join(group): group for group in whole}
    if merge == "others":
        always = {key for key, group in groups.items() if len(group) > 1 or never_alone & set(group)}
        keyed = {key: whole[group] for key, group in groups.items()}
        return [
            tuple(tuple(value for key in each for value in groups[key]) for each in partition)
            for partition in partitions.gathered(keyed, threshold, always)
        ]
    declared = partitions.neighbours(tuple(values)) if merge == "neighbours" else merge
    return [
        partition
        for partition in declared
        if partitions.is_coarser(partition, list(whole))
        and _gives_nothing_away(whole, partition, values, merge, threshold)
    ]


def _gives_nothing_away(
    whole: Mapping[tuple[str, ...], int],
    partition: Partition,
    values: Sequence[str],
    merge: Merge,
    threshold: int,
) -> bool:
    if merge == "neighbours":
        # At least the finer threshold is known of each told group: both sides of a category together tell too much.
        return all(partitions.is_side_by_side(group, values) for group in partition) or len(whole) == 2
    cells = [tuple("+".join(told) for told in whole if set(told) <= set(group)) for group in partition]
    keyed = {"+".join(told): count for told, count in whole.items()}
    return partitions.gives_nothing_away(keyed, tuple(cells), merge, threshold)


def _large_enough(cells: Cells, threshold: int) -> bool:
    return len(cells) >= 2 and all((cell.count or 0) >= threshold for cell in cells)


def _almost_all(counts: Mapping[str, int], threshold: int, accept: Accept | None) -> Cells | None:
    top = max(counts, key=lambda value: counts[value])
    if not is_almost_all(counts[top], sum(counts.values()), threshold):
        return None
    rest = tuple(value for value in counts if value != top)
    if rest and accept is not None and not accept(((top,), rest)):
        return None
    return tuple(Cell((value,), None, value == top) for value in counts)


def is_almost_all(count: int, people: int, threshold: int) -> bool:
    """Whether "almost all" is true of `count` of `people` and leaves fewer than `threshold` over."""
    return count >= least_almost_all(people, threshold)


def least_almost_all(people: int, threshold: int) -> int:
    """Return how many people "almost all" means at least."""
    return max(people - threshold + 1, math.ceil(ALMOST_ALL_SHARE * people))
