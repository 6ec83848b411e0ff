"""Where a figure takes its answers from: which exercise, which occasion, which columns."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import pandas as pd

from wli_toolkit.content import Column, every_column
from wli_toolkit.content.model import (
    ChoiceField,
    ChoicesField,
    Exercise,
    Figure,
    HoursField,
    MinutesField,
    Occasion,
    Option,
    Text,
    YesNoField,
)
from wli_toolkit.summaries import wording
from wli_toolkit.summaries.asking import both_occasions
from wli_toolkit.summaries.gather import Gathered
from wli_toolkit.summaries.order_statistics import Span

SCALE = (0, 10)
"""The ends of a scale, and of each side of a plane."""
MOST_POINTS = 24
"""Beyond so many points an interpolated quartile no longer tells how many people are where."""


@dataclass(frozen=True)
class Source:
    """Where one figure takes its answers from."""

    exercise: Exercise
    figure: Figure
    occasion: Occasion
    gathered: Gathered

    def column(self, name: str, occasion: Occasion | None = None) -> pd.Series:
        """Return the answers to `name`, by participant."""
        return self.gathered.column((self.exercise.id, occasion or self.occasion), name)

    def numbers(self, name: str, occasion: Occasion | None = None) -> pd.Series:
        """Return the answers to `name` as numbers, by participant."""
        return pd.to_numeric(self.column(name, occasion)).astype(float)

    def pairs(self, name: str) -> tuple[tuple[float, ...], tuple[float, ...]]:
        """Return the numbers before and after of those who answered `name` both times, in the same order."""
        both = pd.concat(
            [self.numbers(name, Occasion.BEFORE), self.numbers(name, Occasion.AFTER)],
            axis=1,
            join="inner",
            keys=["before", "after"],
        )
        return tuple(both["before"]), tuple(both["after"])

    def stored(self, name: str) -> Column | None:
        """Return the column `name`, or None where it is a score."""
        return self._stored.get(name)

    @cached_property
    def _stored(self) -> dict[str, Column]:
        return every_column(self.exercise)

    def line_label(self, index: int, name: str) -> Text:
        """Return what the figure calls its line `index`."""
        if index < len(self.figure.lines):
            return self.figure.lines[index]
        column = self.stored(name)
        return self.figure.title if column is None else column.label

    def options(self, name: str) -> tuple[Option, ...]:
        """Return the categories of `name`: the figure's own, or those options that its column holds."""
        column = self.stored(name)
        if self.figure.categories or column is None:
            return self.figure.categories
        match column.field:
            case YesNoField():
                return (Option(value="yes", label=wording.YES), Option(value="no", label=wording.NO))
            case ChoicesField():
                apart = column.id != column.field.id
                return tuple(each for each in column.field.options if (each.visibility is not None) is apart)
            case ChoiceField():
                return column.field.options
        return ()

    def points(self, name: str) -> Span | None:
        """Return the least and greatest number there is, where answers are few whole numbers."""
        column = self.stored(name)
        if column is not None:
            return SCALE if column.kind in ("scale", "place") else None
        # Of a score only the bands tell how far it goes; answers outside them are not counted.
        bands = self.figure.bands
        ends = [end for band in bands for end in (band.low, band.high)]
        joined = all(after.low == band.high + 1 for band, after in pairwise(bands))
        if (
            not bands
            or not joined
            or any(end != int(end) for end in ends)
            or ends[-1] - ends[0] > MOST_POINTS
        ):
            return None
        return int(ends[0]), int(ends[-1])

    @property
    def occasions(self) -> tuple[Occasion, ...]:
        """The occasions it counts."""
        return both_occasions(self.figure) or (self.occasion,)


def tables_first(figure: Figure) -> bool:
    """Return the key that sorts tables before the figures that tell quartiles of the same answers."""
    return figure.form in {"dumbbell", "quartiles", "before_after"}


def key_of(exercise: Exercise, figure: Figure, occasion: Occasion) -> str:
    """Return the key under which a figure is frozen."""
    return f"{exercise.id}/{figure.id}@{occasion.value}"


def domain(source: Source) -> tuple[float, float] | None:
    """Return the ends of the axis where a field declares them; scores and shares of a whole have none."""
    column = source.stored(source.figure.of[0])
    if column is None:
        return None
    if column.kind in ("scale", "place"):
        return float(SCALE[0]), float(SCALE[1])
    if isinstance(column.field, MinutesField | HoursField):
        return float(column.field.minimum), float(column.field.maximum)
    return None
