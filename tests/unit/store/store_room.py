"""What several tests of the store share: somebody who joined, a PostgreSQL, and a look at the bytes on disk."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, func, make_url, select, table

from wli_toolkit.store import Joined, Key, OwnPost, Saved, Session, Store, open_store
from wli_toolkit.store.schema import REVISIONS

CUE = ("E11", "cue", 0)
"""An answer that may be put out for the wall: exercise, field and row."""

ON_SQLITE = pytest.mark.parametrize("url", ["sqlite"], indirect=True)
"""For what is refused before any database is asked."""


@dataclass
class Person:
    """Somebody who joined, with their key."""

    store: Store
    joined: Joined
    key: Key
    count: int = 0

    @property
    def id(self) -> str:
        return self.joined.participant.id

    def save(self, value: Any, *, seal: bool = False, op: str | None = None, **where: Any) -> Saved:
        self.count += 1
        place = {"occasion": "during", "exercise": "E11", "field": "cue"} | where
        return self.store.save_answer(
            self.id, self.key, **place, value=value, seal=seal, op=op or f"op-{self.count}"
        )

    def answers(self) -> dict[tuple[str, str], Any]:
        return {(each.exercise, each.field): each.value for each in self.store.answers(self.id, self.key)}


def put_out(person: Person, text: str, place: tuple[str, str, int] = CUE, **more: Any) -> OwnPost:
    """Put a text out for the wall; the cue of the small step unless told."""
    return person.store.post(person.id, *place, text, **more)


def states(store: Store, session: Session) -> dict[str, str]:
    """Return how each text on the wall stands."""
    return {each.text: each.state for each in store.wall(session.code)}


class Postgres:
    """A server of our own with one migrated database, emptied for each test."""

    def __init__(self, uri: str, folder: Path) -> None:
        self._uri = uri
        self.folder = folder
        open_store(self.new_database("wli")).close()

    def url(self, database: str = "wli") -> str:
        return make_url(self._uri).set(database=database).render_as_string(hide_password=False)

    def command(self, statement: str, database: str = "postgres") -> None:
        import psycopg

        with psycopg.connect(self.url(database), autocommit=True) as connection:
            connection.execute(statement)

    def new_database(self, name: str) -> str:
        self.command(f"CREATE DATABASE {name}")
        return self.url(name)

    def empty(self) -> str:
        self.command("TRUNCATE wli_sessions CASCADE", "wli")
        self.command(f"UPDATE wli_schema SET version_num = '{REVISIONS[-1]}'", "wli")  # noqa: S608 - our own
        return self.url()


def holds(path: Path, *markers: str) -> bool:
    """Say whether a SQLite file, its log or its index holds one of the markers, in any encoding used.

    Read by another process: closing the file in this one would drop the locks that SQLite holds on it.
    """
    wanted = [form for marker in markers for form in (marker.encode(), ascii(marker)[1:-1].encode())]
    script = (
        "import sys, pathlib; path, *wanted = sys.argv[1:]\n"
        "files = [pathlib.Path(path + end) for end in ('', '-wal', '-shm')]\n"
        "data = b''.join(file.read_bytes() for file in files if file.exists())\n"
        "sys.exit(any(bytes.fromhex(each) in data for each in wanted))"
    )
    command = [sys.executable, "-S", "-c", script, str(path), *(form.hex() for form in wanted)]
    ended = subprocess.run(command, check=False, capture_output=True, text=True)
    if ended.stderr:
        raise RuntimeError(ended.stderr)
    return ended.returncode == 1


def row_counts(store: Store, tables: Sequence[str]) -> list[int]:
    """Return how many rows each of the tables has."""

    def work(connection: Connection) -> list[int]:
        counted = (select(func.count()).select_from(table(name)) for name in tables)
        return [connection.scalars(statement).one() for statement in counted]

    return store.database.read(work)
