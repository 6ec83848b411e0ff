"""Every figure that carries a message, on its own slide or two to one: the finding above, a native chart below."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from wli_toolkit.charts import palette
from wli_toolkit.content import translator
from wli_toolkit.reports import figure_words, pptx_charts
from wli_toolkit.reports.figure_tables import notes, tables_of
from wli_toolkit.reports.plain_words import medians_moved, message, outcomes
from wli_toolkit.reports.pptx_deck import INNER, MARGIN, SMALLEST, Deck
from wli_toolkit.reports.pptx_pairs import Panel, pair, panel, to_ponder
from wli_toolkit.reports.pptx_slide import Slide, table_height, table_size
from wli_toolkit.reports.pptx_tables import grid, shades, widths_for
from wli_toolkit.reports.tables import Table
from wli_toolkit.summaries import ExerciseSummary, FigureResult, findings, in_words
from wli_toolkit.summaries import wording as words

LABEL = 5.2
"""Inches of tables' labels."""
NUMBER_HEIGHT = 2.25
"""Inches of a number written large, with what stands around it."""


def figure_slides(deck: Deck) -> None:
    """Add the slides of every exercise; two small figures share a slide.

    A small one waits for the next, at most past larger ones of its own exercise.
    """
    waiting: Panel | None = None
    for exercise in deck.report.summary.exercises.values():
        for figure in exercise.figures:
            if not findings(figure, deck.lang):
                continue
            small = panel(exercise, figure, deck.lang)
            if waiting is not None and small is not None:
                pair(deck, (waiting, small))
                waiting = None
                continue
            if small is not None:
                waiting = small
                continue
            if waiting is not None and waiting.exercise.id != exercise.id:
                _figure_slides(deck, waiting.exercise, waiting.figure)
                waiting = None
            _figure_slides(deck, exercise, figure)
    if waiting is not None:
        _figure_slides(deck, waiting.exercise, waiting.figure)


def _figure_slides(deck: Deck, exercise: ExerciseSummary, figure: FigureResult) -> None:
    lang = deck.lang
    title = message(figure, lang)
    tables = tables_of(figure, lang)
    if figure.form == "before_after":
        # Which way the outcomes went stands among the plain words already.
        said = not all(row.withheld for rows in outcomes(figure).values() for row in rows)
        for table in tables[1:] if said else tables:
            if table.chart is not None:
                paired = table.chart.kind == "paired"
                medians = medians_moved(figure, lang)
                shown = medians if paired else _line_finding(figure, table.lines[0][0], deck)
                _draw(partial(_begin, deck, exercise, figure, shown), figure, table)
        return
    begin = partial(_begin, deck, exercise, figure, title)
    if figure.form == "quartiles" and len(figure.rows) == 1:
        _number(begin(), figure)
    else:
        _draw(begin, figure, tables[0])


def _line_finding(figure: FigureResult, line: str, deck: Deck) -> str:
    """Return what a figure found on one of its lines."""
    found = (each for each in findings(figure, deck.lang) if each.startswith(line))
    return next(found, figure.title.get(deck.lang))


def _begin(deck: Deck, exercise: ExerciseSummary, figure: FigureResult, title: str) -> Slide:
    """Begin a figure's slide: the finding, what was asked of how many, and what to mind."""
    lang = deck.lang
    said = findings(figure, lang)
    named = figure_words.PEOPLE_OF.get(lang).format(title=figure.title.get(lang), n=figure.n)
    says = figure.sentence(lang)
    form_note = figure_words.FORM_NOTES[figure.form].get(lang)
    slide = Slide(
        deck,
        title,
        kicker=f"{exercise.id} {exercise.title.get(lang)}",
        notes=[named, says, *said, form_note, to_ponder(exercise, lang)],
    )
    slide.say([named if title != figure.title.get(lang) else f"n = {figure.n}"], bold=True, gap=0.02)
    slide.say([says], colour=palette.SOFT, gap=0.12)
    return slide


def _foot(slide: Slide, figure: FigureResult, left: tuple[str, ...] = ()) -> None:
    """Write under a figure how to read it, and what of it is not told."""
    lang = slide.lang
    not_drawn = [figure_words.NOT_DRAWN.get(lang).format(labels=words.JOIN[lang].join(left))] if left else []
    slide.foot([*notes(figure, lang), *not_drawn])


def _draw(begin: Callable[[], Slide], figure: FigureResult, table: Table) -> None:
    """Draw a figure as a chart, or as a table where no native chart can show it."""
    slide = begin()
    lang = slide.lang
    alt = in_words(figure, lang)
    shown, left = pptx_charts.drawn(table)
    _foot(slide, figure, left)
    if shown.chart is not None and shown.lines:
        pptx_charts.add(slide, shown, alt=alt)
        return
    rows = grid(table)
    fills = shades(table, lang) if table.shaded else [[None] * len(row) for row in rows]
    widths = widths_for(len(rows[0]), LABEL)
    size = table_size(rows, widths, slide.room) or SMALLEST
    first = 1
    while first < len(rows):
        if first > 1:
            slide = begin()
            _foot(slide, figure, left)
        last = first + 1
        while (
            last < len(rows) and table_height([rows[0], *rows[first : last + 1]], widths, size) <= slide.room
        ):
            last += 1
        shown_fills = [fills[0], *fills[first:last]]
        slide.table([rows[0], *rows[first:last]], widths, alt=alt, size=size, fills=shown_fills)
        first = last


def _number(slide: Slide, figure: FigureResult) -> None:
    """Write a single median large, with the span of its middle half."""
    _ = translator(slide.lang)
    row = figure.rows[0]
    _foot(slide, figure)
    top = slide.y + max(0.0, min(0.5, slide.room - NUMBER_HEIGHT))
    slide.box(_("Median"), (MARGIN, top, INNER, 0.38), 20, colour=palette.SOFT)
    number = words.NOTHING.get(slide.lang) if row.median is None else words.number(row.median)
    slide.box(number, (MARGIN, top + 0.38, INNER, 1.37), 72, colour=palette.MAIN, bold=True)
    if row.q1 is not None and row.q3 is not None:
        span = figure_words.MIDDLE_HALF.get(slide.lang)
        text = span.format(q1=words.number(row.q1), q3=words.number(row.q3))
        slide.box(text, (MARGIN, top + 1.77, INNER, 0.45), 24)
