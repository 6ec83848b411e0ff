"""Answers on their way: kept as a phone keeps them, sent again until they are acknowledged, and their times noted."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from wli_toolkit.simulate.dice import Dice

Place = tuple[str, str, str, int]
"""Occasion, exercise, field and row."""


def place_of(answer: Mapping[str, Any]) -> Place:
    """Return what an answer that a page came with is the answer to."""
    return answer["occasion"], answer["exercise"], answer["field"], answer["row"]


@dataclass
class Entry:
    """One answer that is not acknowledged yet."""

    op: str
    place: Place
    value: Any
    sent_at: float | None = None
    times_sent: int = 0

    def message(self) -> dict[str, Any]:
        """Return the message that saves it."""
        occasion, exercise, name, row = self.place
        return {
            "type": "save",
            "op": self.op,
            "occasion": occasion,
            "exercise": exercise,
            "field": name,
            "row": row,
            "value": self.value,
        }


@dataclass
class Outbox:
    """What one phone keeps; it outlives a reload of the page, as local storage does.

    Attributes
    ----------
    saved
        The last acknowledged value of each answer.
    ops
        Every change of each answer that was ever made; each may be carried out once.
    repeats
        Acknowledgements of what had been acknowledged before.
    before
        The revisions of what was there when the page was first opened: joining itself answers a question.
    refused
        What the server would not take, with what it said.
    save_s, again_s
        Seconds from first sending to the acknowledgement: of answers sent once, and of those that were sent
        again, by a second press as well.
    """

    deliver: Callable[[Mapping[str, Any]], bool]
    dice: Dice
    entries: dict[Place, Entry] = field(default_factory=dict)
    away: set[str] = field(default_factory=set)
    saved: dict[Place, Any] = field(default_factory=dict)
    ops: dict[Place, set[str]] = field(default_factory=dict)
    before: dict[Place, int] = field(default_factory=dict)
    refused: list[tuple[Place, Any]] = field(default_factory=list)
    save_s: list[float] = field(default_factory=list)
    again_s: list[float] = field(default_factory=list)
    repeats: int = 0

    def begin(self, found: Iterable[Mapping[str, Any]]) -> None:
        """Take note of the answers that the page first came with."""
        self.before = {place_of(answer): int(answer["revision"]) for answer in found}

    def put(self, place: Place, value: Any) -> Entry:
        """Keep a new value of an answer, and send it."""
        op = f"{int(self.dice.share() * 2**53):014x}{sum(map(len, self.ops.values())):04x}"
        entry = Entry(op, place, value)
        self.entries[place] = entry
        self.ops.setdefault(place, set()).add(op)
        self.flush()
        return entry

    def flush(self) -> None:
        """Send what is due."""
        for entry in self.entries.values():
            if entry.op not in self.away:
                if not self.press(entry):
                    return
                self.away.add(entry.op)

    def press(self, entry: Entry) -> bool:
        """Send one entry, whether it is under way or not; the op stays the same."""
        if not self.deliver(entry.message()):
            return False
        entry.times_sent += 1
        entry.sent_at = entry.sent_at or time.monotonic()
        return True

    def resend(self) -> None:
        """Send all of it once more: after a lost link nobody knows what arrived."""
        self.away.clear()
        self.flush()

    def settle(self, op: str) -> Entry | None:
        """Take out what `op` saved; None where a newer value has taken its place, or it is settled already."""
        entry = next((entry for entry in self.entries.values() if entry.op == op), None)
        if entry is None:
            self.repeats += 1
            return None
        del self.entries[entry.place]
        self.saved[entry.place] = entry.value
        if entry.sent_at is not None:
            taken = time.monotonic() - entry.sent_at
            (self.save_s if entry.times_sent == 1 else self.again_s).append(taken)
        return entry

    def refuse(self, op: str, why: Any) -> None:
        """Take out what the server refused under `op`."""
        entry = next((entry for entry in self.entries.values() if entry.op == op), None)
        if entry is not None:
            del self.entries[entry.place]
            self.refused.append((entry.place, why))
