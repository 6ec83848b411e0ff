"""The kernel's websocket: open to the kernel's owner only, for messages to the page's own widget only."""

from __future__ import annotations

import asyncio
import json
import re
import uuid
from http import HTTPStatus
from typing import Any, NoReturn

from jupyter_server.auth.decorator import ws_authenticated
from jupyter_server.services.kernels.websocket import KernelWebsocketHandler
from tornado.iostream import StreamBufferFullError
from tornado.web import HTTPError

from wli_toolkit.content import translator
from wli_toolkit.server.base import SeminarBaseHandler
from wli_toolkit.server.identity import Role
from wli_toolkit.server.live import PING_S, ROLES
from wli_toolkit.server.seating import Owner
from wli_toolkit.server.unread import bound_unread, cut

LONGEST_MESSAGE = 64 * 1024
"""Characters; the longest answer a page can send is under a thousandth of it."""

SESSION_ID = re.compile(r"[0-9A-Za-z_-]{1,64}")
"""By what a page names its own connection, to find it again."""
LONGEST_ID = 64
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


def for_the_page(ws_message: str | bytes, model: str) -> str | None:
    """Return the custom message to the widget `model` that `ws_message` is, or None if it is anything else.

    It is written anew with nothing but its content, and without halves of characters, which a phone's keyboard
    can leave and no kernel can read.
    """
    if not isinstance(ws_message, str):
        return None
    try:
        message = json.loads(ws_message, parse_constant=_no_number)
        header, content = message["header"], message["content"]
        if not (
            message["channel"] == "shell"
            and header["msg_type"] == "comm_msg"
            and content["comm_id"] == model
            and content["data"]["method"] == "custom"
            and is_shallow(content["data"]["content"])
        ):
            return None
        said = content["data"]["content"]
        number = header.get("msg_id")
        named = isinstance(number, str) and 0 < len(number) <= LONGEST_ID
        rebuilt = {
            "channel": "shell",
            "header": {
                "msg_id": number if named else uuid.uuid4().hex,
                "msg_type": "comm_msg",
                "session": "",
                "username": "",
                "version": "5.3",
                "date": "",
            },
            "parent_header": {},
            "metadata": {},
            "content": {"comm_id": model, "data": {"method": "custom", "content": said}},
            "buffers": [],
        }
        text = json.dumps(rebuilt, ensure_ascii=False)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
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
        if not SESSION_ID.fullmatch(self.get_query_argument("session_id", "")):
            raise HTTPError(HTTPStatus.BAD_REQUEST)
        self.model_id = self.rooms.seating.model_of(kernel_id) or ""
        await super().get(kernel_id=kernel_id)

    async def open(self, kernel_id: str) -> None:
        """Connect to the kernel; Jupyter's own pings are left out in favour of tornado's."""
        self.set_nodelay(True)
        bound_unread(self)
        oldest = self.rooms.channels.add(self.owner, self) if self.owner is not None else None
        if oldest is not None:
            oldest.close()
        await self.connection.connect()

    def on_close(self) -> None:
        """Let go of the kernel."""
        if self.owner is not None:
            self.rooms.channels.drop(self.owner, self)
        super().on_close()

    def select_subprotocol(self, _subprotocols: list[str]) -> str | None:
        """Speak JSON text frames only, which is what the filters below read."""
        return None

    def get_compression_options(self) -> dict[str, Any] | None:
        """Do not compress: messages are small."""
        return None

    async def on_message(self, ws_message: str | bytes) -> None:
        """Pass on a custom message to the page's own widget; drop everything else.

        The next message is read only when this one has been passed on, so whoever sends more than a person can
        waits in their own line, and nobody else does.
        """
        if self.owner is None:
            return
        cost = min(1 + len(ws_message) / CHARACTERS_A_MESSAGE, DEAREST)
        rest_s = self.rooms.messages.wait_s(self.owner, cost)
        if rest_s > 0:
            await asyncio.sleep(min(rest_s, LONGEST_REST_S))
        if len(ws_message) > LONGEST_MESSAGE:
            self.rooms.hub.tell(self.owner, {"type": "problem", "message": too_long()})
            return
        message = for_the_page(ws_message, self.model_id)
        if message is not None and self.connection is not None:
            super().on_message(message)

    def write_message(self, message: Any, binary: bool = False) -> Any:
        """Send the widget's own messages; the kernel's other chatter stays here."""
        if isinstance(message, str):
            try:
                kind = json.loads(message).get("msg_type")
            except (ValueError, AttributeError):
                kind = None
            if kind != "comm_msg":
                return None
        try:
            return super().write_message(message, binary)
        except StreamBufferFullError:
            # Whoever asks and does not read is asked to come again; nothing of theirs piles up here.
            cut(self)
            return None
