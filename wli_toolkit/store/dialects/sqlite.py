"""SQLite: one file, shared by every process on this machine through a write-ahead log."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection, Engine, Table, create_engine, event
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import ConnectionPoolEntry

from wli_toolkit.store.address import Address, not_writable
from wli_toolkit.store.dialects import PATIENCE_SECONDS, WRITES, refused
from wli_toolkit.store.errors import NotWritable, StoreError

_PRAGMAS = (
    f"busy_timeout={int(PATIENCE_SECONDS * 1000)}",
    "synchronous=FULL",
    "fullfsync=ON",  # macOS: without it a commit may still sit in the drive's cache
    "foreign_keys=ON",
    "secure_delete=ON",
    "temp_store=MEMORY",
)


class SQLite:
    """What SQLite does its own way."""

    owns_database = True
    one_moment: Mapping[str, str] = MappingProxyType({})
    has_others = False

    def __init__(self, address: Address) -> None:
        self._address = address

    def engine(self) -> Engine:
        """Return an engine with our pragmas; reads begin deferred, writes immediate."""
        engine = create_engine(self._address.url, hide_parameters=True)
        event.listen(engine, "do_connect", self._lead)
        event.listen(engine, "connect", self._prepare)
        event.listen(engine, "begin", _begin)
        return engine

    def move(self, address: Address) -> bool:
        """Let connections made from now on lead to another file."""
        if address.path is None:
            return False
        self._address = address
        return True

    def is_transient(self, error: DBAPIError) -> bool:
        """Say whether another writer was in the way."""
        return _name(error).startswith(("SQLITE_BUSY", "SQLITE_LOCKED"))

    def told(self, error: DBAPIError) -> StoreError:
        """Return what people are told."""
        name, shown = _name(error), self._address.shown
        if name.startswith(("SQLITE_NOTADB", "SQLITE_CORRUPT")):
            return NotWritable(
                f"not a database, or a damaged one: {shown}",
                "Put back a good copy of the file, or give another place with --db sqlite:///PATH",
            )
        if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")):
            return not_writable(shown)
        if name.startswith(("SQLITE_FULL", "SQLITE_IOERR")):
            return NotWritable(
                f"the disk of the database is full or failing: {shown}",
                "Nothing was changed; free some space on it and try again",
            )
        return refused(shown, error)

    def announce(self, connection: Connection) -> None:
        """Do nothing: SQLite counts commits itself."""

    def tell(self, connection: Connection, word: str) -> None:
        """Do nothing: a file is served by one server."""

    def lock_migration(self, connection: Connection) -> None:
        """Do nothing: a transaction begun immediate is alone already."""

    def mark_traces(self, connection: Connection) -> None:
        """Count one up in the file's header: whoever stops before the traces are gone leaves the mark to others."""
        connection.exec_driver_sql(f"PRAGMA user_version={_marks(connection) + 1}")

    def has_traces(self, engine: Engine) -> bool:
        """Say whether the mark stands."""
        with engine.connect() as connection:
            return _marks(connection) > 0

    def scrub(self, engine: Engine) -> bool:
        """Write the file anew and empty its write-ahead log.

        secure_delete overwrites deleted rows, but not the copies that stay behind in a page when its rows
        are moved to another: only a new file is free of them.
        """
        with engine.connect().execution_options(wli_begin=None) as connection:
            marks = _marks(connection)
            connection.exec_driver_sql("VACUUM")
            if not _empty_log(connection):
                return False
        with engine.connect().execution_options(**{WRITES: True}) as connection:
            if _marks(connection) == marks:  # else somebody deleted more meanwhile
                connection.exec_driver_sql("PRAGMA user_version=0")
                connection.commit()
        return True

    def rest(self, engine: Engine) -> None:
        """Do nothing: an open file costs nobody anything."""

    def insert(self, table: Table) -> Any:
        """Return SQLite's INSERT."""
        return insert(table)

    def ear(self, engine: Engine) -> DataVersion:
        """Return an ear on the count of commits."""
        return DataVersion(engine)

    def _lead(
        self, dialect: Any, _record: ConnectionPoolEntry, arguments: list[Any], _named: dict[str, Any]
    ) -> None:
        arguments[:] = dialect.create_connect_args(self._address.url)[0]

    def _prepare(self, connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
        connection.isolation_level = None  # transactions are begun by `_begin`, not guessed by the driver
        cursor = connection.cursor()
        for pragma in _PRAGMAS:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.execute("PRAGMA journal_mode=WAL")
        mode = cursor.fetchone()
        cursor.close()
        if mode is None or mode[0] != "wal":
            raise NotWritable(
                f"this place cannot hold a write-ahead log: {self._address.shown}",
                "Put the database on a disk of this machine, not on a network folder",
            )


class DataVersion:
    """SQLite counts, per connection, the commits of all others."""

    def __init__(self, engine: Engine) -> None:
        self._connection = engine.connect().execution_options(wli_begin=None)
        self._connection.detach()  # the pool may not lend it: its own commits would not count
        self._seen = self._version()

    def changed(self) -> bool:
        """Say whether the count has moved."""
        version = self._version()
        changed = version != self._seen
        self._seen = version
        return changed

    def words(self) -> list[str]:
        """Return nothing: nobody else is there to say anything."""
        return []

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    def _version(self) -> int:
        version: int = self._connection.exec_driver_sql("PRAGMA data_version").scalars().one()
        self._connection.rollback()
        return version


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    statement = options.get("wli_begin", "BEGIN IMMEDIATE" if options.get(WRITES) else "BEGIN")
    if statement is not None:  # a pragma about the log must stand outside of any transaction
        connection.exec_driver_sql(statement)


def _empty_log(connection: Connection) -> bool:
    """Say whether the write-ahead log is empty now.

    For readers SQLite waits by itself; where somebody else is just emptying the log it does not, and we ask again.
    """
    give_up_at = time.monotonic() + PATIENCE_SECONDS
    while connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").scalars().one():
        if time.monotonic() >= give_up_at:
            return False
        time.sleep(0.02)
    return True


def _marks(connection: Connection) -> int:
    marks: int = connection.exec_driver_sql("PRAGMA user_version").scalars().one()
    return marks


def _name(error: DBAPIError) -> str:
    cause = error.orig
    return getattr(cause, "sqlite_errorname", "") if isinstance(cause, sqlite3.Error) else ""
