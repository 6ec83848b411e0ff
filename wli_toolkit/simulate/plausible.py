"""What a simulated participant would answer to a field, by its kind, whatever pack it is from."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass
from types import MappingProxyType

from wli_toolkit.content.model import (
    AnyField,
    ChipsField,
    ChoiceField,
    ChoicesField,
    DateField,
    DayField,
    HoursField,
    MinutesField,
    Occasion,
    Option,
    PlaceField,
    PointsField,
    ScaleField,
    TextField,
    TimeField,
    YesNoField,
)
from wli_toolkit.simulate.dice import Dice
from wli_toolkit.simulate.people import Person
from wli_toolkit.simulate.wholes import chips, day, place, points

SKIPS_REQUIRED, SKIPS_OPTIONAL, SKIPS_TEXT = 0.02, 0.1, 0.25
"""How often a field is left alone: one that its exercise needs, one that it does not, an optional text."""
USUAL_MINUTES = (5, 5, 5, 10, 10, 10, 15, 20, 30)
MINUTES_A_WEEK = (30, 30, 45, 60, 60, 60, 90, 120, 120, 180, 240, 300)
LONG = 120
"""Where so many minutes are allowed, it is a week that is asked about."""
USUAL_TIME, TIME_STEP = "18:00", 15
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


FAVOURITES: dict[str, tuple[str, ...]] = {
    "ai_use": ("tried", "not_yet"),
    "ask_type": ("place", "time", "learning"),
    "by_right": ("unsure",),
    "confidential": ("no", "no"),
    "do_30": ("done", "some", "some"),
    "grow_enough": ("too_little", "right"),
    "pick": ("relearn", "new_role", "nothing"),
    "protect_30": ("done", "some"),
    "role": ("draft", "delegate"),
    "rule": ("ok", "ok", "unknown", "unsure"),
    "save": ("some", "half"),
    "stab_enough": ("right", "right"),
    "useful": ("4", "4", "5"),
    "values": ("health", "family", "learning", "calm"),
    "whom": ("family", "juniors", "customers"),
    "workdays": ("5",) * 8,
}
"""Options of the standard pack that more people choose, by field id; they go into the hat twice more."""


def answer(
    person: Person,
    exercise: str,
    field: AnyField,
    occasion: Occasion,
    *,
    today: dt.date,
    row: int = 0,
    given: Mapping[str, object] = MappingProxyType({}),
    taken: Set[object] = frozenset(),
) -> object:
    """Return what `person` answers to `field`, or None where they skip it.

    The value is one that `content.check_answer` accepts. A field asked on two occasions is answered alike
    on both, but for a little noise and, on scales that tend to, a rise.

    Parameters
    ----------
    row
        Which of several things the person names it is asked about.
    given
        What they answered in this exercise so far, by field id.
    taken
        Options that they will not choose, because another row is about them already.
    """
    if field.id in CONSENTS:
        return CONSENTS[field.id](person)
    named = (exercise, field.id, row) if row else (exercise, field.id)
    if person.dice(*named, occasion, "skip").chance(_skips(field)):
        return None
    dice = person.dice(*named, occasion)
    match field:
        case ScaleField():
            return _scale(person, named, field, occasion)
        case ChoiceField():
            return _choice(person, dice, field, taken)
        case ChoicesField():
            return _choices(dice, field)
        case TextField():
            return _text(person, person.dice(exercise, field.id, occasion), field, row)
        case YesNoField():
            return dice.chance(0.65)
        case MinutesField():
            usual = dice.pick(MINUTES_A_WEEK if field.maximum >= LONG else USUAL_MINUTES)
            steps = max(0, min(usual, field.maximum) - field.minimum) // field.step
            return field.minimum + steps * field.step
        case HoursField():
            return _hours(dice, field)
        case DateField():
            return (today + dt.timedelta(days=field.default_days or DAYS_AHEAD)).isoformat()
        case TimeField():
            return _time(dice, field)
        case PointsField():
            return points(dice, field)
        case ChipsField():
            return chips(person, dice, field)
        case DayField():
            return day(dice, field, given)
        case PlaceField():
            return place(person, dice, field)


def _skips(field: AnyField) -> float:
    if field.required:
        return SKIPS_REQUIRED
    return SKIPS_TEXT if isinstance(field, TextField) else SKIPS_OPTIONAL


def _scale(person: Person, named: tuple[object, ...], field: ScaleField, occasion: Occasion) -> int:
    tendency = TENDENCIES.get(field.id, ORDINARY)
    value = (
        tendency.middle
        + tendency.integrate * person.integrate
        + tendency.control * person.control
        + tendency.energy * person.energy
        + 1.2 * person.dice(*named).bell()
        + 0.8 * person.dice(*named, occasion).bell()
    )
    if occasion in (Occasion.AFTER, Occasion.FOLLOW_UP):
        value += tendency.rise
    return _between(0, math.floor(value + 0.5), 10)


def _choice(person: Person, dice: Dice, field: ChoiceField, taken: Set[object]) -> str | None:
    if field.card is None:
        hat = [value for value in _hat(field.id, field.options) if value not in taken]
        return dice.pick(hat) if hat else None
    pull = person.integrate if field.card.side == "int" else -person.integrate
    top = len(field.options) - 1
    degree = top * 0.58 + 0.8 * pull + 1.1 * dice.bell()
    return field.options[_between(0, math.floor(degree + 0.5), top)].value


def _choices(dice: Dice, field: ChoicesField) -> list[str]:
    most = min(field.at_most, len(field.options))
    if field.id not in FAVOURITES:
        return [option.value for option in dice.sample(field.options, 1 + dice.below(most))]
    hat = _hat(field.id, field.options)
    chosen = {dice.pick(hat) for _ in range(1 + dice.below(most))}
    return [option.value for option in field.options if option.value in chosen]


def _hat(field_id: str, options: tuple[Option, ...]) -> list[str]:
    """Return the values to draw from, the favourites several times."""
    values = [option.value for option in options]
    return values + 2 * [value for value in FAVOURITES.get(field_id, ()) if value in values]


def _text(person: Person, dice: Dice, field: TextField, row: int) -> str | None:
    examples = [example.get(person.lang) for example in field.examples]
    fitting = [example for example in examples if len(example) <= field.max_chars]
    # The next one in another row: nobody names the same thing twice.
    return fitting[(dice.below(len(fitting)) + row) % len(fitting)] if fitting else None


def _hours(dice: Dice, field: HoursField) -> float:
    reach = field.maximum - field.minimum
    spread = 0.08 * dice.bell()
    steps = math.floor(reach * 2 * min(1.0, max(0.0, USUAL_HOURS_SHARE + spread)))
    return math.ceil(field.minimum * 2) / 2 + steps / 2 if reach >= 1 else field.minimum


def _time(dice: Dice, field: TimeField) -> str:
    hours, minutes = (field.default or USUAL_TIME).split(":")
    usual = int(hours) * 60 + int(minutes)
    moment = (usual + TIME_STEP * math.floor(3 * dice.bell() + 0.5)) % (24 * 60)
    return f"{moment // 60:02}:{moment % 60:02}"


def _between(low: int, value: int, high: int) -> int:
    return max(low, min(value, high))
