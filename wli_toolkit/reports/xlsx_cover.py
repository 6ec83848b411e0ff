"""The first sheet of a workbook: what workshop it was, what the numbers do not say, and what is in the file."""

from __future__ import annotations

from wli_toolkit.content import translator
from wli_toolkit.reports import figure_words, wording
from wli_toolkit.reports.facts import facts
from wli_toolkit.reports.safe_text import harmless
from wli_toolkit.reports.xlsx_book import Book
from wli_toolkit.reports.xlsx_page import Page
from wli_toolkit.summaries import wording as words

WIDTHS = (290, 630)


def cover(book: Book) -> Page:
    """Write 実施概要 and the limits."""
    _ = translator(book.lang)
    title = f"{_('What the group answered')}{words.COLON[book.lang]}{book.report.agenda.title.get(book.lang)}"
    page = Page(book, _("About this workshop"), title, WIDTHS, wide=2)
    if not book.report.organiser:
        page.text(wording.FACILITATOR_ONLY.get(book.lang), "finding")
        page.skip()
    page.text(_("About this workshop"), "heading")
    for name, value in facts(book.report):
        page.texts((name, value), ("name", "cell"))
    page.skip()
    limits(page)
    return page


def limits(page: Page) -> None:
    """Write the box of what the numbers do not say."""
    _ = translator(page.book.lang)
    page.box(_("What these numbers do not say"), page.book.report.limits)


def contents(page: Page, pages: list[Page]) -> None:
    """Write what is in the file, each sheet with a way to it."""
    with page.together():
        page.text(figure_words.CONTENTS.get(page.book.lang), "heading")
        for each in pages:
            place = each.name.replace("'", "''")
            page.sheet.write_url(
                page.row, 0, f"internal:'{place}'!A1", page.book.style("link"), harmless(each.name)
            )
            page.skip(24)


def reading(book: Book) -> Page:
    """Write how to read the figures, and once more what they do not say."""
    _ = translator(book.lang)
    name = figure_words.READING.get(book.lang)
    page = Page(book, name, name, WIDTHS, wide=2)
    limits(page)
    page.text(_("How to read the figures"), "heading")
    for line in (*book.report.reading, wording.STATISTICS.get(book.lang)):
        page.text(line)
    return page
