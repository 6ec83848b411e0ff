"""What a reviewer sees in a notebook: short reprs, tables that read well, errors in one line."""

from __future__ import annotations

import pydoc
import re
import subprocess
import sys
from html.parser import HTMLParser
from typing import Any

import pandas as pd
import pytest

import wli_toolkit as wli
from wli_toolkit.content.model import Lang
from wli_toolkit.reports.plain_errors import in_one_line, shown
from wli_toolkit.reports.review_table import ReviewTable
from wli_toolkit.store import Store, UnknownSession
from wli_toolkit.summaries import SummaryError


class Cells(HTMLParser):
    """The texts of a table's cells, row by row."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag == "tr":
            self.rows.append([])
        elif tag in {"td", "th"}:
            self.rows[-1].append("")

    def handle_data(self, data: str) -> None:
        if self.rows and self.rows[-1]:
            self.rows[-1][-1] += data


def test_tab_offers_what_there_is_to_type() -> None:
    offered = [name for name in dir(wli) if not name.startswith("_")]
    assert offered == ["demo_series", "demo_session", "exercise", "follow_up", "open_series", "open_session"]


def test_help_reads_like_a_page() -> None:
    page = pydoc.plain(pydoc.render_doc(wli))
    for name in wli.__all__:
        assert f"{name}(" in page
        assert getattr(wli, name).__doc__.strip()
    assert "never ranked" in page


def test_asking_for_help_loads_nothing_heavy() -> None:
    script = (
        "import wli_toolkit as w, pydoc, sys; pydoc.render_doc(w); dir(w); print('pandas' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_a_summary_introduces_itself_in_two_lines(store: Store, forty: str) -> None:
    with wli.open_session(forty, db=store.url) as session:
        starts: dict[Lang, str] = {"ja": f"セッション{forty}", "en": f"Summary of session {forty}"}
        for lang, start in starts.items():
            summary = session.summary(lang=lang)
            first, second = repr(summary).splitlines()
            assert first.startswith(start)
            assert "40" in first
            assert second.endswith("E00 E02 E01 E11 E13 E14")
            assert summary._ipython_key_completions_() == list(summary)
        assert repr(session) == f"<session {forty}>"


def test_the_first_page_says_who_went_up(store: Store, forty: str) -> None:
    with wli.open_session(forty, db=store.url) as session:
        summary = session.summary()
        assert re.search("「上がった」[0-9]+人", str(summary.first_page()))
        assert re.search("up [0-9]+", str(summary.first_page("en")), re.IGNORECASE)
        limits = summary.limits()
        assert "40人" in limits.lines[0]
        assert len(limits.lines) == 5
        assert all(line in limits._repr_html_() for line in limits.lines)


def test_too_few_people_have_a_first_page_too(store: Store, four: str) -> None:
    with wli.open_session(four, db=store.url) as session:
        assert "人数が少ないため" in str(session.summary().first_page())


def test_table_columns_hold_one_kind_of_values(store: Store, forty: str) -> None:
    with wli.open_session(forty, db=store.url) as session:
        for audience in ("room", "organiser"):
            summary = session.summary(audience)
            for name in summary:
                table = summary[name].table
                kinds = {str(column): str(kind) for column, kind in table.dtypes.items()}
                assert {kinds[each] for each in ("n", "count", "share")} == {"Int64"}
                assert {
                    kinds[each]
                    for each in ("median", "q1", "q3", "mean", "median_moved", "low", "high", "dz")
                } == {"float64"}
                assert {kinds[each] for each in ("figure", "line", "label")} == {"str"}
                assert kinds["almost_all"] == "bool"
                assert list(table.columns_meaning) == list(table.columns)


def test_a_table_shows_itself_without_empty_columns_and_long_numbers(store: Store, forty: str) -> None:
    with wli.open_session(forty, db=store.url) as session:
        table = session.summary()["E13"].table
        chosen = table[table["figure"] == "rails"]
        assert isinstance(chosen, ReviewTable)
        head, *rows = Cells(chosen._repr_html_()).rows
        assert len(rows) == len(chosen)
        assert not any("median" in cell for cell in head)
        assert any("答えた人数" in cell and cell.endswith("n") for cell in head)
        assert [row[0] for row in rows] == ["rails", *[""] * (len(rows) - 1)]
        cells = [cell for row in rows for cell in row]
        assert not any("NA" in cell or "nan" in cell or re.search(r"\.\d{3}", cell) for cell in cells)
        english = session.summary(lang="en")["E13"].table
        assert "Answered" in english._repr_html_()


def test_a_change_without_a_good_direction_tells_its_size(store: Store, forty: str) -> None:
    with wli.open_session(forty, db=store.url) as session:
        exercise = session.summary()["E02"]
        table = exercise.table
        told = {
            row.line_label.ja: row.median_moved
            for row in exercise.summary.figure("change").rows
            if row.kind == "change" and row.line_label is not None
        }
        shown = table[(table["figure"] == "change") & (table["label"] == "変化")]
        assert len(shown) == len(told) > 0
        for line, size in zip(shown["line"], shown["median_moved"], strict=True):
            assert pd.isna(size) if told[line] is None else size == told[line]
        assert any(size is not None for size in told.values())


def test_a_withheld_row_is_a_dash_and_labels_are_escaped() -> None:
    table = ReviewTable({"figure": ["f", "f"], "label": ["<b>", "y"], "n": pd.array([7, None], "Int64")})
    first, second = Cells(table._repr_html_()).rows[1:]
    assert first == ["f", "<b>", "7"]
    assert second == ["", "y", "–"]


def test_any_other_table_is_shown_as_pandas_shows_it(store: Store, forty: str) -> None:
    with wli.open_session(forty, db=store.url) as session:
        table = session.summary()["E13"].table
        assert "dataframe" in table.rename(columns={"n": "N"})._repr_html_()
        summed = ReviewTable(table.groupby("figure")[["count"]].sum())
        assert "dataframe" in summed._repr_html_()


def test_an_error_of_ours_is_two_lines_in_a_notebook(
    store: Store, forty: str, capsys: pytest.CaptureFixture[str]
) -> None:
    from IPython.core.interactiveshell import InteractiveShell

    shell: Any = InteractiveShell()  # type: ignore[no-untyped-call]
    shell.user_ns.update(wli=wli, url=store.url, code=forty)
    for cell, said in (
        ("wli.open_session('222222', db=url)", "no session with this code: 222222"),
        (
            "wli.open_session(code, db=url).summary()['E99']",
            "no exercise 'E99' in this session; there are E00",
        ),
        ("wli.open_session(code, db=url).summary('everyone')", "no audience 'everyone'"),
        ("wli.open_series([code], db=url)", "at least two sessions, not 1"),
        ("wli.demo_session(agenda='45min')", "Choose one of these: 180min"),
    ):
        shell.run_cell(cell)
        out = capsys.readouterr().out
        assert said in out
        assert "Traceback" not in out
        assert len(out.strip().splitlines()) == 2, out


def test_errors_of_others_keep_their_traceback() -> None:
    @in_one_line
    def broken() -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError) as caught:
        broken()
    assert not hasattr(caught.value, "_render_traceback_")


def test_an_error_comes_with_the_way_out_in_japanese() -> None:
    error = UnknownSession("no session with this code: X", "Check it")
    assert shown(error) == [
        "このコードのワークショップは見つかりません。会場の画面や控えのコードを確かめてください。",
        "UnknownSession: no session with this code: X. Check it",
    ]
    assert shown(SummaryError("nope"))[1] == "SummaryError: nope"


def test_a_demo_is_the_same_each_time_and_has_ended() -> None:
    with wli.demo_session(participants=6, seed=5) as session:
        assert session.code == "DEMXAA"
        assert session.store.session(session.code).closed
        blueprints = session.summary().blueprints
        assert blueprints is not None
        assert not blueprints.open
        assert session.summary("organiser").blueprints is None
        folder = session.store.database.address.path
        assert folder is not None
        assert folder.exists()
    assert not folder.parent.exists()
