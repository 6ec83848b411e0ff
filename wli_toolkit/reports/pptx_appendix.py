"""The end of a deck: all numbers as tables, what is not shown, and how to read the figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from wli_toolkit.content import translator
from wli_toolkit.content.model import Lang
from wli_toolkit.reports import colours, wording
from wli_toolkit.reports.appendix import appendix_lines
from wli_toolkit.reports.pptx_deck import BODY_BOTTOM, INNER, MARGIN, Deck
from wli_toolkit.reports.pptx_front import bullets
from wli_toolkit.reports.pptx_slide import Slide, row_height, titled
from wli_toolkit.reports.responses import all_left_out, tells
from wli_toolkit.summaries import ExerciseSummary
from wli_toolkit.summaries import wording as words

TOP = 1.3
GAP = 0.3
HALF = (INNER - GAP) / 2
WIDTHS: Mapping[Lang, tuple[float, ...]] = {
    "ja": (2.2, 0.55, 0.55, 1.25, HALF - 4.55),
    "en": (1.95, 0.82, 0.62, 1.2, HALF - 4.59),
}
EXERCISE, FIGURE = "#cfe0e0", colours.TINT
"""Behind the names of exercises and of figures."""
SIZE, TIGHT = 11, 0.06
"""Points of the appendix, which is read on paper or on one's own screen, and inches over and under its texts."""
Row = tuple[str, ...]
Lines = list[tuple[Row, str | None]]
"""Rows with their colours."""


def numbers(deck: Deck) -> None:
    """Add every number: in two tables side by side, on as many slides as they take."""
    _ = translator(deck.lang)
    lines = [
        line for each in deck.report.summary.exercises.values() if tells(each) for line in _lines(each, deck)
    ]
    head = (
        _("Figure and row"),
        _("Answered"),
        _("People"),
        _("Share [95% interval]"),
        wording.APPENDIX_MIDDLE.get(deck.lang),
    )
    room = BODY_BOTTOM - TOP - row_height(head, WIDTHS[deck.lang], SIZE, TIGHT)
    columns = list(_pages(lines, WIDTHS[deck.lang], room=room))
    pages = [columns[first : first + 2] for first in range(0, len(columns), 2)]
    for title, page in zip(titled(_("Appendix: all numbers"), len(pages), deck.lang), pages, strict=True):
        slide = Slide(deck, title, notes=[wording.STATISTICS.get(deck.lang)])
        for place, column in enumerate(page):
            slide.y = TOP
            fills: list[list[str | None]] = [[None] * 5, *([fill] * 5 for _row, fill in column)]
            slide.table(
                [head, *(row for row, _fill in column)],
                WIDTHS[deck.lang],
                alt=title,
                size=SIZE,
                fills=fills,
                at=MARGIN + place * (HALF + GAP),
                tight=TIGHT,
                wide=[False, *(fill is not None for _row, fill in column)],
            )


def left_out(deck: Deck) -> None:
    """Add which figures are not shown for want of people, a line for each exercise."""
    lang = deck.lang
    lines = [f"{exercise}{words.COLON[lang]}{titles}" for exercise, titles in all_left_out(deck.report)]
    if lines:
        bullets(
            deck, wording.LEFT_OUT_TITLE.get(lang), lines, lead=wording.LEFT_OUT_LEAD.get(lang), sizes=(16,)
        )


def reading(deck: Deck) -> None:
    """Add how to read the figures."""
    _ = translator(deck.lang)
    lines = [*deck.report.reading, wording.STATISTICS.get(deck.lang)]
    bullets(deck, _("How to read the figures"), lines)


def _lines(exercise: ExerciseSummary, deck: Deck) -> Iterator[tuple[Row, str | None]]:
    lang = deck.lang
    yield (f"{exercise.id} {exercise.title.get(lang)}", "", "", "", ""), EXERCISE
    for figure in exercise.figures:
        if figure.suppressed:
            continue
        yield (figure.title.get(lang), "", "", "", ""), FIGURE
        for row, (label, *more) in zip(figure.rows, appendix_lines(figure, lang), strict=True):
            # A line of which not even the number of people is told would only be dashes.
            if row.n is not None or not row.withheld:
                yield (f"　{label}", *more), None


def _pages(
    lines: Sequence[tuple[Row, str | None]], widths: Sequence[float], *, room: float
) -> Iterator[Lines]:
    """Yield the lines column by column; the name of an exercise or a figure never stands alone at the foot."""
    page: Lines = []
    taken = 0.0
    for line in lines:
        height = _line_height(line, widths)
        if page and taken + height > room:
            left: Lines = []
            while len(page) > 1 and page[-1][1] is not None:
                left.insert(0, page.pop())
            yield page
            page = left
            taken = sum(_line_height(each, widths) for each in page)
        page.append(line)
        taken += height
    if page:
        yield page


def _line_height(line: tuple[Row, str | None], widths: Sequence[float]) -> float:
    row, fill = line
    # The name of an exercise or a figure runs over the whole width.
    return row_height(row, widths, SIZE, TIGHT) if fill is None else row_height(row[:1], (HALF,), SIZE, TIGHT)
