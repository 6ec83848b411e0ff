"""A text on its way to the wall, as those who read it and as its author see it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Row

PostState = Literal["waiting", "held", "shown", "hidden"]
NUMBERS = range(10_000, 100_000)
"""Five digits: no seat and no hand-in number has so many, so that nobody takes one for the other."""


@dataclass(frozen=True)
class Post:
    """A text on its way to the wall, or on it; nothing in it leads to its author.

    Attributes
    ----------
    number
        Random; another one as soon as the text is rewritten, so that nobody lets through what they have not
        read.
    exercise, field
        What it answers.
    state
        ``"waiting"`` for somebody to look at it, ``"held"`` back until somebody decides, ``"shown"`` or
        ``"hidden"``.
    pinned
        Stands before the others.
    """

    number: int
    exercise: str
    field: str
    text: str
    state: PostState
    pinned: bool


@dataclass(frozen=True)
class OwnPost(Post):
    """A post as its author sees it: with the place of the answer that it is a copy of."""

    occasion: str
    row: int


def post_of(row: Row[Any]) -> Post:
    """Return the post that a row of its table holds, without its author."""
    return Post(row.number, row.exercise, row.field, row.text, row.state, row.pinned)


def own_post_of(row: Row[Any]) -> OwnPost:
    """Return the same with its place, for its author."""
    return OwnPost(
        row.number, row.exercise, row.field, row.text, row.state, row.pinned, row.occasion, row.row
    )
