"""The store of a seat: the one that this process has rehearsed with, moved to the seat's place, or one opened anew."""

from __future__ import annotations

from wli_toolkit.store import Store, open_store

_spare: list[Store] = []
_seated: list[Store] = []


def keep_for_seat(store: Store) -> None:
    """Keep a closed store for the seat that this process, or one forked from it, will be given."""
    _spare[:] = [store]


def open_seat_store(url: str) -> Store:
    """Open the store that a seat names; the server has it open and has brought it up to date."""
    store = _moved(url) or open_store(url, is_current=True)
    _seated.append(store)
    return store


def rest() -> None:
    """Let the database serve others until the next message: a roomful of kernels would use up its connections."""
    for store in _seated:
        store.rest()


def _moved(url: str) -> Store | None:
    return store if _spare and (store := _spare.pop()).move(url) else None
