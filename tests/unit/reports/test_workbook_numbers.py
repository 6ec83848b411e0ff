"""A workbook opened again: every number is the summary's, in its place; nothing in it is a formula."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

import openpyxl
import pytest

from tests.unit.reports.report_samples import CASES, HOSTILE, renamed, sample
from wli_toolkit.content import translator
from wli_toolkit.reports import figure_words, wording
from wli_toolkit.reports.report import Report
from wli_toolkit.reports.xlsx_report import xlsx_report
from wli_toolkit.summaries import FigureResult, Row
from wli_toolkit.summaries import wording as words

Sheet = list[list[Any]]


def opened(report: Report) -> tuple[bytes, Any]:
    """Return a report as a workbook, and the workbook as openpyxl reads it."""
    data = xlsx_report(report)
    return data, openpyxl.load_workbook(io.BytesIO(data))


def block(book: Any, report: Report, figure: FigureResult) -> Sheet:
    """Return the rows of a figure's sheet from its title to the next figure's."""
    exercise = report.summary[figure.exercise]
    sheet = next(book[name] for name in book.sheetnames if name.split()[0] == exercise.id)
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    told = [each for each in exercise.figures if not each.suppressed]
    titles = [each.title.get(report.lang) for each in told]
    starts = [
        index
        for index, row in enumerate(rows)
        if row[0] in titles
        and sheet.cell(index + 1, 1).font.size == 13
        and sheet.cell(index + 1, 1).font.bold
    ]
    begin = starts[[each.key for each in told].index(figure.key)]
    end = min((start for start in starts if start > begin), default=len(rows))
    return rows[begin:end]


def told(value: float | None, report: Report) -> Any:
    """Return what a cell holds for a number that may be withheld."""
    return words.NOTHING.get(report.lang) if value is None else value


def tables(found: Sheet, corners: set[str]) -> Iterator[tuple[list[Any], dict[str, list[Any]]]]:
    """Yield the tables of a block: the head, and the lines by their label."""
    for index, row in enumerate(found):
        # A line may be called like a corner, but has numbers behind.
        if row[0] in corners and isinstance(row[1], str) and len(row[1]) > 1:
            lines: dict[str, list[Any]] = {}
            for line in found[index + 1 :]:
                if line[0] is None or line[1] is None:
                    break
                lines.setdefault(line[0], line)
            yield row, lines


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_list_holds_every_number_of_the_summary(case: Any) -> None:
    report = sample(*case)
    _data, book = opened(report)
    sheet = book[figure_words.ALL_NUMBERS.get(report.lang)]
    lines = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=5, max_col=16)]
    lines = [line for line in lines if line[1] != wording.RESPONSES.get(report.lang)]
    rows = [(figure, row) for figure in report.summary.figures for row in figure.rows or (None,)]
    assert len(lines) == len(rows)
    for line, (figure, row) in zip(lines, rows, strict=True):
        assert line[1] == figure.title.get(report.lang)
        numbers = [cell for cell in line[4:16] if isinstance(cell, int | float)]
        not_counted = [] if figure.missing is None else [figure.missing]
        assert numbers == ([] if row is None else [*expected(row), *not_counted])


def expected(row: Row) -> list[float]:
    """Return a row's numbers in the order of the list's columns."""
    ends = (row.low, row.high) if row.mean is None else (row.mean_low, row.mean_high)
    told = (
        row.n,
        row.count,
        row.share,
        *ends,
        row.median,
        row.q1,
        row.q3,
        row.mean,
        row.dz,
        row.median_moved,
    )
    return [value for value in told if value is not None]


@pytest.mark.parametrize("case", [case for case in CASES if case[1] >= 12], ids=str)
def test_each_figures_table_says_what_the_summary_says(case: Any) -> None:
    report = sample(*case)
    _data, book = opened(report)
    _ = translator(report.lang)
    lang = report.lang
    checked = set()
    for figure in report.told:
        found = block(book, report, figure)
        text = [str(row[0]) for row in found if row[0] is not None]
        assert figure.sentence(lang) in text
        if figure.form in {"bars", "bands", "multi", "share", "means", "quartiles"}:
            ((_head, lines),) = tables(found, {_("Row"), _("Line")})
            for row in figure.rows:
                line = lines[row.label.get(lang)]
                if figure.form == "means":
                    assert line[1:3] == [told(row.n, report), told(row.share, report)]
                elif figure.form == "quartiles":
                    assert line[1:5] == [told(each, report) for each in (row.n, row.median, row.q1, row.q3)]
                elif row.almost_all:
                    assert line[2:4] == [words.ALMOST_ALL.get(lang)] * 2
                else:
                    assert line[1:4] == [told(each, report) for each in (row.n, row.count, row.share)]
                    assert [line[4] or None, line[5] or None] == [row.low, row.high]
        elif figure.form in {"stacked", "heat"}:
            crossed = {head[0]: (head, lines) for head, lines in tables(found, {_("People"), _("Share (%)")})}
            for corner, value in ((_("People"), "count"), (_("Share (%)"), "share")):
                head, lines = crossed[corner]
                for row in figure.rows:
                    line = lines[(row.line_label or figure.title).get(lang)]
                    if getattr(row, value) is not None:
                        assert line[head.index(row.label.get(lang))] == getattr(row, value)
        checked.add(figure.form)
    assert len(checked) >= 4


@pytest.mark.parametrize("case", [case for case in CASES if case[1] == 40], ids=str)
def test_before_and_after_are_told_three_ways(case: Any) -> None:
    report = sample(*case)
    _data, book = opened(report)
    _ = translator(report.lang)
    figure = next(each for each in report.told if each.form == "before_after")
    found = block(book, report, figure)
    cells = [cell for row in found for cell in row[1:] if isinstance(cell, int | float)]
    for row in figure.rows:
        for value in (row.count, row.median, row.q1, row.q3, row.mean, row.dz, row.median_moved):
            assert value is None or value in cells
    told = {value for row in figure.rows for value in expected(row)}
    assert set(cells) <= told


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_chart_draws_cells_that_are_there(case: Any) -> None:
    report = sample(*case)
    data, book = opened(report)
    archive = zipfile.ZipFile(io.BytesIO(data))
    charts = [name for name in archive.namelist() if name.startswith("xl/charts/chart")]
    for name in charts:
        xml = archive.read(name).decode()
        for sheet, first, last in re.findall(r"<c:val><c:numRef><c:f>'?(.+?)'?!\$(.+?):\$(.+?)</c:f>", xml):
            cells = book[sheet.replace("''", "'")][f"{first.replace('$', '')}:{last.replace('$', '')}"]
            values = [cell.value for (cell,) in cells]
            assert any(isinstance(value, int | float) for value in values)
            assert all(isinstance(value, int | float) or value in ("–", None) for value in values)
    drawn = sum(
        figure.form != "heat" and (figure.form != "quartiles" or len(figure.rows) > 1)
        for figure in report.told
    )
    assert (len(charts) > 0) == (drawn > 0)


@pytest.mark.parametrize("start", HOSTILE)
def test_nothing_that_is_typed_is_calculated(start: str) -> None:
    report = renamed(sample("30min", 40, "organiser", "ja"), lambda old: f"{start}{old}")
    data, book = opened(report)
    archive = zipfile.ZipFile(io.BytesIO(data))
    for name in archive.namelist():
        if name.startswith("xl/worksheets/sheet"):
            assert "<f>" not in archive.read(name).decode()
        if name.startswith("xl/charts/"):
            for reference in re.findall("<c:f>(.*?)</c:f>", archive.read(name).decode()):
                assert "$" in reference
    written = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    texts = [str(cell.value) for cell in written if cell.data_type != "n"]
    assert not any(cell.data_type == "f" for cell in written)
    assert not any(text.lstrip().startswith(HOSTILE) for text in texts)
    assert any(text.startswith("'") for text in texts)


def test_names_of_sheets_are_what_excel_allows() -> None:
    report = renamed(sample("30min", 40, "room", "en"), lambda old: f"a/b:c*[d]?\\'{old}'" * 3)
    _data, book = opened(report)
    assert len(set(map(str.lower, book.sheetnames))) == len(book.sheetnames)
    for name in book.sheetnames:
        assert len(name) <= 31
        assert not re.search(r"[\[\]:*?/\\]", name)
        assert name.strip("'") == name


def test_what_xml_cannot_hold_is_left_out() -> None:
    report = renamed(sample("30min", 12, "room", "ja"), lambda old: f"{old}\x00\x1b\ud800\ufffe\u202e終")
    _data, book = opened(report)
    texts = " ".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row)
    assert "終" in texts
    assert not re.search("[\x00\x1b\ud800\ufffe\u202e]", texts)
