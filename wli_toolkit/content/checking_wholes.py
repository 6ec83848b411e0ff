"""Whether a value may be stored as the answer to a whole: something of several parts that belong together."""

from __future__ import annotations

from collections.abc import Mapping

from wli_toolkit.content.answers import ALL_POINTS, DAY_HOURS, HOUR_STEP, POINT_STEP, SCALE_TOP, STRONGEST
from wli_toolkit.content.model import ChipsField, DayField, PlaceField, PointsField, Text, WholeField
from wli_toolkit.content.refusing import AnswerRefused, known
from wli_toolkit.content.words import msgid as _
from wli_toolkit.content.words import said


def points(field: PointsField, value: object) -> dict[str, int]:
    """Return the shares of a hundred points, in steps of five."""
    allowed = said(
        _("Share {all} points between these, in steps of {step}: {known}."),
        all=ALL_POINTS,
        step=POINT_STEP,
        known=known(field.parts),
    )
    shares = _whole_numbers(field, value, allowed, highest=ALL_POINTS)
    for share in shares.values():
        if share % POINT_STEP:
            raise AnswerRefused(field, "range", share, allowed)
    if sum(shares.values()) != ALL_POINTS:
        raise AnswerRefused(field, "sum", sum(shares.values()), allowed)
    return shares


def chips(field: ChipsField, value: object) -> dict[str, int]:
    """Return the strength of every chip; one that was not given is not chosen."""
    allowed = said(
        _("Choose up to {at_most} of these, each with a strength from 1 to {top}: {known}."),
        at_most=field.at_most,
        top=STRONGEST,
        known=known(field.parts),
    )
    if isinstance(value, Mapping):
        value = dict.fromkeys((part.id for part in field.parts), 0) | dict(value)
    strengths = _whole_numbers(field, value, allowed, highest=STRONGEST)
    chosen = sum(strength > 0 for strength in strengths.values())
    if chosen > field.at_most:
        raise AnswerRefused(field, "too_many", chosen, allowed)
    return strengths


def day(field: DayField, value: object) -> dict[str, float]:
    """Return the hours of a day, in half hours."""
    allowed = said(
        _("Share {all} hours between these, in half hours: {known}."), all=DAY_HOURS, known=known(field.parts)
    )
    hours = {}
    for name, given in _parts(field, value, allowed).items():
        if isinstance(given, bool) or not isinstance(given, int | float):
            raise AnswerRefused(field, "type", given, allowed)
        if not 0 <= given <= DAY_HOURS or given % HOUR_STEP:
            raise AnswerRefused(field, "range", given, allowed)
        hours[name] = abs(float(given))
    if sum(hours.values()) != DAY_HOURS:
        raise AnswerRefused(field, "sum", f"{sum(hours.values()):g}", allowed)
    return hours


def place(field: PlaceField, value: object) -> dict[str, int]:
    """Return the two numbers of a place."""
    allowed = said(
        _("Give a whole number from {low} to {high} for each of these: {known}."),
        low=0,
        high=SCALE_TOP,
        known=known(field.parts),
    )
    return _whole_numbers(field, value, allowed, highest=SCALE_TOP)


def _whole_numbers(field: WholeField, value: object, allowed: Text, *, highest: int) -> dict[str, int]:
    numbers = {}
    for name, given in _parts(field, value, allowed).items():
        if isinstance(given, bool) or not isinstance(given, int):
            raise AnswerRefused(field, "type", given, allowed)
        if not 0 <= given <= highest:
            raise AnswerRefused(field, "range", given, allowed)
        numbers[name] = given
    return numbers


def _parts(field: WholeField, value: object, allowed: Text) -> dict[str, object]:
    """Return what was given for each part, in the pack's order; every part and no other is there."""
    if not isinstance(value, Mapping):
        raise AnswerRefused(field, "type", value, allowed)
    names = [part.id for part in field.parts]
    if set(value) != set(names):
        odd = [name for name in value if name not in names] or [name for name in names if name not in value]
        raise AnswerRefused(field, "parts", odd[0], allowed)
    return {name: value[name] for name in names}
