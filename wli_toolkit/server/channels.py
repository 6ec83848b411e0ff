"""The kernel's websocket: open to the kernel's owner only, for messages to the page's own widget only."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable
from http import HTTPStatus
from typing import Any

from jupyter_server.auth.decorator import ws_authenticated
from jupyter_server.services.kernels.websocket import KernelWebsocketHandler
from tornado.web import HTTPError

from wli_toolkit.content import translator
from wli_toolkit.server.base import SeminarBaseHandler
from wli_toolkit.server.identity import Role
from wli_toolkit.server.live import PING_S, ROLES
from wli_toolkit.server.seating import Owner

LONGEST_MESSAGE = 64 * 1024
"""Characters; the longest answer a page can send is under a thousandth of it."""

DEEPEST = 30
"""Lists and tables within each other; an agenda has six, and what is far deeper no kernel reads."""

PROTOCOL = "5.3"
"""The version of Jupyter's messages that the pages speak."""


def too_long() -> dict[str, str]:
    """Return, in both languages, what a page is told whose message was not passed on."""
    return {
        lang: _("That was too long and was not saved. Please shorten it; what you had saved before is safe.")
        for lang, _ in (("ja", translator("ja")), ("en", translator("en")))
    }


def well_formed(content: object, model: str) -> str:
    """Return, as Jupyter writes it, a custom message with `content` to the widget `model`.

    Made anew, because Jupyter trusts what surrounds a message; and without halves of characters, which a phone's
    keyboard can leave and no kernel can read.

    Raises
    ------
    ValueError
        It nests deeper than a page of ours does, or holds what is no JSON.
    """
    if is_deep(content):
        raise ValueError("nested too deeply")
    header = {"msg_id": uuid.uuid4().hex, "msg_type": "comm_msg", "session": "", "username": "", "date": ""}
    message = {
        "channel": "shell",
        "header": header | {"version": PROTOCOL},
        "parent_header": {},
        "metadata": {},
        "content": {"comm_id": model, "data": {"method": "custom", "content": content}},
        "buffers": [],
    }
    text = json.dumps(message, ensure_ascii=False, allow_nan=False)
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def is_deep(content: object) -> bool:
    """Tell whether lists and tables stand in each other more than `DEEPEST` times."""
    level = [content]
    for _depth in range(DEEPEST):
        level = [inner for one in level for inner in _inside(one)]
        if not level:
            return False
    return True


def _inside(value: object) -> Iterable[object]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()


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
        try:
            content = self._to_the_page(json.loads(ws_message))
            passed_on = None if content is None else well_formed(content, self.model_id)
        except (ValueError, KeyError, TypeError, RecursionError):
            return
        if passed_on is not None:
            super().on_message(passed_on)

    def write_message(self, message: Any, binary: bool = False) -> Any:
        """Send the widget's own messages; the kernel's other chatter stays here."""
        if isinstance(message, str):
            try:
                kind = json.loads(message).get("msg_type")
            except (ValueError, AttributeError):
                kind = None
            if kind != "comm_msg":
                return None
        return super().write_message(message, binary)

    def _to_the_page(self, message: Any) -> object:
        """Return what a custom message to the page's own widget says, or None for any other."""
        data = message["content"]["data"]
        is_ours = (
            message["channel"] == "shell"
            and message["header"]["msg_type"] == "comm_msg"
            and message["content"]["comm_id"] == self.model_id
            and data["method"] == "custom"
        )
        return data["content"] if is_ours else None
