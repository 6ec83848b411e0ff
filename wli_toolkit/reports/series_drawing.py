"""Figures of several sessions drawn: people as in one session's figures, medians as the range they lie in."""

from __future__ import annotations

from collections.abc import Sequence

from wli_toolkit.charts import draw, palette
from wli_toolkit.charts.counts import LEADING, stack
from wli_toolkit.charts.drawing import (
    INNER,
    LEFT,
    RIGHT,
    SMALL,
    TEXT,
    WIDTH,
    Align,
    Box,
    Drawing,
    Label,
    Line,
)
from wli_toolkit.charts.measuring import width, wrap
from wli_toolkit.charts.svg import as_svg
from wli_toolkit.content.model import Lang
from wli_toolkit.summaries import pooled_words, wording
from wli_toolkit.summaries.pooled_figure import PooledFigure, span
from wli_toolkit.summaries.pooled_rows import PooledRow

ROW = 30
THICK = 14
NARROWEST = 4
"""Pixels of a range whose ends are the same."""
ENDS = (4.0, 10.0, 12.0, 24.0, 60.0, 100.0)
"""Where an axis may end when nothing says how far a score can go."""
WAYS = {"up": palette.MAIN, "same": palette.SAND, "down": palette.AMBER}


def draw_series(figure: PooledFigure, lang: Lang) -> str:
    """Return a figure of several sessions as SVG in `lang`, 360 pixels wide, without its title."""
    counted = figure.countable()
    if counted is not None and figure.form != "before_after":
        return draw(counted, lang)
    drawing = _nothing(lang) if figure.suppressed else _lines(figure, lang)
    said = wording.SPACE[lang].join(figure.sentences(lang))
    return as_svg(drawing, f"{figure.title.get(lang)}{wording.COLON[lang]}{said}")


def _lines(figure: PooledFigure, lang: Lang) -> Drawing:
    drawing = Drawing()
    domain = _domain(figure)
    lines: dict[str, list[PooledRow]] = {}
    for each in figure.rows:
        lines.setdefault(each.row.line or "", []).append(each)
    for rows in lines.values():
        title = rows[0].row.line_label
        if title is not None:
            for text in wrap(title.get(lang), TEXT, INNER):
                drawing.add(Label(LEFT, drawing.y + LEADING / 2, text, palette.INK, TEXT, bold=True))
                drawing.skip(LEADING)
        numbers = [each for each in rows if each.row.kind == "number"]
        for each in numbers:
            _range(drawing, each, domain, lang)
        counts = [each.row for each in rows if each.row.kind == "count"]
        if counts and not all(row.withheld for row in counts):
            stack(drawing, counts, WAYS, lang)
            _key(drawing, [(row.label.get(lang), row.members) for row in counts])
        drawing.skip(14)
    drawing.skip(-14)
    if figure.ranges:
        _axis(drawing, domain)
    return drawing


def _range(drawing: Drawing, each: PooledRow, domain: tuple[float, float], lang: Lang) -> None:
    number = wording.NOTHING.get(lang) if each.lowest is None else span(each, lang)
    room = INNER - width(number, TEXT) - 12
    for text in wrap(each.row.label.get(lang), SMALL, room):
        drawing.add(Label(LEFT, drawing.y + LEADING / 2, text, palette.SOFT, SMALL))
        drawing.skip(LEADING)
    drawing.add(Label(RIGHT, drawing.y - LEADING / 2, number, palette.INK, align="right", bold=True))
    middle = drawing.y + ROW / 2 - 4
    drawing.add(Line(LEFT, middle, RIGHT, middle, palette.AXIS))
    if each.lowest is not None and each.highest is not None:
        low, high = _at(each.lowest, domain), _at(each.highest, domain)
        spare = max(0.0, NARROWEST - (high - low)) / 2
        drawing.add(
            Box(low - spare, middle - THICK / 2, high + spare, middle + THICK / 2, palette.MAIN),
        )
    drawing.skip(ROW)


def _key(drawing: Drawing, entries: Sequence[tuple[str, tuple[str, ...]]]) -> None:
    """Draw what each colour stands for; merged cells are named under the bar already."""
    if any(len(members) > 1 for _, members in entries):
        return
    x = float(LEFT)
    for text, members in entries:
        wide = 20 + width(text, SMALL) + 14
        if x > LEFT and x + wide - 14 > RIGHT:
            x = float(LEFT)
            drawing.skip(LEADING)
        drawing.add(
            Box(x, drawing.y + 4, x + 14, drawing.y + 18, WAYS[members[0]]),
            Label(x + 20, drawing.y + LEADING / 2, text, palette.SOFT, SMALL),
        )
        x += wide
    drawing.skip(LEADING)


def _axis(drawing: Drawing, domain: tuple[float, float]) -> None:
    ends: tuple[tuple[float, Align], ...] = (
        (domain[0], "left"),
        (sum(domain) / 2, "center"),
        (domain[1], "right"),
    )
    for number, align in ends:
        x = _at(number, domain)
        drawing.add(Line(x, drawing.y, x, drawing.y + 5, palette.AXIS))
        drawing.add(Label(x, drawing.y + 15, wording.number(number), palette.SOFT, SMALL, align))
    drawing.skip(26)


def _at(number: float, domain: tuple[float, float]) -> float:
    low, high = domain
    return LEFT + INNER * (number - low) / (high - low)


def _domain(figure: PooledFigure) -> tuple[float, float]:
    if figure.domain is not None:
        return figure.domain
    ends = [end for each in figure.ranges for end in (each.lowest, each.highest) if end is not None]
    most = max(ends, default=1.0)
    return min(0.0, *ends, 0.0), next((end for end in ENDS if end >= most), most)


def _nothing(lang: Lang) -> Drawing:
    drawing = Drawing(y=26)
    drawing.add(Label(WIDTH / 2, drawing.y, wording.NOTHING.get(lang), palette.SOFT, TEXT, "center"))
    drawing.skip(26)
    for line in wrap(pooled_words.WITHHELD.get(lang), SMALL, INNER):
        drawing.add(Label(LEFT + INNER / 2, drawing.y, line, palette.SOFT, SMALL, "center"))
        drawing.skip(22)
    return drawing
