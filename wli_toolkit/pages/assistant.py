"""The assistant's console: help by seat and the wall, nothing else, and only as long as the passcode holds."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from wli_toolkit.pages.assistant_view import assistant_content, assistant_live, assistant_progress
from wli_toolkit.pages.conversation import Conversation, Handler, store_problem
from wli_toolkit.pages.directing import helping_handlers
from wli_toolkit.pages.wall import moderate, tell_wall
from wli_toolkit.store import Store, StoreError, UnknownSession
from wli_toolkit.store.moderating import Moderator
from wli_toolkit.widgets.console import AssistantWidget


class AssistantPage(Conversation):
    """One session's console for those who help the facilitator.

    Parameters
    ----------
    grant
        What the assistants came in with. As soon as the store knows it no longer, nothing is answered. On a
        page that nobody was let into, as in JupyterLab, it does not count.
    """

    role: Moderator = "assistant"
    """What the log of the wall says of who acted."""

    def __init__(self, store: Store, session: str, grant: str, *, served: bool = True) -> None:
        self.store = store
        self.session = session
        self.grant = grant
        self.served = served
        super().__init__(AssistantWidget(served=served))

    def handlers(self) -> Mapping[str, Handler]:
        """Return what an assistant may ask: this is the whole list."""
        return {
            "hello": self.hello,
            "wall": partial(tell_wall, self),
            "moderate": partial(moderate, self),
            **helping_handlers(self),
        }

    def receive(self, message: Mapping[str, Any]) -> None:
        """Answer one message of somebody who is still let in."""
        try:
            is_let_in = not self.served or self.store.assists(self.session, self.grant)
        except UnknownSession:
            is_let_in = False
        except StoreError as error:
            self.problem(store_problem(error))
            return
        if is_let_in:
            super().receive(message)
        else:
            self.reply("signed_out")

    def hello(self, _message: Mapping[str, Any]) -> None:
        """Send where the room stands."""
        session = self.store.session(self.session)
        content = None if self.served else assistant_content(session, AssistantWidget.module_text())
        self.reply(
            "state",
            content=content,
            console={
                "code": self.session,
                "simulated": session.simulated,
                "lang": session.lang,
                "live": assistant_live(self.store.live(self.session)),
                "progress": assistant_progress(self.store, self.session, frozenset()),
            },
        )
