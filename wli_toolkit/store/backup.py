"""A whole SQLite store as one file, made while people write, and put back only where nobody would lose by it."""

from __future__ import annotations

import contextlib
import os
import secrets
import sqlite3
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from wli_toolkit.content.plain_text import shortened
from wli_toolkit.store.address import Address, address_of, not_writable
from wli_toolkit.store.errors import Busy, DamagedFile, NewerSchema, NotWritable, StoreError
from wli_toolkit.store.schema import REVISIONS, VERSION_TABLE
from wli_toolkit.store.store import open_store

_BUSY_S = 10.0


@dataclass(frozen=True)
class Backup:
    """What a backup holds.

    Attributes
    ----------
    path
        The backup, or the database it was restored to.
    sessions
        How many sessions are in it.
    purge_on
        When the first of them is to be erased, in seconds since the epoch; None without sessions. A purge does
        not reach a backup: whoever keeps it deletes it by then.
    overdue
        Sessions that a restore left out because they were to be erased by now.
    """

    path: Path
    sessions: int
    purge_on: float | None
    overdue: tuple[str, ...] = ()


def back_up(path: Path, url: str | None = None) -> Backup:
    """Write the store at `url` to the new file `path`, as it stands at this moment; people may go on writing.

    What is sealed stays sealed in it. It is readable by its owner only, and complete or not there.

    Raises
    ------
    StoreError
        The store is not a SQLite file, or is none of ours; `path` is there already or cannot be written.
    """
    source = _file_of(address_of(url), "pg_dump --format=custom --file FILE URL")
    if not source.is_file():
        raise NotWritable(f"there is no database to back up: {source}", "Name one with --db sqlite:///PATH")
    if path.exists():
        raise StoreError(
            f"this file is there already: {shortened(path)}", "Choose another file, or remove that one first"
        )
    with _beside(path) as fresh:
        _copy(source, fresh)
        found = _checked(fresh, path)
        try:
            os.link(fresh, path)  # unlike a rename, this overwrites nothing
        except FileExistsError:
            raise StoreError(
                f"this file is there already: {shortened(path)}", "Choose another file"
            ) from None
        except OSError:
            fresh.rename(path)  # a disk without links
        _settle(path.parent)
    return Backup(path, *found)


def restore(path: Path, url: str | None = None, *, replace: bool = False) -> Backup:
    """Make the store at `url` what the backup `path` holds.

    Sessions whose last day has passed are not brought back: people were told that they would be erased.

    Parameters
    ----------
    replace
        Whether a database that is there already may be given up for it.

    Raises
    ------
    StoreError
        The file is no whole backup, or of a newer version; there is a database already, or a program that has it
        open, which would go on writing to what is gone.
    """
    target = _file_of(address_of(url), "pg_restore --clean --if-exists --dbname URL FILE")
    if not path.is_file():
        raise DamagedFile(f"there is no such file: {shortened(path)}", "Give a file that `wli backup` wrote")
    if target.exists() and not replace:
        raise StoreError(
            f"there is a database already: {target}",
            "Give it up for the backup with --replace, or restore to another place with --db sqlite:///PATH",
        )
    with _beside(target) as fresh:
        _check_head(path)
        _copy(path, fresh)
        _checked(fresh, path)
        now = time.time()
        with open_store(f"sqlite:///{fresh}") as store:
            overdue = tuple(one.code for one in store.sessions() if one.purge_on <= now)
            for code in overdue:
                store.purge_session(code)
        _as_one_file(fresh, path)
        found = _checked(fresh, path)
        if target.exists():
            _let_nobody_have_open(target)
        fresh.replace(target)
        _settle(target.parent)
    return Backup(target, *found, overdue)


def _file_of(address: Address, command: str) -> Path:
    if address.path is None:
        raise StoreError(
            f"a database on a server is backed up and restored with its own programs: {address.shown}",
            f"Use `{command}`",
        )
    return address.path


@contextlib.contextmanager
def _beside(path: Path) -> Iterator[Path]:
    """Give a new file beside `path` that only its owner can read; it is gone afterwards, unless it was renamed."""
    fresh = path.with_name(f".{path.name}.{secrets.token_hex(6)}")
    try:
        os.close(os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except OSError:
        raise not_writable(path) from None
    try:
        yield fresh
    except OSError as error:
        raise NotWritable(
            f"the file cannot be written ({error.strerror}): {shortened(path)}",
            "Choose a folder that you may write to and that has room",
        ) from None
    finally:
        for each in (fresh, *(fresh.with_name(fresh.name + tail) for tail in ("-wal", "-shm", "-journal"))):
            each.unlink(missing_ok=True)


@contextlib.contextmanager
def _opened(path: Path, shown: Path, mode: str = "rw") -> Iterator[sqlite3.Connection]:
    try:
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode={mode}", uri=True, timeout=_BUSY_S, isolation_level=None
        )
        try:
            yield connection
        finally:
            connection.close()
    except sqlite3.Error as error:
        name = getattr(error, "sqlite_errorname", "")
        if name.startswith(("SQLITE_FULL", "SQLITE_IOERR")):
            raise NotWritable(
                f"the disk is full or failing: {shortened(shown)}", "Free some space on it and try again"
            ) from None
        if name.startswith("SQLITE_BUSY"):
            raise _in_use(shown) from None
        raise _damaged(shown, type(error).__name__) from None


def _copy(source: Path, fresh: Path) -> None:
    """Copy one state of `source`, whatever is written to it meanwhile, into one file without a log."""
    # A backup may lie where nothing can be written; a store in use is opened as all its users open it.
    mode = "rw" if os.access(source, os.W_OK) else "ro"
    with _opened(source, source, mode) as reading, _opened(fresh, source) as writing:
        # In one step, under one reader's view: a copy in steps would begin anew with every write of others.
        reading.backup(writing, pages=-1)
    _as_one_file(fresh, source)


def _as_one_file(path: Path, shown: Path) -> None:
    with _opened(path, shown) as connection:
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA journal_mode=DELETE")
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _check_head(path: Path) -> None:
    with path.open("rb") as file:
        if not file.read(16) == b"SQLite format 3\x00":
            raise _damaged(path, "it does not begin as one does")


def _checked(path: Path, shown: Path) -> tuple[int, float | None]:
    """Return how many sessions are in a file, and when the first is to be erased; refuse what is no whole store."""
    with _opened(path, shown) as connection:
        found = connection.execute("PRAGMA integrity_check").fetchone()
        if found != ("ok",):
            raise _damaged(shown, "parts of it are missing or changed")
        tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if VERSION_TABLE not in tables:
            raise _damaged(shown, "it is a database of another program")
        row = connection.execute(f"SELECT version_num FROM {VERSION_TABLE}").fetchone()  # noqa: S608 - our own constant
        if row is None:
            raise _damaged(shown, "it does not say which version wrote it")
        if row[0] not in REVISIONS:
            raise NewerSchema(
                f"a newer version of the toolkit wrote this database: schema {shortened(row[0])} in {shortened(shown)}",
                "Upgrade the toolkit: pip install --upgrade wli-toolkit",
            )
        if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
            raise _damaged(shown, "parts of it refer to what is not there")
        count, first = connection.execute("SELECT count(*), min(purge_on) FROM wli_sessions").fetchone()
    return count, first


def _let_nobody_have_open(path: Path) -> None:
    """Refuse while another program has `path` open: it would go on writing to a file that is gone."""
    try:
        with _opened(path, path) as connection:
            connection.execute("PRAGMA busy_timeout=200")
            # Leaving the write-ahead log is possible only for the last one who has the file open.
            connection.execute("PRAGMA journal_mode=DELETE")
    except DamagedFile:
        return  # what is replaced need not be whole


def _settle(folder: Path) -> None:
    """Put the folder's entry on disk too, where the system lets one."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _damaged(path: Path, why: str) -> DamagedFile:
    return DamagedFile(
        f"this is not a whole backup of a store ({why}): {shortened(path)}",
        "Give a file that `wli backup` wrote",
    )


def _in_use(path: Path) -> Busy:
    return Busy(
        f"other programs have the database open: {shortened(path)}",
        "Stop `wli serve` and whatever else uses it, then try again",
    )
