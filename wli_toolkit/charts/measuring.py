"""How wide text will be, guessed without the reader's fonts, and where to break it."""

from __future__ import annotations

import unicodedata

NARROW, WIDE = 0.56, 1.0
"""Em: the width of a Latin letter on average, and of a Japanese one."""
NEVER_FIRST = frozenset("、。，．・：；？！）」』】〕〉》ー～〜々,.:;?!)”’")
NEVER_LAST = frozenset("（「『【〔〈《(“‘")


def width(text: str, size: float) -> float:
    """Return about how many pixels wide `text` is at `size` pixels."""
    return size * sum(WIDE if unicodedata.east_asian_width(char) in "WFA" else NARROW for char in text)


def wrap(text: str, size: float, room: float) -> tuple[str, ...]:
    """Break `text` into lines that fit into `room` pixels.

    After a 「・」 where that is enough, else between words or, in Japanese, characters; never inside brackets.
    """
    lines: list[str] = []
    for part in _packed(_parts(text), size, room):
        lines += _packed(_pieces(part), size, room) if width(part, size) > room else [part]
    return tuple(line.strip() for line in lines)


def _packed(pieces: list[str], size: float, room: float) -> list[str]:
    lines = [""]
    for piece in pieces:
        if lines[-1] and width((lines[-1] + piece).rstrip(), size) > room:
            lines.append(piece)
        else:
            lines[-1] += piece
    return lines


def _parts(text: str) -> list[str]:
    """Return the parts of a list of labels, each with the mark that follows it."""
    parts = text.split("・")
    return [f"{part}・" for part in parts[:-1]] + parts[-1:]


def _pieces(text: str) -> list[str]:
    """Return the parts of `text` between which a line may end."""
    pieces: list[str] = []
    depth = 0
    for char in text:
        last = pieces[-1][-1] if pieces else ""
        in_word = not _wide(char) and last != " " and not (last and _wide(last))
        if pieces and (depth or char in NEVER_FIRST or last in NEVER_LAST or in_word):
            pieces[-1] += char
        else:
            pieces.append(char)
        depth += (char == "（") - (char == "）")
    return pieces


def _wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "WF"
