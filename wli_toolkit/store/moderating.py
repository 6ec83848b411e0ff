"""Moderating the wall: who let what through, and the way back from each of these acts."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any, Literal, get_args

from sqlalchemy import Connection, Row, func, insert, select, update

from wli_toolkit.content.plain_text import shortened
from wli_toolkit.store import schema
from wli_toolkit.store.errors import BadValue, unknown_post
from wli_toolkit.store.guards import Room, session_row
from wli_toolkit.store.live_row import bump
from wli_toolkit.store.posts import NUMBERS, Post, PostState, post_of

Act = Literal["show", "hide", "hold", "pin", "unpin", "undo"]
Moderator = Literal["facilitator", "assistant"]
_BECOMES: dict[Act, PostState] = {"show": "shown", "hide": "hidden", "hold": "held"}


@dataclass(frozen=True)
class WallEntry:
    """One thing that was done on the wall.

    Attributes
    ----------
    at
        Seconds since the epoch, UTC.
    what
        The act; `undo` takes back the one before it that was not undone.
    by
        Who did it: a role, never a person.
    undone
        It was taken back later.
    """

    at: float
    what: Act
    number: int
    by: Moderator
    undone: bool


class ModerationRoom(Room):
    """What is decided about the texts on the wall."""

    def moderate(self, code: str, number: int, act: Act, by: Moderator = "facilitator") -> Post:
        """Show, hide or hold back a post, pin it before the others, or undo the last of these.

        Hiding or holding one unpins it. What changes nothing is not noted. Possible after the session has
        ended, until it is purged.

        Raises
        ------
        UnknownPost
            Nothing is put out under this number, or not any more; a rewritten text has another.
        BadValue
            There is no such act or role, or what is not shown was to be pinned.
        """
        if act not in get_args(Act):
            raise BadValue(f"unknown act: {shortened(act)}", f"Use one of {', '.join(get_args(Act))}")
        if by not in get_args(Moderator):
            raise BadValue(f"unknown role: {shortened(by)}", f"Use one of {', '.join(get_args(Moderator))}")
        if isinstance(number, bool) or not isinstance(number, int) or number not in NUMBERS:
            raise unknown_post(number)

        def work(connection: Connection) -> Post:
            session = session_row(connection, code, lock=True)
            before = _row(connection, session.code, number)
            undone = _last_act(connection, session.code, number) if act == "undo" else None
            after = _after(before, act, undone)
            if after != _standing(before) or undone is not None:
                _note(connection, session.code, before, act, by)
                connection.execute(
                    update(schema.posts).where(*_numbered(session.code, number)).values(**after)
                )
            if undone is not None:
                columns = schema.wall_log.c
                connection.execute(
                    update(schema.wall_log)
                    .where(columns.session == session.code, columns.entry == undone.entry)
                    .values(undone=True)
                )
            if after["state"] != before.state:
                # Open pages hear that something is new; only its author's page is told what.
                bump(connection, session.code)
            return post_of(_row(connection, session.code, number))

        return self._database.write(work)

    def wall_log(self, code: str) -> list[WallEntry]:
        """Return what was done on the wall, the oldest first; no texts, and nobody's name."""

        def work(connection: Connection) -> list[WallEntry]:
            session = session_row(connection, code)
            query = select(schema.wall_log).where(schema.wall_log.c.session == session.code)
            return [
                WallEntry(at=row.at, what=row.what, number=row.number, by=row.by, undone=row.undone)
                for row in connection.execute(query.order_by(schema.wall_log.c.entry))
            ]

        return self._database.read(work)


def _numbered(code: str, number: int) -> tuple[Any, ...]:
    return schema.posts.c.session == code, schema.posts.c.number == number


def _row(connection: Connection, code: str, number: int) -> Row[Any]:
    row = connection.execute(select(schema.posts).where(*_numbered(code, number))).one_or_none()
    if row is None:
        raise unknown_post(number)
    return row


def _standing(row: Row[Any]) -> dict[str, Any]:
    return {"state": row.state, "pinned": row.pinned}


def _after(before: Row[Any], act: Act, undone: Row[Any] | None) -> dict[str, Any]:
    """Return how a post stands after an act."""
    if act == "undo":
        return _standing(before) if undone is None else {"state": undone.was, "pinned": undone.was_pinned}
    if act in ("pin", "unpin"):
        if act == "pin" and before.state != "shown":
            raise BadValue(f"not shown, so it cannot be pinned: {before.number}", "Show it first")
        return {"state": before.state, "pinned": act == "pin"}
    state = _BECOMES[act]
    return {"state": state, "pinned": before.pinned and state == "shown"}


def _last_act(connection: Connection, code: str, number: int) -> Row[Any] | None:
    """Return the last act on a post that was not undone."""
    columns = schema.wall_log.c
    query = select(schema.wall_log).where(
        columns.session == code, columns.number == number, columns.what != "undo", columns.undone.is_(False)
    )
    return connection.execute(query.order_by(columns.entry.desc()).limit(1)).one_or_none()


def _note(connection: Connection, code: str, before: Row[Any], act: Act, by: Moderator) -> None:
    columns = schema.wall_log.c
    last = connection.execute(select(func.max(columns.entry)).where(columns.session == code)).scalar_one()
    connection.execute(
        insert(schema.wall_log).values(
            session=code,
            entry=(last or 0) + 1,
            at=time.time(),
            what=act,
            number=before.number,
            by=by,
            was=before.state,
            was_pinned=before.pinned,
            undone=False,
        )
    )
