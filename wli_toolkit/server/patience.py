"""How many wrong passcodes a session bears before the next try has to wait."""

from __future__ import annotations

import time
from collections import defaultdict, deque

WRONG_TRIES = 10
WINDOW_S = 60.0


class Patience:
    """Counts wrong passcodes per session; slows guessing without ever locking the room's own pages."""

    def __init__(self) -> None:
        self._wrong: dict[str, deque[float]] = defaultdict(deque)

    def wait_s(self, session: str) -> float:
        """Return how long to wait before the next try, in seconds."""
        now = time.monotonic()
        wrong = self._wrong[session]
        while wrong and now - wrong[0] > WINDOW_S:
            wrong.popleft()
        return WINDOW_S - (now - wrong[0]) if len(wrong) >= WRONG_TRIES else 0.0

    def note_wrong(self, session: str) -> None:
        """Remember one wrong passcode."""
        self._wrong[session].append(time.monotonic())

    def forget(self, session: str) -> None:
        """Forget the wrong ones after a right one."""
        self._wrong.pop(session, None)
