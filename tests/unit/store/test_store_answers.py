"""Answers: saved once, the last one wins, private ones only for their author."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import text
from store_room import ON_SQLITE, Person

from wli_toolkit.store import (
    BadValue,
    Cell,
    ConsentChanged,
    Saved,
    Session,
    SessionClosed,
    Store,
    StoreError,
    WrongKey,
)

STRANGE = [
    None,
    True,
    0,
    10,
    7.5,
    "",
    "小さく始めたい",
    "👩‍👧 家族 \u200d",
    "a\0b",
    "cut emoji \ud83d",
    "' OR 1=1 --",
    "\\u0000",
    [],
    ["sleep", "mood"],
    {"like": 3, "good": 9},
    "家" * 500,
]


@pytest.mark.parametrize("seal", [False, True], ids=["plain", "sealed"])
def test_every_value_comes_back(person: Person, seal: bool) -> None:
    for number, value in enumerate(STRANGE):
        assert person.save(value, seal=seal, field=f"f{number}") == Saved(1, repeated=False)
    answers = {a.field: a for a in person.store.answers(person.id, person.key) if a.exercise == "E11"}
    assert [answers[f"f{number}"].value for number in range(len(STRANGE))] == STRANGE
    assert {each.sealed for each in answers.values()} == {seal}
    without_key = {a.field for a in person.store.answers(person.id) if a.exercise == "E11"}
    assert without_key == (set() if seal else set(answers))


def test_the_last_answer_wins_and_its_revision_counts(person: Person) -> None:
    revisions = [person.save(value, seal=value % 2 == 0).revision for value in range(1, 6)]
    assert revisions == [1, 2, 3, 4, 5]
    (answer,) = [a for a in person.store.answers(person.id, person.key) if a.exercise == "E11"]
    assert (answer.value, answer.revision, answer.sealed) == (5, 5, False)


def test_the_parts_of_an_answer_are_saved_together_or_not_at_all(person: Person) -> None:
    def save(*cells: Cell, op: str) -> Saved:
        return person.store.save_answers(
            person.id, person.key, occasion="during", exercise="E07", cells=cells, op=op
        )

    parts = (Cell("imp_work", 60, seal=False), Cell("imp_self", 40, seal=True))
    assert save(*parts, op="one") == Saved(1, repeated=False)
    assert save(Cell("imp_work", 0, seal=False), op="one") == Saved(1, repeated=True)
    found = {a.field: a for a in person.store.answers(person.id, person.key) if a.exercise == "E07"}
    assert {name: (a.value, a.sealed) for name, a in found.items()} == {
        "imp_work": (60, False),
        "imp_self": (40, True),
    }
    with pytest.raises(BadValue):
        save(Cell("imp_work", 20, seal=False), Cell("not a name", 80, seal=False), op="two")
    with pytest.raises(BadValue):
        save(op="three")
    assert person.answers()["E07", "imp_work"] == 60


def test_after_the_end_and_not_before_the_follow_up_can_be_answered(
    store: Store, session: Session, person: Person
) -> None:
    with pytest.raises(StoreError, match="End the session first"):
        person.save("too early", occasion="followup")
    store.close_session(session.code)
    with pytest.raises(SessionClosed):
        person.save("late")
    assert person.save("done", occasion="followup") == Saved(1, repeated=False)


def test_each_place_is_an_answer_of_its_own(person: Person) -> None:
    places = [
        {"occasion": "before"},
        {"occasion": "after"},
        {"exercise": "E13"},
        {"field": "act"},
        {"row": 1},
        {"row": 99},
    ]
    assert {person.save(number, **place).revision for number, place in enumerate(places)} == {1}
    kept = {a.value for a in person.store.answers(person.id) if a.field != "consent_use"}
    assert kept == set(range(len(places)))


@pytest.mark.parametrize("seal", [False, True], ids=["plain", "sealed"])
def test_any_earlier_op_repeated_changes_nothing(person: Person, seal: bool) -> None:
    for number in range(30):
        person.save(number, seal=seal, op=f"n{number}")
    before = person.store.answers(person.id, person.key)
    for number in reversed(range(30)):
        assert person.save(number, seal=seal, op=f"n{number}") == Saved(number + 1, repeated=True)
        assert person.save("other", field="other", op=f"n{number}") == Saved(number + 1, repeated=True)
    assert person.store.answers(person.id, person.key) == before


def test_an_op_repeated_after_the_end_is_still_acknowledged(
    store: Store, session: Session, person: Person
) -> None:
    saved = person.save("はい", op="lost-on-the-way")
    store.close_session(session.code)
    assert person.save("はい", op="lost-on-the-way") == Saved(saved.revision, repeated=True)


def test_ops_of_different_people_do_not_meet(join: Callable[[], Person]) -> None:
    one, other = join(), join()
    assert not one.save("一", op="same").repeated
    assert not other.save("二", op="same").repeated
    assert (one.answers()["E11", "cue"], other.answers()["E11", "cue"]) == ("一", "二")


@ON_SQLITE
@pytest.mark.parametrize(
    "wrong",
    [
        {"occasion": "yesterday"},
        {"occasion": None},
        {"exercise": ""},
        {"exercise": "E 1"},
        {"field": "a\0"},
        {"field": "x" * 101},
        {"field": "欄"},
        {"row": -1},
        {"row": 100},
        {"row": True},
        {"row": "0"},
        {"op": 7},
        {"op": "x" * 101},
        {"value": float("nan")},
        {"value": {1}},
        {"value": b"bytes"},
    ],
)
@pytest.mark.parametrize("seal", [False, True], ids=["plain", "sealed"])
def test_what_cannot_be_an_answer_is_refused(person: Person, wrong: dict, seal: bool) -> None:
    before = person.store.answers(person.id, person.key)
    with pytest.raises(BadValue) as caught:
        person.save(**{"value": 1, "seal": seal} | wrong)
    assert "\n" not in str(caught.value)
    assert person.store.answers(person.id, person.key) == before


def test_a_key_of_somebody_else_saves_nothing(store: Store, join: Callable[[], Person]) -> None:
    one, other = join(), join()
    with pytest.raises(WrongKey):
        store.save_answer(
            one.id, other.key, occasion="during", exercise="E11", field="cue", value="x", seal=True, op="o"
        )
    with pytest.raises(WrongKey):
        store.apply_consents(one.id, other.key, lambda _consents: {("E00", "consent_use"): True})


@pytest.mark.parametrize(("value", "sealed"), [("NULL", "NULL"), ("'1'", "'x'")], ids=["neither", "both"])
def test_an_answer_is_either_plain_or_sealed(store: Store, person: Person, value: str, sealed: str) -> None:
    sealed = "CAST('x' AS BYTEA)" if sealed != "NULL" and not store.database.dialect.owns_database else sealed
    columns = "participant, occasion, exercise, field, row, value, sealed, revision"
    values = f":person, 'during', 'E11', 'marker-in-row', 0, {value}, {sealed}, 1"
    statement = text(f"INSERT INTO wli_answers ({columns}) VALUES ({values})")  # noqa: S608 - our own text
    with pytest.raises(StoreError) as caught:
        store.database.write(lambda connection: connection.execute(statement, {"person": person.id}))
    # A driver would quote the row.
    assert "marker-in-row" not in str(caught.value)
    assert caught.value.__cause__ is None


def test_a_changed_consent_moves_answers_between_sealed_and_plain(
    store: Store, session: Session, person: Person
) -> None:
    agrees(person, group=True, sensitive=False)
    person.save(3, seal=True, exercise="E13", field="detach", occasion="before")
    person.save(8, seal=True, exercise="E13", field="detach", occasion="after")
    person.save("私だけ", seal=True, exercise="E13", field="drop")
    before = store.answers(person.id, person.key)
    assert not [a for a in store.group_answers(session.code) if a.exercise == "E13"]

    agrees(person, sensitive=True)
    counted = [a for a in store.group_answers(session.code) if a.exercise == "E13"]
    assert [(a.occasion, a.value) for a in counted] == [("after", 8), ("before", 3)]

    store.close_session(session.code)  # a consent can be withdrawn at any time
    agrees(person, sensitive=False)
    assert not [a for a in store.group_answers(session.code) if a.exercise == "E13"]
    after = store.answers(person.id, person.key)
    assert [a for a in after if a.exercise == "E13"] == [a for a in before if a.exercise == "E13"]


def agrees(person: Person, **consents: bool) -> None:
    """Answer what may be counted, and let it count."""
    for name, given in consents.items():
        person.save(given, exercise="E00", field=f"consent_{name}")
    person.store.apply_consents(
        person.id,
        person.key,
        lambda given: {("E13", "detach"): not given.opens_sensitive, ("E04", "not answered"): True},
    )


def test_what_was_sealed_by_other_consents_is_not_saved(store: Store, person: Person) -> None:
    agrees(person, group=True, sensitive=True)
    as_read = store.consents(person.id)
    agrees(person, sensitive=False)
    cells = [Cell("detach", 7, seal=False)]
    how = {"occasion": "during", "exercise": "E13", "cells": cells, "op": "late"}
    with pytest.raises(ConsentChanged):
        store.save_answers(person.id, person.key, **how, consents=as_read)
    assert ("E13", "detach") not in person.answers()
    store.save_answers(person.id, person.key, **how, consents=store.consents(person.id))
    assert store.save_answers(person.id, person.key, **how, consents=as_read).repeated


def test_only_those_who_agreed_are_counted(
    store: Store, session: Session, join: Callable[[], Person]
) -> None:
    asked = [(None, None), (False, True), (True, None), (True, True)]
    people = [join() for _ in asked]
    for each, (group, sensitive) in zip(people, asked, strict=True):
        each.save(7, exercise="E02", field="control", occasion="before")
        each.save("private", seal=True)
        store.set_consents(each.id, group=group, sensitive=sensitive)
    counted = [a for a in store.group_answers(session.code) if a.exercise == "E02"]
    expected = [
        (each.id, sensitive, "E02", "control", 7)
        for each, (group, sensitive) in zip(people, asked, strict=True)
        if group
    ]
    told = [(a.participant, a.consent_sensitive, a.exercise, a.field, a.value) for a in counted]
    assert told == sorted(expected, key=lambda answer: answer[0])
    assert "private" not in repr(store.group_answers(session.code))
    store.set_consents(people[2].id, group=False)
    assert {a.participant for a in store.group_answers(session.code)} == {people[3].id}
