"""Texts for the wall: copies that their authors put out, unseen until somebody lets them through."""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from store_room import CUE, ON_SQLITE, Person, holds, put_out, row_counts, states

from wli_toolkit.store import (
    BadValue,
    OwnPost,
    Post,
    Session,
    SessionClosed,
    Store,
    UnknownParticipant,
    UnknownPost,
)


def test_what_is_put_out_waits_under_a_random_number_and_names_nobody(
    store: Store, session: Session, join: Callable[[], Person]
) -> None:
    author, other = join(), join()
    post = put_out(author, "電車で座ったら")
    assert post == OwnPost(
        post.number, "E11", "cue", "電車で座ったら", "waiting", False, occasion="during", row=0
    )
    assert len(str(post.number)) == 5
    assert store.posts_of(author.id) == [post]
    assert store.posts_of(other.id) == []
    (seen,) = store.wall(session.code.lower())
    assert seen == Post(post.number, "E11", "cue", "電車で座ったら", "waiting", False)
    assert {field.name for field in dataclasses.fields(seen)} == {
        "number",
        "exercise",
        "field",
        "text",
        "state",
        "pinned",
    }


def test_the_queue_is_shuffled_and_its_numbers_tell_nothing(
    monkeypatch: pytest.MonkeyPatch, store: Store, session: Session, join: Callable[[], Person]
) -> None:
    dice = random.Random(3)  # noqa: S311 - so that the order is the same each time
    monkeypatch.setattr("wli_toolkit.store.wall.secrets", dice)
    people = [join() for _ in range(12)]
    for at, each in enumerate(people):
        put_out(each, f"{at}番目")
    came = [int(each.text.removesuffix("番目")) for each in store.wall(session.code)]
    assert sorted(came) == list(range(12))
    assert came not in (sorted(came), sorted(came, reverse=True))
    numbers = {each.number for each in store.wall(session.code)}
    assert len(numbers) == 12
    assert not numbers & {each.joined.participant.seat for each in people}


def test_a_rewritten_text_waits_again_under_another_number(
    store: Store, session: Session, person: Person
) -> None:
    first = put_out(person, "朝の散歩")
    store.moderate(session.code, first.number, "show")
    second = put_out(person, "夜の散歩")
    assert (second.state, second.number != first.number) == ("waiting", True)
    assert states(store, session) == {"夜の散歩": "waiting"}
    # Who had read only the old text lets nothing through.
    with pytest.raises(UnknownPost, match=str(first.number)):
        store.moderate(session.code, first.number, "show")
    assert states(store, session) == {"夜の散歩": "waiting"}


def test_the_same_text_again_changes_nothing(store: Store, session: Session, person: Person) -> None:
    post = put_out(person, "朝の散歩")
    store.moderate(session.code, post.number, "hide")
    again = put_out(person, " 朝の散歩\n")
    assert (again.number, again.state) == (post.number, "hidden")


def test_each_answer_has_a_post_of_its_own(store: Store, session: Session, person: Person) -> None:
    places = [("E05", "act", 0), ("E05", "act", 3), ("E05", "note", 0), ("E06", "act", 0)]
    for place in places:
        put_out(person, "写真", place)
    put_out(person, "写真", places[0], occasion="after")
    mine = store.posts_of(person.id)
    assert {(each.exercise, each.field, each.row, each.occasion) for each in mine} == {
        ("E05", "act", 0, "during"),
        ("E05", "act", 0, "after"),
        ("E05", "act", 3, "during"),
        ("E05", "note", 0, "during"),
        ("E06", "act", 0, "during"),
    }
    store.unpost(person.id, *places[0])
    assert len(store.posts_of(person.id)) == 4
    assert len(store.wall(session.code)) == 4


def test_taken_back_it_is_gone_and_taking_back_nothing_is_nothing(
    store: Store, session: Session, person: Person
) -> None:
    post = put_out(person, "朝の散歩")
    store.moderate(session.code, post.number, "show")
    store.unpost(person.id, *CUE)
    store.unpost(person.id, *CUE)
    assert store.wall(session.code) == []
    assert put_out(person, "朝の散歩").number != post.number


def test_after_the_end_nothing_is_put_out_but_it_can_be_taken_back(
    store: Store, session: Session, person: Person
) -> None:
    post = put_out(person, "朝の散歩")
    store.close_session(session.code)
    with pytest.raises(SessionClosed):
        put_out(person, "夜の散歩")
    with pytest.raises(SessionClosed):
        put_out(person, "別の文", ("E15", "words", 0))
    assert store.moderate(session.code, post.number, "show").state == "shown"
    store.unpost(person.id, *CUE)
    assert store.wall(session.code) == []


@ON_SQLITE
@pytest.mark.parametrize("text", [7, None, ["x"], b"x", {"a": 1}])
def test_what_is_no_text_is_refused(store: Store, session: Session, person: Person, text: Any) -> None:
    with pytest.raises(BadValue):
        put_out(person, text)
    assert store.wall(session.code) == []


@ON_SQLITE
@pytest.mark.parametrize("text", ["", " \n　", "\0", "\u200b\u200d\ufeff", "\u202e", "\u0301"])
def test_a_text_in_which_nothing_can_be_read_is_empty(
    store: Store, session: Session, person: Person, text: str
) -> None:
    with pytest.raises(BadValue, match="empty"):
        put_out(person, text)
    assert store.wall(session.code) == []


def test_it_stands_on_one_line_without_what_no_database_takes(
    store: Store, session: Session, person: Person
) -> None:
    assert put_out(person, "  a\0b\ud800c\u001bd\r\ne\u2028f　👍🏽 ").text == "abcd e f 👍🏽"
    assert states(store, session) == {"abcd e f 👍🏽": "waiting"}


def test_its_length_is_limited(store: Store, session: Session, person: Person) -> None:
    assert put_out(person, f"  {'長' * 200}\n").text == "長" * 200
    with pytest.raises(BadValue, match="201"):
        put_out(person, "長" * 201)
    assert len(store.wall(session.code)) == 1


@ON_SQLITE
@pytest.mark.parametrize("row", [-1, 100, True, None, "0", 0.0])
def test_a_row_that_cannot_be_is_refused(store: Store, session: Session, person: Person, row: Any) -> None:
    with pytest.raises(BadValue, match="row"):
        put_out(person, "x", ("E05", "act", row))
    with pytest.raises(BadValue, match="occasion"):
        put_out(person, "x", occasion="never")


def test_deletion_and_purge_leave_nothing_on_the_wall(
    store: Store, session: Session, join: Callable[[], Person]
) -> None:
    gone, stays = join(), join()
    shown = put_out(gone, "消える文")
    put_out(stays, "残る文")
    store.moderate(session.code, shown.number, "show")
    store.delete_participant(gone.id)
    assert states(store, session) == {"残る文": "waiting"}
    with pytest.raises(UnknownParticipant):
        put_out(gone, "まだいます")
    with pytest.raises(UnknownParticipant):
        store.posts_of(gone.id)
    with pytest.raises(UnknownPost):
        store.moderate(session.code, shown.number, "undo")
    store.purge_session(session.code)
    assert row_counts(store, ("wli_posts", "wli_wall_log")) == [0, 0]


def test_many_at_once_all_get_a_number_of_their_own(
    store: Store, session: Session, join: Callable[[], Person]
) -> None:
    people = [join() for _ in range(12)]
    with ThreadPoolExecutor(6) as pool:
        posts = list(pool.map(lambda each: put_out(each, f"{each.id}の文"), people))
    assert len({each.number for each in posts}) == 12
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(lambda each: store.moderate(session.code, each.number, "show"), posts))
    assert {each.state for each in store.wall(session.code)} == {"shown"}
    assert len(store.wall_log(session.code)) == 12


@ON_SQLITE
def test_it_is_a_copy_and_the_answer_stays_sealed(
    sqlite_url: str, store: Store, session: Session, person: Person
) -> None:
    path = Path(sqlite_url.removeprefix("sqlite:///"))
    person.save("MARKERsealed", seal=True)
    assert not holds(path, "MARKERsealed")
    put_out(person, "MARKERsealed")
    assert holds(path, "MARKERsealed")
    store.unpost(person.id, *CUE)
    assert not holds(path, "MARKERsealed")
    assert person.answers()[("E11", "cue")] == "MARKERsealed"


@ON_SQLITE
def test_what_is_put_out_never_reaches_the_groups_answers(
    store: Store, session: Session, person: Person
) -> None:
    store.set_consents(person.id, group=True)
    person.save("朝の散歩", seal=True)
    post = put_out(person, "朝の散歩")
    store.moderate(session.code, post.number, "show")
    assert "朝の散歩" not in repr(store.group_answers(session.code))
