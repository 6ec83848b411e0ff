"""Finding, locking and refusing: what every room checks inside its transaction."""

from __future__ import annotations

import re
import time
from typing import Any, get_args

from sqlalchemy import Connection, Row, select, update

from wli_toolkit.content.model import Lang, Occasion
from wli_toolkit.content.plain_text import shortened
from wli_toolkit.store.codes import normalise_session_code
from wli_toolkit.store.engine import Database
from wli_toolkit.store.errors import BadValue, session_closed, unknown_participant, unknown_session
from wli_toolkit.store.schema import participants, sessions
from wli_toolkit.store.sealing import Place

_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.:/@+-]{0,99}")
MOST_ROWS = 100
"""So many things one person may name in a group of rows."""


class Room:
    """A part of the store: what it can do, on a shared database."""

    def __init__(self, database: Database) -> None:
        self._database = database


def session_row(connection: Connection, code: str, *, lock: bool = False, share: bool = False) -> Row[Any]:
    """Return a session's row, or raise UnknownSession.

    With `lock`, nobody else changes it until the transaction ends; with `share`, others may share the
    same promise. SQLite has one writer at a time and needs neither. Always taken before a participant's
    lock, so that two transactions cannot wait for each other.
    """
    query = select(sessions).where(sessions.c.code == normalise_session_code(code))
    if lock or share:
        query = query.with_for_update(read=share)
    row = connection.execute(query).one_or_none()
    if row is None:
        raise unknown_session(code)
    return row


def open_session_row(connection: Connection, code: str, *, lock: bool = False) -> Row[Any]:
    """Return the row of a session that has not ended, and keep it from ending meanwhile."""
    return still_open(session_row(connection, code, lock=lock, share=not lock))


def own_session_row(connection: Connection, participant_id: str, *, lock: bool = False) -> Row[Any]:
    """Return the row of the session a participant belongs to, or raise UnknownParticipant.

    Nobody else changes it until the transaction ends; without `lock`, others may share the same promise.
    """
    own = select(participants.c.session).where(participants.c.id == participant_id).scalar_subquery()
    query = select(sessions).where(sessions.c.code == own).with_for_update(read=not lock)
    row = connection.execute(query).one_or_none()
    if row is None:
        raise unknown_participant(participant_id)
    return row


def still_open(session: Row[Any]) -> Row[Any]:
    """Return a session's row if it has not ended, else raise SessionClosed."""
    if session.closed_at is not None:
        raise session_closed(session.code)
    return session


def participant_row(connection: Connection, participant_id: str, *, lock: bool = False) -> Row[Any]:
    """Return a participant's row, locked against other writers if asked, or raise UnknownParticipant."""
    query = select(participants).where(participants.c.id == participant_id)
    if lock:
        query = query.with_for_update()
    row = connection.execute(query).one_or_none()
    if row is None:
        raise unknown_participant(participant_id)
    return row


def touch(connection: Connection, participant_id: str) -> None:
    """Note that a participant has just been heard of."""
    connection.execute(
        update(participants).where(participants.c.id == participant_id).values(seen_at=time.time())
    )


def name(what: str, value: object) -> str:
    """Return `value` if it can name a step, screen, field, figure or op, else raise BadValue."""
    if not isinstance(value, str) or not _NAME.fullmatch(value):
        raise BadValue(
            f"not a name for {what}: {shortened(value)}",
            "A name has up to 100 ASCII letters, digits and _ . : / @ + -",
        )
    return value


def place(occasion: str, exercise: str, field: str, row: int) -> Place:
    """Return where an answer stands if there can be such a place, else raise BadValue."""
    if occasion not in tuple(Occasion):
        raise BadValue(f"unknown occasion: {shortened(occasion)}", f"Use one of {', '.join(Occasion)}")
    if isinstance(row, bool) or not isinstance(row, int) or not 0 <= row < MOST_ROWS:
        raise BadValue(f"row: {shortened(row)}", f"Use a whole number from 0 to {MOST_ROWS - 1}")
    return Place(str(occasion), name("an exercise", exercise), name("a field", field), row)


def language(value: object) -> Lang:
    """Return `value` if it is one of our languages, else raise BadValue."""
    for lang in get_args(Lang):
        if value == lang:
            known: Lang = lang
            return known
    raise BadValue(f"unknown language: {shortened(value)}", f"Use one of {', '.join(get_args(Lang))}")
