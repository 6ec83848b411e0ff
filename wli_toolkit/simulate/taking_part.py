"""What one simulated participant does at each step: answers, seals and hands in as a phone would."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from wli_toolkit.content import check_answer, stays_private
from wli_toolkit.content.model import Agenda, AnyField, Exercise, Pack, Step, TextField
from wli_toolkit.scoring import draft_boxes, feedback, sealed_counts
from wli_toolkit.simulate.people import Person
from wli_toolkit.simulate.plausible import answer
from wli_toolkit.store import Key, Store

HANDS_IN, HANDS_IN_ALL, GIVES_NICKNAME, HALVES = 0.5, 0.6, 0.4, 0.5
"""Shares: who hands in; of those, who hands in every ticked box; who gives a nickname; who takes an offer."""
CONSENTS = ("consent_group", "consent_sensitive")

Kind = Literal["joined", "moved", "answered", "handed_in", "left", "waits"]


@dataclass(frozen=True)
class Action:
    """One thing that one simulated participant has just done in the store.

    `waits` is the one that changes nothing: everyone still there waits for the facilitator to open `step`.
    `answer` is `{"occasion", "exercise", "field", "row", "value"}` where the kind is `answered`.
    """

    kind: Kind
    step: str | None
    number: int | None = None
    participant: str | None = None
    seat: int | None = None
    answer: Mapping[str, Any] | None = None


@dataclass(frozen=True)
class Room:
    """The session that simulated participants take part in."""

    store: Store
    code: str
    pack: Pack
    agenda: Agenda
    today: dt.date


@dataclass
class Place:
    """One simulated participant in the store: who they are there and what they have answered so far."""

    person: Person
    participant: str
    seat: int
    key: Key
    everything: dict[tuple[str, str], dict[str, object]] = field(default_factory=dict)
    done: list[str] = field(default_factory=list)
    consents: dict[str, bool | None] = field(default_factory=lambda: dict.fromkeys(CONSENTS))
    left_at: str | None = None
    saves: int = 0

    def told(self) -> dict[str, Any]:
        """Return what this participant answered, as `wli simulate --json` lists it."""
        return {
            "participant": self.participant,
            "seat": self.seat,
            "left_at": self.left_at,
            **self.consents,
            "answers": [
                _answer(exercise, occasion, asked, value)
                for (exercise, occasion), fields in self.everything.items()
                for asked, value in fields.items()
            ],
        }

    def did(self, kind: Kind, step: str | None, answered: Mapping[str, Any] | None = None) -> Action:
        """Return the action of this participant."""
        return Action(kind, step, self.person.number, self.participant, self.seat, answered)


def join(room: Room, person: Person) -> Place:
    """Let `person` join; marked as simulated for ever."""
    joined = room.store.join(room.code, lang=person.lang, simulated=True)
    identity = joined.participant
    return Place(person, identity.id, identity.seat, room.store.unlock(identity.id, joined.resume_code))


def take_part(room: Room, place: Place, step: Step) -> Iterator[Action]:
    """Let one participant do what one step asks, each action done in the store when it is yielded."""
    yield _move(room, place, step)
    if step.exercise is not None:
        exercise = room.pack.exercise(step.exercise)
        fields = [
            each for each in exercise.asked(step.occasion, step.form) if _is_offered(room, exercise, each)
        ]
        if place.person.leaves_at == step.id:
            stays_for = place.person.dice("leaves", step.id).below(len(fields)) if fields else 0
            for each in fields[:stays_for]:
                yield from _ask(room, place, step, exercise, each)
            place.left_at = step.id
            room.store.note_left(place.participant)
            yield place.did("left", step.id)
            return
        for each in fields:
            yield from _ask(room, place, step, exercise, each)
        yield from _take_offer(room, place, step, exercise)
        if exercise.boxes:
            yield from _hand_in(room, place, step, exercise)
    place.done.append(step.id)
    yield _move(room, place, step)


def _is_offered(room: Room, exercise: Exercise, asked: AnyField) -> bool:
    """Whether a field is no blueprint box, or one that this agenda offers."""
    asked_here = {step.exercise for step in room.agenda.steps}
    return all(
        box.field != asked.id or not box.sources or not asked_here.isdisjoint(box.sources)
        for box in exercise.boxes
    )


def _ask(room: Room, place: Place, step: Step, exercise: Exercise, asked: AnyField) -> Iterator[Action]:
    value: object = None
    if isinstance(asked, TextField) and any(box.field == asked.id for box in exercise.boxes):
        value = _drafted(room, place, asked) or None
    if value is None:
        value = answer(place.person, exercise.id, asked, step.occasion, today=room.today)
    if value is not None:
        yield _save(room, place, step, exercise, asked, value)


def _drafted(room: Room, place: Place, asked: TextField) -> str:
    drafts = draft_boxes(room.pack, room.agenda, place.everything, place.person.lang)
    return next((draft.text for draft in drafts if draft.field == asked.id), "")


def _take_offer(room: Room, place: Place, step: Step, exercise: Exercise) -> Iterator[Action]:
    answers = place.everything.get((exercise.id, step.occasion), {})
    offer = feedback(exercise, step.occasion, answers, place.everything, place.person.lang).offer
    if offer is not None and place.person.dice("offer", step.id).chance(HALVES):
        yield _save(room, place, step, exercise, exercise.field(str(offer["field"])), offer["value"])


def _save(room: Room, place: Place, step: Step, exercise: Exercise, asked: AnyField, value: object) -> Action:
    checked = check_answer(asked, value)
    place.saves += 1
    room.store.save_answer(
        place.participant,
        place.key,
        occasion=step.occasion.value,
        exercise=exercise.id,
        field=asked.id,
        row=0,
        value=checked,
        seal=stays_private(asked, bool(place.consents["consent_sensitive"])),
        op=f"simulated-{place.saves}",
    )
    place.everything.setdefault((exercise.id, step.occasion.value), {})[asked.id] = checked
    _keep_counts(room, place, step, exercise)
    if asked.id in CONSENTS:
        place.consents[asked.id] = checked if isinstance(checked, bool) else None
        room.store.set_consents(
            place.participant,
            group=place.consents["consent_group"],
            sensitive=place.consents["consent_sensitive"],
        )
    return place.did("answered", step.id, _answer(exercise.id, step.occasion.value, asked.id, checked))


def _keep_counts(room: Room, place: Place, step: Step, exercise: Exercise) -> None:
    """Store how many of the sealed boxes are filled, as a participant's page does."""
    offered = [field.id for field in exercise.fields if _is_offered(room, exercise, field)]
    mine = place.everything[(exercise.id, step.occasion.value)]
    for name, value in sealed_counts(exercise, mine, offered).items():
        room.store.save_answer(
            place.participant,
            place.key,
            occasion=step.occasion.value,
            exercise=exercise.id,
            field=name,
            value=value,
            seal=False,
            op=f"simulated-{place.saves}-{name}",
        )


def _hand_in(room: Room, place: Place, step: Step, exercise: Exercise) -> Iterator[Action]:
    dice = place.person.dice("hands in", step.id)
    if not dice.chance(HANDS_IN):
        return
    written = place.everything.get((exercise.id, step.occasion.value), {})
    filled = {box: written[box.field] for box in exercise.boxes if written.get(box.field)}
    ticked = [box for box in filled if box.default_ticked]
    if not dice.chance(HANDS_IN_ALL):
        ticked = dice.sample(list(filled), 1 + dice.below(3))
    boxes = {box.field: str(filled[box]) for box in ticked}
    if not boxes:
        return
    nickname = written.get("nickname") if dice.chance(GIVES_NICKNAME) else None
    room.store.hand_in(place.participant, boxes, str(nickname) if nickname else None)
    yield place.did("handed_in", step.id)


def _move(room: Room, place: Place, step: Step) -> Action:
    room.store.note_progress(place.participant, step=step.id, screen=None, done=tuple(place.done))
    return place.did("moved", step.id)


def _answer(exercise: str, occasion: str, asked: str, value: object) -> dict[str, Any]:
    return {"occasion": occasion, "exercise": exercise, "field": asked, "row": 0, "value": value}
