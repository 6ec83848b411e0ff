"""How fast codes may be guessed: the right one is taken at once, wrong ones are answered ever more slowly."""

from __future__ import annotations

import asyncio
import hashlib
import secrets
import time
from collections import OrderedDict, deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

WRONG_TRIES = 10
WINDOW_S = 60.0
SLOW_S = 3.0
KEPT = 1000
"""Of so many codes wrong tries are counted; the one tried longest ago is forgotten first."""
MOST_WAITING = 20
"""So many checks may wait from one place; a person has one."""


class TooManyWaitingError(Exception):
    """Too many checks are waiting from this place already; nobody else is kept from theirs."""


class Turns:
    """One check at a time, in fair turns: whoever asks for many waits behind whoever asks for one."""

    def __init__(self, most_waiting: int = MOST_WAITING) -> None:
        self._most_waiting = most_waiting
        self._busy = False
        self._waiting: OrderedDict[str, deque[asyncio.Future[None]]] = OrderedDict()

    @asynccontextmanager
    async def take(self, place: str) -> AsyncIterator[None]:
        """Wait for a turn, one place after the other.

        Raises
        ------
        TooManyWaitingError
            So many wait from `place` already.
        """
        if self._busy:
            await self._wait(place)
        self._busy = True
        try:
            yield
        finally:
            self._pass_on()

    async def _wait(self, place: str) -> None:
        queue = self._waiting.setdefault(place, deque())
        if len(queue) >= self._most_waiting:
            raise TooManyWaitingError
        turn = asyncio.get_running_loop().create_future()
        queue.append(turn)
        try:
            await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():
                self._pass_on()
            raise

    def _pass_on(self) -> None:
        while self._waiting:
            place, queue = self._waiting.popitem(last=False)
            turn = queue.popleft()
            if queue:
                self._waiting[place] = queue
            if not turn.done():
                turn.set_result(None)
                return
        self._busy = False


class Patience:
    """Counts wrong tries; nobody can lock the facilitator or the room out by guessing.

    Each check of a passcode costs a hash, so they go one at a time (`turns`); with some 39 bits in a passcode
    that alone makes guessing hopeless. What was typed is not kept: only a keyed digest of it, for a while.
    """

    def __init__(self) -> None:
        self._key = secrets.token_bytes(32)
        self._wrong: OrderedDict[bytes, deque[float]] = OrderedDict()
        self.turns = Turns()

    def delay_s(self, what: str) -> float:
        """Note one wrong try at `what` and return how long its answer is to wait, in seconds."""
        now = time.monotonic()
        key = hashlib.blake2b(what.encode("utf-8", "replace"), key=self._key, digest_size=16).digest()
        wrong = self._wrong.setdefault(key, deque(maxlen=WRONG_TRIES + 1))
        self._wrong.move_to_end(key)
        if len(self._wrong) > KEPT:
            self._wrong.popitem(last=False)
        wrong.append(now)
        while now - wrong[0] > WINDOW_S:
            wrong.popleft()
        return SLOW_S if len(wrong) > WRONG_TRIES else 0.0
