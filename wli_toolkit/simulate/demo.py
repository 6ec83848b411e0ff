"""Sessions of simulated participants to try a review on, in a file that goes with the process."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from wli_toolkit.content import load_agenda, load_pack
from wli_toolkit.reports.series import SeriesError
from wli_toolkit.simulate.in_store import simulate
from wli_toolkit.store import Store, open_store

LETTERS = "ABCDEFGHJKMNPQRSTWXYZ23456789"
"""Of a code that may be read aloud: no 0, 1, I, L, O, U or V."""


def demo_sessions(
    participants: Iterable[int], seed: int, agenda: str
) -> tuple[Store, list[str], Callable[[], None]]:
    """Make sessions of simulated participants, under codes that are the same each time; and what erases them.

    Parameters
    ----------
    participants
        How many take part in each session.
    seed
        What makes them the people they are in the first session; one more in each that follows.
    agenda
        Which workshop they take part in.

    Returns
    -------
    store, codes, forget
        The open store; the codes, in the order of `participants`; and what removes the store's files once it
        is closed. When the process ends, both happen by themselves.

    Raises
    ------
    SeriesError
        There are more sessions than can be told apart by their codes.
    ContentError
        There is no such agenda; names those there are.
    """
    sizes = tuple(participants)
    if len(sizes) > len(LETTERS):
        raise SeriesError(f"{len(sizes)} demo sessions are too many. Make {len(LETTERS)} at most")
    wanted = load_agenda(load_pack(), agenda)
    # In memory where the system has such a place: what goes with the process need not wait for the disk.
    memory = Path("/dev/shm")  # noqa: S108 - a folder of our own is made in it, with a name nobody can guess
    home = str(memory) if os.access(memory, os.W_OK) else None
    folder = Path(tempfile.mkdtemp(prefix="wli-demo-", dir=home))
    forget = partial(shutil.rmtree, folder, ignore_errors=True)
    atexit.register(forget)
    store = open_store(f"sqlite:///{folder / 'demo.sqlite'}")
    atexit.register(store.close)
    codes = []
    for number, (people, letter) in enumerate(zip(sizes, LETTERS, strict=False)):
        session, _ = store.create_session(agenda=wanted, simulated=True, code=f"DEMX{letter}{letter}")
        simulate(store, session.code, participants=people, seed=seed + number)
        store.close_session(session.code)
        codes.append(session.code)
    return store, codes, forget
