"""The kernel manager: Jupyter's own, with a place for the seats that new kernels are to take."""

from __future__ import annotations

import asyncio
import os
import tempfile
import uuid
from pathlib import Path
from typing import Any

import zmq
from ipykernel._version import kernel_protocol_version
from jupyter_server._tz import utcnow
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager, ServerKernelManager

from wli_toolkit.server.own_folders import make_own_folder
from wli_toolkit.server.starting.spawning import Spawning
from wli_toolkit.server.starting.starter import Starter

FOLDER_PREFIX = "wli_"
RANDOM_LETTERS = 8
"""How many letters `tempfile` puts after the prefix."""
LONGEST_SOCKET_NAME = len("/kernel--ipc-5") + len(str(uuid.UUID(int=0)))
"""What Jupyter adds to the folder's path for the socket of one of a kernel's five channels, in characters."""


def holds_sockets(folder: str | Path) -> bool:
    """Whether kernels' unix sockets can lie in `folder`: the system limits how long a socket's path may be."""
    return zmq.has("ipc") and len(os.fsencode(folder)) + LONGEST_SOCKET_NAME <= zmq.IPC_PATH_MAX_LEN


def kernel_transport(folder: str | Path) -> str:
    """Return how to talk to kernels whose connection files lie in `folder`.

    By unix sockets wherever they can be, which spares ports and other users' eyes.
    """
    return "ipc" if holds_sockets(folder) else "tcp"


def make_connection_folder() -> str:
    """Make a folder for connection files that only this user enters; the caller lets go of it.

    It lies among temporary files, in the first place whose path is short enough for unix sockets: on macOS the
    user's own is too long.
    """
    places = (tempfile.gettempdir(), os.environ.get("XDG_RUNTIME_DIR", ""), "/tmp")  # noqa: S108 - for mkdtemp
    fitting = (
        place
        for place in places
        if os.access(place, os.W_OK) and holds_sockets(Path(place, f"{FOLDER_PREFIX}{'x' * RANDOM_LETTERS}"))
    )
    return make_own_folder(FOLDER_PREFIX, next(fitting, None))


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
        kernel: Any = self.get_kernel(kernel_id)
        kernel.reason = ""
        kernel.last_activity = utcnow()
        kernel.execution_state = "idle"
        # Jupyter asks every kernel once which version of the protocol it speaks; of ours it is known.
        kernel._kernel_info_future = asyncio.get_running_loop().create_future()
        kernel._kernel_info_future.set_result({"protocol_version": kernel_protocol_version})
