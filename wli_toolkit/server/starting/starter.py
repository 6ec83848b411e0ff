"""What every way of starting a kernel has in common."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

StartMode = Literal["fork", "pool", "spawn"]
SECRET_VARIABLES = ("WLI_SECRET", "WLI_DATABASE_URL")
KIND_VARIABLE = "WLI_STORE_KIND"
"""What kind of database the people of this server will use; a process that rehearses imports its driver."""
SEAT_VARIABLE = "WLI_SEAT"
"""Set to `stdin` in a kernel that finds its seat on standard input; says nothing about the seat itself."""


class StartError(Exception):
    """Kernels cannot be started this way; the message says why and what to do."""


@dataclass(frozen=True)
class Start:
    """One kernel to start.

    Attributes
    ----------
    connection_file
        Names the kernel's sockets.
    cwd, env
        Where it runs, and its environment, without secrets.
    seat
        Whose it is, as `pages.seat` reads it from standard input.
    """

    connection_file: str
    cwd: str
    env: Mapping[str, str]
    seat: bytes = field(default=b"", repr=False)


def identity_of(start: Start) -> dict[str, Any]:
    """Return what a process that waits for an identity is told, as JSON takes it."""
    return {
        "connection_file": start.connection_file,
        "cwd": start.cwd,
        "env": dict(start.env),
        "seat": base64.b64encode(start.seat).decode(),
    }


class Process(Protocol):
    """A process as `jupyter_client` handles one; `subprocess.Popen` is one."""

    @property
    def pid(self) -> int:
        """Its number."""

    def poll(self) -> int | None:
        """Return its exit code, or None while it runs."""

    def wait(self) -> int | None:
        """Return its exit code once it has ended."""

    def send_signal(self, number: int) -> None:
        """Send it a signal."""

    def kill(self) -> None:
        """End it at once."""

    def terminate(self) -> None:
        """Ask it to end."""


class Starter(Protocol):
    """A way of starting kernels."""

    mode: StartMode

    @property
    def ready(self) -> int | None:
        """How many processes wait for a person now; None where none needs to."""

    def open(self) -> None:
        """Get ready, before doors open; StartError if that fails."""

    def start(self, start: Start) -> Process:
        """Start one kernel; may take a moment, so the server calls it outside its event loop."""

    def close(self) -> None:
        """Let go of what was held ready; kernels that run are ended by their manager."""
