"""Waiting for a server's pool of kernel processes, so that its filling is not taken for what people cost."""

from __future__ import annotations

import json
import time
import urllib.request

LOOK_EVERY_S = 0.2
ANSWER_WITHIN_S = 30.0


def await_pool(url: str, processes: int, *, within: float) -> None:
    """Wait until a pool has so many processes ready; servers that keep none are ready at once.

    Parameters
    ----------
    url
        The server's address, without a path.
    within
        How long to wait, in seconds.

    Raises
    ------
    TimeoutError
        If there are fewer by then; says how many.
    """
    until = time.monotonic() + within
    while (ready := _ready(url)) is not None and ready < processes:
        if time.monotonic() >= until:
            raise TimeoutError(f"{ready} of {processes} kernel processes are ready after {within:.0f} s")
        time.sleep(LOOK_EVERY_S)


def _ready(url: str) -> int | None:
    """Return how many processes wait for somebody; None where none are kept."""
    with urllib.request.urlopen(f"{url}/healthz", timeout=ANSWER_WITHIN_S) as answer:  # noqa: S310 - a server of ours
        ready: int | None = json.load(answer)["ready"]
    return ready
