"""One sheet for each exercise: every figure with its sentence, its tables and a native chart."""

from __future__ import annotations

from wli_toolkit.content import translator
from wli_toolkit.reports import figure_words, xlsx_charts
from wli_toolkit.reports.figure_tables import notes, tables_of
from wli_toolkit.reports.responses import left_out
from wli_toolkit.reports.tables import Table
from wli_toolkit.reports.xlsx_book import Book
from wli_toolkit.reports.xlsx_page import Page
from wli_toolkit.summaries import ExerciseSummary, FigureResult, findings, in_words
from wli_toolkit.summaries import wording as words

LABEL, NUMBER = 250, 78
LEAST_COLUMNS = 8
"""The sheet is at least as wide as its charts, so that all sheets print in about the same size."""


def exercise_page(book: Book, exercise: ExerciseSummary) -> Page:
    """Write an exercise's figures under each other."""
    _ = translator(book.lang)
    lang = book.lang
    most = max((len(t.columns) for f in exercise.figures for t in tables_of(f, lang)), default=0)
    columns = max(most, LEAST_COLUMNS)
    title = exercise.title.get(lang)
    if exercise.n is not None:
        title = figure_words.PEOPLE_OF.get(lang).format(title=title, n=exercise.n)
    page = Page(
        book,
        f"{exercise.id} {exercise.title.get(lang)}",
        f"{exercise.id} {title}",
        (LABEL, *[NUMBER] * columns),
        wide=columns + 1,
    )
    for figure in exercise.figures:
        if not figure.suppressed:
            _figure(page, figure)
    withheld = left_out(exercise, lang)
    if withheld:
        page.text(withheld, "note")
    page.text(_("A question to think about"), "note")
    page.text(exercise.ponder.get(lang))
    return page


def _figure(page: Page, figure: FigureResult) -> None:
    """Write what a figure found, then each of its tables under the chart that draws it."""
    lang = page.book.lang
    first, *more = tables_of(figure, lang)
    with page.together():
        page.text(figure.title.get(lang), "heading")
        page.text(figure.sentence(lang))
        for line in findings(figure, lang):
            page.text(line, "finding")
        _table(page, figure, first)
    for table in more:
        with page.together():
            _table(page, figure, table)
    page.text(words.SPACE[lang].join(notes(figure, lang)), "note")
    page.skip(20)


def _table(page: Page, figure: FigureResult, table: Table) -> None:
    """Write a table under the chart that draws it."""
    lang = page.book.lang
    page.skip()
    row = page.row
    # A single median is told by its table; a lone bar would only repeat it.
    drawn = table.chart is not None and not (figure.form == "quartiles" and len(table.lines) == 1)
    if drawn:
        page.skip_to(page.y + xlsx_charts.height(table) + 8)
    place = page.table(table)
    if drawn:
        xlsx_charts.insert(page, row, table, place, figure.title.get(lang), in_words(figure, lang))
