"""One slide, written from the top down: text in sizes that are read from afar, native tables, notes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.util import Inches, Pt

from wli_toolkit.charts import palette
from wli_toolkit.charts.measuring import wrap
from wli_toolkit.content import translator
from wli_toolkit.content.model import Lang
from wli_toolkit.reports import colours, figure_words
from wli_toolkit.reports.pptx_deck import (
    BODY_BOTTOM,
    INNER,
    KICKER_TOP,
    MARGIN,
    PLAIN_SLIDE,
    SMALLEST,
    TITLE_TOP,
    WIDTH,
    Slides,
)
from wli_toolkit.reports.safe_text import clean

BODY = 18
"""Points of what is to be read from afar."""
LEADING = 1.35
"""Height of a line, in its size; set, because Japanese fonts differ widely in their own."""
TITLES = (28, 26, 24, 22, 20)
"""Sizes for a title, the largest first: the first of which two lines hold it."""
CELL = 0.14
"""Inches over and under a cell's text together."""
HIGHEST_FOOT = 0.85
"""Inches that the lines at the foot may take."""
SIZES = (BODY, 16, SMALLEST)
"""Sizes for a table, the largest first."""
LEAST_TOP = 1.45
"""Inches down to the body under a title of one line."""
POINTS = 72
"""In an inch."""


class Slide:
    """One slide; between `y` and `floor`, in inches from the top, more may stand."""

    def __init__(self, deck: Slides, title: str, *, kicker: str = "", notes: Sequence[str] = ()) -> None:
        self.deck = deck
        self.lang = deck.lang
        self.slide = deck.add(PLAIN_SLIDE)
        self.y, self.floor = LEAST_TOP, BODY_BOTTOM
        self._title(title)
        if kicker:
            self._text((kicker,), (MARGIN, KICKER_TOP, INNER - 2.4, 0.36), SMALLEST, palette.SOFT)
        if deck.is_simulated:
            badge = translator(self.lang)("Simulated")
            box = (WIDTH - MARGIN - 2.2, KICKER_TOP, 2.2, 0.36)
            self._text((badge,), box, SMALLEST, palette.WARM, bold=True, align=PP_ALIGN.RIGHT)
        self.note(notes)

    @property
    def room(self) -> float:
        """How many inches are left."""
        return self.floor - self.y

    def note(self, lines: Sequence[str]) -> None:
        """Write the speaker's notes."""
        if lines:
            self.slide.notes_slide.notes_text_frame.text = "\n".join(clean(line) for line in lines)

    def say(
        self,
        lines: Sequence[str],
        *,
        size: float = BODY,
        colour: str = palette.INK,
        bold: bool = False,
        bullet: bool = False,
        gap: float = 0.08,
    ) -> None:
        """Write paragraphs under each other."""
        height = text_height(lines, INNER, size, bullet=bullet, apart=gap if bullet else 0)
        self._text(lines, (MARGIN, self.y, INNER, height), size, colour, bold=bold, bullet=bullet, apart=gap)
        self.y += height + gap

    def foot(self, lines: Sequence[str]) -> None:
        """Write small lines at the foot of the slide's body; where they are too many, only the first."""
        kept = [line for line in lines if line]
        between = " " if self.lang == "en" else ""
        while len(kept) > 1 and text_height((between.join(kept),), INNER, SMALLEST) > HIGHEST_FOOT:
            kept.pop()
        if not kept:
            return
        text = between.join(kept)
        height = text_height((text,), INNER, SMALLEST)
        self.floor = BODY_BOTTOM - height - 0.05
        self._text((text,), (MARGIN, BODY_BOTTOM - height, INNER, height), SMALLEST, palette.SOFT)

    def box(self, text: str, place: tuple[float, float, float, float], size: float, **look: Any) -> None:
        """Write text at a place: left, top, width and height in inches."""
        self._text((text,), place, size, **look)

    def table(
        self,
        rows: Sequence[Sequence[str]],
        widths: Sequence[float],
        *,
        alt: str,
        size: float = SMALLEST,
        fills: Sequence[Sequence[str | None]] | None = None,
        left: int = 1,
        head: bool = True,
        at: float = MARGIN,
        tight: float = CELL,
        wide: Sequence[bool] = (),
    ) -> Any:
        """Add a native table; its first row is its head.

        Parameters
        ----------
        widths
            Of the columns, in inches.
        alt
            What a screen reader says of it.
        fills
            Colours of cells, None for the usual one.
        left
            How many columns begin at the left; the others are centred.
        at
            Where it begins, in inches from the left.
        tight
            Inches over and under a cell's text together.
        wide
            Whether a row's first text runs over all columns; empty where none does.
        """
        across = list(wide) or [False] * len(rows)
        heights = [
            row_height(row[:1], (sum(widths),), size, tight) if over else row_height(row, widths, size, tight)
            for row, over in zip(rows, across, strict=True)
        ]
        frame = self.slide.shapes.add_table(
            len(rows),
            len(widths),
            Inches(at),
            Inches(self.y),
            Inches(sum(widths)),
            Inches(sum(heights)),
        )
        describe(frame, alt)
        table = frame.table
        table.first_row, table.horz_banding = head, False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Inches(width)
        for index, (row, height) in enumerate(zip(rows, heights, strict=True)):
            table.rows[index].height = Inches(height)
            is_head = head and index == 0
            for place, text in enumerate(row):
                chosen = fills[index][place] if fills is not None else None
                fill = palette.MAIN if is_head else chosen or colours.GROUND
                cell = table.cell(index, place)
                cell.margin_top = cell.margin_bottom = Inches(tight / 2)
                self._cell(cell, text, size, fill, bold=is_head, left=place < left)
            if across[index]:
                table.cell(index, 0).merge(table.cell(index, len(widths) - 1))
        self.y += sum(heights) + 0.12
        return frame

    def _cell(self, cell: Any, text: str, size: float, fill: str, *, bold: bool, left: bool) -> None:
        cell.fill.solid()
        cell.fill.fore_color.rgb = colour_of(fill)
        cell.vertical_anchor = MSO_ANCHOR.MIDDLE
        cell.margin_left = cell.margin_right = Inches(0.08)
        self._write(cell.text_frame, (text,), size, palette.on(fill), bold=bold)
        for paragraph in cell.text_frame.paragraphs:
            paragraph.alignment = PP_ALIGN.LEFT if left else PP_ALIGN.CENTER

    def _title(self, title: str) -> None:
        shape = self.slide.shapes.title
        room = (INNER - 0.2) * POINTS
        size = next((size for size in TITLES if len(wrap(title, size * 1.04, room)) <= 2), TITLES[-1])
        self._write(shape.text_frame, (title,), size, colours.HEADING, bold=True)
        lines = len(wrap(title, size * 1.04, room))
        self.y = max(LEAST_TOP, TITLE_TOP + lines * size * LEADING / POINTS + 0.18)

    def _text(
        self,
        lines: Sequence[str],
        place: tuple[float, float, float, float],
        size: float,
        colour: str = palette.INK,
        *,
        bold: bool = False,
        bullet: bool = False,
        align: Any = None,
        apart: float = 0,
    ) -> None:
        left, top, width, height = place
        shape = self.slide.shapes.add_textbox(Inches(left), Inches(top), Inches(width), Inches(height))
        frame = shape.text_frame
        frame.word_wrap = True
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        self._write(frame, lines, size, colour, bold=bold)
        for paragraph in frame.paragraphs:
            paragraph.alignment = align
            if bullet:
                _bullet(paragraph, size)
                paragraph.space_after = Pt(apart * POINTS)

    def _write(self, frame: Any, lines: Sequence[str], size: float, colour: str, *, bold: bool) -> None:
        frame.text = "\n".join(clean(line) for line in lines)
        language = MSO_LANGUAGE_ID.JAPANESE if self.lang == "ja" else MSO_LANGUAGE_ID.ENGLISH_US
        for paragraph in frame.paragraphs:
            paragraph.line_spacing = Pt(size * LEADING)
            # An empty cell would otherwise be as high as a line of the usual size.
            paragraph._p.get_or_add_endParaRPr().set("sz", str(round(size * 100)))
            for run in paragraph.runs:
                run.font.size, run.font.bold = Pt(size), bold
                run.font.color.rgb = colour_of(colour)
                run.font.language_id = language


def titled(title: str, pages: int, lang: Lang) -> list[str]:
    """Return a title for each of several slides: numbered if there are more than one."""
    if pages == 1:
        return [title]
    continued = figure_words.CONTINUED.get(lang)
    return [continued.format(title=title, page=page + 1, pages=pages) for page in range(pages)]


def describe(shape: Any, alt: str) -> None:
    """Give a chart or table the words that a screen reader says of it."""
    shape._element.nvGraphicFramePr.cNvPr.set("descr", clean(alt))


def colour_of(colour: str) -> Any:
    """Return a colour such as `#17595f`, as the library takes it."""
    # The library declares no types here.
    new: Any = RGBColor
    return new(*bytes.fromhex(colour.removeprefix("#")))


def text_height(
    lines: Sequence[str], width: float, size: float, *, bullet: bool = False, apart: float = 0
) -> float:
    """Return how many inches high paragraphs will be."""
    room = width * POINTS - (size * 1.4 if bullet else 0)
    count = sum(len(wrap(part, size, room)) for line in lines for part in clean(line).split("\n"))
    return count * size * LEADING / POINTS + apart * len(lines)


def table_height(rows: Sequence[Sequence[str]], widths: Sequence[float], size: float) -> float:
    """Return how many inches high a table will be."""
    return sum(row_height(row, widths, size) for row in rows)


def table_size(rows: Sequence[Sequence[str]], widths: Sequence[float], room: float) -> float | None:
    """Return the largest size in which a table fits into `room` inches; None where it does in none."""
    return next((size for size in SIZES if table_height(rows, widths, size) <= room), None)


def row_height(row: Sequence[str], widths: Sequence[float], size: float, tight: float = CELL) -> float:
    """Return how many inches high a table's row will be."""
    return tight + max(
        text_height((text,), width - 0.18, size * 1.02) for text, width in zip(row, widths, strict=True)
    )


def _bullet(paragraph: Any, size: float) -> None:
    """Hang a paragraph under a bullet."""
    properties = paragraph._p.get_or_add_pPr()
    indent = round(Pt(size * 1.2))
    properties.set("marL", str(indent))
    properties.set("indent", str(-indent))
    for old in properties.findall("{*}buNone"):
        properties.remove(old)
    namespace = "http://schemas.openxmlformats.org/drawingml/2006/main"
    properties.append(parse_xml(f'<a:buFont xmlns:a="{namespace}" typeface="Arial"/>'))
    properties.append(parse_xml(f'<a:buChar xmlns:a="{namespace}" char="•"/>'))
