"""The questions for looking back after thirty days, as they stand in the sheet to take home."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

FOLLOW_UP_SCRIPT_HASH = "sha256-CuHYq3KQzamgmcZ7FXALX1u+Xgs7lENj8S8/Cdxg1Fc="
"""Of the sheet's only script, for a content security policy; a test holds it to the script."""
HIGHEST = 10


@dataclass(frozen=True, slots=True)
class Reaction:
    """One of a few answers, and what is said back to it; an empty text says nothing."""

    value: str
    label: str
    said: str = ""


@dataclass(frozen=True, slots=True)
class Choosing:
    """A question with a few answers.

    Attributes
    ----------
    name
        Its name, unique on the sheet.
    ask
        The question.
    about
        The promise that it asks about; empty leaves a line to write on, None is no promise.
    options
        The answers there are.
    given
        The answer given already, if any.
    """

    name: str
    ask: str
    about: str | None
    options: Sequence[Reaction]
    given: str | None = None


@dataclass(frozen=True, slots=True)
class Rating:
    """A question answered by a number from 0 to 10.

    Attributes
    ----------
    name, ask, given
        As for `Choosing`.
    low, high
        What 0 and 10 mean.
    last
        The number given at the end of the workshop, shown after answering.
    """

    name: str
    ask: str
    low: str
    high: str
    last: int | None = None
    given: int | None = None


Question = Choosing | Rating
