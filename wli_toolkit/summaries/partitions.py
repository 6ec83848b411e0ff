"""In which groups the categories of a table may be told, and in which order these are tried.

Someone who reads a table knows that the groups tried before it could not be told. So the order is fixed, whatever
the counts; and what gathers small categories must leave open how small each of them is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from functools import lru_cache
from itertools import combinations, pairwise
from typing import Literal

Partition = tuple[tuple[str, ...], ...]
"""Disjoint groups of category values that together hold every category."""
Merge = Sequence[Partition] | Literal["others", "neighbours"]


def candidates(counts: Mapping[str, int], merge: Merge, threshold: int) -> Iterator[Partition]:
    """Yield the partitions to try for `counts`, in order; the first with large enough groups is told."""
    if merge == "others":
        yield from gathered(counts, threshold)
        return
    values = [(value,) for value in counts]
    declared = neighbours(tuple(counts)) if merge == "neighbours" else merge
    for partition in declared:
        if is_coarser(partition, values) and gives_nothing_away(counts, partition, merge, threshold):
            yield partition


@lru_cache(maxsize=64)
def neighbours(values: tuple[str, ...]) -> tuple[Partition, ...]:
    """Return the partitions of ordered categories into groups of neighbours, those of most groups first.

    Each group holds categories that stand next to each other; of as many groups, those with the earlier cuts come
    first. Last come those of one category, not at either end, against both sides of it together.
    """
    whole = len(values)
    cuts = (cut for groups in range(whole, 1, -1) for cut in combinations(range(1, whole), groups - 1))
    side_by_side = (tuple(values[start:end] for start, end in pairwise((0, *cut, whole))) for cut in cuts)
    against_both = (
        ((value,), values[:place] + values[place + 1 :])
        for place, value in enumerate(values)
        if 0 < place < whole - 1
    )
    return (*side_by_side, *against_both)


def is_side_by_side(group: Sequence[str], values: Sequence[str]) -> bool:
    """Whether the categories of `group` stand next to each other in `values`."""
    places = sorted(values.index(value) for value in group)
    return places[-1] - places[0] == len(places) - 1


def gives_nothing_away(counts: Mapping[str, int], partition: Partition, merge: Merge, threshold: int) -> bool:
    """Whether the sums of `partition` leave open what they are made of, for someone who knows how it was chosen.

    Gathered categories are known to be small: where each is one short of the threshold, their sum tells each.
    Of neighbours not even that is known, however they add up; only where a category stands against both sides of it
    is each of these known to be small, and their sum must leave each at least three numbers.
    """
    if merge == "neighbours":
        values = tuple(counts)
        return all(
            is_side_by_side(group, values) or sum(counts[value] for value in group) <= 2 * (threshold - 1) - 2
            for group in partition
        )
    return not any(
        len(group) > 1 and all(counts[value] == threshold - 1 for value in group) for group in partition
    )


def gathered(counts: Mapping[str, int], threshold: int, always: Set[str] = frozenset()) -> list[Partition]:
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
        if (
            told_apart
            and sum(counts[value] for value in others) >= threshold
            and gives_nothing_away(counts, (*kept, others), "others", threshold)
        ):
            result.append((*kept, others))
    return result


def is_coarser(partition: Partition, groups: Sequence[tuple[str, ...]]) -> bool:
    """Whether every one of `groups` lies in one group of `partition`, and they hold the same values."""
    mine = sorted(value for group in partition for value in group)
    theirs = sorted(value for group in groups for value in group)
    return mine == theirs and all(any(set(group) <= set(larger) for larger in partition) for group in groups)
