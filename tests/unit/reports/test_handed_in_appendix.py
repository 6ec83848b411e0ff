"""What was handed in: in the facilitator's reports once it cannot be taken back, never in anybody else's."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

import openpyxl
import pytest
from pptx import Presentation

from wli_toolkit.content import load_agenda, load_pack
from wli_toolkit.reports import open_session, wording, write_report
from wli_toolkit.reports.blueprints import blueprints_of
from wli_toolkit.store import Store
from wli_toolkit.summaries import Audience

SUFFIXES = (".html", ".xlsx", ".pptx")
TEXT = "=HYPERLINK(ひみつの設計図)"
SHOWN, WAITING, HIDDEN = "=SUM(壁に見せた言葉)", "待っている言葉", "隠した言葉"
REPLY = "よい案ですね\n応援しています"


@pytest.fixture(scope="module")
def handed_in(store: Store) -> Callable[..., str]:
    """Return a way to make a session in which one blueprint was handed in and answered."""

    def create(*, closed: bool) -> str:
        session, _passcode = store.create_session(agenda=load_agenda(load_pack(), "30min"))
        joined = store.join(session.code, lang="ja")
        handed = store.hand_in(joined.participant.id, {"do": TEXT, "b5": "夜は<b>休む</b>\x00"}, "朝の散歩")
        store.reply(session.code, handed.number, REPLY)
        for row, text in enumerate((SHOWN, WAITING, HIDDEN)):
            post = store.post(joined.participant.id, "E14", "share", row, text)
            if text != WAITING:
                store.moderate(session.code, post.number, "show")
            if text == HIDDEN:
                store.moderate(session.code, post.number, "hide")
        if closed:
            store.close_session(session.code)
        return session.code

    return create


def said(path: Path) -> str:
    """Return everything that a report's file says, whatever its type."""
    data = path.read_bytes()
    if path.suffix == ".html":
        return data.decode()
    if path.suffix == ".xlsx":
        book = openpyxl.load_workbook(io.BytesIO(data))
        return "\n".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row)
    found = []
    for slide in Presentation(io.BytesIO(data)).slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                found.append(shape.text_frame.text)
            if shape.has_table:
                found += [cell.text for row in shape.table.rows for cell in row.cells]
    return "\n".join(found)


def raw(path: Path) -> str:
    """Return every part of a file as text, notes and embedded files' names included."""
    if path.suffix == ".html":
        return path.read_text(encoding="utf-8")
    archive = zipfile.ZipFile(path)
    return "".join(archive.read(name).decode(errors="replace") for name in archive.namelist())


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_the_facilitator_reads_what_was_handed_in(
    store: Store, handed_in: Callable[..., str], tmp_path: Path, suffix: str
) -> None:
    code = handed_in(closed=True)
    written = said(write_report(store, code, tmp_path / f"r{suffix}"))
    assert wording.BLUEPRINTS.ja in written
    assert wording.WALL.ja in written
    assert "壁に見せた言葉" in written
    assert WAITING not in written
    assert HIDDEN not in written
    if suffix == ".pptx":
        # Slides get shown: how many there are, and where to read them.
        assert wording.BLUEPRINTS_ELSEWHERE.ja.format(count=1) in written
        assert not any(
            text in raw(tmp_path / "r.pptx") for text in ("ひみつの設計図", "朝の散歩", "応援しています")
        )
        return
    assert "ひみつの設計図" in written
    assert "朝の散歩" in written
    assert "応援しています" in written
    assert "\x00" not in written
    (number,) = [each.number for each in store.handed_in(code)]
    assert wording.BLUEPRINT_NUMBER.ja.format(number=number) in written
    assert ("夜は&lt;b&gt;休む" if suffix == ".html" else "夜は<b>休む</b>") in written


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_organiser_never_does(
    store: Store, handed_in: Callable[..., str], tmp_path: Path, suffix: str, lang: Any
) -> None:
    code = handed_in(closed=True)
    path = write_report(store, code, tmp_path / f"r{suffix}", audience="organiser", lang=lang)
    everything = raw(path) + said(path)
    for text in (
        "壁に見せた言葉",
        wording.WALL.get(lang),
        "ひみつの設計図",
        "朝の散歩",
        "応援しています",
        wording.BLUEPRINTS.get(lang),
        "休む</b>",
    ):
        assert text not in everything


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_nothing_is_copied_that_may_still_be_taken_back(
    store: Store, handed_in: Callable[..., str], tmp_path: Path, suffix: str
) -> None:
    path = write_report(store, handed_in(closed=False), tmp_path / f"r{suffix}")
    assert "ひみつの設計図" not in raw(path) + said(path)
    assert "壁に見せた言葉" not in raw(path) + said(path)
    assert wording.BLUEPRINTS_OPEN.ja in said(path)


@pytest.mark.parametrize("suffix", [".csv", ".json"])
def test_tables_of_numbers_have_no_texts(
    store: Store, handed_in: Callable[..., str], tmp_path: Path, suffix: str
) -> None:
    path = write_report(store, handed_in(closed=True), tmp_path / f"r{suffix}")
    assert "ひみつ" not in path.read_text(encoding="utf-8-sig")
    assert "壁に" not in path.read_text(encoding="utf-8-sig")


def test_what_was_handed_in_is_no_formula(
    store: Store, handed_in: Callable[..., str], tmp_path: Path
) -> None:
    book = openpyxl.load_workbook(write_report(store, handed_in(closed=True), tmp_path / "r.xlsx"))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert not any(cell.data_type == "f" for cell in cells)
    assert {f"'{TEXT}", f"'{SHOWN}"} <= {cell.value for cell in cells}


def test_boxes_stand_in_the_packs_order(store: Store, handed_in: Callable[..., str]) -> None:
    blueprints = blueprints_of(store, store.session(handed_in(closed=True)))
    (blueprint,) = blueprints.items
    pack = load_pack()
    asks = [e.field(box.field).ask for e in pack.exercises for box in e.boxes if box.field in ("do", "b5")]
    assert [title for title, _text in blueprint.boxes] == asks
    assert blueprint.reply == REPLY


def test_nothing_handed_in_is_said(store: Store, tmp_path: Path) -> None:
    session, _passcode = store.create_session(agenda=load_agenda(load_pack(), "30min"))
    store.close_session(session.code)
    for suffix in SUFFIXES:
        assert wording.NO_BLUEPRINTS.ja in said(write_report(store, session.code, tmp_path / f"r{suffix}"))


def test_a_reviewer_writes_the_same_files(
    store: Store, handed_in: Callable[..., str], tmp_path: Path
) -> None:
    code = handed_in(closed=True)
    with open_session(code, db=store.url) as session:
        for audience in get_args(Audience):
            there = audience == "room"
            review = session.summary(audience=audience)
            for path in (
                review.to_excel(tmp_path / f"{audience}.xlsx", lang="ja"),
                review.to_html(tmp_path / f"{audience}.html"),
            ):
                assert ("ひみつの設計図" in said(path)) == there
            slides = said(review.to_pptx(tmp_path / f"{audience}.pptx"))
            assert (wording.BLUEPRINTS_ELSEWHERE.ja.format(count=1) in slides) == there
            assert "ひみつの設計図" not in slides
