"""What a console or screen shows outside a seminar: a session made for trying."""

from __future__ import annotations

from typing import Protocol

from wli_toolkit.store import Store

LOCAL = "http://localhost:8866"


class Practice(Protocol):
    """A session to try on, with the store it is in."""

    @property
    def store(self) -> Store:
        """Where it is."""

    @property
    def code(self) -> str:
        """Which it is."""
