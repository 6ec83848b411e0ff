"""What scoring takes and gives back: plain mappings in, frozen values out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Answers = Mapping[str, object]
"""One person's answers to one exercise on one occasion, by column; None and absent both mean unset.

The parts of a whole stand under their own ids. What was named several times stands under the id of its rows, as a
tuple of such mappings.
"""

Everything = Mapping[tuple[str, str], Answers]
"""One person's answers by (exercise id, occasion)."""

Scores = dict[str, float | int | str | list[str]]
"""Derived values by name: numbers, words or lists of words; what cannot be computed is absent."""


@dataclass(frozen=True)
class Feedback:
    """What an exercise says back to the person who answered it.

    Attributes
    ----------
    lines
        Sentences in the person's language; they tell everything the picture shows.
    picture
        A JSON-able drawing for the page (`kind` is arrows, bars, card, checklist, map, order, pairs, plane,
        ribbons, script or stack), or None.
    offer
        A JSON-able change that the page proposes once, as a button, and makes only when it is pressed:
        `{"kind": "halve", "field": field id, "value": the new value, "label": what the button says, "line":
        which of `lines` makes the offer}`.
        The page remembers that it has proposed it; scoring sees answers only and cannot know.
    """

    lines: tuple[str, ...] = ()
    picture: Mapping[str, object] | None = None
    offer: Mapping[str, object] | None = None


@dataclass(frozen=True)
class Piece:
    """One piece of a blueprint box's first draft, and whether a private or sensitive answer is in it."""

    text: str
    private: bool


Pieces = dict[str, tuple[Piece, ...]]
"""The pieces an exercise gives to the blueprint, by the field of the box they go to."""


@dataclass(frozen=True)
class BoxDraft:
    """One box of the blueprint that the agenda offers, with the first draft made of earlier answers.

    Attributes
    ----------
    field
        The field of the blueprint that holds the box.
    title
        What the box is called, in the person's language.
    text
        The draft; empty where nothing was answered yet.
    from_private
        Whether an answer that is not plainly for the group went into the draft.
    default_ticked
        Whether 「全部」 ticks the box when handing in.
    """

    field: str
    title: str
    text: str
    from_private: bool
    default_ticked: bool
