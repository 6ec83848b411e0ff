"""The kernel manager: Jupyter's own, with a place for the seats that new kernels are to take."""

from __future__ import annotations

import uuid
from typing import Any

import zmq
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager

from wli_toolkit.server.starting.spawning import Spawning
from wli_toolkit.server.starting.starter import Starter


def kernel_transport() -> str:
    """Return how to talk to kernels: by unix sockets where there are any, which spares ports and other users' eyes."""
    return "ipc" if zmq.has("ipc") else "tcp"


class SeatKernelManager(AsyncMappingKernelManager):
    """Starts kernels that know whose they are; nothing restarts by itself."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.seats: dict[str, bytes] = {}
        self.starter: Starter = Spawning()
        """How kernel processes come to be; the server sets it before the first one."""

    async def start_seated(self, seat: bytes, *, cwd: str, env: dict[str, str]) -> str:
        """Start a kernel for `seat` and return its id.

        The seat waits here under the kernel's id until the provisioner writes it to the process; it is in no
        keyword argument, because those are logged at debug level.
        """
        kernel_id = str(uuid.uuid4())
        self.seats[kernel_id] = seat
        try:
            started: str = await self.start_kernel(
                kernel_id=kernel_id, kernel_name="python3", cwd=cwd, env=env
            )
        finally:
            self.seats.pop(kernel_id, None)
        return started
