"""What one simulated participant does at each step: answers, seals and hands in as a phone would."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from wli_toolkit.content import check_answer, columns, spread, stays_private
from wli_toolkit.content.model import Agenda, AnyField, Ask, Exercise, Lang, Pack, Step
from wli_toolkit.scoring import as_answers, draft_boxes, feedback, kept_values
from wli_toolkit.simulate.deciding import Group, HandsIn, Leaves, Says, Task, WantsDraft, WantsOffer, decide
from wli_toolkit.simulate.people import Person
from wli_toolkit.store import CONSENTS, Cell, Consents, Key, Store

Kind = Literal["joined", "moved", "answered", "handed_in", "left"]


@dataclass(frozen=True)
class Action:
    """One thing that one simulated participant has just done in the store.

    `answer` is `{"occasion", "exercise", "field", "row", "value"}` where the kind is `answered`.
    """

    kind: Kind
    step: str | None
    number: int
    participant: str
    seat: int
    answer: Mapping[str, Any] | None = None


@dataclass(frozen=True)
class Room:
    """The session that simulated participants take part in."""

    store: Store
    code: str
    pack: Pack
    agenda: Agenda
    lang: Lang
    today: dt.date


@dataclass
class Place:
    """One simulated participant in the store: who they are there and what they have answered so far."""

    person: Person
    participant: str
    seat: int
    key: Key
    stored: dict[tuple[str, str], dict[tuple[str, int], object]] = field(default_factory=dict)
    """What is stored, by (exercise, occasion) and (column, row)."""
    given: dict[tuple[str, str], dict[tuple[str, int], object]] = field(default_factory=dict)
    """What was answered, by (exercise, occasion) and (field, row); of a whole every part."""
    kept: dict[tuple[str, str], dict[str, object]] = field(default_factory=dict)
    """What is kept beside sealed answers, by (exercise, occasion) and name."""
    done: list[str] = field(default_factory=list)
    consents: dict[str, bool | None] = field(default_factory=lambda: dict.fromkeys(CONSENTS))
    left_at: str | None = None
    saves: int = 0

    @property
    def agreed(self) -> Consents:
        """What they agreed to."""
        return Consents(*(self.consents[name] for name in CONSENTS))

    def told(self) -> dict[str, Any]:
        """Return what this participant answered, as `wli simulate --json` lists it."""
        return {
            "participant": self.participant,
            "seat": self.seat,
            "left_at": self.left_at,
            **self.consents,
            "answers": [
                _answer(exercise, occasion, asked, row, value)
                for (exercise, occasion), fields in self.given.items()
                for (asked, row), value in fields.items()
            ],
        }

    def did(self, kind: Kind, step: str | None, answered: Mapping[str, Any] | None = None) -> Action:
        """Return the action of this participant."""
        return Action(kind, step, self.person.number, self.participant, self.seat, answered)

    def everything(self, pack: Pack) -> dict[tuple[str, str], dict[str, object]]:
        """Return all answers so far as scoring reads them."""
        return {
            (exercise, occasion): as_answers(
                pack.exercise(exercise), [(name, row, value) for (name, row), value in cells.items()]
            )
            for (exercise, occasion), cells in self.stored.items()
        }


def join(room: Room, person: Person) -> Place:
    """Let `person` join; marked as simulated for ever."""
    joined = room.store.join(room.code, lang=person.lang, simulated=True)
    identity = joined.participant
    return Place(person, identity.id, identity.seat, room.store.unlock(identity.id, joined.resume_code))


def take_part(room: Room, place: Place, step: Step) -> Iterator[Action]:
    """Let one participant do what one step asks, each action done in the store when it is yielded.

    Where there are several exercises to choose from, they choose one.
    """
    yield _move(room, place, step)
    if step.asks:
        chosen = (
            step.asks[0] if len(step.asks) == 1 else place.person.dice("chooses", step.id).pick(step.asks)
        )
        yield from _work_through(room, place, step, chosen)
        if place.left_at is not None:
            return
    place.done.append(step.id)
    yield _move(room, place, step)


def _work_through(room: Room, place: Place, step: Step, chosen: Ask) -> Iterator[Action]:
    exercise = room.pack.exercise(chosen.exercise)
    given = place.given.setdefault((exercise.id, step.occasion.value), {})
    deciding = decide(place.person, _task(room, exercise, step, chosen.form), given, room.today)
    reply: object = None
    while True:
        try:
            decision = deciding.send(reply)
        except StopIteration:
            return
        reply = None
        match decision:
            case Says(asked, row, value):
                yield _save(room, place, step, exercise, asked, row, value)
            case WantsDraft(asked_id):
                reply = _drafted(room, place, asked_id)
            case WantsOffer():
                reply = _offered(room, place, step, exercise)
            case HandsIn(boxes, signs):
                nickname = given.get(("nickname", 0)) if signs else None
                texts = {name: str(given[name, 0]) for name in boxes}
                room.store.hand_in(place.participant, texts, str(nickname) if nickname else None)
                yield place.did("handed_in", step.id)
            case Leaves():
                place.left_at = step.id
                room.store.note_left(place.participant)
                yield place.did("left", step.id)


def _task(room: Room, exercise: Exercise, step: Step, form: str | None) -> Task:
    fields = [each for each in exercise.asked(step.occasion, form) if _is_offered(room, exercise, each)]
    groups = {name: rows for rows in exercise.rows for name in rows.fields}
    questions: dict[str, AnyField | Group] = {}
    for each in fields:
        rows = groups.get(each.id)
        if rows is None:
            questions[each.id] = each
        elif f"{rows.id} rows" not in questions:
            inside = tuple(field for field in fields if field.id in rows.fields)
            questions[f"{rows.id} rows"] = Group(rows.id, rows.fields[0], inside, rows.most(form))
    boxes = {box.field: box.default_ticked for box in exercise.boxes}
    return Task(step.id, step.occasion, exercise.id, tuple(questions.values()), boxes)


def _is_offered(room: Room, exercise: Exercise, asked: AnyField) -> bool:
    """Whether a field is no blueprint box, or one that this agenda offers."""
    asked_here = set(room.agenda.exercises)
    return all(
        box.field != asked.id or not box.sources or not asked_here.isdisjoint(box.sources)
        for box in exercise.boxes
    )


def _drafted(room: Room, place: Place, asked_id: str) -> str:
    drafts = draft_boxes(room.pack, room.agenda, place.everything(room.pack), place.person.lang)
    return next((draft.text for draft in drafts if draft.field == asked_id), "")


def _offered(room: Room, place: Place, step: Step, exercise: Exercise) -> tuple[AnyField, object] | None:
    everything = place.everything(room.pack)
    answers = everything.get((exercise.id, step.occasion), {})
    offer = feedback(exercise, step.occasion, answers, everything, place.person.lang).offer
    return None if offer is None else (exercise.field(str(offer["field"])), offer["value"])


def _save(
    room: Room, place: Place, step: Step, exercise: Exercise, asked: AnyField, row: int, value: object
) -> Action:
    checked = check_answer(asked, value)
    where = (exercise.id, step.occasion.value)
    place.given.setdefault(where, {})[asked.id, row] = checked
    mine = place.stored.setdefault(where, {})
    stored = spread(asked, checked)
    mine |= {(name, row): part for name, part in stored.items()}
    opens = place.agreed.opens_sensitive
    cells = [
        Cell(column.id, stored[column.id], stays_private(column, opens), row) for column in columns(asked)
    ]
    place.saves += 1
    room.store.save_answers(
        place.participant,
        place.key,
        occasion=step.occasion.value,
        exercise=exercise.id,
        cells=[*cells, *_kept(room, place, exercise, step.occasion.value)],
        op=f"simulated-{place.saves}",
    )
    if asked.id in CONSENTS:
        place.consents[asked.id] = checked if isinstance(checked, bool) else None
        room.store.set_consents(
            place.participant,
            group=place.consents["consent_group"],
            sensitive=place.consents["consent_sensitive"],
        )
    return place.did("answered", step.id, _answer(*where, asked.id, row, checked))


def _kept(room: Room, place: Place, exercise: Exercise, occasion: str) -> list[Cell]:
    """Return what changed of what is kept beside sealed answers; None for what can no longer be told."""
    if not exercise.kept:
        return []
    offered = [field.id for field in exercise.fields if _is_offered(room, exercise, field)]
    stored = place.stored[exercise.id, occasion].items()
    answers = as_answers(exercise, [(name, row, value) for (name, row), value in stored])
    values = kept_values(exercise, answers, offered)
    before = place.kept.get((exercise.id, occasion), {})
    place.kept[exercise.id, occasion] = dict(values)
    return [
        Cell(name, values.get(name), seal=not place.agreed.opens_group)
        for name in exercise.kept
        if values.get(name) != before.get(name)
    ]


def _move(room: Room, place: Place, step: Step) -> Action:
    room.store.note_progress(place.participant, step=step.id, screen=None, done=tuple(place.done))
    return place.did("moved", step.id)


def _answer(exercise: str, occasion: str, asked: str, row: int, value: object) -> dict[str, Any]:
    return {"occasion": occasion, "exercise": exercise, "field": asked, "row": row, "value": value}
