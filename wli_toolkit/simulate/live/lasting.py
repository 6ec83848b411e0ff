"""A websocket that comes back by itself, with patience that differs from phone to phone."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

from tornado.httpclient import HTTPClientError, HTTPRequest
from tornado.websocket import (
    WebSocketClientConnection,
    WebSocketClosedError,
    WebSocketError,
    websocket_connect,
)

from wli_toolkit.simulate.dice import Dice

FIRST_WAIT_S, LONGEST_WAIT_S = 0.4, 8.0
CONNECT_WITHIN_S = 60.0


class LastingSocket:
    """Keeps one websocket open until it is stopped.

    Parameters
    ----------
    address
        Asked again at each try, for URL and cookies.
    opened, heard, lost
        Called when it is open, with each JSON object that comes, and when it is gone.
    """

    def __init__(
        self,
        address: Callable[[], tuple[str, str]],
        dice: Dice,
        *,
        opened: Callable[[], None],
        heard: Callable[[dict[str, Any]], None],
        lost: Callable[[], None],
    ) -> None:
        self._address = address
        self._dice = dice
        self._opened, self._heard, self._lost = opened, heard, lost
        self._open: WebSocketClientConnection | None = None
        self._keeping = asyncio.create_task(self._keep())
        self._keeping.add_done_callback(_told_if_it_failed)

    @property
    def is_open(self) -> bool:
        """Whether something can be sent now."""
        return self._open is not None

    def send(self, message: Mapping[str, Any]) -> bool:
        """Send `message`; return whether it could be handed to the network."""
        if self._open is None:
            return False
        try:
            sending = self._open.write_message(json.dumps(message, ensure_ascii=False))
        except WebSocketClosedError:
            return False
        # A line that breaks while something is under way is seen by the reader; nobody waits here.
        sending.add_done_callback(lambda done: done.cancelled() or done.exception())
        return True

    def cut(self) -> None:
        """Drop the connection without a word, as a lost network does; it comes back by itself."""
        protocol = self._open.protocol if self._open is not None else None
        self._open = None
        stream = getattr(protocol, "stream", None)
        if stream is not None:
            stream.close()

    async def stop(self) -> None:
        """Close for good."""
        self._keeping.cancel()
        await asyncio.gather(self._keeping, return_exceptions=True)

    async def _keep(self) -> None:
        tries = 0
        while True:
            socket = await self._connect()
            if socket is not None:
                tries = 0
                await self._listen(socket)
            self._lost()
            ceiling = min(LONGEST_WAIT_S, FIRST_WAIT_S * 2**tries)
            tries += 1
            await asyncio.sleep(ceiling * (0.5 + self._dice.share() / 2))

    async def _connect(self) -> WebSocketClientConnection | None:
        url, cookies = self._address()
        request = HTTPRequest(url, headers={"Cookie": cookies}, connect_timeout=CONNECT_WITHIN_S)
        connecting = asyncio.ensure_future(websocket_connect(request))
        try:
            return await asyncio.shield(connecting)
        except asyncio.CancelledError:
            # Whoever leaves while connecting waits for it, so that no socket is left behind.
            with suppress(OSError, HTTPClientError, WebSocketError):
                _hang_up(await connecting)
            raise
        except (OSError, HTTPClientError, WebSocketError):
            return None

    async def _listen(self, socket: WebSocketClientConnection) -> None:
        self._open = socket
        if socket.protocol is not None:
            socket.protocol.set_nodelay(
                True
            )  # as browsers do; else a message waits for the answer to the last one
        try:
            self._opened()
            while (text := await socket.read_message()) is not None:
                self._heard(json.loads(text))
        finally:
            self._open = None
            _hang_up(socket)


def _told_if_it_failed(keeping: asyncio.Task[None]) -> None:
    if not keeping.cancelled() and (error := keeping.exception()) is not None:
        asyncio.get_running_loop().call_exception_handler(
            {"message": "a simulated phone's socket was given up", "exception": error, "task": keeping}
        )


def _hang_up(socket: WebSocketClientConnection) -> None:
    """Say goodbye and let go of the socket, without waiting for an answer."""
    stream = getattr(socket.protocol, "stream", None)
    socket.close()
    if stream is not None:
        stream.close()
