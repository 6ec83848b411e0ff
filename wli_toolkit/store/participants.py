"""Participants: joining, resuming with a code, unlocking, progress, and leaving without a trace."""

from __future__ import annotations

import time
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, null, select, update

from wli_toolkit.content.model import Lang
from wli_toolkit.store import schema
from wli_toolkit.store.codes import ResumeCode
from wli_toolkit.store.consent import consent_place
from wli_toolkit.store.errors import BadValue, UnknownResumeCode
from wli_toolkit.store.guards import (
    Room,
    language,
    name,
    open_session_row,
    own_session_row,
    participant_row,
    session_row,
)
from wli_toolkit.store.helping import HelpState
from wli_toolkit.store.sealing import Key, lookup_tag, new_digest_key, new_lock, unlock

MOST_STEPS = 100


@dataclass(frozen=True)
class Participant:
    """One person in a session, known by a random id only.

    Attributes
    ----------
    seat
        The number for help in the room, from 1; not given again after a deletion.
    joined_at, seen_at
        Seconds since the epoch, UTC; `seen_at` is when they last joined, resumed or moved on.
    consent_group, consent_sensitive
        None until answered.
    step, screen, done
        Where they are, and the ids of the steps they have finished.
    left
        Said to have left before the end.
    help, help_since
        A raised hand, or somebody on the way; and since when, seconds since the epoch, UTC.
    """

    id: str
    session: str
    seat: int
    lang: Lang
    simulated: bool
    joined_at: float
    consent_group: bool | None
    consent_sensitive: bool | None
    step: str | None
    screen: str | None
    done: tuple[str, ...]
    seen_at: float
    left: bool
    help: HelpState | None = None
    help_since: float | None = None


@dataclass(frozen=True)
class Joined:
    """A new participant and their resume code, which is shown now and kept nowhere."""

    participant: Participant
    resume_code: str = field(repr=False)


class ParticipantRoom(Room):
    """Who takes part."""

    def join(self, code: str, *, lang: Lang, simulated: bool = False) -> Joined:
        """Let someone join who has agreed that their answers are kept; that answer is saved too.

        Raises
        ------
        UnknownSession, SessionClosed
            There is nothing to join.
        """
        language(lang)
        resume_code = ResumeCode.new()
        participant_id = uuid.uuid4().hex
        now = time.time()
        # Found before the transaction: reading a pack from its files would hold up every other writer.
        found = self._database.read(lambda connection: session_row(connection, code))
        consent = consent_place(found.pack, found.agenda)

        def work(connection: Connection) -> Participant:
            session = open_session_row(connection, code, lock=True)
            lock = new_lock(participant_id, resume_code, session.salt)
            connection.execute(
                insert(schema.participants).values(
                    id=participant_id,
                    session=session.code,
                    seat=session.next_seat,
                    lang=lang,
                    simulated=bool(simulated),
                    joined_at=now,
                    done=[],
                    seen_at=now,
                    left=False,
                    lookup_tag=lock.lookup_tag,
                    wrapped_key=lock.wrapped_key,
                    digest_key=new_digest_key(),
                )
            )
            connection.execute(
                update(schema.sessions)
                .where(schema.sessions.c.code == session.code)
                .values(next_seat=session.next_seat + 1)
            )
            if consent is not None:
                connection.execute(
                    insert(schema.answers).values(
                        participant=participant_id, **consent, value=True, sealed=null(), revision=1
                    )
                )
            return _participant(participant_row(connection, participant_id))

        return Joined(self._database.write(work), resume_code)

    def resume(self, code: str, resume_code: str) -> Participant:
        """Return the participant of session `code` to whom the resume code belongs.

        Works after the session has ended, too.

        Raises
        ------
        UnknownResumeCode
            It is malformed, or nobody's in this session.
        """

        def work(connection: Connection) -> Participant:
            session = session_row(connection, code)
            tag = lookup_tag(resume_code, session.salt)
            changed = connection.execute(
                update(schema.participants)
                .where(schema.participants.c.session == session.code, schema.participants.c.lookup_tag == tag)
                .values(seen_at=time.time(), left=False)
                .returning(schema.participants.c.id)
            ).scalar_one_or_none()
            if changed is None:
                raise UnknownResumeCode(
                    f"this resume code belongs to nobody in session {session.code}",
                    "Check each character and the session; the data may also have been deleted",
                )
            return _participant(participant_row(connection, changed))

        return self._database.write(work)

    def unlock(self, participant_id: str, resume_code: str) -> Key:
        """Return the key that opens this participant's sealed answers; WrongKey if the code is another's."""

        def work(connection: Connection) -> tuple[bytes, bytes]:
            row = participant_row(connection, participant_id)
            return session_row(connection, row.session).salt, row.wrapped_key

        salt, wrapped_key = self._database.read(work)
        return unlock(participant_id, resume_code, salt, wrapped_key)

    def participant(self, participant_id: str) -> Participant:
        """Return one participant; UnknownParticipant if they are not, or no longer, there."""
        return self._database.read(
            lambda connection: _participant(participant_row(connection, participant_id))
        )

    def participants(self, code: str) -> list[Participant]:
        """Return the participants of a session by seat."""

        def work(connection: Connection) -> list[Participant]:
            session = session_row(connection, code)
            query = (
                select(schema.participants)
                .where(schema.participants.c.session == session.code)
                .order_by(schema.participants.c.seat)
            )
            return [_participant(row) for row in connection.execute(query)]

        return self._database.read(work)

    def set_language(self, participant_id: str, lang: Lang) -> None:
        """Remember the language a participant reads in."""
        self._update(participant_id, lang=language(lang))

    def note_progress(
        self, participant_id: str, *, step: str | None, screen: str | None, done: Iterable[str]
    ) -> None:
        """Remember where a participant is, so that they can go on there and the console can show it."""
        finished = [name("a step", each) for each in done]
        if len(finished) > MOST_STEPS:
            raise BadValue(f"too many finished steps: {len(finished)}", f"Name at most {MOST_STEPS}")
        self._update(
            participant_id,
            step=None if not step else name("a step", step),
            screen=None if not screen else name("a screen", screen),
            done=finished,
            seen_at=time.time(),
        )

    def note_left(self, participant_id: str, left: bool = True) -> None:
        """Remember that someone left before the end, or came back."""
        self._update(participant_id, left=bool(left))

    def delete_participant(self, participant_id: str) -> bool:
        """Erase a participant: answers, keys, what was handed in; from the disk too.

        Frozen pictures stay: they count people, and hold of each only the random id. Returns False if
        traces stay on disk for now, because others keep the database busy or the disk is full; the next
        deletion removes them, or a server, which looks for such traces.
        """

        def work(connection: Connection) -> bool:
            own_session_row(connection, participant_id)
            participant_row(connection, participant_id, lock=True)
            connection.execute(delete(schema.participants).where(schema.participants.c.id == participant_id))
            return True

        return self._database.erase(work)

    def _update(self, participant_id: str, **values: object) -> None:
        def work(connection: Connection) -> None:
            participant_row(connection, participant_id, lock=True)
            if not values:
                return
            connection.execute(
                update(schema.participants).where(schema.participants.c.id == participant_id).values(**values)
            )

        self._database.write(work)


def _participant(row: Row[Any]) -> Participant:
    return Participant(
        id=row.id,
        session=row.session,
        seat=row.seat,
        lang=row.lang,
        simulated=row.simulated,
        joined_at=row.joined_at,
        consent_group=row.consent_group,
        consent_sensitive=row.consent_sensitive,
        step=row.step,
        screen=row.screen,
        done=tuple(row.done),
        seen_at=row.seen_at,
        left=row.left,
        help=row.help,
        help_since=row.help_at,
    )
