"""Text as it is seen: without the characters that are none, or with them spelled out."""

from __future__ import annotations

import unicodedata

# Separators become a blank so that words stay apart.
_BLANKS = dict.fromkeys(map(ord, "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u2028\u2029"), " ")
_UNSEEN = ("Cc", "Cs")
"""Control characters, and halves of characters, which no file and no database holds."""
SHOWN_CHARACTERS = 80
TURNS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Marks that turn the direction of what follows could disguise a text."""

_NEVER = frozenset(chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF)) | frozenset(
    map(chr, range(0xFDD0, 0xFDF0))
)
"""What is no character and never will be; drawing one ends the process. What Unicode has not given out yet is kept: a
phone may be newer than we."""


def printable(text: str) -> str:
    """Return `text` on one line, without control characters, lone surrogates and turning marks."""
    return "".join(character for character in text.translate(_BLANKS) if not _is_unseen(character))


def plain(text: str) -> str:
    """Return `text` as by `printable`, but lines stay lines."""
    if (
        text.isprintable()
    ):  # the usual case, and quickly told: nothing in it is a control, a mark or no character
        return text
    return "\n".join(map(printable, text.replace("\r\n", "\n").replace("\r", "\n").split("\n")))


def visible(text: str) -> str:
    r"""Return `text` with what cannot be seen spelled out, as in ``\x1b``, so that no terminal obeys it; lines stay."""
    return "".join(
        character.encode("unicode_escape").decode("ascii")
        if character not in "\n\t" and _is_unseen(character)
        else character
        for character in text
    )


def shortened(value: object) -> str:
    """Return `value` as one short line of visible characters, fit for an error or a log."""
    line = visible(" ".join(str(value).split()))
    return line if len(line) <= SHOWN_CHARACTERS else line[: SHOWN_CHARACTERS - 1] + "…"


def _is_unseen(character: str) -> bool:
    return unicodedata.category(character) in _UNSEEN or character in TURNS or character in _NEVER
