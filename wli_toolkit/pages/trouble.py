"""A store in trouble is told in one line that names the way out, once a minute, however many people meet it."""

from __future__ import annotations

import logging
import os
import time
from pathlib import Path

from wli_toolkit.store import Busy, NotWritable, Refused, StoreError, Unreachable

TROUBLES = (Busy, NotWritable, Refused, Unreachable)
"""What is wrong with the store itself, and not with what was asked of it."""
SAY_AGAIN_S = 60.0

_told: dict[str, float] = {}
_shared: list[Path] = []


def share_troubles(folder: Path) -> None:
    """Let all processes that share `folder` tell a trouble once between them: a server and its kernels."""
    _shared[:] = [folder]
    _told.clear()


def tell_trouble(log: logging.Logger, error: StoreError, what: str = "") -> None:
    """Log what is wrong with the store, and the way out, unless that was said within the last minute.

    Parameters
    ----------
    what
        What was being done. Of a refusal that is no trouble only this and its kind are logged: it names
        what somebody typed.
    """
    kind = type(error).__name__
    if not isinstance(error, TROUBLES):
        log.warning("%s was refused: %s", what or "Something", kind)
        return
    if _is_due(kind):
        # The text of a store's error holds no answer and no code; `StoreError` says so.
        log.warning("The store is in trouble: %s. Phones keep what is not saved and send it again.", error)


def _is_due(kind: str) -> bool:
    now = time.monotonic()
    if now - _told.get(kind, -SAY_AGAIN_S) < SAY_AGAIN_S:
        return False
    _told[kind] = now
    return all(_is_first(folder / f"told-{kind}") for folder in _shared)


def _is_first(mark: Path) -> bool:
    """Leave a mark for the other processes; False where one of them left it within the last minute."""
    try:
        os.close(os.open(mark, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        try:
            if abs(time.time() - mark.stat().st_mtime) < SAY_AGAIN_S:
                return False
            os.utime(mark)
        except OSError:
            return True
    except OSError:
        return True  # better twice than not at all
    return True
