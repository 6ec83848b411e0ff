"""Watching: whether anything in the store has changed, cheaply enough to ask several times a second."""

from __future__ import annotations

import threading
from typing import Self

from wli_toolkit.store.store import Store


class Watch:
    """Notices what any connection commits, of this process or another, on a connection of its own.

    Safe to ask from any thread. On PostgreSQL the news of a commit may take a moment to arrive.
    """

    def __init__(self, store: Store) -> None:
        self._database = store.database
        self._guard = threading.Lock()
        self._ear = self._database.ear()

    def changed(self) -> bool:
        """Say whether something was committed since the last call, or since the watch began.

        Raises
        ------
        Unreachable
            The connection was lost and the database does not answer; asking again tries again.
        """
        with self._guard:
            return self._database.heard(self._ear)

    def words(self) -> list[str]:
        """Return what servers on the same store said by `tell`, this one included, as far as `changed` heard it."""
        with self._guard:
            return self._ear.words()

    def tell(self, word: str) -> None:
        """Say something to the other servers on this store: those that listen now hear it, nothing is kept.

        SQLite's store is one machine's own: there nobody hears it.

        Raises
        ------
        StoreError
            The database does not answer.
        """
        self._database.tell(word)

    def close(self) -> None:
        """Stop watching."""
        with self._guard:
            self._ear.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()
