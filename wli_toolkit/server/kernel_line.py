"""The one line between the server and a seat's kernel: every open page of its owner speaks and listens through it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from typing import Any, Protocol

import zmq
from jupyter_client.asynchronous.client import AsyncKernelClient


class Listener(Protocol):
    """An open page's socket."""

    def hear(self, text: str) -> None:
        """Pass on what the widget said."""

    def end(self) -> None:
        """Close: the kernel has gone."""


class KernelLine:
    """Carries custom messages between open pages and the one widget they show.

    Jupyter's own handler makes four connections for each page and shakes hands on each of them; this one goes on
    with the connection over which the notebook was run, which is known to be heard.

    Parameters
    ----------
    client
        A client whose shell and iopub channels are open and answered.
    model_id
        The widget that may be talked to.
    """

    def __init__(self, client: AsyncKernelClient, model_id: str) -> None:
        self.model_id = model_id
        self._client = client
        self._pages: set[Listener] = set()
        self._reading = asyncio.create_task(self._read())

    def open(self, page: Listener) -> None:
        """Let `page` hear what the widget says from now on."""
        self._pages.add(page)

    def close(self, page: Listener) -> None:
        """Let `page` hear no more."""
        self._pages.discard(page)

    def say(self, content: Mapping[str, Any]) -> None:
        """Send the widget a page's custom message, in a message of our own making."""
        data = {"method": "custom", "content": content}
        comm = {"comm_id": self.model_id, "data": data}
        self._client.shell_channel.send(self._client.session.msg("comm_msg", comm))

    def hang_up(self) -> None:
        """Close the line and every page's socket on it."""
        self._reading.cancel()
        self._client.stop_channels()
        for page in tuple(self._pages):
            page.end()
        self._pages.clear()

    async def _read(self) -> None:
        while True:
            try:
                message = await self._client.get_iopub_msg(timeout=None)
            except zmq.ZMQError:
                return
            except (ValueError, TypeError):  # not a message of Jupyter's
                continue
            if message["msg_type"] == "comm_msg" and message["content"].get("comm_id") == self.model_id:
                text = json.dumps(
                    {"channel": "iopub", "msg_type": "comm_msg", "content": message["content"]},
                    ensure_ascii=False,
                )
                for page in tuple(self._pages):
                    page.hear(text)
