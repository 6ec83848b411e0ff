"""How the `wli` command speaks: options that several commands share, errors in one line, JSON for programs."""

from __future__ import annotations

import io
import json
import os
import re
import sys
from collections.abc import Callable
from functools import wraps
from typing import Any, NoReturn, ParamSpec, TypeVar

import click
from rich.table import Table
from rich.text import Text

from wli_toolkit.content import ContentError, Lang
from wli_toolkit.content.plain_text import shortened, visible
from wli_toolkit.store import StoreError

_OBEYED = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""What JSON leaves as it is, and a terminal or a text file does not."""

P = ParamSpec("P")
R = TypeVar("R")
Command = TypeVar("Command", bound=Callable[..., Any])

HAS_PASSWORD = re.compile(r"^[^/]+://[^/@]*:[^/@]+@")


def warned_of_password(_context: click.Context, _option: click.Parameter, db: str | None) -> str | None:
    """Return `db` as it is; say where a password belongs if one stands in it."""
    if db and HAS_PASSWORD.match(db):
        text = "Everybody on this machine can read the password in --db. Set WLI_DATABASE_URL instead."
        click.echo(text, err=True)
    return db


db_option = click.option(
    "--db",
    metavar="URL",
    callback=warned_of_password,
    help="The store; default WLI_DATABASE_URL, else the user's data folder.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
pack_option = click.option(
    "--pack", metavar="FOLDER", help="A content pack of your own; make one with `wli content copy`."
)
lang_option = click.option(
    "--lang", default="ja", show_default=True, envvar="WLI_LANG", type=click.Choice(["ja", "en"])
)
agenda_option = click.option(
    "--agenda", default="30min", show_default=True, help="An agenda of the pack, or a TOML file."
)
kernels_option = click.option(
    "--kernels",
    type=click.Choice(["fork", "pool", "spawn"]),
    envvar="WLI_KERNELS",
    help="How a person's kernel starts; the usual way suits this system.",
)


def with_options(*options: Callable[[Any], Any]) -> Callable[[Command], Command]:
    """Return a decorator that gives a command several options, which its help lists in this order."""

    def decorate(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


def spoken() -> Lang:
    """Return the language to tell mistakes of a pack in: `WLI_LANG`, else the terminal's, else English."""
    for variable in ("WLI_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(variable):
            return "ja" if value.lower().startswith("ja") else "en"
    return "en"


def fail(text: str) -> NoReturn:
    """Print one line and end with status 2."""
    tell(" ".join(text.split()), err=True)
    sys.exit(2)


def tell(text: str, *, err: bool = False) -> None:
    """Print `text` for people; what a terminal would obey is spelled out."""
    click.echo(visible(text), err=err)


def add_row(table: Table, *cells: str) -> None:
    """Add a row in which nothing is taken for markup, and nothing for an order to the terminal."""
    table.add_row(*(Text(visible(cell)) for cell in cells))


def print_anything() -> None:
    """Let a stream that cannot hold a character spell it out instead of failing: some consoles know few."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def plain_errors(command: Callable[P, R]) -> Callable[P, R]:
    """Turn the errors a user can mend into one line and exit status 2."""

    @wraps(command)
    def wrapped(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return command(*args, **kwargs)
        except StoreError as error:
            fail(str(error))
        except ContentError as error:
            first, *others = error.problems
            more = f" ({len(others)} more: wli content check PATH)" if others else ""
            fail(f"{first.line(spoken())}{more}")
        except OSError as error:
            if error.filename is None:  # no mistake in a path
                raise
            fail(f"{shortened(error.filename)}: {error.strerror}. Check this path, and that you may use it.")

    return wrapped


def say(value: Any) -> None:
    """Print `value` as one line of JSON."""
    line = json.dumps(value, ensure_ascii=False)
    click.echo(_OBEYED.sub(lambda found: f"\\u{ord(found[0]):04x}", line))
