"""The wall: copies of texts that their authors put out, looked at by the facilitator before anybody else sees them."""

from __future__ import annotations

import secrets
import unicodedata
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, and_, delete, insert, select

from wli_toolkit.content.model import Occasion
from wli_toolkit.store import schema
from wli_toolkit.store.errors import BadValue, StoreError, shortened
from wli_toolkit.store.guards import (
    name,
    open_session_row,
    participant_row,
    session_code_of,
    session_row,
)
from wli_toolkit.store.held_words import holds_one
from wli_toolkit.store.moderating import ModerationRoom
from wli_toolkit.store.posts import NUMBERS, OwnPost, Post, PostState, own_post_of, post_of

MOST_IN_A_POST = 200
MOST_ROWS = 100
_NOT_TEXT = ("Cc", "Cs")
_SAYS_SOMETHING = "LNPS"
"""Letters, numbers, punctuation and symbols, pictures among them; a text of nothing else is empty."""


@dataclass(frozen=True)
class _At:
    """Where the answer stands that a post is a copy of."""

    participant: str
    occasion: str
    exercise: str
    field: str
    row: int

    def found(self) -> Any:
        """Return the condition under which a row is the post of this place."""
        columns = schema.posts.c
        return and_(*(columns[key] == value for key, value in vars(self).items()))


class WallRoom(ModerationRoom):
    """Texts for the wall: put out, taken back, let through."""

    def post(
        self,
        participant_id: str,
        exercise: str,
        field: str,
        row: int,
        text: str,
        *,
        occasion: str = Occasion.DURING,
    ) -> OwnPost:
        """Put a copy of `text` out for the wall, in place of the one put out from the same answer before.

        It waits to be looked at, as a rewritten one does again. The same text again changes nothing.

        Raises
        ------
        SessionClosed
            The session has ended.
        BadValue
            It is no text, an empty one, or longer than 200 characters.
        """
        words = _words(text)
        at = _at(participant_id, occasion, exercise, field, row)

        def work(connection: Connection) -> OwnPost:
            # The whole session is locked, so that two posts are not dealt the same number.
            code = session_code_of(connection, participant_id)
            session = open_session_row(connection, code, lock=True)
            participant_row(connection, participant_id, lock=True)
            before = connection.execute(select(schema.posts).where(at.found())).one_or_none()
            if before is not None and before.text == words:
                return own_post_of(before)
            # The number of what is replaced stays taken for now: it is not dealt to the new text.
            number = _free_number(connection, code)
            connection.execute(delete(schema.posts).where(at.found()))
            held = holds_one(words, session.settings.get("held_words") or ())
            state: PostState = "held" if held else "waiting"
            connection.execute(
                insert(schema.posts).values(
                    session=code, number=number, text=words, state=state, pinned=False, **vars(at)
                )
            )
            return own_post_of(connection.execute(select(schema.posts).where(at.found())).one())

        return self._database.write(work)

    def unpost(
        self,
        participant_id: str,
        exercise: str,
        field: str,
        row: int,
        *,
        occasion: str = Occasion.DURING,
    ) -> None:
        """Take back what was put out from this answer, if anything; possible after the session has ended, too."""
        at = _at(participant_id, occasion, exercise, field, row)

        def work(connection: Connection) -> int:
            session_row(connection, session_code_of(connection, participant_id), share=True)
            participant_row(connection, participant_id, lock=True)
            return connection.execute(delete(schema.posts).where(at.found())).rowcount

        if self._database.write(work):
            self._database.scrub()

    def posts_of(self, participant_id: str) -> list[OwnPost]:
        """Return what a participant has put out."""

        def work(connection: Connection) -> list[OwnPost]:
            participant_row(connection, participant_id)
            columns = schema.posts.c
            query = select(schema.posts).where(columns.participant == participant_id)
            order = (columns.occasion, columns.exercise, columns.field, columns.row)
            return [own_post_of(row) for row in connection.execute(query.order_by(*order))]

        return self._database.read(work)

    def wall(self, code: str) -> list[Post]:
        """Return all that was put out, by its random numbers: in no order that leads to a person."""

        def work(connection: Connection) -> list[Post]:
            session = session_row(connection, code)
            query = select(schema.posts).where(schema.posts.c.session == session.code)
            return [post_of(row) for row in connection.execute(query.order_by(schema.posts.c.number))]

        return self._database.read(work)


def _words(text: object) -> str:
    """Return a text on one line, without what is no text."""
    if not isinstance(text, str):
        raise BadValue(f"not a text: of type {type(text).__name__}", "Give the post as text")
    line = " ".join(text.split())
    words = "".join(letter for letter in line if unicodedata.category(letter) not in _NOT_TEXT).strip()
    if not any(unicodedata.category(letter)[0] in _SAYS_SOMETHING for letter in words):
        raise BadValue("an empty post", "Save a text first")
    if len(words) > MOST_IN_A_POST:
        raise BadValue(f"a post of {len(words)} characters", f"Use at most {MOST_IN_A_POST}")
    return words


def _at(participant: str, occasion: str, exercise: str, field: str, row: int) -> _At:
    if occasion not in tuple(Occasion):
        raise BadValue(f"unknown occasion: {shortened(occasion)}", f"Use one of {', '.join(Occasion)}")
    if isinstance(row, bool) or not isinstance(row, int) or not 0 <= row < MOST_ROWS:
        raise BadValue(f"row: {shortened(row)}", f"Use a whole number from 0 to {MOST_ROWS - 1}")
    return _At(participant, str(occasion), name("an exercise", exercise), name("a field", field), row)


def _free_number(connection: Connection, code: str) -> int:
    """Return a number that nothing has, nor had when somebody decided about it."""
    used: set[int] = set()
    for table in (schema.posts, schema.wall_log):
        used |= set(connection.execute(select(table.c.number).where(table.c.session == code)).scalars())
    free = len(NUMBERS) - len(used)
    if free < 1:
        raise StoreError(f"every number of the wall is taken in session {code}", "Start another session")
    while (number := secrets.choice(NUMBERS)) in used:
        pass
    return number
