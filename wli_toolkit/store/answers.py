"""Answers: saved once per op, sealed where private, read back whole only with the participant's key."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from typing import Any

from sqlalchemy import Connection, Row, insert, null, select

from wli_toolkit.content.model import Occasion
from wli_toolkit.store import schema
from wli_toolkit.store.answer_rows import Answer, answer_of, rows_of
from wli_toolkit.store.consent import CONSENTS
from wli_toolkit.store.consenting import Consents, consents_of
from wli_toolkit.store.errors import BadValue, ConsentChanged, StoreError, wrong_key
from wli_toolkit.store.guards import (
    Room,
    name,
    own_session_row,
    participant_row,
    place,
    session_row,
    still_open,
    touch,
)
from wli_toolkit.store.known import Known, last_own, refuse_taken, unseen_at
from wli_toolkit.store.sealing import Key, as_json
from wli_toolkit.store.settings import FREE


@dataclass(frozen=True)
class Cell:
    """One value to save: under which name and row, and whether only the participant may read it; None is unset."""

    field: str
    value: Any
    seal: bool
    row: int = 0


@dataclass(frozen=True)
class Saved:
    """An answer is on disk.

    Attributes
    ----------
    revision
        The one this change made.
    repeated
        This op had been carried out before, and nothing was changed.
    unseen
        By field, what stood there before and was written without the sender knowing; None where they knew.
    """

    revision: int
    repeated: bool
    unseen: Mapping[str, Any] | None = dataclass_field(default=None, repr=False)


@dataclass(frozen=True)
class GroupAnswer:
    """An unsealed answer of someone who agreed to being counted, for summaries only."""

    participant: str
    simulated: bool
    consent_sensitive: bool | None
    occasion: str
    exercise: str
    field: str
    row: int
    value: Any
    revision: int
    digest_key: bytes = dataclass_field(repr=False)


class AnswerRoom(Room):
    """What participants answered."""

    def save_answer(
        self,
        participant_id: str,
        key: Key,
        *,
        occasion: str,
        exercise: str,
        field: str,
        row: int = 0,
        value: Any,
        seal: bool,
        op: str,
    ) -> Saved:
        """Save one value; see `save_answers`."""
        return self.save_answers(
            participant_id,
            key,
            occasion=occasion,
            exercise=exercise,
            cells=[Cell(field, value, seal, row)],
            op=op,
        )

    def save_answers(
        self,
        participant_id: str,
        key: Key,
        *,
        occasion: str,
        exercise: str,
        cells: Sequence[Cell],
        op: str,
        consents: Consents | None = None,
        known: Known | None = None,
    ) -> Saved:
        """Save the values of one answer, all or none; when this returns they are on disk.

        Each op of a participant is carried out once: repeating it, even after later ones or after the
        session has ended, changes nothing and returns the revision it made. The last op carried out wins.
        After the session has ended only the follow-up can be answered, and where somebody leads, only then; and what
        may be counted can be changed at any time.
        A value that the sender did not know of, because it was written from elsewhere, is replaced like any
        other, and returned.

        Parameters
        ----------
        key
            The participant's own; used only for what is sealed.
        cells
            One or more; the first gives the revision.
        op
            The sender's name for this change, unique among the participant's.
        consents
            By which consents the cells are sealed or open, where any of them depends on that.
        known
            What the sender knows of this answer; None asks nothing about others' changes.

        Raises
        ------
        ConsentChanged
            It was changed meanwhile, in another tab say; read it again and save again.
        SessionClosed, UnknownParticipant, WrongKey, BadValue
            Nothing was saved.
        RowTaken
            The row that the sender begins has been begun from elsewhere; nothing was saved.
        """
        if key.participant != participant_id:
            raise wrong_key(participant_id)
        if not cells:
            raise BadValue("no value to save", "Give one or more cells")
        places = [place(occasion, exercise, cell.field, cell.row) for cell in cells]
        name("an op", op)
        rows = []
        for at, cell in zip(places, cells, strict=True):
            as_json(cell.value)
            stored = (
                {"value": null(), "sealed": key.seal(at, cell.value)} if cell.seal else _plain(cell.value)
            )
            rows.append({"participant": participant_id, **at._asdict(), **stored, "revision": 1})

        def work(connection: Connection) -> Saved:
            session = own_session_row(connection, participant_id)
            person = participant_row(connection, participant_id, lock=True)
            earlier = connection.execute(
                select(schema.ops.c.revision).where(
                    schema.ops.c.participant == participant_id, schema.ops.c.op == op
                )
            ).scalar_one_or_none()
            if earlier is not None:
                return Saved(earlier, repeated=True)
            if consents is not None and consents_of(person) != consents:
                raise ConsentChanged("the consents were changed meanwhile", "Save the answer again")
            if all(cell.field in CONSENTS for cell in cells):
                pass  # possible at any time
            elif occasion != Occasion.FOLLOW_UP:
                still_open(session)
            elif session.closed_at is None and session.settings["pace"] != FREE:
                raise StoreError(
                    f"the follow-up of session {session.code} has not begun", "End the session first"
                )
            unseen = None
            if known is not None:
                mine = last_own(connection, participant_id, known)
                if known.opens and not mine:
                    refuse_taken(connection, key, places[0], known.opens)
                unseen = unseen_at(connection, key, places, mine or known.revision)
            revisions = [
                self._database.upsert(connection, schema.answers, values, bump=schema.answers.c.revision)
                for values in rows
            ]
            connection.execute(
                insert(schema.ops).values(participant=participant_id, op=op, revision=revisions[0])
            )
            touch(connection, participant_id)
            return Saved(revisions[0], repeated=False, unseen=unseen)

        return self._database.write(work)

    def answers(self, participant_id: str, key: Key | None = None) -> list[Answer]:
        """Return a participant's answers: all of them with their key, only the unsealed ones without.

        Raises
        ------
        UnknownParticipant
            They are not, or no longer, there.
        WrongKey
            The key does not open what is sealed.
        """

        def work(connection: Connection) -> list[Row[Any]]:
            participant_row(connection, participant_id)
            return list(rows_of(connection, participant_id))

        rows = self._database.read(work)
        if key is not None and key.participant != participant_id:
            raise wrong_key(participant_id)
        return [answer_of(row, key) for row in rows if key is not None or row.sealed is None]

    def group_answers(self, code: str) -> list[GroupAnswer]:
        """Return the unsealed answers of those who agreed to being counted in the group."""
        answers, people = schema.answers, schema.participants

        def work(connection: Connection) -> list[GroupAnswer]:
            session = session_row(connection, code)
            query = (
                select(answers, people.c.simulated, people.c.consent_sensitive, people.c.digest_key)
                .join(people, people.c.id == answers.c.participant)
                .where(
                    people.c.session == session.code,
                    people.c.consent_group.is_(True),
                    answers.c.sealed.is_(None),
                )
                .order_by(*answers.primary_key.columns)
            )
            return [
                GroupAnswer(
                    participant=row.participant,
                    simulated=row.simulated,
                    consent_sensitive=row.consent_sensitive,
                    occasion=row.occasion,
                    exercise=row.exercise,
                    field=row.field,
                    row=row.row,
                    value=row.value,
                    revision=row.revision,
                    digest_key=row.digest_key,
                )
                for row in connection.execute(query)
            ]

        return self._database.read(work)


def _plain(value: Any) -> dict[str, Any]:
    return {"value": value, "sealed": null()}
