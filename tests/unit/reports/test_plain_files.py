"""Exports of the same data are the same bytes, and say nothing of who or what wrote them, or when."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

import pytest

import wli_toolkit as wli
from tests.unit.reports.report_samples import sample
from wli_toolkit.reports import plain_package
from wli_toolkit.reports.html_report import html_page
from wli_toolkit.reports.pptx_report import pptx_report
from wli_toolkit.reports.series_book import series_book
from wli_toolkit.reports.series_report import SeriesReport
from wli_toolkit.reports.xlsx_report import xlsx_report

CASE: Any = ("30min", 40, "room", "ja")
WRITERS = {"xlsx": xlsx_report, "pptx": pptx_report}


def parts(data: bytes) -> dict[str, bytes]:
    """Return a package's parts by name, those of embedded workbooks too."""
    archive = zipfile.ZipFile(io.BytesIO(data))
    found = {name: archive.read(name) for name in archive.namelist()}
    for name in [name for name in found if name.endswith(".xlsx")]:
        found |= {f"{name}/{inner}": part for inner, part in parts(found[name]).items()}
    return found


@pytest.mark.parametrize("suffix", WRITERS)
def test_the_same_data_make_the_same_file(suffix: str) -> None:
    first, second = (WRITERS[suffix](sample(*CASE)) for _time in range(2))
    assert first == second
    dates = {entry.date_time for entry in zipfile.ZipFile(io.BytesIO(first)).infolist()}
    assert dates == {plain_package.NO_DATE}


def test_the_same_data_make_the_same_page() -> None:
    assert html_page(sample(*CASE)) == html_page(sample(*CASE))


def test_a_workbook_of_several_sessions_is_plain_too() -> None:
    with wli.demo_series(participants=(6, 6), seed=2) as series:
        together = series.summary()
        report = SeriesReport(together.pooled, together.sessions, "ja")
        first, second = series_book(report), series_book(report)
    assert first == second
    assert {entry.date_time for entry in zipfile.ZipFile(io.BytesIO(first)).infolist()} == {
        plain_package.NO_DATE
    }
    assert b"Microsoft" not in parts(first)["docProps/app.xml"]


@pytest.mark.parametrize("suffix", WRITERS)
def test_a_file_does_not_say_what_wrote_it(suffix: str) -> None:
    found = parts(WRITERS[suffix](sample(*CASE)))
    dates = set()
    for name, part in found.items():
        if "docProps/" in name and name.endswith(".xml"):
            said = part.decode()
            for word in ("Macintosh", "Microsoft", "Steve", "python", "xlsxwriter", "Application>"):
                assert word.lower() not in said.lower(), name
            assert not re.search(r"<dc:creator>[^<]+<", said)
            assert not re.search(r"<cp:lastModifiedBy>[^<]+<", said)
            dates |= set(re.findall(r"<dcterms:\w+[^>]*>([^<]*)<", said))
    assert len(dates) == 1
