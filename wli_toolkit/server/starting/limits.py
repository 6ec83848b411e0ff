"""What one kernel may take of the machine, where the system lets us say so: a runaway ends alone and is replaced."""

from __future__ import annotations

import contextlib
import sys
from dataclasses import dataclass
from types import ModuleType

import psutil

MIB = 2**20
resource: ModuleType | None
try:
    import resource as _resource
except ImportError:  # Windows has no such limits
    resource = None
else:
    resource = _resource


@dataclass(frozen=True)
class Limits:
    """What a kernel may take.

    Attributes
    ----------
    memory
        Bytes of memory of its own beyond what it starts with.
    cpu_s
        Seconds of processor time in its whole life; None sets no limit.
    """

    memory: int
    cpu_s: int | None


PARTICIPANT = Limits(memory=512 * MIB, cpu_s=300)
"""A person's page takes some 10 MB and, in three hours, some ten seconds."""
OTHERS = Limits(memory=3072 * MIB, cpu_s=None)
"""The console counts and draws for everybody; there is one, and whoever leads the session has it."""


def limits_of(page: str) -> Limits:
    """Return what the kernel of a page may take."""
    return PARTICIPANT if page == "workshop" else OTHERS


def limit(pid: int, limits: Limits) -> None:
    """Set `limits` for the process `pid`, from outside; does nothing on systems other than Linux."""
    if resource is None or not sys.platform.startswith("linux"):
        return
    with contextlib.suppress(ProcessLookupError, psutil.NoSuchProcess, PermissionError):
        most = int(psutil.Process(pid).memory_info().data) + limits.memory
        resource.prlimit(pid, resource.RLIMIT_DATA, (most, most))
        resource.prlimit(pid, resource.RLIMIT_CORE, (0, 0))
        if limits.cpu_s is not None:
            resource.prlimit(pid, resource.RLIMIT_CPU, (limits.cpu_s, limits.cpu_s))


def leave_no_core() -> None:
    """Let this process, and what it starts, leave no image of its memory on disk when it crashes."""
    if resource is not None:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
