"""Simulated people at a person's pace, for a demonstration in front of others."""

from __future__ import annotations

import sys
import threading

from wli_toolkit.simulate.in_store import answering
from wli_toolkit.store import StoreError, open_store

ACTIONS_EACH_MINUTE = 24.0
"""How often one person does something: about as someone with reading glasses would."""
WAITING_PAUSE_S = 0.5


def keep_answering(
    url: str, code: str, stop: threading.Event, *, participants: int, seed: int, leave: float = 0.1
) -> None:
    """Let simulated people act one by one until all are through or `stop` is set.

    Meant for a thread of its own: what goes wrong is said on standard error, because nobody waits for it.
    """
    pause = 60.0 / (ACTIONS_EACH_MINUTE * participants)
    try:
        with open_store(url) as store:
            for action in answering(store, code, participants, seed, leave):
                if stop.wait(WAITING_PAUSE_S if action.kind == "waits" else pause):
                    return
    except StoreError as error:
        print(f"The simulated people stopped: {error}", file=sys.stderr)
