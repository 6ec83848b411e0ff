"""Who let what through on the wall: noted, undone step by step, and held back for its words."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

import pytest
from store_room import ON_SQLITE, Person, put_out, states

from wli_toolkit.content.model import Agenda
from wli_toolkit.store import (
    BadValue,
    Post,
    Session,
    Store,
    UnknownPost,
    UnknownSession,
    wall,
)


def test_moderation_goes_through_the_states_and_is_noted(
    store: Store, session: Session, person: Person
) -> None:
    number = put_out(person, "朝の散歩").number
    did = [("show", "shown"), ("hold", "held"), ("show", "shown"), ("hide", "hidden"), ("show", "shown")]
    for act, state in did:
        assert store.moderate(session.code, number, act, by="assistant").state == state
    assert store.moderate(session.code, number, "pin").pinned is True
    assert store.moderate(session.code, number, "unpin").pinned is False
    log = store.wall_log(session.code)
    assert [(each.what, each.number, each.by, each.undone) for each in log] == [
        *((act, number, "assistant", False) for act, _state in did),
        ("pin", number, "facilitator", False),
        ("unpin", number, "facilitator", False),
    ]
    assert [each.at for each in log] == sorted(each.at for each in log)
    assert "朝の散歩" not in repr(log)


def test_what_changes_nothing_is_not_noted(store: Store, session: Session, person: Person) -> None:
    number = put_out(person, "朝の散歩").number
    for act in ("show", "show", "unpin", "pin", "pin"):
        store.moderate(session.code, number, act)
    assert [each.what for each in store.wall_log(session.code)] == ["show", "pin"]
    rev = store.live(session.code).rev
    store.moderate(session.code, number, "show")
    assert store.live(session.code).rev == rev


def test_open_pages_hear_when_a_state_changes_and_not_when_something_is_pinned(
    store: Store, session: Session, person: Person
) -> None:
    number = put_out(person, "朝の散歩").number
    revs = [store.live(session.code).rev]
    for act in ("show", "pin", "hide", "undo"):
        store.moderate(session.code, number, act)
        revs.append(store.live(session.code).rev)
    assert [after - before for before, after in itertools.pairwise(revs)] == [1, 0, 1, 1]


def test_what_is_hidden_or_held_is_no_longer_pinned_and_what_is_not_shown_cannot_be(
    store: Store, session: Session, person: Person
) -> None:
    number = put_out(person, "朝の散歩").number
    with pytest.raises(BadValue, match="pinned"):
        store.moderate(session.code, number, "pin")
    for act in ("hide", "hold"):
        store.moderate(session.code, number, "show")
        store.moderate(session.code, number, "pin")
        assert store.moderate(session.code, number, act).pinned is False
    assert store.moderate(session.code, number, "show").pinned is False


def test_undo_takes_back_one_act_after_another(store: Store, session: Session, person: Person) -> None:
    number = put_out(person, "朝の散歩").number
    for act in ("show", "pin", "hide"):
        store.moderate(session.code, number, act)
    assert store.moderate(session.code, number, "undo") == Post(
        number, "E11", "cue", "朝の散歩", "shown", True
    )
    assert store.moderate(session.code, number, "undo").pinned is False
    assert store.moderate(session.code, number, "undo").state == "waiting"
    before = store.wall_log(session.code)
    assert store.moderate(session.code, number, "undo").state == "waiting"
    assert store.wall_log(session.code) == before
    assert [(each.what, each.undone) for each in before] == [
        ("show", True),
        ("pin", True),
        ("hide", True),
        *[("undo", False)] * 3,
    ]
    store.moderate(session.code, number, "hold")
    assert store.moderate(session.code, number, "undo").state == "waiting"


def test_undo_is_of_one_post_only(store: Store, session: Session, join: Callable[[], Person]) -> None:
    one, other = put_out(join(), "一つ"), put_out(join(), "二つ")
    store.moderate(session.code, one.number, "show")
    store.moderate(session.code, other.number, "hide")
    store.moderate(session.code, one.number, "undo")
    assert states(store, session) == {"一つ": "waiting", "二つ": "hidden"}


@pytest.mark.parametrize("number", [417, 9_999, 100_000, -12_345, 0, 10**30, True, None, "12345", 12345.0])
def test_a_number_that_nothing_has_is_named(
    store: Store, session: Session, person: Person, number: object
) -> None:
    put_out(person, "朝の散歩")
    with pytest.raises(UnknownPost) as caught:
        store.moderate(session.code, number, "show")  # type: ignore[arg-type] - what must be refused
    assert str(number) in caught.value.reason
    assert states(store, session) == {"朝の散歩": "waiting"}


def test_a_number_of_another_session_is_nothing_here(
    store: Store, session: Session, person: Person, agenda: Agenda
) -> None:
    number = put_out(person, "朝の散歩").number
    elsewhere, _passcode = store.create_session(agenda=agenda)
    with pytest.raises(UnknownPost):
        store.moderate(elsewhere.code, number, "show")
    assert store.wall(elsewhere.code) == []
    with pytest.raises(UnknownSession):
        store.wall("ZZZZZZ")


@ON_SQLITE
@pytest.mark.parametrize(
    ("act", "by"), [("publish", "facilitator"), (None, "facilitator"), ("show", "ねこ"), ("show", None)]
)
def test_an_act_or_a_role_that_does_not_exist_is_refused(
    store: Store, session: Session, person: Person, act: Any, by: Any
) -> None:
    number = put_out(person, "朝の散歩").number
    with pytest.raises(BadValue, match="Use one of"):
        store.moderate(session.code, number, act, by=by)
    assert store.wall_log(session.code) == []


def test_a_held_word_keeps_it_apart_until_somebody_decides(
    store: Store, session: Session, join: Callable[[], Person]
) -> None:
    store.change_settings(session.code, {"held_words": ["ねこ商事", "バカ", "secret plan", "№1"]})
    texts = {
        "朝の散歩": "waiting",
        "ネコ商事の話": "held",
        "ﾈｺ 商事！": "held",
        "ね・こ\u200b商事": "held",
        "ばか": "held",
        "Our SECRET-Plan": "held",
        "ＮＯ１": "held",
        "ねこ": "waiting",
    }
    for text in texts:
        put_out(join(), text)
    assert states(store, session) == {wall._words(text): state for text, state in texts.items()}
    held = next(each for each in store.wall(session.code) if each.text == "ばか")
    assert store.moderate(session.code, held.number, "show").state == "shown"


@ON_SQLITE
@pytest.mark.parametrize(
    "words", ["ねこ", [1], {"a": 1}, 7, ["あ" * 41], [f"word{number}" for number in range(201)], [["x"]]]
)
def test_a_list_of_held_words_that_is_none_is_refused(store: Store, session: Session, words: Any) -> None:
    with pytest.raises(BadValue, match="held_words"):
        store.change_settings(session.code, {"held_words": words})
    assert store.session(session.code).settings["held_words"] == []


@ON_SQLITE
def test_held_words_are_kept_once_and_without_blanks(store: Store, session: Session) -> None:
    kept = store.change_settings(session.code, {"held_words": [" ねこ ", "", "ねこ", "・・・", "犬"]})
    assert kept.settings["held_words"] == ["ねこ", "犬"]
    assert store.change_settings(session.code, {"held_words": None}).settings["held_words"] == []
