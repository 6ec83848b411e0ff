"""A deck opened again: every number in its charts and tables is the summary's, and the charts can be edited."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from functools import cache
from typing import Any

import openpyxl
import pytest
from pptx import Presentation

from tests.unit.reports.report_samples import CASES, HOSTILE, renamed, sample
from wli_toolkit.content import translator
from wli_toolkit.reports import figure_words, wording
from wli_toolkit.reports.pptx_report import pptx_report
from wli_toolkit.reports.report import Report
from wli_toolkit.reports.rules_known import unsure
from wli_toolkit.summaries import FigureResult, findings
from wli_toolkit.summaries import wording as words


@cache
def deck_of(case: Any) -> Any:
    """Return a sample as slides."""
    return Presentation(io.BytesIO(pptx_report(sample(*case))))


def texts(slide: Any) -> list[str]:
    """Return what stands in the text boxes of a slide."""
    return [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]


def slides_of(deck: Any, figure: FigureResult, report: Report) -> list[Any]:
    """Return the slides on which a figure stands."""
    exercise = report.summary[figure.exercise]
    title = figure.title.get(report.lang)
    named = {figure_words.PEOPLE_OF.get(report.lang).format(title=title, n=figure.n), f"n = {figure.n}"}
    return [
        slide
        for slide in deck.slides
        if any(exercise.id in re.split(r"[ ／]", text) for text in texts(slide))
        and named & set(texts(slide))
        and title in slide.notes_slide.notes_text_frame.text
    ]


def charts(slides: list[Any], of: str = "") -> Iterator[Any]:
    """Yield the charts of slides, of one figure where its title is given."""
    for slide in slides:
        for shape in slide.shapes:
            if shape.has_chart and shape._element.nvGraphicFramePr.cNvPr.get("descr").startswith(of):
                yield shape.chart


def drawn(slides: list[Any], of: str = "") -> dict[tuple[str, str], float]:
    """Return every number that the charts of slides draw, by series and category."""
    found = {}
    for chart in charts(slides, of):
        plot = chart.plots[0]
        for series in plot.series:
            for category, value in zip(plot.categories, series.values, strict=True):
                if value is not None:
                    found[series.name, str(category)] = value
    return found


@pytest.mark.parametrize("case", [case for case in CASES if case[1] >= 12], ids=str)
def test_a_chart_draws_the_summarys_numbers(case: Any) -> None:
    report, deck = sample(*case), deck_of(case)
    _ = translator(report.lang)
    lang = report.lang
    seen = 0
    for figure in report.told:
        if not findings(figure, lang):
            continue
        slides = slides_of(deck, figure, report)
        if figure.form == "before_after":
            continue
        assert len(slides) == 1, figure.key
        found = drawn(slides, figure.title.get(lang))
        if figure.form in {"bars", "bands", "multi", "share"}:
            if not any(row.almost_all for row in figure.rows):
                told = {row.label.get(lang): row.count for row in figure.rows if row.count is not None}
                assert {category: value for (_s, category), value in found.items()} == told
                labels = labels_of(next(charts(slides, figure.title.get(lang))))
                assert labels == [
                    words.COUNT_SHARE.get(lang).format(count=row.count, share=row.share)
                    for row in figure.rows
                    if row.count is not None
                ]
                seen += 1
        elif figure.form == "means":
            assert found == {
                (_("Share (%)"), row.label.get(lang)): row.share
                for row in figure.rows
                if row.share is not None
            }
        elif figure.form == "stacked" and not any(row.almost_all for row in figure.rows):
            assert found == {
                (row.label.get(lang), (row.line_label or row.label).get(lang)): row.share
                for row in figure.rows
                if row.share is not None
            }
        elif figure.form == "dumbbell":
            assert found == {
                (row.label.get(lang), (row.line_label or row.label).get(lang)): row.median
                for row in figure.rows
                if row.median is not None
            }
        elif figure.form == "quartiles" and len(figure.rows) > 1:
            assert found == {
                (_("Median"), row.label.get(lang)): row.median
                for row in figure.rows
                if row.median is not None
            }
        elif figure.form == "quartiles":
            assert words.number(figure.rows[0].median or 0) in texts(slides[0])
        elif figure.form == "heat":
            shown = table_numbers(slides[0])
            assert sorted(number for number in shown if number.endswith("%")) == sorted(
                f"{row.share}%" for row in figure.rows if row.share is not None
            )
    assert seen > 0 or case[1] < 40


def labels_of(chart: Any) -> list[str]:
    """Return the texts beside the bars of a chart."""
    points = chart.plots[0].series[0].points
    return [points[index].data_label.text_frame.text for index in range(len(chart.plots[0].categories))]


def table_numbers(slide: Any) -> list[str]:
    """Return the cells of a slide's tables, but their heads and labels."""
    return [
        cell.text
        for shape in slide.shapes
        if shape.has_table
        for row in list(shape.table.rows)[1:]
        for cell in list(row.cells)[1:]
    ]


@pytest.mark.parametrize("case", [case for case in CASES if case[1] == 40], ids=str)
def test_before_and_after_in_a_deck(case: Any) -> None:
    report, deck = sample(*case), deck_of(case)
    lang = report.lang
    figure = next(each for each in report.told if each.form == "before_after")
    found = drawn(slides_of(deck, figure, report)) | drawn([deck.slides[2]])
    for row in figure.rows:
        key = (row.label.get(lang), (row.line_label or row.label).get(lang))
        if row.kind == "number" and row.median is not None:
            assert found[key] == row.median
        if row.kind == "count" and row.count is not None:
            assert found[key] == row.count


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_appendix_has_every_number(case: Any) -> None:
    report, deck = sample(*case), deck_of(case)
    _ = translator(report.lang)
    pages = [slide for slide in deck.slides if texts(slide)[0].startswith(_("Appendix: all numbers"))]
    cells = [cell for slide in pages for cell in table_numbers(slide)]
    rows = [row for figure in report.told for row in figure.rows]
    people = [row for row in rows if row.n is not None or not row.withheld]
    answered = [cell for cell in cells[0::4] if cell]
    assert answered == ["–" if row.n is None else str(row.n) for row in people]
    counts = [cell for cell in cells[1::4] if re.fullmatch(r"\d+", cell)]
    assert counts == [str(row.count) for row in people if row.count is not None]
    shares = [int(cell.split("%")[0]) for cell in cells[2::4] if "%" in cell]
    assert shares == [row.share for row in people if row.share is not None]
    changes = [cell for cell in cells[3::4] if "dz" in cell]
    assert changes == [
        f"{row.mean:+.2f} [{row.mean_low:.2f}, {row.mean_high:.2f}], dz = {row.dz:.2f}"
        for row in people
        if row.mean is not None
    ]
    medians = [cell.split(" ")[0] for cell in cells[3::4] if re.match(r"\d", cell)]
    assert medians == [words.number(row.median) for row in people if row.median is not None]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_rules_at_work_have_a_slide_where_numbers_are_told(case: Any) -> None:
    report, deck = sample(*case), deck_of(case)
    found = unsure(report.summary, report.lang)
    slides = [slide for slide in deck.slides if wording.RULES_SHORT.get(report.lang) in texts(slide)]
    assert len(slides) == (1 if found else 0)
    if found:
        shown = {category: value for (_s, category), value in drawn(slides).items()}
        assert shown == {each.label(report.lang): each.row.share for each in found}
        assert {each.exercise for each in found} <= {
            report.summary[name].title.get(report.lang) for name in ("E09", "E10", "E12")
        }


@pytest.mark.parametrize("start", HOSTILE)
def test_what_a_chart_is_edited_with_calculates_nothing(start: str) -> None:
    report = renamed(sample("30min", 40, "organiser", "en"), lambda old: f"{start}{old}")
    archive = zipfile.ZipFile(io.BytesIO(pptx_report(report)))
    books = [name for name in archive.namelist() if name.startswith("ppt/embeddings/")]
    assert books
    for name in books:
        book = openpyxl.load_workbook(io.BytesIO(archive.read(name)))
        cells = [
            cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None
        ]
        assert not any(cell.data_type == "f" for cell in cells)
        assert not any(
            str(cell.value).lstrip().startswith(HOSTILE) for cell in cells if cell.data_type == "s"
        )


def test_what_a_chart_is_edited_with_holds_what_it_draws_and_no_more() -> None:
    case = ("180min", 40, "organiser", "ja")
    for chart in charts(list(deck_of(case).slides)):
        book = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))
        (sheet,) = book.worksheets
        numbers = [
            cell.value
            for row in sheet.iter_rows()
            for cell in row
            if cell.data_type == "n" and cell.value is not None
        ]
        plotted = [value for series in chart.plots[0].series for value in series.values if value is not None]
        assert sorted(numbers) == sorted(plotted)


def test_what_xml_cannot_hold_does_not_spoil_a_deck() -> None:
    report = renamed(sample("30min", 40, "room", "ja"), lambda old: f"{old}\x00\x1b\ud800\ufffe\u202e終")
    deck = Presentation(io.BytesIO(pptx_report(report)))
    said = " ".join(text for slide in deck.slides for text in texts(slide))
    assert "終" in said
    assert not re.search("[\x00\x1b\ud800\ufffe\u202e]", said)
