"""Ordered categories merge with their neighbours on either side, in an order that no count decides."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wli_toolkit.summaries import suppression
from wli_toolkit.summaries.partitions import is_side_by_side, neighbours
from wli_toolkit.summaries.suppression import Cells


def told(cells: Cells | None) -> dict[str, int | str | None] | None:
    """Return cells as a short table."""
    if cells is None:
        return None
    return {"+".join(cell.values): "almost all" if cell.almost_all else cell.count for cell in cells}


def tables(people: int, categories: int) -> Iterator[tuple[int, ...]]:
    """Yield every way in which people can be spread over categories."""
    for cuts in itertools.combinations(range(people + categories - 1), categories - 1):
        edges = (-1, *cuts, people + categories - 1)
        yield tuple(after - before - 1 for before, after in itertools.pairwise(edges))


def test_the_finest_come_first_and_both_ends_against_the_middle_last() -> None:
    assert neighbours(("a", "b", "c")) == (
        (("a",), ("b",), ("c",)),
        (("a",), ("b", "c")),
        (("a", "b"), ("c",)),
        (("b",), ("a", "c")),
    )


@pytest.mark.parametrize("many", range(1, 9))
def test_every_way_to_put_neighbours_together_is_tried_once(many: int) -> None:
    values = tuple("abcdefgh"[:many])
    tried = neighbours(values)
    assert len(set(tried)) == len(tried) == 2 ** (many - 1) - 1 + max(0, many - 2)
    for partition in tried:
        assert sorted(value for group in partition for value in group) == sorted(values)
        assert len(partition) >= 2
    lengths = [len(partition) for partition in tried]
    assert lengths == sorted(lengths, reverse=True)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ({"a": 5, "b": 6, "c": 7}, {"a": 5, "b": 6, "c": 7}),
        ({"a": 6, "b": 7, "c": 4}, {"a": 6, "b+c": 11}),
        ({"a": 2, "b": 9, "c": 6}, {"a+b": 11, "c": 6}),
        ({"a": 4, "b": 9, "c": 2}, {"b": 9, "a+c": 6}),
        ({"a": 4, "b": 9, "c": 3}, None),
        ({"a": 0, "b": 20, "c": 0}, {"a": None, "b": "almost all", "c": None}),
        ({"a": 1, "b": 2, "c": 1, "d": 10, "e": 2}, {"d": 10, "a+b+c+e": 6}),
        ({"a": 0, "b": 1, "c": 4, "d": 8, "e": 5}, {"a+b+c": 5, "d": 8, "e": 5}),
        ({"a": 2, "b": 1, "c": 0, "d": 1}, None),
    ],
)
def test_small_categories_join_those_next_to_them(
    counts: dict[str, int], expected: dict[str, int | str | None] | None
) -> None:
    assert told(suppression.publish(counts, "neighbours", 5)) == expected


@given(st.lists(st.integers(0, 12), min_size=2, max_size=7))
def test_what_is_told_adds_up_and_is_next_to_each_other(numbers: list[int]) -> None:
    values = tuple("abcdefg"[: len(numbers)])
    counts = dict(zip(values, numbers, strict=True))
    cells = suppression.publish(counts, "neighbours", 5)
    if cells is None or any(cell.count is None for cell in cells):
        return
    assert sum(cell.count or 0 for cell in cells) == sum(numbers)
    apart = [cell for cell in cells if not is_side_by_side(cell.values, values)]
    assert len(apart) <= 1
    if apart:
        assert len(cells) == 2
        assert apart[0].count in (5, 6), "of 7 and 8 too little would be left open"


@pytest.mark.parametrize(("categories", "most"), [(2, 30), (3, 28), (4, 22), (5, 16)])
def test_knowing_how_it_was_chosen_leaves_open_how_small_each_is(categories: int, most: int) -> None:
    """Every table that would look the same is listed: a small cell can be anything under the threshold.

    Two exceptions, both by the rules: what "almost all" leaves over is a few, and where nothing at all is told of
    three categories or fewer both ends may be known to be just under the threshold.
    """
    values = "abcde"[:categories]
    for people in range(5, most + 1):
        looks_like: dict[Cells | None, list[tuple[int, ...]]] = defaultdict(list)
        for table in tables(people, categories):
            counts = dict(zip(values, table, strict=True))
            looks_like[suppression.publish(counts, "neighbours", 5)].append(table)
        for cells, alike in looks_like.items():
            for value, column in zip(values, zip(*alike, strict=True), strict=True):
                possible = set(column)
                if min(possible) >= 5:
                    continue
                assert len(possible) > 1, (cells, alike)
                if cells is not None and not any(cell.almost_all for cell in cells):
                    group = next(cell for cell in cells if value in cell.values)
                    open_ = 5 if is_side_by_side(group.values, tuple(values)) else 3
                    assert len(possible) >= open_, (cells, value, possible)


@pytest.mark.parametrize(("categories", "most"), [(2, 36), (3, 34), (4, 26)])
@pytest.mark.parametrize("both", [False, True])
def test_knowing_it_does_not_help_beside_the_organisers_table(categories: int, most: int, both: bool) -> None:
    values = "abcde"[:categories]
    least = 5 if both else 10
    for people in range(10, most + 1):
        looks_like: dict[object, list[tuple[int, ...]]] = defaultdict(list)
        for table in tables(people, categories):
            room = suppression.publish(dict(zip(values, table, strict=True)), "neighbours", 5)
            organiser = suppression.coarsen(room, people, values, "neighbours", 10)
            looks_like[(room, organiser) if both else organiser].append(table)
        for alike in looks_like.values():
            for column in zip(*alike, strict=True):
                assert len(set(column)) > 1 or column[0] >= least, alike


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ({"a": 12, "b": 11, "c": 10}, {"a": 12, "b": 11, "c": 10}),
        ({"a": 7, "b": 6, "c": 10}, {"a+b": 13, "c": 10}),
        ({"a": 5, "b": 10, "c": 5}, None),
        ({"a": 3, "b": 14, "c": 3}, None),
    ],
)
def test_the_organiser_reads_neighbours_too(
    counts: dict[str, int], expected: dict[str, int | str | None] | None
) -> None:
    """Both ends against the middle would tell too much: that each is five at least is known."""
    room = suppression.publish(counts, "neighbours", 5)
    assert told(suppression.coarsen(room, sum(counts.values()), "abc", "neighbours", 10)) == expected
