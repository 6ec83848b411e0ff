"""The hub: which pages are open, what they are told, and the one look at the store that tells when."""

from __future__ import annotations

import asyncio
import logging
import time
from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import Any, Protocol

from wli_toolkit.pages.live_state import live_message, progress_message, screen_message
from wli_toolkit.server.seating import Owner
from wli_toolkit.store import Store, StoreError, Watch

LOOK_EVERY_S = 0.2
PROGRESS_EVERY_S = 0.5


class Line(Protocol):
    """One open page's line."""

    def tell(self, message: Mapping[str, Any]) -> None:
        """Send `message` to the page."""


class Hub:
    """Knows the open pages and pushes live state to them; pages and kernels never poll.

    Parameters
    ----------
    on_gone
        Called with the owner of an open page whose data was deleted.
    """

    def __init__(self, store: Store, log: logging.Logger, on_gone: Callable[[Owner], None]) -> None:
        self._store = store
        self._watch = Watch(store)
        self._log = log
        self._on_gone = on_gone
        self._lines: dict[Owner, set[Line]] = defaultdict(set)
        self._told: dict[str, int] = {}
        self._stale: set[str] = set()
        self._progress_at: dict[str, float] = {}

    def open(self, owner: Owner, line: Line) -> None:
        """Register the line of an opened page and tell it the state of things."""
        self._lines[owner].add(line)
        self._stale.add(owner.session)
        self._progress_at.pop(owner.session, None)
        message = self._message(owner)
        if message is not None:
            line.tell(message)

    def close(self, owner: Owner, line: Line) -> None:
        """Forget the line of a closed page."""
        lines = self._lines.get(owner, set())
        lines.discard(line)
        if not lines:
            self._lines.pop(owner, None)
        self._stale.add(owner.session)

    def looking(self, owner: Owner) -> bool:
        """Tell whether any browser shows the page of `owner`."""
        return bool(self._lines.get(owner))

    def tell(self, owner: Owner, message: Mapping[str, Any]) -> None:
        """Send `message` to every browser that shows the page of `owner`."""
        for line in tuple(self._lines.get(owner, ())):
            line.tell(message)

    def connected(self, session: str) -> frozenset[str]:
        """Return the ids of the participants of `session` whose page is open."""
        return frozenset(
            owner.participant
            for owner in self._lines
            if owner.page == "workshop" and owner.session == session
        )

    async def look(self) -> None:
        """Look at the store once and push what changed."""
        try:
            if await asyncio.to_thread(self._watch.changed):
                self._stale.update(owner.session for owner in self._lines)
        except StoreError as error:
            self._log.warning("The store could not be looked at: %s", type(error).__name__)
            return
        now = time.monotonic()
        for session in tuple(self._stale):
            if now - self._progress_at.get(session, 0.0) < PROGRESS_EVERY_S:
                continue
            self._stale.discard(session)
            self._progress_at[session] = now
            try:
                await self._push(session)
            except StoreError as error:
                self._log.warning("Live state of a session could not be read: %s", type(error).__name__)

    async def _push(self, session: str) -> None:
        live = await asyncio.to_thread(self._store.live, session)
        there = {person.id for person in await asyncio.to_thread(self._store.participants, session)}
        for owner in [
            owner for owner in self._lines if owner.page == "workshop" and owner.session == session
        ]:
            if owner.participant not in there:
                self.tell(owner, {"type": "deleted"})
                self._on_gone(owner)
        moved = self._told.get(session) != live.rev
        self._told[session] = live.rev
        for owner in [owner for owner in self._lines if owner.session == session]:
            if owner.page != "workshop" or moved:
                message = await asyncio.to_thread(self._message, owner)
                if message is not None:
                    self.tell(owner, message)

    def _message(self, owner: Owner) -> dict[str, Any] | None:
        """Return what the page of `owner` is told of the room now."""
        try:
            if owner.page == "workshop":
                return live_message(self._store, owner.session)
            if owner.page == "screen":
                return screen_message(self._store, owner.session)
            return progress_message(self._store, owner.session, self.connected(owner.session))
        except StoreError as error:
            self._log.warning("Live state of a page could not be read: %s", type(error).__name__)
            return None
