"""The sheets of a workbook in plain words: which way people went, what stands out, rules at work, remarks."""

from __future__ import annotations

from wli_toolkit.content import translator
from wli_toolkit.reports import wording, xlsx_charts
from wli_toolkit.reports.crossed_tables import ways_table
from wli_toolkit.reports.plain_words import medians_told, standing_out, told_outcomes
from wli_toolkit.reports.responses import all_left_out, responses_lead, responses_table
from wli_toolkit.reports.rules_known import rules_table, unsure, unsure_message
from wli_toolkit.reports.xlsx_book import Book
from wli_toolkit.reports.xlsx_page import Page
from wli_toolkit.summaries import wording as words

WIDTHS = (330, 96, 96, 96, 96, 96, 96, 24)
WIDE = 7
PAPER_ROWS = 3


def plain_words(book: Book) -> Page:
    """Write which way people went, and one finding of each exercise."""
    _ = translator(book.lang)
    lang, summary = book.lang, book.report.summary
    page = Page(book, _("In plain words"), _("In plain words"), WIDTHS, wide=WIDE)
    page.text(wording.CHANGES.get(lang), "heading")
    tables = [ways_table(good, lang) for _figure, good in told_outcomes(summary)]
    for table in tables:
        page.text(wording.CHANGES_LEAD.get(lang))
        place = page.table(table)
        page.skip()
        title = wording.CHANGES.get(lang)
        xlsx_charts.insert(page, page.row, table, place, title, title)
        page.skip_to(page.y + xlsx_charts.height(table) + 10)
    if not tables:
        page.text(wording.NO_CHANGES.get(lang))
    for medians in medians_told(summary, lang):
        page.text(medians, "finding")
    page.skip()
    page.text(wording.STANDS_OUT.get(lang), "heading")
    found = list(standing_out(summary, lang))
    for headline in found:
        page.text(headline.exercise, "note")
        page.text(headline.text, "finding")
    if not found:
        page.text(_("Too few people answered to say anything about the group."))
    return page


def response(book: Book) -> Page:
    """Write how many answered each exercise, and which figures are not shown for want of people."""
    lang, report = book.lang, book.report
    name = wording.RESPONSES.get(lang)
    page = Page(book, name, name, WIDTHS, wide=WIDE)
    page.text(responses_lead(report))
    page.skip()
    page.table(responses_table(report))
    page.skip()
    withheld = list(all_left_out(report))
    with page.together():
        if withheld:
            page.text(wording.LEFT_OUT_TITLE.get(lang), "heading")
            page.text(wording.LEFT_OUT_LEAD.get(lang), "note")
        for exercise, titles in withheld:
            page.text(f"{exercise}{words.COLON[lang]}{titles}")
    return page


def rules(book: Book) -> Page | None:
    """Write who is not sure of the rules at work; nothing where no number is told."""
    _ = translator(book.lang)
    lang = book.lang
    found = unsure(book.report.summary, lang)
    if not found:
        return None
    page = Page(book, wording.RULES_SHORT.get(lang), wording.RULES.get(lang), WIDTHS, wide=WIDE)
    page.text(unsure_message(found, lang), "finding")
    page.text(wording.RULES_LEAD.get(lang))
    page.skip()
    table = rules_table(found, lang)
    place = page.table(table)
    page.skip()
    title = wording.RULES.get(lang)
    alt = " ".join(f"{each.label(lang)}: {each.told(lang)}" for each in found)
    xlsx_charts.insert(page, page.row, table, place, title, alt)
    page.skip_to(page.y + xlsx_charts.height(table))
    return page


def remarks(book: Book) -> Page:
    """Leave room for the facilitator's remarks, under prompts."""
    _ = translator(book.lang)
    lang = book.lang
    name = _("The facilitator's remarks and next suggestions")
    page = Page(book, name, name, WIDTHS, wide=WIDE)
    page.text(wording.REMARKS_HINT.get(lang), "note")
    for prompt in wording.REMARKS:
        page.text(prompt.get(lang), "heading")
        first = page.row
        for _row in range(PAPER_ROWS):
            page.skip(26)
        page.sheet.merge_range(first, 0, page.row - 1, WIDE - 1, "", book.style("paper"))
        page.skip()
    return page
