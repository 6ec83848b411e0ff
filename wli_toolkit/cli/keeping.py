"""`wli backup` and `wli restore`: the whole store as one file, and back."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from wli_toolkit.cli.speaking import db_option, json_option, plain_errors, say
from wli_toolkit.store.backup import Backup, back_up
from wli_toolkit.store.backup import restore as restore_store


@click.command()
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path))
@db_option
@json_option
@plain_errors
def backup(path: Path, db: str | None, as_json: bool) -> None:
    """Write the whole store to one new file, while a seminar runs or not."""
    made = back_up(path, db)
    if as_json:
        say(_as_json(made))
        return
    click.echo(f"written: {made.path} ({_counted(made.sessions)}); put it back with: wli restore {made.path}")
    if made.purge_on is not None:
        click.echo(
            f"`wli session purge` does not reach it: delete it by {_day(made.purge_on)}, when the first is to be erased"
        )


@click.command()
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--replace", is_flag=True, help="Give up the database that is there.")
@db_option
@json_option
@plain_errors
def restore(path: Path, replace: bool, db: str | None, as_json: bool) -> None:
    """Put back a store that `wli backup` wrote; overwrites nothing unless told to."""
    made = restore_store(path, db, replace=replace)
    if as_json:
        say(_as_json(made) | {"overdue": list(made.overdue)})
        return
    click.echo(f"restored: {made.path} ({_counted(made.sessions)}); list them with: wli session list")
    if made.overdue:
        click.echo(f"left out, because they were to be erased by now: {', '.join(made.overdue)}")


def _as_json(made: Backup) -> dict[str, object]:
    return {
        "file": str(made.path),
        "sessions": made.sessions,
        "purge_on": None if made.purge_on is None else _day(made.purge_on),
    }


def _counted(sessions: int) -> str:
    return "1 session" if sessions == 1 else f"{sessions} sessions"


def _day(moment: float) -> str:
    return datetime.fromtimestamp(moment).astimezone().date().isoformat()
