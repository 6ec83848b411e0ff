"""Sessions: created with an agenda and settings, and closed."""

from __future__ import annotations

import hmac
import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from wli_toolkit.content.model import Agenda, Lang, Pack
from wli_toolkit.store import schema
from wli_toolkit.store.codes import (
    SALT_BYTES,
    checked_session_code,
    grant_of,
    is_passcode,
    new_passcode,
    new_session_code,
    passcode_hash,
    spend_a_check,
)
from wli_toolkit.store.errors import BadValue, UnknownSession
from wli_toolkit.store.guards import Room, language, session_row
from wli_toolkit.store.live_row import end_live, live_values
from wli_toolkit.store.packs import pack_of, packed
from wli_toolkit.store.settings import changed_settings, complete_settings, purge_time


@dataclass(frozen=True)
class Session:
    """One workshop.

    Attributes
    ----------
    code
        What people type to join.
    pack
        ``"standard"``, or the whole content pack as JSON, so that the session asks what it asked when it was
        made, on whatever machine; `pack_model` gives it typed.
    agenda
        The agenda as it is run, as JSON; `agenda_model` gives it typed.
    settings
        The facilitator's settings with every default filled in.
    created_at, closed_at
        Seconds since the epoch, UTC; `closed_at` is None until the session ends.
    purge_on
        From when its data is to be purged, seconds since the epoch, UTC.
    salt
        For deriving tags and keys from resume codes. Not secret by itself.
    """

    code: str
    pack: str
    agenda: Mapping[str, Any]
    agenda_id: str
    lang: Lang
    settings: Mapping[str, Any]
    simulated: bool
    created_at: float
    closed_at: float | None
    purge_on: float
    salt: bytes = field(repr=False)

    @property
    def closed(self) -> bool:
        """Whether the session has ended."""
        return self.closed_at is not None

    def agenda_model(self) -> Agenda:
        """Return the agenda as run."""
        return Agenda.model_validate(self.agenda)

    def pack_model(self) -> Pack:
        """Return the content pack that the session uses."""
        return pack_of(self.pack)


class SessionRoom(Room):
    """Sessions and the facilitator's passcode."""

    def create_session(
        self,
        *,
        agenda: Agenda,
        pack: Pack | None = None,
        lang: Lang = "ja",
        settings: Mapping[str, Any] | None = None,
        simulated: bool = False,
        code: str | None = None,
    ) -> tuple[Session, str]:
        """Create a session and return it with its passcode, which is shown this once and not kept.

        Parameters
        ----------
        pack
            The content pack; None is the standard one.

        Raises
        ------
        BadValue
            A setting is out of range, or `code` is taken or could be misread.
        """
        chosen = None if code is None else checked_session_code(code)
        filled = complete_settings(settings or {})
        now = time.time()
        passcode = new_passcode()
        passcode_salt = secrets.token_bytes(SALT_BYTES)
        values = {
            "pack": packed(pack),
            "agenda": agenda.model_dump(mode="json"),
            "agenda_id": agenda.id,
            "lang": language(lang),
            "settings": filled,
            "simulated": bool(simulated),
            "salt": secrets.token_bytes(SALT_BYTES),
            "passcode_salt": passcode_salt,
            "passcode_hash": passcode_hash(passcode, passcode_salt),
            "created_at": now,
            "closed_at": None,
            "purge_on": purge_time(now, filled),
            "next_seat": 1,
        }

        def work(connection: Connection) -> Session:
            free = _free_code(connection, chosen)
            connection.execute(insert(schema.sessions).values(code=free, **values))
            connection.execute(
                insert(schema.live).values(session=free, **live_values(agenda, filled["pace"]))
            )
            return session_of(session_row(connection, free))

        return self._database.write(work), passcode

    def session(self, code: str) -> Session:
        """Return the session `code`, typed in any case and width; UnknownSession if there is none."""
        return self._database.read(lambda connection: session_of(session_row(connection, code)))

    def count_sessions(self) -> int:
        """Return how many sessions there are."""
        counting = select(func.count()).select_from(schema.sessions)
        return int(self._database.read(lambda connection: connection.execute(counting).scalar_one()))

    def sessions(self) -> list[Session]:
        """Return every session, the oldest first."""
        query = select(schema.sessions).order_by(schema.sessions.c.created_at, schema.sessions.c.code)
        return self._database.read(lambda connection: [session_of(row) for row in connection.execute(query)])

    def change_settings(self, code: str, changes: Mapping[str, Any]) -> Session:
        """Change some settings; None takes the default.

        Raises
        ------
        BadValue
            Out of range; or people have already joined on terms that the change would break.
        """

        def work(connection: Connection) -> Session:
            row = session_row(connection, code, lock=True)
            settings = changed_settings(row.settings, changes, joined=row.next_seat > 1)
            connection.execute(
                update(schema.sessions)
                .where(schema.sessions.c.code == row.code)
                .values(settings=settings, purge_on=purge_time(row.created_at, settings))
            )
            return session_of(session_row(connection, row.code))

        return self._database.write(work)

    def check_passcode(self, code: str, passcode: str) -> bool:
        """Say whether `passcode` is the session's; takes some 50 ms, as long as for a session that is none."""
        try:
            row = self._database.read(lambda connection: session_row(connection, code))
        except UnknownSession:
            spend_a_check(passcode)
            raise
        return is_passcode(passcode, row.passcode_salt, row.passcode_hash)

    def facilitator_grant(self, code: str) -> str:
        """Return what a facilitator's cookie holds: another one with every passcode, and in every session."""
        row = self._database.read(lambda connection: session_row(connection, code))
        return grant_of(row.passcode_salt, row.passcode_hash)

    def leads(self, code: str, grant: str) -> bool:
        """Say whether `grant` was given for the passcode that holds now."""
        return hmac.compare_digest(self.facilitator_grant(code).encode(), grant.encode())

    def new_passcode(self, code: str) -> str:
        """Replace the session's passcode and return the new one; whoever came in with the old one is out."""
        passcode = new_passcode()
        salt = secrets.token_bytes(SALT_BYTES)
        hashed = passcode_hash(passcode, salt)

        def work(connection: Connection) -> None:
            row = session_row(connection, code, lock=True)
            connection.execute(
                update(schema.sessions)
                .where(schema.sessions.c.code == row.code)
                .values(passcode_salt=salt, passcode_hash=hashed)
            )

        self._database.write(work)
        return passcode

    def close_session(self, code: str) -> Session:
        """End the session; closing again changes nothing.

        Nothing more is joined or handed in, and nothing saved but the follow-up; the facilitator may still
        answer what was handed in.
        """

        def work(connection: Connection) -> Session:
            row = session_row(connection, code, lock=True)
            if row.closed_at is None:
                connection.execute(
                    update(schema.sessions)
                    .where(schema.sessions.c.code == row.code)
                    .values(closed_at=time.time())
                )
                end_live(connection, row.code)
            return session_of(session_row(connection, row.code))

        return self._database.write(work)


def _free_code(connection: Connection, chosen: str | None) -> str:
    taken = set(connection.execute(select(schema.sessions.c.code)).scalars())
    if chosen is None:
        while (code := new_session_code()) in taken:
            pass
        return code
    if chosen in taken:
        raise BadValue(
            f"there is already a session with this code: {chosen}",
            "Resume that one, or leave the code out to get a random one",
        )
    return chosen


def session_of(row: Row[Any]) -> Session:
    """Return the session that a row of its table holds."""
    return Session(
        code=row.code,
        pack=row.pack,
        agenda=row.agenda,
        agenda_id=row.agenda_id,
        lang=row.lang,
        settings=row.settings,
        simulated=row.simulated,
        created_at=row.created_at,
        closed_at=row.closed_at,
        purge_on=row.purge_on,
        salt=row.salt,
    )
