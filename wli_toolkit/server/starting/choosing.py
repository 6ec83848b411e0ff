"""Which way of starting kernels suits this system."""

from __future__ import annotations

import sys

from wli_toolkit.server.starting.forking import Nursery
from wli_toolkit.server.starting.pool import Pool
from wli_toolkit.server.starting.spawning import Spawning
from wli_toolkit.server.starting.starter import Starter, StartMode

MODES: tuple[StartMode, ...] = ("fork", "pool", "spawn")


def usual_mode() -> StartMode:
    """Return `fork` where that is safe, else `pool`: Windows cannot fork, and macOS's libraries do not bear it."""
    return "fork" if sys.platform.startswith("linux") else "pool"


def starter(mode: StartMode | None, seats: int, kind: str = "sqlite") -> Starter:
    """Return what starts kernels in `mode`, None being the usual one here; not opened yet.

    Parameters
    ----------
    seats
        How many people are expected: so many processes the pool holds ready.
    kind
        What kind of database they will use: ``sqlite`` or ``postgresql``.
    """
    match mode or usual_mode():
        case "fork":
            return Nursery(kind)
        case "pool":
            return Pool(seats, kind=kind)
        case "spawn":
            return Spawning()
