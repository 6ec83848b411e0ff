"""The forms that show numbers: quartiles, now against wanted, before against after."""

from __future__ import annotations

from collections.abc import Sequence

from wli_toolkit.charts import palette
from wli_toolkit.charts.axes import Ends, at, wide_enough
from wli_toolkit.charts.counts import LEADING, key, stack
from wli_toolkit.charts.drawing import INNER, LEFT, RIGHT, SMALL, TEXT, Box, Dot, Drawing, Label, Line
from wli_toolkit.charts.measuring import width, wrap
from wli_toolkit.content.model import Lang
from wli_toolkit.summaries import wording
from wli_toolkit.summaries.results import FigureResult, Row

ROW = 30
THICK = 12
WAY_COLOURS = {"up": palette.MAIN, "same": palette.SAND, "down": palette.AMBER}


def quartiles(result: FigureResult, lang: Lang) -> Drawing:
    """Draw each number's median as a dot on the span of its middle half."""
    drawing = Drawing()
    domain = _domain(result)
    for row in result.rows:
        number = _median(row, lang)
        room = INNER - width(number, TEXT) - 12
        for text in wrap(row.label.get(lang), TEXT, room):
            drawing.add(Label(LEFT, drawing.y + LEADING / 2, text, palette.INK))
            drawing.skip(LEADING)
        drawing.add(
            Label(RIGHT, drawing.y - LEADING / 2, number, palette.INK, align="right", bold=not row.withheld)
        )
        _span(drawing, row, domain, (LEFT + 8, RIGHT - 8), palette.MAIN, palette.PALE)
        drawing.skip(ROW + 4)
    _axis(drawing, domain, (LEFT + 8, RIGHT - 8))
    return drawing


def dumbbell(result: FigureResult, lang: Lang) -> Drawing:
    """Draw each line's two numbers under each other, joined."""
    drawing = Drawing()
    domain = _domain(result)
    for rows in result.lines().values():
        track = _two(drawing, rows, domain, lang)
        _axis(drawing, domain, track)
        drawing.skip(12)
    drawing.skip(-12)
    return drawing


def before_after(result: FigureResult, lang: Lang) -> Drawing:
    """Draw each outcome's medians before and after, and how many went which way."""
    drawing = Drawing()
    domain = _domain(result)
    for rows in result.lines().values():
        track = _two(drawing, [row for row in rows if row.kind == "number"], domain, lang)
        _axis(drawing, domain, track)
        counts = [row for row in rows if row.kind == "count"]
        if not all(row.withheld for row in counts):
            drawing.skip(4)
            _ways(drawing, counts, lang)
        drawing.skip(18)
    drawing.skip(-18)
    return drawing


def _ways(drawing: Drawing, counts: Sequence[Row], lang: Lang) -> None:
    """Draw how many went which way as one stacked bar, over its key unless the bar names its cells itself."""
    stack(drawing, counts, WAY_COLOURS, lang)
    if not any(len(row.members) > 1 or row.almost_all for row in counts):
        key(drawing, [(row.label.get(lang), WAY_COLOURS[row.value]) for row in counts], palette.SOFT)


def _two(drawing: Drawing, rows: Sequence[Row], domain: Ends, lang: Lang) -> Ends:
    """Draw two numbers of one line, each on a row of its own, and return the ends of their track."""
    title = rows[0].line_label or rows[0].label
    for text in wrap(title.get(lang), TEXT, INNER):
        drawing.add(Label(LEFT, drawing.y + LEADING / 2, text, palette.INK, TEXT, bold=True))
        drawing.skip(LEADING)
    names = max(width(row.label.get(lang), SMALL) for row in rows)
    track = (LEFT + names + 16, RIGHT - 40.0)
    colours = ((palette.WARM, palette.WARM_PALE), (palette.MAIN, palette.PALE))
    first, second = rows
    if first.median is not None and second.median is not None:
        drawing.add(
            Line(
                at(first.median, domain, track),
                drawing.y + ROW / 2,
                at(second.median, domain, track),
                drawing.y + ROW * 3 / 2,
                palette.SOFT,
                2,
            )
        )
    for index, (row, (strong, pale)) in enumerate(zip(rows, colours, strict=True)):
        middle = drawing.y + ROW / 2
        drawing.add(Label(LEFT, middle, row.label.get(lang), strong, SMALL, bold=True))
        _span(drawing, row, domain, track, strong, pale, hollow=index == 0)
        drawing.add(
            Label(RIGHT, middle, _median(row, lang, short=True), palette.INK, align="right", bold=True)
        )
        drawing.skip(ROW)
    return track


def _span(
    drawing: Drawing,
    row: Row,
    domain: Ends,
    track: Ends,
    strong: str,
    pale: str,
    *,
    hollow: bool = False,
) -> None:
    """Draw one number's rail, the span of its middle half and its median."""
    middle = drawing.y + ROW / 2
    drawing.add(Line(track[0], middle, track[1], middle, palette.AXIS))
    if row.q1 is not None and row.q3 is not None:
        low, high = (at(end, domain, track) for end in (row.q1, row.q3))
        drawing.add(Box(min(low, high - 3), middle - THICK / 2, max(high, low + 3), middle + THICK / 2, pale))
    if row.median is not None:
        drawing.add(Dot(at(row.median, domain, track), middle, strong, hollow))


def _axis(drawing: Drawing, domain: Ends, track: Ends) -> None:
    for number in (domain[0], (domain[0] + domain[1]) / 2, domain[1]):
        x = at(number, domain, track)
        drawing.add(
            Line(x, drawing.y, x, drawing.y + 5, palette.AXIS),
            Label(x, drawing.y + 15, wording.number(number), palette.SOFT, SMALL, "center"),
        )
    drawing.skip(26)


def _median(row: Row, lang: Lang, *, short: bool = False) -> str:
    if row.median is None:
        return wording.NOTHING.get(lang)
    number = wording.number(row.median)
    return number if short else wording.MEDIAN.get(lang).format(median=number)


def _domain(result: FigureResult) -> Ends:
    """Return the ends of the axis: declared, or wide enough for what is told."""
    told = [number for row in result.rows for number in (row.median, row.q1, row.q3) if number is not None]
    return result.domain or wide_enough(told)
