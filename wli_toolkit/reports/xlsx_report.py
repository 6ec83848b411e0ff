"""The group's report as a workbook: plain words first, native charts, every number, and what all of it means."""

from __future__ import annotations

from wli_toolkit.content import translator
from wli_toolkit.reports import xlsx_cover, xlsx_entrusted, xlsx_figures, xlsx_numbers, xlsx_plain
from wli_toolkit.reports.report import Report
from wli_toolkit.reports.responses import tells
from wli_toolkit.reports.xlsx_book import Book
from wli_toolkit.summaries import wording as words


def xlsx_report(report: Report) -> bytes:
    """Return a report as a workbook that opens in Japanese Excel as it is meant to look."""
    _ = translator(report.lang)
    agenda = report.agenda.title.get(report.lang)
    book = Book(report, f"{_('What the group answered')}{words.COLON[report.lang]}{agenda}")
    cover = xlsx_cover.cover(book)
    pages = [xlsx_plain.plain_words(book), xlsx_plain.response(book), xlsx_plain.rules(book)]
    if report.organiser:
        pages.append(xlsx_plain.remarks(book))
    pages += [
        xlsx_figures.exercise_page(book, exercise)
        for exercise in report.summary.exercises.values()
        if tells(exercise)
    ]
    pages += [
        xlsx_numbers.list_page(book),
        xlsx_numbers.dictionary(book),
        xlsx_cover.reading(book),
        xlsx_entrusted.blueprints(book),
        xlsx_entrusted.wall(book),
    ]
    xlsx_cover.contents(cover, [page for page in pages if page is not None])
    return book.data()
