"""Text that people typed, made safe for files: nothing a spreadsheet would calculate, nothing XML cannot hold."""

from __future__ import annotations

import unicodedata

FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
"""What a cell must not begin with: a spreadsheet would calculate it."""
_NO_TEXT = frozenset({"Cc", "Cs", "Cn"})
"""Control characters, halves of characters, and what is no character at all."""
_TURNS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Marks that turn the direction of what follows, and so could disguise it."""


def neutral(cell: object) -> str:
    """Return a cell as text that no spreadsheet takes for a formula: an apostrophe goes before it."""
    text = "" if cell is None else str(cell)
    if isinstance(cell, int | float):
        return text
    return f"'{text}" if text.startswith(FORMULA) else text


def clean(text: str) -> str:
    """Return `text` without characters that a document cannot hold; lines stay lines."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return "".join(
        letter
        for letter in lines
        if letter == "\n" or (unicodedata.category(letter) not in _NO_TEXT and letter not in _TURNS)
    )


def harmless(text: str) -> str:
    """Return `text` clean, and as what no spreadsheet takes for a formula, not even behind blanks."""
    kept = clean(text)
    if text.startswith(FORMULA) or kept.lstrip().startswith(FORMULA):
        return f"'{kept.lstrip()}"
    return kept
