"""The kernel's websocket: open to the kernel's owner only, for messages to the page's own widget only."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import Any

from jupyter_server.auth.decorator import ws_authenticated
from jupyter_server.services.kernels.websocket import KernelWebsocketHandler
from tornado.web import HTTPError

from wli_toolkit.content import translator
from wli_toolkit.server.base import SeminarBaseHandler
from wli_toolkit.server.identity import Role
from wli_toolkit.server.live import PING_S, ROLES, forget
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


def well_formed(ws_message: str | bytes) -> str:
    """Return a JSON message without halves of characters, which a phone's keyboard can leave and no kernel can read."""
    if isinstance(ws_message, str) and HALF not in ws_message.lower():
        return ws_message
    text = json.dumps(json.loads(ws_message), ensure_ascii=False)
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


class OwnedKernelHandler(KernelWebsocketHandler, SeminarBaseHandler):
    """Lets an owner talk to the one widget of their kernel, by custom messages."""

    ping_interval = PING_S
    ping_timeout = PING_S
    owner: Owner | None = None
    model_id: str = ""

    def claimed(self) -> tuple[Role, str | None] | None:
        """Return the role and session of the kernel's owner; nobody else can have a cookie for them."""
        self.owner = self.rooms.seating.owner_of(self.path_kwargs.get("kernel_id", ""))
        return (ROLES[self.owner.page], self.owner.session) if self.owner else None

    @ws_authenticated
    async def get(self, kernel_id: str) -> None:
        """Open the channels for the owner."""
        visitor = self.visitor()
        if self.owner is None or self.rooms.owner(visitor, self.owner.page) != self.owner:
            raise HTTPError(HTTPStatus.FORBIDDEN)
        self.model_id = self.rooms.seating.model_of(kernel_id) or ""
        await super().get(kernel_id=kernel_id)

    async def open(self, kernel_id: str) -> None:
        """Connect to the kernel; Jupyter's own pings are left out in favour of tornado's."""
        self.set_nodelay(True)
        await self.connection.connect()

    def select_subprotocol(self, _subprotocols: list[str]) -> str | None:
        """Speak JSON text frames only, which is what the filters below read."""
        return None

    def get_compression_options(self) -> dict[str, Any] | None:
        """Do not compress: messages are small."""
        return None

    def on_message(self, ws_message: str | bytes) -> None:
        """Pass on a custom message to the page's own widget; drop everything else."""
        if len(ws_message) > LONGEST_MESSAGE:
            if self.owner is not None:
                self.rooms.hub.tell(self.owner, {"type": "problem", "message": too_long()})
            return
        if self._is_for_the_page(ws_message):
            super().on_message(well_formed(ws_message))

    def write_message(self, message: Any, binary: bool = False) -> Any:
        """Send the widget's own messages; the kernel's other chatter stays here."""
        if isinstance(message, str):
            try:
                kind = json.loads(message).get("msg_type")
            except (ValueError, AttributeError):
                kind = None
            if kind != "comm_msg":
                return None
        return forget(super().write_message(message, binary))

    def _is_for_the_page(self, ws_message: str | bytes) -> bool:
        try:
            message = json.loads(ws_message)
            content = message["content"]
            return bool(
                message["channel"] == "shell"
                and message["header"]["msg_type"] == "comm_msg"
                and content["comm_id"] == self.model_id
                and content["data"]["method"] == "custom"
            )
        except (ValueError, KeyError, TypeError, RecursionError):
            return False
