"""Handing in: the boxes of a blueprint that their author lets the facilitator read, and what is written back."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, delete, select, update

from wli_toolkit.store import schema
from wli_toolkit.store.errors import BadValue, StoreError, unknown_hand_in
from wli_toolkit.store.guards import (
    Room,
    name,
    own_session_row,
    participant_row,
    session_row,
    still_open,
)
from wli_toolkit.store.live_row import bump
from wli_toolkit.store.sealing import as_json
from wli_toolkit.store.written import without_controls

NUMBERS = range(100, 10_000)
"""Three or four digits: no seat has so many, so that nobody takes one for the other."""
MOST_CHARACTERS = 500
MOST_IN_A_REPLY = 200


@dataclass(frozen=True)
class HandedIn:
    """A blueprint as handed in: boxes by field id, under a random number that is no seat.

    `reply` is what the facilitator wrote back, for its author only; None until then.
    """

    number: int
    boxes: dict[str, str]
    nickname: str | None
    reply: str | None = None


class HandInRoom(Room):
    """What the facilitator may read, until its author takes it back or the session ends."""

    def hand_in(self, participant_id: str, boxes: Mapping[str, str], nickname: str | None = None) -> HandedIn:
        """Hand in these boxes instead of any handed in before, under the same number.

        What the facilitator wrote back stays only where the boxes are the same: it was about those.

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
            session = still_open(own_session_row(connection, participant_id, lock=True))
            row = participant_row(connection, participant_id, lock=True)
            number = row.hand_in_number or _free_number(connection, session.code)
            connection.execute(
                update(schema.participants)
                .where(schema.participants.c.id == participant_id)
                .values(hand_in_number=number)
            )
            before = _find(connection, participant_id)
            same = before is not None and before.boxes == content["boxes"]
            reply = before.reply if before is not None and same else None
            handed = {"participant": participant_id, "content": content, "reply": reply}
            self._database.upsert(connection, schema.hand_ins, handed)
            return _one(connection, participant_id)

        return self._database.write(work)

    def take_back(self, participant_id: str) -> None:
        """Take back what was handed in, if anything, and with it what was written back.

        Raises
        ------
        SessionClosed
            The session has ended.
        """

        def work(connection: Connection) -> bool:
            still_open(own_session_row(connection, participant_id))
            participant_row(connection, participant_id, lock=True)
            mine = schema.hand_ins.c.participant == participant_id
            return connection.execute(delete(schema.hand_ins).where(mine)).rowcount > 0

        self._database.erase(work)

    def reply(self, code: str, number: int, text: str | None) -> HandedIn:
        """Write back to the author of the blueprint `number`; None or nothing but blanks takes it away.

        Possible after the session has ended, until it is purged.

        Raises
        ------
        UnknownHandIn
            Nothing is handed in under this number, or not any more.
        BadValue
            It is no text, or too long a one.
        """
        words = None if text is None else _reply(text)
        if not isinstance(number, int) or number not in NUMBERS:
            raise unknown_hand_in(number)

        def work(connection: Connection) -> HandedIn:
            session = session_row(connection, code, share=True)
            people = schema.participants.c
            author = connection.execute(
                select(people.id).where(people.session == session.code, people.hand_in_number == number)
            ).scalar_one_or_none()
            if author is None:
                raise unknown_hand_in(number)
            participant_row(connection, author, lock=True)
            changed = connection.execute(
                update(schema.hand_ins).where(schema.hand_ins.c.participant == author).values(reply=words)
            )
            if not changed.rowcount:
                raise unknown_hand_in(number)
            # Open pages hear that something is new; only its author's page is given it.
            bump(connection, session.code)
            return _one(connection, author)

        return self._database.write(work)

    def handed_in_by(self, participant_id: str) -> HandedIn | None:
        """Return what a participant has handed in."""

        def work(connection: Connection) -> HandedIn | None:
            participant_row(connection, participant_id)
            return _find(connection, participant_id)

        return self._database.read(work)

    def who_handed_in(self, code: str) -> frozenset[str]:
        """Return the ids of the participants who have handed in: for counting them, never beside a number."""

        def work(connection: Connection) -> frozenset[str]:
            session = session_row(connection, code)
            people = schema.participants.c
            query = select(people.id).select_from(schema.hand_ins.join(schema.participants))
            return frozenset(connection.execute(query.where(people.session == session.code)).scalars())

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


def _reply(text: object) -> str | None:
    """Return what is written back without what no database takes; None if nothing is left of it."""
    if not isinstance(text, str):
        raise BadValue(f"not a text: of type {type(text).__name__}", "Give the reply as text, or None")
    words = without_controls(text, keep="\n").strip()
    if len(words) > MOST_IN_A_REPLY:
        raise BadValue(f"a reply of {len(words)} characters", f"Use at most {MOST_IN_A_REPLY}")
    return words or None


def _free_number(connection: Connection, code: str) -> int:
    columns = schema.participants.c
    used = connection.execute(select(columns.hand_in_number).where(columns.session == code)).scalars()
    free = sorted(set(NUMBERS) - set(used))
    if not free:
        raise StoreError(f"every hand-in number is taken in session {code}", "Start another session")
    return secrets.choice(free)


def _query() -> Any:
    joined = schema.hand_ins.join(schema.participants)
    return select(
        schema.hand_ins.c.content, schema.hand_ins.c.reply, schema.participants.c.hand_in_number
    ).select_from(joined)


def _find(connection: Connection, participant_id: str) -> HandedIn | None:
    row = connection.execute(_query().where(schema.participants.c.id == participant_id)).one_or_none()
    return None if row is None else _handed_in(row)


def _one(connection: Connection, participant_id: str) -> HandedIn:
    return _handed_in(connection.execute(_query().where(schema.participants.c.id == participant_id)).one())


def _handed_in(row: Row[Any]) -> HandedIn:
    return HandedIn(row.hand_in_number, row.content["boxes"], row.content["nickname"], row.reply)
