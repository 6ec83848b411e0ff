"""`wli session …`: make, list, close, purge, export and import sessions."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from wli_toolkit.cli.settings import session_settings, setting_options
from wli_toolkit.cli.speaking import (
    add_row,
    agenda_option,
    db_option,
    fail,
    json_option,
    lang_option,
    pack_option,
    plain_errors,
    say,
    tell,
)
from wli_toolkit.content import load_agenda, load_pack
from wli_toolkit.server.retention import tell_purged
from wli_toolkit.store import Session, Store, normalise_session_code, open_store


@click.group()
def session() -> None:
    """Make, list, close, purge, export and import sessions."""


@session.command("new")
@agenda_option
@pack_option
@lang_option
@setting_options
@db_option
@json_option
@plain_errors
def session_new(**options: Any) -> None:
    """Make a session and print its code and passcode."""
    settings = session_settings(options)
    pack = load_pack(options["pack"])
    agenda = load_agenda(pack, options["agenda"])
    with open_store(options["db"]) as store:
        made, passcode = store.create_session(
            agenda=agenda, pack=pack, lang=options["lang"], settings=settings
        )
    if options["as_json"]:
        say({"session": made.code, "passcode": passcode, "db": store.shown_url})
    else:
        click.echo(f"session {made.code}  passcode {passcode}\nserve it: wli serve --session {made.code}")


@session.command("list")
@db_option
@json_option
@plain_errors
def session_list(db: str | None, as_json: bool) -> None:
    """List the sessions in the store."""
    with open_store(db) as store:
        rows = [session_row(store, one) for one in store.sessions()]
    if as_json:
        say({"sessions": rows})
        return
    table = Table("session", "agenda", "joined", "state", "purge on")
    for row in rows:
        marks = [row["state"], *(["simulated"] if row["simulated"] else [])]
        add_row(table, row["session"], row["agenda"], str(row["joined"]), ", ".join(marks), row["purge_on"])
    Console().print(table)


def session_row(store: Store, one: Session) -> dict[str, Any]:
    """Return what the list says of one session."""
    return {
        "session": one.code,
        "agenda": one.agenda_id,
        "joined": len(store.participants(one.code)),
        "state": "closed" if one.closed else "open",
        "simulated": one.simulated,
        "purge_on": datetime.fromtimestamp(one.purge_on).astimezone().date().isoformat(),
    }


@session.command("assistant")
@click.argument("code")
@click.option("--withdraw", is_flag=True, help="Let no assistants in any more.")
@db_option
@json_option
@plain_errors
def session_assistant(code: str, withdraw: bool, db: str | None, as_json: bool) -> None:
    """Make or renew the passcode for assistants, who moderate the wall and help at the seats."""
    with open_store(db) as store:
        found = store.session(code)
        passcode = None
        if withdraw:
            store.withdraw_assistant(found.code)
        else:
            passcode = store.new_assistant_passcode(found.code)
    if as_json:
        say({"session": found.code, "passcode": passcode})
    elif passcode is None:
        click.echo(f"session {found.code} lets no assistants in; those who were in are out")
    else:
        click.echo(f"session {found.code}  assistant's passcode {passcode}   (shown only now)")
        click.echo(f"log in at /console/login?s={found.code}&as=assistant; the passcode before it is void")


@session.command("close")
@click.argument("code")
@db_option
@plain_errors
def session_close(code: str, db: str | None) -> None:
    """End a session: it can be read, and no longer changed."""
    with open_store(db) as store:
        closed = store.close_session(code)
    click.echo(f"session {closed.code} is closed")


@session.command("purge")
@click.argument("code", required=False)
@click.option("--due", is_flag=True, help="Every session whose last day has passed, without asking.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@db_option
@plain_errors
def session_purge(code: str | None, due: bool, yes: bool, db: str | None) -> None:
    """Erase a session with everything in it, for ever; with --due all that people were told to be gone by now.

    `wli serve` does so by itself when it starts and every few minutes.
    """
    if due is (code is not None):
        fail("say which to erase. Give the code of one session, or --due for those whose last day has passed")
    with open_store(db) as store:
        if code is None:
            _purge_due(store)
            return
        found = store.session(code)
        if not yes:
            click.confirm(f"Erase session {found.code} and all its answers for ever?", abort=True)
        gone = store.purge_session(found.code)
    if gone:
        click.echo(f"session {found.code} is erased")
    else:
        click.echo(
            f"session {found.code} is deleted, but traces stay on the disk while other programs use the store. "
            "Stop them, then run `wli session purge --due`."
        )


def _purge_due(store: Store) -> None:
    """Erase what is due and traces that were left before; say what was done."""
    purged = store.purge_due()
    for each in purged:
        click.echo(tell_purged(each))
    if not purged:
        click.echo("no session is due")
    if not store.remove_traces():
        click.echo(
            "Traces of deleted data stay on the disk while other programs use the store. "
            "Stop them and run this again."
        )


@session.command("export")
@click.argument("code")
@click.option("--to", "path", required=True, type=click.Path(path_type=Path), help="The file to write.")
@db_option
@json_option
@plain_errors
def session_export(code: str, path: Path, db: str | None, as_json: bool) -> None:
    """Write a session into one sealed file, to open it again on another machine."""
    if path.exists():
        fail(f"{path} is there already. Choose another file, or remove that one first.")
    with open_store(db) as store:
        data, passphrase = store.export_session(code)
    try:
        path.write_bytes(data)
    except OSError as error:
        fail(f"{path} cannot be written: {error.strerror}. Choose a folder you may write to.")
    if as_json:
        say({"session": normalise_session_code(code), "file": str(path), "passphrase": passphrase})
        return
    tell(f"written: {path}\npassphrase {passphrase}   (shown only now; keep it apart from the file)")
    tell(f"open it elsewhere: wli session import {path}")


@session.command("import")
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--passphrase", metavar="WORDS", help="The one printed at the export; asked for if left out.")
@db_option
@json_option
@plain_errors
def session_import(path: Path, passphrase: str | None, db: str | None, as_json: bool) -> None:
    """Read a session from a file that `wli session export` wrote."""
    try:
        data = path.read_bytes()
    except OSError as error:
        fail(f"{path} cannot be read: {error.strerror}. Give the file that `wli session export` wrote.")
    words = passphrase or click.prompt("passphrase", hide_input=True)
    with open_store(db) as store:
        found = store.import_session(data, words)
    if as_json:
        say({"session": found.code, "db": store.shown_url})
    else:
        click.echo(f"session {found.code} is here\nserve it: wli serve --session {found.code}")
