"""Two small figures side by side on one slide, so that a deck stays short enough to send and to show."""

from __future__ import annotations

from dataclasses import dataclass, replace

from wli_toolkit.charts import palette
from wli_toolkit.charts.measuring import wrap
from wli_toolkit.content import translator
from wli_toolkit.content.model import Lang
from wli_toolkit.reports import figure_words, pptx_charts
from wli_toolkit.reports.figure_tables import missing, tables_of
from wli_toolkit.reports.plain_words import message
from wli_toolkit.reports.pptx_deck import BODY_BOTTOM, INNER, MARGIN, SMALLEST, Deck
from wli_toolkit.reports.pptx_slide import BODY, POINTS, Slide, text_height
from wli_toolkit.reports.responses import BETWEEN
from wli_toolkit.reports.tables import Table
from wli_toolkit.summaries import ExerciseSummary, FigureResult, findings, in_words
from wli_toolkit.summaries import wording as words

BETWEEN_TWO, APART = 0.5, 0.06
WIDTH = (INNER - BETWEEN_TWO) / 2
"""Inches of one of the two, between them, and under each of the texts over a figure."""
LABEL = 0.36 * WIDTH
"""Inches that a chart leaves to the names of its bars."""
MOST_BARS = 6
LEAST_BAR, AROUND = 0.48, 0.3
"""Inches that a bar takes, and around all of them."""
MOST_OVER = 1.8
"""How much more than it needs a chart may take."""
TOP, FOOT = 1.7, 0.6
"""Inches down to the two where they are measured, and for the line at the foot that both share."""
BESIDE = 1.45
"""How much longer than its longest bar an axis is, for what stands beside the bar."""
NUMBER = 1.9
"""Inches of a single number written large."""


@dataclass(frozen=True, slots=True)
class Panel:
    """One of the two: the figure and what is drawn of it.

    Attributes
    ----------
    table
        None where it is a single median, which is written large.
    left
        Lines that tell nothing and so are not drawn.
    """

    exercise: ExerciseSummary
    figure: FigureResult
    table: Table | None
    left: tuple[str, ...] = ()


def panel(exercise: ExerciseSummary, figure: FigureResult, lang: Lang) -> Panel | None:
    """Return a figure as one of two on a slide; None where it needs a slide of its own."""
    if figure.form == "before_after":
        return None
    if figure.form == "quartiles" and len(figure.rows) == 1:
        found = Panel(exercise, figure, None)
        return found if figure.rows[0].median is not None and _fits(found, lang) else None
    table, left = pptx_charts.drawn(tables_of(figure, lang)[0])
    if table.chart is None or table.chart.kind not in {"bars", "spans"}:
        return None
    if not 0 < len(table.lines) <= MOST_BARS:
        return None
    found = Panel(exercise, figure, table, left)
    return found if _fits(found, lang) else None


def pair(deck: Deck, panels: tuple[Panel, Panel]) -> None:
    """Add a slide of two figures."""
    lang = deck.lang
    exercises = list({each.exercise.id: each.exercise for each in panels}.values())
    notes = [line for each in panels for line in _notes(each, lang)]
    notes += [to_ponder(each, lang) for each in exercises]
    slide = Slide(
        deck,
        BETWEEN[lang].join(each.title.get(lang) for each in exercises),
        kicker=BETWEEN[lang].join(each.id for each in exercises),
        notes=notes,
    )
    withheld = any(row.withheld for each in panels for row in each.figure.rows)
    threshold = max(each.figure.threshold for each in panels)
    slide.foot([figure_words.WITHHELD_HERE.get(lang).format(threshold=threshold)] if withheld else [])
    top = slide.y
    below = [
        _say(slide, each, (MARGIN + place * (WIDTH + BETWEEN_TWO), top)) for place, each in enumerate(panels)
    ]
    # Each begins where it can, but both at the same height where there is room for that.
    for place, each in enumerate(panels):
        slide.y = max(below) if max(below) + _least(each, lang) <= slide.floor else below[place]
        _draw(slide, each, MARGIN + place * (WIDTH + BETWEEN_TWO))


def to_ponder(exercise: ExerciseSummary, lang: Lang) -> str:
    """Return the question of an exercise that stands in the notes, to be asked by who speaks."""
    _ = translator(lang)
    return f"{_('A question to think about')}{words.COLON[lang]}{exercise.ponder.get(lang)}"


def _say(slide: Slide, each: Panel, at: tuple[float, float]) -> float:
    """Write what stands above a figure and return where that ends."""
    left, top = at
    for text, size, look in _heading(each, slide.lang):
        height = text_height((text,), WIDTH, size)
        slide.box(text, (left, top, WIDTH, height), size, **look)
        top += height + APART
    return top + APART


def _draw(slide: Slide, each: Panel, left: float) -> None:
    lang = slide.lang
    small = _small(each, lang)
    below = text_height((small,), WIDTH, SMALLEST) if small else 0.0
    if each.table is None:
        _number(slide, each.figure, left)
    else:
        height = min(slide.room - below, MOST_OVER * _height(each.table))
        pptx_charts.place(
            slide, _roomy(each.table), (left, slide.y, WIDTH, height), in_words(each.figure, lang)
        )
        slide.y += height
    if small:
        slide.box(small, (left, slide.y, WIDTH, below), SMALLEST, colour=palette.SOFT)


def _heading(each: Panel, lang: Lang) -> list[tuple[str, float, dict[str, object]]]:
    """Return what stands above: the finding, of what and of how many, and what was asked."""
    figure = each.figure
    title = figure.title.get(lang)
    named = figure_words.PEOPLE_OF.get(lang).format(title=title, n=figure.n)
    found = message(figure, lang)
    head = [(found, BODY, {"bold": True, "colour": palette.MAIN})] if found != title else []
    return [
        *head,
        (named, SMALLEST, {"bold": True}),
        (figure.sentence(lang), SMALLEST, {"colour": palette.SOFT}),
    ]


def _small(each: Panel, lang: Lang) -> str:
    """Return what stands below: whom the figure does not count, and what is not drawn."""
    not_drawn = figure_words.NOT_DRAWN.get(lang).format(labels=words.JOIN[lang].join(each.left))
    return words.SPACE[lang].join(
        part for part in (missing(each.figure, lang), not_drawn if each.left else "") if part
    )


def _notes(each: Panel, lang: Lang) -> list[str]:
    named = figure_words.PEOPLE_OF.get(lang).format(title=each.figure.title.get(lang), n=each.figure.n)
    own = figure_words.FORM_NOTES[each.figure.form].get(lang)
    return [named, each.figure.sentence(lang), *findings(each.figure, lang), own]


def _fits(each: Panel, lang: Lang) -> bool:
    """Whether half a slide holds a figure."""
    heading = sum(text_height((text,), WIDTH, size) + APART for text, size, _look in _heading(each, lang))
    return TOP + heading + APART + _least(each, lang) <= BODY_BOTTOM - FOOT


def _least(each: Panel, lang: Lang) -> float:
    """Return how many inches what is drawn and what stands below it take at least."""
    small = _small(each, lang)
    below = text_height((small,), WIDTH, SMALLEST) if small else 0.0
    return below + (NUMBER if each.table is None else _height(each.table))


def _height(table: Table) -> float:
    """Return how many inches a chart needs at least, so that every name stands beside its bar."""
    bars = (
        max(LEAST_BAR, 0.1 + 1.2 * SMALLEST / POINTS * len(wrap(label, SMALLEST, LABEL * POINTS)))
        for label, _cells in table.lines
    )
    return AROUND + len(table.lines) * max(bars)


def _roomy(table: Table) -> Table:
    """Return a table whose chart has room beside the longest bar."""
    if table.chart is None:
        return table
    told = (value for each in table.chart.series for value in table.values(each.column) if value is not None)
    return replace(table, chart=replace(table.chart, most=max(told, default=0.0) * BESIDE or None))


def _number(slide: Slide, figure: FigureResult, left: float) -> None:
    _ = translator(slide.lang)
    row = figure.rows[0]
    top = slide.y + 0.1
    slide.box(_("Median"), (left, top, WIDTH, 0.3), SMALLEST, colour=palette.SOFT)
    slide.box(
        words.number(row.median or 0), (left, top + 0.3, WIDTH, 1.0), 54, colour=palette.MAIN, bold=True
    )
    slide.y = top + 1.3
    if row.q1 is not None and row.q3 is not None:
        span = figure_words.MIDDLE_HALF.get(slide.lang)
        text = span.format(q1=words.number(row.q1), q3=words.number(row.q3))
        slide.box(text, (left, slide.y, WIDTH, 0.4), BODY)
        slide.y += 0.45
