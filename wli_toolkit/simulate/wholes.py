"""What a simulated participant would answer as a whole: points, chips, a day, a place on a plane."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from wli_toolkit.content.answers import ALL_POINTS, DAY_HOURS, POINT_STEP, SCALE_TOP, STRONGEST
from wli_toolkit.content.model import ChipsField, DayField, PlaceField, PointsField, TypicalDay
from wli_toolkit.simulate.dice import Dice
from wli_toolkit.simulate.people import Person

WEIGHTS: dict[str, float] = {
    "imp_close": 1.3,
    "eng_work": 2.4,
    "eng_community": 0.5,
    "use_rest": 1.5,
    "use_learn": 1.4,
    "use_amount": 0.4,
    "ev_health_later": 2.2,
    "ev_care_now": 1.2,
    "ev_care_y3": 2.0,
    "ev_care_later": 1.5,
    "ev_role_now": 1.4,
    "ev_role_y3": 2.4,
    "ev_role_later": 1.8,
    "ev_learning_now": 1.6,
    "ev_learning_y3": 1.6,
    "ev_community_later": 1.6,
}
"""How much more than usual goes to a part of the standard pack, by its id; 1 is usual."""
WISHES: dict[str, float] = {
    "sleep": 3.0,
    "care_self": 1.0,
    "learn": 3.0,
    "hobby": 2.5,
    "community": 1.0,
    "people": 2.0,
    "rest": 2.0,
    "grow": 4.0,
    "main_job": 0.05,
    "work": 0.05,
    "commute": 0.05,
    "side_job": 0.3,
    "family_care": 0.5,
}
"""Where people would like their time to go, by the last words of a part's id; 1 is usual."""
BURDENS: dict[str, float] = {"main_job": 4.0, "work": 4.0, "commute": 2.0, "housework": 1.5, "home": 1.0}
"""Where they would take it from, in the same way; 0.3 is usual."""
FIRST_DAY = 0.6
"""The share who start from the first of the typical days."""
HALF = 0.5


def points(dice: Dice, field: PointsField) -> dict[str, int]:
    """Share a hundred points in steps of five, more where people tend to give more; a few parts get none."""
    weights = [max(0.0, WEIGHTS.get(part.id, 1.0) * (1 + HALF * dice.bell())) for part in field.parts]
    steps = _shared(weights, ALL_POINTS // POINT_STEP)
    return {part.id: POINT_STEP * share for part, share in zip(field.parts, steps, strict=True)}


def chips(person: Person, dice: Dice, field: ChipsField) -> dict[str, int]:
    """Choose none to all that may be chosen, and give each a strength; what weighs now tends to weigh later."""
    pulls = {
        # The label is the same in every period, so the person's own part of the pull is too.
        part.id: HALF * WEIGHTS.get(part.id, 1.0)
        + HALF * person.dice("weighs", part.label.en).bell()
        + HALF * dice.bell()
        for part in field.parts
    }
    count = max(dice.below(field.at_most + 1), dice.below(field.at_most + 1))
    chosen = sorted(pulls, key=lambda part: (-pulls[part], part))[:count]
    return {part.id: 1 + dice.below(STRONGEST) if part.id in chosen else 0 for part in field.parts}


def place(person: Person, dice: Dice, field: PlaceField) -> dict[str, int]:
    """Choose a point: rather right than left, and rather up than down."""
    value = (6.2 + 0.4 * person.energy + 2.2 * dice.bell() for _ in field.parts)
    return {
        part.id: max(0, min(math.floor(each + HALF), SCALE_TOP))
        for part, each in zip(field.parts, value, strict=True)
    }


def day(dice: Dice, field: DayField, given: Mapping[str, object]) -> dict[str, float]:
    """Start from a typical day and move a little; or, where it copies a day answered already, from that."""
    names = [part.id for part in field.parts]
    earlier = given.get(field.copies or "")
    if isinstance(earlier, Mapping):
        hours = [float(value) for value in earlier.values()]
        wanted = [WISHES.get(_last(name), 1.0) for name in names]
        taken = [BURDENS.get(_last(name), 0.3) for name in names]
        moves = dice.below(5)
    else:
        hours = _usual(dice, field.starts, names)
        wanted = [1.0 if value else 0.4 for value in hours]
        taken = list(hours)
        moves = 2 + dice.below(5)
    for _ in range(moves):
        source = _drawn(
            dice, (weight if value >= HALF else 0.0 for weight, value in zip(taken, hours, strict=True))
        )
        target = _drawn(dice, wanted)
        hours[source] -= HALF
        hours[target] += HALF
    return dict(zip(names, hours, strict=True))


def _usual(dice: Dice, starts: tuple[TypicalDay, ...], names: list[str]) -> list[float]:
    if not starts:
        return [HALF * share for share in _shared([1.0] * len(names), int(DAY_HOURS / HALF))]
    start = starts[0] if dice.chance(FIRST_DAY) else dice.pick(starts)
    return [start.hours[name] for name in names]


def _shared(weights: list[float], total: int) -> list[int]:
    """Share `total` in proportion to `weights`; what is left over goes to the largest remainders."""
    whole = math.fsum(weights)
    exact = [total * weight / whole if whole else total / len(weights) for weight in weights]
    shares = [math.floor(share) for share in exact]
    order = sorted(range(len(exact)), key=lambda index: (shares[index] - exact[index], index))
    for index in order[: total - sum(shares)]:
        shares[index] += 1
    return shares


def _drawn(dice: Dice, weights: Iterable[float]) -> int:
    """Return a place drawn in proportion to `weights`, of which at least one is more than 0."""
    each = list(weights)
    mark = dice.share() * math.fsum(each)
    reached = 0.0
    last = max(index for index, weight in enumerate(each) if weight)
    for index, weight in enumerate(each):
        reached += weight
        if mark < reached:
            return index
    return last


def _last(name: str) -> str:
    """Return what follows the first word of a part's id: what part of the day it is."""
    return name.partition("_")[2]
