"""How a kernel process starts and learns whose it is: over a pipe, never through environment or command line."""

from __future__ import annotations

import sys
from subprocess import PIPE
from typing import Any

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
from jupyter_client.provisioning.local_provisioner import LocalProvisioner

PROVISIONER = "wli-seat"
SECRET_VARIABLES = ("WLI_SECRET", "WLI_DATABASE_URL")
SEAT_VARIABLE = "WLI_SEAT"
"""Set to `stdin` in a kernel that finds its seat on standard input; says nothing about the seat itself."""


class SeatProvisioner(LocalProvisioner):
    """Starts a kernel as Jupyter's own provisioner does, and writes its seat to its standard input."""

    async def pre_launch(self, **kwargs: Any) -> dict[str, Any]:
        """Take the server's secrets out of the kernel's environment."""
        env = {str(k): str(v) for k, v in kwargs.get("env", {}).items() if k not in SECRET_VARIABLES}
        env[SEAT_VARIABLE] = "stdin"
        return await super().pre_launch(**{**kwargs, "env": env})

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """Start the process, write the seat, close the pipe."""
        info = await super().launch_kernel(cmd, **{**kwargs, "stdin": PIPE})
        stdin = self.process.stdin if self.process is not None else None
        if stdin is not None:
            with stdin:
                stdin.write(self._seat())
        return info

    def _seat(self) -> bytes:
        """Return what the kernel manager holds for this kernel; each seat is given out once."""
        seats = self.parent.parent.seats if self.parent is not None and self.parent.parent is not None else {}
        seat: bytes = seats.pop(self.kernel_id, b"")
        return seat


class SeatKernelSpecManager(KernelSpecManager):
    """Knows one kernel: this interpreter, started by `SeatProvisioner`."""

    def find_kernel_specs(self) -> dict[str, str]:
        """Return the one kernel there is."""
        return {"python3": ""}

    def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
        """Return the one spec there is, whatever a notebook's metadata ask for."""
        return KernelSpec(
            argv=[sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"],
            display_name="WLI seat",
            language="python",
            interrupt_mode="signal",
            metadata={"debugger": False, "kernel_provisioner": {"provisioner_name": PROVISIONER}},
        )
