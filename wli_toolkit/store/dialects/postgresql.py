"""PostgreSQL: a server for many machines, which tells those who listen of every change."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection, Engine, Table, create_engine, event, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import ConnectionPoolEntry

from wli_toolkit.content.plain_text import shortened
from wli_toolkit.store.address import Address
from wli_toolkit.store.dialects import refused
from wli_toolkit.store.errors import NotWritable, StoreError, Unreachable
from wli_toolkit.store.schema import metadata

CHANNEL = "wli_changed"
WORD_CHANNEL = "wli_word"
LONGEST_WORD = 7999
"""Bytes that PostgreSQL carries in one notification."""
CONNECTING = {
    "connect_timeout": 5,
    # A server that vanished without a word is noticed after half a minute, not after two hours.
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 4,
    "tcp_user_timeout": 30_000,
}
"""How the driver connects, unless the URL says otherwise."""
_MIGRATION_LOCK = 0x57_4C_49  # "WLI"; advisory locks are numbers
_TRANSIENT = {"40001", "40P01", "55P03"}  # serialisation failure, deadlock, lock not available
_FULL = ("too many clients already", "remaining connection slots", "too many connections for")
"""What a server says that has no connection left; the driver gives no code for it."""

_DISK_FULL = "53100"


class PostgreSQL:
    """What PostgreSQL does its own way."""

    owns_database = False
    one_moment: Mapping[str, str] = MappingProxyType({"isolation_level": "REPEATABLE READ"})
    has_others = True

    def __init__(self, address: Address) -> None:
        self._address = address

    def engine(self) -> Engine:
        """Return an engine that notices a restarted server, and does not wait long for a missing one."""
        arguments = {name: value for name, value in CONNECTING.items() if name not in self._address.url.query}
        try:
            engine = create_engine(
                self._address.url, hide_parameters=True, pool_pre_ping=True, connect_args=arguments
            )
        except ImportError:
            raise StoreError(
                f"the driver for PostgreSQL is not installed: {self._address.shown}",
                'Install it with: pip install "wli-toolkit[postgres]"',
            ) from None
        event.listen(engine, "connect", _commit_to_disk)
        return engine

    def move(self, _address: Address) -> bool:
        """Stay: nothing rehearses on a server."""
        return False

    def is_transient(self, error: DBAPIError) -> bool:
        """Say whether another transaction was in the way, or others had all connections."""
        if error.statement is None and any(words in str(error.orig) for words in _FULL):
            return True
        return getattr(error.orig, "sqlstate", None) in _TRANSIENT

    def told(self, error: DBAPIError) -> StoreError:
        """Return what people are told."""
        # A statement that failed has its text; a connection that failed has none.
        if error.connection_invalidated or error.statement is None:
            first = str(error.orig).strip().splitlines()[:1]
            return Unreachable(
                f"the database does not answer: {self._address.shown} ({shortened(*first or [''])})",
                "Check that it runs, that this machine may reach it, and the user and password in the URL",
            )
        if getattr(error.orig, "sqlstate", None) == _DISK_FULL:
            return NotWritable(
                f"the disk of the database server is full: {self._address.shown}",
                "Nothing was changed; free some space there and try again",
            )
        return refused(self._address.shown, error)

    def announce(self, connection: Connection) -> None:
        """Notify the listeners at commit."""
        connection.execute(text("SELECT pg_notify(:channel, '')"), {"channel": CHANNEL})

    def tell(self, connection: Connection, word: str) -> None:
        """Notify the other servers."""
        if len(word.encode()) > LONGEST_WORD:
            raise ValueError(f"a word to the other servers has more than {LONGEST_WORD} bytes")
        connection.execute(text("SELECT pg_notify(:channel, :word)"), {"channel": WORD_CHANNEL, "word": word})

    def lock_migration(self, connection: Connection) -> None:
        """Wait for the advisory lock of migrations."""
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _MIGRATION_LOCK})

    def mark_traces(self, _connection: Connection) -> None:
        """Do nothing: the server vacuums by itself as well."""

    def has_traces(self, _engine: Engine) -> bool:
        """Say no: what is left of dead rows is the server's to overwrite, and not to be hurried from here."""
        return False

    def scrub(self, engine: Engine) -> bool:
        """Vacuum the dead rows; their bytes live on until the server reuses the space."""
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql(f"VACUUM {', '.join(metadata.tables)}")
        return True

    def rest(self, engine: Engine) -> None:
        """Close the connections that nobody uses: a server has a hundred, unless it was given more."""
        engine.dispose()

    def insert(self, table: Table) -> Any:
        """Return PostgreSQL's INSERT."""
        return insert(table)

    def ear(self, engine: Engine) -> Notifications:
        """Return an ear on the channel."""
        return Notifications(engine)


class Notifications:
    """Listens on the channels; what was missed while disconnected counts as a change."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._lost = engine.dialect.loaded_dbapi.Error
        self._words: list[str] = []
        self._connection: Connection | None = self._connect()

    def changed(self) -> bool:
        """Say whether a notification has arrived."""
        if self._connection is not None:
            driver: Any = self._connection.connection.dbapi_connection
            try:
                news = list(driver.notifies(timeout=0))
                self._words += [each.payload for each in news if each.channel == WORD_CHANNEL]
                return any(each.channel == CHANNEL for each in news)
            except self._lost:
                self._connection.invalidate()
                self.close()
        self._connection = self._connect()
        return True

    def words(self) -> list[str]:
        """Return what the servers said since the last call, this one included."""
        words, self._words = self._words, []
        return words

    def close(self) -> None:
        """Close the connection."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _connect(self) -> Connection:
        connection = self._engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        connection.detach()  # the pool may not lend it: it would go on listening
        try:
            connection.exec_driver_sql(f"LISTEN {CHANNEL}")
            connection.exec_driver_sql(f"LISTEN {WORD_CHANNEL}")
        except BaseException:
            connection.close()
            raise
        return connection


def _commit_to_disk(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    """Let a commit return only when it is on disk, where somebody switched that off to save time."""
    cursor = connection.cursor()
    cursor.execute(
        "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'"
    )
    cursor.close()
    connection.commit()
