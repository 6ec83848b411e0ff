"""Finding a figure or an exercise by its name; where there is none, the error names those there are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol, TypeVar


class SummaryError(ValueError):
    """A summary was asked for what it does not have; names the value and what there is."""


class Named(Protocol):
    """A figure, as far as it takes to find it."""

    @property
    def figure_id(self) -> str:
        """Its id, unique within the exercise."""

    @property
    def suppressed(self) -> bool:
        """Whether nothing of it is told."""


Figure = TypeVar("Figure", bound=Named)
Exercise = TypeVar("Exercise")


def figure_named(figure_id: str | None, figures: Sequence[Figure], exercise_id: str) -> Figure:
    """Return one figure of an exercise; where `figure_id` is None, the first that tells something.

    Raises
    ------
    SummaryError
        There is no such figure, or none at all; names those there are.
    """
    if not figures:
        raise SummaryError(f"{exercise_id} has no figures here. Choose another exercise")
    if figure_id is None:
        return next((each for each in figures if not each.suppressed), figures[0])
    for each in figures:
        if each.figure_id == figure_id:
            return each
    there = ", ".join(each.figure_id for each in figures)
    raise SummaryError(f"{exercise_id} has no figure {figure_id!r}; there are {there}")


def exercise_named(exercise_id: str, exercises: Mapping[str, Exercise], where: str) -> Exercise:
    """Return one exercise of `where`, which is said in the error.

    Raises
    ------
    SummaryError
        There is no such exercise; names those there are.
    """
    try:
        return exercises[exercise_id]
    except KeyError:
        there = ", ".join(exercises)
        raise SummaryError(f"no exercise {exercise_id!r} in {where}; there are {there}") from None
