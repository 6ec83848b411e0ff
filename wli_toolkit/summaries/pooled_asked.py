"""How a figure was asked: sessions are put together only where they asked the same."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

from wli_toolkit.content import columns, every_column
from wli_toolkit.content.model import (
    Agenda,
    AnyField,
    ChoiceField,
    ChoicesField,
    Exercise,
    Figure,
    Form,
    Occasion,
    Pack,
)
from wli_toolkit.summaries.asking import asked_by, both_occasions, occasion_of
from wli_toolkit.summaries.source import key_of


@dataclass(frozen=True, slots=True)
class Declared:
    """How one figure was asked in one session.

    Attributes
    ----------
    digest
        The same for all sessions that asked in the same words, with the same answers to choose from, and count
        them alike.
    values
        Categories in the order in which they are told.
    lines
        Lines in the order in which they are told.
    """

    digest: str
    values: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()


def declared(pack: Pack, agenda: Agenda) -> dict[str, Declared]:
    """Return how each figure of an agenda is asked, by the figure's key."""
    result = {}
    for exercise_id in dict.fromkeys(name for name, _ in asked_by(agenda)):
        exercise = pack.exercise(exercise_id)
        for figure in exercise.figures:
            occasion = occasion_of(exercise, figure, agenda)
            if occasion is not None:
                result[key_of(exercise, figure, occasion)] = Declared(
                    _digest(exercise, figure, agenda, occasion), _values(exercise, figure), _lines(figure)
                )
    return result


def _digest(exercise: Exercise, figure: Figure, agenda: Agenda, occasion: Occasion) -> str:
    asked = [
        [each.value, *(field.model_dump_json() for field in _counted(exercise, figure, agenda, each))]
        for each in both_occasions(figure) or (occasion,)
    ]
    whole = json.dumps([figure.model_dump(mode="json"), asked], sort_keys=True, ensure_ascii=False)
    return hashlib.blake2b(whole.encode(), digest_size=16).hexdigest()


def _counted(exercise: Exercise, figure: Figure, agenda: Agenda, occasion: Occasion) -> list[AnyField]:
    """Return the fields that the figure counts; all that were asked where it counts a score of them."""
    fields = {
        field.id: field
        for step in agenda.every_step
        for ask in step.asks
        if ask.exercise == exercise.id and step.occasion is occasion
        for field in exercise.asked(occasion, ask.form)
    }
    names = {*figure.of, *figure.needs, *([figure.by] if figure.by else [])}
    stored = {field.id: {field.id, *(column.id for column in columns(field))} for field in fields.values()}
    if names - set().union(*stored.values()):
        return list(fields.values())
    return [field for name, field in fields.items() if stored[name] & names]


def _values(exercise: Exercise, figure: Figure) -> tuple[str, ...]:
    if figure.bands:
        return tuple(band.id for band in figure.bands)
    if figure.form in _ORDERS:
        return _ORDERS[figure.form]
    if figure.compares == "leavers":
        return ("stayed", "left")
    if figure.form in ("heat", "means", "dumbbell") or (figure.form == "quartiles" and figure.by is None):
        return figure.of
    name = figure.by or figure.of[0]
    told = (each.categories for each in (figure, *exercise.figures) if each is figure or each.of == (name,))
    categories = next((each for each in told if each), ())
    if categories:
        return tuple(option.value for option in categories)
    column = every_column(exercise).get(name)
    if column is not None and isinstance(column.field, ChoiceField | ChoicesField):
        return tuple(option.value for option in column.field.options)
    return ("yes", "no")


_ORDERS: Mapping[Form, tuple[str, ...]] = {
    "share": ("at_least", "under"),
    "before_after": ("before", "after", "up", "same", "down"),
}


def _lines(figure: Figure) -> tuple[str, ...]:
    return (*figure.of, *(occasion.value for occasion in both_occasions(figure)))
