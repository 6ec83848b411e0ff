"""A frozen picture stays as it is until so many changed that the difference tells nobody's answer."""

from __future__ import annotations

from typing import Any

import pytest
from memory_store import MemoryStore

from wli_toolkit.summaries import FigureResult, SummaryError, freeze_step, summarise

DIRECTIONS = ("separate", "integrate", "rest", "learn", "connect")


def walk(store: MemoryStore, people: int, first: int = 0, conf: int = 8) -> None:
    """Let people take a small step, as many in each direction."""
    for number in range(first, first + people):
        store.answer(
            f"p{number}",
            {
                ("E11", "during", "dir"): DIRECTIONS[number % 5],
                ("E11", "during", "conf"): conf if number % 2 else 4,
            },
        )


def told(store: MemoryStore, audience: Any = "room") -> FigureResult:
    """Return the picture of the directions."""
    return summarise(store, "C", audience=audience)["E11"].figure("directions")


def test_closing_a_step_freezes_its_pictures_for_both_audiences(store: MemoryStore) -> None:
    walk(store, 50)
    results = freeze_step(store, "C", "step")
    assert [result.key for result in results] == ["E11/directions@during", "E11/confident@during"]
    assert set(store.frozen) == {(result.key, threshold) for result in results for threshold in (5, 10)}
    for threshold in (5, 10):
        snapshot = store.frozen["E11/directions@during", threshold]
        assert len(snapshot.contributors) == 50
        assert FigureResult.from_json(snapshot.payload).threshold == threshold


def test_a_pause_has_no_pictures_and_an_unknown_step_is_named(store: MemoryStore) -> None:
    assert freeze_step(store, "C", "talk") == ()
    with pytest.raises(SummaryError, match=r"'lunch'.*voice, before, cards"):
        freeze_step(store, "C", "lunch")


def test_a_step_before_has_its_own_pictures(store: MemoryStore) -> None:
    assert {result.figure_id for result in freeze_step(store, "C", "before")} == {
        "now_want",
        "zones",
        "fit_by_zone",
        "control",
    }
    assert {result.figure_id for result in freeze_step(store, "C", "after")} == {
        "change",
        "positions",
        "view_change",
    }


def test_nothing_is_written_where_nothing_changed(store: MemoryStore) -> None:
    walk(store, 50)
    first = summarise(store, "C")
    saves = store.saves
    assert summarise(store, "C").figures == first.figures
    assert store.saves == saves


@pytest.mark.parametrize("late", [1, 4])
def test_a_few_latecomers_change_nothing(store: MemoryStore, late: int) -> None:
    walk(store, 50)
    first = told(store), told(store, "organiser")
    walk(store, late, first=50)
    assert (told(store), told(store, "organiser")) == first


def test_one_changed_answer_changes_nothing(store: MemoryStore) -> None:
    walk(store, 50)
    first = told(store)
    store.answer("p0", {("E11", "during", "dir"): "rest"})
    assert told(store) == first


def test_one_who_deletes_their_data_cannot_be_subtracted(store: MemoryStore) -> None:
    walk(store, 50)
    first = told(store)
    del store.people["p7"]
    assert told(store) == first


def test_many_latecomers_in_every_direction_are_counted(store: MemoryStore) -> None:
    walk(store, 50)
    told(store)
    walk(store, 50, first=50)
    assert told(store).n == 100


def test_many_latecomers_in_one_direction_would_show(store: MemoryStore) -> None:
    """Twenty come, all to rest: the other directions would differ by nobody, so the old picture stays."""
    walk(store, 50)
    first = told(store)
    for number in range(20):
        store.answer(f"late{number}", {("E11", "during", "dir"): "rest", ("E11", "during", "conf"): 9})
    assert told(store) == first


def test_coarser_where_only_the_coarser_difference_is_large(store: MemoryStore) -> None:
    walk(store, 50)
    assert len(told(store).rows) == 5
    for number, direction in enumerate(["separate"] * 6 + ["rest"] * 2 + ["integrate"] * 6 + ["learn"] * 7):
        store.answer(
            f"late{number}",
            {("E11", "during", "dir"): direction, ("E11", "during", "conf"): 9 if number % 2 else 3},
        )
    again = told(store)
    assert again.n == 71
    assert [row.count for row in again.rows] == [28, 16, 27]


def test_pictures_of_one_step_are_replaced_together(store: MemoryStore) -> None:
    """The directions may be replaced, the share may not: then neither is."""
    walk(store, 50)
    summarise(store, "C")
    for number in range(25):
        store.answer(
            f"late{number}", {("E11", "during", "dir"): DIRECTIONS[number % 5], ("E11", "during", "conf"): 9}
        )
    exercise = summarise(store, "C")["E11"]
    assert {figure.n for figure in exercise.figures} == {50}


def test_a_picture_withheld_at_first_is_told_when_there_are_enough(store: MemoryStore) -> None:
    walk(store, 4)
    assert told(store).suppressed
    walk(store, 46, first=4)
    assert told(store).n == 50


def test_the_organiser_keeps_the_older_picture_where_ten_are_needed(store: MemoryStore) -> None:
    walk(store, 60)
    told(store)
    walk(store, 35, first=60)
    assert told(store).n == 95
    assert told(store, "organiser").n == 60


def test_after_any_replacement_the_difference_is_large(store: MemoryStore) -> None:
    walk(store, 50)
    before = {row.value: row.count for row in told(store).rows}
    walk(store, 31, first=50, conf=9)
    for row in told(store).rows:
        old = sum(before[member] or 0 for member in row.members)
        assert row.count is not None
        assert row.count == old or abs(row.count - old) >= 5


def test_an_early_look_does_not_fix_a_step_that_is_still_answered(store: MemoryStore) -> None:
    store.led = ("voice",)
    walk(store, 8)
    assert told(store).suppressed
    assert store.frozen.keys() == {key for key in store.frozen if key[0].startswith("E00/")}
    walk(store, 40)
    assert sum(row.count or 0 for row in freeze_step(store, "C", "step")[0].rows) == 40
    store.led = ("voice", "step")
    assert told(store).n == 40
