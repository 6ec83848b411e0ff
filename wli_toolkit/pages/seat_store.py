"""The store of a seat: the one that this process has rehearsed with, moved to the seat's place, or one opened anew."""

from __future__ import annotations

from wli_toolkit.store import Store, open_store

_spare: list[Store] = []


def keep_for_seat(store: Store) -> None:
    """Keep a closed store for the seat that this process, or one forked from it, will be given."""
    _spare[:] = [store]


def open_seat_store(url: str) -> Store:
    """Open the store that a seat names; the server has it open and has brought it up to date."""
    if _spare and (store := _spare.pop()).move(url):
        return store
    return open_store(url, is_current=True)
