"""The process that is a seat's kernel: its sockets, its loop, whose it is, and when it ends."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import signal
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import zmq
from ipykernel.parentpoller import ParentPollerUnix, ParentPollerWindows
from jupyter_client.session import Session
from zmq.eventloop.zmqstream import ZMQStream

from wli_toolkit.pages.seat_kernel import SeatKernel
from wli_toolkit.pages.trouble import share_troubles

LOG = logging.getLogger(__name__)
LOG.setLevel(logging.CRITICAL)
"""A kernel's log could quote what a person typed; nothing below this is written anywhere."""
LINGER_MS = 1000
"""How long a closing socket waits for its last messages, as Jupyter's own kernels do."""


class Channels:
    """The sockets of one kernel, as its connection file names them.

    What is said to everybody goes out from the main thread like everything else, and there is no heartbeat: the
    server asks the system whether the process lives. The threads that Jupyter's own kernels keep for those would
    cost every participant some megabytes.

    Parameters
    ----------
    told
        The connection file's content.
    """

    def __init__(self, told: Mapping[str, Any]) -> None:
        self._told = told
        self._context: zmq.Context[zmq.Socket[bytes]] = zmq.Context()
        self.shell = self._bound(zmq.ROUTER, "shell_port")
        self.control = self._bound(zmq.ROUTER, "control_port")
        self.stdin = self._bound(zmq.ROUTER, "stdin_port")
        self.iopub = self._bound(zmq.PUB, "iopub_port")

    def _bound(self, kind: int, port: str) -> zmq.Socket[bytes]:
        socket = self._context.socket(kind)
        # Options are set by number: by name, pyzmq looks through all names of the class each time.
        socket.setsockopt(zmq.LINGER, LINGER_MS)
        if kind == zmq.ROUTER:
            # A client that comes again under the same name takes over, instead of being ignored.
            socket.setsockopt(zmq.ROUTER_HANDOVER, 1)
        between = "-" if self._told["transport"] == "ipc" else ":"
        socket.bind(f"{self._told['transport']}://{self._told['ip']}{between}{self._told[port]}")
        return socket

    def close(self) -> None:
        """Close the sockets when what was said has gone out."""
        self._context.destroy(linger=LINGER_MS)


def serve_kernel(connection_file: str) -> None:
    """Be a kernel until told to stop.

    Parameters
    ----------
    connection_file
        The path of the file that names the sockets and holds the key that messages are signed with.
    """
    told = json.loads(Path(connection_file).read_text())
    share_troubles(Path(connection_file).parent)
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    channels = Channels(told)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    kernel = SeatKernel.instance(
        session=Session(
            key=told["key"].encode(), signature_scheme=told["signature_scheme"], username="kernel"
        ),
        shell_stream=ZMQStream(channels.shell),
        control_stream=ZMQStream(channels.control),
        iopub_socket=channels.iopub,
        stdin_socket=channels.stdin,
        log=LOG,
    )
    kernel.start()
    try:
        loop.run_forever()
    finally:
        channels.close()


def watch_parent() -> None:
    """End this process when the one that started it has gone, or be interrupted by it, as Jupyter's launcher asks."""
    parent = int(os.environ.get("JPY_PARENT_PID") or 0)
    interrupt = int(os.environ.get("JPY_INTERRUPT_EVENT") or 0)
    if sys.platform == "win32":
        if interrupt or parent:
            ParentPollerWindows(interrupt, parent).start()
    elif parent > 1:
        ParentPollerUnix(parent_pid=parent).start()


def take_over_standard_input(seat: bytes) -> None:
    """Put `seat` where `pages.seat` reads it, as if the server had written it to this process alone."""
    reading, writing = os.pipe()
    with os.fdopen(writing, "wb") as pipe:
        pipe.write(seat)
    os.dup2(reading, 0)
    os.close(reading)


if __name__ == "__main__":
    watch_parent()
    serve_kernel(sys.argv[1])
