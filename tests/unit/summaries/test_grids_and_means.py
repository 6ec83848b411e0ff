"""Grids of shares and means of a hundred: the numbers are those of the answers, and few people are not told."""

from __future__ import annotations

import math
import random
from typing import Any

import pytest

from tests.unit.summaries import small_pack as own
from tests.unit.summaries.memory_store import MemoryStore
from wli_toolkit.content.model import Exercise
from wli_toolkit.summaries import findings, summarise

EVENTS = ("role", "home", "learning", "health")
PERIODS = ("now", "later")
CHIPS = [
    own.chips(f"ev_{period}", *(f"ev_{event}_{period}" for event in EVENTS), at_most=2) for period in PERIODS
]
GRID = own.figure(
    "grid",
    "heat",
    *(f"ev_{event}_{period}" for event in EVENTS for period in PERIODS),
    lines=[own.words(event) for event in EVENTS],
    categories=own.options(*PERIODS),
    at_least=2,
)
USES = ("rest", "family", "learn", "more")
POINTS = own.field("use", "points", parts=own.parts(*USES))
MEANS = own.figure("means", "means", *USES, lines=[own.words(use) for use in USES])


def grid_room() -> MemoryStore:
    return own.room(own.exercise("X1", CHIPS, [GRID]))


def means_room() -> MemoryStore:
    return own.room(own.exercise("X1", [POINTS], [MEANS]))


def chosen(luck: random.Random) -> dict[str, int]:
    """Return one person's chips, two of the first three in each period, of some strength."""
    answers: dict[str, int] = {}
    for period in PERIODS:
        names = [f"ev_{event}_{period}" for event in EVENTS]
        two = luck.sample(names[:3], 2)
        answers |= {name: luck.randint(1, 3) if name in two else 0 for name in names}
    return answers


def shared(luck: random.Random, uses: tuple[str, ...] = USES) -> dict[str, int]:
    """Return one person's hundred points in steps of five."""
    cuts = sorted(luck.randint(0, 20) for _ in uses[1:])
    ends = [0, *cuts, 20]
    return dict.fromkeys(USES, 0) | {
        use: 5 * (after - before) for use, before, after in zip(uses, ends, ends[1:], strict=False)
    }


@pytest.mark.parametrize("audience", ["room", "organiser"])
def test_each_cell_is_the_share_of_people_who_reach_the_limit(audience: Any) -> None:
    luck = random.Random(3)  # noqa: S311 -- made-up people, not secrets
    people = [chosen(luck) for _ in range(60)]
    store = grid_room()
    own.answer_all(store, "X1", people)
    result = summarise(store, "C", audience=audience)["X1"].figure("grid")
    assert [row.value for row in result.rows] == list(GRID.of), "row by row"
    assert list(result.lines()) == [f"ev_{event}_now" for event in EVENTS]
    least = result.threshold
    told = 0
    for row in result.rows:
        count = sum(person[row.value] >= 2 for person in people)
        if least <= count <= 60 - least:
            assert (row.n, row.count, row.share) == (60, count, math.floor(100 * count / 60 + 0.5))
            assert row.low is not None
            assert row.high is not None
            assert row.low < row.share < row.high
            told += 1
        else:
            assert row.withheld
    assert told == 6, "nobody's health is seen"


def test_a_grid_counts_each_cell_among_those_who_answered_it() -> None:
    store = grid_room()
    luck = random.Random(5)  # noqa: S311 -- made-up people, not secrets
    for number in range(40):
        answers = chosen(luck)
        own.answer_all(
            store,
            "X1",
            [{name: value for name, value in answers.items() if number % 4 or name.endswith("now")}],
        )
    rows = {row.value: row for row in summarise(store, "C")["X1"].figure("grid").rows}
    assert rows["ev_role_now"].n == 40
    assert rows["ev_role_later"].n == 30


@pytest.mark.parametrize("people", [0, 4])
def test_a_grid_of_four_looks_like_an_empty_one(people: int) -> None:
    store, none = grid_room(), grid_room()
    own.answer_all(store, "X1", [dict.fromkeys(GRID.of, 3)] * people)
    assert summarise(store, "C")["X1"].figures == summarise(none, "C")["X1"].figures


def test_a_grid_of_scales_has_cells_without_a_common_limit() -> None:
    """Everybody may reach the limit everywhere: nothing adds up, so only small cells are withheld."""
    fields = [own.field(name, "scale") for name in ("a", "b")]
    grid = own.figure(
        "grid", "heat", "a", "b", lines=[own.words("x")], categories=own.options("a", "b"), at_least=7
    )
    store = own.room(own.exercise("X1", fields, [grid]))
    own.answer_all(store, "X1", [{"a": 9, "b": 9 if number < 15 else 1} for number in range(20)])
    rows = summarise(store, "C")["X1"].figure("grid").rows
    assert [(row.count, row.almost_all) for row in rows] == [(None, True), (15, False)]


@pytest.mark.parametrize("audience", ["room", "organiser"])
def test_means_are_those_of_the_answers_in_whole_percent(audience: Any) -> None:
    luck = random.Random(7)  # noqa: S311 -- made-up people, not secrets
    people = [shared(luck) for _ in range(41)]
    store = means_room()
    own.answer_all(store, "X1", people)
    result = summarise(store, "C", audience=audience)["X1"].figure("means")
    assert {row.value: row.share for row in result.rows} == {
        use: math.floor(sum(person[use] for person in people) / 41 + 0.5) for use in USES
    }
    assert {row.n for row in result.rows} == {41}
    assert all(row.count is row.median is row.mean is None for row in result.rows)


def test_lines_that_few_gave_anything_to_are_gathered() -> None:
    """Three gave a little to `more`: it is told together with the line that the next fewest gave to."""
    people = [{"rest": 50, "family": 30, "learn": 20, "more": 0}] * 9
    people += [{"rest": 60, "family": 30, "learn": 0, "more": 10}] * 3
    store = means_room()
    own.answer_all(store, "X1", people)
    rows = summarise(store, "C")["X1"].figure("means").rows
    assert [(row.value, row.share) for row in rows] == [("rest", 53), ("family", 30), ("learn+more", 18)]
    assert rows[-1].label.ja == "learn・more"


@pytest.mark.parametrize(
    "person",
    [{"rest": 100, "family": 0, "learn": 0, "more": 0}, {"rest": 0, "family": 0, "learn": 0, "more": 100}],
)
def test_what_everybody_gave_everything_to_is_not_told(person: dict[str, int]) -> None:
    store = means_room()
    own.answer_all(store, "X1", [person] * 30)
    assert summarise(store, "C")["X1"].figure("means").suppressed


@pytest.mark.parametrize(("people", "told"), [(4, False), (5, False), (6, True)])
def test_means_need_one_more_than_the_threshold(people: int, told: bool) -> None:
    """Of just five, a line that five gave to would say that everybody did."""
    store = means_room()
    own.answer_all(store, "X1", [{"rest": 40, "family": 30, "learn": 20, "more": 10}] * people)
    assert summarise(store, "C")["X1"].figure("means").suppressed is not told


def test_means_of_scores_that_rows_come_to() -> None:
    """E05: each person's shares of the four places, averaged; half of a person's things is 50 of the hundred."""
    from wli_toolkit.content import load_pack

    strengths: Exercise = load_pack().exercise("E05")
    store = own.room(strengths)
    for number in range(20):
        rows = [(9, 9), (9, 2)] if number % 2 else [(9, 9), (3, 8), (8, 8), (1, 9)]
        store.answer(
            f"p{number}",
            {
                ("E05", "during", name, row): value
                for row, place in enumerate(rows)
                for name, value in zip(("like", "good"), place, strict=True)
            },
        )
    result = summarise(store, "C")["E05"].figure("quadrants")
    assert {row.value: row.share for row in result.rows} == {
        "share_grow": 50,
        "share_nurture+share_relied+share_leave": 50,
    }, "as many have something in the second place as in the third: both are gathered, or neither"


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_both_are_told_in_words(lang: Any) -> None:
    luck = random.Random(3)  # noqa: S311 -- made-up people, not secrets
    both = own.room(own.exercise("X1", CHIPS, [GRID]), own.exercise("X2", [POINTS], [MEANS]))
    for number in range(50):
        own_answers = {("X1", "during", name): value for name, value in chosen(luck).items()}
        own_answers |= {("X2", "during", name): value for name, value in shared(luck).items()}
        both.answer(f"p{number}", own_answers)
    summary = summarise(both, "C")
    for exercise, figure in (("X1", "grid"), ("X2", "means")):
        result = summary[exercise].figure(figure)
        best = max(row.share or 0 for row in result.rows)
        told = findings(result, lang)
        assert len(told) == 1
        assert f"{best}%" in told[0]
    table = summary["X2"].as_table(lang)
    assert table["share"].sum() in (99, 100, 101)


def test_a_handful_of_newcomers_changes_neither() -> None:
    store = own.room(own.exercise("X1", [POINTS], [MEANS]))
    own.answer_all(store, "X1", [{"rest": 25, "family": 25, "learn": 25, "more": 25}] * 20)
    first = summarise(store, "C")["X1"].figure("means")
    own.answer_all(store, "X1", [{"rest": 100, "family": 0, "learn": 0, "more": 0}] * 4)
    assert summarise(store, "C")["X1"].figure("means") == first


@pytest.mark.parametrize(
    ("came", "replaced"),
    [
        ([{"rest": 100, "family": 0, "learn": 0, "more": 0}] * 9, False),
        ([{"rest": 55, "family": 20, "learn": 15, "more": 10}] * 9, True),
    ],
)
def test_newcomers_replace_the_means_only_if_they_cannot_be_read_off(
    came: list[dict[str, int]], replaced: bool
) -> None:
    """Nine who gave all to one line would show in the difference as what everybody of them answered."""
    store = means_room()
    own.answer_all(store, "X1", [{"rest": 25, "family": 25, "learn": 25, "more": 25}] * 11)
    assert summarise(store, "C")["X1"].figure("means").n == 11
    own.answer_all(store, "X1", came)
    assert summarise(store, "C")["X1"].figure("means").n == (20 if replaced else 11)


@pytest.mark.parametrize("audience", ["room", "organiser"])
def test_newcomers_replace_a_grid_only_if_no_cell_differs_by_a_few(audience: Any) -> None:
    """Twenty who all chose the same leave every other cell as it was: nobody among them chose that."""
    luck = random.Random(4)  # noqa: S311 -- made-up people, not secrets
    store = grid_room()
    own.answer_all(store, "X1", [chosen(luck) for _ in range(60)])
    first = summarise(store, "C", audience=audience)["X1"].figure("grid")
    assert not first.suppressed
    own.answer_all(store, "X1", [dict.fromkeys(GRID.of, 0) | {"ev_role_now": 3}] * 20)
    assert summarise(store, "C", audience=audience)["X1"].figure("grid") == first
    own.answer_all(store, "X1", [chosen(luck) for _ in range(80)])
    again = summarise(store, "C", audience=audience)["X1"].figure("grid")
    assert again.n == 160
    for before, after in zip(first.rows, again.rows, strict=True):
        if before.count is not None and after.count is not None:
            assert after.count - before.count >= again.threshold
            assert 100 - (after.count - before.count) >= again.threshold
