"""The kernel's websocket: open to the kernel's owner only, for messages to the page's own widget only."""

from __future__ import annotations

import asyncio
import json
import math
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, NoReturn

from jupyter_server.auth.decorator import ws_authenticated
from jupyter_server.base.websocket import WebSocketMixin
from tornado.iostream import StreamBufferFullError
from tornado.web import HTTPError
from tornado.websocket import WebSocketClosedError, WebSocketHandler

from wli_toolkit.content import translator
from wli_toolkit.server.base import SeminarBaseHandler
from wli_toolkit.server.identity import Role
from wli_toolkit.server.kernel_line import KernelLine
from wli_toolkit.server.live import PING_S, ROLES, forget
from wli_toolkit.server.seating import Owner
from wli_toolkit.server.unread import bound_unread, cut

LONGEST_MESSAGE = 64 * 1024
"""Characters; the longest answer a page can send is under a thousandth of it."""

HALF = "\\ud"
"""How the escape of half a character begins in JSON; a text frame cannot hold one unescaped."""
DEEPEST = 32
"""How far a message may be nested; an agenda, the deepest of what pages send, needs a third of it."""
CHARACTERS_A_MESSAGE = 4096
"""A message counts as one for each so many characters, up to `DEAREST`."""
DEAREST = 100.0
LONGEST_REST_S = 10.0
"""So long at most one message waits because too many came before it."""


def too_long() -> dict[str, str]:
    """Return, in both languages, what a page is told whose message was not passed on."""
    return {
        lang: _("That was too long and was not saved. Please shorten it; what you had saved before is safe.")
        for lang, _ in (("ja", translator("ja")), ("en", translator("en")))
    }


def said_to(model: str, ws_message: str | bytes) -> Mapping[str, Any] | None:
    """Return what a page says to the widget `model`; None if the frame is anything but a custom message to it."""
    if isinstance(ws_message, bytes):
        return None
    try:
        message = json.loads(well_formed(ws_message), parse_constant=_no_number, parse_float=_finite)
        content = message["content"]
        said = content["data"]["content"]
        fits = (
            message["channel"] == "shell"
            and message["header"]["msg_type"] == "comm_msg"
            and content["comm_id"] == model
            and content["data"]["method"] == "custom"
            and is_shallow(said)
        )
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    return said if fits and isinstance(said, dict) else None


def well_formed(ws_message: str) -> str:
    """Return a JSON message without halves of characters, which a phone's keyboard can leave and no kernel can read."""
    if HALF not in ws_message.lower():
        return ws_message
    text = json.dumps(json.loads(ws_message), ensure_ascii=False)
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def is_shallow(value: object) -> bool:
    """Tell whether a value is nested no deeper than `DEEPEST`."""
    level = [value]
    for _depth in range(DEEPEST):
        level = [
            inner
            for each in level
            if isinstance(each, (dict, list))
            for inner in (each.values() if isinstance(each, dict) else each)
        ]
        if not level:
            return True
    return False


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number in JSON")


def _finite(text: str) -> float:
    number = float(text)
    return number if math.isfinite(number) else _no_number(text)


class OwnedKernelHandler(WebSocketMixin, WebSocketHandler, SeminarBaseHandler):
    """Lets an owner talk to the one widget of their kernel, by custom messages in Jupyter's JSON frames."""

    ping_interval = PING_S
    ping_timeout = PING_S
    owner: Owner | None = None
    line: KernelLine | None = None

    def claimed(self) -> tuple[Role, str | None] | None:
        """Return the role and session of the kernel's owner; nobody else can have a cookie for them."""
        self.owner = self.rooms.seating.owner_of(self.path_kwargs.get("kernel_id", ""))
        return (ROLES[self.owner.page], self.owner.session) if self.owner else None

    def set_default_headers(self) -> None:
        """Send no headers: an upgraded connection has none."""

    @ws_authenticated
    async def get(self, *args: Any, **kwargs: Any) -> None:
        """Open the channel for the owner."""
        visitor = self.visitor()
        if self.owner is None or self.rooms.owner(visitor, self.owner.page) != self.owner:
            raise HTTPError(HTTPStatus.FORBIDDEN)
        await super().get(*args, **kwargs)

    def open(self, kernel_id: str) -> None:
        """Let the page hear its widget; Jupyter's own pings are left out in favour of tornado's."""
        self.set_nodelay(True)
        bound_unread(self)
        self.line = self.rooms.seating.line_of(kernel_id)
        if self.line is None or self.owner is None:
            self.close()
            return
        self.line.open(self)
        oldest = self.rooms.channels.add(self.owner, self)
        if oldest is not None:
            oldest.close()

    def on_close(self) -> None:
        """Let the page hear no more."""
        if self.owner is not None:
            self.rooms.channels.drop(self.owner, self)
        if self.line is not None:
            self.line.close(self)

    async def on_message(self, message: str | bytes) -> None:
        """Pass on a custom message to the page's own widget; drop everything else.

        The next message is read only when this one has been passed on, so whoever sends more than a person can
        waits in their own line, and nobody else does.
        """
        if self.line is None or self.owner is None:
            return
        cost = min(1 + len(message) / CHARACTERS_A_MESSAGE, DEAREST)
        rest_s = self.rooms.messages.wait_s(self.owner, cost)
        if rest_s > 0:
            await asyncio.sleep(min(rest_s, LONGEST_REST_S))
        if len(message) > LONGEST_MESSAGE:
            self.rooms.hub.tell(self.owner, {"type": "problem", "message": too_long()})
            return
        said = said_to(self.line.model_id, message)
        if said is not None:
            self.line.say(said)

    def hear(self, text: str) -> None:
        """Send the page what its widget said, unless it has just gone."""
        try:
            forget(self.write_message(text))
        except WebSocketClosedError:
            return
        except StreamBufferFullError:
            # Whoever asks and does not read is asked to come again; nothing of theirs piles up here.
            cut(self)

    def end(self) -> None:
        """Close the channel from this side."""
        self.close()
