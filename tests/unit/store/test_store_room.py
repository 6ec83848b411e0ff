"""What the facilitator does to the room: minutes, looking up, the screen, undoing it, and the log of it all."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import update
from store_room import ON_SQLITE, Person

from wli_toolkit.content.model import Agenda
from wli_toolkit.store import (
    BadValue,
    Live,
    Session,
    SessionClosed,
    Store,
    StoreError,
    UnknownSession,
    schema,
)

PICTURE = "E01/pairs@during"


def last(live: Live) -> int:
    """Return the number of what can be undone."""
    assert live.undo is not None
    return live.undo.number


def turn_back(store: Store, session: Session, seconds: float) -> None:
    """Let the current step have been opened so many seconds earlier."""
    live = store.live(session.code)
    assert live.opened_at is not None
    values = {"opened_at": live.opened_at - seconds}
    store.database.write(lambda connection: connection.execute(update(schema.live).values(**values)))


def test_seconds_used_add_up_step_by_step_pauses_included(store: Store, session: Session) -> None:
    store.open_step(session.code, "voice")
    turn_back(store, session, 60)
    assert store.live(session.code).used == {}, "a clock that runs is not added up yet"
    store.close_step(session.code, "voice")
    store.open_step(session.code, "close")
    turn_back(store, session, 30)
    store.open_step(session.code, "voice")
    turn_back(store, session, 5)
    store.close_session(session.code)
    used = store.live(session.code).used
    assert used == {"voice": pytest.approx(65, abs=2), "close": pytest.approx(30, abs=2)}


def test_closing_another_step_leaves_the_running_clock_alone(store: Store, session: Session) -> None:
    store.open_step(session.code, "voice")
    store.open_step(session.code, "cards")
    turn_back(store, session, 40)
    store.close_step(session.code, "voice")
    assert store.live(session.code).used["voice"] < 2
    assert "cards" not in store.live(session.code).used


def test_added_minutes_say_when_they_were_added(store: Store, session: Session) -> None:
    store.open_step(session.code, "voice")
    before = time.time()
    live = store.add_minutes(session.code, 1)
    (at, minutes), *rest = live.added
    assert (minutes, rest, live.minutes_added) == (1, [], 1)
    assert before <= at <= time.time()
    assert store.open_step(session.code, "cards").added == ()


def test_people_look_up_until_told_otherwise_or_a_step_opens(store: Store, session: Session) -> None:
    assert store.live(session.code).heads_up is False
    assert store.set_heads_up(session.code, True).heads_up is True
    assert store.set_heads_up(session.code, False).heads_up is False
    store.set_heads_up(session.code, True)
    assert store.open_step(session.code, "cards").heads_up is False
    store.set_heads_up(session.code, True)
    store.close_session(session.code)
    assert store.live(session.code).heads_up is False
    with pytest.raises(SessionClosed):
        store.set_heads_up(session.code, True)


def test_counts_are_hidden_from_the_screen_and_shown_again(store: Store, session: Session) -> None:
    assert store.set_hide_counts(session.code, True).hide_counts is True
    assert store.open_step(session.code, "cards").hide_counts is True
    assert store.set_hide_counts(session.code, False).hide_counts is False


def test_what_is_shown_gives_way_to_a_step_or_a_picture_but_for_the_timer(
    store: Store, session: Session
) -> None:
    assert store.show(session.code, "join").show == "join"
    assert store.open_step(session.code, "cards").show is None
    assert store.show(session.code, "wall").show == "wall"
    assert store.release(session.code, PICTURE).show is None
    store.show(session.code, "timer")
    assert store.open_step(session.code, "close").show == "timer"
    assert store.show(session.code, None).show is None


@ON_SQLITE
@pytest.mark.parametrize("what", ["", "WALL", "answers", 1])
def test_nothing_else_can_be_shown(store: Store, session: Session, what: object) -> None:
    with pytest.raises(BadValue, match="wall, rules, join, timer"):
        store.show(session.code, what)  # type: ignore[arg-type] - what must be refused
    assert store.live(session.code).rev == 1


def test_each_action_can_be_undone_the_last_first(store: Store, session: Session) -> None:
    states = [store.live(session.code)]
    for act in (
        lambda: store.open_step(session.code, "voice"),
        lambda: store.add_minutes(session.code, 1),
        lambda: store.close_step(session.code, "voice"),
        lambda: store.open_step(session.code, "cards"),
        lambda: store.release(session.code, PICTURE),
        lambda: store.withdraw(session.code, PICTURE),
        lambda: store.set_heads_up(session.code, True),
        lambda: store.set_hide_counts(session.code, True),
        lambda: store.show(session.code, "rules"),
    ):
        states.append(act())

    def told(live: Live) -> dict[str, object]:
        return {name: value for name, value in vars(live).items() if name != "rev"}

    for before, after in zip(reversed(states[:-1]), reversed(states[1:]), strict=True):
        undone = store.undo(session.code, last(after))
        assert told(undone) == told(before)
        assert undone.rev > after.rev
    assert store.live(session.code).undo is None


def test_one_press_too_many_undoes_nothing_more(store: Store, session: Session) -> None:
    store.open_step(session.code, "voice")
    store.set_heads_up(session.code, True)
    number = last(store.live(session.code))
    undone = store.undo(session.code, number)
    assert undone.heads_up is False
    assert store.undo(session.code, number) == undone
    assert store.undo(session.code, 999) == undone


def test_what_the_end_ended_cannot_be_undone(store: Store, session: Session) -> None:
    number = last(store.open_step(session.code, "voice"))
    store.close_session(session.code)
    assert store.live(session.code).undo is None
    with pytest.raises(SessionClosed):
        store.undo(session.code, number)
    assert store.release(session.code, PICTURE).undo is None


def test_only_so_much_is_kept_to_be_undone(store: Store, session: Session) -> None:
    for _ in range(25):
        store.add_minutes(session.code, 1)
    for _ in range(25):
        live = store.live(session.code)
        if live.undo is None:
            break
        store.undo(session.code, live.undo.number)
    assert store.live(session.code).minutes_added == 5


def test_the_log_tells_what_was_done_and_when_and_of_nobody(
    store: Store, session: Session, person: Person
) -> None:
    before = time.time()
    store.open_step(session.code, "voice")
    store.open_step(session.code, "voice")
    store.add_minutes(session.code, 1)
    store.ask_help(person.id)
    store.answer_help(session.code, 1, "coming")
    store.answer_help(session.code, 1, "helped")
    store.close_step(session.code, "voice")
    store.release(session.code, PICTURE)
    store.undo(session.code, last(store.live(session.code)))
    store.close_session(session.code)
    store.close_session(session.code)
    log = store.log(session.code)
    assert [(one.number, one.what, one.step, one.detail) for one in log] == [
        (1, "open", "voice", None),
        (2, "minutes", "voice", "+1"),
        (3, "coming", "voice", None),
        (4, "helped", "voice", None),
        (5, "close", "voice", None),
        (6, "release", "voice", PICTURE),
        (7, "undo", "voice", f"release {PICTURE}"),
        (8, "end", "voice", None),
    ]
    times = [one.at for one in log]
    assert times == sorted(times)
    assert before <= times[0] <= times[-1] <= time.time()


def test_consoles_that_press_at_once_write_one_log(store: Store, session: Session) -> None:
    with ThreadPoolExecutor(6) as consoles:
        list(consoles.map(lambda _: store.add_minutes(session.code, 1), range(12)))
    assert [one.number for one in store.log(session.code)] == list(range(1, 13))
    assert store.live(session.code).minutes_added == 12


def test_a_session_takes_its_log_along(store: Store, session: Session, agenda: Agenda) -> None:
    other, _passcode = store.create_session(agenda=agenda)
    store.open_step(other.code, "voice")
    store.open_step(session.code, "voice")
    store.purge_session(session.code)
    assert [one.step for one in store.log(other.code)] == ["voice"]
    with pytest.raises(UnknownSession):
        store.log(session.code)


def test_a_hand_is_raised_answered_and_lowered(
    store: Store, session: Session, join: Callable[[], Person]
) -> None:
    one, two = join(), join()
    before = time.time()
    assert store.ask_help(one.id) == "asked"
    asked = store.participant(one.id)
    assert asked.help == "asked"
    assert asked.help_since is not None
    assert before <= asked.help_since <= time.time()
    assert store.participant(two.id).help is None
    rev = store.live(session.code).rev
    assert store.answer_help(session.code, asked.seat, "coming") == "coming"
    assert store.ask_help(one.id) == "coming", "asking again does not send the helper away"
    assert store.participant(one.id).help_since == asked.help_since
    assert store.answer_help(session.code, asked.seat, "helped") is None
    done = store.participant(one.id)
    assert (done.help, done.help_since) == (None, None)
    assert store.live(session.code).rev == rev, "one person's hand is no news for the other phones"


def test_a_hand_lowered_meanwhile_stays_down(store: Store, session: Session, person: Person) -> None:
    store.ask_help(person.id)
    assert store.ask_help(person.id, False) is None
    assert store.answer_help(session.code, 1, "coming") is None
    assert store.participant(person.id).help is None
    assert store.log(session.code) == []


def test_hands_cannot_be_raised_after_the_end(store: Store, session: Session, person: Person) -> None:
    store.ask_help(person.id)
    store.close_session(session.code)
    with pytest.raises(SessionClosed):
        store.ask_help(person.id)
    assert store.answer_help(session.code, 1, "helped") is None


@ON_SQLITE
@pytest.mark.parametrize("seat", [0, -1, True, "1", 2**40, 7])
def test_a_seat_that_nobody_has_is_refused(store: Store, session: Session, seat: object) -> None:
    with pytest.raises(StoreError, match="seat"):
        store.answer_help(session.code, seat, "coming")  # type: ignore[arg-type] - what must be refused
