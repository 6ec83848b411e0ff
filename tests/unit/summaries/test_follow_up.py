"""The follow-up, weeks later: frozen only once the session has ended, and told of enough people only."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.unit.summaries import small_pack as own
from tests.unit.summaries.memory_store import MemoryStore
from wli_toolkit.summaries import SummaryError, freeze_step, summarise

KEPT = own.field("kept", "choice", options=own.options("done", "not_yet"), occasions=["followup"])
SURE = own.field("sure", "scale", occasions=["during"])
PROMISE = own.exercise(
    "X1",
    [SURE, KEPT],
    [
        own.figure("sure", "quartiles", "sure", lines=[own.words("sure")]),
        own.figure("promise", "bars", "kept"),
    ],
)


def session(people: int, back: int = 0, **more: Any) -> MemoryStore:
    """Return a session that so many people joined, some of whom came back."""
    steps = own.agenda({"id": "promise", "exercise": "X1"}, follow_up=[{"id": "look-back", "exercise": "X1"}])
    store = MemoryStore(pack=own.pack(PROMISE), agenda=steps, closed=True, **more)
    for number in range(people):
        store.answer(f"p{number}", {("X1", "during", "sure"): number % 11})
    come_back(store, back)
    return store


def come_back(store: MemoryStore, back: int, first: int = 0) -> None:
    for number in range(first, first + back):
        store.answer(f"p{number}", {("X1", "followup", "kept"): "not_yet" if number % 2 else "done"})


def keys(store: MemoryStore, audience: Any = "room") -> list[str]:
    return [figure.key for figure in summarise(store, "C", audience=audience).figures]


@pytest.mark.parametrize("back", [0, 4])
def test_as_long_as_few_came_back_nothing_says_that_there_is_one(back: int) -> None:
    """A report of the day itself has no empty pictures of what is yet to come."""
    summary = summarise(session(20, back), "C")
    assert [figure.key for figure in summary.figures] == ["X1/sure@during"]
    assert summary.follow_up is None
    told = summary.as_json()
    assert told["follow_up"] is None
    assert "followup" not in json.dumps(told)
    assert summary.text("ja") == summarise(session(20), "C").text("ja")


def test_the_response_rate_and_the_pictures_of_those_who_came_back() -> None:
    summary = summarise(session(24, 12), "C")
    assert [figure.key for figure in summary.figures] == ["X1/sure@during", "X1/promise@followup"]
    assert summary.follow_up is not None
    assert (summary.follow_up.answered, summary.follow_up.share) == (12, 50)
    assert summary.as_json()["follow_up"] == {"answered": 12, "share": 50}
    assert "12人（50%）" in summary.text("ja")
    assert "12 (50%)" in summary.text("en")
    assert [row.count for row in summary["X1"].figure("promise").rows] == [6, 6]
    assert summary["X1"].n == 24, "the day's number stays the exercise's"


@pytest.mark.parametrize(("back", "room", "organiser"), [(5, 5, None), (9, 9, None), (10, 10, 10)])
def test_the_organiser_hears_of_it_from_ten_on(back: int, room: int, organiser: int | None) -> None:
    """How many came back is told under the thresholds too, even where their answers cannot be."""
    store = session(30, back)
    first = summarise(store, "C")
    again = summarise(store, "C", audience="organiser")
    assert first.follow_up is not None
    assert first.follow_up.answered == room
    assert (None if again.follow_up is None else again.follow_up.answered) == organiser
    assert keys(store)[-1] == "X1/promise@followup"
    assert (len(keys(store, "organiser")) == 2) == (organiser is not None)


def test_before_the_session_has_ended_nothing_of_it_is_frozen() -> None:
    store = session(24, 12)
    store.closed = False
    assert keys(store) == ["X1/sure@during"]
    assert all(not key.endswith("@followup") for key, _ in store.frozen)
    store.closed = True
    assert keys(store) == ["X1/sure@during", "X1/promise@followup"]


def test_a_handful_more_changes_nothing_and_many_do() -> None:
    store = session(60, 20)
    first = summarise(store, "C")
    come_back(store, 4, first=20)
    again = summarise(store, "C")
    assert (again.figures, again.follow_up) == (first.figures, first.follow_up)
    come_back(store, 16, first=24)
    later = summarise(store, "C")
    assert later["X1"].figure("promise").n == 40
    assert later.follow_up is not None
    assert later.follow_up.answered == 40


def test_nobody_closes_a_step_of_the_follow_up() -> None:
    with pytest.raises(SummaryError, match=r"'look-back'.*promise"):
        freeze_step(session(24, 12), "C", "look-back")
