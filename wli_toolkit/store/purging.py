"""Purging: a session is erased with all that belongs to it when somebody says so, or when its day has come."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, delete, select

from wli_toolkit.store import schema
from wli_toolkit.store.errors import UnknownSession
from wli_toolkit.store.guards import Room, session_row


@dataclass(frozen=True)
class Purged:
    """One session that was erased because its day had come: its code, and the day that people were told."""

    code: str
    due_on: date


class PurgeRoom(Room):
    """What is kept no longer."""

    def purge_session(self, code: str) -> bool:
        """Erase the session and all that belongs to it, frozen pictures included, from the disk too.

        Returns False if traces stay on disk for now, because others keep the database busy or the disk is
        full; the next deletion removes them, or a server, which looks for such traces.
        """
        return self._database.erase(lambda connection: _purge(connection, code))

    def purge_due(self, now: float | None = None) -> tuple[Purged, ...]:
        """Erase every session whose day has come, as `purge_session` does, and return them.

        Parameters
        ----------
        now
            Seconds since the epoch, UTC; None is now.
        """
        sessions = schema.sessions.c
        query = select(sessions.code, sessions.purge_on).where(sessions.purge_on <= (now or time.time()))
        due = self._database.read(lambda connection: connection.execute(query.order_by(sessions.code)).all())
        purged = []
        for row in due:
            try:
                self.purge_session(row.code)
            except UnknownSession:  # another server was quicker
                continue
            purged.append(Purged(row.code, datetime.fromtimestamp(row.purge_on).astimezone().date()))
        return tuple(purged)

    def has_traces(self) -> bool:
        """Say whether traces of something deleted may still be on disk: a reader, or a full disk, was in the way."""
        return self._database.has_traces()

    def remove_traces(self) -> bool:
        """Try again to remove from disk what was deleted before; False if it still cannot be done."""
        return self._database.scrub() if self._database.has_traces() else True


def _purge(connection: Connection, code: str) -> bool:
    row = session_row(connection, code, lock=True)
    connection.execute(delete(schema.sessions).where(schema.sessions.c.code == row.code))
    return True
