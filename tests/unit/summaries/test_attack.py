"""Someone who subtracts, and someone who knows the rules, both try to learn a small cell's number."""

from __future__ import annotations

import itertools
import math
from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import Bounds, LinearConstraint, milp

from wli_toolkit.summaries import options as several
from wli_toolkit.summaries import suppression
from wli_toolkit.summaries.gates import ALMOST_ALL_SHARE
from wli_toolkit.summaries.partitions import Merge, Partition
from wli_toolkit.summaries.samples import EITHER_WAY, WAYS
from wli_toolkit.summaries.suppression import Cells

Constraint = tuple[Sequence[str], float, float]
"""Categories whose sum lies between two numbers."""


def _reads(cells: Cells | None, people: int, threshold: int) -> list[Constraint]:
    """What a table tells, as an attacker writes it down."""
    told: list[Constraint] = []
    for cell in cells or ():
        if cell.count is not None:
            told.append((cell.values, cell.count, cell.count))
        elif cell.almost_all:
            least = max(people - threshold + 1, math.ceil(ALMOST_ALL_SHARE * people))
            told.append((cell.values, least, people))
    return told


def _range(values: Sequence[str], goal: Sequence[str], told: Sequence[Constraint]) -> tuple[int, int]:
    """The least and greatest number of people in `goal`, by integer programming."""
    matrix = np.array([[float(value in group) for value in values] for group, _, _ in told])
    limits = LinearConstraint(matrix, [low for _, low, _ in told], [high for _, _, high in told])
    aim = np.array([float(value in goal) for value in values])
    ends = []
    for sign in (1, -1):
        solved = milp(
            sign * aim, constraints=limits, integrality=np.ones(len(values)), bounds=Bounds(0, np.inf)
        )
        assert solved.success
        ends.append(round(sign * solved.fun))
    return ends[0], ends[1]


@st.composite
def _merges(draw: st.DrawFn, values: list[str]) -> Merge:
    """Nested partitions, as a pack declares them, or the gathering of the small ones."""
    if draw(st.booleans()):
        return "others"
    partition: Partition = tuple((value,) for value in values)
    levels = [partition]
    while len(partition) > 2 and draw(st.booleans()):
        first, second = sorted(draw(st.permutations(range(len(partition))))[:2])
        merged = partition[first] + partition[second]
        partition = tuple(
            merged if index == first else group for index, group in enumerate(partition) if index != second
        )
        levels.append(partition)
    return tuple(levels)


@st.composite
def _tables(draw: st.DrawFn) -> tuple[dict[str, int], Merge]:
    values = list("abcdefg")[: draw(st.integers(2, 7))]
    size = draw(st.sampled_from([3, 8, 20, 60]))
    counts = {value: draw(st.integers(0, size)) for value in values}
    return counts, draw(_merges(values))


@settings(max_examples=150, deadline=None)
@given(table=_tables())
def test_no_subtraction_pins_a_small_cell(table: tuple[dict[str, int], Merge]) -> None:
    counts, merge = table
    people, values = sum(counts.values()), list(counts)
    room = suppression.publish(counts, merge, 5)
    organiser = suppression.coarsen(room, people, list(counts), merge, 10)
    for audiences, threshold in (((room,), 5), ((organiser,), 10), ((room, organiser), 5)):
        told: list[Constraint] = [(values, people, people)]
        for cells, limit in zip(audiences, (threshold, 10), strict=False):
            told += _reads(cells, people, limit)
        if people < threshold:
            assert all(cells is None for cells in audiences)
            continue
        for value in values:
            if counts[value] < threshold:
                low, high = _range(values, (value,), told)
                assert low < high, (counts, merge, audiences)


@settings(max_examples=300, deadline=None)
@given(table=_tables())
def test_every_number_told_is_true_and_large(table: tuple[dict[str, int], Merge]) -> None:
    counts, merge = table
    people = sum(counts.values())
    room = suppression.publish(counts, merge, 5)
    for cells, threshold in ((room, 5), (suppression.coarsen(room, people, list(counts), merge, 10), 10)):
        for cell in cells or ():
            true = sum(counts[value] for value in cell.values)
            assert cell.count in (None, true)
            assert cell.count is None or cell.count >= threshold
            if cell.almost_all:
                assert true >= 0.8 * people
                assert people - true < threshold


@settings(max_examples=200, deadline=None)
@given(table=_tables())
def test_the_organiser_is_told_nothing_that_the_room_was_not(table: tuple[dict[str, int], Merge]) -> None:
    counts, merge = table
    room = suppression.publish(counts, merge, 5)
    organiser = suppression.coarsen(room, sum(counts.values()), list(counts), merge, 10)
    told = {cell.values: cell.count for cell in room or ()}
    for cell in organiser or ():
        if cell.count is not None:
            inside = [count for values, count in told.items() if set(values) <= set(cell.values)]
            assert cell.count == sum(count or 0 for count in inside)
        elif cell.almost_all:
            assert cell.values in told


def _all_tables(people: int, categories: int) -> Iterator[tuple[int, ...]]:
    for cuts in itertools.combinations(range(people + categories - 1), categories - 1):
        edges = (-1, *cuts, people + categories - 1)
        yield tuple(after - before - 1 for before, after in itertools.pairwise(edges))


WHOLE: dict[int, tuple[Partition, ...]] = {
    2: ((("a",), ("b",)),),
    3: ((("a",), ("b",), ("c",)), (("a",), ("b", "c"))),
    4: (
        (("a",), ("b",), ("c",), ("d",)),
        (("a", "b"), ("c",), ("d",)),
        (("a", "b"), ("c", "d")),
    ),
    5: (
        (("a",), ("b",), ("c",), ("d",), ("e",)),
        (("a",), ("b", "c"), ("d", "e")),
        (("a", "b", "c"), ("d", "e")),
    ),
}


@pytest.mark.parametrize("declared", ["others", "levels"])
@pytest.mark.parametrize(
    ("categories", "most", "threshold"), [(2, 30, 5), (3, 26, 5), (4, 22, 5), (5, 17, 5)]
)
def test_knowing_the_rules_does_not_help(declared: str, categories: int, most: int, threshold: int) -> None:
    """Every table that would look the same is listed; no small cell is the same in all of them."""
    values = "abcde"[:categories]
    merge: Merge = "others" if declared == "others" else WHOLE[categories]
    for people in range(threshold, most + 1):
        looks_like: dict[object, list[tuple[int, ...]]] = defaultdict(list)
        for table in _all_tables(people, categories):
            counts = dict(zip(values, table, strict=True))
            room = suppression.publish(counts, merge, threshold)
            looks_like[room].append(table)
        for tables in looks_like.values():
            for cell in zip(*tables, strict=True):
                assert len(set(cell)) > 1 or cell[0] >= threshold, (merge, tables)


@pytest.mark.parametrize("declared", ["others", "levels"])
@pytest.mark.parametrize(("categories", "most"), [(2, 36), (3, 32), (4, 25)])
def test_knowing_the_rules_does_not_help_the_organiser(declared: str, categories: int, most: int) -> None:
    values = "abcde"[:categories]
    merge: Merge = "others" if declared == "others" else WHOLE[categories]
    for people in range(10, most + 1):
        looks_like: dict[object, list[tuple[int, ...]]] = defaultdict(list)
        for table in _all_tables(people, categories):
            room = suppression.publish(dict(zip(values, table, strict=True)), merge, 5)
            looks_like[suppression.coarsen(room, people, values, merge, 10)].append(table)
        for tables in looks_like.values():
            for cell in zip(*tables, strict=True):
                assert len(set(cell)) > 1 or cell[0] >= 10, (merge, tables)


@pytest.mark.parametrize(("options", "at_most", "most"), [(2, 2, 19), (3, 1, 16), (3, 2, 16), (4, 2, 10)])
def test_knowing_the_rules_does_not_help_with_options(options: int, at_most: int, most: int) -> None:
    values = "abcd"[:options]
    for people in range(5, most + 1):
        looks_like: dict[object, list[tuple[int, ...]]] = defaultdict(list)
        for chosen in itertools.product(range(people + 1), repeat=options):
            if people <= sum(chosen) <= at_most * people:
                counts = dict(zip(values, chosen, strict=True))
                looks_like[several.publish_options(counts, people, at_most, 5)].append(chosen)
        for tables in looks_like.values():
            for cell in zip(*tables, strict=True):
                assert len(set(cell)) > 1 or 5 <= cell[0] <= people - 5, tables


@st.composite
def _choices(draw: st.DrawFn) -> tuple[dict[str, int], int, int]:
    """Options of which each person chose several: what is chosen together matters."""
    values = list("abcdefg")[: draw(st.integers(2, 7))]
    at_most = draw(st.integers(1, len(values)))
    people = draw(st.integers(0, 45))
    popular = draw(st.lists(st.sampled_from(values), min_size=1, max_size=len(values), unique=True))
    greedy = draw(st.booleans())
    counts = dict.fromkeys(values, 0)
    random = draw(st.randoms(use_true_random=False))
    for _ in range(people):
        pool = popular if random.random() < 0.9 else values
        size = min(at_most if greedy else random.randint(1, at_most), len(pool))
        for value in random.sample(pool, size):
            counts[value] += 1
    return counts, people, at_most


@settings(max_examples=200, deadline=None)
@given(choices=_choices())
def test_the_limit_of_choices_gives_no_option_away(choices: tuple[dict[str, int], int, int]) -> None:
    counts, people, at_most = choices
    values = list(counts)
    room = several.publish_options(counts, people, at_most, 5)
    organiser = several.coarsen_options(room, people, at_most, 10)
    for audiences, threshold in (((room,), 5), ((organiser,), 10), ((room, organiser), 5)):
        told: list[Constraint] = [(values, people, at_most * people)]
        told += [((value,), 0, people) for value in values]
        for cells, limit in zip(audiences, (threshold, 10), strict=False):
            told += _reads(cells, people, limit)
        if people < threshold or all(cells is None for cells in audiences):
            continue
        for value in values:
            if counts[value] < threshold or people - counts[value] < threshold:
                low, high = _range(values, (value,), told)
                assert low < high, (counts, people, at_most, audiences)


def test_a_full_house_of_choices_would_give_the_rest_away() -> None:
    """Forty people, five choices each, all used up by six options: the seventh would have to be nobody's."""
    counts = {"a": 35, "b": 35, "c": 35, "d": 35, "e": 32, "f": 28, "g": 0}
    told = several.publish_options(counts, 40, 5, 5)
    assert told is not None
    assert [cell.count for cell in told] == [35, 35, 35, 35, 32, None, None]


@pytest.mark.parametrize("merge", [WAYS, EITHER_WAY])
def test_knowing_the_rules_does_not_help_with_before_and_after(merge: Merge) -> None:
    for people in range(5, 36):
        to_the_room: dict[object, list[tuple[int, ...]]] = defaultdict(list)
        to_the_organiser: dict[object, list[tuple[int, ...]]] = defaultdict(list)
        for table in _all_tables(people, 3):
            counts = dict(zip(("up", "same", "down"), table, strict=True))
            room = suppression.publish(counts, merge, 5)
            to_the_room[room].append(table)
            to_the_organiser[suppression.coarsen(room, people, list(counts), merge, 10)].append(table)
        for looks_like, threshold in ((to_the_room, 5), (to_the_organiser, 10)):
            for tables in looks_like.values():
                for cell in zip(*tables, strict=True):
                    assert people < threshold or len(set(cell)) > 1 or cell[0] >= threshold, tables
