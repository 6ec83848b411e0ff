"""What people write, without the characters that are none."""

from __future__ import annotations

import unicodedata

_CONTROLS = ("Cc", "Cs")
"""Control characters and halves of characters, which some databases refuse."""


def without_controls(text: str, keep: str = "") -> str:
    """Return `text` without control characters and halves of characters, but for those in `keep`."""
    return "".join(
        letter for letter in text if letter in keep or unicodedata.category(letter) not in _CONTROLS
    )
