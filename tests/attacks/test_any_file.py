"""Any file, any value, any text: taken or refused by name, never a traceback, and nothing else on the way out."""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import io
import json
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.attacks.any_message import texts
from tests.attacks.hostile_texts import HOSTILE
from tests.unit.reports.report_samples import renamed, sample
from wli_toolkit.content import ContentError, load_agenda, load_pack
from wli_toolkit.content.loading import PACKS
from wli_toolkit.content.plain_text import plain, printable, visible
from wli_toolkit.reports.calendar import OCTETS, calendar_file
from wli_toolkit.reports.csv_report import csv_report
from wli_toolkit.reports.html_report import html_page
from wli_toolkit.reports.json_report import json_report
from wli_toolkit.reports.pptx_report import pptx_report
from wli_toolkit.reports.safe_text import FORMULA, clean, harmless
from wli_toolkit.reports.xlsx_report import xlsx_report
from wli_toolkit.store import Store, StoreError, open_store, transfer
from wli_toolkit.store.codes import ResumeCode, checked_session_code, is_passcode, passcode_hash, tidy
from wli_toolkit.store.settings import complete_settings

Often = Callable[[int, int], settings]
CALM = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
any_text = texts | st.text(st.characters(exclude_categories=()), max_size=60)


@pytest.fixture(scope="session")
def often(times: Callable[[int, int], int]) -> Often:
    """Return settings that try so many examples: the first number, or the second with `--thorough`."""
    return lambda usual, thorough: settings(
        deadline=None, max_examples=times(usual, thorough), suppress_health_check=CALM
    )


def tried(often: settings, property_: Callable[..., None], *how: st.SearchStrategy[Any]) -> None:
    """Try a property with anything."""
    often(given(*how)(property_))()


def named(refusal: object) -> None:
    """Check that a refusal is one line that a terminal shows as it is."""
    line = str(refusal)
    assert line.encode()
    assert visible(line) == line
    assert len(line.splitlines()) == 1


def unchanged(store: Store) -> None:
    """Check that nothing was kept."""
    assert store.sessions() == []


def test_any_text_is_made_harmless_and_stays_so(often: Often) -> None:
    def holds(text: str) -> None:
        for made in (plain, printable, visible, clean, harmless):
            once = made(text)
            once.encode()
            assert made(once) == once
        assert not harmless(text).lstrip().startswith(FORMULA)
        assert "\n" not in printable(text)

    tried(often(200, 20_000), holds, any_text)


def test_any_code_is_tidied_or_refused(often: Often) -> None:
    def holds(text: str) -> None:
        assert tidy(tidy(text)) == tidy(text)
        tidy(text).encode()
        for take in (ResumeCode.normalise, checked_session_code):
            try:
                taken = take(text)
            except StoreError as refused:
                named(refused)
            else:
                assert take(taken) == taken

    tried(often(200, 20_000), holds, any_text)
    right = ResumeCode.new()
    assert ResumeCode.normalise("\u3000" + right.lower().replace("-", "\u2010\u200b") + "\n") == right
    salt = b"x" * 16
    assert not is_passcode("\ud800\x00", salt, passcode_hash("ABCDEFGH", salt))


def test_any_setting_is_taken_or_refused(often: Often) -> None:
    keys = (
        "facilitator_name",
        "organiser",
        "contact",
        "public_url",
        "held_words",
        "follow_up_on",
        "day30",
        "x",
    )
    values = any_text | st.integers() | st.none() | st.lists(any_text, max_size=3) | st.floats()

    def holds(given_: dict[str, Any]) -> None:
        try:
            kept = complete_settings(given_)
        except StoreError as refused:
            named(refused)
            return
        assert complete_settings(kept) == kept
        given_back = {key: kept.get(key) for key in keys if key != "x"}
        json.dumps(given_back, ensure_ascii=False, allow_nan=False).encode()

    tried(often(200, 10_000), holds, st.dictionaries(st.sampled_from(keys), values, max_size=4))


def test_any_agenda_file_is_read_or_refused(often: Often, tmp_path: Path) -> None:
    whole = (PACKS / "standard" / "agendas" / "30min.toml").read_bytes()
    path = tmp_path / "mine.toml"

    def holds(at: int, length: int, put: bytes) -> None:
        at %= len(whole)
        path.write_bytes(whole[:at] + put + whole[at + length :])
        try:
            agenda = load_agenda(load_pack(), path)
        except ContentError as refused:
            for one in refused.problems:
                named(one.line())
        else:
            assert plain(agenda.title.ja) == agenda.title.ja

    spoil = st.binary(max_size=12) | any_text.map(lambda text: text.encode("utf-8", "replace"))
    tried(often(60, 5000), holds, st.integers(0), st.integers(0, 30), spoil)
    path.write_bytes(b"x = " + b"[" * 5000)
    with pytest.raises(ContentError):
        load_agenda(load_pack(), path)


@pytest.fixture
def sealed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[bytes, str]:
    """Return an exported session and what opens it; keys are derived cheaply, because thousands are."""
    monkeypatch.setattr(transfer, "_SCRYPT_N", 2)
    with open_store(f"sqlite:///{tmp_path / 'one.db'}") as store:
        session, _passcode = store.create_session(agenda=load_agenda(load_pack(), "30min"))
        person = store.join(session.code, lang="ja").participant.id
        store.post(person, "E11", "cue", 0, "朝の散歩")
        return store.export_session(session.code)


def test_any_spoiled_export_is_refused_and_leaves_nothing(
    sealed: tuple[bytes, str], often: Often, tmp_path: Path
) -> None:
    data, passphrase = sealed
    with open_store(f"sqlite:///{tmp_path / 'other.db'}") as store:

        def refused(spoiled: bytes, words: str = passphrase) -> None:
            with pytest.raises(StoreError) as told:
                store.import_session(spoiled, words)
            assert str(told.value).encode()
            assert store.sessions() == []

        def holds(at: int, put: int, kind: int, words: str) -> None:
            at %= len(data)
            if kind == 0:
                refused(data[:at])
            elif kind == 1:
                refused(data[:at] + bytes([data[at] ^ (put or 1)]) + data[at + 1 :])
            elif kind == 2:
                refused(data + bytes([put]))
            elif kind == 3:
                refused(transfer.MAGIC + bytes([put]) * at)
            elif tidy(words) != tidy(passphrase):
                refused(data, words)

        tried(often(80, 5000), holds, st.integers(0), st.integers(0, 255), st.integers(0, 4), any_text)


def test_a_well_sealed_export_with_anything_in_it_is_refused_or_whole(
    sealed: tuple[bytes, str], often: Often, tmp_path: Path
) -> None:
    """Whoever has the passphrase may have changed the content, too."""
    data, passphrase = sealed
    content = json.loads(transfer._opened(data, passphrase))
    rows = [(table, number) for table, found in content["rows"].items() for number in range(len(found))]
    put = (
        any_text
        | st.integers()
        | st.none()
        | st.booleans()
        | st.lists(st.integers(), max_size=2)
        | st.just({})
    )

    def holds(place: tuple[str, int], column: int, value: Any) -> None:
        spoiled = json.loads(json.dumps(content))
        table, number = place
        row = spoiled["rows"][table][number]
        row[sorted(row)[column % len(row)]] = value
        plain_ = json.dumps(spoiled).encode()
        with open_store(f"sqlite:///{tmp_path / secrets.token_hex(8)}.db") as store:
            try:
                found = store.import_session(transfer._sealed(plain_, passphrase), passphrase)
            except StoreError as refused:
                named(refused)
                unchanged(store)
            else:
                store.session(found.code).agenda_model()

    tried(often(15, 600), holds, st.sampled_from(rows), st.integers(0), put)
    for wrong in (b"", b"[]", b"null", b'{"schema": 1}', b"[" * 100_000, b"\xff"):
        with pytest.raises(StoreError), open_store(f"sqlite:///{tmp_path / 'w.db'}") as store:
            store.import_session(transfer._sealed(wrong, passphrase), passphrase)


def test_a_calendar_file_is_one_whatever_day_it_is(often: Often) -> None:
    def holds(day: dt.date, lang: Any, uid: str) -> None:
        made = calendar_file(day, lang, uid=hashlib.sha256(uid.encode("utf-8", "replace")).hexdigest())
        lines = made.split("\r\n")
        assert (lines[0], lines[-2:]) == ("BEGIN:VCALENDAR", ["END:VCALENDAR", ""])
        assert all(len(line.encode()) <= OCTETS and "\n" not in line for line in lines)
        assert made.count("BEGIN:VEVENT") == 1

    days = st.dates(dt.date(2000, 1, 1), dt.date(2999, 12, 30))
    tried(often(50, 2000), holds, days, st.sampled_from(["ja", "en"]), any_text)


def nameless(report: Any, names: list[str]) -> Any:
    """Return the report with the texts `names`, in turn, as its titles and labels."""
    turn = iter(range(10**9))
    return renamed(report, lambda _old: plain(names[next(turn) % len(names)]) or "x")


@pytest.mark.parametrize("audience", ["room", "organiser"])
def test_every_report_of_hostile_texts_opens(audience: Any, times: Callable[[int, int], int]) -> None:
    from pptx import Presentation

    everything = list(HOSTILE.values())
    for turn in range(times(1, 12)):
        report = nameless(
            sample("180min", 40, audience, "ja"), everything[turn * 7 :] + everything[: turn * 7]
        )
        page = html_page(report)
        assert "<script" not in page
        assert "<img src=x" not in page
        assert "__ran" in page
        rows = list(csv.reader(io.StringIO(csv_report(report).removeprefix("\ufeff"))))
        assert len({len(row) for row in rows}) == 1
        assert not [cell for row in rows for cell in row if cell.lstrip("\ufeff\u200b \u3000").startswith(FORMULA[:8])
                    and not is_number(cell)]  # fmt: skip
        json.loads(json.dumps(json_report(report), ensure_ascii=False, allow_nan=False))
        book = openpyxl.load_workbook(io.BytesIO(xlsx_report(report)))
        cells = [
            cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None
        ]
        assert not [cell for cell in cells if cell.data_type == "f"]
        assert any("__ran" in str(cell.value) for cell in cells)
        deck = Presentation(io.BytesIO(pptx_report(report)))
        words = [
            shape.text_frame.text for slide in deck.slides for shape in slide.shapes if shape.has_text_frame
        ]
        assert any("__ran" in text for text in words)


def is_number(cell: str) -> bool:
    """Tell whether a cell is a number and nothing else."""
    try:
        float(cell)
    except ValueError:
        return False
    return True
