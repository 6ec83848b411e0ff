"""The forms that show shares without sorting people: a grid of cells, and means of a hundred."""

from __future__ import annotations

from wli_toolkit.charts import palette
from wli_toolkit.charts.counts import LEADING, value
from wli_toolkit.charts.drawing import INNER, LEFT, RIGHT, SMALL, TEXT, Box, Drawing, Label
from wli_toolkit.charts.measuring import width, wrap
from wli_toolkit.content.model import Lang
from wli_toolkit.summaries import wording
from wli_toolkit.summaries.results import FigureResult, Row

CELL = 36
GAP = 3
BAR = 20


def heat(result: FigureResult, lang: Lang) -> Drawing:
    """Draw a row of cells under each line's name, the darker the larger the share, each with its number."""
    drawing = Drawing()
    lines = list(result.lines().values())
    columns = [row.label.get(lang) for row in lines[0]]
    wide = (INNER - GAP * (len(columns) - 1)) / len(columns)
    # A single column is named by the figure itself.
    if len(columns) > 1:
        named = [wrap(column, SMALL, wide) for column in columns]
        for index, texts in enumerate(named):
            for place, text in enumerate(texts):
                x, y = _middle(index, wide), drawing.y + (place + 0.5) * LEADING
                drawing.add(Label(x, y, text, palette.SOFT, SMALL, "center", True))
        drawing.skip(LEADING * max(map(len, named)) + 6)
    for rows in lines:
        title = rows[0].line_label or result.title
        for text in wrap(title.get(lang), TEXT, INNER):
            drawing.add(Label(LEFT, drawing.y + LEADING / 2, text, palette.INK, TEXT))
            drawing.skip(LEADING)
        drawing.skip(2)
        for index, row in enumerate(rows):
            _cell(drawing, row, index, wide, lang)
        drawing.skip(CELL + 10)
    drawing.skip(-6)
    return drawing


def means(result: FigureResult, lang: Lang) -> Drawing:
    """Draw a bar for each line, as long as its mean share of the hundred."""
    drawing = Drawing()
    for row in result.rows:
        nothing = wording.NOTHING.get(lang)
        number = nothing if row.share is None else f"{row.share}%"
        for text in wrap(row.label.get(lang), TEXT, INNER - width(number, TEXT) - 12):
            drawing.add(Label(LEFT, drawing.y + LEADING / 2, text, palette.INK))
            drawing.skip(LEADING)
        drawing.add(
            Label(RIGHT, drawing.y - LEADING / 2, number, palette.INK, align="right", bold=not row.withheld)
        )
        drawing.skip(2)
        drawing.add(Box(LEFT, drawing.y, RIGHT, drawing.y + BAR, palette.RAIL))
        if row.share:
            end = LEFT + INNER * row.share / 100
            drawing.add(Box(LEFT, drawing.y, end, drawing.y + BAR, palette.MAIN))
        drawing.skip(BAR + 14)
    drawing.skip(-8)
    return drawing


def _cell(drawing: Drawing, row: Row, index: int, wide: float, lang: Lang) -> None:
    x = LEFT + index * (wide + GAP)
    share = 100 if row.almost_all else row.share
    colour = palette.RAIL if share is None else palette.shade(share / 100)
    drawing.add(Box(x, drawing.y, x + wide, drawing.y + CELL, colour))
    text = value(row, lang)
    if width(text, SMALL) > wide - 8:
        text = value(row, lang, short=True)
    ink = palette.SOFT if row.withheld else palette.on(colour)
    middle = drawing.y + CELL / 2
    drawing.add(Label(_middle(index, wide), middle, text, ink, SMALL, "center", not row.withheld))


def _middle(index: int, wide: float) -> float:
    return LEFT + index * (wide + GAP) + wide / 2
