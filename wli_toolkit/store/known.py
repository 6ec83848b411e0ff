"""What the sender of a change knows of what they change: another device of theirs may have been there meanwhile."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from wli_toolkit.store import schema
from wli_toolkit.store.answer_rows import answer_of, rows_of
from wli_toolkit.store.errors import RowTaken
from wli_toolkit.store.sealing import Key, Place


@dataclass(frozen=True)
class Known:
    """What the sender of a change knows of the answer it changes.

    Attributes
    ----------
    revision
        The revision they last heard of; 0 if they know of no answer there.
    sent
        The ops they sent since for the same answer, without hearing what came of them.
    opens
        The fields of a row that they believe nobody has begun; empty where no row is begun.
    """

    revision: int
    sent: Sequence[str] = ()
    opens: Sequence[str] = ()


def last_own(connection: Connection, participant_id: str, known: Known) -> int:
    """Return the last revision that the sender's own ops made; 0 if none of those was carried out."""
    if not known.sent:
        return 0
    ops = schema.ops.c
    query = select(func.max(ops.revision)).where(ops.participant == participant_id, ops.op.in_(known.sent))
    return connection.execute(query).scalar_one() or 0


def unseen_at(connection: Connection, key: Key, places: Sequence[Place], known: int) -> dict[str, Any] | None:
    """Return what stands in these places, by field, if the first has a revision beyond the `known` one."""
    first = places[0]
    rows = rows_of(connection, key.participant, [(first.exercise, place.field) for place in places])
    here = {row.field: row for row in rows if (row.occasion, row.row) == (first.occasion, first.row)}
    if first.field not in here or here[first.field].revision <= known:
        return None
    return {name: answer_of(row, key).value for name, row in here.items()}


def refuse_taken(connection: Connection, key: Key, at: Place, fields: Sequence[str]) -> None:
    """Raise RowTaken if anything stands in the row of `at`; a row in which nothing stands does not exist."""
    rows = rows_of(connection, key.participant, [(at.exercise, each) for each in fields])
    there = {row.row for row in rows if row.occasion == at.occasion and answer_of(row, key).value is not None}
    if at.row in there:
        raise RowTaken(sorted(there))
