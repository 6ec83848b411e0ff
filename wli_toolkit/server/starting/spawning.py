"""Kernels started anew, one process each: the plain way, and what the others are compared with."""

from __future__ import annotations

import subprocess
import sys

from jupyter_client.launcher import launch_kernel

from wli_toolkit.server.starting.starter import Start, StartMode

KERNEL_MODULE = "wli_toolkit.pages.seat_process"


class Spawning:
    """Starts each kernel as a new process."""

    mode: StartMode = "spawn"
    ready = None

    def open(self) -> None:
        """Nothing is held ready."""

    def start(self, start: Start) -> subprocess.Popen[bytes]:
        """Start the process, write the seat to its standard input, close that."""
        process = launch_kernel(
            [sys.executable, "-m", KERNEL_MODULE, start.connection_file],
            stdin=subprocess.PIPE,
            cwd=start.cwd,
            env=dict(start.env),
        )
        if process.stdin is not None:
            with process.stdin:
                process.stdin.write(start.seat)
        return process

    def close(self) -> None:
        """Nothing is held ready."""
