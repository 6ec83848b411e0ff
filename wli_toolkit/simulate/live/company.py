"""Live people in a process of their own: company for a demonstration, which leaves the server its processor."""

from __future__ import annotations

import subprocess
import sys

STOPS_WITHIN_S = 10.0


class Company:
    """People who come when a workshop is served and go when it stops.

    Parameters
    ----------
    participants, seed
        How many, and which ones.
    think
        Seconds from one question to the next, at least and at most; about as someone with reading glasses needs.
    """

    def __init__(self, participants: int, seed: int, think: tuple[float, float] = (1.5, 3.5)) -> None:
        self._options = [
            "--participants", str(participants), "--seed", str(seed), "--think", *(str(each) for each in think),
        ]  # fmt: skip
        self._process: subprocess.Popen[bytes] | None = None

    def come(self, url: str, code: str) -> None:
        """Let them join session `code` of the workshop at `url`; what goes wrong is said on standard error."""
        self._process = subprocess.Popen(  # noqa: S603 - ourselves
            [sys.executable, "-m", "wli_toolkit", "simulate", code, "--live", url, *self._options],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
        )

    def go(self) -> None:
        """Let them leave at once."""
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.wait(STOPS_WITHIN_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process = None
