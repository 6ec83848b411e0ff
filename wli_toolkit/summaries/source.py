"""Where a figure takes its answers from: which exercise, which occasion, which columns."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from wli_toolkit.content.model import (
    Agenda,
    AnyField,
    ChoiceField,
    ChoicesField,
    Exercise,
    Figure,
    HoursField,
    MinutesField,
    Occasion,
    Option,
    ScaleField,
    Text,
    YesNoField,
)
from wli_toolkit.summaries import wording
from wli_toolkit.summaries.gather import Gathered, asked_by

SCALE = (0, 10)


@dataclass(frozen=True)
class Source:
    """Where one figure takes its answers from."""

    exercise: Exercise
    figure: Figure
    occasion: Occasion
    gathered: Gathered
    salt: bytes

    def column(self, name: str, occasion: Occasion | None = None) -> pd.Series:
        """Return the answers to `name`, by participant."""
        return self.gathered.column((self.exercise.id, occasion or self.occasion), name)

    def numbers(self, name: str, occasion: Occasion | None = None) -> pd.Series:
        """Return the answers to `name` as numbers, by participant."""
        return pd.to_numeric(self.column(name, occasion)).astype(float)

    def field(self, name: str) -> AnyField | None:
        """Return the field `name`, or None where it is a score."""
        return next((field for field in self.exercise.fields if field.id == name), None)

    def line_label(self, index: int, name: str) -> Text:
        """Return what the figure calls its line `index`."""
        if index < len(self.figure.lines):
            return self.figure.lines[index]
        field = self.field(name)
        return self.figure.title if field is None else field.ask

    def options(self, name: str) -> tuple[Option, ...]:
        """Return the categories of `name`: the figure's own, or the field's."""
        field = self.field(name)
        if self.figure.categories or field is None:
            return self.figure.categories
        if isinstance(field, YesNoField):
            return (
                Option(value="yes", label=wording.YES),
                Option(value="no", label=wording.NO),
            )
        return field.options if isinstance(field, ChoiceField | ChoicesField) else ()

    @property
    def occasions(self) -> tuple[Occasion, ...]:
        """The occasions it counts."""
        if self.figure.form == "before_after":
            return (Occasion.BEFORE, Occasion.AFTER)
        return (self.occasion,)


def tables_first(figure: Figure) -> bool:
    """Return what sorts figures so that tables are told before the quartiles of the same answers."""
    return figure.form in {"dumbbell", "quartiles", "before_after"}


def key_of(exercise: Exercise, figure: Figure, occasion: Occasion) -> str:
    """Return the key under which a figure is frozen."""
    return f"{exercise.id}/{figure.id}@{occasion.value}"


def occasion_of(exercise: Exercise, figure: Figure, agenda: Agenda) -> Occasion | None:
    """Return the occasion whose closing freezes `figure`, or None where `agenda` does not ask for it."""
    asked = [occasion for exercise_id, occasion in asked_by(agenda) if exercise_id == exercise.id]
    if figure.form == "before_after":
        return Occasion.AFTER if {Occasion.BEFORE, Occasion.AFTER} <= set(asked) else None
    if figure.occasion is None:
        return asked[0] if asked else None
    return figure.occasion if figure.occasion in asked else None


def domain(source: Source) -> tuple[float, float] | None:
    """Return the ends of the axis where a field declares them; scores have none."""
    field = source.field(source.figure.of[0])
    if isinstance(field, ScaleField):
        return float(SCALE[0]), float(SCALE[1])
    if isinstance(field, MinutesField | HoursField):
        return float(field.minimum), float(field.maximum)
    return None
