"""How a kernel process starts and learns whose it is: over a pipe, never through environment or command line."""

from __future__ import annotations

import asyncio
import json
import sys
from functools import cache
from pathlib import Path
from typing import Any

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
from jupyter_client.provisioning.local_provisioner import LocalProvisioner

from wli_toolkit.server.starting.limits import limit, limits_of
from wli_toolkit.server.starting.spawning import Spawning
from wli_toolkit.server.starting.starter import SEAT_VARIABLE, SECRET_VARIABLES, Start, Starter

PROVISIONER = "wli-seat"


class SeatProvisioner(LocalProvisioner):
    """Jupyter's own provisioner, with a starter of ours in place of its `Popen`.

    Signals, polling, waiting and cleaning up are inherited, so that a forked kernel, one from the pool and
    one started anew are handled alike.
    """

    async def pre_launch(self, **kwargs: Any) -> dict[str, Any]:
        """Take the server's secrets out of the kernel's environment."""
        env = {str(k): str(v) for k, v in kwargs.get("env", {}).items() if k not in SECRET_VARIABLES}
        env[SEAT_VARIABLE] = "stdin"
        return await super().pre_launch(**{**kwargs, "env": env})

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """Start the process the way the server chose, and give it its seat."""
        seat = self._seat()
        start = Start(
            connection_file=str(self.parent.connection_file) if self.parent is not None else cmd[-1],
            cwd=str(kwargs.get("cwd") or Path.cwd()),
            env=kwargs.get("env", {}),
            seat=seat,
        )
        self.process: Any = await asyncio.to_thread(self._starter().start, start)
        self.pid = self.process.pid
        page = json.loads(seat).get("page", "") if seat else ""
        await asyncio.to_thread(limit, self.process.pid, limits_of(page))
        # Every starter makes the process the leader of a session, and so of a group, of its own.
        self.pgid = None if sys.platform == "win32" else self.pid
        self.cwd: Any = start.cwd
        return self.connection_info

    def _starter(self) -> Starter:
        """Return how the server starts kernels; a manager on its own starts them anew."""
        managers = self.parent.parent if self.parent is not None else None
        return getattr(managers, "starter", None) or Spawning()

    def _seat(self) -> bytes:
        """Return what the kernel manager holds for this kernel; each seat is given out once."""
        seats = self.parent.parent.seats if self.parent is not None and self.parent.parent is not None else {}
        seat: bytes = seats.pop(self.kernel_id, b"")
        return seat


class SeatKernelSpecManager(KernelSpecManager):
    """Knows one kernel: a page's, started by `SeatProvisioner`."""

    def find_kernel_specs(self) -> dict[str, str]:
        """Return the one kernel there is."""
        return {"python3": ""}

    def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
        """Return the one spec there is, whatever a notebook's metadata ask for."""
        return seat_spec()


@cache
def seat_spec() -> KernelSpec:
    """Return what Jupyter is told of a page's kernel."""
    return KernelSpec(
        argv=[sys.executable, "-m", "wli_toolkit.pages.seat_process", "{connection_file}"],
        display_name="WLI seat",
        language="python",
        interrupt_mode="signal",
        metadata={"debugger": False, "kernel_provisioner": {"provisioner_name": PROVISIONER}},
    )
