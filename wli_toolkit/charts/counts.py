"""The forms that count people: bars, options, bands, shares and stacked bars."""

from __future__ import annotations

from collections.abc import Sequence

from wli_toolkit.charts import palette
from wli_toolkit.charts.drawing import (
    INNER,
    LARGE,
    LEFT,
    RIGHT,
    SMALL,
    TEXT,
    Box,
    Drawing,
    Label,
    Line,
)
from wli_toolkit.charts.measuring import width, wrap
from wli_toolkit.content.model import Lang
from wli_toolkit.summaries import wording
from wli_toolkit.summaries.results import FigureResult, Row

LEADING = 22
MOST_EMPTY = 2
"""So many rows that tell nothing keep a bar of their own; more are named together under the others."""
BAR = 20
STACK = 34


def bars(result: FigureResult, lang: Lang) -> Drawing:
    """Draw a bar for each category: its label and number above it, its share of everybody as its length."""
    drawing = Drawing()
    empty = [row for row in result.rows if row.withheld]
    gathered = empty if len(empty) > MOST_EMPTY else []
    for row in result.rows:
        if row not in gathered:
            _bar(drawing, row, lang)
    if gathered:
        names = wording.JOIN[lang].join(row.label.get(lang) for row in gathered)
        for text in wrap(f"{wording.NOTHING.get(lang)}{wording.COLON[lang]}{names}", SMALL, INNER):
            drawing.add(Label(LEFT, drawing.y + LEADING / 2, text, palette.SOFT, SMALL))
            drawing.skip(LEADING)
        return drawing
    drawing.skip(-8)
    return drawing


def share(result: FigureResult, lang: Lang) -> Drawing:
    """Draw one share of everybody, with its 95 % interval as a bracket under the bar."""
    drawing = Drawing()
    row = next(row for row in result.rows if row.value == "at_least")
    drawing.skip(LARGE / 2 + 2)
    drawing.add(Label(LEFT, drawing.y, value(row, lang), palette.INK, LARGE, bold=True))
    if row.n is not None and row.count is not None:
        of = wording.OF_PEOPLE.get(lang).format(n=row.n)
        drawing.add(Label(RIGHT, drawing.y + 4, of, palette.SOFT, TEXT, "right"))
    drawing.skip(LARGE / 2 + 10)
    drawing.add(Box(LEFT, drawing.y, RIGHT, drawing.y + STACK, palette.RAIL))
    if row.share is not None:
        drawing.add(Box(LEFT, drawing.y, LEFT + INNER * row.share / 100, drawing.y + STACK, palette.MAIN))
    elif row.almost_all:
        drawing.add(Box(LEFT, drawing.y, RIGHT, drawing.y + STACK, palette.MAIN))
    drawing.skip(STACK)
    if row.low is not None and row.high is not None:
        low, high = (LEFT + INNER * end / 100 for end in (row.low, row.high))
        y = drawing.y + 12
        drawing.add(
            Line(low, y, high, y, palette.SOFT, 2),
            Line(low, y - 6, low, y + 6, palette.SOFT, 2),
            Line(high, y - 6, high, y + 6, palette.SOFT, 2),
        )
        text = wording.INTERVAL.get(lang).format(low=round(row.low), high=round(row.high))
        half = width(text, SMALL) / 2
        middle = min(max((low + high) / 2, LEFT + half), RIGHT - half)
        drawing.add(Label(middle, y + 20, text, palette.SOFT, SMALL, "center"))
        drawing.skip(42)
    return drawing


def stacked(result: FigureResult, lang: Lang) -> Drawing:
    """Draw a full-length bar for each line, cut by category, under one key of colours."""
    drawing = Drawing()
    categories: dict[str, str] = {}
    for row in result.rows:
        if len(row.members) == 1:
            categories[row.value] = row.label.get(lang)
    order = _order(result.rows)
    colours = dict(zip(order, palette.series(len(order)), strict=True))
    if all(value in categories for value in order):
        key(drawing, [(categories[value], colours[value]) for value in order], palette.INK)
        drawing.skip(6)
    for rows in result.lines().values():
        title = rows[0].line_label or result.title
        for text in wrap(title.get(lang), TEXT, INNER):
            drawing.add(Label(LEFT, drawing.y + LEADING / 2, text, palette.INK, TEXT, bold=True))
            drawing.skip(LEADING)
        stack(drawing, rows, colours, lang)
        drawing.skip(14)
    drawing.skip(-14)
    return drawing


def stack(drawing: Drawing, rows: Sequence[Row], colours: dict[str, str], lang: Lang) -> None:
    """Draw one stacked bar with its numbers; merged and unnumbered cells are named under it."""
    drawing.skip(3)
    top, bottom = drawing.y, drawing.y + STACK
    drawing.add(Box(LEFT, top, RIGHT, bottom, palette.RAIL))
    x = float(LEFT)
    for row in rows:
        colour = palette.mixed(tuple(colours[member] for member in row.members))
        if row.almost_all:
            drawing.add(Box(LEFT, top, RIGHT, bottom, colour))
            text = f"{row.label.get(lang)}{wording.COLON[lang]}{value(row, lang)}"
            drawing.add(Label((LEFT + RIGHT) / 2, top + STACK / 2, text, palette.on(colour), TEXT, "center"))
        elif row.count is not None and row.n:
            end = x + INNER * row.count / row.n
            gap = 0 if row is rows[-1] else 2
            drawing.add(Box(x, top, end - gap, bottom, colour))
            number = wording.COUNT.get(lang).format(count=row.count)
            text = number if width(number, SMALL) < end - x - gap else str(row.count)
            drawing.add(
                Label((x + end - gap) / 2, top + STACK / 2, text, palette.on(colour), SMALL, "center", True)
            )
            x = end
    if all(row.withheld for row in rows):
        nothing = wording.NOTHING.get(lang)
        drawing.add(Label((LEFT + RIGHT) / 2, top + STACK / 2, nothing, palette.SOFT, TEXT, "center"))
    drawing.skip(STACK + 3)
    if any(len(row.members) > 1 for row in rows):
        named = (f"{row.label.get(lang)} {value(row, lang, short=True)}" for row in rows)
        for text in wrap("　".join(named) if lang == "ja" else "; ".join(named), SMALL, INNER):
            drawing.add(Label(LEFT, drawing.y + 10, text, palette.SOFT, SMALL))
            drawing.skip(20)


def value(row: Row, lang: Lang, *, short: bool = False) -> str:
    """Return a count as people read it: people and percent, 「ほとんど」, or a dash."""
    if row.almost_all:
        return wording.ALMOST_ALL.get(lang)
    if row.count is None:
        return wording.NOTHING.get(lang)
    return (
        (wording.COUNT if short else wording.COUNT_SHARE).get(lang).format(count=row.count, share=row.share)
    )


def _bar(drawing: Drawing, row: Row, lang: Lang) -> None:
    number = value(row, lang)
    room = INNER - width(number, TEXT) - 12
    lines = wrap(row.label.get(lang), TEXT, room)
    for text in lines:
        drawing.add(Label(LEFT, drawing.y + LEADING / 2, text, palette.INK))
        drawing.skip(LEADING)
    told = palette.SOFT if row.withheld else palette.INK
    drawing.add(Label(RIGHT, drawing.y - LEADING / 2, number, told, align="right", bold=not row.withheld))
    drawing.skip(2)
    drawing.add(Box(LEFT, drawing.y, RIGHT, drawing.y + BAR, palette.RAIL))
    if row.almost_all:
        drawing.add(Box(LEFT, drawing.y, RIGHT, drawing.y + BAR, palette.MAIN))
    elif row.count is not None and row.n:
        drawing.add(Box(LEFT, drawing.y, LEFT + INNER * row.count / row.n, drawing.y + BAR, palette.MAIN))
    drawing.skip(BAR + 14)


def key(drawing: Drawing, entries: Sequence[tuple[str, str]], ink: str) -> None:
    """Draw what each colour stands for, side by side as far as there is room: texts in `ink`, with their colours."""
    x = float(LEFT)
    for text, colour in entries:
        wide = 20 + width(text, SMALL) + 14
        if x > LEFT and x + wide - 14 > RIGHT:
            x = float(LEFT)
            drawing.skip(LEADING)
        drawing.add(
            Box(x, drawing.y + 4, x + 14, drawing.y + 18, colour),
            Label(x + 20, drawing.y + LEADING / 2, text, ink, SMALL),
        )
        x += wide
    drawing.skip(LEADING)


def _order(rows: Sequence[Row]) -> list[str]:
    """Return the single categories in the order of the declaration, whatever is merged."""
    longest: list[str] = []
    for row in rows:
        for member in row.members:
            if member not in longest:
                longest.append(member)
    lines: dict[str | None, list[str]] = {}
    for row in rows:
        lines.setdefault(row.line, []).extend(row.members)
    whole = next(
        (
            members
            for line, members in lines.items()
            if all(len(row.members) == 1 for row in rows if row.line == line)
        ),
        None,
    )
    return whole if whole is not None and len(whole) == len(longest) else longest
