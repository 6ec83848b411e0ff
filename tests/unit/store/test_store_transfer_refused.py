"""A file that cannot be taken in: refused whole, with the reason, and nothing of it is kept or told."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from typing import Any

import pytest
from carried_session import PLAIN, TABLES, counts, people
from store_room import ON_SQLITE

from wli_toolkit.store import (
    DamagedFile,
    NewerFile,
    Session,
    SessionExists,
    Store,
    StoreError,
    UnknownSession,
    WrongPassphrase,
    transfer,
)

pytestmark = pytest.mark.usefixtures("quick_passphrases")


@ON_SQLITE
def test_each_file_has_a_passphrase_of_its_own(
    store: Store, full: Session, elsewhere: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()  # the real cost, this once
    data, passphrase = store.export_session(full.code)
    other_data, other = store.export_session(full.code)
    assert passphrase != other
    assert data[:12] == other_data[:12]
    assert data != other_data
    assert len(passphrase.replace("-", "")) == 20
    for wrong in (other, "", passphrase[:-1], passphrase[::-1], "\ud800"):
        with pytest.raises(WrongPassphrase) as caught:
            elsewhere.import_session(data, wrong)
        assert "20" in caught.value.way_out
        assert not wrong or wrong not in str(caught.value)
    assert counts(elsewhere) == [0] * len(TABLES)
    typed = f" {passphrase.lower().replace('-', ' ')}　"
    assert elsewhere.import_session(data, typed).code == full.code


@ON_SQLITE
def test_a_damaged_or_shortened_file_is_told_from_a_wrong_passphrase(
    store: Store, full: Session, elsewhere: Store
) -> None:
    data, passphrase = store.export_session(full.code)
    lengths = (0, 1, 11, 12, 13, 44, 45, 60, 72, 73, len(data) // 2, len(data) - 1)
    broken = [data[:length] for length in lengths]
    broken += [
        data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :] for at in (0, 12, 44, 50, 65, 90, len(data) - 1)
    ]
    broken += [data + b"\n", b"\n" + data, b"PK\x03\x04", data.replace(b"WLI", b"wli"), transfer.MAGIC + data]
    for each in broken:
        with pytest.raises(DamagedFile) as caught:
            elsewhere.import_session(each, passphrase)
        assert "\n" not in str(caught.value)
    assert counts(elsewhere) == [0] * len(TABLES)


@ON_SQLITE
def test_a_newer_format_asks_for_an_update(
    monkeypatch: pytest.MonkeyPatch, store: Store, full: Session, elsewhere: Store
) -> None:
    monkeypatch.setattr(transfer, "VERSION", 2)
    newer, passphrase = store.export_session(full.code)
    monkeypatch.setattr(transfer, "VERSION", 1)
    with pytest.raises(NewerFile, match="2") as caught:
        elsewhere.import_session(newer, passphrase)
    assert "Update" in caught.value.way_out


@ON_SQLITE
def test_a_code_that_is_there_already_is_left_alone(store: Store, full: Session) -> None:
    people(store, full)
    before = counts(store)
    with pytest.raises(SessionExists, match="K7M2QX") as caught:
        store.import_session(*store.export_session(full.code))
    assert "wli session purge K7M2QX" in caught.value.way_out
    assert "--db" in caught.value.way_out
    assert counts(store) == before


def test_an_unknown_session_cannot_be_exported(store: Store) -> None:
    with pytest.raises(UnknownSession, match="K7M2QX"):
        store.export_session("K7M2QX")


@pytest.fixture
def altered(store: Store, full: Session) -> Callable[[Callable[[Any], None]], tuple[bytes, str]]:
    """Return a function that exports the session, changes the content within, and seals it again."""
    people(store, full)

    def make(change: Callable[[Any], None]) -> tuple[bytes, str]:
        data, passphrase = store.export_session(full.code)
        content = json.loads(transfer._opened(data, passphrase))
        change(content)
        return transfer._sealed(json.dumps(content).encode(), passphrase), passphrase

    return make


Change = Callable[[Any], Any]


def rows(content: Any, table: str) -> Any:
    return content["rows"][f"wli_{table}"]


UNREADABLE: dict[str, tuple[Change, type[StoreError]]] = {
    "no rows": (lambda c: c.pop("rows"), DamagedFile),
    "a table less": (lambda c: c["rows"].pop("wli_live"), DamagedFile),
    "rows that are none": (lambda c: c["rows"].update(wli_live=[7]), DamagedFile),
    "bytes that are none": (lambda c: rows(c, "sessions")[0].update(salt="%%%"), DamagedFile),
    "two sessions": (lambda c: rows(c, "sessions").append(rows(c, "sessions")[0]), DamagedFile),
    "newer tables": (lambda c: c.update(schema="0099"), NewerFile),
    "a newer column": (lambda c: rows(c, "participants")[1].update(mood=3), NewerFile),
    "a threshold under its floor": (
        lambda c: rows(c, "sessions")[0]["settings"].update(threshold_room=1),
        StoreError,
    ),
    "a code nobody can type": (lambda c: rows(c, "sessions")[0].update(code="O0I1LU"), StoreError),
    "an agenda that is none": (lambda c: rows(c, "sessions")[0].update(agenda={"id": "x"}), StoreError),
    "content of another time": (lambda c: rows(c, "sessions")[0].update(pack='{"id": "x"}'), StoreError),
    "a date that is none": (lambda c: rows(c, "sessions")[0].update(purge_on="soon"), StoreError),
}


@ON_SQLITE
@pytest.mark.parametrize("what", UNREADABLE)
def test_a_file_that_does_not_hold_what_it_should_is_refused(
    what: str, altered: Callable[[Change], tuple[bytes, str]], elsewhere: Store
) -> None:
    change, kind = UNREADABLE[what]
    with pytest.raises(StoreError) as caught:
        elsewhere.import_session(*altered(change))
    assert type(caught.value) is kind
    assert "\n" not in str(caught.value)
    assert PLAIN not in str(caught.value)
    assert counts(elsewhere) == [0] * len(TABLES)


LATE: dict[str, Change] = {
    "a picture twice": lambda c: rows(c, "snapshots").append(rows(c, "snapshots")[0]),
    "an answer of nobody": lambda c: rows(c, "answers")[-1].update(participant="nobody"),
}
"""What only the database notices, when much of the file is in already."""


@pytest.mark.parametrize("what", LATE)
def test_nothing_is_brought_in_by_half(
    what: str, altered: Callable[[Change], tuple[bytes, str]], elsewhere: Store, both_ways: None
) -> None:
    with pytest.raises(StoreError) as caught:
        elsewhere.import_session(*altered(LATE[what]))
    assert "\n" not in str(caught.value)
    assert PLAIN not in str(caught.value)
    assert counts(elsewhere) == [0] * len(TABLES)


@ON_SQLITE
def test_what_was_to_be_deleted_by_now_does_not_come_back(
    altered: Callable[[Change], tuple[bytes, str]], elsewhere: Store
) -> None:
    file = altered(lambda content: rows(content, "sessions")[0].update(purge_on=time.time() - 1))
    with pytest.raises(StoreError, match="deleted on"):
        elsewhere.import_session(*file)
    assert counts(elsewhere) == [0] * len(TABLES)
