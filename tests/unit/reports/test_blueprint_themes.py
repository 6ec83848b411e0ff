"""What blueprints have in common in the facilitator's reports, and in nobody else's."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from pptx import Presentation

from wli_toolkit.content import load_agenda, load_pack
from wli_toolkit.reports import blueprint_themes, write_report
from wli_toolkit.reports.blueprints import blueprints_of
from wli_toolkit.reports.report import AUDIENCES, report_of
from wli_toolkit.store import Store
from wli_toolkit.summaries.themes import Told

WORD = "昼寝"


@pytest.fixture(scope="module")
def code(store: Store) -> str:
    """Return an ended session in which six people wrote one word, and six another."""
    session, _passcode = store.create_session(agenda=load_agenda(load_pack(), "30min"))
    for number in range(12):
        person = store.join(session.code, lang="ja").participant.id
        store.set_consents(person, group=True, sensitive=None)
        store.hand_in(person, {"do": f"{WORD}をする"} if number < 6 else {"stop": "残業"})
    store.close_session(session.code)
    return session.code


def cells_of(path: Path) -> list[str]:
    """Return the texts of a workbook's or deck's cells."""
    data = io.BytesIO(path.read_bytes())
    if path.suffix == ".xlsx":
        book = openpyxl.load_workbook(data)
        return [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row]
    shapes = [shape for slide in Presentation(data).slides for shape in slide.shapes]
    return [cell.text for each in shapes if each.has_table for row in each.table.rows for cell in row.cells]


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_rows_tell_words_and_boxes(store: Store, code: str, lang: Any) -> None:
    report = report_of(store, code, lang=lang, reader="facilitator")
    rows = dict(blueprint_themes.rows(report))
    people = "6人" if lang == "ja" else "6"
    words = rows[blueprint_themes.WORDS.get(lang).format(n=5)]
    assert f"{WORD}{'（6人）' if lang == 'ja' else ' (6)'}" in words
    boxes = rows[blueprint_themes.BOXES.get(lang)]
    assert boxes.count(people) == 2
    assert wording_of_private(lang) in blueprint_themes.reading(report)


def wording_of_private(lang: Any) -> str:
    """Return what the box of the guardrails is called."""
    return next(e.field("b12").ask.get(lang) for e in load_pack().exercises if e.boxes)


@pytest.mark.parametrize("suffix", [".html", ".xlsx", ".pptx"])
def test_only_the_facilitators_files_have_them(store: Store, code: str, tmp_path: Path, suffix: str) -> None:
    for audience in AUDIENCES:
        there = audience == "facilitator"
        path = write_report(store, code, tmp_path / f"{audience}{suffix}", audience=audience)
        written = path.read_text(encoding="utf-8") if suffix == ".html" else "\n".join(cells_of(path))
        assert (f"{WORD}（6人）" in written) is there
        assert (blueprint_themes.BOXES.ja in written) is there


def test_what_blueprints_have_in_common_comes_with_them(store: Store, code: str) -> None:
    common = blueprints_of(store, store.session(code)).in_common
    assert common is not None
    assert {theme.word: theme.told for theme in common.themes}[WORD] == Told(6)


def test_nothing_in_common_is_no_rows(store: Store) -> None:
    session, _passcode = store.create_session(agenda=load_agenda(load_pack(), "30min"))
    assert blueprint_themes.rows(report_of(store, session.code, lang="ja", reader="facilitator")) == ()
    store.close_session(session.code)
    assert blueprint_themes.rows(report_of(store, session.code, lang="ja", reader="facilitator")) == ()


@pytest.mark.parametrize(
    ("told", "said"),
    [(None, "–"), (Told(7), "7人"), (Told(None), "5人以上"), (Told(None, almost_all=True), "ほとんど")],
)
def test_how_many_people_are_said_as_far_as_may_be(told: Told | None, said: str) -> None:
    assert blueprint_themes.people(told, 5, "ja") == said
