"""How fast anybody may go: generous for a person, and whoever goes faster waits, alone."""

from __future__ import annotations

import time
from collections import OrderedDict, defaultdict
from collections.abc import Hashable
from typing import Generic, TypeVar

KEPT = 10_000
"""So many paces are remembered; who was quiet for longest is forgotten first, and starts fresh."""

K = TypeVar("K", bound=Hashable)
T = TypeVar("T", bound=Hashable)


class Bucket:
    """Takes `burst` at once, and `per_s` every second after that.

    What is asked for beyond is owed, and whoever asked is told how long to wait until it is paid back.
    """

    def __init__(self, burst: float, per_s: float) -> None:
        self._burst = burst
        self._per_s = per_s
        self._left = burst
        self._at = time.monotonic()

    def wait_s(self, cost: float = 1.0) -> float:
        """Take `cost` and return how long to wait before going on, in seconds."""
        now = time.monotonic()
        self._left = min(self._burst, self._left + (now - self._at) * self._per_s) - cost
        self._at = now
        return max(0.0, -self._left / self._per_s)


class Paces(Generic[K]):
    """One bucket for each of whom there are many."""

    def __init__(self, burst: float, per_s: float, kept: int = KEPT) -> None:
        self._burst = burst
        self._per_s = per_s
        self._kept = kept
        self._buckets: OrderedDict[K, Bucket] = OrderedDict()

    def wait_s(self, whose: K, cost: float = 1.0) -> float:
        """Take `cost` from the bucket of `whose` and return how long they are to wait, in seconds."""
        bucket = self._buckets.get(whose)
        if bucket is None:
            bucket = self._buckets[whose] = Bucket(self._burst, self._per_s)
            if len(self._buckets) > self._kept:
                self._buckets.popitem(last=False)
        self._buckets.move_to_end(whose)
        return bucket.wait_s(cost)


class Newest(Generic[K, T]):
    """Holds the newest few things of each owner: one more, and the oldest has to go."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._held: dict[K, dict[T, None]] = defaultdict(dict)

    def add(self, owner: K, thing: T) -> T | None:
        """Hold `thing`; return the oldest if there are too many now."""
        held = self._held[owner]
        held[thing] = None
        if len(held) <= self._most:
            return None
        oldest = next(iter(held))
        del held[oldest]
        return oldest

    def of(self, owner: K) -> tuple[T, ...]:
        """Return what is held of `owner`."""
        return tuple(self._held.get(owner, ()))

    def drop(self, owner: K, thing: T) -> None:
        """Hold `thing` no longer."""
        held = self._held.get(owner, {})
        held.pop(thing, None)
        if not held:
            self._held.pop(owner, None)
