"""Whether a value may be stored as the answer to a field, and in which form."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Mapping
from typing import assert_never

from wli_toolkit.content.model import (
    AnyField,
    ChipsField,
    ChoiceField,
    ChoicesField,
    DateField,
    DayField,
    HoursField,
    Lang,
    MinutesField,
    Option,
    Part,
    PlaceField,
    PointsField,
    ScaleField,
    Text,
    TextField,
    TimeField,
    WholeField,
    YesNoField,
)
from wli_toolkit.content.words import both
from wli_toolkit.content.words import msgid as _

Stored = None | bool | int | float | str | list[str]
"""One stored value; None means unset or 「答えない」."""
Answer = Stored | dict[str, int | float]
"""An answer to a field: a stored value, or for a whole the value of each of its parts by the part's id."""

SCALE_TOP = 10
FIRST_YEAR, LAST_YEAR = 2020, 2100
HOUR_STEP = 0.5
DAY_HOURS = 24
ALL_POINTS, POINT_STEP = 100, 5
STRONGEST = 3
MINUTE_STEP = 5

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])")
_SHOWN_CHARS = 20
# Separators become a blank so that words stay apart.
_BLANKS = dict.fromkeys(map(ord, "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u2028\u2029"), " ")
# Marks that turn the direction of what follows could disguise a text on the wall.
_TURNS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class AnswerRefused(ValueError):  # noqa: N818  the name is the interface's: an answer is refused, not broken
    """A value cannot be the answer to a field.

    The exception's own text leaves the value out, since logs may keep it; `message` shows it to its author.

    Attributes
    ----------
    field_id
        The field.
    code
        Why, for programs: `type`, `range`, `unknown`, `too_many`, `too_long`, `not_a_date`, `not_a_time`,
        `parts` (a part is missing or unknown), `sum` (the parts of a whole do not add up).
    allowed
        What the field takes, in both languages.
    """

    def __init__(self, field: AnyField, code: str, value: object, allowed: Text) -> None:
        super().__init__(f"{field.id}: {code}. {allowed.en}")
        self.field_id = field.id
        self.code = code
        self.allowed = allowed
        self._ask = field.ask
        self._shown = _shown(value)

    def message(self, lang: Lang) -> str:
        """Return one sentence that names the field, the value (shortened) and what is allowed."""
        sentence = both("“{ask}” cannot be {value}. {allowed}")
        return sentence.get(lang).format(
            ask=self._ask.get(lang), value=self._shown, allowed=self.allowed.get(lang)
        )


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
            return dict(_points(field, value))
        case ChipsField():
            return dict(_chips(field, value))
        case DayField():
            return dict(_day(field, value))
        case PlaceField():
            return dict(_place(field, value))
        case _:
            assert_never(field)


def _scale(field: ScaleField, value: object) -> int:
    allowed = _allowed(_("Choose a whole number from {low} to {high}."), low=0, high=SCALE_TOP)
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
    known = [option.value for option in field.options]
    for one in value:
        if one not in known:
            raise AnswerRefused(field, "unknown", one, _one_of(field.options))
    chosen = [one for one in known if one in value]
    if len(chosen) > field.at_most:
        raise AnswerRefused(
            field, "too_many", len(chosen), _allowed(_("Choose up to {at_most}."), at_most=field.at_most)
        )
    return chosen


def _text(field: TextField, value: object) -> str:
    allowed = _allowed(_("Write up to {max_chars} characters."), max_chars=field.max_chars)
    if not isinstance(value, str):
        raise AnswerRefused(field, "type", value, allowed)
    text = unicodedata.normalize("NFC", _printable(value)).strip()
    if len(text) > field.max_chars:
        raise AnswerRefused(field, "too_long", text, allowed)
    return text


def _yes_no(field: YesNoField, value: object) -> bool:
    if not isinstance(value, bool):
        raise AnswerRefused(field, "type", value, _allowed(_("Choose yes or no.")))
    return value


def _minutes(field: MinutesField, value: object) -> int:
    allowed = _allowed(
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
    allowed = _allowed(
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
    allowed = _allowed(
        _("Give a date from {first} to {last}, as in 2030-01-31."),
        first=first,
        last=last,
    )
    if not isinstance(value, str):
        raise AnswerRefused(field, "type", value, allowed)
    if not _DATE.fullmatch(value):
        raise AnswerRefused(field, "not_a_date", value, allowed)
    try:
        day = dt.date.fromisoformat(value)
    except ValueError as error:
        raise AnswerRefused(field, "not_a_date", value, allowed) from error
    if not first <= day.isoformat() <= last:
        raise AnswerRefused(field, "range", value, allowed)
    return value


def _time(field: TimeField, value: object) -> str:
    allowed = _allowed(_("Give a time from 00:00 to 23:55, in steps of {step} minutes."), step=MINUTE_STEP)
    if not isinstance(value, str):
        raise AnswerRefused(field, "type", value, allowed)
    found = _TIME.fullmatch(value)
    if found is None:
        raise AnswerRefused(field, "not_a_time", value, allowed)
    if int(found[2]) % MINUTE_STEP:
        raise AnswerRefused(field, "range", value, allowed)
    return value


def _points(field: PointsField, value: object) -> dict[str, int]:
    allowed = _allowed(
        _("Share {all} points between these, in steps of {step}: {known}."),
        field,
        all=ALL_POINTS,
        step=POINT_STEP,
    )
    shares = _whole_numbers(field, value, allowed, highest=ALL_POINTS)
    for share in shares.values():
        if share % POINT_STEP:
            raise AnswerRefused(field, "range", share, allowed)
    if sum(shares.values()) != ALL_POINTS:
        raise AnswerRefused(field, "sum", sum(shares.values()), allowed)
    return shares


def _chips(field: ChipsField, value: object) -> dict[str, int]:
    allowed = _allowed(
        _("Choose up to {at_most} of these, each with a strength from 1 to {top}: {known}."),
        field,
        at_most=field.at_most,
        top=STRONGEST,
    )
    if isinstance(value, Mapping):
        value = dict.fromkeys((part.id for part in field.parts), 0) | dict(value)
    strengths = _whole_numbers(field, value, allowed, highest=STRONGEST)
    chosen = sum(strength > 0 for strength in strengths.values())
    if chosen > field.at_most:
        raise AnswerRefused(field, "too_many", chosen, allowed)
    return strengths


def _day(field: DayField, value: object) -> dict[str, float]:
    allowed = _allowed(_("Share {all} hours between these, in half hours: {known}."), field, all=DAY_HOURS)
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


def _place(field: PlaceField, value: object) -> dict[str, int]:
    allowed = _allowed(
        _("Give a whole number from {low} to {high} for each of these: {known}."),
        field,
        low=0,
        high=SCALE_TOP,
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


def _printable(text: str) -> str:
    """Return `text` on one line, without control characters, lone surrogates and turning marks."""
    return "".join(
        character
        for character in text.translate(_BLANKS)
        if unicodedata.category(character) not in ("Cc", "Cs") and character not in _TURNS
    )


def _allowed(sentence: str, whole: WholeField | None = None, **values: object) -> Text:
    said = both(sentence)
    known = _known(whole.parts) if whole is not None else None
    return Text(
        ja=said.ja.format(known=known and known.ja, **values),
        en=said.en.format(known=known and known.en, **values),
    )


def _one_of(options: tuple[Option, ...]) -> Text:
    said = both("Choose one of these: {known}.")
    known = _known(options)
    return Text(ja=said.ja.format(known=known.ja), en=said.en.format(known=known.en))


def _known(named: tuple[Option, ...] | tuple[Part, ...]) -> Text:
    return Text(ja="・".join(one.label.ja for one in named), en=", ".join(one.label.en for one in named))


def _shown(value: object) -> str:
    text = _printable(value if isinstance(value, str) else repr(value)).strip()
    return text if len(text) <= _SHOWN_CHARS else f"{text[: _SHOWN_CHARS - 1]}…"
