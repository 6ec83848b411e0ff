"""The talk as slides: native text, the script in the speaker's notes, sources at the foot."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Inches, Pt

from wli_toolkit.charts import palette
from wli_toolkit.charts.measuring import wrap
from wli_toolkit.content.model import Lang, Pack
from wli_toolkit.content.talk import Talk, TalkSlide
from wli_toolkit.guide import wording
from wli_toolkit.guide.talk_script import sources_line
from wli_toolkit.reports.pptx_deck import INNER, MARGIN, PANEL, TITLE_SLIDE, Slides
from wli_toolkit.reports.pptx_slide import LEADING, POINTS, Slide, colour_of, text_height

POINT_SIZES = (32, 30, 28, 26, 24)
"""Points of what stands on a slide, the largest first."""
TITLE_SIZE = 34
SUBSTITUTE = 1.2
"""How much wider a font may be that stands in for a missing one."""
APART = 0.35
"""Inches between two points."""
UNDATED = dt.datetime(1980, 1, 1, tzinfo=dt.UTC).timestamp()
"""What the file says of its date: the same content, the same file."""


def talk_slides(pack: Pack, talk: Talk, lang: Lang) -> bytes:
    """Return the talk of `pack` as a deck of slides (PPTX)."""
    deck = Slides(lang, talk.title.get(lang), foot=wording.TENDENCIES.get(lang), moment=UNDATED)
    _title(deck, pack, talk)
    for slide in talk.slides:
        _slide(deck, talk, slide)
    return deck.data()


def _title(deck: Slides, pack: Pack, talk: Talk) -> None:
    lang = deck.lang
    slide = deck.add(TITLE_SLIDE, footer=False)
    shape, under = slide.shapes.title, slide.placeholders[1]
    shape.left, shape.top, shape.width, shape.height = (Inches(each) for each in (MARGIN, 2.1, INNER, 1.6))
    shape.text_frame.text = talk.title.get(lang)
    shape.text_frame.vertical_anchor = MSO_ANCHOR.BOTTOM
    under.left, under.top, under.width, under.height = (
        Inches(each) for each in (MARGIN, PANEL + 0.35, INNER, 1.6)
    )
    under.text_frame.text = pack.title.get(lang)
    for frame, size, colour in ((shape, 40, palette.PAPER), (under, 26, palette.MAIN)):
        for paragraph in frame.text_frame.paragraphs:
            paragraph.alignment = PP_ALIGN.LEFT
            for run in paragraph.runs:
                run.font.size, run.font.bold, run.font.color.rgb = Pt(size), True, colour_of(colour)
    slide.notes_slide.notes_text_frame.text = talk.note.get(lang)


def _slide(deck: Slides, talk: Talk, told: TalkSlide) -> None:
    lang = deck.lang
    slide = Slide(deck, told.title.get(lang), notes=list(_notes(told, lang)))
    _enlarge(slide, told.title.get(lang))
    if told.sources:
        slide.foot([sources_line(talk, told, lang)])
    lines = [point.get(lang) for point in told.points]
    slide.y += 0.35
    size = next((size for size in POINT_SIZES if _height(lines, size) <= slide.room), POINT_SIZES[-1])
    slide.say(lines, size=size, bullet=True, gap=APART)


def _enlarge(slide: Slide, title: str) -> None:
    """Set a title larger than what stands under it, where one line holds it."""
    if len(wrap(title, TITLE_SIZE * SUBSTITUTE, INNER * POINTS)) > 1:
        return
    for paragraph in slide.slide.shapes.title.text_frame.paragraphs:
        paragraph.line_spacing = Pt(TITLE_SIZE * LEADING)
        for run in paragraph.runs:
            run.font.size = Pt(TITLE_SIZE)


def _height(lines: list[str], size: float) -> float:
    return text_height(lines, INNER, size, bullet=True, apart=APART)


def _notes(told: TalkSlide, lang: Lang) -> Iterator[str]:
    if told.only_long:
        yield (
            f"［{wording.WHOLE_LEFT_OUT.get(lang)}］"
            if lang == "ja"
            else f"[{wording.WHOLE_LEFT_OUT.get(lang)}]"
        )
    yield from told.say.get(lang).split("\n")
    if told.more is not None:
        mark = wording.TOLD_MORE.get(lang)
        yield f"［{mark}］" if lang == "ja" else f"[{mark}]"
        yield from told.more.get(lang).split("\n")
