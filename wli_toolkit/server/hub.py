"""The hub: which pages are open, what they are told, and the one look at the store that tells when."""

from __future__ import annotations

import asyncio
import json
import logging
import time
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from wli_toolkit.pages.assistant_view import assistant_message
from wli_toolkit.pages.live_state import phone_message, pictures_view, progress_message, screen_message
from wli_toolkit.pages.trouble import TROUBLES, tell_trouble
from wli_toolkit.server.elsewhere import Elsewhere
from wli_toolkit.server.identity import Role
from wli_toolkit.server.seating import Owner
from wli_toolkit.store import Live, Participant, Store, StoreError, UnknownSession, Watch

LOOK_EVERY_S = 0.2
PROGRESS_EVERY_S = 0.5
MOST_LINES = 16
"""So many browsers may show one page at once; the one opened first gives way to the next."""


def lets_in(store: Store, role: Role, session: str, grant: str) -> bool:
    """Tell whether `grant` still lets a facilitator or an assistant in."""
    try:
        return store.assists(session, grant) if role == "assistant" else store.leads(session, grant)
    except UnknownSession:
        return False


class Line(Protocol):
    """One open page's line."""

    def tell(self, message: Mapping[str, Any]) -> None:
        """Send `message` to the page."""

    def end(self) -> None:
        """Close the line."""


@dataclass(frozen=True)
class Told:
    """What a phone was told last: the live state's revision, its raised hand, and the pictures."""

    rev: int
    help: str | None
    pictures: str


class Hub:
    """Knows the open pages and pushes live state to them; pages and kernels never poll.

    Parameters
    ----------
    on_gone
        Called with the owner of an open page whose data was deleted, or who was let in no longer.
    """

    def __init__(self, store: Store, log: logging.Logger, on_gone: Callable[[Owner], None]) -> None:
        self._store = store
        self._watch = Watch(store)
        self._elsewhere = Elsewhere()
        self._log = log
        self._on_gone = on_gone
        self._lines: dict[Owner, dict[Line, None]] = defaultdict(dict)
        self._told: dict[Owner, Told] = {}
        self._stale: set[str] = set()
        self._progress_at: dict[str, float] = {}
        self._pushed: dict[str, int] = {}

    def open(self, owner: Owner, line: Line) -> None:
        """Register the line of an opened page and tell it the state of things."""
        lines = self._lines[owner]
        lines[line] = None
        if len(lines) > MOST_LINES:
            oldest = next(iter(lines))
            del lines[oldest]
            oldest.end()
        self._stale.add(owner.session)
        self._progress_at.pop(owner.session, None)
        # What takes longer to read, as pictures do, follows with the next look.
        self._told.pop(owner, None)
        message = self._message(owner)
        if message is not None:
            line.tell(message)

    def close(self, owner: Owner, line: Line) -> None:
        """Forget the line of a closed page."""
        lines = self._lines.get(owner, {})
        lines.pop(line, None)
        if not lines:
            self._lines.pop(owner, None)
            self._told.pop(owner, None)
        self._stale.add(owner.session)

    def looking(self, owner: Owner) -> bool:
        """Tell whether any browser shows the page of `owner`."""
        return bool(self._lines.get(owner))

    def tell(self, owner: Owner, message: Mapping[str, Any]) -> None:
        """Send `message` to every browser that shows the page of `owner`."""
        for line in tuple(self._lines.get(owner, ())):
            line.tell(message)

    def connected(self, session: str) -> frozenset[str]:
        """Return the ids of the participants of `session` whose page is open, on this server or another."""
        return self._here().get(session, frozenset()) | self._elsewhere.connected(session)

    def has_moved_on(self, owner: Owner) -> bool:
        """Tell whether the page of a participant is open on another server, and not here."""
        return not self.looking(owner) and owner.participant in self._elsewhere.connected(owner.session)

    async def look(self) -> None:
        """Look at the store once and push what changed."""
        try:
            if await asyncio.to_thread(self._watch.changed):
                self._stale.update(owner.session for owner in self._lines)
            await self._exchange()
        except StoreError as error:
            tell_trouble(self._log, error)
            return
        now = time.monotonic()
        for session in tuple(self._stale):
            is_soon = now - self._progress_at.get(session, 0.0) < PROGRESS_EVERY_S
            try:
                # Saved answers may wait a moment; what the facilitator did may not.
                if is_soon and not await self._has_moved(session):
                    continue
                self._stale.discard(session)
                self._progress_at[session] = now
                await self._push(session)
            except StoreError as error:
                tell_trouble(self._log, error)
                if isinstance(error, TROUBLES):
                    self._stale.add(session)

    async def leave(self, within: float) -> None:
        """Let every page go to another server, one after the other within so many seconds."""
        lines = [line for each in self._lines.values() for line in each]
        for line in lines:
            line.end()
            await asyncio.sleep(within / len(lines))

    def _here(self) -> dict[str, frozenset[str]]:
        """Return whose page is open on this server, by session."""
        here: dict[str, set[str]] = defaultdict(set)
        for owner in self._lines:
            if owner.page == "workshop":
                here[owner.session].add(owner.participant)
        return {session: frozenset(people) for session, people in here.items()}

    async def _exchange(self) -> None:
        """Tell the other servers who is here, and hear from them who is there."""
        now = time.monotonic()
        mine = {owner.session for owner in self._lines}
        self._stale.update(mine & self._elsewhere.hear(self._watch.words(), now))
        for word in self._elsewhere.words(self._here(), now):
            await asyncio.to_thread(self._watch.tell, word)

    async def _has_moved(self, session: str) -> bool:
        live = await asyncio.to_thread(self._store.live, session)
        return live.rev != self._pushed.get(session)

    async def _push(self, session: str) -> None:
        await self._let_go(session)
        live = await asyncio.to_thread(self._store.live, session)
        self._pushed[session] = live.rev
        others = [owner for owner in self._lines if owner.page != "workshop" and owner.session == session]
        # The screen first: it is what everybody looks at.
        for owner in others:
            if owner.page == "screen":
                await self._tell_other(owner)
        there = {person.id: person for person in await asyncio.to_thread(self._store.participants, session)}
        # Only what is released and belongs to the current step reaches a phone.
        pictures = await asyncio.to_thread(pictures_view, self._store, session, live.fresh)
        shown = json.dumps(pictures, sort_keys=True)
        for owner in [
            owner for owner in self._lines if owner.page == "workshop" and owner.session == session
        ]:
            person = there.get(owner.participant)
            if person is None:
                self.tell(owner, {"type": "deleted"})
                self._on_gone(owner)
            else:
                self._tell_phone(owner, live, person, pictures, shown)
        for owner in others:
            if owner.page != "screen":
                await self._tell_other(owner)

    async def _tell_other(self, owner: Owner) -> None:
        """Tell the console, the screen or an assistant how the room is."""
        message = await asyncio.to_thread(self._message, owner)
        if message is not None:
            self.tell(owner, message)

    async def _let_go(self, session: str) -> None:
        """Close the pages of those whose passcode was renewed or withdrawn, and an assistant's after the end."""
        for owner in [one for one in self._lines if one.page != "workshop" and one.session == session]:
            if await asyncio.to_thread(self._is_let_in, owner):
                continue
            self.tell(owner, {"type": "signed_out"})
            for line in self._lines.pop(owner, {}):
                line.end()
            self._on_gone(owner)

    def _is_let_in(self, owner: Owner) -> bool:
        role: Role = "assistant" if owner.page == "assistant" else "facilitator"
        return lets_in(self._store, role, owner.session, owner.grant)

    def _tell_phone(
        self, owner: Owner, live: Live, person: Participant, pictures: list[dict[str, Any]], shown: str
    ) -> None:
        """Tell a phone what is new to it; pictures are heavy, so each is sent once."""
        told, now = self._told.get(owner), Told(live.rev, person.help, shown)
        if told == now:
            return
        self._told[owner] = now
        has_them = told is not None and told.pictures == shown
        self.tell(owner, phone_message(live, person, None if has_them else pictures))

    def _message(self, owner: Owner) -> dict[str, Any] | None:
        """Return what the page of `owner` is told of the room now."""
        try:
            if owner.page == "workshop":
                person = self._store.participant(owner.participant)
                return phone_message(self._store.live(owner.session), person, None)
            if owner.page == "screen":
                return screen_message(self._store, owner.session)
            if owner.page == "assistant":
                if not self._is_let_in(owner):
                    return None
                return assistant_message(self._store, owner.session, self.connected(owner.session))
            return progress_message(self._store, owner.session, self.connected(owner.session))
        except StoreError as error:
            tell_trouble(self._log, error)
            return None
