"""What may be asked: the declaration types of fields, one for each kind."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from wli_toolkit.content.plain_text import plain

Lang = Literal["ja", "en"]
LANGS: tuple[Lang, ...] = ("ja", "en")


class Declaration(BaseModel):
    """A frozen declaration that refuses keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, allow_inf_nan=False)


Words = Annotated[
    str, Field(min_length=1), BeforeValidator(lambda value: plain(value) if isinstance(value, str) else value)
]
"""What people read: without control characters, whoever wrote it."""


class Text(Declaration):
    """One text in both languages; neither may be empty."""

    ja: Words
    en: Words

    def get(self, lang: Lang) -> str:
        """Return the text in `lang`."""
        return self.ja if lang == "ja" else self.en


class Visibility(StrEnum):
    """Who may see a field's answer, by the letters of the content specification."""

    PRIVATE = "P"
    GROUP = "G"
    SENSITIVE = "S"
    WALL = "W"
    HANDED_IN = "H"


class Occasion(StrEnum):
    """When an answer was given; the same field asked twice is two answers."""

    BEFORE = "before"
    DURING = "during"
    AFTER = "after"
    FOLLOW_UP = "followup"


class Option(Declaration):
    """One option of a choice: the stored value and what people read."""

    value: str
    label: Text
    visibility: Visibility | None = None
    """Only in `choices`: who may see that it was chosen, where that differs from the field's own."""
    room_only: bool = False
    """Never shown by name in a report for the organiser."""


class Part(Declaration):
    """One part of a whole (points, a day, chips, a place): stored and counted under its own id."""

    id: str = Field(pattern=r"^[A-Za-z][A-Za-z0-9_]*$")
    label: Text
    visibility: Visibility | None = None
    """Who may see this part, where that differs from the field's own."""
    low: Text | None = None
    """For the axes of a place: what 0 means …"""
    high: Text | None = None
    """… and what 10 means."""


class TypicalDay(Declaration):
    """A usual day to start from instead of an empty one: hours by part, 24 together."""

    label: Text
    hours: dict[str, float]


class Card(Declaration):
    """The two faces of a comparison card: what it gains and what it costs."""

    side: Literal["sep", "int"]
    pair: str
    gain: Text
    price: Text


class _FieldBase(Declaration):
    """What every field has, whatever its kind."""

    id: str = Field(pattern=r"^[A-Za-z][A-Za-z0-9_]*$")
    visibility: Visibility
    ask: Text
    hint: Text | None = None
    required: bool = False
    occasions: tuple[Occasion, ...] = ()
    """The occasions on which it is asked; empty means on each."""
    with_previous: bool = False
    """Shown on the same phone screen as the field before it."""


class ScaleField(_FieldBase):
    """A whole number 0–10 that starts unset."""

    kind: Literal["scale"]
    low: Text
    high: Text


class ChoiceField(_FieldBase):
    """One of several options, stored by value."""

    kind: Literal["choice"]
    options: tuple[Option, ...] = Field(min_length=2)
    card: Card | None = None


class ChoicesField(_FieldBase):
    """Up to `at_most` of several options, stored as a list of values in the pack's order."""

    kind: Literal["choices"]
    options: tuple[Option, ...] = Field(min_length=2)
    at_most: int = Field(ge=1)


class TextField(_FieldBase):
    """A short text of at most `max_chars` characters, with tappable examples from all sides."""

    kind: Literal["text"]
    max_chars: int = Field(ge=1, le=500)
    examples: tuple[Text, ...] = Field(min_length=6)


class YesNoField(_FieldBase):
    """Yes or no, stored as a boolean."""

    kind: Literal["yes_no"]


class MinutesField(_FieldBase):
    """Whole minutes within bounds."""

    kind: Literal["minutes"]
    minimum: int = Field(ge=0)
    maximum: int = Field(ge=1)
    step: int = Field(default=1, ge=1)


class HoursField(_FieldBase):
    """Hours in half-hour steps within bounds."""

    kind: Literal["hours"]
    minimum: float = Field(ge=0)
    maximum: float = Field(gt=0)


class DateField(_FieldBase):
    """A calendar date (ISO 8601), suggested `default_days` from today."""

    kind: Literal["date"]
    default_days: int | None = None
    first: str | None = Field(default=None, pattern=r"^\d{4}-\d\d-\d\d$")
    """The earliest date; None is the year 2020 …"""
    last: str | None = Field(default=None, pattern=r"^\d{4}-\d\d-\d\d$")
    """… and the latest, otherwise the year 2100. A session narrows a suggested date to the time it is kept."""


class TimeField(_FieldBase):
    """A time of day, stored as `HH:MM`, in steps of five minutes."""

    kind: Literal["time"]
    default: str | None = Field(default=None, pattern=r"^([01]\d|2[0-3]):[0-5][05]$")


class PointsField(_FieldBase):
    """A hundred points shared between `parts` in steps of five; an answer holds every part."""

    kind: Literal["points"]
    parts: tuple[Part, ...] = Field(min_length=2, max_length=8)


class ChipsField(_FieldBase):
    """Up to `at_most` of `parts`, each with a strength of 1–3; the others count as 0."""

    kind: Literal["chips"]
    parts: tuple[Part, ...] = Field(min_length=2)
    at_most: int = Field(ge=1)
    strengths: tuple[Text, Text, Text]
    """What 1, 2 and 3 are called."""


class DayField(_FieldBase):
    """The 24 hours of a day shared between `parts` in half hours; an answer holds every part."""

    kind: Literal["day"]
    parts: tuple[Part, ...] = Field(min_length=2, max_length=16)
    starts: tuple[TypicalDay, ...] = ()
    """Usual days to start from."""
    copies: str | None = None
    """The day field of the same exercise that this one starts as a copy of, and is shown beside."""


class PlaceField(_FieldBase):
    """A point on a plane: two whole numbers 0–10, the first part across, the second upwards."""

    kind: Literal["place"]
    parts: tuple[Part, Part]


AnyField = Annotated[
    ScaleField
    | ChoiceField
    | ChoicesField
    | TextField
    | YesNoField
    | MinutesField
    | HoursField
    | DateField
    | TimeField
    | PointsField
    | ChipsField
    | DayField
    | PlaceField,
    Field(discriminator="kind"),
]
WholeField = PointsField | ChipsField | DayField | PlaceField
"""Fields answered as a whole and stored part by part."""
