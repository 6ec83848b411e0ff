"""Every kind of report says what it must, hides what it must, and tells a bad path apart."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from wli_toolkit.content.model import LANGS, Lang
from wli_toolkit.reports import ReportError, wording, write_report
from wli_toolkit.reports.csv_report import csv_report
from wli_toolkit.reports.report import Report
from wli_toolkit.reports.safe_text import neutral
from wli_toolkit.store import Store, UnknownSession
from wli_toolkit.summaries import summarise

VOID = {"meta", "br", "img", "input", "link", "hr", "col"}


class Page(HTMLParser):
    """A page taken apart: its text, its tags with their attributes, and whether they close."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(html)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text += data


def written(store: Store, code: str, path: Path, **more: Any) -> str:
    """Return what a report's file holds."""
    return write_report(store, code, path, **more).read_bytes().decode()


@pytest.mark.parametrize("audience", ["facilitator", "organiser"])
@pytest.mark.parametrize("lang", LANGS)
def test_a_page_stands_alone(store: Store, forty: str, tmp_path: Path, lang: Lang, audience: Any) -> None:
    html = written(store, forty, tmp_path / "r.html", lang=lang, audience=audience)
    page = Page(html)
    assert not {"script", "link", "iframe", "img", "object"} & {tag for tag, _ in page.tags}
    for _tag, attributes in page.tags:
        assert not any(name.startswith("on") or name in {"src", "href"} for name in attributes)
    assert "url(" not in html
    assert "@import" not in html
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert ("html", {"lang": lang}) in page.tags


@pytest.mark.parametrize("lang", LANGS)
def test_the_limits_are_always_printed(
    store: Store, forty: str, four: str, tmp_path: Path, lang: Lang
) -> None:
    for code, people in ((forty, 40), (four, 4)):
        text = Page(written(store, code, tmp_path / "r.html", lang=lang)).text
        for limit in wording.LIMITS:
            assert limit.get(lang).format(n=people) in text


def test_plain_words_come_before_pictures(store: Store, forty: str, tmp_path: Path) -> None:
    html = written(store, forty, tmp_path / "r.html", lang="en")
    words, limits, picture, appendix = (
        html.index(mark) for mark in ('id="headlines"', 'id="limits"', "<svg", 'id="appendix"')
    )
    assert words < limits < picture < appendix
    headlines = html[words:limits]
    assert "I know my next step (" in headlines
    assert "<span>Up <b>" in headlines
    assert "interval" not in headlines
    assert "dz = " in html[appendix:]


def test_a_simulated_session_says_so_and_no_other(store: Store, forty: str, tmp_path: Path) -> None:
    real, _passcode = store.create_session(agenda=store.session(forty).agenda_model())
    assert 'class="simulated"' in written(store, forty, tmp_path / "r.html")
    assert 'class="simulated"' not in written(store, real.code, tmp_path / "real.html")


def test_the_organiser_gets_room_for_remarks_and_a_higher_threshold(
    store: Store, forty: str, tmp_path: Path
) -> None:
    room = written(store, forty, tmp_path / "r.html", lang="en")
    organiser = written(store, forty, tmp_path / "o.html", lang="en", audience="organiser")
    assert "contenteditable" in organiser
    assert "contenteditable" not in room
    assert "combines 10 people or more" in organiser
    assert "combines 5 people or more" in room
    table = organiser[organiser.index('id="appendix"') :]
    answered = [int(n) for n in re.findall(r"</th><td>(\d+)</td>", table)]
    assert answered
    assert min(answered) >= 10


def test_of_four_people_a_report_tells_nothing(store: Store, four: str, tmp_path: Path) -> None:
    html = written(store, four, tmp_path / "r.html", lang="en")
    assert "<svg" not in html
    assert 'id="appendix"' not in html
    told = json.loads(written(store, four, tmp_path / "r.json"))
    assert told["exercises"] == {}
    rows = list(csv.reader(io.StringIO(written(store, four, tmp_path / "r.csv").removeprefix("\ufeff"))))
    told = [row for row in rows[1:] if row[-2]]
    # Of each exercise it is only said how many joined.
    responses = [row for row in told if row[1] == wording.RESPONSES.ja]
    assert {row[2] for row in responses} == {wording.OUT_OF_JOINED.ja.format(joined=4)}
    assert all(re.search(r"\d", cell) is None for row in told for cell in (row[3], *row[5:-2]))
    assert all(re.search(r"\d", row[2]) is None for row in told if row not in responses)
    assert all(row[4] == "–" for row in told)
    assert {row[-2] for row in told} == {four}
    assert [row[1] for row in rows if not row[-2]] == [limit.ja.format(n=4) for limit in wording.LIMITS]


def test_what_people_typed_is_escaped(store: Store, forty: str, tmp_path: Path) -> None:
    html = written(store, forty, tmp_path / "r.html")
    assert "佐藤&lt;b&gt;" in html
    assert "佐藤<b>" not in html


def test_a_table_has_one_line_for_each_row(store: Store, forty: str, tmp_path: Path) -> None:
    path = write_report(store, forty, tmp_path / "r.CSV", lang="en")
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == data.count(b"\n")
    header, *rows = csv.reader(io.StringIO(data.decode("utf-8-sig")))
    assert header[:6] == ["Exercise", "Figure", "Line", "Row", "Answered", "People"]
    assert {len(row) for row in rows} == {len(header)}
    figures = summarise(store, forty).for_report().figures
    assert [row[1] for row in rows if not row[-2]] == [limit.en.format(n=40) for limit in wording.LIMITS]
    rows = [row for row in rows if row[-2] and row[1] != wording.RESPONSES.en]
    assert len(rows) == sum(len(figure.rows) or 1 for figure in figures)
    assert sum(int(row[5]) for row in rows if row[5].isdigit()) == sum(
        row.count or 0 for figure in figures for row in figure.rows
    )


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
@pytest.mark.parametrize("blank", ["", " ", "\t", "\r"])
def test_no_cell_is_a_formula(blank: str, start: str) -> None:
    assert neutral(f"{blank}{start}1+1") == f"'{start}1+1"
    assert neutral(f"{blank}1+1").strip() == "1+1"
    assert neutral("1+1") == "1+1"
    assert neutral(-1.5) == "-1.5"
    assert neutral(None) == ""


def test_titles_that_look_like_formulas_are_neutral(store: Store, forty: str) -> None:
    from dataclasses import replace
    from types import MappingProxyType

    from wli_toolkit.content.model import Text

    summary = summarise(store, forty)
    nasty = replace(summary["E01"], title=Text(ja="=1+1", en="@x"))
    renamed = replace(summary, exercises=MappingProxyType({"E01": nasty}))
    table = csv_report(Report(renamed, store.session(forty), "ja"))
    assert "\r\n'=1+1," in table
    assert "\r\n=1+1," not in table


def test_json_is_the_summary(store: Store, forty: str, tmp_path: Path) -> None:
    told = json.loads(written(store, forty, tmp_path / "r.json", audience="organiser"))
    summary = summarise(store, forty, audience="organiser").for_report().as_json()
    assert {key: told[key] for key in summary} == summary
    assert set(told) - set(summary) == {"limits", "responses"}
    assert told["audience"] == "organiser"


@pytest.mark.parametrize("name", ["r.docx", "r", "r.html.bak"])
def test_an_unknown_suffix_names_those_there_are(store: Store, forty: str, tmp_path: Path, name: str) -> None:
    with pytest.raises(ReportError, match=re.escape(name)) as raised:
        write_report(store, forty, tmp_path / name)
    assert ".html, .csv or .json" in str(raised.value)
    assert "\n" not in str(raised.value)
    assert not (tmp_path / name).exists()


def test_a_path_that_cannot_be_written_is_named(store: Store, forty: str, tmp_path: Path) -> None:
    path = tmp_path / "nowhere" / "r.csv"
    with pytest.raises(ReportError, match="nowhere") as raised:
        write_report(store, forty, path)
    assert "folder that exists" in str(raised.value)
    (tmp_path / "folder.html").mkdir()
    with pytest.raises(ReportError, match=r"folder\.html"):
        write_report(store, forty, tmp_path / "folder.html")


@pytest.mark.parametrize(("wrong", "named"), [({"lang": "fr"}, "'fr'"), ({"audience": "boss"}, "'boss'")])
def test_an_unknown_language_or_audience_is_named(
    store: Store, forty: str, tmp_path: Path, wrong: dict[str, Any], named: str
) -> None:
    with pytest.raises(ReportError, match=named):
        write_report(store, forty, tmp_path / "r.html", **wrong)


def test_an_unknown_session_is_the_stores_to_tell(store: Store, tmp_path: Path) -> None:
    with pytest.raises(UnknownSession):
        write_report(store, "222222", tmp_path / "r.html")


def run(*arguments: str, url: str) -> subprocess.CompletedProcess[str]:
    """Run the room as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "wli_toolkit.reports", *arguments],
        input=url,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_worker_writes_a_report(store: Store, forty: str, tmp_path: Path) -> None:
    done = run(forty, str(tmp_path / "r.json"), "ja", "organiser", url=store.url)
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))["session"] == forty


def test_a_worker_tells_in_one_line_what_is_wrong(store: Store, forty: str, tmp_path: Path) -> None:
    done = run(forty, str(tmp_path / "r.doc"), "ja", "organiser", url=store.url)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr
