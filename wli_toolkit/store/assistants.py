"""The assistant's passcode: none until the facilitator makes one, renewed or withdrawn at once for everybody."""

from __future__ import annotations

import hmac
import secrets
import time
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select

from wli_toolkit.store import schema
from wli_toolkit.store.codes import SALT_BYTES, is_passcode, new_passcode, passcode_hash, spend_a_check
from wli_toolkit.store.errors import UnknownSession
from wli_toolkit.store.guards import Room, open_session_row, session_row
from wli_toolkit.store.live_row import live_row
from wli_toolkit.store.room_log import write_down

_GRANT_BYTES = 16


@dataclass(frozen=True)
class AssistantDoor:
    """The assistants' way into one session.

    Attributes
    ----------
    grant
        Random, another with every passcode: who came in under another one is out. Never counted up, so that
        nothing of a session that was erased opens a later one with the same code.
    made_at
        Seconds since the epoch, UTC.
    """

    grant: str
    made_at: float


class AssistantRoom(Room):
    """Who may help in a session: whoever knows the assistant's passcode, until the session ends."""

    def new_assistant_passcode(self, code: str) -> str:
        """Make or renew the assistant's passcode and return it; it is shown this once and not kept.

        Whoever came in with the one before is out.

        Raises
        ------
        SessionClosed
            The session has ended: there is nobody to help any more.
        """
        passcode = new_passcode()
        salt = secrets.token_bytes(SALT_BYTES)
        values = {
            "grant": secrets.token_hex(_GRANT_BYTES),
            "made_at": time.time(),
            "passcode_salt": salt,
            "passcode_hash": passcode_hash(passcode, salt),
        }

        def work(connection: Connection) -> None:
            session = open_session_row(connection, code, lock=True)
            live = live_row(connection, session.code, lock=True)
            _remove(connection, session.code)
            connection.execute(insert(schema.assistants).values(session=session.code, **values))
            write_down(connection, session.code, "assistant_in", live.step)

        self._database.write(work)
        return passcode

    def withdraw_assistant(self, code: str) -> bool:
        """Close the assistants' way in, for those who are in as well; say whether there was one."""

        def work(connection: Connection) -> bool:
            session = session_row(connection, code, lock=True)
            live = live_row(connection, session.code, lock=True)
            if not _remove(connection, session.code):
                return False
            write_down(connection, session.code, "assistant_out", live.step)
            return True

        return self._database.write(work)

    def assistant_door(self, code: str) -> AssistantDoor | None:
        """Return the assistants' way into a session; None where there is none, or the session has ended."""
        row = self._database.read(lambda connection: _row(connection, code))
        return None if row is None else AssistantDoor(grant=row.grant, made_at=row.made_at)

    def check_assistant_passcode(self, code: str, passcode: str) -> str | None:
        """Return the grant that `passcode` gives, or None if it is not the assistant's.

        Takes some 50 ms, whether or not there is a session and a way in for assistants.
        """
        try:
            row = self._database.read(lambda connection: _row(connection, code))
        except UnknownSession:
            spend_a_check(passcode)
            raise
        if row is None:
            spend_a_check(passcode)
            return None
        if not is_passcode(passcode, row.passcode_salt, row.passcode_hash):
            return None
        grant: str = row.grant
        return grant

    def assists(self, code: str, grant: str) -> bool:
        """Say whether `grant` still lets somebody in as an assistant."""
        door = self.assistant_door(code)
        return door is not None and hmac.compare_digest(door.grant.encode(), grant.encode())


def _row(connection: Connection, code: str) -> Row[Any] | None:
    session = session_row(connection, code)
    if session.closed_at is not None:
        return None
    table = schema.assistants
    return connection.execute(select(table).where(table.c.session == session.code)).one_or_none()


def _remove(connection: Connection, code: str) -> bool:
    table = schema.assistants
    return connection.execute(delete(table).where(table.c.session == code)).rowcount > 0
