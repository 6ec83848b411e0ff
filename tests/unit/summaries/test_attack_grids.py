"""Someone who adds up cells of a grid, or means, and knows every rule, learns no small number from them."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import Bounds, LinearConstraint, milp

from wli_toolkit.content.model import Text
from wli_toolkit.summaries.counting import Table
from wli_toolkit.summaries.ledger import Ledger
from wli_toolkit.summaries.means import Told, publish_means
from wli_toolkit.summaries.options import coarsen_options, publish_options
from wli_toolkit.summaries.suppression import Cell, Cells, least_almost_all

TEXT = Text(ja="あ", en="a")
LEAST = 5


def table(counts: Mapping[str, int], people: int, at_most: int, unseen: int) -> Table:
    """Return the cells of one period, of a choice that has some more options."""
    return Table(
        counts=counts,
        labels=dict.fromkeys(counts, TEXT),
        people=people,
        at_most=at_most,
        variable="ev",
        question="ev",
        unseen=unseen,
    )


def told_in_turn(tables: Iterable[Table], threshold: int) -> tuple[Cells | None, ...]:
    """Return what pictures of parts of one choice tell, one after the other."""
    ledger = Ledger()
    told = []
    for each in tables:
        assert each.at_most is not None
        cells = publish_options(
            each.counts, each.people, each.at_most, threshold, ledger.beside(each, threshold)
        )
        ledger.note(each, cells, threshold)
        told.append(cells)
    return tuple(told)


@pytest.mark.parametrize(("people", "at_most"), [(5, 1), (8, 1), (10, 1), (7, 2), (10, 2)])
def test_two_pictures_of_one_choice_beside_each_other(people: int, at_most: int) -> None:
    """Two cells in one picture, one in another, one in none: every way to choose is listed."""
    looks_like: dict[object, list[tuple[int, ...]]] = defaultdict(list)
    for chosen in itertools.product(range(people + 1), repeat=4):
        if sum(chosen) <= at_most * people:
            a, b, c, _nowhere = chosen
            pictures = (
                table({"a": a, "b": b}, people, at_most, unseen=2),
                table({"c": c}, people, at_most, unseen=3),
            )
            looks_like[told_in_turn(pictures, LEAST)].append(chosen)
    told = 0
    for look, ways in looks_like.items():
        told += any(cells is not None for cells in look)
        for cell in zip(*ways, strict=True):
            assert len(set(cell)) > 1 or LEAST <= cell[0] <= people - LEAST, (look, ways)
    assert told or people < 2 * LEAST, "or this shows nothing"


def limits(cells: Cells | None, people: int, threshold: int) -> dict[str, tuple[int, int]]:
    """Return how many people each cell is known to hold, at least and at most."""
    return {
        cell.values[0]: (cell.count, cell.count)
        if cell.count is not None
        else (least_almost_all(people, threshold) if cell.almost_all else 0, people)
        for cell in cells or ()
    }


def reach(
    goal: str, known: Mapping[str, tuple[int, int]], names: Sequence[str], people: int, at_most: int
) -> tuple[int, int]:
    """Return the least and greatest number of people in one cell, by integer programming."""
    lows = [known.get(name, (0, people))[0] for name in names]
    highs = [known.get(name, (0, people))[1] for name in names]
    total = LinearConstraint(np.ones((1, len(names))), [0], [at_most * people])
    aim = np.array([float(name == goal) for name in names])
    ends = []
    for sign in (1, -1):
        solved = milp(
            sign * aim, constraints=total, integrality=np.ones(len(names)), bounds=Bounds(lows, highs)
        )
        assert solved.success
        ends.append(round(sign * solved.fun))
    return ends[0], ends[1]


@st.composite
def _chosen(draw: st.DrawFn) -> tuple[dict[str, int], int, int, int]:
    """Everybody's chips, counted: popular ones, often all that may be chosen; and how they are pictured."""
    names = list("abcdef")
    people, at_most = draw(st.integers(5, 40)), draw(st.integers(1, 3))
    popular = draw(st.lists(st.sampled_from(names), min_size=at_most, max_size=4, unique=True))
    counts = dict.fromkeys(names, 0)
    random = draw(st.randoms(use_true_random=False))
    greedy = draw(st.booleans())
    for _ in range(people):
        pool = popular if greedy or random.random() < 0.8 else names
        for name in random.sample(pool, at_most if greedy else random.randint(0, at_most)):
            counts[name] += 1
    return counts, people, at_most, draw(st.integers(1, 5))


@settings(max_examples=150, deadline=None)
@given(chosen=_chosen())
def test_the_limit_of_chips_gives_no_cell_away(chosen: tuple[dict[str, int], int, int, int]) -> None:
    counts, people, at_most, cut = chosen
    names = list(counts)
    halves = [
        table({name: counts[name] for name in half}, people, at_most, unseen=len(names) - len(half))
        for half in (names[:cut], names[cut:])
    ]
    room = told_in_turn(halves, 5)
    ledger = Ledger()
    organiser = []
    for each, cells in zip(halves, room, strict=True):
        organiser.append(coarsen_options(cells, people, at_most, 10, ledger.beside(each, 10)))
        ledger.note(each, organiser[-1], 10)
    for pictures, threshold in ((room, 5), (organiser, 10)):
        known: dict[str, tuple[int, int]] = {}
        for cells in pictures:
            known |= limits(cells, people, threshold)
        if people < threshold or not any(pictures):
            continue
        for name in names:
            if counts[name] < threshold or people - counts[name] < threshold:
                least, most = reach(name, known, names, people, at_most)
                assert least < most, (counts, people, at_most, pictures)


def test_a_cell_that_another_picture_would_cut_is_withheld() -> None:
    """Reached at 1 by ten and at 2 by seven: three are in between, so only one of the two is told."""
    ledger = Ledger()
    answers = ["0"] * 10 + ["1"] * 3 + ["2"] * 7
    told = []
    for least in ("1", "2"):
        reached = sum(answer >= least for answer in answers)
        side = Table(
            counts={"at_least": reached, "under": 20 - reached},
            labels={},
            people=20,
            variable="a",
            finest={value: answers.count(value) for value in "012"},
            within={
                "at_least": tuple(value for value in "012" if value >= least),
                "under": tuple(value for value in "012" if value < least),
            },
        )
        cell = Table(
            counts={"a": reached}, labels={}, people=20, at_most=2, question="a", unseen=1, sides={"a": side}
        )
        cells = publish_options(cell.counts, 20, 2, LEAST, ledger.beside(cell, LEAST))
        ledger.note(cell, cells)
        told.append(cells)
    assert told == [(Cell(("a",), 10),), None]


# --- means ---------------------------------------------------------------------------------------------------------


def everybody(people: int, lines: int, units: int) -> Iterable[tuple[tuple[int, ...], ...]]:
    """Yield everything that people could answer who share a hundred in so many units, in no order."""
    answers = [each for each in itertools.product(range(units + 1), repeat=lines) if sum(each) == units]
    return itertools.combinations_with_replacement(answers, people)


def told_of(
    answers: Sequence[Sequence[int]], units: int, threshold: int, finer: Told | None = None
) -> Told | None:
    numbers = {
        name: tuple(value * 100 / units for value in values)
        for name, values in zip("abc", zip(*answers, strict=True), strict=False)
    }
    groups = None if finer is None else tuple(mean.values for mean in finer)
    return publish_means(numbers, threshold, groups)


@pytest.mark.parametrize(
    ("people", "lines", "units"),
    [(4, 2, 4), (5, 2, 4), (6, 2, 4), (4, 3, 2), (5, 3, 2), (6, 3, 2), (4, 3, 3)],
)
def test_means_tell_nobodys_answer_and_no_small_number(people: int, lines: int, units: int) -> None:
    """With three as the threshold every possible room is listed; those that look alike must differ."""
    threshold = 3
    looks_like: dict[object, list[tuple[tuple[int, ...], ...]]] = defaultdict(list)
    for answers in everybody(people, lines, units):
        looks_like[told_of(answers, units, threshold)].append(answers)
    assert len(looks_like) > 1, "or nothing is told"
    for told, rooms in looks_like.items():
        if told is None:
            continue
        for line in range(lines):
            values = {tuple(sorted(answer[line] for answer in answers)) for answers in rooms}
            # That everybody gave the same is never known.
            assert not all(len(set(each)) == 1 for each in values), (told, rooms)
            for limit in range(1, units + 1):
                # How many gave at least so much, or less, is never known to be a few.
                reached = {sum(value >= limit for value in each) for each in values}
                if len(reached) == 1:
                    (count,) = reached
                    assert not 0 < count < threshold, (told, line, limit, rooms)


@settings(max_examples=200, deadline=None)
@given(data=st.data(), people=st.integers(0, 30))
def test_every_mean_told_is_true_and_of_enough_people(data: st.DataObject, people: int) -> None:
    favourites = data.draw(st.lists(st.integers(0, 4), min_size=1, max_size=5))
    random = data.draw(st.randoms(use_true_random=False))
    answers = []
    for _ in range(people):
        person = [0] * 5
        for _step in range(20):
            person[random.choice(favourites)] += 5
        answers.append(person)
    numbers = {name: tuple(float(person[index]) for person in answers) for index, name in enumerate("abcde")}
    room = publish_means(numbers, 5)
    groups = None if room is None else tuple(mean.values for mean in room)
    organiser = publish_means(numbers, 10, groups) if room is not None else None
    for told, threshold in ((room, 5), (organiser, 10)):
        if told is None:
            continue
        assert people > threshold
        assert sorted(name for mean in told for name in mean.values) == list("abcde")
        assert len(told) >= 2
        for mean in told:
            together = [sum(numbers[name][who] for name in mean.values) for who in range(people)]
            assert abs(mean.percent - sum(together) / people) <= 0.5
            assert sum(value > 0 for value in together) >= threshold
            assert sum(value < 100 for value in together) >= threshold
    if room is not None and organiser is not None:
        for mean in organiser:
            inside = [set(each.values) for each in room if set(each.values) & set(mean.values)]
            assert set().union(*inside) == set(mean.values), "never finer than what the room was told"
