"""The kernel that hosts one page: comms and the notebook's few cells, without the interactive shell around them.

A participant's page needs a kernel that runs the cells of a trusted notebook once and then carries comm
messages. IPython's shell (history, completion, magics, start-up files of whoever runs the server) would cost
every participant some megabytes and a third of the starting time, so it is left out.
"""

from __future__ import annotations

import ast
import os
import sys
import traceback
from collections.abc import Mapping
from typing import Any

import comm
import ipykernel.ipkernel  # noqa: F401 - puts ipykernel's comm manager in place
import ipywidgets
import zmq
from ipykernel._version import kernel_protocol_version
from ipykernel.comm.manager import CommManager
from ipykernel.kernelapp import IPKernelApp
from ipykernel.kernelbase import Kernel
from zmq.eventloop.zmqstream import ZMQStream

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
            self.shell_handlers[name] = getattr(self.comm_manager, name)
        ipywidgets.register_comm_target()

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


class SeatKernelApp(IPKernelApp):
    """Jupyter's own kernel application on one event loop.

    It reads no configuration, profile or command line, and has neither debugger nor subshells, so that the
    threads that serve those, with an event loop each, are spared: some megabytes for every participant.
    """

    def initialize(self, argv: Any = None) -> None:
        """Open the sockets that the connection file names, and make the kernel."""
        self.init_connection_file()
        self.init_poller()
        self.init_sockets()
        self.init_heartbeat()
        self.write_connection_file()
        self.log_connection_info()
        self.init_io()
        self.init_signal()
        self.init_kernel()

    def init_control(self, context: zmq.Context[Any]) -> None:
        """Open the control channel."""
        self.control_socket = context.socket(zmq.ROUTER)
        self.control_socket.linger = LINGER_MS
        self._apply_curve_server_options(self.control_socket)
        self.control_port = self._bind_socket(self.control_socket, self.control_port)
        self.control_socket.router_handover = 1

    def init_kernel(self) -> None:
        """Make the kernel, with both channels on the main event loop."""
        self.kernel = SeatKernel.instance(
            parent=self,
            session=self.session,
            shell_stream=ZMQStream(self.shell_socket),
            control_stream=ZMQStream(self.control_socket),
            iopub_thread=self.iopub_thread,
            iopub_socket=self.iopub_socket,
            stdin_socket=self.stdin_socket,
            log=self.log,
        )
        self.kernel.record_ports({f"{name}_port": port for name, port in self._ports.items()})
        self.displayhook.get_execution_count = lambda: self.kernel.execution_count


def prepared_app() -> SeatKernelApp:
    """Return this process's application, made once; it touches no socket and no thread yet."""
    return SeatKernelApp.instance(outstream_class=None, capture_fd_output=False, log_level="CRITICAL")


def serve_kernel(connection_file: str, *, parent: int | None = None) -> None:
    """Be a kernel until told to stop.

    Parameters
    ----------
    connection_file
        The path of the file that names the sockets.
    parent
        The process without which this one has no reason to live; None leaves that to the environment.
    """
    app = prepared_app()
    app.connection_file = connection_file
    if parent is not None:
        app.parent_handle = parent
    app.initialize()
    app.start()


def take_over_standard_input(seat: bytes) -> None:
    """Put `seat` where `pages.seat` reads it, as if the server had written it to this process alone."""
    reading, writing = os.pipe()
    with os.fdopen(writing, "wb") as pipe:
        pipe.write(seat)
    os.dup2(reading, 0)
    os.close(reading)


if __name__ == "__main__":
    serve_kernel(sys.argv[1])
