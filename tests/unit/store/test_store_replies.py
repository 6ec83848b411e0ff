"""What the facilitator writes back to a handed-in blueprint: for its author, until it is taken back or purged."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from store_room import ON_SQLITE, Person, holds

from wli_toolkit.content.model import Agenda
from wli_toolkit.store import BadValue, HandedIn, Session, SessionClosed, Store, UnknownHandIn, UnknownSession

BOXES = {"b1": "家族", "do": "散歩"}


def test_a_reply_reaches_its_author_only_and_can_be_changed(
    store: Store, session: Session, join: Callable[[], Person]
) -> None:
    author, other = join(), join()
    handed = store.hand_in(author.id, BOXES, "ねこ")
    untouched = store.hand_in(other.id, BOXES)
    assert handed.reply is None
    answered = store.reply(session.code.lower(), handed.number, " よい一歩ですね。\n続けてみてください。 ")
    assert answered == HandedIn(handed.number, BOXES, "ねこ", "よい一歩ですね。\n続けてみてください。")
    assert store.handed_in_by(author.id) == answered
    assert store.handed_in_by(other.id) == untouched
    assert {each.number: each.reply for each in store.handed_in(session.code)} == {
        handed.number: answered.reply,
        untouched.number: None,
    }
    assert store.reply(session.code, handed.number, "変えました").reply == "変えました"


@pytest.mark.parametrize("nothing", [None, "", " \n　", "\0"])
def test_nothing_takes_a_reply_away(
    store: Store, session: Session, person: Person, nothing: str | None
) -> None:
    number = store.hand_in(person.id, BOXES).number
    store.reply(session.code, number, "ひとこと")
    assert store.reply(session.code, number, nothing).reply is None
    assert store.handed_in_by(person.id) == HandedIn(number, BOXES, None)


def test_it_is_written_after_the_session_has_ended_too(
    store: Store, session: Session, person: Person
) -> None:
    number = store.hand_in(person.id, BOXES).number
    store.close_session(session.code)
    assert store.reply(session.code, number, "お疲れさまでした").reply == "お疲れさまでした"
    with pytest.raises(SessionClosed):
        store.take_back(person.id)
    store.purge_session(session.code)
    with pytest.raises(UnknownSession):
        store.reply(session.code, number, "遅い")


def test_other_boxes_lose_it_and_the_same_ones_keep_it(
    store: Store, session: Session, person: Person
) -> None:
    number = store.hand_in(person.id, BOXES, "ねこ").number
    store.reply(session.code, number, "ひとこと")
    assert store.hand_in(person.id, dict(reversed(BOXES.items())), "いぬ").reply == "ひとこと"
    assert store.handed_in_by(person.id) == HandedIn(number, BOXES, "いぬ", "ひとこと")
    assert store.hand_in(person.id, {**BOXES, "b2": "後輩"}, "いぬ").reply is None
    assert store.handed_in_by(person.id) == HandedIn(number, {**BOXES, "b2": "後輩"}, "いぬ", None)


def test_taking_back_takes_it_along(store: Store, session: Session, person: Person) -> None:
    number = store.hand_in(person.id, BOXES).number
    store.reply(session.code, number, "ひとこと")
    store.take_back(person.id)
    with pytest.raises(UnknownHandIn, match=str(number)):
        store.reply(session.code, number, "まだ読めますか")
    assert store.hand_in(person.id, BOXES) == HandedIn(number, BOXES, None, None)


@pytest.mark.parametrize("number", [99, 12345, -417, 0, 10**30, True, None, "417", 417.0])
def test_a_number_that_nobody_has_is_named(
    store: Store, session: Session, person: Person, number: object
) -> None:
    store.hand_in(person.id, BOXES)
    with pytest.raises(UnknownHandIn) as caught:
        store.reply(session.code, number, "x")  # type: ignore[arg-type] - what must be refused
    assert str(number) in caught.value.reason
    assert store.handed_in_by(person.id).reply is None


def test_a_number_of_another_session_is_nobodys_here(
    store: Store, session: Session, person: Person, agenda: Agenda
) -> None:
    number = store.hand_in(person.id, BOXES).number
    elsewhere, _passcode = store.create_session(agenda=agenda)
    with pytest.raises(UnknownHandIn):
        store.reply(elsewhere.code, number, "x")
    assert store.handed_in_by(person.id).reply is None


def test_its_length_is_counted_without_the_blanks_around_it(
    store: Store, session: Session, person: Person
) -> None:
    number = store.hand_in(person.id, BOXES).number
    longest = "長" * 200
    assert store.reply(session.code, number, f"  {longest}\n").reply == longest
    with pytest.raises(BadValue, match="201"):
        store.reply(session.code, number, longest + "い")
    assert store.handed_in_by(person.id).reply == longest


@ON_SQLITE
@pytest.mark.parametrize("text", [7, ["x"], b"x", {"a": 1}])
def test_what_is_no_text_is_refused(store: Store, session: Session, person: Person, text: object) -> None:
    number = store.hand_in(person.id, BOXES).number
    with pytest.raises(BadValue):
        store.reply(session.code, number, text)  # type: ignore[arg-type] - what must be refused
    assert store.handed_in_by(person.id).reply is None


def test_what_no_database_takes_is_left_out(store: Store, session: Session, person: Person) -> None:
    number = store.hand_in(person.id, BOXES).number
    assert store.reply(session.code, number, "a\0b\ud800c\u001bd\ne👍").reply == "abcd\ne👍"


@ON_SQLITE
def test_taken_back_it_is_on_no_byte(sqlite_url: str, store: Store, session: Session, person: Person) -> None:
    path = Path(sqlite_url.removeprefix("sqlite:///"))
    number = store.hand_in(person.id, BOXES).number
    store.reply(session.code, number, "MARKERreply")
    assert holds(path, "MARKERreply")
    store.take_back(person.id)
    assert not holds(path, "MARKERreply")
