"""Draws that come out alike for the same seed and name, on every platform and Python version."""

from __future__ import annotations

import hashlib
import math
import random
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class Dice:
    """A stream of draws of its own for one seed and one name.

    Only `random.Random.random` is used: it is the one draw whose sequence Python promises to keep. A bell
    curve is made of sums, not of logarithms, whose last digit depends on the platform. Because every name
    has its own stream, a question added to a pack changes nobody's answers to the others.

    Parameters
    ----------
    seed
        What makes one simulation differ from another.
    name
        What is drawn, for whom: any values with a stable `str`.
    """

    def __init__(self, seed: int, *name: object) -> None:
        digest = hashlib.sha256("\x1f".join(str(part) for part in (seed, *name)).encode()).digest()
        self._stream = random.Random(int.from_bytes(digest[:16], "big"))  # noqa: S311 (a simulation, no secret)

    def chance(self, share: float) -> bool:
        """Return True in `share` of draws; 0 never, 1 always."""
        return self._stream.random() < share

    def share(self) -> float:
        """Return a number from 0 to just under 1."""
        return self._stream.random()

    def below(self, count: int) -> int:
        """Return a whole number from 0 to `count` − 1."""
        return int(self._stream.random() * count)

    def pick(self, items: Sequence[T]) -> T:
        """Return one of `items`."""
        return items[self.below(len(items))]

    def sample(self, items: Sequence[T], count: int) -> list[T]:
        """Return `count` different ones of `items` (all of them if there are fewer), in their own order."""
        left = list(range(len(items)))
        taken = [left.pop(self.below(len(left))) for _ in range(min(count, len(items)))]
        return [items[index] for index in sorted(taken)]

    def bell(self) -> float:
        """Return a number around 0 with standard deviation 1, never beyond ±6."""
        # fsum is exact; the built-in sum of floats differs between Python versions.
        return math.fsum(self._stream.random() for _ in range(12)) - 6
