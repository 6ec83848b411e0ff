"""Sessions opened for review: they hold a store, and close it by themselves after `with`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Self, TypeVar

from wli_toolkit.store import Store, open_store

Opened = TypeVar("Opened")


class HoldsStore:
    """What has taken over an open store; `last` is called once that is closed."""

    def __init__(self, store: Store, last: Callable[[], None] | None = None) -> None:
        self._store = store
        self._last = last

    @property
    def store(self) -> Store:
        """Where its sessions are kept."""
        return self._store

    def close(self) -> None:
        """Close the store."""
        self._store.close()
        if self._last is not None:
            self._last()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()


def opened(db: str | None, take_over: Callable[[Store], Opened]) -> Opened:
    """Open the store `db` and return what takes it over; where that fails, the store is closed again."""
    store = open_store(db)
    try:
        return take_over(store)
    except BaseException:
        store.close()
        raise
