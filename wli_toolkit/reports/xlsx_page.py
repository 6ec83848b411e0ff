"""One sheet of a workbook, written from the top down: rows as high as their text, set up for A4."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from wli_toolkit.charts import palette
from wli_toolkit.charts.measuring import wrap
from wli_toolkit.content import translator
from wli_toolkit.reports import wording
from wli_toolkit.reports.safe_text import clean, harmless
from wli_toolkit.reports.tables import Cell, Table
from wli_toolkit.reports.xlsx_book import SIZE, STYLES, Book
from wli_toolkit.summaries import wording as words

A4 = 9
"""The paper, as Excel numbers it."""
PIXELS = 4 / 3
"""In a point."""
LEADING = {"ja": 1.7, "en": 1.4}
"""Height of a line in its size, as the fonts have it."""
PADDING = 10
LEAST = 25
"""Pixels of the lowest row."""
LONGEST_FOOTER = 200
SIDE, TOP, BOTTOM = 0.4, 0.5, 0.7
"""Margins in inches."""
LONG, SHORT = 11.69, 8.27
"""Inches of A4."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a table stands: its head's row and its last row, counted from 0; it begins in the first column."""

    head: int
    last: int


class Page:
    """One sheet; `row` is the next free row and `y` its distance from the top, in pixels."""

    def __init__(
        self, book: Book, name: str, title: str, widths: Sequence[int], *, wide: int, lying: bool = False
    ) -> None:
        """Begin a sheet.

        Parameters
        ----------
        widths
            Of its columns, in pixels.
        wide
            Over how many columns text runs.
        lying
            Printed on A4 lying, not standing.
        """
        self.book = book
        self.sheet: Any = book.sheet(name)
        self.widths = tuple(widths)
        self.wide = wide
        self.row, self.y = 0, 0.0
        for column, width in enumerate(widths):
            self.sheet.set_column_pixels(column, column, width)
        self._set_up(lying=lying)
        self._plain(title, "title", 40)
        self._plain(*self._where_from(), 26)
        self.sheet.repeat_rows(0, self.row - 1)
        self.sheet.freeze_panes(self.row, 0)
        self._repeated, self._top = self.y, self.y
        self._breaks: list[int] = []
        self.skip()

    @property
    def name(self) -> str:
        """The sheet's name."""
        return str(self.sheet.get_name())

    def skip(self, height: float = 10) -> None:
        """Leave a low row free."""
        self._next(height)

    def skip_to(self, y: float) -> None:
        """Leave rows free down to `y`."""
        while self.y < y:
            self._next(LEAST)

    @contextmanager
    def together(self) -> Iterator[None]:
        """Keep what is written inside on one printed page, if it fits on one."""
        row, y = self.row, self.y
        yield
        if self.y - self._top > self._printed - self._repeated and y > self._top + LEAST:
            self._breaks.append(row)
            self.sheet.set_h_pagebreaks(self._breaks)
            self._top = y

    def text(self, text: str, style: str = "text", *, lead: str = "") -> None:
        """Write a paragraph over the page's width."""
        shown = f"{lead}{text}"
        room = sum(self.widths[: self.wide]) - PADDING
        height = self._height(((shown, room, style),))
        if self.wide > 1:
            self.sheet.merge_range(self.row, 0, self.row, self.wide - 1, "", self.book.style(style))
        self.sheet.write_string(self.row, 0, harmless(shown), self.book.style(style))
        self._next(height)

    def box(self, title: str, lines: Sequence[str]) -> None:
        """Write lines in a frame."""
        self.text(title, "box-title")
        for line in lines:
            self.text(line, "box", lead="・" if self.book.lang == "ja" else "• ")
        self.skip()

    def texts(self, cells: Sequence[str], styles: Sequence[str]) -> None:
        """Write a row of texts, one to a column, as high as the highest."""
        height = self._height(
            [
                (text, width - PADDING, style)
                for text, width, style in zip(cells, self.widths, styles, strict=False)
            ]
        )
        for column, (text, style) in enumerate(zip(cells, styles, strict=True)):
            self.sheet.write_string(self.row, column, harmless(text), self.book.style(style))
        self._next(height)

    def table(self, table: Table) -> Place:
        """Write a table and return where it stands."""
        head = self.row
        self.texts(
            (table.corner, *(column.head for column in table.columns)), ["head"] * (len(table.columns) + 1)
        )
        for label, cells in table.lines:
            height = self._height(((label, self.widths[0] - PADDING, "label"),))
            self.sheet.write_string(self.row, 0, harmless(label), self.book.style("label"))
            for index, (cell, column) in enumerate(zip(cells, table.columns, strict=True)):
                self.cell(index + 1, cell, column.unit)
            self._next(height)
        place = Place(head, self.row - 1)
        self._colour(table, place)
        return place

    def cell(self, column: int, cell: Cell, style: str) -> None:
        """Write one cell of the current row."""
        if cell.number is not None:
            whole = style == "value" and cell.number == int(cell.number)
            self.sheet.write_number(
                self.row, column, cell.number, self.book.style("whole" if whole else style)
            )
        elif not cell.text:
            self.sheet.write_blank(self.row, column, None, self.book.style("nothing"))
        else:
            self.sheet.write_string(self.row, column, harmless(cell.text), self.book.style("nothing"))

    def _colour(self, table: Table, place: Place) -> None:
        """Colour what almost everyone chose, and shares by how large they are."""
        told = [i for i, column in enumerate(table.columns) if column.unit in {"people", "percent"}]
        if not told:
            return
        add = self.book.workbook.add_format
        most = add({"bg_color": palette.SHADES[-1], "font_color": palette.PAPER, "bold": True})
        first, last = place.head + 1, place.last
        self.sheet.conditional_format(
            first,
            told[0] + 1,
            last,
            told[-1] + 1,
            {
                "type": "cell",
                "criteria": "==",
                "value": f'"{words.ALMOST_ALL.get(self.book.lang)}"',
                "format": most,
            },
        )
        step = 100 / len(palette.SHADES)
        for column in table.shaded:
            for index, shade in enumerate(palette.SHADES):
                top = 100 if index == len(palette.SHADES) - 1 else (index + 1) * step - 0.5
                self.sheet.conditional_format(
                    first,
                    column + 1,
                    last,
                    column + 1,
                    {
                        "type": "cell",
                        "criteria": "between",
                        "minimum": index * step - (0.5 if index else 0),
                        "maximum": top,
                        "format": add({"bg_color": shade, "font_color": palette.on(shade)}),
                    },
                )

    def _next(self, height: float) -> None:
        self.sheet.set_row_pixels(self.row, round(height))
        self.row += 1
        self.y += round(height)

    def _plain(self, text: str, style: str, height: float) -> None:
        self.sheet.write_string(self.row, 0, harmless(text), self.book.style(style))
        self._next(height)

    def _height(self, cells: Sequence[tuple[str, float, str]]) -> float:
        """Return how high a row has to be for its texts, each with its room and style."""
        highest = float(LEAST)
        for text, room, style in cells:
            size = STYLES[style].get("font_size", SIZE) * PIXELS
            # Bold letters are a little wider.
            room = room * (0.94 if STYLES[style].get("bold") else 0.98)
            lines = sum(len(wrap(line, size, room)) for line in clean(text).split("\n"))
            highest = max(highest, lines * size * LEADING[self.book.lang] + 2)
        return highest

    def _where_from(self) -> tuple[str, str]:
        """Return the line under the title and its style: what the sheet is of, or that its people are simulated."""
        report, lang = self.book.report, self.book.lang
        _ = translator(lang)
        title = report.agenda.title.get(lang)
        if report.summary.simulated:
            return _("Simulated participants answered here. These are not real people's answers."), "warning"
        reader = _("Report for the organiser") if report.organiser else _("Report for the facilitator")
        return f"{title}{wording.DOT[lang]}{reader}", "subtitle"

    def _set_up(self, *, lying: bool) -> None:
        report = self.book.report
        self.sheet.set_paper(A4)
        across, down = (LONG, SHORT) if lying else (SHORT, LONG)
        if lying:
            self.sheet.set_landscape()
        # Never enlarged: what is narrow stays as it is.
        scale = min(1.0, (across - 2 * SIDE) * 96 / sum(self.widths))
        self._printed = (down - TOP - BOTTOM) * 96 / scale
        self.sheet.fit_to_pages(1, 0)
        self.sheet.set_margins(left=SIDE, right=SIDE, top=TOP, bottom=BOTTOM)
        self.sheet.hide_gridlines(2)
        limit = clean(report.limits[0])[:LONGEST_FOOTER].replace("&", "&&")
        self.sheet.set_footer(f"&L&8{report.session.code}&C&8{limit}&R&8&P / &N")
