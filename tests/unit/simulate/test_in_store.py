"""Simulated participants in a real store: repeatable, valid, sealed, marked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from wli_toolkit.content import check_answer, every_column, spread, stays_private
from wli_toolkit.content.model import Agenda, Pack, Visibility
from wli_toolkit.simulate import Action, simulate
from wli_toolkit.store import Store, open_store

TODAY = dt.date(2026, 9, 1)
NewSession = Callable[..., str]


@dataclass(frozen=True)
class Simulated:
    """One simulated session that the tests below only read."""

    store: Store
    code: str
    people: list[dict[str, Any]]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory, agenda: Agenda) -> Iterator[Simulated]:
    url = f"sqlite:///{tmp_path_factory.mktemp('simulated') / 'wli.db'}"
    with open_store(url) as store:
        session, _ = store.create_session(agenda=agenda, simulated=True)
        people = simulate(store, session.code, participants=12, seed=5, leave=0.25, today=TODAY)
        yield Simulated(store, session.code, people)


def told_apart_from_ids(people: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{key: value for key, value in person.items() if key != "participant"} for person in people]


def test_the_same_seed_gives_the_same_answers(store: Store, new_session: NewSession) -> None:
    first, second, other = (
        told_apart_from_ids(simulate(store, new_session(), participants=5, seed=seed, today=TODAY))
        for seed in (7, 7, 8)
    )
    assert first == second
    assert first != other


def test_every_answer_is_valid_and_asked_by_the_agenda(pack: Pack, agenda: Agenda, told: Simulated) -> None:
    asked = {
        (step.exercise, step.occasion, field.id)
        for step in agenda.steps
        if step.exercise
        for field in pack.exercise(step.exercise).asked(step.occasion, step.form)
    }
    for person in told.people:
        for given in person["answers"]:
            field = pack.exercise(given["exercise"]).field(given["field"])
            assert check_answer(field, given["value"]) == given["value"]
            assert given["value"] is not None
            assert (given["exercise"], given["occasion"], given["field"]) in asked
            assert given["row"] == 0


def by_column(pack: Pack, given: dict[str, Any]) -> dict[tuple[str, str, str, int], Any]:
    """Return one answer as it is stored: part by part."""
    field = pack.exercise(given["exercise"]).field(given["field"])
    place = given["occasion"], given["exercise"]
    return {(*place, name, given["row"]): value for name, value in spread(field, given["value"]).items()}


def test_what_is_told_is_what_the_store_holds(pack: Pack, told: Simulated) -> None:
    store, code, people = told.store, told.code, told.people
    participants = {participant.id: participant for participant in store.participants(code)}
    assert len(participants) == 12
    assert [person["seat"] for person in people] == list(range(1, 13))
    for person in people:
        held = participants[person["participant"]]
        assert (held.seat, held.consent_group) == (person["seat"], person["consent_group"])
        assert held.consent_sensitive == person["consent_sensitive"]
        unsealed = {(a.occasion, a.exercise, a.field, a.row): a.value for a in store.answers(held.id)}
        given: dict[tuple[str, str, str, int], Any] = {}
        for answer in person["answers"]:
            given |= by_column(pack, answer)
        kept = {name for exercise in pack.exercises for name in exercise.kept}
        assert {k: v for k, v in unsealed.items() if k[2] not in kept}.items() <= given.items()


def test_private_wall_and_box_texts_are_sealed_and_group_answers_are_not(pack: Pack, told: Simulated) -> None:
    seen = set()
    for person in told.people:
        unsealed = {
            (a.occasion, a.exercise, a.field, a.row) for a in told.store.answers(person["participant"])
        }
        for given in person["answers"]:
            known = every_column(pack.exercise(given["exercise"]))
            for place in by_column(pack, given):
                column = known[place[2]]
                readable = place in unsealed
                assert readable is not stays_private(
                    column, bool(person["consent_group"] and person["consent_sensitive"])
                )
                seen.add((column.visibility, readable))
    assert {(Visibility.PRIVATE, False), (Visibility.WALL, False), (Visibility.HANDED_IN, False)} <= seen
    assert (Visibility.GROUP, True) in seen
    assert not {(Visibility.PRIVATE, True), (Visibility.WALL, True), (Visibility.HANDED_IN, True)} & seen


def test_everyone_is_marked_as_simulated_for_ever(told: Simulated) -> None:
    store, code = told.store, told.code
    assert all(participant.simulated for participant in store.participants(code))
    assert all(given.simulated for given in store.group_answers(code))


def test_leavers_stop_where_they_left(agenda: Agenda, told: Simulated) -> None:
    store, people = told.store, told.people
    order = [step.id for step in agenda.steps]
    steps = {(step.exercise, step.occasion.value): step.id for step in agenda.steps if step.exercise}
    leavers = [person for person in people if person["left_at"]]
    assert len(leavers) == 3
    for person in people:
        reached = {order.index(steps[given["exercise"], given["occasion"]]) for given in person["answers"]}
        held = store.participant(person["participant"])
        assert held.left is (person["left_at"] is not None)
        if person["left_at"]:
            assert max(reached) <= order.index(person["left_at"])
            assert held.step == person["left_at"]
            assert held.step not in held.done
        else:
            assert held.done == tuple(order)


def test_without_leaving_nobody_left(store: Store, new_session: NewSession) -> None:
    code = new_session()
    assert all(person["left_at"] is None for person in simulate(store, code, participants=6, leave=0))
    assert not any(participant.left for participant in store.participants(code))


def test_some_hand_in_what_they_wrote(told: Simulated) -> None:
    store, code, people = told.store, told.code, told.people
    written = {
        person["participant"]: {a["field"]: a["value"] for a in person["answers"]} for person in people
    }
    handed_in = {
        participant.id: store.handed_in_by(participant.id) for participant in store.participants(code)
    }
    assert 0 < len(store.handed_in(code)) < len(people)
    for participant, one in handed_in.items():
        if one is not None:
            assert one.boxes
            assert one.boxes.items() <= written[participant].items()


def test_boxes_start_from_the_drafts_and_only_offered_ones_are_filled(
    told: Simulated,
) -> None:
    drafted = 0
    for person in told.people:
        given = {(a["exercise"], a["field"]): a["value"] for a in person["answers"]}
        boxes = {field for exercise, field in given if exercise == "E14" and field.startswith("b")}
        assert boxes <= {"b5", "b6", "b10", "b12"}
        if {("E11", "cue"), ("E11", "act"), ("E14", "b10")} <= given.keys():
            assert given["E14", "b10"] == f"{given['E11', 'cue']} → {given['E11', 'act']}"
            drafted += 1
    assert drafted


def test_an_offer_taken_is_saved_over_the_first_answer(store: Store, new_session: NewSession) -> None:
    saved: list[Action] = []
    people = simulate(store, new_session(), participants=20, leave=0, on_answer=saved.append)
    minutes: dict[str, list[int]] = {}
    for action in saved:
        assert action.answer is not None
        if action.answer["field"] == "mins":
            minutes.setdefault(str(action.participant), []).append(action.answer["value"])
    halved = {participant: values for participant, values in minutes.items() if len(values) == 2}
    assert halved
    for person in people:
        first_and_last = halved.get(person["participant"])
        if first_and_last:
            first, last = first_and_last
            assert last == (first + 1) // 2
            assert last in [a["value"] for a in person["answers"] if a["field"] == "mins"]


def test_each_answer_is_saved_when_it_is_told(store: Store, new_session: NewSession) -> None:
    told: list[object] = []

    def look(action: Action) -> None:
        assert action.answer is not None
        held = {(a.occasion, a.exercise, a.field): a.value for a in store.answers(action.participant)}
        key = (action.answer["occasion"], action.answer["exercise"], action.answer["field"])
        if key in held:
            told.append(held[key])
            assert held[key] == action.answer["value"]

    simulate(store, new_session(), participants=3, seed=2, leave=0, today=TODAY, on_answer=look)
    assert told


def test_someone_deleted_meanwhile_does_not_stop_the_others(
    store: Store, agenda: Agenda, new_session: NewSession
) -> None:
    code = new_session()
    deleted: list[str] = []

    def delete_the_first(action: Action) -> None:
        if not deleted:
            deleted.append(action.participant)
            store.delete_participant(action.participant)

    simulate(store, code, participants=3, seed=2, leave=0, today=TODAY, on_answer=delete_the_first)
    others = store.participants(code)
    assert len(others) == 2
    assert not {participant.id for participant in others} & set(deleted)
    assert all(participant.done == tuple(step.id for step in agenda.steps) for participant in others)
