"""Several sessions opened for review: the same words as for one, files that say what they are, errors that help."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

import wli_toolkit as wli
from wli_toolkit.reports.errors import ReportError
from wli_toolkit.reports.review_table import MEANINGS
from wli_toolkit.reports.series import ReviewSeries, SeriesError, SeriesReview
from wli_toolkit.reports.series_records import COLUMNS
from wli_toolkit.store import UnknownSession
from wli_toolkit.summaries import SummaryError


@pytest.fixture(scope="module")
def series() -> Iterator[ReviewSeries]:
    with wli.demo_series(participants=(14, 14, 16), seed=2) as opened:
        yield opened


@pytest.fixture(scope="module")
def together(series: ReviewSeries) -> SeriesReview:
    return series.summary()


def test_it_is_read_like_one_session(together: SeriesReview) -> None:
    assert together.joined == 44
    assert list(together)[:2] == ["E00", "E02"]
    assert together._ipython_key_completions_() == list(together)
    exercise = together["e11"]
    assert exercise.text("ja").startswith("E11")
    assert exercise.text("en") in together.text("en")
    assert repr(exercise) == exercise.text()
    assert exercise.chart().svg.startswith("<svg")
    assert "of 3 sessions" in exercise.text("en")
    for figure in together["E02"].figures:
        for lang in ("ja", "en"):
            assert together["E02"].chart(figure.figure_id, lang=lang).svg.startswith("<svg")


def test_the_table_has_one_kind_of_values_to_a_column(together: SeriesReview) -> None:
    for name in together:
        table = together[name].table
        assert isinstance(table, pd.DataFrame)
        assert tuple(table.columns) == COLUMNS
        kinds = {str(column): str(kind) for column, kind in table.dtypes.items()}
        assert {kinds[each] for each in ("sessions", "n", "count", "share")} == {"Int64"}
        assert {kinds[each] for each in ("low", "high", "lowest", "highest", "mean")} == {"float64"}
        assert {kinds[each] for each in ("figure", "line", "label")} == {"str"}
        assert kinds["almost_all"] == "bool"
        assert set(table.columns_meaning) == set(COLUMNS) <= set(MEANINGS)
        assert "median" not in table


def test_no_session_can_be_told_from_another(series: ReviewSeries, together: SeriesReview) -> None:
    for code in series.codes:
        assert code not in together.text()
        assert code not in repr(together)
        assert all(code not in str(together[name].table.to_dict()) for name in together)
    assert any("順位" in line for line in together.limits().lines)
    assert any("no ranking" in line for line in together.limits("en").lines)


def test_first_page_and_limits_in_both_languages(together: SeriesReview) -> None:
    japanese, english = together.first_page(), together.first_page("en")
    assert len(japanese.lines) == len(english.lines) > 3
    assert str(japanese).splitlines()[0] == "まず、言葉で"
    assert "<li" in english._repr_html_()
    assert "44人" in together.limits().lines[0]
    assert not re.search("[ぁ-ん]", str(together.limits("en")) + str(english) + str(together.reading("en")))


def test_another_language_speaks_throughout(series: ReviewSeries) -> None:
    english = series.summary(lang="en")
    assert repr(english).startswith("3 sessions together")
    assert english["E02"].text().startswith("E02 Where")
    assert english["E02"].table.columns_meaning["n"] == "Answered"


def test_a_page_says_what_it_is_and_fetches_nothing(together: SeriesReview, tmp_path: Path) -> None:
    for lang in ("ja", "en"):
        page = together.to_html(tmp_path / f"{lang}.html", lang=lang).read_text(encoding="utf-8")
        assert f'<html lang="{lang}">' in page
        assert page.count("<figure>") == len(together.pooled.figures)
        for line in (
            *together.limits(lang).lines,
            *together.reading(lang).lines,
            *together.first_page(lang).lines,
        ):
            assert line in page
        assert "<script" not in page
        assert not re.search(r"""(src|href)=["']""", page)
        assert together.pooled.simulated


def test_a_workbook_holds_the_same_numbers(together: SeriesReview, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(together.to_excel(tmp_path / "s.xlsx"))
    first, numbers = book.worksheets
    words = "\n".join(str(cell.value) for row in first.iter_rows() for cell in row if cell.value is not None)
    for line in (*together.limits().lines, *together.reading().lines, *together.first_page().lines):
        assert line in words
    rows = list(numbers.iter_rows(min_row=2, values_only=True))
    tables = [together[name].table for name in together]
    assert len(rows) == sum(map(len, tables))
    count, n, low = (1 + COLUMNS.index(name) for name in ("count", "n", "lowest"))
    for place, name in ((count, "count"), (n, "n"), (low, "lowest")):
        told = [None if pd.isna(value) else value for table in tables for value in table[name]]
        assert [row[place] for row in rows] == told
    assert not any(str(cell).startswith("=") for row in rows for cell in row)


def test_nothing_of_the_kind_is_offered_as_slides(together: SeriesReview) -> None:
    assert not hasattr(together, "to_pptx")


def test_who_opens_the_wrong_sessions_is_told_what_to_do(series: ReviewSeries) -> None:
    url = series.store.url
    first, second, _ = series.codes
    with pytest.raises(SeriesError, match="at least two sessions, not 0"):
        wli.open_series([], db=url)
    with pytest.raises(SeriesError, match=r"at least two sessions, not 1.*wli\.open_session"):
        wli.open_series([first], db=url)
    with pytest.raises(SeriesError, match=f"the same session twice: {first}"):
        wli.open_series([first, second, first.lower()], db=url)
    with pytest.raises(SeriesError, match="not a list of them"):
        wli.open_series(first, db=url)
    with pytest.raises(UnknownSession, match="222222"):
        wli.open_series([first, "222222"], db=url)
    with wli.open_series([second, first], db=url) as two:
        assert two.codes == (first, second)
        assert repr(two) == f"<series of 2 sessions: {first}, {second}>"
        assert two.summary("organiser").pooled.threshold == 10


def test_a_demo_of_more_sessions_than_codes_is_refused() -> None:
    with pytest.raises(SeriesError, match="30 demo sessions are too many"):
        wli.demo_series(participants=[1] * 30)


def test_what_is_not_there_is_refused_by_name(together: SeriesReview, tmp_path: Path) -> None:
    with pytest.raises(SummaryError, match="no exercise 'E99' in these sessions; there are E00"):
        together["E99"]
    with pytest.raises(SummaryError, match="no figure 'nope'; there are"):
        together["E11"].chart("nope")
    with pytest.raises(ReportError, match="Choose a folder that exists"):
        together.to_html(tmp_path / "nowhere" / "s.html")
