"""A real server erases what is due when it starts; the command line does so on request; PostgreSQL's rows are gone."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, Text, func, literal_column, select, text

from tests.attacks.somebody import MARKER, bytes_of, due, fill, found_under, join, kept_of
from tests.browser.seminar import start
from tests.postgres import RunningPostgres, running_postgres
from wli_toolkit.content import load_agenda, load_pack
from wli_toolkit.store import Store, open_store, schema


def wli(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a command line to its end."""
    return subprocess.run(
        [sys.executable, "-m", "wli_toolkit", *arguments],
        capture_output=True,
        text=True,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
        timeout=120,
        check=False,
    )


def two_sessions(store: Store) -> tuple[str, str, set[bytes]]:
    """Return a session that is due and one that is not, and what of the first can be looked for."""
    agenda = load_agenda(load_pack(), "30min")
    session, _passcode = store.create_session(agenda=agenda)
    stays, _passcode = store.create_session(agenda=agenda)
    person = join(store, session)
    fill(person, session)
    wanted = {each for each in bytes_of(kept_of(store, person), but=frozenset()) if MARKER.encode() in each}
    wanted.add(session.salt)
    due(store, session.code)
    return session.code, stays.code, wanted


def test_serving_erases_what_is_due_and_goes_on_with_the_rest(tmp_path: Path) -> None:
    place = tmp_path / "place"
    place.mkdir()
    with open_store(f"sqlite:///{place / 'seminar.db'}") as store:
        gone, stays, wanted = two_sessions(store)
    assert found_under(place, wanted) == wanted
    refused = wli("serve", "--session", gone, "--no-browser", "--port", "0", "--db", store.url)
    assert refused.returncode == 2
    said = refused.stderr.strip().splitlines()
    assert said[-1].startswith(
        f"session {gone} is erased: people were told that it is kept until 2001-09-09."
    )
    assert found_under(place, wanted) == set()
    with open_store(store.url) as again:
        assert [each.code for each in again.sessions()] == [stays]
        other, _stays, more = two_sessions(again)
    seminar = start(place, "--session", stays)
    try:
        assert seminar.code == stays
        lines = seminar.log.read_text(encoding="utf-8").splitlines()
        assert [line for line in lines if other in line] == [
            f"session {other} is erased: people were told that it is kept until 2001-09-09"
        ]
        assert found_under(place, more) == set()
    finally:
        seminar.stop()


def test_the_command_line_erases_what_is_due(tmp_path: Path) -> None:
    place = tmp_path / "place"
    place.mkdir()
    with open_store(f"sqlite:///{place / 'seminar.db'}") as store:
        gone, stays, wanted = two_sessions(store)
    done = wli("session", "purge", "--due", "--db", store.url)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"session {gone} is erased: people were told that it is kept until 2001-09-09\n"
    assert found_under(place, wanted) == set()
    assert wli("session", "purge", "--due", "--db", store.url).stdout == "no session is due\n"
    for wrong in ((), (stays, "--due")):
        refused = wli("session", "purge", *wrong, "--db", store.url)
        assert refused.returncode == 2
        assert "--due" in refused.stderr
        assert len(refused.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize("how", ["purge", "due", "delete"])
def test_on_postgresql_the_rows_are_gone_and_vacuumed(how: str, postgres_url: str) -> None:
    with open_store(postgres_url) as store:
        gone, stays, _wanted = two_sessions(store)
        [person] = store.participants(gone)
        assert rows_with(store, gone, person.id) > 40
        if how == "delete":
            store.delete_participant(person.id)
            assert rows_with(store, person.id, MARKER) == 0
            store.purge_session(gone)
        elif how == "purge":
            store.purge_session(gone)
        else:
            assert [each.code for each in store.purge_due()] == [gone]
        assert rows_with(store, gone, person.id, MARKER) == 0
        assert [each.code for each in store.sessions()] == [stays]
        assert vacuumed(store)


@pytest.fixture(scope="module")
def server() -> Iterator[RunningPostgres]:
    """A PostgreSQL of this module's own."""
    with running_postgres() as running:
        open_store(running.url).close()
        yield running


@pytest.fixture
def postgres_url(server: RunningPostgres) -> str:
    """An empty store on it."""
    with open_store(server.url) as store:
        for each in store.sessions():
            store.purge_session(each.code)
    return str(server.url)


def rows_with(store: Store, *words: str) -> int:
    """Return how many rows of any table have one of these words in any column."""

    def work(connection: Connection) -> int:
        found = 0
        for table in schema.metadata.tables.values():
            whole = literal_column(f"{table.name}::text", Text)
            for word in words:
                query = select(func.count()).select_from(table).where(whole.contains(word))
                found += connection.execute(query).scalar_one()
        return found

    return store.database.read(work)


def vacuumed(store: Store) -> bool:
    """Wait until the server's statistics tell that every table was vacuumed."""

    def work(connection: Connection) -> bool:
        connection.execute(text("SELECT pg_stat_clear_snapshot()"))
        ours = "relname LIKE 'wli%' AND relname <> 'wli_schema'"
        query = text(f"SELECT bool_and(vacuum_count > 0) FROM pg_stat_user_tables WHERE {ours}")  # noqa: S608 - our own
        return bool(connection.execute(query).scalar_one())

    return any(store.database.read(work) for _ in range(1000))
