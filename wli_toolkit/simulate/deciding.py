"""What one simulated participant decides at one step, question by question, whoever then carries it out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from wli_toolkit.content.model import AnyField, Occasion, TextField
from wli_toolkit.simulate.people import Person
from wli_toolkit.simulate.plausible import answer

MOST_NAMED = 3
"""So many things one person names at most, however many there is room for."""
HANDS_IN, HANDS_IN_ALL, GIVES_NICKNAME, HALVES = 0.5, 0.6, 0.4, 0.5
"""Shares: who hands in; of those, who hands in every ticked box; who gives a nickname; who takes an offer."""

MOST_OF_OWN_CHOICE = 3
"""So many boxes at most are handed in by those who do not hand in every ticked one."""

Given = Mapping[tuple[str, int], object]
"""What was answered in one exercise, by field and row."""


@dataclass(frozen=True)
class Group:
    """Fields that are asked once for each thing a person names; the field `names` says which thing it is."""

    id: str
    names: str
    fields: tuple[AnyField, ...]
    most: int


@dataclass(frozen=True)
class Task:
    """One exercise as one step asks it.

    Attributes
    ----------
    questions
        The fields, and groups of them, in the order they are asked.
    boxes
        The text fields that are boxes of the blueprint, each with whether 「全部」 ticks it when handing in.
    """

    step: str
    occasion: Occasion
    exercise: str
    questions: tuple[AnyField | Group, ...]
    boxes: Mapping[str, bool]


@dataclass(frozen=True)
class Says:
    """They answer a field."""

    field: AnyField
    row: int
    value: object


@dataclass(frozen=True)
class WantsDraft:
    """They look at the first draft of a box; to be sent its text, empty where there is none."""

    field: str


@dataclass(frozen=True)
class WantsOffer:
    """They read what is said back to them; to be sent the answer it offers as (field, value), or None."""


@dataclass(frozen=True)
class HandsIn:
    """They hand in these boxes, and sign with the nickname they gave, if `signs` and they gave one."""

    boxes: tuple[str, ...]
    signs: bool


@dataclass(frozen=True)
class Leaves:
    """They leave for good."""


Decision = Says | WantsDraft | WantsOffer | HandsIn | Leaves


def decide(person: Person, task: Task, given: Given, today: dt.date) -> Generator[Decision, Any, None]:
    """Yield what `person` decides, one thing at a time; what they ask for is sent back in.

    Parameters
    ----------
    given
        What they answered in this exercise so far; the caller adds to it whatever they say.
    """
    questions = list(_questions(person, task))
    leaves = person.leaves_at == task.step
    if leaves:
        stays_for = person.dice("leaves", task.step).below(len(questions)) if questions else 0
        questions = questions[:stays_for]
    for asked, row in questions:
        value: object = None
        if isinstance(asked, TextField) and asked.id in task.boxes:
            value = (yield WantsDraft(asked.id)) or None
        if value is None:
            value = _answer(person, task, given, today, asked, row)
        if value is not None:
            yield Says(asked, row, value)
    if leaves:
        yield Leaves()
        return
    offer = yield WantsOffer()
    if offer is not None and person.dice("offer", task.step).chance(HALVES):
        yield Says(offer[0], 0, offer[1])
    if set(task.boxes) & {asked.id for asked, _ in questions}:
        yield from _hand_in(person, task, given)


def _questions(person: Person, task: Task) -> Iterator[tuple[AnyField, int]]:
    """Yield each field asked with its row: those of a group together, once for each thing named."""
    for each in task.questions:
        if isinstance(each, Group):
            most = min(MOST_NAMED, each.most)
            for row in range(1 + person.dice("names", task.exercise, each.id).below(most)):
                yield from ((field, row) for field in each.fields)
        else:
            yield each, 0


def _answer(
    person: Person, task: Task, given: Given, today: dt.date, asked: AnyField, row: int
) -> object | None:
    # The first question of a group names what the rest is about.
    names = {each.names for each in task.questions if isinstance(each, Group)}
    return answer(
        person,
        task.exercise,
        asked,
        task.occasion,
        today=today,
        row=row,
        given={name: value for (name, at), value in given.items() if at == 0},
        taken={value for (name, _), value in given.items() if name == asked.id}
        if asked.id in names
        else frozenset(),
    )


def _hand_in(person: Person, task: Task, given: Given) -> Iterator[Decision]:
    dice = person.dice("hands in", task.step)
    if not dice.chance(HANDS_IN):
        return
    filled = [field for field in task.boxes if given.get((field, 0))]
    ticked = [field for field in filled if task.boxes[field]]
    if not dice.chance(HANDS_IN_ALL):
        ticked = dice.sample(filled, 1 + dice.below(MOST_OF_OWN_CHOICE))
    if ticked:
        yield HandsIn(tuple(ticked), dice.chance(GIVES_NICKNAME))
