"""The kernel manager: Jupyter's own, with a place for the seats that new kernels are to take."""

from __future__ import annotations

import uuid
from typing import Any

from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager, ServerKernelManager

from wli_toolkit.server.starting.spawning import Spawning
from wli_toolkit.server.starting.starter import Starter


class QuietKernel(ServerKernelManager):
    """Jupyter's manager of one kernel, without the event log that nobody here reads and each kernel would make."""

    def emit(self, schema_id: Any, data: Any) -> None:
        """Log nothing."""


class SeatKernelManager(AsyncMappingKernelManager):
    """Starts kernels that know whose they are; nothing restarts by itself."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.kernel_manager_class = f"{__name__}.{QuietKernel.__name__}"
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

    def start_watching_activity(self, kernel_id: str) -> None:
        """Read no kernel's messages to learn when it was last used: `Seating` knows who looks at a page."""
