"""Every form is drawn in both languages as an SVG that stands alone, fits, and says what the result says."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from wli_toolkit.charts import counts, draw, grids, numbers, palette
from wli_toolkit.charts.drawing import MARGIN, WIDTH, Drawing, Label
from wli_toolkit.charts.drawn import _FORMS
from wli_toolkit.charts.measuring import width
from wli_toolkit.content.model import LANGS, Lang, Text
from wli_toolkit.summaries import FigureResult, Row, wording

SVG = "{http://www.w3.org/2000/svg}"


def words(svg: str) -> str:
    """Return all text of a drawing."""
    return " ".join("".join(text.itertext()) for text in ElementTree.fromstring(svg).iter(f"{SVG}text"))  # noqa: S314 -- our own drawing


@pytest.mark.parametrize("lang", LANGS)
def test_every_figure_stands_alone(lang: Lang, many: tuple[FigureResult, ...]) -> None:
    assert {figure.form for figure in many} == set(_FORMS)
    for figure in many:
        svg = draw(figure, lang)
        root = ElementTree.fromstring(svg)  # noqa: S314 -- our own drawing
        assert root.get("width") == str(WIDTH)
        assert figure.title.get(lang) in (root.get("aria-label") or "")
        assert "<script" not in svg
        assert "http" not in svg.replace("http://www.w3.org/", "")
        assert " id=" not in svg
        sizes = [float(size) for size in re.findall(r'font-size="([\d.]+)px"', svg)]
        assert min(sizes) >= 14
        assert "Noto Sans JP" in svg
        assert svg.count("sans-serif") == len(sizes)


@pytest.mark.parametrize("lang", LANGS)
def test_no_label_leaves_the_picture_or_lies_on_another(
    lang: Lang, many: tuple[FigureResult, ...], some: tuple[FigureResult, ...]
) -> None:
    for figure in (*many, *some):
        if figure.suppressed:
            continue
        drawing = _FORMS[figure.form](figure, lang)
        places = []
        for label in (shape for shape in drawing.shapes if isinstance(shape, Label)):
            wide = width(label.text, label.size)
            left = label.x - {"left": 0, "center": wide / 2, "right": wide}[label.align]
            assert left >= MARGIN - 8, (figure.key, label.text)
            assert left + wide <= WIDTH - MARGIN + 8, (figure.key, label.text)
            assert 0 < label.y < drawing.height
            places.append((left, left + wide, label.y, label.text))
        for index, (left, right, y, text) in enumerate(places):
            for left2, right2, y2, text2 in places[index + 1 :]:
                if abs(y - y2) < 12:
                    assert right <= left2 or right2 <= left, (figure.key, text, text2)


@pytest.mark.parametrize("lang", LANGS)
def test_every_number_is_written_out(lang: Lang, many: tuple[FigureResult, ...]) -> None:
    for figure in many:
        text = words(draw(figure, lang))
        for row in figure.rows:
            if row.count is not None and figure.form != "share":
                assert str(row.count) in text
            if row.median is not None:
                assert wording.number(row.median) in text
            if row.kind == "mean" and row.share is not None:
                assert f"{row.share}%" in text


@pytest.mark.parametrize("lang", LANGS)
def test_almost_all_and_nothing_have_no_number(lang: Lang, many: tuple[FigureResult, ...]) -> None:
    bars = next(figure for figure in many if figure.form == "bars")
    label = Text(ja="答え", en="Answer")
    rows = (
        Row(kind="count", value="a", label=label, n=20, almost_all=True),
        Row(kind="count", value="b", label=label, n=20),
    )
    text = words(draw(replace(bars, rows=rows), lang))
    assert wording.ALMOST_ALL.get(lang) in text
    assert wording.NOTHING.get(lang) in text
    assert not re.search(r"\d", text)
    stack = words(draw(replace(bars, form="stacked", rows=rows), lang))
    assert wording.ALMOST_ALL.get(lang) in stack


@pytest.mark.parametrize("lang", LANGS)
def test_what_is_withheld_looks_like_what_is_empty(lang: Lang, few: tuple[FigureResult, ...]) -> None:
    drawn = {re.sub(r'aria-label="[^"]*"', "", draw(figure, lang), count=1) for figure in few}
    assert len(drawn) == 1
    assert wording.NOTHING.get(lang) in words(drawn.pop())


def test_labels_are_escaped(many: tuple[FigureResult, ...]) -> None:
    bars = next(figure for figure in many if figure.form == "bars")
    nasty = Text(ja='<script>alert("1")</script>', en="<b>&</b>")
    rows = tuple(replace(row, label=nasty) for row in bars.rows)
    for lang in LANGS:
        svg = draw(replace(bars, rows=rows, title=nasty), lang)
        assert "<script>" not in svg
        assert "<b>" not in svg
        assert ElementTree.fromstring(svg) is not None  # noqa: S314 -- our own drawing


def test_a_merged_line_of_a_stack_names_its_cells(many: tuple[FigureResult, ...]) -> None:
    figure = next(figure for figure in many if figure.form == "stacked")
    first, second = (
        Row(kind="count", value=value, label=Text(ja=ja, en=en), n=20, count=10, share=50)
        for value, ja, en in (
            ("sep", "分けたい", "Separate"),
            ("even+int", "同じ・重ねたい", "Same / Integrate"),
        )
    )
    assert "同じ・重ねたい 10人" in words(draw(replace(figure, rows=(first, second)), "ja"))


def test_a_score_without_declared_ends_gets_a_wide_enough_axis(many: tuple[FigureResult, ...]) -> None:
    figure = next(figure for figure in many if figure.figure_id == "suits")
    assert figure.domain is None
    drawing: Drawing = numbers.quartiles(figure, "ja")
    assert "100" in [shape.text for shape in drawing.shapes if isinstance(shape, Label)]


def test_a_score_of_which_no_median_is_told_still_has_an_axis(many: tuple[FigureResult, ...]) -> None:
    figure = next(figure for figure in many if figure.form == "before_after")
    rows = tuple(replace(row, median=None, q1=None, q3=None) for row in figure.rows)
    drawing = numbers.before_after(replace(figure, domain=None, rows=rows), "ja")
    assert "4" in [shape.text for shape in drawing.shapes if isinstance(shape, Label)]


@pytest.mark.parametrize("lang", LANGS)
def test_a_grid_names_its_columns_once_and_its_rows_above_their_cells(
    lang: Lang, many: tuple[FigureResult, ...]
) -> None:
    grid = next(figure for figure in many if figure.form == "heat" and len(figure.lines()) < len(figure.rows))
    labels = [shape for shape in grids.heat(grid, lang).shapes if isinstance(shape, Label)]
    columns = [row.label.get(lang) for row in next(iter(grid.lines().values()))]
    for column in columns:
        assert sum(label.text == column for label in labels) == 1
    for rows in grid.lines().values():
        assert rows[0].line_label is not None
        title = next(label for label in labels if label.text == rows[0].line_label.get(lang))
        numbers_below = [
            label for label in labels if label.text == counts.value(rows[0], lang) and label.y > title.y
        ]
        assert numbers_below


def test_a_cell_that_is_withheld_looks_like_one_that_is_empty(many: tuple[FigureResult, ...]) -> None:
    grid = next(figure for figure in many if figure.form == "heat")
    row = replace(grid.rows[0], count=None, share=None, low=None, high=None, almost_all=False)
    drawn = {draw(replace(grid, rows=(replace(row, n=n),)), "ja") for n in (20, 30)}
    assert len(drawn) == 1
    almost = replace(row, almost_all=True)
    assert wording.ALMOST_ALL.ja in words(draw(replace(grid, rows=(almost,)), "ja"))


def test_shades_get_darker_and_can_be_written_on() -> None:
    shades = [palette.shade(share / 20) for share in range(21)]
    lights = [palette._luminance(shade) for shade in dict.fromkeys(shades)]
    assert len(lights) == len(palette.SHADES)
    for lighter, darker in itertools.pairwise(lights):
        assert (lighter + 0.05) / (darker + 0.05) > 1.3
    for shade in shades:
        light, text = palette._luminance(shade), palette._luminance(palette.on(shade))
        assert (max(light, text) + 0.05) / (min(light, text) + 0.05) >= 4.5


@pytest.mark.parametrize("count", range(1, 9))
def test_neighbouring_colours_differ_in_lightness(count: int) -> None:
    colours = palette.series(count)
    assert len(colours) == count
    for first, second in itertools.pairwise(colours):
        assert abs(palette._luminance(first) - palette._luminance(second)) > 0.05
    for colour in colours:
        light, text = palette._luminance(colour), palette._luminance(palette.on(colour))
        assert (max(light, text) + 0.05) / (min(light, text) + 0.05) >= 4.5


def test_a_value_is_told_the_same_everywhere() -> None:
    row = Row(kind="count", value="a", label=Text(ja="あ", en="a"), n=20, count=9, share=45)
    assert counts.value(row, "ja") == "9人（45%）"
    assert counts.value(row, "en") == "9 (45%)"
