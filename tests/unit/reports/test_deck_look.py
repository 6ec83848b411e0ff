"""A deck can be sent: wide slides, large text, nothing overlaps or runs off, everything has words of its own."""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import combinations
from typing import Any

import pytest
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.util import Emu, Pt

from tests.unit.reports.report_samples import CASES, renamed, sample
from tests.unit.reports.test_deck_numbers import deck_of, texts
from wli_toolkit.charts import palette
from wli_toolkit.content import LANGS, translator
from wli_toolkit.reports import wording
from wli_toolkit.reports.facts import facts
from wli_toolkit.reports.plain_words import standing_out
from wli_toolkit.reports.pptx_report import pptx_report

SLACK = Pt(2)


def titles(deck: Any) -> list[str]:
    """Return the slides' titles."""
    return [slide.shapes.title.text_frame.text for slide in deck.slides]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_chapters_come_in_order(case: Any) -> None:
    report, deck = sample(*case), deck_of(case)
    _ = translator(report.lang)
    said = titles(deck)
    assert said[0] == report.agenda.title.get(report.lang)
    assert said[1] == _("About this workshop")
    order = [
        _("About this workshop"),
        _("The facilitator's remarks and next suggestions"),
        _("What these numbers do not say"),
    ]
    places = [said.index(title) for title in order]
    assert places == sorted(places)
    limits = deck.slides[places[2]]
    shown = [row.cells[0].text for shape in limits.shapes if shape.has_table for row in shape.table.rows]
    assert shown == list(report.limits)
    overview = [
        (row.cells[0].text, row.cells[1].text)
        for shape in deck.slides[1].shapes
        if shape.has_table
        for row in shape.table.rows
    ]
    assert overview == facts(report)
    plain = " ".join(text for slide in list(deck.slides)[2:] for text in texts(slide))
    for headline in standing_out(report.summary, report.lang):
        assert headline.text in plain


@pytest.mark.parametrize("case", CASES, ids=str)
def test_text_is_large_enough(case: Any) -> None:
    deck = deck_of(case)
    for slide in deck.slides:
        for size, text in sizes(slide):
            # The appendix is read on paper or on one's own screen.
            assert size >= (11 if is_appendix(slide, case) else 14), text
        for shape in slide.shapes:
            if shape.has_chart:
                assert shape.chart.font.size >= Pt(14)
                for series in shape.chart.plots[0].series:
                    assert series.data_labels.font.size >= Pt(14)
    for shape in deck.slide_master.placeholders:
        for properties in shape._element.iter("{*}defRPr"):
            assert int(properties.get("sz", 1400)) >= 1400


def is_appendix(slide: Any, case: Any) -> bool:
    """Whether a slide lists all numbers."""
    title = slide.shapes.title.text_frame.text
    return bool(title.startswith(translator(case[3])("Appendix: all numbers")))


def sizes(slide: Any) -> Iterator[tuple[float, str]]:
    """Yield the size in points of every run that names one, with its text."""
    for frame in frames(slide):
        for paragraph in frame.paragraphs:
            for run in paragraph.runs:
                if run.font.size is not None:
                    yield run.font.size.pt, run.text


def frames(slide: Any) -> Iterator[Any]:
    """Yield what holds text on a slide."""
    for shape in slide.shapes:
        if shape.has_text_frame:
            yield shape.text_frame
        if shape.has_table:
            for row in shape.table.rows:
                yield from (cell.text_frame for cell in row.cells)


@pytest.mark.parametrize("long", [False, True], ids=["as they are", "long names"])
@pytest.mark.parametrize("case", CASES, ids=str)
def test_nothing_overlaps_or_runs_off(case: Any, long: bool) -> None:
    deck = deck_of(case)
    if long:
        report = renamed(sample(*case), lambda old: f"{old} ・ とても長い名前のときも読めるように")
        deck = Presentation(io.BytesIO(pptx_report(report)))
    assert (deck.slide_width, deck.slide_height) == (Emu(12191695), Emu(6858000))
    for number, slide in enumerate(deck.slides, start=1):
        shapes = [shape for shape in slide.shapes if shape.width]
        for shape in shapes:
            assert shape.left >= 0
            assert shape.left + shape.width <= deck.slide_width + SLACK
            assert shape.top + shape.height <= deck.slide_height + SLACK, (number, shape.name)
        placed = [shape for shape in shapes if shape.height and not is_title(shape, slide)]
        for one, other in combinations(placed, 2):
            assert not overlap(one, other), (number, words_of(one), words_of(other))


def words_of(shape: Any) -> str:
    """Return what a shape is called, for telling of it."""
    return shape.text_frame.text if shape.has_text_frame else shape.name


def is_title(shape: Any, slide: Any) -> bool:
    """Whether a shape is the title, whose box is as high as two lines whatever stands in it."""
    return shape.shape_id == slide.shapes.title.shape_id


def overlap(one: Any, other: Any) -> bool:
    """Whether two shapes overlap."""
    across = min(one.left + one.width, other.left + other.width) - max(one.left, other.left)
    down = min(one.top + one.height, other.top + other.height) - max(one.top, other.top)
    return across > SLACK and down > SLACK


@pytest.mark.parametrize("case", CASES, ids=str)
def test_pictures_and_tables_are_told_and_explained(case: Any) -> None:
    deck = deck_of(case)
    for slide in list(deck.slides)[1:]:
        graphics = [shape for shape in slide.shapes if shape.has_chart or shape.has_table]
        for shape in graphics:
            assert shape._element.nvGraphicFramePr.cNvPr.get("descr")
        if graphics:
            assert slide.has_notes_slide
            assert slide.notes_slide.notes_text_frame.text
    assert all(titles(deck))


def test_a_deck_has_japanese_fonts_and_our_colours() -> None:
    for lang, latin in (("ja", "Yu Gothic"), ("en", "Calibri")):
        deck = deck_of(("180min", 40, "organiser", lang))
        theme = deck.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME).blob.decode()
        assert theme.count(f'<a:latin typeface="{latin}"/>') == 2
        assert theme.count('<a:ea typeface="Yu Gothic"') == 2
        assert theme.count('script="Jpan" typeface="Yu Gothic"') == 2
        assert f'<a:accent1><a:srgbClr val="{palette.MAIN[1:]}"' in theme
        assert deck.core_properties.author == ""
        assert deck.core_properties.last_modified_by == ""
        used = {
            str(series.format.fill.fore_color.rgb).lower()
            for slide in deck.slides
            for shape in slide.shapes
            if shape.has_chart
            for series in shape.chart.plots[0].series
        }
        assert palette.MAIN[1:] in used
        assert not used & {"ff0000", "00ff00", "008000", "4f81bd"}


def test_remarks_can_be_written_over() -> None:
    for lang in LANGS:
        deck = deck_of(("30min", 12, "organiser", "ja") if lang == "ja" else ("30min", 4, "organiser", "en"))
        title = translator(lang)("The facilitator's remarks and next suggestions")
        slide = deck.slides[titles(deck).index(title)]
        body = slide.placeholders[1]
        prompts = [paragraph.text for paragraph in body.text_frame.paragraphs]
        assert prompts == [prompt.get(lang) for prompt in wording.REMARKS]


def test_the_facilitators_deck_says_whose_it_is() -> None:
    assert wording.FACILITATOR_ONLY.ja in " ".join(texts(deck_of(("180min", 40, "room", "ja")).slides[0]))
    assert wording.FACILITATOR_ONLY.ja not in " ".join(
        texts(deck_of(("180min", 40, "organiser", "ja")).slides[0])
    )
