"""The two websockets of an open page: the live line, and the talk with its widget in its kernel when there is one."""

from __future__ import annotations

import asyncio
import datetime as dt
import uuid
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlencode

from wli_toolkit.simulate.dice import Dice
from wli_toolkit.simulate.live.joining import Browser
from wli_toolkit.simulate.live.lasting import LastingSocket

ASK_AGAIN_S = 2.0
"""So long after the server had no kernel to give, and up to twice as long, a page asks again."""
LINE_LASTS = 3
"""So often in a row the kernel's channel may fail before the live line is opened anew, too."""


class OpenPage:
    """One page as its browser shows it; closing or reloading it makes another.

    Parameters
    ----------
    heard
        Called with each message that the page's widget would get: live state, and what its kernel says.
    linked
        Called whenever the link to the kernel comes or goes.
    """

    def __init__(
        self,
        browser: Browser,
        code: str,
        dice: Dice,
        *,
        heard: Callable[[Mapping[str, Any]], None],
        linked: Callable[[bool], None],
    ) -> None:
        self.kernel: str | None = None
        self._browser = browser
        self._dice = dice
        self._heard, self._linked = heard, linked
        self._model = ""
        self._client = uuid.uuid4().hex
        self._wire: LastingSocket | None = None
        self._failures = 0
        self._later: set[asyncio.Task[None]] = set()
        query = urlencode({"page": "workshop", "s": code})
        self._line = LastingSocket(
            lambda: self._address(f"/live?{query}"),
            dice,
            opened=lambda: None,
            heard=self._from_line,
            lost=lambda: None,
        )

    @property
    def ready(self) -> bool:
        """Whether the kernel can be talked to."""
        return self._wire is not None and self._wire.is_open

    def send(self, content: Mapping[str, Any]) -> bool:
        """Send one custom message to the page's widget."""
        if self._wire is None:
            return False
        return self._wire.send(
            {
                "channel": "shell",
                "header": {
                    "msg_id": uuid.uuid4().hex,
                    "msg_type": "comm_msg",
                    "session": self._client,
                    "username": "",
                    "version": "5.3",
                    "date": dt.datetime.now(dt.UTC).isoformat(),
                },
                "parent_header": {},
                "metadata": {},
                "content": {
                    "comm_id": self._model,
                    "data": {"method": "custom", "content": {**content, "from": self._client}},
                },
                "buffers": [],
            }
        )

    def cut(self) -> None:
        """Drop both sockets without a word; they come back by themselves."""
        self._line.cut()
        if self._wire is not None:
            self._wire.cut()

    async def close(self) -> None:
        """Close the page."""
        later = list(self._later)
        for task in later:
            task.cancel()
        await asyncio.gather(
            self._line.stop(), *([self._wire.stop()] if self._wire else []), *later, return_exceptions=True
        )

    def _address(self, path: str) -> tuple[str, str]:
        return f"ws{self._browser.base.removeprefix('http')}{path}", self._browser.cookie_header()

    def _from_line(self, message: dict[str, Any]) -> None:
        kind = message.get("type")
        if kind == "kernel":
            self._seat(message.get("kernel"), str(message.get("model")))
        elif kind == "link" and message.get("state") == "lost":
            self._soon(self._ask_again())
        else:
            self._heard(message)

    def _seat(self, kernel: str | None, model: str) -> None:
        if kernel and self.kernel == kernel:
            return
        if self._wire is not None:
            self._soon(self._wire.stop())
            self._wire = None
            self._linked(False)
        self.kernel = kernel
        self._model = model
        self._failures = 0
        if kernel is None:
            self._line.send({"type": "attach"})
            return
        path = f"/api/kernels/{kernel}/channels?{urlencode({'session_id': self._client})}"
        self._wire = LastingSocket(
            lambda: self._address(path),
            self._dice,
            opened=self._attached,
            heard=self._from_kernel,
            lost=self._detached,
        )

    def _attached(self) -> None:
        self._failures = 0
        self._linked(True)

    def _detached(self) -> None:
        self._failures += 1
        self._linked(False)
        # The server may have taken the kernel back: ask which one is theirs now. Of several servers the line may have
        # reached another than the kernel's channel does: then both go to whichever is there now.
        if self._failures % LINE_LASTS == 0:
            self._line.cut()
        elif self._failures > 1:
            self._line.send({"type": "attach"})

    def _from_kernel(self, message: dict[str, Any]) -> None:
        content = message.get("content", {})
        data = content.get("data", {})
        told = data.get("content")
        if (
            content.get("comm_id") != self._model
            or data.get("method") != "custom"
            or not isinstance(told, dict)
        ):
            return
        if told.get("to") in (None, self._client) or told.get("type") == "saved":
            self._heard(told)

    async def _ask_again(self) -> None:
        await asyncio.sleep(ASK_AGAIN_S * (1 + self._dice.share()))
        self._line.send({"type": "attach"})

    def _soon(self, doing: Any) -> None:
        task = asyncio.ensure_future(doing)
        self._later.add(task)
        task.add_done_callback(self._later.discard)
