"""Running a page's notebook in its kernel, as Voila does, and the line to the widget it shows."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from pathlib import Path
from queue import Empty
from typing import Any

from jupyter_client.asynchronous.client import AsyncKernelClient
from jupyter_client.manager import AsyncKernelManager
from nbclient.exceptions import CellExecutionError
from voila.execute import VoilaExecutor

from wli_toolkit.server.kernel_line import KernelLine
from wli_toolkit.server.notebooks import read_notebook

WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"
READY_WITHIN_S = 60.0
"""How long a new kernel may take to answer."""
ASK_AGAIN_S, HEARD_WITHIN_S = 1.0, 0.1


class NoSeatError(Exception):
    """The page's kernel could not be started."""


async def run_page(kernel: AsyncKernelManager, path: Path) -> KernelLine:
    """Run the page's notebook at `path` in a kernel that has just started; return the line to its widget.

    Raises
    ------
    NoSeatError
        If the kernel does not answer, or the notebook stops or shows no widget.
    """
    notebook = await asyncio.to_thread(read_notebook, path)
    executor = VoilaExecutor(notebook, km=kernel)
    client = executor.kc = kernel.client()
    client.start_channels(stdin=False, hb=False, control=False)
    try:
        async with asyncio.timeout(READY_WITHIN_S):
            await hears_and_answers(client)
        for index, cell in enumerate(notebook.cells):
            await executor.execute_cell(cell, None, index, store_history=False)
        return KernelLine(client, shown_widget(notebook, path.name))
    except BaseException as error:
        client.stop_channels()
        if isinstance(error, TimeoutError):
            raise NoSeatError(f"a kernel did not answer within {READY_WITHIN_S:.0f} s") from None
        if isinstance(error, CellExecutionError):
            # The traceback may quote what a person typed, so only the kind of error is told.
            raise NoSeatError(f"{path.name} stopped with {error.ename}") from None
        raise


async def hears_and_answers(client: AsyncKernelClient) -> None:
    """Wait until the kernel of `client` answers, and what it says to everybody is heard.

    `jupyter_client`'s own waiting listens on for a fifth of a second until nothing more is said, which a roomful
    of people would wait for one after the other.
    """
    while True:
        client.kernel_info()
        with suppress(Empty):
            await client.get_shell_msg(timeout=ASK_AGAIN_S)
            await client.get_iopub_msg(timeout=HEARD_WITHIN_S)
            return


def shown_widget(notebook: Any, name: str) -> str:
    """Return the id of the widget model that the executed notebook `name` shows."""
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            view = output.get("data", {}).get(WIDGET_VIEW)
            if view:
                return str(view["model_id"])
    raise NoSeatError(f"{name} shows no widget")
