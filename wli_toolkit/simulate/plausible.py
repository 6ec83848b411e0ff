"""What a simulated participant would answer to a field, by its kind, whatever pack it is from."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable
from dataclasses import dataclass

from wli_toolkit.content.model import (
    AnyField,
    ChoiceField,
    ChoicesField,
    DateField,
    HoursField,
    MinutesField,
    Occasion,
    ScaleField,
    TextField,
    YesNoField,
)
from wli_toolkit.simulate.people import Person

SKIPS_REQUIRED, SKIPS_OPTIONAL, SKIPS_TEXT = 0.02, 0.1, 0.25
"""How often a field is left alone: one that its exercise needs, one that it does not, an optional text."""
USUAL_MINUTES = (5, 5, 5, 10, 10, 10, 15, 20, 30)
USUAL_HOURS_SHARE = 0.55
"""Hours are answered around this share of what the field allows."""
DAYS_AHEAD = 30
CONSENTS: dict[str, Callable[[Person], bool]] = {
    "consent_use": lambda person: True,
    "consent_group": lambda person: person.consent_group,
    "consent_sensitive": lambda person: person.consent_sensitive,
}
"""The consents, by field id: answered by everyone, from what the person is like."""


@dataclass(frozen=True)
class Tendency:
    """How a scale is answered: its middle, the pull of each trait, and its rise by the end of the day."""

    middle: float = 5.5
    integrate: float = 0.0
    control: float = 0.0
    energy: float = 0.4
    rise: float = 0.0


ORDINARY = Tendency()
TENDENCIES: dict[str, Tendency] = {
    "w2l_now": Tendency(5.8, control=-0.9, energy=-0.3),
    "l2w_now": Tendency(3.2, integrate=0.6, control=0.5),
    "w2l_want": Tendency(3.4, integrate=1.7),
    "l2w_want": Tendency(5.2, integrate=1.6, control=0.5),
    "pos_want": Tendency(5.0, integrate=1.9),
    "control": Tendency(4.8, control=1.9),
    "clarity": Tendency(4.2, control=0.6, energy=0.5, rise=1.1),
    "options": Tendency(4.0, control=0.5, energy=0.6, rise=1.0),
    "agency": Tendency(4.9, control=1.2, rise=0.6),
    "conf": Tendency(7.1, control=0.5, energy=0.7),
    "confident": Tendency(6.8, control=0.5, energy=0.7),
    "detach": Tendency(5.2, integrate=-0.8, energy=0.7),
}
"""Scales of the standard pack that hang together, by field id; any other scale is ordinary."""


def answer(person: Person, exercise: str, field: AnyField, occasion: Occasion, *, today: dt.date) -> object:
    """Return what `person` answers to `field`, or None where they skip it.

    The value is one that `content.check_answer` accepts. A field asked on two occasions is answered alike
    on both, but for a little noise and, on scales that tend to, a rise.
    """
    if field.id in CONSENTS:
        return CONSENTS[field.id](person)
    if person.dice(exercise, field.id, occasion, "skip").chance(_skips(field)):
        return None
    match field:
        case ScaleField():
            return _scale(person, exercise, field, occasion)
        case ChoiceField():
            return _choice(person, exercise, field, occasion)
        case ChoicesField():
            return _choices(person, exercise, field, occasion)
        case TextField():
            return _text(person, exercise, field, occasion)
        case YesNoField():
            return person.dice(exercise, field.id, occasion).chance(0.65)
        case MinutesField():
            usual = person.dice(exercise, field.id, occasion).pick(USUAL_MINUTES)
            steps = max(0, min(usual, field.maximum) - field.minimum) // field.step
            return field.minimum + steps * field.step
        case HoursField():
            return _hours(person, exercise, field, occasion)
        case DateField():
            return (today + dt.timedelta(days=field.default_days or DAYS_AHEAD)).isoformat()


def _skips(field: AnyField) -> float:
    if field.required:
        return SKIPS_REQUIRED
    return SKIPS_TEXT if isinstance(field, TextField) else SKIPS_OPTIONAL


def _scale(person: Person, exercise: str, field: ScaleField, occasion: Occasion) -> int:
    tendency = TENDENCIES.get(field.id, ORDINARY)
    value = (
        tendency.middle
        + tendency.integrate * person.integrate
        + tendency.control * person.control
        + tendency.energy * person.energy
        + 1.2 * person.dice(exercise, field.id).bell()
        + 0.8 * person.dice(exercise, field.id, occasion).bell()
    )
    if occasion in (Occasion.AFTER, Occasion.FOLLOW_UP):
        value += tendency.rise
    return _between(0, math.floor(value + 0.5), 10)


def _choice(person: Person, exercise: str, field: ChoiceField, occasion: Occasion) -> str:
    dice = person.dice(exercise, field.id, occasion)
    if field.card is None:
        return dice.pick(field.options).value
    pull = person.integrate if field.card.side == "int" else -person.integrate
    top = len(field.options) - 1
    degree = top * 0.58 + 0.8 * pull + 1.1 * dice.bell()
    return field.options[_between(0, math.floor(degree + 0.5), top)].value


def _choices(person: Person, exercise: str, field: ChoicesField, occasion: Occasion) -> list[str]:
    dice = person.dice(exercise, field.id, occasion)
    most = min(field.at_most, len(field.options))
    return [option.value for option in dice.sample(field.options, 1 + dice.below(most))]


def _text(person: Person, exercise: str, field: TextField, occasion: Occasion) -> str | None:
    examples = [example.get(person.lang) for example in field.examples]
    fitting = [example for example in examples if len(example) <= field.max_chars]
    return person.dice(exercise, field.id, occasion).pick(fitting) if fitting else None


def _hours(person: Person, exercise: str, field: HoursField, occasion: Occasion) -> float:
    reach = field.maximum - field.minimum
    spread = 0.08 * person.dice(exercise, field.id, occasion).bell()
    steps = math.floor(reach * 2 * min(1.0, max(0.0, USUAL_HOURS_SHARE + spread)))
    return math.ceil(field.minimum * 2) / 2 + steps / 2 if reach >= 1 else field.minimum


def _between(low: int, value: int, high: int) -> int:
    return max(low, min(value, high))
