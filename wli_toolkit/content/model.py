"""What may be asked: the declaration types of exercises, fields, figures and agendas."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

Lang = Literal["ja", "en"]
LANGS: tuple[Lang, ...] = ("ja", "en")


class Declaration(BaseModel):
    """A frozen declaration that refuses keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, allow_inf_nan=False)


class Text(Declaration):
    """One text in both languages; neither may be empty."""

    ja: str = Field(min_length=1)
    en: str = Field(min_length=1)

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


AnyField = Annotated[
    ScaleField | ChoiceField | ChoicesField | TextField | YesNoField | MinutesField | HoursField | DateField,
    Field(discriminator="kind"),
]


class Box(Declaration):
    """One box of the blueprint and where its first draft comes from."""

    field: str
    """The text field of the same exercise that holds the box."""
    sources: tuple[str, ...] = ()
    """Exercise ids; the box is offered where the agenda asks at least one of them, or where it names none."""
    default_ticked: bool = True
    """Whether 「全部」 ticks it when handing in."""


class Band(Declaration):
    """One band of a number, both ends included."""

    id: str
    low: float
    high: float
    label: Text


Form = Literal["bars", "multi", "stacked", "dumbbell", "quartiles", "bands", "share", "before_after"]


class Figure(Declaration):
    """One group picture: what it counts and how its categories merge until each is large enough.

    `of` names fields or scores of the exercise. By form: *bars* one categorical variable; *multi* one
    `choices` field, each option by itself; *stacked* several variables with the same categories;
    *dumbbell* two numbers per line, flattened (`now, want, now, want`); *quartiles* numbers side by side;
    *bands* one number cut into `bands`; *share* the share of people whose number is at least `at_least`;
    *before_after* numbers asked on both occasions.
    """

    id: str
    form: Form
    of: tuple[str, ...] = Field(min_length=1)
    title: Text
    says: Text
    """One sentence on what the picture shows; may use the placeholder {n}."""
    occasion: Occasion | None = None
    """The occasion whose answers it counts; None means the one the agenda asks on."""
    categories: tuple[Option, ...] = ()
    """For scores; a field brings its own options."""
    lines: tuple[Text, ...] = ()
    """What each line is called, for forms with several."""
    bands: tuple[Band, ...] = ()
    merge: tuple[tuple[tuple[str, ...], ...], ...] | Literal["others"] = "others"
    """Partitions of the category values to try in turn, the finest first (as a rule the unmerged categories),
    each later one only joining groups of the one before; or `"others"`: gather the small ones as 「ほか」."""
    at_least: float | None = None


class Exercise(Declaration):
    """One exercise: what is asked, said back, and shown of the group."""

    id: str = Field(pattern=r"^[A-Z][A-Z0-9]*$")
    title: Text
    minutes: int = Field(ge=1, le=60)
    lead: Text
    """The sentence read first."""
    before: Text | None = None
    """Shown on a screen of its own before the first question."""
    ponder: Text
    """The question to think or talk about afterwards."""
    caution: Text
    """For the facilitator."""
    fields: tuple[AnyField, ...] = Field(min_length=1)
    forms: dict[str, tuple[str, ...]] = {}
    """Shorter forms by name (`lite`): the ids of the fields asked."""
    scores: tuple[str, ...] = ()
    """What is computed from its answers, by the names figures may count."""
    texts: dict[str, Text] = {}
    """What feedback may say, by key; placeholders in braces."""
    boxes: tuple[Box, ...] = ()
    figures: tuple[Figure, ...] = ()

    def field(self, field_id: str) -> AnyField:
        """Return the field `field_id`; KeyError names the exercise and the field."""
        for field in self.fields:
            if field.id == field_id:
                return field
        raise KeyError(f"{self.id} has no field {field_id!r}")

    def asked(self, occasion: Occasion, form: str | None = None) -> tuple[AnyField, ...]:
        """Return the fields asked on `occasion` in `form`, in order."""
        wanted = self.forms[form] if form else None
        return tuple(
            field
            for field in self.fields
            if (wanted is None or field.id in wanted) and (not field.occasions or occasion in field.occasions)
        )


class Step(Declaration):
    """One step of an agenda: an exercise on an occasion, or a pause with its own texts."""

    id: str = Field(pattern=r"^[a-z][a-z0-9-]*$")
    minutes: int = Field(ge=1, le=60)
    exercise: str | None = None
    occasion: Occasion = Occasion.DURING
    form: str | None = None
    pause: Literal["talk", "pair", "table", "stretch", "break", "close"] | None = None
    title: Text | None = None
    phone: Text | None = None
    screen: Text | None = None
    turn_seconds: int | None = Field(default=None, ge=15, le=600)

    @model_validator(mode="after")
    def _one_of_two(self) -> Step:
        if (self.exercise is None) == (self.pause is None):
            raise ValueError("a step has either an exercise or a pause")
        if self.pause is not None and (self.title is None or self.phone is None or self.screen is None):
            raise ValueError("a pause needs title, phone and screen")
        return self


class Agenda(Declaration):
    """The order and length of a workshop."""

    id: str
    title: Text
    minutes: int = Field(ge=1)
    steps: tuple[Step, ...] = Field(min_length=1)

    def step(self, step_id: str) -> Step:
        """Return the step `step_id`; KeyError names it."""
        for step in self.steps:
            if step.id == step_id:
                return step
        raise KeyError(f"agenda {self.id} has no step {step_id!r}")


class Pack(Declaration):
    """A set of exercises with the agendas that use them."""

    id: str
    title: Text
    opening: Text
    closing: Text
    exercises: tuple[Exercise, ...]
    agendas: tuple[Agenda, ...]

    def exercise(self, exercise_id: str) -> Exercise:
        """Return the exercise `exercise_id`; KeyError names the ones there are."""
        for exercise in self.exercises:
            if exercise.id == exercise_id:
                return exercise
        raise KeyError(f"no exercise {exercise_id!r}; there are {', '.join(e.id for e in self.exercises)}")

    def agenda(self, agenda_id: str) -> Agenda:
        """Return the agenda `agenda_id`; KeyError names the ones there are."""
        for agenda in self.agendas:
            if agenda.id == agenda_id:
                return agenda
        raise KeyError(f"no agenda {agenda_id!r}; there are {', '.join(a.id for a in self.agendas)}")
