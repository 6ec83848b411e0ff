"""What the tests of pages share: a page whose messages are kept."""

from __future__ import annotations

from typing import Any, Generic, TypeVar

import pytest

from wli_toolkit.pages.conversation import Conversation

Json = dict[str, Any]
Page = TypeVar("Page", bound=Conversation)


class Wire(Generic[Page]):
    """A page whose messages are kept."""

    def __init__(self, page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
        self.page = page
        self.heard: list[Json] = []
        monkeypatch.setattr(page.widget, "send_message", self.heard.append)

    def send(self, **message: Any) -> list[Json]:
        """Send a message and return what comes back."""
        self.heard.clear()
        self.page.receive({"from": "view", **message})
        return list(self.heard)
