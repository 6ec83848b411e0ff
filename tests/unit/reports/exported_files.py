"""Exports of simulated sessions opened again: what numbers stand in them, row by row."""

from __future__ import annotations

import csv
import io
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import openpyxl
from pptx import Presentation

from wli_toolkit.content import translator
from wli_toolkit.content.model import Lang
from wli_toolkit.reports import figure_words, wording

NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")
NUMBERS = slice(4, 16)
"""The columns of a flat list that hold numbers."""
Lists = list[list[float]]


class Tables(HTMLParser):
    """The rows of a page's tables, by the id of the section they are in, and all its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.section = ""
        self.rows: dict[str, list[list[str]]] = {}
        self.cell: list[str] | None = None
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"section", "aside"}:
            self.section = dict(attrs).get("aria-labelledby") or ""
        elif tag == "tr":
            self.rows.setdefault(self.section, []).append([])
        elif tag in {"td", "th"}:
            self.cell = []

    def handle_endtag(self, tag: str) -> None:
        if tag in {"td", "th"} and self.cell is not None:
            self.rows[self.section][-1].append("".join(self.cell))
            self.cell = None

    def handle_data(self, data: str) -> None:
        self.text += data
        if self.cell is not None:
            self.cell.append(data)


def numbers(cells: list[str]) -> list[float]:
    """Return the numbers in texts."""
    return [float(found) for cell in cells for found in NUMBER.findall(cell)]


def flat(rows: list[list[Any]], lang: Lang) -> tuple[Lists, Lists, str]:
    """Return the responses, every row's numbers, and what follows, of a flat list without its head."""
    name = wording.RESPONSES.get(lang)
    limits = translator(lang)("What these numbers do not say")
    told = [row for row in rows if row[0] != limits]
    responses = [_told(row[4:7]) for row in told if row[1] == name]
    said = "\n".join(str(row[1]) for row in rows if row[0] == limits)
    return responses, [_told(row[NUMBERS]) for row in told if row[1] != name], said


def _told(cells: list[Any]) -> list[float]:
    return [float(cell) for cell in cells if NUMBER.fullmatch(str(cell))]


def csv_file(path: Path, lang: Lang) -> tuple[Lists, Lists, str]:
    """Return what a table of numbers holds."""
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    _head, *rows = csv.reader(io.StringIO(data.decode("utf-8-sig")))
    return flat(rows, lang)


def workbook(path: Path, lang: Lang) -> tuple[Lists, Lists, str]:
    """Return what a workbook holds: its list of numbers, its sheet of responses, its limits."""
    book = openpyxl.load_workbook(path)
    sheet = book[figure_words.ALL_NUMBERS.get(lang)]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=5)]
    responses, told, _none = flat(rows, lang)
    shown = [
        [cell.value for cell in row[1:3] if isinstance(cell.value, int | float)]
        for row in book[wording.RESPONSES.get(lang)].iter_rows(min_row=4)
        if row[0].value and re.match(r"E\d\d ", str(row[0].value)) and row[1].value is not None
    ]
    assert shown == responses
    said = "\n".join(str(cell.value) for row in book.worksheets[0].iter_rows() for cell in row)
    return responses, told, said


def sheet_numbers(path: Path) -> dict[str, list[float]]:
    """Return every number on the sheets of a workbook's exercises, by exercise."""
    book = openpyxl.load_workbook(path)
    return {
        name.split()[0]: [
            cell.value
            for row in book[name].iter_rows()
            for cell in row
            if isinstance(cell.value, int | float)
        ]
        for name in book.sheetnames
        if re.match(r"E\d\d ", name)
    }


def deck(path: Path, lang: Lang) -> tuple[Lists, Lists, str]:
    """Return what a deck holds: its appendix, its slide of responses, its limits."""
    _ = translator(lang)
    told: Lists = []
    responses: Lists = []
    said = []
    for slide in Presentation(str(path)).slides:
        title = slide.shapes.title.text_frame.text
        texts = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
        rows = [
            [cell.text for cell in row.cells]
            for shape in slide.shapes
            if shape.has_table
            for row in shape.table.rows
        ]
        if title.startswith(_("Appendix: all numbers")):
            head = rows[0]
            told += [numbers(row[1:]) for row in rows if any(row[1:]) and row != head]
        elif wording.RESPONSES.get(lang) in texts:
            responses += [numbers(row[1:]) for row in rows if re.match(r"E\d\d ", row[0])]
        elif title == _("What these numbers do not say"):
            said += [row[0] for row in rows]
    return responses, told, "\n".join(said)


def page(path: Path, lang: Lang) -> tuple[Lists, Lists, str]:
    """Return what a page holds: its appendix, its table of responses, its limits."""
    read = Tables(path.read_text(encoding="utf-8"))
    rows = read.rows.get("appendix", [])
    told = [numbers(row[1:]) for row in rows[1:] if len(row) > 1]
    responses = [numbers(row[1:]) for row in read.rows["responses"][1:]]
    return responses, told, read.text


READERS = {".csv": csv_file, ".xlsx": workbook, ".pptx": deck, ".html": page}
