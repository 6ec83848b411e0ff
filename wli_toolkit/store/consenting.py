"""Consents: what may be counted of a person, and sealing at once what may not any more."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, Row, null, select, tuple_, update

from wli_toolkit.store import schema
from wli_toolkit.store.consent import CONSENTS
from wli_toolkit.store.errors import wrong_key
from wli_toolkit.store.guards import Room, own_session_row, participant_row
from wli_toolkit.store.sealing import Key, Place, new_digest_key

Column = tuple[str, str]
"""Exercise, and one of its columns or kept scores."""


class Unchanged(Enum):
    """What stands for "leave it as it is", where None means something else."""

    UNCHANGED = "unchanged"


UNCHANGED: Final = Unchanged.UNCHANGED


class Consents(NamedTuple):
    """What one person agreed to; None is unanswered, which is no consent."""

    group: bool | None
    sensitive: bool | None

    @property
    def opens_group(self) -> bool:
        """Whether what is kept of sealed answers for the group's sake may stand open."""
        return self.group is True

    @property
    def opens_sensitive(self) -> bool:
        """Whether sensitive answers may stand open: they are counted only where the others are."""
        return self.group is True and self.sensitive is True


class ConsentRoom(Room):
    """What may be counted of whom. Possible after the session has ended, too: a consent can be withdrawn any time."""

    def consents(self, participant_id: str) -> Consents:
        """Return what a participant agreed to, as it stands now."""
        return self._database.read(
            lambda connection: consents_of(participant_row(connection, participant_id))
        )

    def set_consents(
        self,
        participant_id: str,
        *,
        group: bool | Unchanged | None = UNCHANGED,
        sensitive: bool | Unchanged | None = UNCHANGED,
    ) -> None:
        """Remember what may enter the group's figures; what is left out stays. Seals nothing: see `apply_consents`."""

        def work(connection: Connection) -> bool:
            row = participant_row(connection, participant_id, lock=True)
            before = consents_of(row)
            now = Consents(
                before.group if group is UNCHANGED else group,
                before.sensitive if sensitive is UNCHANGED else sensitive,
            )
            return _remember(connection, participant_id, before, now)

        self._database.erase(work)

    def apply_consents(
        self, participant_id: str, key: Key, sealed_by: Callable[[Consents], Mapping[Column, bool]]
    ) -> None:
        """Let the consents that a person has answered count, and seal or open what they decide about: all or nothing.

        What they answered is read here and now: another of their tabs may have saved something else meanwhile.

        Values and revisions stay as they are. Where a consent is withdrawn, the key of the person's digests is made
        anew: frozen pictures keep their numbers, but nothing in them can be tried against guesses of the answers.

        Parameters
        ----------
        sealed_by
            Told the consents, says of each column and kept score that depends on them whether it is to be sealed.

        Raises
        ------
        UnknownParticipant, WrongKey
            Nothing was changed.
        """
        if key.participant != participant_id:
            raise wrong_key(participant_id)

        def work(connection: Connection) -> bool:
            own_session_row(connection, participant_id)
            before = consents_of(participant_row(connection, participant_id, lock=True))
            now = _answered(connection, participant_id)
            if now == before:
                return False
            was_sealed = _reseal(connection, participant_id, key, sealed_by(now))
            return _remember(connection, participant_id, before, now) or was_sealed

        self._database.erase(work)


def consents_of(row: Row[Any]) -> Consents:
    """Return the consents that a participant's row holds."""
    return Consents(row.consent_group, row.consent_sensitive)


def _answered(connection: Connection, participant_id: str) -> Consents:
    """Return the consents as they are answered."""
    columns = schema.answers.c
    query = select(columns.field, columns.value).where(
        columns.participant == participant_id, columns.field.in_(CONSENTS), columns.sealed.is_(None)
    )
    given = {row.field: row.value for row in connection.execute(query) if isinstance(row.value, bool)}
    return Consents(*(given.get(name) for name in CONSENTS))


def _remember(connection: Connection, participant_id: str, before: Consents, now: Consents) -> bool:
    """Write the consents down; say whether one was withdrawn."""
    withdrawn = any(was and not is_ for was, is_ in zip(before, now, strict=True))
    changes: dict[str, Any] = {"consent_group": now.group, "consent_sensitive": now.sensitive}
    if withdrawn:
        changes["digest_key"] = new_digest_key()
    if before != now:
        people = schema.participants
        connection.execute(update(people).where(people.c.id == participant_id).values(**changes))
    return withdrawn


def _reseal(connection: Connection, participant_id: str, key: Key, sealed: Mapping[Column, bool]) -> bool:
    """Seal or open what is asked for; say whether anything was sealed that stood open."""
    columns = schema.answers.c
    query = select(schema.answers).where(
        columns.participant == participant_id, tuple_(columns.exercise, columns.field).in_(list(sealed))
    )
    was_sealed = False
    for row in connection.execute(query).all():
        seal = sealed[row.exercise, row.field]
        if (row.sealed is not None) == seal:
            continue
        at = Place(row.occasion, row.exercise, row.field, row.row)
        stored = (
            {"value": null(), "sealed": key.seal(at, row.value)}
            if seal
            else {"value": key.open(at, row.sealed), "sealed": null()}
        )
        here = (columns[name] == each for name, each in at._asdict().items())
        connection.execute(
            update(schema.answers).where(columns.participant == participant_id, *here).values(**stored)
        )
        was_sealed = was_sealed or seal
    return was_sealed
