"""Somebody with something in every column that the store keeps of a person, and what of it can be looked for."""

from __future__ import annotations

import json
import struct
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Boolean, Connection, Integer, Select, Table, select, update

from wli_toolkit.store import Cell, Joined, Key, Session, Store, schema

MARKER = "Qx7MarkerV3"
TABLES = (schema.participants, schema.answers, schema.ops, schema.hand_ins, schema.posts)
"""What holds anything of one person; a test holds this to the schema."""
SHORTEST = 6
"""Bytes; a shorter value stands in any file by chance."""


@dataclass(frozen=True)
class Somebody:
    """A person with their code and key."""

    store: Store
    joined: Joined
    key: Key

    @property
    def id(self) -> str:
        return self.joined.participant.id

    def save(self, exercise: str, field: str, value: Any, *, seal: bool = False) -> None:
        """Save one answer, under an op with the marker in its name."""
        self.store.save_answers(
            self.id,
            self.key,
            occasion="during",
            exercise=exercise,
            cells=[Cell(field, value, seal)],
            op=f"{MARKER}-{self.id[:8]}-{exercise}-{field}-{value if isinstance(value, bool) else 0}",
        )


def join(store: Store, session: Session) -> Somebody:
    """Let somebody come in."""
    joined = store.join(session.code, lang="ja")
    return Somebody(store, joined, store.unlock(joined.participant.id, joined.resume_code))


def fill(person: Somebody, session: Session) -> None:
    """Leave something in every column that there is for a person, and their share in a frozen picture."""
    store = person.store
    person.save("E00", "consent_group", True)
    person.save("E00", "consent_sensitive", True)
    store.set_consents(person.id, group=True, sensitive=True)
    for number in range(30):  # enough that pages split and move
        person.save("E07", f"values{number}", f"{MARKER}-open{number}" + "x" * (number * 7 % 90))
    person.save("E13", "detach", f"{MARKER}-sensitive")
    person.save("E08", "g_now_sleep", f"{MARKER}-kept")
    person.save("E11", "cue", f"{MARKER}-private", seal=True)
    store.note_progress(person.id, step="cards", screen=f"{MARKER}-screen", done=[f"{MARKER}-done"])
    store.ask_help(person.id, True)
    handed = store.hand_in(person.id, {"b1": f"{MARKER}-box"}, f"{MARKER}-nickname")
    store.reply(session.code, handed.number, f"{MARKER}-reply")
    store.post(person.id, "E11", "cue", 0, f"{MARKER}-post")


def kept_of(store: Store, person: Somebody) -> dict[tuple[str, str], list[Any]]:
    """Return every value that the store has of a person, by table and column."""
    found: dict[tuple[str, str], list[Any]] = {}
    for table in TABLES:
        whose = table.c.id if table is schema.participants else table.c.participant
        query = select(table).where(whose == person.id)

        def work(connection: Connection, query: Select[Any] = query) -> list[Any]:
            return list(connection.execute(query).mappings())

        rows = store.database.read(work)
        for column in table.c:
            found[table.name, column.name] = [row[column] for row in rows if row[column] is not None]
    return found


def bytes_of(kept: dict[tuple[str, str], list[Any]], *, but: frozenset[tuple[str, str]]) -> set[bytes]:
    """Return how these values stand on a disk, where they are long enough to be looked for."""
    columns = {(table.name, column.name): column for table in TABLES for column in table.c}
    raw: set[bytes] = set()
    for place, values in kept.items():
        if place in but or isinstance(columns[place].type, (Boolean, Integer)) or columns[place].foreign_keys:
            continue
        for value in values:
            raw |= set(_forms(value))
    return {each for each in raw if len(each) >= SHORTEST}


def _forms(value: Any) -> list[bytes]:
    if isinstance(value, bytes):
        return [value]
    if isinstance(value, float):
        return [struct.pack(">d", value)]
    if isinstance(value, str):
        return [value.encode(), json.dumps(value)[1:-1].encode()]
    if isinstance(value, dict):
        return [form for each in value.values() for form in _forms(each)]
    return [form for each in value for form in _forms(each)] if isinstance(value, list) else []


def found_under(folder: Path, wanted: set[bytes]) -> set[bytes]:
    """Return what of `wanted` is in any file of a folder: the database, its log and index, temporary files.

    Read by another process: closing the file in this one would drop the locks that SQLite holds on it.
    """
    script = (
        "import sys, pathlib\n"
        "data = b'\\0'.join(p.read_bytes() for p in pathlib.Path(sys.argv[1]).rglob('*') if p.is_file())\n"
        "print(*(line for line in sys.stdin.read().split() if bytes.fromhex(line) in data))"
    )
    run = subprocess.run(
        [sys.executable, "-S", "-c", script, str(folder)],
        input="\n".join(each.hex() for each in wanted),
        capture_output=True,
        text=True,
        check=True,
    )
    return {bytes.fromhex(each) for each in run.stdout.split()}


def due(store: Store, code: str) -> None:
    """Let a session's last day have been yesterday."""

    def work(connection: Any) -> None:
        connection.execute(update(schema.sessions).where(schema.sessions.c.code == code).values(purge_on=1e9))

    store.database.write(work)


def tables_of_a_person() -> set[Table]:
    """Return the tables that refer to a participant, and theirs."""
    people = schema.participants
    return {people} | {
        table
        for table in schema.metadata.tables.values()
        if any(key.column.table is people for column in table.c for key in column.foreign_keys)
    }
