"""Whose page is open on other servers of the same store: told between them, kept by nobody."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Mapping
from typing import Any

REPEAT_EVERY_S = 4.0
"""A server that was restarted, or did not hear, learns again after so long."""
FORGET_AFTER_S = 3 * REPEAT_EVERY_S + 1
"""A server that says nothing for so long is gone, and its people with it."""
PEOPLE_IN_A_WORD = 150
"""So many ids of 32 letters, and what stands around them, fit into one notification of the database."""


class Elsewhere:
    """What this server says to the others, and what it has heard from them; times are in seconds of one clock."""

    def __init__(self) -> None:
        self._name = secrets.token_hex(8)
        self._heard: dict[tuple[str, str, int], tuple[float, frozenset[str]]] = {}
        self._said: dict[str, frozenset[str]] = {}
        self._parts: dict[str, int] = {}
        self._repeat_at = 0.0

    def words(self, here: Mapping[str, frozenset[str]], now: float) -> list[str]:
        """Return what is to be said now, of the participants of each session whose page is open `here`."""
        is_time = now >= self._repeat_at
        if is_time:
            self._repeat_at = now + REPEAT_EVERY_S
        words = []
        for session in sorted({*here, *self._said}):
            people = here.get(session, frozenset())
            if people != self._said.get(session) or is_time:
                words += self._about(session, people)
            self._said[session] = people
        self._said = {session: people for session, people in self._said.items() if people}
        return words

    def hear(self, words: Iterable[str], now: float) -> set[str]:
        """Take in what was said; return the sessions of which something new is known."""
        moved = set()
        for word in words:
            told: dict[str, Any] = json.loads(word)
            if told["server"] == self._name:
                continue
            key = (told["server"], told["session"], told["part"])
            people = frozenset(told["people"])
            if people != self._heard.get(key, (0.0, frozenset()))[1]:
                moved.add(told["session"])
            self._heard[key] = (now, people)
        for key, (heard_at, people) in list(self._heard.items()):
            if now - heard_at > FORGET_AFTER_S or not people:
                del self._heard[key]
                if people:
                    moved.add(key[1])
        return moved

    def connected(self, session: str) -> frozenset[str]:
        """Return the participants of `session` whose page is open on another server."""
        return frozenset().union(*(people for key, (_at, people) in self._heard.items() if key[1] == session))

    def _about(self, session: str, people: frozenset[str]) -> list[str]:
        """Return all of a session's people, in as many parts as before at least, so that none stays behind."""
        ordered = sorted(people)
        parts = max(1, -(-len(ordered) // PEOPLE_IN_A_WORD))
        words = [
            json.dumps(
                {
                    "server": self._name,
                    "session": session,
                    "part": part,
                    "people": ordered[part * PEOPLE_IN_A_WORD : (part + 1) * PEOPLE_IN_A_WORD],
                },
                separators=(",", ":"),
            )
            for part in range(max(parts, self._parts.get(session, 1)))
        ]
        self._parts[session] = parts
        return words
