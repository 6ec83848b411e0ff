"""The kernel's websocket: open to the kernel's owner only, for messages to the page's own widget only."""

from __future__ import annotations

import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from jupyter_server.auth.decorator import ws_authenticated
from jupyter_server.base.websocket import WebSocketMixin
from tornado.web import HTTPError
from tornado.websocket import WebSocketClosedError, WebSocketHandler

from wli_toolkit.content import translator
from wli_toolkit.server.base import SeminarBaseHandler
from wli_toolkit.server.identity import Role
from wli_toolkit.server.kernel_line import KernelLine
from wli_toolkit.server.live import PING_S, ROLES
from wli_toolkit.server.seating import Owner

LONGEST_MESSAGE = 64 * 1024
"""Characters; the longest answer a page can send is under a thousandth of it."""

HALF = "\\ud"
"""How the escape of half a character begins in JSON; a text frame cannot hold one unescaped."""


def too_long() -> dict[str, str]:
    """Return, in both languages, what a page is told whose message was not passed on."""
    return {
        lang: _("That was too long and was not saved. Please shorten it; what you had saved before is safe.")
        for lang, _ in (("ja", translator("ja")), ("en", translator("en")))
    }


def well_formed(ws_message: str) -> str:
    """Return a JSON message without halves of characters, which a phone's keyboard can leave and no kernel can read."""
    if HALF not in ws_message.lower():
        return ws_message
    text = json.dumps(json.loads(ws_message), ensure_ascii=False)
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


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
        self.line = self.rooms.seating.line_of(kernel_id)
        if self.line is None:
            self.close()
            return
        self.line.open(self)

    def on_close(self) -> None:
        """Let the page hear no more."""
        if self.line is not None:
            self.line.close(self)

    def on_message(self, message: str | bytes) -> None:
        """Pass on a custom message to the page's own widget; drop everything else."""
        if self.line is None or self.owner is None:
            return
        if len(message) > LONGEST_MESSAGE:
            self.rooms.hub.tell(self.owner, {"type": "problem", "message": too_long()})
            return
        content = custom_content(message, self.line.model_id)
        if content is not None:
            self.line.say(content)

    def hear(self, text: str) -> None:
        """Send the page what its widget said, unless it has just gone."""
        try:
            self.write_message(text)
        except WebSocketClosedError:
            return

    def end(self) -> None:
        """Close the channel from this side."""
        self.close()


def custom_content(ws_message: str | bytes, model_id: str) -> Mapping[str, Any] | None:
    """Return what a page says to the widget `model_id`; None if the frame is anything else."""
    if isinstance(ws_message, bytes):
        return None
    try:
        message = json.loads(well_formed(ws_message))
        content = message["content"]
        fits = (
            message["channel"] == "shell"
            and message["header"]["msg_type"] == "comm_msg"
            and content["comm_id"] == model_id
            and content["data"]["method"] == "custom"
        )
        said = content["data"]["content"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    return said if fits and isinstance(said, dict) else None
