"""In which groups categories may be told, written down once more from the guide on reading a summary."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise, product

Counts = Mapping[str, int]
Group = tuple[str, ...]
Groups = tuple[Group, ...]
Merge = Sequence[Sequence[Sequence[str]]] | str


def tellable(counts: Counts, merge: Merge, least: int, twin: Counts | None = None) -> list[Groups]:
    """Return the partitions of which every group is large enough, in the order in which they are tried.

    What the categories of a `twin` come to has to be large enough in the same groups.
    """
    tables = [counts] if twin is None else [counts, twin]
    return [
        partition
        for partition in tried(counts, merge)
        if len(partition) >= 2
        and all(
            sum(table[value] for value in group) >= least and leaves_open(table, group, merge, least)
            for table in tables
            for group in partition
        )
    ]


def tried(counts: Counts, merge: Merge) -> Iterator[Groups]:
    values = tuple(counts)
    if merge == "neighbours":
        yield from neighbours(values)
    elif merge == "others":
        for level in [-1, *sorted(set(counts.values()))]:
            rest = tuple(value for value in values if counts[value] <= level)
            kept = tuple((value,) for value in values if value not in rest)
            if len(rest) != 1 and kept:
                yield (*kept, rest) if rest else kept
    else:
        assert not isinstance(merge, str), merge
        for partition in merge:
            assert sorted(value for group in partition for value in group) == sorted(values), "or it has gaps"
            yield tuple(tuple(group) for group in partition)


def neighbours(values: Group) -> list[Groups]:
    """Return every way to put categories together with those next to them, most groups first.

    Of as many groups, those cut earlier come first. Last come a category and the two sides of it together.
    """
    ways = []
    for cut_after in product((True, False), repeat=len(values) - 1):
        cuts = [0, *(place for place, cut in enumerate(cut_after, 1) if cut), len(values)]
        ways.append((cuts, tuple(values[start:end] for start, end in pairwise(cuts))))
    ways.sort(key=lambda way: (-len(way[1]), way[0]))
    middle = [((value,), tuple(each for each in values if each != value)) for value in values[1:-1]]
    return [partition for _, partition in ways if len(partition) > 1] + middle


def leaves_open(counts: Counts, group: Group, merge: Merge, least: int) -> bool:
    """Whether the sum of a group leaves open what each of its categories is, for who knows why they were joined."""
    if merge != "neighbours":
        return len(group) < 2 or any(counts[value] != least - 1 for value in group)
    places = [list(counts).index(value) for value in group]
    if max(places) - min(places) == len(places) - 1:
        return True
    # Both sides are under the threshold, or they would have been told; one of them can be so many things.
    together = sum(counts[value] for value in group)
    return sum(0 <= together - one < least for one in range(least)) >= 3


def coarser(
    told: Mapping[Group, int], values: Group, merge: Merge, least: int, twin: Counts | None = None
) -> Groups | None:
    """Return how the organiser is told a table of which the room was told the groups `told`.

    A `twin` was told to the room in the same groups, and is told to the organiser in the same again.
    """
    beside = {group: sum((twin or {}).get(value, 0) for value in group) for group in told}
    tables = [told] if twin is None else [told, beside]
    for partition in _of_told(told, values, merge, least):
        large = all(_within(group, table) >= least for table in tables for group in partition)
        if len(partition) >= 2 and large:
            return partition
    return None


def _of_told(told: Mapping[Group, int], values: Group, merge: Merge, least: int) -> Iterator[Groups]:
    if merge == "others":
        joined = [group for group in told if len(group) > 1]
        for level in [-1, *sorted(set(told.values()))]:
            rest = [group for group in told if group in joined or told[group] <= level]
            kept = [group for group in told if group not in rest]
            if kept and (len(rest) != 1 or joined) and not _each_one_short(rest, told, least):
                yield (*kept, *([tuple(value for group in rest for value in group)] if rest else []))
        return
    for partition in tried(dict.fromkeys(values, 0), merge):
        parts = [[group for group in told if set(group) <= set(whole)] for whole in partition]
        if sum(map(len, parts)) < len(told):
            continue  # it cuts through a group that the room was told
        if merge == "neighbours" and len(told) > 2 and not all(_is_run(whole, values) for whole in partition):
            continue  # of each side of a category the room's threshold is known
        if merge == "neighbours" or not any(_each_one_short(part, told, least) for part in parts):
            yield partition


def _each_one_short(groups: Sequence[Group], told: Mapping[Group, int], least: int) -> bool:
    return len(groups) > 1 and all(told[group] == least - 1 for group in groups)


def _is_run(group: Group, values: Group) -> bool:
    places = [values.index(value) for value in group]
    return max(places) - min(places) == len(places) - 1


def _within(whole: Group, told: Mapping[Group, int]) -> int:
    return sum(count for group, count in told.items() if set(group) <= set(whole))
