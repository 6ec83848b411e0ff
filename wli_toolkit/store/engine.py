"""Transactions: what is read together, and what is on disk or did not happen."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import Column, Connection, Engine, Null, Table, bindparam, null
from sqlalchemy.exc import DBAPIError

from wli_toolkit.store.address import Address
from wli_toolkit.store.dialects import PATIENCE_SECONDS, WRITES, Ear, dialect_of
from wli_toolkit.store.errors import Busy, StoreError

T = TypeVar("T")


class _Reading(threading.local):
    """The transaction in which a thread reads several things together, if it does."""

    connection: Connection | None = None


class Database:
    """One database. Safe to share between the threads of one process; after a fork, open it anew."""

    def __init__(self, address: Address) -> None:
        self.address = address
        self.dialect = dialect_of(address)
        self._engine = self.dialect.engine()
        self._reader = self._engine.execution_options(**self.dialect.one_moment)
        self._writer = self._engine.execution_options(**{WRITES: True})
        self._upserting = cache(self._upsert_statement)
        self._together = _Reading()

    def read(self, work: Callable[[Connection], T]) -> T:
        """Return what `work` reads in one transaction: the store as it is at one moment."""
        if self._together.connection is not None:
            return work(self._together.connection)
        return self._transact(self._reader, work)

    def read_together(self, work: Callable[[], T]) -> T:
        """Return what `work` returns, all of whose reads are one transaction."""

        def at_one_moment(connection: Connection) -> T:
            self._together.connection = connection
            try:
                return work()
            finally:
                self._together.connection = None

        return self.read(at_one_moment) if self._together.connection is None else work()

    def write(self, work: Callable[[Connection], T]) -> T:
        """Return what `work` returns once its changes are on disk; watchers are told.

        `work` may run more than once, after a rollback, when other writers are in the way.

        Raises
        ------
        Busy
            Others held the database for longer than ten seconds; nothing was changed.
        """

        def announced(connection: Connection) -> T:
            result = work(connection)
            self.dialect.announce(connection)
            return result

        return self._transact(self._writer, announced)

    def migrate(self, work: Callable[[Connection], T]) -> T:
        """Return what `work` returns, run while no other process migrates."""

        def alone(connection: Connection) -> T:
            self.dialect.lock_migration(connection)
            return work(connection)

        return self._transact(self._writer, alone)

    def upsert(
        self,
        connection: Connection,
        table: Table,
        values: Mapping[str, Any],
        *,
        bump: Column[int] | None = None,
    ) -> int:
        """Insert a row, or change the one with the same primary key, in one statement.

        Returns the column `bump`, which is counted up where the row was there; 0 without one.
        """
        given = {name: value for name, value in values.items() if not isinstance(value, Null)}
        unset = tuple(name for name in values if name not in given)
        changed = self._upserting(table, tuple(given), unset, bump)
        if bump is None:
            connection.execute(changed, given)
            return 0
        return int(connection.execute(changed, given).scalar_one())

    def _upsert_statement(
        self, table: Table, given: tuple[str, ...], unset: tuple[str, ...], bump: Column[int] | None
    ) -> Any:
        """Return the statement that inserts or changes a row; to build it takes longer than to run it."""
        statement = self.dialect.insert(table).values(
            {name: bindparam(name, type_=table.c[name].type) for name in given} | dict.fromkeys(unset, null())
        )
        keys = [column.name for column in table.primary_key]
        changes: dict[str, Any] = {
            name: statement.excluded[name] for name in (*given, *unset) if name not in keys
        }
        if bump is not None:
            changes[bump.name] = bump + 1
        changed = statement.on_conflict_do_update(index_elements=keys, set_=changes)
        return changed if bump is None else changed.returning(bump)

    def erase(self, work: Callable[[Connection], bool]) -> bool:
        """Carry out a deletion and remove it from disk too; False if traces stay for now.

        Parameters
        ----------
        work
            Says whether it deleted, or sealed, anything. That traces of it are to be removed is on disk together
            with the deletion: a process killed in between, or a reader in the way, leaves that to the next one.
        """

        def marked(connection: Connection) -> bool:
            changed = work(connection)
            if changed:
                self.dialect.mark_traces(connection)
            return changed

        return self.scrub() if self.write(marked) else True

    def has_traces(self) -> bool:
        """Say whether traces of something deleted are left that `scrub` could remove."""
        return self._attempt(lambda: self.dialect.has_traces(self._engine))

    def scrub(self) -> bool:
        """Remove from disk what was deleted; False if traces stay for now.

        They do while somebody else reads or writes without a pause, or where the disk has no room for a
        second copy of the file. The deletion itself is committed before, so this raises nothing.
        """
        try:
            return self.dialect.scrub(self._engine)
        except DBAPIError:
            return False

    def ear(self) -> Ear:
        """Return what hears of commits, on a connection of its own."""
        return self._attempt(lambda: self.dialect.ear(self._engine))

    def heard(self, ear: Ear) -> bool:
        """Say whether `ear` heard of a commit."""
        return self._attempt(ear.changed)

    def tell(self, word: str) -> None:
        """Say something to the other servers on this database, those who listen now; watchers hear nothing."""
        if self.dialect.has_others:
            self._transact(self._engine, lambda connection: self.dialect.tell(connection, word))

    def rest(self) -> None:
        """Let go of connections that others may need, until something is asked again."""
        self.dialect.rest(self._engine)

    def move(self, address: Address) -> bool:
        """Go on at `address` with all that was worked out for statements here; False if that is another kind."""
        if not self.dialect.move(address):
            return False
        self._engine.dispose()
        self.address = address
        return True

    def close(self) -> None:
        """Close every connection; the database can no longer be used."""
        self._engine.dispose()

    def _transact(self, engine: Engine, work: Callable[[Connection], T]) -> T:
        def once() -> T:
            with engine.begin() as connection:
                return work(connection)

        return self._attempt(once)

    def _attempt(self, once: Callable[[], T]) -> T:
        give_up_at = time.monotonic() + PATIENCE_SECONDS
        while True:
            try:
                return once()
            except DBAPIError as error:
                if not self.dialect.is_transient(error):
                    # Without its cause: a driver's detail may quote the row.
                    raise self.dialect.told(error) from None
                if time.monotonic() >= give_up_at:
                    raise self._busy() from None
            time.sleep(random.uniform(0.005, 0.05))  # noqa: S311 - spreads retries, guards nothing

    def _busy(self) -> StoreError:
        return Busy(
            f"the database stayed locked for {PATIENCE_SECONDS:.0f} seconds: {self.address.shown}",
            "Nothing was changed; try again, and close other programs that have the database open",
        )
