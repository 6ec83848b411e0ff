"""What may be asked: exercises with their figures, agendas and packs; the fields' types come along."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from wli_toolkit.content.fields import (
    LANGS,
    AnyField,
    Card,
    ChipsField,
    ChoiceField,
    ChoicesField,
    DateField,
    DayField,
    Declaration,
    HoursField,
    Lang,
    MinutesField,
    Occasion,
    Option,
    Part,
    PlaceField,
    PointsField,
    ScaleField,
    Text,
    TextField,
    TimeField,
    TypicalDay,
    Visibility,
    WholeField,
    YesNoField,
)
from wli_toolkit.content.talk import Talk

__all__ = [
    "HANDED_IN",
    "LANGS",
    "Agenda",
    "AnyField",
    "Ask",
    "Band",
    "Box",
    "Card",
    "ChipsField",
    "ChoiceField",
    "ChoicesField",
    "DateField",
    "DayField",
    "Declaration",
    "Exercise",
    "Figure",
    "Form",
    "HoursField",
    "Lang",
    "MinutesField",
    "Occasion",
    "Option",
    "Pack",
    "Part",
    "PlaceField",
    "PointsField",
    "Rows",
    "ScaleField",
    "Step",
    "Text",
    "TextField",
    "TimeField",
    "TypicalDay",
    "Visibility",
    "WholeField",
    "YesNoField",
]


class Rows(Declaration):
    """A group of fields that is asked several times over, once for each thing a person names."""

    id: str = Field(pattern=r"^[A-Za-z][A-Za-z0-9_]*$")
    title: Text
    """What one of them is called; {number} counts them."""
    fields: tuple[str, ...] = Field(min_length=1)
    at_most: int = Field(ge=1, le=10)
    at_most_in: dict[str, int] = Field(default={})
    """Fewer in a shorter form, by the form's name."""

    def most(self, form: str | None) -> int:
        """Return how many may be named in `form`."""
        return self.at_most_in.get(form, self.at_most) if form else self.at_most


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


Form = Literal[
    "bars",
    "multi",
    "stacked",
    "dumbbell",
    "quartiles",
    "bands",
    "share",
    "before_after",
    "heat",
    "means",
]


HANDED_IN = "handed_in"
"""What a figure may count where an exercise has boxes: `yes` and `no`, whether people handed any in."""


class Figure(Declaration):
    """One group picture: what it counts and how its categories merge until each is large enough.

    `of` names columns or scores of the exercise. By form: *bars* one categorical variable; *multi* one
    `choices` field, or a score that lists categories, each option by itself; *stacked* several variables with
    the same categories; *dumbbell* two numbers per line, flattened (`now, want, now, want`), named by two
    `categories` or else 「今」 and 「ちょうどよい」; *quartiles* numbers side by side; *bands* one number cut into
    `bands`; *share* the share of people whose number is at least `at_least`; *before_after* numbers asked on
    both occasions; *heat* the same share for each cell of a grid, row by row, its rows named by `lines` and its
    columns by `categories`; *means* the mean of numbers that share a hundred, one a line.
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
    merge: tuple[tuple[tuple[str, ...], ...], ...] | Literal["others", "neighbours"] = "others"
    """Partitions of the category values to try in turn, the finest first (as a rule the unmerged categories),
    each later one only joining groups of the one before; or `"others"`: gather the small ones as 「ほか」; or, for
    categories in an order, `"neighbours"`: put small ones together with those next to them, on either side."""
    at_least: float | None = None
    needs: tuple[str, ...] = ()
    """Fields without which there is nothing to show: the figure exists only where an agenda asks them all."""
    by: str | None = None
    """For *quartiles* of one number: a choice or score of the same exercise; one line for each of the groups in which
    another figure tells it."""
    compares: Literal["occasions", "leavers"] | None = None
    """*stacked* with `occasions`: one number cut into `bands`, before and after, of those who answered both times.
    *dumbbell* with `leavers`: numbers asked before, of those who answered after too and of those who did not; shown
    only where there are enough of both."""


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
    """For the facilitator: what to watch."""
    aim: Text | None = None
    """For the facilitator: what it is for."""
    say: Text | None = None
    """For the facilitator: what may be said to open it, a thought to a line."""
    fields: tuple[AnyField, ...] = Field(min_length=1)
    forms: dict[str, tuple[str, ...]] = Field(default={})
    """Shorter forms by name (`lite`): the ids of the fields asked."""
    rows: tuple[Rows, ...] = ()
    scores: tuple[str, ...] = ()
    """What is computed from its answers, by the names figures may count."""
    kept: tuple[str, ...] = ()
    """Those of the scores that are stored beside sealed answers, because a summary cannot open these."""
    texts: dict[str, Text] = Field(default={})
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


class Ask(Declaration):
    """An exercise in one of its forms."""

    exercise: str
    form: str | None = None


class Step(Declaration):
    """One step of an agenda: an exercise on an occasion, one of several to choose from, or a pause."""

    id: str = Field(pattern=r"^[a-z][a-z0-9-]*$")
    minutes: int = Field(ge=1, le=60)
    exercise: str | None = None
    occasion: Occasion = Occasion.DURING
    form: str | None = None
    one_of: tuple[Ask, ...] = ()
    """Exercises of which each person chooses one."""
    pause: Literal["talk", "pair", "table", "stretch", "break", "close"] | None = None
    title: Text | None = None
    phone: Text | None = None
    screen: Text | None = None
    turn_seconds: int | None = Field(default=None, ge=15, le=600)

    @model_validator(mode="after")
    def _one_kind(self) -> Step:
        if sum((self.exercise is not None, bool(self.one_of), self.pause is not None)) != 1:
            raise ValueError("a step has either an exercise, a choice of exercises or a pause")
        if self.pause is not None and (self.title is None or self.phone is None or self.screen is None):
            raise ValueError("a pause needs title, phone and screen")
        if self.one_of and (len(self.one_of) < 2 or self.title is None or self.form is not None):
            raise ValueError("a choice needs a title and two or more exercises, each with its own form")
        return self

    @property
    def asks(self) -> tuple[Ask, ...]:
        """What the step asks: nothing for a pause, every exercise there is to choose from for a choice."""
        if self.exercise is not None:
            return (Ask(exercise=self.exercise, form=self.form),)
        return self.one_of


class Agenda(Declaration):
    """The order and length of a workshop."""

    id: str
    title: Text
    minutes: int = Field(ge=1)
    steps: tuple[Step, ...] = Field(min_length=1)
    follow_up: tuple[Step, ...] = ()
    """What is asked again some weeks later, by the resume code; no part of the workshop's minutes."""

    @property
    def every_step(self) -> tuple[Step, ...]:
        """The steps of the workshop and, after them, those of the follow-up."""
        return (*self.steps, *self.follow_up)

    @property
    def exercises(self) -> tuple[str, ...]:
        """The ids of the exercises that the workshop asks or offers to choose from, in order, each once."""
        return tuple(dict.fromkeys(ask.exercise for step in self.steps for ask in step.asks))

    def step(self, step_id: str) -> Step:
        """Return the step `step_id`, of the workshop or the follow-up; KeyError names it."""
        for step in self.every_step:
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
    talk: Talk | None = None

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
