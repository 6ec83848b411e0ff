"""The kernel that hosts one page: comms and the notebook's few cells, without the interactive shell around them.

A participant's page needs a kernel that runs the cells of a trusted notebook once and then carries comm
messages. IPython's shell (history, completion, magics, start-up files of whoever runs the server) would cost
every participant some megabytes and a third of the starting time, so it is left out.
"""

from __future__ import annotations

import ast
import asyncio
import json
import logging
import os
import signal
import sys
import traceback
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import comm
import ipykernel.ipkernel  # noqa: F401 - puts ipykernel's comm manager in place
import ipywidgets
import zmq
from ipykernel._version import kernel_protocol_version
from ipykernel.comm.manager import CommManager
from ipykernel.kernelbase import Kernel
from ipykernel.parentpoller import ParentPollerUnix, ParentPollerWindows
from jupyter_client.session import Session
from zmq.eventloop.zmqstream import ZMQStream

from wli_toolkit.pages.seat_store import rest

LOG = logging.getLogger(__name__)
LOG.setLevel(logging.CRITICAL)
"""A kernel's log could quote what a person typed; nothing below this is written anywhere."""
LINGER_MS = 1000
"""How long a closing socket waits for its last messages, as Jupyter's own kernels do."""
COMM_MESSAGES = ("comm_open", "comm_msg", "comm_close")


class SeatKernel(Kernel):
    """Runs a notebook's cells and carries comms; nothing is completed, inspected or kept as history."""

    implementation = "wli-seat"
    implementation_version = "1"
    banner = "WLI seat"
    language_info = {  # noqa: RUF012 - a traitlet of the base class, not shared state
        "name": "python",
        "version": ".".join(map(str, sys.version_info[:3])),
        "mimetype": "text/x-python",
        "file_extension": ".py",
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.namespace: dict[str, Any] = {"__name__": "__main__"}
        self.comm_manager = comm.get_comm_manager()
        if not isinstance(self.comm_manager, CommManager):
            raise TypeError("ipykernel's comm manager has to be in place before a seat's kernel")
        for name in COMM_MESSAGES:
            self.shell_handlers[name] = resting_after(getattr(self.comm_manager, name))
        ipywidgets.register_comm_target()

    def _publish_status(self, status: str, channel: str, parent: Any = None) -> None:
        """Say busy and idle, but not around comm messages: nobody waits for it, and it would treble the talk."""
        about = parent or self.get_parent(channel)
        if about.get("msg_type") not in COMM_MESSAGES:
            super()._publish_status(status, channel, parent)

    @property
    def kernel_info(self) -> dict[str, Any]:
        """Return what this kernel is; the base class would import a debugger to say that there is one."""
        return {
            "protocol_version": kernel_protocol_version,
            "implementation": self.implementation,
            "implementation_version": self.implementation_version,
            "language_info": self.language_info,
            "banner": self.banner,
            "help_links": [],
            "supported_features": [],
        }

    async def do_execute(
        self,
        code: str,
        silent: bool,
        store_history: bool = True,
        user_expressions: Mapping[str, Any] | None = None,
        allow_stdin: bool = False,
        *,
        cell_meta: Mapping[str, Any] | None = None,
        cell_id: str | None = None,
    ) -> dict[str, Any]:
        """Run one cell; show what its last expression is worth, as a notebook does."""
        try:
            shown = run_cell(code, self.namespace)
        except (Exception, KeyboardInterrupt) as error:
            return self._stopped(error)
        finally:
            rest()
        if shown is not None and not silent:
            self.send_response(
                self.iopub_socket,
                "execute_result",
                {"execution_count": self.execution_count, "data": mimebundle(shown), "metadata": {}},
            )
        return {
            "status": "ok",
            "execution_count": self.execution_count,
            "payload": [],
            "user_expressions": {},
        }

    def _stopped(self, error: BaseException) -> dict[str, Any]:
        told = {
            "ename": type(error).__name__,
            "evalue": str(error),
            "traceback": traceback.format_exception(error),
        }
        self.send_response(self.iopub_socket, "error", told)
        return {"status": "error", "execution_count": self.execution_count, **told}


def resting_after(handle: Callable[..., None]) -> Callable[..., None]:
    """Return `handle`, which leaves the store to others once a message has been dealt with."""

    def handled(*message: Any) -> None:
        try:
            handle(*message)
        finally:
            rest()

    return handled


def run_cell(code: str, namespace: dict[str, Any]) -> Any:
    """Run `code` in `namespace` and return the value of its last expression, or None."""
    tree = ast.parse(code, "<cell>")
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, "<cell>", "exec"), namespace)  # noqa: S102 - the cells of our own notebook
    if not isinstance(last, ast.Expr):
        return None
    return eval(compile(ast.Expression(last.value), "<cell>", "eval"), namespace)  # noqa: S307 - as above


def mimebundle(shown: Any) -> dict[str, Any]:
    """Return what a front end may show of a value: its own bundle if it has one, else its text."""
    bundle = getattr(shown, "_repr_mimebundle_", None)
    if bundle is None:
        return {"text/plain": repr(shown)}
    made = bundle()
    # A bundle may come with metadata, as a pair.
    data: dict[str, Any] = made[0] if isinstance(made, tuple) else made
    return data


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
