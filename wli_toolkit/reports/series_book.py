"""Several sessions as a workbook: what they are and how to read them, then every number."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import xlsxwriter

from wli_toolkit.charts.measuring import wrap
from wli_toolkit.content.model import Lang
from wli_toolkit.reports import review_words as words
from wli_toolkit.reports.review_table import MEANINGS
from wli_toolkit.reports.safe_text import harmless
from wli_toolkit.reports.series_facts import series_facts
from wli_toolkit.reports.series_records import COLUMNS, records
from wli_toolkit.reports.shown import Words
from wli_toolkit.summaries import wording as summary_words

if TYPE_CHECKING:
    from wli_toolkit.reports.series import SeriesReview

FONT: dict[Lang, str] = {"ja": "Yu Gothic", "en": "Calibri"}
SIZE = 11
LINE = 21
"""Pixels of one line of text."""
WIDE = 980
"""Pixels of a line of text on the first page."""
NAMES = 220
A4 = 9
WIDTHS = {"figure": 220, "line": 210, "label": 260}
NUMBER = 92
COLOURS = {"head": "#17595f", "warm": "#94461b", "pale": "#e1eeee", "line": "#dad5ca"}
LONGEST_NAME = 31
"""What Excel allows for the name of a sheet."""
HEAD = {"bold": True, "text_wrap": True, "valign": "vcenter", "align": "center", "font_color": "#ffffff"}
FORMATS = {
    "share": '0"%"',
    "low": '0.0"%"',
    "high": '0.0"%"',
    "lowest": "0.0",
    "highest": "0.0",
    "mean": "+0.00;-0.00;0.00",
}


def series_book(review: SeriesReview, lang: Lang) -> bytes:
    """Return several sessions as a workbook of two sheets."""
    target = io.BytesIO()
    # Whatever is typed in a title stays text: no formula, no link, no number is read into it.
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_format_properties": {"font_name": FONT[lang], "font_size": SIZE},
    }
    book: Any = xlsxwriter.Workbook(target, options)
    title = words.SERIES_TITLE.get(lang).format(of=review.pooled.sessions)
    book.set_properties({"title": title, "author": ""})
    _first(book, review, lang, title)
    _numbers(book, review, lang)
    book.close()
    return target.getvalue()


def _first(book: Any, review: SeriesReview, lang: Lang, title: str) -> None:
    sheet = _sheet(book, title)
    sheet.set_column_pixels(0, 0, NAMES)
    sheet.set_column_pixels(1, 1, WIDE - NAMES)
    text = book.add_format({"text_wrap": True, "valign": "top"})
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "font_color": COLOURS["head"]})
    sheet.write_string(
        0, 0, title, book.add_format({"bold": True, "font_size": 18, "font_color": COLOURS["head"]})
    )
    row = 1
    if review.pooled.simulated:
        warning = book.add_format({"bold": True, "font_color": COLOURS["warm"]})
        sheet.write_string(row, 0, words.SIMULATED_NOTE.get(lang), warning)
        row += 1
    row += 1
    for name, value in series_facts(review, lang):
        sheet.write_string(row, 0, harmless(name), bold)
        _write(sheet, row, 1, value, text, WIDE - NAMES)
        row += 1
    for part in (review.first_page(lang), review.limits(lang), review.reading(lang)):
        row = _words(book, sheet, part, row + 1, text)
    _set_up(sheet, pages=1)


def _words(book: Any, sheet: Any, part: Words, row: int, text: Any) -> int:
    colour = COLOURS["warm"] if part.boxed else COLOURS["head"]
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
    sheet.set_row_pixels(row, LINE * len(wrap(text, SIZE * 4 / 3, room * 0.95)) + 4)


def _numbers(book: Any, review: SeriesReview, lang: Lang) -> None:
    """Write every row of every figure; what is withheld is 「–」."""
    sheet = _sheet(book, words.NUMBERS.get(lang))
    cell = {"border": 1, "border_color": COLOURS["line"], "valign": "top"}
    head = book.add_format({**cell, **HEAD, "bg_color": COLOURS["head"]})
    text = book.add_format({**cell, "text_wrap": True})
    number = {
        name: book.add_format({**cell, "align": "right", "num_format": FORMATS.get(name, "0")})
        for name in COLUMNS
    }
    for place, name in enumerate(("exercise", *COLUMNS)):
        label = words.EXERCISE if name == "exercise" else MEANINGS[name]
        sheet.write_string(0, place, label.get(lang), head)
        sheet.set_column_pixels(place, place, WIDTHS.get(name, NUMBER))
    row = 0
    for figure in review.pooled.figures:
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
