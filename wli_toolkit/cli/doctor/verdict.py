"""From what one person costs to how many people this machine holds, and what runs out first."""

from __future__ import annotations

import math
import os
from dataclasses import dataclass
from typing import Literal

import psutil

from wli_toolkit.cli.doctor.cost import Cost

SPARE_BYTES = 1_000_000_000
"""Memory left to the browser, the console and the system."""
ALL_IN_WITHIN_S = 60.0
"""How long the last person of a room may wait for their kernel; their page is usable meanwhile."""
ANSWER_EVERY_S = 4.0
"""How often each of a busy room answers."""
BUSY_SHARE = 0.6
"""How much of the processor a room that answers may take, so that nobody waits behind the others."""

Limit = Literal["memory", "joining", "answering"]


@dataclass(frozen=True)
class Verdict:
    """What the measurements come to.

    Attributes
    ----------
    by
        How many people each of the three would allow.
    """

    seats_wanted: int
    by: dict[Limit, int]
    cost: Cost
    free_bytes: int
    cores: int

    @property
    def seats(self) -> int:
        """Return how many people this machine holds."""
        return min(self.by.values())

    @property
    def first_limit(self) -> Limit:
        """Return what runs out first."""
        return min(self.by, key=lambda limit: self.by[limit])

    @property
    def enough(self) -> bool:
        """Whether the wanted number of people fits."""
        return self.seats >= self.seats_wanted


def judge(seats: int, cost: Cost, *, free_bytes: int | None = None, cores: int | None = None) -> Verdict:
    """Return how many people `cost` allows on this machine, or on one with so much memory and so many cores."""
    free = psutil.virtual_memory().available if free_bytes is None else free_bytes
    count = (os.cpu_count() or 1) if cores is None else cores
    by: dict[Limit, int] = {
        "memory": math.floor((free - SPARE_BYTES - cost.server_bytes) / cost.person_bytes),
        "joining": math.floor(ALL_IN_WITHIN_S * count / max(0.001, cost.join_cpu_s)),
        "answering": math.floor(BUSY_SHARE * count * ANSWER_EVERY_S / max(0.0001, cost.save_cpu_s)),
    }
    return Verdict(seats, {limit: max(0, people) for limit, people in by.items()}, cost, free, count)
