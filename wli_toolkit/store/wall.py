"""The wall: copies of texts that their authors put out, looked at by the facilitator before anybody else sees them."""

from __future__ import annotations

import secrets
import unicodedata

from sqlalchemy import ColumnElement, Connection, and_, delete, insert, select

from wli_toolkit.content.model import Occasion
from wli_toolkit.store import schema
from wli_toolkit.store.errors import BadValue, StoreError
from wli_toolkit.store.guards import (
    own_session_row,
    participant_row,
    place,
    session_row,
    still_open,
)
from wli_toolkit.store.held_words import holds_one
from wli_toolkit.store.moderating import ModerationRoom
from wli_toolkit.store.posts import NUMBERS, OwnPost, Post, PostState, own_post_of, post_of
from wli_toolkit.store.sealing import Place
from wli_toolkit.store.written import without_controls

MOST_IN_A_POST = 200
_SAYS_SOMETHING = "LNPS"
"""Letters, numbers, punctuation and symbols, pictures among them; a text of nothing else is empty."""


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
        at = place(occasion, exercise, field, row)
        here = _found(participant_id, at)

        def work(connection: Connection) -> OwnPost:
            # The whole session is locked, so that two posts are not dealt the same number.
            session = still_open(own_session_row(connection, participant_id, lock=True))
            participant_row(connection, participant_id, lock=True)
            before = connection.execute(select(schema.posts).where(here)).one_or_none()
            if before is not None and before.text == words:
                return own_post_of(before)
            # The number of what is replaced stays taken for now: it is not dealt to the new text.
            number = _free_number(connection, session.code)
            connection.execute(delete(schema.posts).where(here))
            held = holds_one(words, session.settings.get("held_words") or ())
            state: PostState = "held" if held else "waiting"
            connection.execute(
                insert(schema.posts).values(
                    session=session.code, number=number, participant=participant_id, **at._asdict(),
                    text=words, state=state, pinned=False,
                )
            )  # fmt: skip
            return own_post_of(connection.execute(select(schema.posts).where(here)).one())

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
        here = _found(participant_id, place(occasion, exercise, field, row))

        def work(connection: Connection) -> bool:
            own_session_row(connection, participant_id)
            participant_row(connection, participant_id, lock=True)
            return connection.execute(delete(schema.posts).where(here)).rowcount > 0

        self._database.erase(work)

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
    """Return a text on one line, without what no database takes."""
    if not isinstance(text, str):
        raise BadValue(f"not a text: of type {type(text).__name__}", "Give the post as text")
    words = without_controls(" ".join(text.split())).strip()
    if not any(unicodedata.category(letter)[0] in _SAYS_SOMETHING for letter in words):
        raise BadValue("an empty post", "Save a text first")
    if len(words) > MOST_IN_A_POST:
        raise BadValue(f"a post of {len(words)} characters", f"Use at most {MOST_IN_A_POST}")
    return words


def _found(participant_id: str, at: Place) -> ColumnElement[bool]:
    """Return the condition under which a row is the post of what this person answered at that place."""
    columns = schema.posts.c
    return and_(
        columns.participant == participant_id, *(columns[key] == value for key, value in at._asdict().items())
    )


def _free_number(connection: Connection, code: str) -> int:
    """Return a number that nothing has, nor had when somebody decided about it."""
    used: set[int] = set()
    for table in (schema.posts, schema.wall_log):
        used |= set(connection.execute(select(table.c.number).where(table.c.session == code)).scalars())
    if used.issuperset(NUMBERS):
        raise StoreError(f"every number of the wall is taken in session {code}", "Start another session")
    while (number := secrets.choice(NUMBERS)) in used:
        pass
    return number
