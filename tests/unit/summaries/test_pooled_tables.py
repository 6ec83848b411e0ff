"""Tables put together are sums of told sums: exact where nothing is withheld, and no help to anybody who wants more."""

from __future__ import annotations

import random
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.summaries.pooled_samples import Told, between, known, told_table
from wli_toolkit.content.model import Text
from wli_toolkit.summaries import Row, statistics
from wli_toolkit.summaries.partitions import Merge
from wli_toolkit.summaries.pooled_asked import Declared
from wli_toolkit.summaries.pooled_rows import common_groups, pooled_rows

VALUES = ("a", "b", "c", "d")
ASKED = Declared("same", VALUES, ())
MERGES: tuple[Merge, ...] = (
    "others",
    "neighbours",
    ((("a",), ("b",), ("c",), ("d",)), (("a", "b"), ("c", "d"))),
)


def counting(least: int, most: int) -> st.SearchStrategy[dict[str, int]]:
    """Return people by category, in the order of the declaration."""
    each = st.tuples(*(st.integers(least, most) for _ in VALUES))
    return each.map(lambda numbers: dict(zip(VALUES, numbers, strict=True)))


counts = counting(0, 18)
series = st.lists(counts, min_size=2, max_size=5)
merges = st.sampled_from(MERGES)


def text(word: str) -> Text:
    return Text(ja=word, en=word)


@given(st.lists(st.permutations(VALUES), min_size=1, max_size=4), st.data())
def test_common_groups_are_the_finest_that_hold_every_told_group(
    orders: list[list[str]], data: st.DataObject
) -> None:
    partitions = []
    for order in orders:
        cuts = sorted(data.draw(st.sets(st.integers(1, 3))))
        partitions.append([tuple(order[low:high]) for low, high in zip([0, *cuts], [*cuts, 4], strict=True)])
    found = common_groups(partitions)
    assert sorted(value for group in found for value in group) == sorted(VALUES)
    for partition in partitions:
        assert all(any(set(told) <= set(group) for group in found) for told in partition)
    # Finest: two values are together only if a chain of told groups joins them.
    joined = {value: {value} for value in VALUES}
    for _ in VALUES:
        for partition in partitions:
            for told in partition:
                together = set().union(*(joined[value] for value in told))
                for value in together:
                    joined[value] = together
    assert {frozenset(group) for group in found} == {frozenset(group) for group in joined.values()}


@given(series, merges, st.sampled_from([5, 10]))
def test_a_count_is_the_sum_of_told_counts_and_its_interval_that_of_the_sum(
    rooms: list[dict[str, int]], merge: Merge, threshold: int
) -> None:
    tables = [told_table(room, merge, threshold) for room in rooms]
    pooled = pooled_rows(tables, "bars", ASKED)
    for each in pooled:
        if each.row.count is None:
            continue
        members = set(each.row.members)
        numbered = [
            room for room, told in zip(rooms, tables, strict=True) if told and told[0].count is not None
        ]
        assert each.sessions == len(numbered) >= 2
        assert each.row.count == sum(room[value] for room in numbered for value in members)
        assert each.row.n == sum(sum(room.values()) for room in numbered)
        assert each.row.count >= threshold * each.sessions
        low, high = statistics.wilson(each.row.count, each.row.n)
        assert (each.row.low, each.row.high) == (round(100 * low, 1), round(100 * high, 1))
    told = [each for each in pooled if each.row.count is not None]
    assert not told or sum(each.row.count or 0 for each in told) == told[0].row.n


@given(
    st.lists(counting(5, 30), min_size=2, max_size=4),
    merges,
)
def test_where_nothing_was_withheld_it_is_the_table_of_all_people_together(
    rooms: list[dict[str, int]], merge: Merge
) -> None:
    pooled = pooled_rows([told_table(room, merge, 5) for room in rooms], "bars", ASKED)
    everybody = {value: sum(room[value] for room in rooms) for value in VALUES}
    together = told_table(everybody, merge, 5)
    assert tuple(each.row for each in pooled) == together


@given(series, merges, st.randoms())
def test_the_order_of_sessions_does_not_matter(
    rooms: list[dict[str, int]], merge: Merge, luck: random.Random
) -> None:
    tables = [told_table(room, merge, 5) for room in rooms]
    mixed = list(tables)
    luck.shuffle(mixed)
    assert pooled_rows(tables, "bars", ASKED) == pooled_rows(mixed, "bars", ASKED)


@given(series, merges)
def test_a_session_that_tells_nothing_changes_nothing(rooms: list[dict[str, int]], merge: Merge) -> None:
    tables = [told_table(room, merge, 5) for room in rooms]
    withheld = tuple(Row(kind="count", value=value, label=text(value)) for value in VALUES)
    with_it = pooled_rows([*tables, withheld], "bars", ASKED)
    without = pooled_rows(tables, "bars", ASKED)
    assert [each for each in with_it if not each.withheld] == [each for each in without if not each.withheld]


@given(series, merges)
def test_every_pooled_number_follows_from_told_ones(rooms: list[dict[str, int]], merge: Merge) -> None:
    """Linear algebra: as vectors over sessions and categories, what is pooled lies in the span of what was told."""
    tables = [told_table(room, merge, 5) for room in rooms]
    facts = known(tables)
    cells = [(session, value) for session in range(len(rooms)) for value in VALUES]
    vectors = [
        [float(cell[0] == session and cell[1] in members) for cell in cells] for session, members, _ in facts
    ]
    numbered = {session for session, _, _ in facts}
    for each in pooled_rows(tables, "bars", ASKED):
        if each.row.count is not None:
            whole = [float(cell[0] in numbered and cell[1] in each.row.members) for cell in cells]
            assert np.linalg.matrix_rank(np.array([*vectors, whole])) == np.linalg.matrix_rank(
                np.array(vectors)
            )


@settings(max_examples=25, deadline=None)
@given(st.lists(counts, min_size=2, max_size=3), merges)
def test_nobody_can_bound_a_hidden_cell_better_with_it(rooms: list[dict[str, int]], merge: Merge) -> None:
    tables = [told_table(room, merge, 5) for room in rooms]
    cells = [(session, value) for session in range(len(rooms)) for value in VALUES]
    facts = [([(session, value) for value in members], count) for session, members, count in known(tables)]
    numbered = sorted({session for session, _, _ in known(tables)})
    pooled = [
        ([(session, value) for session in numbered for value in each.row.members], each.row.count)
        for each in pooled_rows(tables, "bars", ASKED)
        if each.row.count is not None
    ]
    told = {(session, members[0]) for session, members, _ in known(tables) if len(members) == 1}
    for cell in [cell for cell in cells if cell not in told][:4]:
        assert between([*facts, *pooled], cells, cell) == between(facts, cells, cell)


def counted(value: str, count: int | None, n: int | None, **more: Any) -> Row:
    return Row(kind="count", value=value, label=text(value), count=count, n=n, **more)


def test_an_option_is_told_only_where_every_session_with_the_question_tells_it() -> None:
    """Else only the sessions in which it was common would be added, and its share would be too large."""
    first: Told = (counted("a", 12, 20), counted("b", 9, 20))
    second: Told = (counted("a", 6, 30), counted("b", None, 30))
    third: Told = (counted("a", None, None), counted("b", None, None))
    pooled = {each.row.value: each for each in pooled_rows([first, second, third], "multi", ASKED)}
    assert (pooled["a"].row.count, pooled["a"].row.n, pooled["a"].row.share, pooled["a"].sessions) == (
        18,
        50,
        36,
        2,
    )
    assert pooled["b"].withheld
    assert pooled["b"].row.n is None


def test_almost_all_stays_without_a_number() -> None:
    most: Told = (counted("a", None, 20, almost_all=True), counted("b", None, 20))
    split: Told = (counted("a", 12, 20), counted("b", 8, 20))
    rows = pooled_rows([most, most], "bars", ASKED)
    assert [(each.row.almost_all, each.row.count, each.row.n) for each in rows] == [
        (True, None, 40),
        (False, None, 40),
    ]
    assert all(each.withheld for each in pooled_rows([most, split], "bars", ASKED))
    mixed = pooled_rows([most, split, split], "bars", ASKED)
    assert [(each.row.count, each.row.n, each.sessions) for each in mixed] == [(24, 40, 2), (16, 40, 2)]


def test_one_session_alone_is_never_told() -> None:
    split: Told = (counted("a", 12, 20), counted("b", 8, 20))
    assert all(each.withheld for each in pooled_rows([split], "bars", ASKED))


@pytest.mark.parametrize(
    ("medians", "told"), [((4.0, 6.5), None), ((4.0, 6.5, 5.0), (4.0, 6.5)), ((4.0, None, 5.0), None)]
)
def test_medians_are_told_as_a_range_from_three_sessions_on(
    medians: tuple[float | None, ...], told: tuple[float, float] | None
) -> None:
    tables: list[Told] = [
        (Row(kind="number", value="a", label=text("a"), n=20, median=median, q1=1.0, q3=9.0),)
        for median in medians
    ]
    (each,) = pooled_rows(tables, "quartiles", ASKED)
    assert (each.row.median, each.row.q1, each.row.q3) == (None, None, None)
    assert ((each.lowest, each.highest) if told else None) == told
    assert each.withheld is (told is None)
    assert each.row.n == (60 if told else None)


@given(st.lists(st.tuples(st.integers(6, 60), st.integers(0, 100)), min_size=2, max_size=4))
def test_means_are_weighted_with_the_people_behind_them(rooms: list[tuple[int, int]]) -> None:
    tables: list[Told] = [
        tuple(
            Row(kind="mean", value=value, label=text(value), n=people, share=share)
            for value, share in (("a", percent), ("b", 100 - percent))
        )
        for people, percent in rooms
    ]
    pooled = pooled_rows(tables, "means", ASKED)
    people = sum(each for each, _ in rooms)
    mean = sum(each * percent for each, percent in rooms) / people
    assert [each.row.n for each in pooled] == [people, people]
    assert abs((pooled[0].row.share or 0) - mean) <= 0.5
    assert abs((pooled[0].row.share or 0) + (pooled[1].row.share or 0) - 100) <= 1


def test_mean_changes_are_weighted_and_lose_their_interval() -> None:
    tables: list[Told] = [
        (Row(kind="change", value="change", label=text("c"), line="x", n=n, mean=mean, mean_low=0.0, dz=0.4),)
        for n, mean in ((20, 1.0), (40, 2.5))
    ]
    (each,) = pooled_rows(tables, "before_after", ASKED)
    assert (each.row.mean, each.row.mean_low, each.row.dz, each.row.n, each.sessions) == (
        2.0,
        None,
        None,
        60,
        2,
    )
