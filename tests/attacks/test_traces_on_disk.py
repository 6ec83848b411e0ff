"""What is left on SQLite's disk, byte by byte, after a deletion, a withdrawn consent, a later sealing and a purge."""

from __future__ import annotations

import asyncio
import os
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection

from tests.attacks.somebody import (
    MARKER,
    TABLES,
    Somebody,
    bytes_of,
    due,
    fill,
    found_under,
    join,
    kept_of,
    tables_of_a_person,
)
from tests.running import run
from wli_toolkit.content import load_agenda, load_pack
from wli_toolkit.server import retention
from wli_toolkit.store import Session, Store, UnknownSession, open_store
from wli_toolkit.store.consenting import Consents

STAYS = frozenset(
    {
        ("wli_participants", "session"),
        *(
            (table, column)
            for table in ("wli_answers", "wli_posts")
            for column in ("exercise", "field", "occasion")
        ),
        ("wli_posts", "session"),
        ("wli_posts", "state"),
    }
)
"""What is not the person's alone: the session, which questions there are, how any post can stand."""
OPEN = {
    ("E07", f"values{number}"): True for number in range(30)
} | {("E13", "detach"): True, ("E08", "g_now_sleep"): True}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the database and whatever SQLite puts aside."""
    place = tmp_path / "place"
    place.mkdir()
    monkeypatch.setenv("SQLITE_TMPDIR", str(place))
    return place


@pytest.fixture
def store(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    monkeypatch.setattr("wli_toolkit.store.codes._SCRYPT", (1, 8, 1))
    with open_store(f"sqlite:///{folder / 'room.db'}") as opened:
        yield opened


@pytest.fixture
def session(store: Store) -> Session:
    return store.create_session(agenda=load_agenda(load_pack(), "30min"))[0]


@pytest.fixture
def person(store: Store, session: Session) -> Somebody:
    """Somebody who left something everywhere, counted in a frozen picture, among others."""
    others = [join(store, session) for _ in range(3)]
    mine = join(store, session)
    for each in (*others, mine):
        each.save("E01", "card_A_sep", "3")
    fill(mine, session)
    store.save_snapshot(session.code, "E01/pairs@during", 5, {"n": 4}, {mine.id: f"{MARKER}.digest"})
    return mine


def test_nothing_of_a_person_is_forgotten_here(store: Store, person: Somebody) -> None:
    """A new table or column has to be filled above, so that the searches below look for it."""
    assert tables_of_a_person() == set(TABLES)
    kept = kept_of(store, person)
    assert [place for place, values in kept.items() if not values] == []


def secrets_of(store: Store, person: Somebody) -> set[bytes]:
    """Return all that could be looked for, the resume code included."""
    code = person.joined.resume_code
    spelled = {code.encode(), code.replace("-", "").encode(), code.lower().encode()}
    return bytes_of(kept_of(store, person), but=STAYS) | spelled


def test_deleted_data_is_on_no_byte(folder: Path, store: Store, person: Somebody) -> None:
    wanted = secrets_of(store, person)
    assert len(found_under(folder, wanted)) > 40
    assert store.delete_participant(person.id) is True
    # The random id stays in the frozen picture, where it leads to nobody any more.
    assert found_under(folder, wanted) == {person.id.encode()}
    assert not store.has_traces()
    store.close()
    assert found_under(folder, wanted) == {person.id.encode()}


def test_a_purged_session_is_on_no_byte(
    folder: Path, store: Store, session: Session, person: Somebody
) -> None:
    wanted = secrets_of(store, person) | {session.code.encode(), session.salt, MARKER.encode()}
    assert session.code.encode() in found_under(folder, wanted)
    assert store.purge_session(session.code) is True
    assert found_under(folder, wanted) == set()
    store.close()
    assert found_under(folder, wanted) == set()


def test_what_is_sealed_after_a_withdrawal_was_open_on_no_byte(
    folder: Path, store: Store, person: Somebody
) -> None:
    """Open answers, what is kept beside sealed ones, and the key of the digests."""
    before = kept_of(store, person)
    wanted = {f"{MARKER}-{what}".encode() for what in ("open", "sensitive", "kept")}
    wanted |= set(before["wli_participants", "digest_key"])
    assert found_under(folder, wanted) == wanted
    person.save("E00", "consent_group", False)
    store.apply_consents(person.id, person.key, lambda _consents: OPEN)
    assert store.consents(person.id) == Consents(False, True)
    assert found_under(folder, wanted) == set()
    mine = {answer.field: answer.value for answer in store.answers(person.id, person.key)}
    assert mine["detach"] == f"{MARKER}-sensitive", "its author still has it"


def delete(store: Store, _session: Session, person: Somebody) -> object:
    return store.delete_participant(person.id)


def purge(store: Store, session: Session, _person: Somebody) -> object:
    return store.purge_session(session.code)


def seal(store: Store, _session: Session, person: Somebody) -> object:
    person.save("E00", "consent_group", False)
    store.apply_consents(person.id, person.key, lambda _consents: OPEN)
    return False


ACTS = pytest.mark.parametrize("act", [delete, purge, seal])
Act = Callable[[Store, Session, Somebody], object]


def impatient(store: Store) -> None:
    """Do not wait ten seconds for a reader; the same pooled connection removes the traces below."""

    def work(connection: Connection) -> None:
        connection.exec_driver_sql("PRAGMA busy_timeout=50").all()

    store.database.read(work)


@ACTS
def test_while_somebody_reads_an_old_state_traces_stay_and_are_removed_later(
    folder: Path, store: Store, session: Session, person: Somebody, act: Act, caplog: pytest.LogCaptureFixture
) -> None:
    sensitive = {f"{MARKER}-sensitive".encode()}
    reader = sqlite3.connect(folder / "room.db", isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM wli_answers").fetchone()
    impatient(store)
    assert act(store, session, person) is False
    assert store.has_traces()
    assert found_under(folder, sensitive) == sensitive, (
        "the reader was not in the way, and this shows nothing"
    )
    impatient(store)
    retention.tidy(store)
    assert "traces of deleted data stay on the disk" in caplog.text
    reader.close()
    with open_store(store.url) as later:  # as a server does when it starts, and every few minutes
        retention.tidy(later)
        assert not later.has_traces()
    assert found_under(folder, sensitive) == set()


@ACTS
def test_a_process_killed_before_the_traces_were_gone_leaves_them_to_the_next(
    folder: Path,
    store: Store,
    session: Session,
    person: Somebody,
    act: Act,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sensitive = {f"{MARKER}-sensitive".encode()}
    pid = os.fork()
    if pid == 0:  # a kernel, killed between the deletion and the removal of what is left of it
        with open_store(store.url, is_current=True) as own:
            monkeypatch.setattr(own.database, "scrub", lambda: os._exit(9))
            act(own, session, Somebody(own, person.joined, person.key))
        os._exit(0)
    _pid, status = os.waitpid(pid, 0)
    assert os.waitstatus_to_exitcode(status) == 9
    assert store.has_traces()
    assert found_under(folder, sensitive) == sensitive
    retention.tidy(store)
    assert not store.has_traces()
    assert found_under(folder, sensitive) == set()


def test_what_is_due_is_purged_while_serving(
    store: Store,
    session: Session,
    person: Somebody,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    kept, _passcode = store.create_session(agenda=session.agenda_model())
    due(store, session.code)
    monkeypatch.setattr(retention, "TIDY_EVERY_S", 0.01)

    async def serve() -> None:
        task = asyncio.create_task(retention.keep_tidy(store))
        while len(store.sessions()) > 1:
            await asyncio.sleep(0.01)
        task.cancel()

    run(asyncio.wait_for(serve(), 60))
    assert [each.code for each in store.sessions()] == [kept.code]
    with pytest.raises(UnknownSession):
        store.session(session.code)
    [line] = {record.getMessage() for record in caplog.records}
    assert line == f"session {session.code} is erased: people were told that it is kept until 2001-09-09"
    assert person.id not in line
