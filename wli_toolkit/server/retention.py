"""Retention: sessions are erased when their day has come, and traces that could not be removed are tried again."""

from __future__ import annotations

import asyncio
import logging

from wli_toolkit.store import Purged, Store, StoreError

log = logging.getLogger(__name__)

TIDY_EVERY_S = 600.0


def tell_purged(purged: Purged) -> str:
    """Return what is said of a session that was erased: nothing of what was in it."""
    return f"session {purged.code} is erased: people were told that it is kept until {purged.due_on}"


def tidy(store: Store) -> tuple[Purged, ...]:
    """Erase what is due and remove traces left before; say in one line each what was done, or could not be."""
    try:
        purged = store.purge_due()
        for each in purged:
            log.warning("%s", tell_purged(each))
        if not store.remove_traces():
            log.warning(
                "traces of deleted data stay on the disk while other programs use the store, or the disk is full; "
                "trying again in %.0f minutes",
                TIDY_EVERY_S / 60,
            )
    except StoreError as error:
        log.warning("what is due could not be erased (%s); trying again", type(error).__name__)
        return ()
    return purged


async def keep_tidy(store: Store) -> None:
    """Look every few minutes, beside the event loop, until cancelled."""
    while True:
        await asyncio.sleep(TIDY_EVERY_S)
        await asyncio.to_thread(tidy, store)
