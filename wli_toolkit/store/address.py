"""Where the database is: a URL, an environment variable, or a file in the user's data folder."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_data_path
from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from wli_toolkit.content.plain_text import shortened
from wli_toolkit.store.errors import NotWritable, StoreError

ENVIRONMENT_VARIABLE = "WLI_DATABASE_URL"
FILE_NAME = "wli.sqlite"
KNOWN_FORMS = "Use sqlite:///PATH or postgresql://USER:PASSWORD@HOST/DATABASE"


@dataclass(frozen=True)
class Address:
    """A database's place, checked for its form only.

    Attributes
    ----------
    url
        For SQLAlchemy, with the driver named and a file's path made absolute.
    path
        The SQLite file; None for PostgreSQL.
    """

    url: URL
    path: Path | None

    @property
    def shown(self) -> str:
        """The address fit for people and logs: without a password."""
        return str(self.path) if self.path else shortened(self.url.render_as_string(hide_password=True))

    @property
    def secret(self) -> str:
        """The whole URL, to open the same store from another process."""
        return self.url.render_as_string(hide_password=False)


def address_of(url: str | None) -> Address:
    """Return the address that `url` names; None means the environment's, else the user's data folder."""
    chosen = url or os.environ.get(ENVIRONMENT_VARIABLE) or None
    if chosen is None:
        return _file_address(_default_path())
    try:
        parsed = make_url(chosen)
    except (ArgumentError, ValueError):
        # The text may hold a password, so it is not repeated.
        raise StoreError("the database URL cannot be read", KNOWN_FORMS) from None
    backend = parsed.get_backend_name()
    if backend == "sqlite":
        if parsed.query or parsed.host or not parsed.database or parsed.database.startswith((":", "file:")):
            raise StoreError(
                f"a SQLite address must be a plain file: {shortened(parsed.render_as_string())}",
                "Use sqlite:///PATH; several programs share the file, so it cannot be in memory",
            )
        return _file_address(Path(parsed.database))
    if backend in ("postgresql", "postgres"):
        return Address(parsed.set(drivername="postgresql+psycopg"), None)
    raise StoreError(f"unknown kind of database: {shortened(parsed.drivername)}", KNOWN_FORMS)


def prepare_file(path: Path) -> None:
    """Make sure that `path` is a file we may write, readable by its owner only if it is new.

    An existing file is not opened here: closing it would drop the locks that SQLite holds on it
    elsewhere in this process.
    """
    try:
        if path.is_dir():
            raise NotWritable(f"a folder, not a database file: {path}", "Give the path of a file in it")
        if not path.parent.is_dir():
            raise NotWritable(
                f"the folder of the database does not exist: {path.parent}",
                "Create it, or give a path in a folder that exists",
            )
        try:
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        except FileExistsError:
            if not os.access(path, os.R_OK | os.W_OK):
                raise not_writable(path) from None
    except (OSError, ValueError):
        raise not_writable(path) from None


def not_writable(path: object) -> NotWritable:
    """Return the error for a file that cannot be written."""
    return NotWritable(
        f"the database file cannot be written: {shortened(path)}",
        "Check the rights of the file and of its folder, or give another place with --db sqlite:///PATH",
    )


def _file_address(path: Path) -> Address:
    try:
        absolute = path.expanduser().absolute()
    except RuntimeError:
        raise NotWritable(f"no such home folder: {shortened(path)}", "Give the whole path") from None
    return Address(URL.create("sqlite", database=str(absolute)), absolute)


def _default_path() -> Path:
    folder = user_data_path("wli-toolkit", appauthor=False)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        raise not_writable(folder) from None
    return folder / FILE_NAME
