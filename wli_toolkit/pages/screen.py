"""The projector's page: where to join, what is asked now, and the pictures that were released; nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from wli_toolkit.pages.content_view import page_content
from wli_toolkit.pages.conversation import Conversation, Handler
from wli_toolkit.pages.joining import join_url, qr_svg
from wli_toolkit.pages.live_state import live_view, screen_message
from wli_toolkit.store import Store
from wli_toolkit.widgets.screen import ScreenWidget


class ScreenPage(Conversation):
    """One session's projector page."""

    def __init__(self, store: Store, session: str, address: str, *, served: bool = True) -> None:
        self.store = store
        self.session = session
        self.address = address
        self.served = served
        super().__init__(ScreenWidget(served=served))

    def handlers(self) -> Mapping[str, Handler]:
        """Return what the screen may ask: only where it stands."""
        return {"hello": self.hello}

    def hello(self, _message: Mapping[str, Any]) -> None:
        """Send everything the screen shows."""
        session = self.store.session(self.session)
        url = join_url(session.settings.get("address") or self.address, self.session)
        content = None if self.served else page_content(session, ScreenWidget.module_text())
        room = screen_message(self.store, self.session)
        self.reply(
            "state",
            content=content,
            screen={
                "code": self.session,
                "lang": session.lang,
                "join_url": url,
                "qr": qr_svg(url),
                "live": live_view(self.store.live(self.session)),
                "pictures": room["pictures"],
                "wall": room["wall"],
                "joined": room["joined"],
            },
        )
