"""Figures of several sessions drawn: people as in one session's figures, medians as the range they lie in."""

from __future__ import annotations

from wli_toolkit.charts import palette
from wli_toolkit.charts.axes import Ends, at, wide_enough
from wli_toolkit.charts.counts import LEADING, key, stack
from wli_toolkit.charts.drawing import INNER, LEFT, RIGHT, SMALL, TEXT, Align, Box, Drawing, Label, Line
from wli_toolkit.charts.drawn import draw
from wli_toolkit.charts.measuring import width, wrap
from wli_toolkit.charts.numbers import WAY_COLOURS
from wli_toolkit.charts.svg import as_svg
from wli_toolkit.charts.withheld import nothing_told
from wli_toolkit.content.model import Lang
from wli_toolkit.summaries import pooled_words, wording
from wli_toolkit.summaries.pooled_figure import PooledFigure, span
from wli_toolkit.summaries.pooled_rows import PooledRow

ROW = 30
THICK = 14
NARROWEST = 4
"""Pixels of a range whose ends are the same."""
TRACK = (float(LEFT), float(RIGHT))


def draw_series(figure: PooledFigure, lang: Lang) -> str:
    """Return a figure of several sessions as SVG in `lang`, 360 pixels wide, without its title."""
    counted = figure.countable()
    if counted is not None and figure.form != "before_after":
        return draw(counted, lang)
    drawing = nothing_told(pooled_words.WITHHELD, lang) if figure.suppressed else _lines(figure, lang)
    return as_svg(drawing, figure.in_words(lang))


def _lines(figure: PooledFigure, lang: Lang) -> Drawing:
    drawing = Drawing()
    medians = [end for each in figure.ranges for end in (each.lowest, each.highest) if end is not None]
    domain = figure.domain or wide_enough(medians)
    lines: dict[str, list[PooledRow]] = {}
    for each in figure.rows:
        lines.setdefault(each.row.line or "", []).append(each)
    for rows in lines.values():
        title = rows[0].row.line_label
        if title is not None:
            for text in wrap(title.get(lang), TEXT, INNER):
                drawing.add(Label(LEFT, drawing.y + LEADING / 2, text, palette.INK, TEXT, bold=True))
                drawing.skip(LEADING)
        for each in rows:
            if each.row.kind == "number":
                _range(drawing, each, domain, lang)
        counts = [each.row for each in rows if each.row.kind == "count"]
        if counts and not all(row.withheld for row in counts):
            stack(drawing, counts, WAY_COLOURS, lang)
            # Merged cells are named under the bar already.
            if all(len(row.members) == 1 for row in counts):
                named = [(row.label.get(lang), WAY_COLOURS[row.value]) for row in counts]
                key(drawing, named, palette.SOFT)
        drawing.skip(14)
    drawing.skip(-14)
    if figure.ranges:
        _axis(drawing, domain)
    return drawing


def _range(drawing: Drawing, each: PooledRow, domain: Ends, lang: Lang) -> None:
    """Draw between which numbers the sessions' medians lie, under its name."""
    number = wording.NOTHING.get(lang) if each.lowest is None else span(each, lang)
    room = INNER - width(number, TEXT) - 12
    for text in wrap(each.row.label.get(lang), SMALL, room):
        drawing.add(Label(LEFT, drawing.y + LEADING / 2, text, palette.SOFT, SMALL))
        drawing.skip(LEADING)
    drawing.add(Label(RIGHT, drawing.y - LEADING / 2, number, palette.INK, align="right", bold=True))
    middle = drawing.y + ROW / 2 - 4
    drawing.add(Line(LEFT, middle, RIGHT, middle, palette.AXIS))
    if each.lowest is not None and each.highest is not None:
        low, high = (at(end, domain, TRACK) for end in (each.lowest, each.highest))
        spare = max(0.0, NARROWEST - (high - low)) / 2
        drawing.add(Box(low - spare, middle - THICK / 2, high + spare, middle + THICK / 2, palette.MAIN))
    drawing.skip(ROW)


def _axis(drawing: Drawing, domain: Ends) -> None:
    ends: tuple[tuple[float, Align], ...] = (
        (domain[0], "left"),
        (sum(domain) / 2, "center"),
        (domain[1], "right"),
    )
    for number, align in ends:
        x = at(number, domain, TRACK)
        drawing.add(Line(x, drawing.y, x, drawing.y + 5, palette.AXIS))
        drawing.add(Label(x, drawing.y + 15, wording.number(number), palette.SOFT, SMALL, align))
    drawing.skip(26)
