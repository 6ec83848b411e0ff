"""Handing in: the boxes of a blueprint that their author lets the facilitator read."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, delete, select, update

from wli_toolkit.store import schema
from wli_toolkit.store.errors import BadValue, StoreError
from wli_toolkit.store.guards import (
    Room,
    name,
    open_session_row,
    participant_row,
    session_code_of,
    session_row,
)
from wli_toolkit.store.sealing import as_json

NUMBERS = range(100, 10_000)
"""Three or four digits: no seat has so many, so that nobody takes one for the other."""
MOST_CHARACTERS = 500


@dataclass(frozen=True)
class HandedIn:
    """A blueprint as handed in: boxes by field id, under a random number that is no seat."""

    number: int
    boxes: dict[str, str]
    nickname: str | None


class HandInRoom(Room):
    """What the facilitator may read, until its author takes it back or the session ends."""

    def hand_in(self, participant_id: str, boxes: Mapping[str, str], nickname: str | None = None) -> HandedIn:
        """Hand in these boxes instead of any handed in before, under the same number.

        Raises
        ------
        SessionClosed
            The session has ended.
        """
        content = {
            "boxes": {name("a box", box): _short(words) for box, words in boxes.items()},
            "nickname": None if nickname is None else _short(nickname),
        }
        as_json(content)

        def work(connection: Connection) -> HandedIn:
            # The whole session is locked, so that two people are not dealt the same number.
            code = session_code_of(connection, participant_id)
            open_session_row(connection, code, lock=True)
            row = participant_row(connection, participant_id, lock=True)
            number = row.hand_in_number or _free_number(connection, code)
            connection.execute(
                update(schema.participants)
                .where(schema.participants.c.id == participant_id)
                .values(hand_in_number=number)
            )
            handed = {"participant": participant_id, "content": content}
            self._database.upsert(connection, schema.hand_ins, handed)
            return _one(connection, participant_id)

        return self._database.write(work)

    def take_back(self, participant_id: str) -> None:
        """Take back what was handed in, if anything; SessionClosed when the session has ended."""

        def work(connection: Connection) -> None:
            open_session_row(connection, session_code_of(connection, participant_id))
            participant_row(connection, participant_id, lock=True)
            connection.execute(delete(schema.hand_ins).where(schema.hand_ins.c.participant == participant_id))

        self._database.write(work)
        self._database.scrub()

    def handed_in_by(self, participant_id: str) -> HandedIn | None:
        """Return what a participant has handed in."""

        def work(connection: Connection) -> HandedIn | None:
            participant_row(connection, participant_id)
            row = connection.execute(_query().where(schema.participants.c.id == participant_id)).one_or_none()
            return None if row is None else _handed_in(row)

        return self._database.read(work)

    def handed_in(self, code: str) -> list[HandedIn]:
        """Return what was handed in, by its random numbers: in no order that leads to a person."""

        def work(connection: Connection) -> list[HandedIn]:
            session = session_row(connection, code)
            query = _query().where(schema.participants.c.session == session.code)
            rows = connection.execute(query.order_by(schema.participants.c.hand_in_number))
            return [_handed_in(row) for row in rows]

        return self._database.read(work)


def _short(words: object) -> str:
    if not isinstance(words, str):
        raise BadValue(f"not a text: of type {type(words).__name__}", "Give boxes and nickname as text")
    if len(words) > MOST_CHARACTERS:
        raise BadValue(f"a text of {len(words)} characters", f"Use at most {MOST_CHARACTERS} for each box")
    return words


def _free_number(connection: Connection, code: str) -> int:
    columns = schema.participants.c
    used = connection.execute(select(columns.hand_in_number).where(columns.session == code)).scalars()
    free = sorted(set(NUMBERS) - set(used))
    if not free:
        raise StoreError(f"every hand-in number is taken in session {code}", "Start another session")
    return secrets.choice(free)


def _query() -> Any:
    joined = schema.hand_ins.join(schema.participants)
    return select(schema.hand_ins.c.content, schema.participants.c.hand_in_number).select_from(joined)


def _one(connection: Connection, participant_id: str) -> HandedIn:
    return _handed_in(connection.execute(_query().where(schema.participants.c.id == participant_id)).one())


def _handed_in(row: Row[Any]) -> HandedIn:
    return HandedIn(row.hand_in_number, row.content["boxes"], row.content["nickname"])
