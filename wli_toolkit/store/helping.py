"""Raised hands: who asks for help by seat number, and whether somebody is on the way."""

from __future__ import annotations

import time
from typing import Literal

from sqlalchemy import Connection, select, update

from wli_toolkit.content.plain_text import shortened
from wli_toolkit.store import schema
from wli_toolkit.store.errors import BadValue, unknown_participant
from wli_toolkit.store.guards import (
    Room,
    own_session_row,
    participant_row,
    session_row,
    still_open,
)
from wli_toolkit.store.live_row import live_row
from wli_toolkit.store.room_log import write_down

HelpState = Literal["asked", "coming"]
_BECOMES: dict[str, HelpState | None] = {"coming": "coming", "helped": None}


class HelpRoom(Room):
    """Help in the room."""

    def ask_help(self, participant_id: str, on: bool = True) -> HelpState | None:
        """Raise a participant's hand, or lower it; return how it stands now.

        Raising it again changes nothing: somebody may be on the way already.

        Raises
        ------
        SessionClosed
            The session has ended.
        """

        def work(connection: Connection) -> HelpState | None:
            still_open(own_session_row(connection, participant_id))
            row = participant_row(connection, participant_id, lock=True)
            if on and row.help is not None:
                raised: HelpState = row.help
                return raised
            _set(connection, participant_id, "asked" if on else None)
            return "asked" if on else None

        return self._database.write(work)

    def answer_help(self, code: str, seat: int, how: Literal["coming", "helped"]) -> HelpState | None:
        """Say that somebody goes to a seat, or that it is done; return how the hand stands now.

        A hand that was lowered meanwhile stays down.

        Raises
        ------
        UnknownParticipant
            Nobody has this seat, or not any more.
        BadValue
            There is no such answer, or the seat is no number.
        """
        if how not in _BECOMES:
            raise BadValue(f"not an answer: {shortened(how)}", f"Use one of {', '.join(_BECOMES)}")
        if isinstance(seat, bool) or not isinstance(seat, int) or not 0 < seat < 2**31:
            raise BadValue(f"seat: {shortened(seat)}", "Use the number of a seat")

        def work(connection: Connection) -> HelpState | None:
            session = session_row(connection, code, share=True)
            live = live_row(connection, session.code, lock=True)
            people = schema.participants
            query = select(people).where(people.c.session == session.code, people.c.seat == seat)
            row = connection.execute(query.with_for_update()).one_or_none()
            if row is None:
                raise unknown_participant(f"seat {seat}")
            state = _BECOMES[how]
            if row.help is None or row.help == state:
                now: HelpState | None = row.help
                return now
            _set(connection, row.id, state, since=row.help_at)
            # Not which seat: who needed help is nobody's business afterwards.
            write_down(connection, session.code, how, live.step)
            return state

        return self._database.write(work)


def _set(
    connection: Connection, participant_id: str, state: HelpState | None, since: float | None = None
) -> None:
    connection.execute(
        update(schema.participants)
        .where(schema.participants.c.id == participant_id)
        .values(help=state, help_at=None if state is None else since or time.time())
    )
