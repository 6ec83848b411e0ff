"""Folders among temporary files that die with the server: held while it lives, swept by the next if it was killed.

A server that is killed (-9, a laptop's empty battery) cannot clean up. What it leaves are sockets of kernels that
are gone, a demonstration's answers, or the page by which a browser was told the passcode. Whoever makes a folder
of the same kind next removes what nobody holds any more.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

HELD = "held-by-a-running-server"
"""The file in a folder that its server holds locked; the system lets go of it when the process ends."""
_handles: dict[str, int] = {}


def make_own_folder(prefix: str, place: str | None = None) -> str:
    """Make a folder that only this user enters, hold it, and remove those of the same prefix that nobody holds.

    Parameters
    ----------
    prefix
        How the names of such folders begin.
    place
        Where it is to lie; among temporary files, if None.
    """
    where = Path(place or tempfile.gettempdir())
    sweep(where, prefix)
    # Made under another name: a folder that bears the prefix is held from its first moment.
    making = Path(tempfile.mkdtemp(prefix=f".{prefix}", dir=where))
    handle = os.open(making / HELD, os.O_CREAT | os.O_RDWR, 0o600)
    with suppress(OSError):  # where a disk knows no locks, nobody sweeps either
        _lock(handle)
    if sys.platform == "win32":
        os.close(handle)  # a folder with an open file cannot be renamed there
    folder = str(where / f"{prefix}{making.name.removeprefix(f'.{prefix}')}")
    making.rename(folder)
    if sys.platform == "win32":
        handle = os.open(Path(folder, HELD), os.O_RDWR)
    _handles[folder] = handle
    return folder


def let_go(folder: str) -> None:
    """Remove a folder that `make_own_folder` made."""
    handle = _handles.pop(folder, None)
    if handle is not None:
        os.close(handle)
    shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def own_folder(prefix: str) -> Iterator[Path]:
    """Give a folder of one's own as long as the block lasts."""
    folder = make_own_folder(prefix)
    try:
        yield Path(folder)
    finally:
        let_go(folder)


def sweep(place: Path, prefix: str) -> list[Path]:
    """Remove this user's folders in `place` whose server has gone; return them.

    A folder is touched only if it has the file that we put there, and if nothing holds that file.
    """
    swept = []
    for folder in place.glob(f"{prefix}*"):
        with suppress(OSError):
            if folder.is_symlink() or not folder.is_dir() or not _is_ours(folder) or not _is_free(folder):
                continue
            # Out of the way first: of two servers that sweep at once, one moves it.
            gone = folder.with_name(f".{uuid.uuid4().hex}-swept")
            folder.rename(gone)
            shutil.rmtree(gone, ignore_errors=True)
            swept.append(folder)
    return swept


def _is_ours(folder: Path) -> bool:
    return sys.platform == "win32" or folder.lstat().st_uid == os.getuid()


def _is_free(folder: Path) -> bool:
    """Tell whether the folder's mark is there and nobody holds it."""
    mark = folder / HELD
    if sys.platform == "win32":
        mark.unlink()  # refused as long as a process has it open; missing, it raises as well
        return True
    handle = os.open(mark, os.O_RDWR | os.O_NOFOLLOW)
    try:
        _lock(handle)
    except BlockingIOError:
        return False
    finally:
        os.close(handle)
    return True


def _lock(handle: int) -> None:
    if sys.platform != "win32":
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
