"""What a running server costs: the processor time and the memory of its process and of all that it started."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

import psutil


@dataclass(frozen=True)
class Weight:
    """A process and all that it started, at one moment.

    Attributes
    ----------
    processes
        How many there are.
    cpu_s
        Seconds of processor time they have used; those of processes that have ended are not in it.
    memory
        Bytes, each shared page counted once (PSS) where the system tells; elsewhere only what nobody shares (USS).
    """

    processes: int
    cpu_s: float
    memory: int


def family(pid: int) -> list[psutil.Process]:
    """Return process `pid` and all that it started."""
    parent = psutil.Process(pid)
    return [parent, *parent.children(recursive=True)]


def weigh(pid: int) -> Weight:
    """Return what process `pid` and all that it started weigh now."""
    processes = family(pid)
    return Weight(len(processes), _sum(_cpu_s, processes), int(_sum(_memory, processes)))


def cpu_seconds(pid: int) -> float:
    """Return the processor time of process `pid` and of all that it started; quicker than `weigh`."""
    return _sum(_cpu_s, family(pid))


def _sum(measure: Callable[[psutil.Process], float], processes: list[psutil.Process]) -> float:
    total = 0.0
    for process in processes:
        with suppress(psutil.NoSuchProcess):
            total += measure(process)
    return total


def _cpu_s(process: psutil.Process) -> float:
    times = process.cpu_times()
    return times.user + times.system


def _memory(process: psutil.Process) -> float:
    used = process.memory_full_info()
    return float(getattr(used, "pss", used.uss))
