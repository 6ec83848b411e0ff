"""Searching bytes and files for words, however they were written down."""

from __future__ import annotations

import base64
from pathlib import Path


def forms(text: str) -> list[bytes]:
    """Return `text` as it could stand in a file: plain, in UTF-16, in hex, and in base64 at each offset."""
    raw = text.encode()
    inside = [
        base64.b64encode(b"\0" * shift + raw)[(0, 2, 3)[shift] : (shift + len(raw)) // 3 * 4]
        for shift in range(3)
    ]
    return [raw, text.encode("utf-16-le"), text.encode("utf-16-be"), raw.hex().encode(), *inside]


def spelled(code: str) -> list[str]:
    """Return the ways a code can be written."""
    return [code, code.replace("-", ""), code.lower(), code.replace("-", "").lower()]


def found_in(data: bytes | str, *words: str) -> list[str]:
    """Return those of `words` that `data` holds in some form."""
    raw = data if isinstance(data, bytes) else data.encode()
    return [word for word in words if any(form in raw for form in forms(word))]


def files_under(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]


def found_in_files(folder: Path, *words: str) -> dict[str, list[str]]:
    """Return, by file, what of `words` is in it or in its name."""
    return {
        str(path.relative_to(folder)): found
        for path in files_under(folder)
        if (found := found_in(path.read_bytes() + str(path).encode(), *words))
    }
