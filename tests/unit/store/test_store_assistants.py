"""The assistant's passcode: who is let in by it, and how soon somebody is out."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from wli_toolkit.content.model import Agenda
from wli_toolkit.store import Session, SessionClosed, Store, UnknownSession, open_store


def grant_of(store: Store, session: Session, passcode: str) -> str:
    grant = store.check_assistant_passcode(session.code, passcode)
    assert grant is not None
    return grant


def test_there_is_no_passcode_until_one_is_made(store: Store, session: Session) -> None:
    assert store.assistant_door(session.code) is None
    assert store.check_assistant_passcode(session.code, "") is None
    assert not store.assists(session.code, "")


def test_it_lets_an_assistant_in_and_nobody_else(store: Store, agenda: Agenda) -> None:
    session, facilitators = store.create_session(agenda=agenda)
    passcode = store.new_assistant_passcode(session.code)
    assert len(passcode) == 8
    grant = grant_of(store, session, f" {passcode[:4].lower()} {passcode[4:]}")
    assert store.assists(session.code, grant)
    assert not store.check_passcode(session.code, passcode)
    for other in (facilitators, "", passcode[:-1], grant):
        assert store.check_assistant_passcode(session.code, other) is None


def test_a_renewed_passcode_puts_out_who_was_in(store: Store, session: Session) -> None:
    old = store.new_assistant_passcode(session.code)
    before = grant_of(store, session, old)
    new = store.new_assistant_passcode(session.code)
    assert store.check_assistant_passcode(session.code, old) is None
    assert not store.assists(session.code, before)
    assert store.assists(session.code, grant_of(store, session, new))


def test_a_withdrawn_passcode_is_gone(store: Store, session: Session) -> None:
    passcode = store.new_assistant_passcode(session.code)
    grant = grant_of(store, session, passcode)
    assert store.withdraw_assistant(session.code)
    assert store.assistant_door(session.code) is None
    assert store.check_assistant_passcode(session.code, passcode) is None
    assert not store.assists(session.code, grant)
    assert not store.withdraw_assistant(session.code)
    assert [done.what for done in store.log(session.code)] == ["assistant_in", "assistant_out"]


def test_it_ends_with_the_session(store: Store, session: Session) -> None:
    passcode = store.new_assistant_passcode(session.code)
    grant = grant_of(store, session, passcode)
    store.close_session(session.code)
    assert not store.assists(session.code, grant)
    assert store.check_assistant_passcode(session.code, passcode) is None
    assert store.assistant_door(session.code) is None
    with pytest.raises(SessionClosed):
        store.new_assistant_passcode(session.code)


def test_each_session_has_its_own(store: Store, agenda: Agenda) -> None:
    one, two = (store.create_session(agenda=agenda)[0] for _ in range(2))
    passcode = store.new_assistant_passcode(one.code)
    store.new_assistant_passcode(two.code)
    assert store.check_assistant_passcode(two.code, passcode) is None
    assert not store.assists(two.code, grant_of(store, one, passcode))
    with pytest.raises(UnknownSession):
        store.assists("ZZZZZZ", "any")


def test_nothing_of_an_erased_session_opens_another_of_its_code(store: Store, agenda: Agenda) -> None:
    session, _passcode = store.create_session(agenda=agenda, code="K7M2QX")
    grant = grant_of(store, session, store.new_assistant_passcode(session.code))
    store.purge_session(session.code)
    again, _passcode = store.create_session(agenda=agenda, code="K7M2QX")
    assert store.assistant_door(again.code) is None
    store.new_assistant_passcode(again.code)
    assert not store.assists(again.code, grant)


def test_it_does_not_travel_with_the_session(store: Store, session: Session) -> None:
    passcode = store.new_assistant_passcode(session.code)
    grant = grant_of(store, session, passcode)
    data, passphrase = store.export_session(session.code)
    store.purge_session(session.code)
    found = store.import_session(data, passphrase)
    assert store.check_assistant_passcode(found.code, passcode) is None
    assert not store.assists(found.code, grant)
    assert store.assists(found.code, grant_of(store, found, store.new_assistant_passcode(found.code)))


def test_the_passcode_itself_is_not_kept(sqlite_url: str, quick_passcodes: None, agenda: Agenda) -> None:
    with open_store(sqlite_url) as store:
        session, _passcode = store.create_session(agenda=agenda)
        passcode = store.new_assistant_passcode(session.code)
    path = Path(sqlite_url.removeprefix("sqlite:///"))
    with sqlite3.connect(path) as connection:
        kept = connection.execute("select passcode_hash from wli_assistants").fetchall()
    connection.close()
    assert len(kept) == 1
    assert passcode.encode() not in path.read_bytes()
    assert passcode not in repr(session)
