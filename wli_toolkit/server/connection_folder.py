"""The folder of kernels' connection files, and whether their unix sockets can lie in it."""

from __future__ import annotations

import os
import tempfile
import uuid
from pathlib import Path

import zmq

from wli_toolkit.server.own_folders import make_own_folder

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
