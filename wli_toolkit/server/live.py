"""The live line: one websocket per open page, for live state, seats and kernels' ids."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from jupyter_server.auth.decorator import ws_authenticated
from jupyter_server.base.websocket import WebSocketMixin
from tornado.iostream import StreamBufferFullError
from tornado.web import HTTPError
from tornado.websocket import WebSocketClosedError, WebSocketHandler

from wli_toolkit.pages.trouble import tell_trouble
from wli_toolkit.server.base import SeminarBaseHandler
from wli_toolkit.server.identity import Role
from wli_toolkit.server.page_notebook import NoSeatError
from wli_toolkit.server.seating import Owner, PageName
from wli_toolkit.server.unread import bound_unread, cut
from wli_toolkit.store import StoreError

ROLES: dict[PageName, Role] = {
    "workshop": "participant",
    "console": "facilitator",
    "screen": "facilitator",
    "assistant": "assistant",
}
LONGEST_MESSAGE = 1024
LONGEST_REST_S = 5.0
"""So long at most one message waits because too many came before it."""
PING_S = 20.0
"""How often tornado pings an open page, and how long it waits for the pong; keeps proxies and dead phones honest."""


def forget(sending: asyncio.Future[None]) -> asyncio.Future[None]:
    """Let a message that is under way fail without a word: its line has gone, and comes back by itself."""
    sending.add_done_callback(lambda done: done.cancelled() or done.exception())
    return sending


class LiveHandler(WebSocketMixin, WebSocketHandler, SeminarBaseHandler):
    """Keeps one page's live line."""

    ping_interval = PING_S
    ping_timeout = PING_S
    owner: Owner | None = None
    _attaching: asyncio.Task[None] | None = None

    def claimed(self) -> tuple[Role, str | None] | None:
        """Return the role that the page asking needs."""
        page = self._page()
        return (ROLES[page], self.get_query_argument("s", None)) if page else None

    def _page(self) -> PageName | None:
        asked = self.get_query_argument("page", "")
        return next((page for page in ROLES if page == asked), None)

    def set_default_headers(self) -> None:
        """Send no headers: an upgraded connection has none, and needs not say what serves it."""
        self.clear_header("Server")

    @ws_authenticated
    async def get(self, *args: Any, **kwargs: Any) -> None:
        """Open the line for whom it belongs to."""
        visitor = self.visitor()
        page = self._page()
        if page is None:
            raise HTTPError(HTTPStatus.NOT_FOUND)
        if await asyncio.to_thread(self.rooms.welcome, visitor):
            self.owner = self.rooms.owner(visitor, page)
        elif page != "workshop":
            raise HTTPError(HTTPStatus.FORBIDDEN)
        await super().get(*args, **kwargs)

    def open(self, *_args: Any, **_kwargs: Any) -> None:
        """Register the page, tell it the state of things, and find it a kernel.

        Jupyter's own pings, which count in milliseconds, are left out in favour of tornado's. A phone that was
        away when its person's data was deleted is told so, and nothing else.
        """
        if self.owner is None:
            self.tell({"type": "deleted"})
            self.close()
            return
        self.set_nodelay(True)
        bound_unread(self)
        if self.owner.participant:
            # The cookie may have changed under an open page; it shall not take another's kernel for its own.
            self.tell({"type": "you", "participant": self.owner.participant})
        self.rooms.hub.open(self.owner, self)
        self._attach()

    async def on_message(self, message: str | bytes) -> None:
        """Take the two things a page may say here: `ping`, and `attach` when its kernel went away."""
        if self.owner is None:
            return
        rest_s = self.rooms.talk.wait_s(self.owner)
        if rest_s > 0:
            await asyncio.sleep(min(rest_s, LONGEST_REST_S))
        if len(message) > LONGEST_MESSAGE:
            return
        try:
            content = json.loads(message)
        except (ValueError, RecursionError):
            return
        kind = content.get("type") if isinstance(content, dict) else None
        if kind == "ping":
            self.tell({"type": "pong"})
        elif kind == "attach":
            self._attach()

    def on_close(self) -> None:
        """Forget the page."""
        if self.owner is not None:
            self.rooms.hub.close(self.owner, self)

    def tell(self, message: Mapping[str, Any]) -> None:
        """Send `message`, unless the page has just gone."""
        try:
            forget(self.write_message(json.dumps(message, ensure_ascii=False)))
        except WebSocketClosedError:
            return
        except StreamBufferFullError:
            cut(self)

    def end(self) -> None:
        """Close the line from this side."""
        self.close()

    def _attach(self) -> None:
        if self._attaching is None or self._attaching.done():
            self._attaching = asyncio.create_task(self._find_seat())

    async def _find_seat(self) -> None:
        if self.owner is None:
            return
        try:
            welcome = await asyncio.to_thread(self.rooms.welcome, self.visitor())
        except StoreError as error:
            tell_trouble(self.log, error)
            self.tell({"type": "link", "state": "lost"})
            return
        if not welcome:
            self.tell({"type": "deleted" if self.owner.page == "workshop" else "signed_out"})
            return
        self.tell({"type": "link", "state": "starting"})
        try:
            seat = await self.rooms.seating.attach(
                self.owner, self.rooms.payload(self.visitor(), self.owner, self.origin)
            )
        except NoSeatError:
            self.tell({"type": "link", "state": "lost"})
            return
        self.tell({"type": "kernel", "kernel": seat.kernel_id, "model": seat.model_id})

    @property
    def origin(self) -> str:
        """Return the address under which this browser sees the server."""
        return f"{self.request.protocol}://{self.request.host}"
