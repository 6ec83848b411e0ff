"""Whether a value may be stored as the answer to a field, and in which form."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from typing import assert_never

from wli_toolkit.content.model import (
    AnyField,
    ChoiceField,
    ChoicesField,
    DateField,
    HoursField,
    Lang,
    MinutesField,
    Option,
    ScaleField,
    Text,
    TextField,
    YesNoField,
)
from wli_toolkit.content.words import both
from wli_toolkit.content.words import msgid as _

Answer = None | bool | int | float | str | list[str]
"""A stored answer; None means unset or 「答えない」."""

SCALE_TOP = 10
FIRST_YEAR, LAST_YEAR = 2020, 2100
HOUR_STEP = 0.5

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
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
        Why, for programs: `type`, `range`, `unknown`, `too_many`, `too_long`, `not_a_date`.
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
        or a text: normalised (NFC), without control characters and blanks at its ends. A value returned once
        passes again unchanged.

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
    allowed = _allowed(
        _("Give a date from {first} to {last}, as in 2030-01-31."),
        first=f"{FIRST_YEAR}-01-01",
        last=f"{LAST_YEAR}-12-31",
    )
    if not isinstance(value, str):
        raise AnswerRefused(field, "type", value, allowed)
    if not _DATE.fullmatch(value):
        raise AnswerRefused(field, "not_a_date", value, allowed)
    try:
        day = dt.date.fromisoformat(value)
    except ValueError as error:
        raise AnswerRefused(field, "not_a_date", value, allowed) from error
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise AnswerRefused(field, "range", value, allowed)
    return value


def _printable(text: str) -> str:
    """Return `text` on one line, without control characters, lone surrogates and turning marks."""
    return "".join(
        character
        for character in text.translate(_BLANKS)
        if unicodedata.category(character) not in ("Cc", "Cs") and character not in _TURNS
    )


def _allowed(sentence: str, **values: object) -> Text:
    said = both(sentence)
    return Text(ja=said.ja.format(**values), en=said.en.format(**values))


def _one_of(options: tuple[Option, ...]) -> Text:
    said = both("Choose one of these: {known}.")
    return Text(
        ja=said.ja.format(known="・".join(option.label.ja for option in options)),
        en=said.en.format(known=", ".join(option.label.en for option in options)),
    )


def _shown(value: object) -> str:
    text = _printable(value if isinstance(value, str) else repr(value)).strip()
    return text if len(text) <= _SHOWN_CHARS else f"{text[: _SHOWN_CHARS - 1]}…"
