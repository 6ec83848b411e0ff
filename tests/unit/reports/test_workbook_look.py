"""A workbook opens as it is meant to look: its sheets, its fonts, its limits, set up for A4."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest

from tests.unit.reports.report_samples import CASES, sample
from wli_toolkit.charts.measuring import width
from wli_toolkit.content import LANGS, translator
from wli_toolkit.reports import figure_words, wording
from wli_toolkit.reports.facts import facts
from wli_toolkit.reports.plain_words import headlines, standing_out
from wli_toolkit.reports.report import Report
from wli_toolkit.reports.responses import all_left_out, tells
from wli_toolkit.reports.rules_known import unsure
from wli_toolkit.reports.xlsx_report import xlsx_report


def opened(report: Report) -> Any:
    """Return a report as openpyxl reads it."""
    return openpyxl.load_workbook(io.BytesIO(xlsx_report(report)))


def texts(sheet: Any) -> list[str]:
    """Return what stands on a sheet."""
    return [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_every_sheet_is_there(case: Any) -> None:
    report = sample(*case)
    _ = translator(report.lang)
    names = opened(report).sheetnames
    assert names[:2] == [_("About this workshop"), _("In plain words")]
    exercises = [
        name.split()[0] for name in names if name.split()[0] in report.summary.exercises and name[0] == "E"
    ]
    assert exercises == [each.id for each in report.summary.exercises.values() if tells(each)]
    assert wording.RESPONSES.get(report.lang) in names
    for name in (figure_words.ALL_NUMBERS, figure_words.DICTIONARY, figure_words.READING):
        assert name.get(report.lang) in names
    assert (wording.RULES_SHORT.get(report.lang) in names) == bool(unsure(report.summary, report.lang))
    assert (_("The facilitator's remarks and next suggestions")[:31] in names) == report.organiser
    assert wording.BLUEPRINTS.get(report.lang) not in names


@pytest.mark.parametrize("case", CASES, ids=str)
def test_facts_and_limits_are_seen_first(case: Any) -> None:
    report = sample(*case)
    book = opened(report)
    first = texts(book.worksheets[0])
    for name, value in facts(report):
        assert first[first.index(name) + 1] == value
    for limit in report.limits:
        assert any(text.endswith(limit) for text in first)
        assert any(text.endswith(limit) for text in texts(book[figure_words.READING.get(report.lang)]))
    assert (wording.FACILITATOR_ONLY.get(report.lang) in first) == (not report.organiser)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_is_not_shown_is_named_once(case: Any) -> None:
    report = sample(*case)
    said = texts(opened(report)[wording.RESPONSES.get(report.lang)])
    for exercise, titles in all_left_out(report):
        assert any(exercise in text and titles in text for text in said)
    for figure in report.summary.figures:
        assert not figure.suppressed or any(figure.title.get(report.lang) in text for text in said)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_plain_words_say_what_stands_out(case: Any) -> None:
    report = sample(*case)
    said = texts(opened(report).worksheets[1])
    for headline in standing_out(report.summary, report.lang):
        assert headline.text in said
    if not list(headlines(report.summary, report.lang)):
        assert wording.NO_CHANGES.get(report.lang) in said


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_sheet_is_set_up_for_paper(case: Any) -> None:
    report = sample(*case)
    for sheet in opened(report):
        lists = {figure_words.ALL_NUMBERS.get(report.lang), figure_words.DICTIONARY.get(report.lang)}
        assert sheet.page_setup.orientation == ("landscape" if sheet.title in lists else "portrait")
        assert str(sheet.page_setup.paperSize) == sheet.PAPERSIZE_A4
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        # One page wide is what is meant where nothing is said.
        assert sheet.page_setup.fitToWidth in (None, 1)
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.print_title_rows is not None
        assert sheet.freeze_panes is not None
        assert report.session.code in str(sheet.oddFooter.left.text)


def test_japanese_has_a_japanese_font() -> None:
    for lang in LANGS:
        font = {"ja": "Yu Gothic", "en": "Calibri"}[lang]
        report = sample("30min", 40, "organiser", lang)
        book = opened(report)
        fonts = {cell.font.name for sheet in book for row in sheet.iter_rows() for cell in row if cell.value}
        assert fonts == {font}
        assert 'script="Jpan" typeface="Yu Gothic"' in str(book.loaded_theme, "utf-8")


@pytest.mark.parametrize("case", [("180min", 40, "organiser", "ja"), ("180min", 40, "room", "en")], ids=str)
def test_rows_are_as_high_as_their_text(case: Any) -> None:
    report = sample(*case)
    for sheet in opened(report).worksheets:
        merged = {str(each).split(":")[0]: each for each in sheet.merged_cells.ranges}
        for row in sheet.iter_rows(min_row=3):
            for cell in row:
                if not isinstance(cell.value, str) or not cell.alignment.wrap_text:
                    continue
                last = merged[cell.coordinate].max_col if cell.coordinate in merged else cell.column
                # The width of a column is in digits of the default font, of seven or eight pixels.
                digit = 8 if report.lang == "ja" else 7
                room = sum(column_width(sheet, number) * digit + 5 for number in range(cell.column, last + 1))
                pixels = cell.font.size * 4 / 3
                lines = sum(-(-width(line, pixels) // room) for line in cell.value.split("\n"))
                height = sheet.row_dimensions[cell.row].height or 18.75
                assert height * 4 / 3 >= lines * pixels * 1.25, (sheet.title, cell.coordinate, cell.value)


def column_width(sheet: Any, number: int) -> float:
    """Return how wide a column is; neighbours of one width are declared together."""
    for each in sheet.column_dimensions.values():
        if each.min <= number <= each.max:
            return float(each.width)
    raise AssertionError(f"{sheet.title}: column {number} has no width")


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_figure_and_column_is_in_the_dictionary(lang: Any) -> None:
    report = sample("180min", 40, "organiser", lang)
    sheet = opened(report)[figure_words.DICTIONARY.get(report.lang)]
    lines = [[str(cell.value or "") for cell in row] for row in sheet.iter_rows(min_row=5, max_col=10)]
    pack = report.session.pack_model()
    wanted = [
        (exercise.id, declared.title.get(report.lang), name)
        for exercise in report.summary.exercises.values()
        for figure in exercise.figures
        for declared in pack.exercise(exercise.id).figures
        if declared.id == figure.figure_id
        for name in declared.of
    ]
    there = [(line[0].split()[0], line[1], line[3]) for line in lines if line[3]]
    assert there == wanted
    for line in lines[: len(wanted)]:
        assert all(line[index] for index in (0, 1, 2, 3, 4, 5, 6, 7, 8, 9))
    sensitive = [line for line in lines if line[3].startswith("ev_care")]
    assert {line[9] for line in sensitive} == {"10"}
    assert {line[6] for line in sensitive} == {figure_words.SEEN_BY["S"].get(report.lang)}


def test_colours_show_shares_of_a_grid() -> None:
    report = sample("180min", 40, "room", "ja")
    sheet = next(each for each in opened(report) if each.title.startswith("E04"))
    rules = [rule for each in sheet.conditional_formatting for rule in each.rules]
    assert sum(rule.operator == "between" for rule in rules) >= 5
    for rule in rules:
        assert rule.dxf.fill.bgColor.rgb
