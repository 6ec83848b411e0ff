"""The kernel that hosts one page: comms and the notebook's few cells, without the interactive shell around them.

A participant's page needs a kernel that runs the cells of a trusted notebook once and then carries comm
messages. IPython's shell (history, completion, magics, start-up files of whoever runs the server) would cost
every participant some megabytes and a third of the starting time, so it is left out.
"""

from __future__ import annotations

import ast
import sys
import traceback
from collections.abc import Callable, Mapping
from typing import Any

import comm
import ipykernel.ipkernel  # noqa: F401 - puts ipykernel's comm manager in place
import ipywidgets
from ipykernel import kernel_protocol_version
from ipykernel.comm.manager import CommManager
from ipykernel.kernelbase import Kernel

from wli_toolkit.pages.seat_store import rest

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
