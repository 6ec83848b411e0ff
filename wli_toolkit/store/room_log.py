"""The log of what was done in the room and when: for the facilitator afterwards; it names nobody."""

from __future__ import annotations

import time
from dataclasses import dataclass

from sqlalchemy import Connection, func, insert, select

from wli_toolkit.store import schema
from wli_toolkit.store.guards import Room, session_row


@dataclass(frozen=True)
class Done:
    """One thing that was done.

    Attributes
    ----------
    number
        Counted up within the session, from 1.
    at
        Seconds since the epoch, UTC.
    what
        ``"open"``, ``"close"``, ``"minutes"``, ``"release"``, ``"withdraw"``, ``"heads_up"``, ``"heads_down"``,
        ``"hide_counts"``, ``"show_counts"``, ``"show"``, ``"coming"``, ``"helped"``,
        ``"assistant_in"``, ``"assistant_out"``, ``"undo"`` or ``"end"``.
    step
        The step it was done to, or during.
    detail
        Which figure, how many minutes, what is shown, what was undone with its own detail; None where there is
        nothing to add.
    """

    number: int
    at: float
    what: str
    step: str | None
    detail: str | None


class LogRoom(Room):
    """What was done."""

    def log(self, code: str) -> list[Done]:
        """Return what was done in session `code`, the first thing first."""

        def work(connection: Connection) -> list[Done]:
            session = session_row(connection, code)
            columns = schema.log.c
            query = select(schema.log).where(columns.session == session.code).order_by(columns.number)
            return [
                Done(row.number, row.at, row.what, row.step, row.detail) for row in connection.execute(query)
            ]

        return self._database.read(work)


def write_down(
    connection: Connection, code: str, what: str, step: str | None = None, detail: str | None = None
) -> int:
    """Add one line to the log and return its number; the caller holds the session's live state locked."""
    columns = schema.log.c
    last = connection.execute(select(func.max(columns.number)).where(columns.session == code)).scalar()
    number = (last or 0) + 1
    connection.execute(
        insert(schema.log).values(
            session=code, number=number, at=time.time(), what=what, step=step, detail=detail
        )
    )
    return number
