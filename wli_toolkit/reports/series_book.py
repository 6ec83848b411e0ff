"""Several sessions as a workbook: what they are and how to read them, then every number."""

from __future__ import annotations

import io
from typing import Any

from wli_toolkit.charts import palette
from wli_toolkit.charts.measuring import wrap
from wli_toolkit.content import translator
from wli_toolkit.reports import colours, figure_words
from wli_toolkit.reports.plain_package import plain_package
from wli_toolkit.reports.review_table import MEANINGS
from wli_toolkit.reports.safe_text import harmless
from wli_toolkit.reports.series_facts import series_facts
from wli_toolkit.reports.series_records import COLUMNS, records
from wli_toolkit.reports.series_report import SeriesReport
from wli_toolkit.reports.shown import Words
from wli_toolkit.reports.xlsx_book import LONGEST_NAME, SIZE, new_workbook
from wli_toolkit.reports.xlsx_page import A4, PIXELS
from wli_toolkit.summaries import wording as summary_words

LINE = 21
"""Pixels of one line of text."""
WIDE = 980
"""Pixels of a line of text on the first page."""
NAMES = 220
"""Pixels of the names of facts, in front of what they are."""
WIDTHS = {"figure": 220, "line": 210, "label": 260}
NUMBER = 92
"""Pixels of the columns of the list of numbers: those of texts, and every other."""
HEAD = {"bold": True, "text_wrap": True, "valign": "vcenter", "align": "center", "font_color": palette.PAPER}
FORMATS = {
    "share": '0"%"',
    "low": '0.0"%"',
    "high": '0.0"%"',
    "lowest": "0.0",
    "highest": "0.0",
    "mean": "+0.00;-0.00;0.00",
}


def series_book(report: SeriesReport) -> bytes:
    """Return several sessions as a workbook of two sheets."""
    target = io.BytesIO()
    latest = max(session.created_at for session in report.sessions)
    book = new_workbook(target, report.lang, report.title, latest)
    _first(book, report)
    _numbers(book, report)
    book.close()
    return plain_package(target.getvalue(), latest)


def _first(book: Any, report: SeriesReport) -> None:
    """Write what the sessions are, the first page in plain words, the limits, and how to read the numbers."""
    _ = translator(report.lang)
    sheet = _sheet(book, report.title)
    sheet.set_column_pixels(0, 0, NAMES)
    sheet.set_column_pixels(1, 1, WIDE - NAMES)
    text = book.add_format({"text_wrap": True, "valign": "top"})
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "font_color": colours.HEADING})
    head = book.add_format({"bold": True, "font_size": 18, "font_color": colours.HEADING})
    sheet.write_string(0, 0, report.title, head)
    row = 1
    if report.pooled.simulated:
        warning = book.add_format({"bold": True, "font_color": colours.WARNING})
        note = _("Simulated participants answered here. These are not real people's answers.")
        sheet.write_string(row, 0, note, warning)
        row += 1
    row += 1
    for name, value in series_facts(report):
        sheet.write_string(row, 0, harmless(name), bold)
        _write(sheet, row, 1, value, text, WIDE - NAMES)
        row += 1
    for part in (report.first_page, report.limits, report.reading):
        row = _words(book, sheet, part, row + 1, text)
    _set_up(sheet, pages=1)


def _words(book: Any, sheet: Any, part: Words, row: int, text: Any) -> int:
    """Write lines under their title from `row` on, and return the next free row."""
    colour = colours.WARNING if part.boxed else colours.HEADING
    head = book.add_format(
        {"bold": True, "font_size": 13, "font_color": colour, "bottom": 2, "bottom_color": colour}
    )
    sheet.merge_range(row, 0, row, 1, "", head)
    sheet.write_string(row, 0, part.title, head)
    for line in part.lines:
        row += 1
        sheet.merge_range(row, 0, row, 1, "", text)
        _write(sheet, row, 0, f"・{line}", text, WIDE)
    return row + 1


def _write(sheet: Any, row: int, column: int, text: str, style: Any, room: int) -> None:
    sheet.write_string(row, column, harmless(text), style)
    sheet.set_row_pixels(row, LINE * len(wrap(text, SIZE * PIXELS, room * 0.95)) + 4)


def _numbers(book: Any, report: SeriesReport) -> None:
    """Write every row of every figure; what is withheld is 「–」."""
    lang = report.lang
    _ = translator(lang)
    sheet = _sheet(book, figure_words.ALL_NUMBERS.get(lang))
    cell = {"border": 1, "border_color": colours.RULE, "valign": "top"}
    head = book.add_format({**cell, **HEAD, "bg_color": colours.HEADING})
    text = book.add_format({**cell, "text_wrap": True})
    number = {
        name: book.add_format({**cell, "align": "right", "num_format": FORMATS.get(name, "0")})
        for name in COLUMNS
    }
    for place, name in enumerate(("exercise", *COLUMNS)):
        label = _("Exercise") if name == "exercise" else MEANINGS[name].get(lang)
        sheet.write_string(0, place, label, head)
        sheet.set_column_pixels(place, place, WIDTHS.get(name, NUMBER))
    row = 0
    for figure in report.pooled.figures:
        for record in records(figure, lang):
            row += 1
            told = {**record, "figure": figure.title.get(lang)}
            if record["sessions"] is None:
                told["sessions"] = summary_words.NOTHING.get(lang)
            most = summary_words.ALMOST_ALL.get(lang) if record["almost_all"] else None
            sheet.write_string(row, 0, figure.exercise, text)
            for place, name in enumerate(COLUMNS, start=1):
                _cell(sheet, row, place, most if name == "almost_all" else told[name], text, number[name])
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    if row:
        sheet.autofilter(0, 0, row, len(COLUMNS))
    _set_up(sheet)


def _cell(sheet: Any, row: int, place: int, value: object, text: Any, number: Any) -> None:
    if value is None:
        sheet.write_blank(row, place, None, text)
    elif isinstance(value, str):
        sheet.write_string(row, place, harmless(value), text)
    else:
        sheet.write_number(row, place, value, number)


def _sheet(book: Any, name: str) -> Any:
    return book.add_worksheet(name[:LONGEST_NAME])


def _set_up(sheet: Any, *, pages: int = 0) -> None:
    """Set a sheet up for A4, as wide as one page and, where `pages` says so, as high."""
    sheet.set_paper(A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, pages)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer("&R&8&P / &N")
    sheet.hide_gridlines(2)
