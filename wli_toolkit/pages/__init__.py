"""The pages where the parts meet; a notebook's one call for each of them."""

from __future__ import annotations

from wli_toolkit.pages.cells import assistant_page, console_page, participant_page, screen_page

__all__ = ["assistant_page", "console_page", "participant_page", "screen_page"]
