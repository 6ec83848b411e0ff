"""Text that people typed, made safe for files: nothing a spreadsheet would calculate, nothing XML cannot hold."""

from __future__ import annotations

import unicodedata

from wli_toolkit.content.plain_text import plain

FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
"""What a cell must not begin with: a spreadsheet would calculate it."""


def neutral(cell: object) -> str:
    """Return a cell as text that no spreadsheet takes for a formula: an apostrophe goes before it."""
    text = "" if cell is None else str(cell)
    return text if isinstance(cell, int | float) else harmless(text)


def clean(text: str) -> str:
    """Return `text` without characters that a document cannot hold; lines stay lines."""
    return plain(text)


def harmless(text: str) -> str:
    """Return `text` clean, and as what no spreadsheet takes for a formula, not even behind blanks."""
    kept = clean(text)
    if kept.startswith(FORMULA):
        kept = kept.lstrip()
    first = next((each for each in kept if not each.isspace() and unicodedata.category(each) != "Cf"), "")
    return f"'{kept.lstrip()}" if first.startswith(FORMULA) else kept
