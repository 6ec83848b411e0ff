"""How SQLite and PostgreSQL differ; nothing outside this folder knows which of them it talks to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from sqlalchemy import URL, Connection, Engine, Table
from sqlalchemy.exc import DBAPIError

from wli_toolkit.store.address import Address
from wli_toolkit.store.errors import Refused, StoreError

PATIENCE_SECONDS = 10.0
"""How long a write waits for other writers before it gives up."""


WRITES = "wli_write"
"""The execution option of a transaction that is going to write."""


class Ear(Protocol):
    """Hears of commits on a connection of its own."""

    def changed(self) -> bool:
        """Say whether others committed since the last call, or since listening began."""

    def words(self) -> list[str]:
        """Return what servers on the same store said since the last call, as far as `changed` has heard it."""

    def close(self) -> None:
        """Stop listening."""


class Dialect(Protocol):
    """What a database does its own way."""

    owns_database: bool
    """Whether a database with tables but none of ours must be somebody else's."""
    one_moment: Mapping[str, str]
    """The options under which all that a transaction reads is of one moment."""

    has_others: bool
    """Whether servers on other machines may use the same database."""

    def engine(self) -> Engine:
        """Return an engine whose connections commit to disk and enforce foreign keys."""

    def move(self, address: Address) -> bool:
        """Let connections made from now on lead to `address`; False, and nothing changes, if that is none of ours."""

    def is_transient(self, error: DBAPIError) -> bool:
        """Say whether trying again may help."""

    def told(self, error: DBAPIError) -> StoreError:
        """Return what people are told of an error that trying again did not mend."""

    def announce(self, connection: Connection) -> None:
        """Tell those who listen, when this transaction commits."""

    def tell(self, connection: Connection, word: str) -> None:
        """Say something to the other servers, when this transaction commits; it is kept nowhere."""

    def lock_migration(self, connection: Connection) -> None:
        """Keep other processes from migrating until this transaction ends."""

    def mark_traces(self, connection: Connection) -> None:
        """Note, in the transaction that deletes something, that traces of it are left to be removed."""

    def has_traces(self, engine: Engine) -> bool:
        """Say whether traces of something deleted may still be on disk, and can be removed from here."""

    def scrub(self, engine: Engine) -> bool:
        """Remove what was deleted from disk too; False if somebody's reading keeps traces there for now."""

    def rest(self, engine: Engine) -> None:
        """Let go of what others may need while nothing is asked."""

    def insert(self, table: Table) -> Any:
        """Return an INSERT that offers `on_conflict_do_update`."""

    def ear(self, engine: Engine) -> Ear:
        """Return an ear on a new connection."""


def dialect_of(address: Address) -> Dialect:
    """Return the dialect spoken at `address`; only that one is loaded, to keep kernels small."""
    if address.path is not None:
        from wli_toolkit.store.dialects.sqlite import SQLite

        return SQLite(address)
    from wli_toolkit.store.dialects.postgresql import PostgreSQL

    return PostgreSQL(address)


def preload(kind: str) -> None:
    """Import what a database of `kind` needs, ``sqlite`` or ``postgresql``, before it is known which one it is."""
    if kind == "postgresql":
        from wli_toolkit.store.dialects.postgresql import PostgreSQL

        # An engine that nobody connects loads the driver.
        PostgreSQL(Address(URL.create("postgresql+psycopg"), None)).engine()


def refused(shown: str, error: DBAPIError) -> Refused:
    """Return the error for what no way out is known for. Only the kind is told: a detail may quote a row."""
    return Refused(
        f"the database refused: {shown} ({type(error.orig or error).__name__})",
        "Nothing was changed; if it happens again, report it with this line",
    )
