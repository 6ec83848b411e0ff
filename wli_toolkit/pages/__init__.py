"""The pages where the parts meet; a notebook's one call for each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from wli_toolkit.pages.console import console_page
    from wli_toolkit.pages.participant import participant_page
    from wli_toolkit.pages.screen import screen_page
    from wli_toolkit.pages.self_study import exercise

_HOMES = {
    "participant_page": "participant",
    "console_page": "console",
    "screen_page": "screen",
    "exercise": "self_study",
}

__all__ = ["console_page", "exercise", "participant_page", "screen_page"]


def __getattr__(name: str) -> Any:
    """Import a page when it is asked for: a participant's kernel must not pay for the console's."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
