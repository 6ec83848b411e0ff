"""How fast passcodes may be guessed: the right one is taken at once, wrong ones are answered ever more slowly."""

from __future__ import annotations

import asyncio
import time
from collections import defaultdict, deque

WRONG_TRIES = 10
WINDOW_S = 60.0
SLOW_S = 3.0


class Patience:
    """Counts wrong passcodes per session; nobody can lock the facilitator out by guessing.

    Checks go one at a time (`turn`), since each costs a hash; with some 39 bits in a passcode, that alone
    makes guessing hopeless.
    """

    def __init__(self) -> None:
        self._wrong: dict[str, deque[float]] = defaultdict(deque)
        self.turn = asyncio.Lock()

    def delay_s(self, session: str) -> float:
        """Note one wrong passcode and return how long its answer is to wait, in seconds."""
        now = time.monotonic()
        wrong = self._wrong[session]
        wrong.append(now)
        while now - wrong[0] > WINDOW_S:
            wrong.popleft()
        return SLOW_S if len(wrong) > WRONG_TRIES else 0.0
