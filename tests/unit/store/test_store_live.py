"""Live state: consoles press at once and nothing is lost."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from store_room import ON_SQLITE

from wli_toolkit.content.model import Agenda
from wli_toolkit.store import BadValue, Live, Session, Store, UnknownStep

WAITING = {"voice": "open", "before": "waiting", "cards": "waiting", "close": "waiting"}


def test_the_first_step_is_open_from_the_start(store: Store, session: Session) -> None:
    assert store.live(session.code) == Live(
        rev=1,
        step="voice",
        steps=WAITING,
        opened_at=None,
        minutes_added=0,
        released=(),
        fresh=(),
        closed=False,
        pace="led",
    )
    assert list(store.live(session.code).steps) == ["voice", "before", "cards", "close"]


def test_at_a_free_pace_every_step_is_open(store: Store, agenda: Agenda) -> None:
    session, _passcode = store.create_session(agenda=agenda, settings={"pace": "free"})
    assert set(store.live(session.code).steps.values()) == {"open"}
    assert store.live(session.code).pace == "free"


def test_opening_moves_on_and_leaves_the_others_as_they_are(store: Store, session: Session) -> None:
    store.add_minutes(session.code, 3)
    before = time.time()
    opened = store.open_step(session.code, "cards")
    assert (opened.rev, opened.step, opened.minutes_added) == (3, "cards", 0)
    assert opened.steps == WAITING | {"cards": "open"}
    assert opened.opened_at is not None
    assert before <= opened.opened_at <= time.time()
    assert store.live(session.code) == opened
    closed = store.close_step(session.code, "voice")
    assert (closed.rev, closed.step) == (4, "cards")
    assert closed.steps == WAITING | {"voice": "closed", "cards": "open"}
    reopened = store.open_step(session.code, "voice")
    assert (reopened.step, reopened.steps["voice"]) == ("voice", "open")


def test_opening_the_first_step_starts_its_clock_once(store: Store, session: Session) -> None:
    started = store.open_step(session.code, "voice")
    assert started.opened_at is not None
    assert store.open_step(session.code, "voice") == started


def test_minutes_are_added_to_the_current_step(store: Store, session: Session) -> None:
    assert store.add_minutes(session.code, 3).minutes_added == 3
    assert store.add_minutes(session.code, -1).minutes_added == 2
    assert store.add_minutes(session.code, 0).rev == 3
    for wrong in (True, 1.5, "3", 1000):
        with pytest.raises(BadValue, match="minutes"):
            store.add_minutes(session.code, wrong)  # type: ignore[arg-type] - what must be refused


def test_pictures_are_released_in_order_and_withdrawn(store: Store, session: Session) -> None:
    for key in ("E01/pairs@during", "voice/voices", "E01/pairs@during"):
        store.release(session.code, key)
    assert store.live(session.code).released == ("voice/voices", "E01/pairs@during")
    assert store.release(session.code, "E01/pairs@during").rev == 4
    assert store.withdraw(session.code, "E01/pairs@during").released == ("voice/voices",)
    assert store.live(session.code).fresh == ("voice/voices",)
    assert store.withdraw(session.code, "never shown").rev == 5
    with pytest.raises(BadValue):
        store.release(session.code, "<script>")


@ON_SQLITE
@pytest.mark.parametrize("step", ["", "E01", "voice ", "x" * 500])
def test_an_unknown_step_is_named_with_those_there_are(store: Store, session: Session, step: str) -> None:
    for press in (store.open_step, store.close_step):
        with pytest.raises(UnknownStep, match="voice, before, cards, close"):
            press(session.code, step)
    assert store.live(session.code).rev == 1


def test_the_end_is_told_once(store: Store, session: Session) -> None:
    store.close_session(session.code)
    store.close_session(session.code)
    ended = store.live(session.code)
    assert (ended.rev, ended.closed) == (2, True)
    # What is on the screen can still be taken off.
    store.release(session.code, "voice/voices")
    assert store.withdraw(session.code, "voice/voices").released == ()


def test_consoles_that_press_at_once_lose_nothing(store: Store, session: Session) -> None:
    keys = [f"E01/figure{number}" for number in range(24)]
    with ThreadPoolExecutor(6) as consoles:
        seen = list(consoles.map(lambda key: store.release(session.code, key).rev, keys))
    assert sorted(seen) == list(range(2, 26))
    assert set(store.live(session.code).released) == set(keys)
    with ThreadPoolExecutor(6) as consoles:
        opened = list(consoles.map(lambda _: store.open_step(session.code, "cards"), range(6)))
    assert len({(live.rev, live.opened_at) for live in opened}) == 1


def test_what_was_released_before_a_step_opened_is_no_longer_fresh(store: Store, session: Session) -> None:
    store.release(session.code, "E00/voices@during")
    store.open_step(session.code, "cards")
    assert store.live(session.code).released == ("E00/voices@during",)
    assert store.live(session.code).fresh == ()
    assert store.release(session.code, "E01/pairs@during").fresh == ("E01/pairs@during",)
    again = store.release(session.code, "E00/voices@during")
    assert again.fresh == again.released == ("E01/pairs@during", "E00/voices@during")


def test_a_picture_that_something_else_covers_comes_to_the_front(store: Store, session: Session) -> None:
    store.release(session.code, "E00/voices@during")
    store.show(session.code, "rules")
    live = store.release(session.code, "E00/voices@during")
    assert (live.show, live.fresh) == (None, ("E00/voices@during",))


def test_what_a_reopened_step_showed_is_no_longer_released(store: Store, session: Session) -> None:
    for key in ("E00/voices@during", "E01/pairs@during"):
        store.release(session.code, key)
    live = store.open_step(session.code, "cards", withdrawing={"E01/pairs@during"})
    assert live.released == ("E00/voices@during",)
    assert live.undo is not None
    assert store.undo(session.code, live.undo.number).released == ("E00/voices@during", "E01/pairs@during")
