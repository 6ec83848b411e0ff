"""The slides for the facilitator's eyes only: what the blueprints have in common, and what stood on the wall."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wli_toolkit.reports import blueprint_themes, wording
from wli_toolkit.reports.entrusted import blueprints_lead, wall_lead
from wli_toolkit.reports.pptx_deck import BODY_BOTTOM, INNER, Deck
from wli_toolkit.reports.pptx_front import bullets
from wli_toolkit.reports.pptx_slide import (
    Slide,
    row_height,
    table_height,
    titled,
)

TOP = 1.4
BOX = (3.6, INNER - 3.6)
SIZES = (16, 14, 12)
"""Points of a table, the largest first: the first in which one slide holds it."""
FOOT = 0.65
"""Inches of what stands at the foot."""
Row = tuple[str, str]


def blueprints(deck: Deck) -> None:
    """Add how many were handed in and what they have in common; a deck gets shown, so their texts stay out of it."""
    report, lang = deck.report, deck.lang
    if report.blueprints is None:
        return
    name = wording.BLUEPRINTS.get(lang)
    lead = blueprints_lead(report, report.blueprints, with_texts=False)
    rows = blueprint_themes.rows(report)
    if rows:
        title = blueprint_themes.TITLE.get(lang)
        _pages_of(deck, title, rows, kicker=name, notes=blueprint_themes.reading(report), foot=lead)
    else:
        Slide(deck, name, notes=[lead]).say([lead], size=20)


def _pages_of(deck: Deck, title: str, rows: Sequence[Row], *, kicker: str, notes: str, foot: str) -> None:
    room = BODY_BOTTOM - TOP - FOOT
    size = next((size for size in SIZES if table_height(rows, BOX, size) <= room), SIZES[-1])
    pages = list(_pages(rows, size, room))
    for shown, page in zip(titled(title, len(pages), deck.lang), pages, strict=True):
        slide = Slide(deck, shown, kicker=kicker, notes=[notes])
        slide.foot([foot])
        slide.y = TOP
        slide.table(page, BOX, alt=shown, size=size, left=2, head=False)


def wall(deck: Deck) -> None:
    """Add what the room saw on the wall, question by question."""
    report, lang = deck.report, deck.lang
    if report.blueprints is None:
        return
    lead = wall_lead(report)
    for each in report.blueprints.wall:
        kicker = f"{wording.WALL.get(lang)}　{each.exercise.get(lang)}"
        bullets(deck, each.asked.get(lang), each.texts, kicker=kicker, foot=lead)


def _pages(rows: Sequence[Row], size: float, room: float) -> Iterator[list[Row]]:
    page: list[Row] = []
    taken = 0.0
    for row in rows:
        height = row_height(row, BOX, size)
        if page and taken + height > room:
            yield page
            page, taken = [], 0.0
        page.append(row)
        taken += height
    if page:
        yield page
