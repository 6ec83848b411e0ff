"""What a person keeps doing, by liking and skill, and where else it could be of use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from wli_toolkit.content.model import Exercise, Lang, Occasion, PlaceField
from wli_toolkit.scoring.reading import is_private, label, latest, listing, number, option_labels, say, words
from wli_toolkit.scoring.values import Answers, Everything, Feedback, Piece, Pieces, Scores

ROWS = "items"
HIGH = 6
"""From this on, liking or skill counts as high."""
QUADRANTS = ("grow", "nurture", "relied", "leave")
"""Liked and good at; liked only; good at only; neither."""
DRAFTED = ("grow", "relied", "nurture")
"""The quadrants that go to the blueprint, in this order; what may be left to others does not."""
NOWHERE = "none"
WORK, LIFE, NEW = "work", "life", "beyond"
BEYOND = ("sidejob", "teach")
"""Places that are neither the job of today nor the life beside it."""
FLOWS = ("life_work", "work_life", "life_life", "work_beyond", "life_beyond")
"""From where to where something could be used; life is home, hobbies and the community together."""
BOX = "b3"


@dataclass(frozen=True)
class _Item:
    """One thing a person keeps doing; what they left open is None or empty."""

    number: int
    act: str
    like: int | None
    good: int | None
    bridge_to: str
    home: str
    glad: bool

    @property
    def quadrant(self) -> str | None:
        """Where it lies; None while it has no place."""
        if self.like is None or self.good is None:
            return None
        if self.like >= HIGH:
            return "grow" if self.good >= HIGH else "nurture"
        return "relied" if self.good >= HIGH else "leave"

    @property
    def flow(self) -> str | None:
        """From where to where it leads; None where it is no bridge, or its home is not known."""
        if not self.home or not self.is_bridge:
            return None
        return f"{_side(self.home)}_{_side(self.bridge_to)}"

    @property
    def is_bridge(self) -> bool:
        """Whether it could be used somewhere else than where it is done; an unknown home is elsewhere."""
        return self.bridge_to not in ("", NOWHERE, self.home)


def _side(place: str) -> str:
    """Return whether a place is work, the life beside it, or neither."""
    if place == WORK:
        return WORK
    return NEW if place in BEYOND else LIFE


def scores(_exercise: Exercise, answers: Answers, _offered: Sequence[str] = ()) -> Scores:
    """Score likes and strengths.

    Returns
    -------
    Scores
        `items`: how many things were named; absent while none was. `bridges`: how many of them could be used
        somewhere else than where they are done; only when that was answered for at least one. `flows`: from
        where to where those lead (`FLOWS`), each once; only when both places were answered for at least one.
        `share_grow`, `share_nurture`, `share_relied`, `share_leave` (0–100): the share of the person's placed
        things in each quadrant (liking and skill are high from 6); they sum to 100; only with a placed thing.
    """
    items = _items(answers)
    result: Scores = {"items": len(items)} if items else {}
    if any(item.bridge_to for item in items):
        result["bridges"] = sum(item.is_bridge for item in items)
    if any(item.home and item.bridge_to for item in items):
        flows = {item.flow for item in items}
        result["flows"] = [flow for flow in FLOWS if flow in flows]
    placed = [item.quadrant for item in items if item.quadrant is not None]
    if placed:
        result |= {f"share_{each}": 100 * placed.count(each) / len(placed) for each in QUADRANTS}
    return result


def feedback(
    exercise: Exercise, _occasion: Occasion, answers: Answers, _everything: Everything, lang: Lang
) -> Feedback:
    """Say back the plane, what could be carried over, and what would please somebody."""
    items = _items(answers)
    lines: tuple[str, ...] = ()
    for quadrant in QUADRANTS:
        told = [
            text
            for item in items
            if item.quadrant == quadrant
            for text in say(
                exercise, "item", lang, act=_name(exercise, item, lang), like=item.like, good=item.good
            )
        ]
        if told:
            name = label(exercise, f"quadrant_{quadrant}", lang)
            lines += say(exercise, "quadrant", lang, quadrant=name, items=listing(told, lang))
    lines += _bridges(exercise, items, lang)
    glad = [_name(exercise, item, lang) for item in items if item.glad]
    if glad:
        lines += say(exercise, "glad", lang, items=listing(glad, lang))
    return Feedback(lines, _plane(exercise, items, lang))


def drafts(exercise: Exercise, everything: Everything, lang: Lang) -> Pieces:
    """Draft the box of the strengths: what is liked and good at first, then what one is relied on for."""
    items = [item for item in _items(latest(everything, exercise.id)) if item.act]
    keyed = [
        (f"draft_{quadrant}", item.act) for quadrant in DRAFTED for item in items if item.quadrant == quadrant
    ]
    keyed += [("draft_unplaced", item.act) for item in items if item.quadrant is None]
    texts = dict.fromkeys(text for key, act in keyed for text in say(exercise, key, lang, act=act))
    private = is_private(exercise, "act")
    return {BOX: tuple(Piece(text, private) for text in texts)} if texts else {}


def _items(answers: Answers) -> list[_Item]:
    rows = answers.get(ROWS)
    if not isinstance(rows, list | tuple):
        return []
    return [
        _Item(
            number=position,
            act=words(row, "act"),
            like=number(row, "like"),
            good=number(row, "good"),
            bridge_to=words(row, "bridge_to"),
            home=words(row, "home"),
            glad=row.get("who_glad") is True,
        )
        for position, row in enumerate(rows, start=1)
        if isinstance(row, Mapping)
    ]


def _name(exercise: Exercise, item: _Item, lang: Lang) -> str:
    return item.act or "".join(say(exercise, "unnamed", lang, number=item.number)) or str(item.number)


def _bridges(exercise: Exercise, items: Sequence[_Item], lang: Lang) -> tuple[str, ...]:
    if not any(item.bridge_to for item in items):
        return ()
    count = sum(item.is_bridge for item in items)
    if count == 0:
        return say(exercise, "bridges_none", lang)
    told = [
        text
        for item in items
        if item.is_bridge
        for place in option_labels(exercise, "bridge_to", [item.bridge_to], lang)
        for text in say(exercise, "bridge", lang, act=_name(exercise, item, lang), place=place)
    ]
    return say(exercise, "bridges", lang, bridges=count, items=listing(told, lang))


def _plane(exercise: Exercise, items: Sequence[_Item], lang: Lang) -> Mapping[str, object] | None:
    axes = next((field.parts for field in exercise.fields if isinstance(field, PlaceField)), None)
    points = [
        {"x": item.like, "y": item.good, "label": _name(exercise, item, lang)}
        for item in items
        if item.quadrant is not None
    ]
    if axes is None or not points:
        return None
    across, upwards = (
        {
            "label": part.label.get(lang),
            "low": part.low.get(lang) if part.low else "",
            "high": part.high.get(lang) if part.high else "",
        }
        for part in axes
    )
    cells = {"ll": "leave", "hl": "nurture", "lh": "relied", "hh": "grow"}
    return {
        "kind": "plane",
        "x": across,
        "y": upwards,
        "split": HIGH,
        "cells": {place: label(exercise, f"quadrant_{cell}", lang) for place, cell in cells.items()},
        "points": points,
    }
