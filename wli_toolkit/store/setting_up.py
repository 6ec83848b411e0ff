"""Setting a session up before anybody has joined: its settings and language, and the agenda it runs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, update

from wli_toolkit.content.agenda_building import mistakes_in
from wli_toolkit.content.model import Agenda
from wli_toolkit.store import schema
from wli_toolkit.store.errors import BadValue, session_closed
from wli_toolkit.store.guards import Room, language, session_row
from wli_toolkit.store.live_row import bump, live_row, live_values
from wli_toolkit.store.packs import pack_of
from wli_toolkit.store.sessions import Session, session_of
from wli_toolkit.store.settings import changed_settings, purge_time

STARTS_ANEW = ("step", "steps", "opened_at", "added", "used", "released", "past", "pace")
"""What of the live state begins anew with another agenda; what was put on the screen stays."""


@dataclass(frozen=True)
class Openness:
    """What may still be set up.

    Attributes
    ----------
    joined
        Somebody has joined, so what the consent text promised cannot change.
    started
        A step was opened.
    closed
        The session has ended.
    """

    joined: bool
    started: bool
    closed: bool

    @property
    def agenda(self) -> bool:
        """Whether the agenda may still be changed."""
        return not (self.joined or self.started or self.closed)


class SetUpRoom(Room):
    """Setting sessions up."""

    def openness(self, code: str) -> Openness:
        """Return what of the session may still be set up."""

        def work(connection: Connection) -> Openness:
            row = session_row(connection, code)
            return _openness(row, live_row(connection, row.code))

        return self._database.read(work)

    def set_up(self, code: str, changes: Mapping[str, Any], *, lang: str | None = None) -> Session:
        """Change settings, and the language the session starts in; None takes a setting's default.

        Raises
        ------
        BadValue
            Out of range; or people have already joined on terms that the change would break; or the pace of a
            session that has begun.
        """

        def work(connection: Connection) -> Session:
            row = session_row(connection, code, lock=True)
            live = live_row(connection, row.code, lock=True)
            state = _openness(row, live)
            settings = changed_settings(row.settings, changes, joined=state.joined, begun=not state.agenda)
            values = {"settings": settings, "purge_on": purge_time(row.created_at, settings)}
            if lang is not None:
                values["lang"] = language(lang)
            connection.execute(
                update(schema.sessions).where(schema.sessions.c.code == row.code).values(**values)
            )
            if settings["pace"] != live.pace:
                _start_anew(connection, row.code, Agenda.model_validate(row.agenda), settings["pace"])
            else:
                # Open pages learn that something about the session is different.
                bump(connection, row.code)
            return session_of(session_row(connection, row.code))

        return self._database.write(work)

    def set_agenda(self, code: str, agenda: Agenda) -> Session:
        """Run another agenda.

        Raises
        ------
        BadValue
            Somebody has joined or a step was opened; or the agenda breaks a rule of the content.
        SessionClosed
            The session has ended.
        """
        # Found before the transaction: reading a pack from its files would hold up every other writer.
        found = self._database.read(lambda connection: session_row(connection, code))
        first = next(mistakes_in(pack_of(found.pack), agenda), None)
        if first is not None:
            raise BadValue(first.problem, first.remedy)

        def work(connection: Connection) -> Session:
            row = session_row(connection, code, lock=True)
            live = live_row(connection, row.code, lock=True)
            state = _openness(row, live)
            if state.closed:
                raise session_closed(row.code)
            if not state.agenda:
                why = "people have joined" if state.joined else "a step was opened"
                raise BadValue(
                    f"the agenda cannot change any more: {why}", "Start a new session to run another one"
                )
            connection.execute(
                update(schema.sessions)
                .where(schema.sessions.c.code == row.code)
                .values(agenda=agenda.model_dump(mode="json"), agenda_id=agenda.id)
            )
            _start_anew(connection, row.code, agenda, live.pace)
            return session_of(session_row(connection, row.code))

        return self._database.write(work)


def _openness(row: Row[Any], live: Row[Any]) -> Openness:
    return Openness(
        joined=row.next_seat > 1,
        started=live.opened_at is not None or bool(live.used),
        closed=row.closed_at is not None,
    )


def _start_anew(connection: Connection, code: str, agenda: Agenda, pace: str) -> None:
    values = live_values(agenda, pace)
    bump(connection, code, **{name: values[name] for name in STARTS_ANEW})
