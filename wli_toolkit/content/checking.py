"""Whether a value may be stored as the answer to a field, and in which form."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from typing import assert_never

from wli_toolkit.content.answers import (
    FIRST_YEAR,
    HOUR_STEP,
    LAST_YEAR,
    MINUTE_STEP,
    SCALE_TOP,
    Answer,
)
from wli_toolkit.content.checking_wholes import chips, day, place, points
from wli_toolkit.content.model import (
    AnyField,
    ChipsField,
    ChoiceField,
    ChoicesField,
    DateField,
    DayField,
    HoursField,
    MinutesField,
    Option,
    PlaceField,
    PointsField,
    ScaleField,
    Text,
    TextField,
    TimeField,
    YesNoField,
)
from wli_toolkit.content.plain_text import printable
from wli_toolkit.content.refusing import AnswerRefused, known
from wli_toolkit.content.words import msgid as _
from wli_toolkit.content.words import said

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])")


def check_answer(field: AnyField, value: object) -> Answer:
    """Return `value` in the form in which it is stored.

    Parameters
    ----------
    field
        The field that was asked.
    value
        What came, of any JSON type; None is unset or 「答えない」 and always allowed.

    Returns
    -------
    Answer
        A whole number 0–10 for a scale, whole minutes, hours as a float in half-hour steps, an option's
        value, a list of option values in the pack's order without repetition, a boolean, an ISO 8601 date,
        a time `HH:MM` in steps of five minutes, or a text: normalised (NFC), without control characters and
        blanks at its ends. For a whole, a dict with every part in the pack's order: points in steps of five
        that sum to 100, half hours that sum to 24, strengths 0–3 of which at most so many are not 0, or two
        whole numbers 0–10. A value returned once passes again unchanged.

    Raises
    ------
    AnswerRefused
        If the field does not take the value.
    """
    if value is None:
        return None
    match field:
        case ScaleField():
            return _scale(field, value)
        case ChoiceField():
            return _choice(field, value)
        case ChoicesField():
            return _choices(field, value)
        case TextField():
            return _text(field, value)
        case YesNoField():
            return _yes_no(field, value)
        case MinutesField():
            return _minutes(field, value)
        case HoursField():
            return _hours(field, value)
        case DateField():
            return _date(field, value)
        case TimeField():
            return _time(field, value)
        case PointsField():
            return dict(points(field, value))
        case ChipsField():
            return dict(chips(field, value))
        case DayField():
            return dict(day(field, value))
        case PlaceField():
            return dict(place(field, value))
        case _:
            assert_never(field)


def _scale(field: ScaleField, value: object) -> int:
    allowed = said(_("Choose a whole number from {low} to {high}."), low=0, high=SCALE_TOP)
    if isinstance(value, bool) or not isinstance(value, int):
        raise AnswerRefused(field, "type", value, allowed)
    if not 0 <= value <= SCALE_TOP:
        raise AnswerRefused(field, "range", value, allowed)
    return value


def _choice(field: ChoiceField, value: object) -> str:
    allowed = _one_of(field.options)
    if not isinstance(value, str):
        raise AnswerRefused(field, "type", value, allowed)
    if value not in {option.value for option in field.options}:
        raise AnswerRefused(field, "unknown", value, allowed)
    return value


def _choices(field: ChoicesField, value: object) -> list[str]:
    if not isinstance(value, list | tuple) or not all(isinstance(one, str) for one in value):
        raise AnswerRefused(field, "type", value, _one_of(field.options))
    offered = [option.value for option in field.options]
    for one in value:
        if one not in offered:
            raise AnswerRefused(field, "unknown", one, _one_of(field.options))
    chosen = [one for one in offered if one in value]
    if len(chosen) > field.at_most:
        raise AnswerRefused(
            field, "too_many", len(chosen), said(_("Choose up to {at_most}."), at_most=field.at_most)
        )
    return chosen


def _text(field: TextField, value: object) -> str:
    allowed = said(_("Write up to {max_chars} characters."), max_chars=field.max_chars)
    if not isinstance(value, str):
        raise AnswerRefused(field, "type", value, allowed)
    text = unicodedata.normalize("NFC", printable(value)).strip()
    if len(text) > field.max_chars:
        raise AnswerRefused(field, "too_long", text, allowed)
    return text


def _yes_no(field: YesNoField, value: object) -> bool:
    if not isinstance(value, bool):
        raise AnswerRefused(field, "type", value, said(_("Choose yes or no.")))
    return value


def _minutes(field: MinutesField, value: object) -> int:
    allowed = said(
        _("Give whole minutes from {low} to {high}, in steps of {step}."),
        low=field.minimum,
        high=field.maximum,
        step=field.step,
    )
    if isinstance(value, bool) or not isinstance(value, int):
        raise AnswerRefused(field, "type", value, allowed)
    if not field.minimum <= value <= field.maximum or (value - field.minimum) % field.step:
        raise AnswerRefused(field, "range", value, allowed)
    return value


def _hours(field: HoursField, value: object) -> float:
    allowed = said(
        _("Give hours from {low} to {high}, in half hours."),
        low=f"{field.minimum:g}",
        high=f"{field.maximum:g}",
    )
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise AnswerRefused(field, "type", value, allowed)
    # A comparison with NaN is false, so NaN is refused here too.
    if not field.minimum <= value <= field.maximum or value % HOUR_STEP:
        raise AnswerRefused(field, "range", value, allowed)
    return abs(float(value))  # no minus zero


def _date(field: DateField, value: object) -> str:
    first, last = field.first or f"{FIRST_YEAR}-01-01", field.last or f"{LAST_YEAR}-12-31"
    allowed = said(
        _("Give a date from {first} to {last}, as in 2030-01-31."),
        first=first,
        last=last,
    )
    if not isinstance(value, str):
        raise AnswerRefused(field, "type", value, allowed)
    if not _DATE.fullmatch(value):
        raise AnswerRefused(field, "not_a_date", value, allowed)
    try:
        chosen = dt.date.fromisoformat(value)
    except ValueError:
        # Without its cause, which may quote the value.
        raise AnswerRefused(field, "not_a_date", value, allowed) from None
    if not first <= chosen.isoformat() <= last:
        raise AnswerRefused(field, "range", value, allowed)
    return value


def _time(field: TimeField, value: object) -> str:
    allowed = said(_("Give a time from 00:00 to 23:55, in steps of {step} minutes."), step=MINUTE_STEP)
    if not isinstance(value, str):
        raise AnswerRefused(field, "type", value, allowed)
    found = _TIME.fullmatch(value)
    if found is None:
        raise AnswerRefused(field, "not_a_time", value, allowed)
    if int(found[2]) % MINUTE_STEP:
        raise AnswerRefused(field, "range", value, allowed)
    return value


def _one_of(options: tuple[Option, ...]) -> Text:
    return said(_("Choose one of these: {known}."), known=known(options))
