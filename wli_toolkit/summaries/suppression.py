"""Which counts of exclusive categories may be told: small cells are merged or withheld here.

The rules, with `t` the threshold:

- A table of exclusive categories is told at the finest of its declared merge levels at which every cell
  holds at least `t` people; with `"others"`, its small cells are gathered as one 「ほか」 of at least two
  categories. A cell of nobody is a small cell.
- Where all but fewer than `t` people gave one answer, only that answer is named, without a number, and only
  if it is true to say "almost all" of it.
- A coarser table (a higher threshold) is made from the finer one that was told, never from the counts, so
  that both together tell no more than the finer.

What is told is a function of the counts alone, and its cases are wide enough that someone who knows these
rules cannot tell a small cell's number either (tests/unit/summaries/test_attack.py tries).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Literal

Partition = tuple[tuple[str, ...], ...]
"""Disjoint groups of category values that together hold every category."""
Merge = Sequence[Partition] | Literal["others"]
Accept = Callable[[Partition], bool]

SENSITIVE_THRESHOLD = 10
"""Sensitive fields are never told under so many people, anywhere."""
ORGANISER_THRESHOLD = 10
ROOM_THRESHOLD = 5
ALMOST_ALL_SHARE = 0.8
"""Below this share of the people "almost all" would not be true, however few the others are."""


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
        The declared partitions, finest first, or `"others"`. A declared partition that does not hold every
        category once is passed over: its gaps could be filled by subtraction.
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
    for partition in _partitions(counts, merge, threshold):
        cells = tuple(Cell(group, sum(counts[value] for value in group)) for group in partition)
        if (
            _large_enough(cells, threshold)
            and not _sums_away(counts, partition, threshold)
            and (accept is None or accept(partition))
        ):
            return cells
    return _almost_all(counts, threshold, accept)


def coarsen(
    cells: Cells | None,
    people: int,
    values: Sequence[str],
    merge: Merge,
    threshold: int,
    never_alone: Set[str] = frozenset(),
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
    """
    if cells is None or people < threshold:
        return None
    if any(cell.count is None for cell in cells):
        named = not any(cell.almost_all and never_alone & set(cell.values) for cell in cells)
        return cells if named else None
    whole = {cell.values: cell.count or 0 for cell in cells}
    keyed = {"+".join(group): count for group, count in whole.items()}
    if merge == "others":
        groups = {"+".join(group): group for group in whole}
        candidates = [
            tuple(tuple(value for key in gathered for value in groups[key]) for gathered in partition)
            for partition in _gathered(
                keyed,
                threshold,
                {key for key, group in groups.items() if len(group) > 1 or never_alone & set(group)},
            )
        ]
    else:
        candidates = [partition for partition in merge if _is_coarser(partition, list(whole))]
    for partition in candidates:
        told = tuple(
            Cell(
                tuple(value for value in values if value in group),
                sum(count for told, count in whole.items() if set(told) <= set(group)),
            )
            for group in partition
        )
        if (
            _large_enough(told, threshold)
            and not _sums_away(keyed, _keys(partition, whole), threshold)
            and not any(len(cell.values) == 1 and never_alone & set(cell.values) for cell in told)
        ):
            return told
    top = max(whole, key=lambda group: whole[group])
    if len(top) > 1 or never_alone & set(top) or not is_almost_all(whole[top], people, threshold):
        return None
    return tuple(Cell((value,), None, value in top) for value in values)


def _large_enough(cells: Cells, threshold: int) -> bool:
    return len(cells) >= 2 and all((cell.count or 0) >= threshold for cell in cells)


def _sums_away(counts: Mapping[str, int], partition: Partition, threshold: int) -> bool:
    """Whether a merged cell is made of categories that are each one short of the threshold.

    To someone who knows that they are small, the sum would tell each.
    """
    return any(
        len(group) > 1 and all(counts[value] == threshold - 1 for value in group) for group in partition
    )


def _keys(partition: Partition, told: Iterable[tuple[str, ...]]) -> Partition:
    """Return `partition` as groups of told cells, each by its joined name."""
    return tuple(tuple("+".join(cell) for cell in told if set(cell) <= set(group)) for group in partition)


def _partitions(counts: Mapping[str, int], merge: Merge, threshold: int) -> list[Partition]:
    if merge == "others":
        return _gathered(counts, threshold)
    return [partition for partition in merge if _is_coarser(partition, [(value,) for value in counts])]


def _is_coarser(partition: Partition, groups: Sequence[tuple[str, ...]]) -> bool:
    """Whether every one of `groups` lies in one group of `partition`, and they hold the same values."""
    mine = sorted(value for group in partition for value in group)
    theirs = sorted(value for group in groups for value in group)
    return mine == theirs and all(any(set(group) <= set(larger) for larger in partition) for group in groups)


def _gathered(counts: Mapping[str, int], threshold: int, always: Set[str] = frozenset()) -> list[Partition]:
    """Return the partitions that gather the small categories and `always`, the least gathering first.

    Someone who knows the rule must not be helped by it. So categories of equal size are gathered together or
    not at all, or the order of the declaration would tell which.
    """
    small = [value for value in counts if counts[value] < threshold]
    result: list[Partition] = []
    if not small and not always:
        result.append(tuple((value,) for value in counts))
    for largest in (-1, *sorted(set(counts.values()))):
        others = tuple(value for value in counts if counts[value] <= largest or value in always)
        kept = tuple((value,) for value in counts if value not in others)
        told_apart = bool(kept) and (len(others) >= 2 or bool(always)) and set(small) <= set(others)
        if told_apart and sum(counts[value] for value in others) >= threshold:
            result.append((*kept, others))
    return result


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
