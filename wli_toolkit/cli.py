"""The `wli` command: prints for people, and with --json one JSON object for programs."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, NoReturn, ParamSpec, TypeVar

import click
from rich.console import Console
from rich.table import Table

from wli_toolkit import __version__
from wli_toolkit.content import ContentError, check_pack, exercises_listing, load_agenda, load_pack
from wli_toolkit.store import Session, Store, StoreError, open_store

P = ParamSpec("P")
R = TypeVar("R")

db_option = click.option(
    "--db", metavar="URL", help="The store; default WLI_DATABASE_URL, else the user's data folder."
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")


def fail(text: str) -> NoReturn:
    """Print one line and end with status 2."""
    click.echo(" ".join(text.split()), err=True)
    sys.exit(2)


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
            fail(f"{first.line('en')}{more}")

    return wrapped


def say(value: Any) -> None:
    """Print `value` as one line of JSON."""
    click.echo(json.dumps(value, ensure_ascii=False))


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="wli")
def main() -> None:
    """A workshop on how work and life go together, for phones, from Jupyter notebooks."""


@main.command()
@click.option("--participants", default=24, show_default=True, type=click.IntRange(1, 200))
@click.option("--seed", default=1, show_default=True)
@click.option(
    "--port", default=8866, show_default=True, type=click.IntRange(0, 65535), help="0 takes a free one."
)
@db_option
@click.option("--no-browser", is_flag=True, help="Do not open the console.")
@json_option
@plain_errors
def demo(participants: int, seed: int, port: int, db: str | None, no_browser: bool, as_json: bool) -> None:
    """Run a session with simulated people who answer live; opens the console."""
    from functools import partial

    from wli_toolkit.server.run import run_demo
    from wli_toolkit.simulate.pace import keep_answering

    people = partial(keep_answering, participants=participants, seed=seed)
    run_demo(people=people, port=port, db=db, browser=not no_browser, as_json=as_json)


@main.command()
@click.option("--agenda", default="30min", show_default=True, help="An agenda of the pack, or a TOML file.")
@click.option("--lang", default="ja", show_default=True, type=click.Choice(["ja", "en"]))
@click.option(
    "--seats", default=100, show_default=True, type=click.IntRange(1, 1000), help="Kernels at once."
)
@click.option("--host", default="0.0.0.0", show_default=True, help="127.0.0.1 keeps it on this machine.")  # noqa: S104 (phones must reach it)
@click.option(
    "--port", default=8866, show_default=True, type=click.IntRange(0, 65535), help="0 takes a free one."
)
@db_option
@click.option("--session", "code", metavar="CODE", help="Go on with this session instead of making one.")
@click.option("--new-passcode", is_flag=True, help="With --session: replace the passcode.")
@click.option("--public-url", metavar="URL", help="The address people use, where a proxy stands in front.")
@click.option("--no-browser", is_flag=True, help="Do not open the console.")
@json_option
@plain_errors
def serve(**options: Any) -> None:
    """Serve a workshop to the room: prints the join address, its QR and the passcode."""
    from wli_toolkit.server.run import run_serve

    run_serve(**options)


@main.group()
def session() -> None:
    """Make, list, close and purge sessions."""


@session.command("new")
@click.option("--agenda", default="30min", show_default=True)
@click.option("--lang", default="ja", show_default=True, type=click.Choice(["ja", "en"]))
@click.option(
    "--affiliation",
    default="independent",
    show_default=True,
    type=click.Choice(["independent", "organiser", "other"]),
    help="Whom the facilitator belongs to.",
)
@click.option("--facilitator", metavar="NAME", help="Shown in the consent text.")
@db_option
@json_option
@plain_errors
def session_new(
    agenda: str, lang: Any, affiliation: str, facilitator: str | None, db: str | None, as_json: bool
) -> None:
    """Make a session and print its code and passcode."""
    settings = {"facilitator_affiliation": affiliation, "facilitator_name": facilitator}
    with open_store(db) as store:
        made, passcode = store.create_session(
            agenda=load_agenda(load_pack(), agenda), lang=lang, settings=settings
        )
    if as_json:
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
        table.add_row(row["session"], row["agenda"], str(row["joined"]), ", ".join(marks), row["purge_on"])
    Console().print(table)


def session_row(store: Store, one: Session) -> dict[str, Any]:
    """Return what the list says of one session."""
    from datetime import datetime

    return {
        "session": one.code,
        "agenda": one.agenda_id,
        "joined": len(store.participants(one.code)),
        "state": "closed" if one.closed else "open",
        "simulated": one.simulated,
        "purge_on": datetime.fromtimestamp(one.purge_on).astimezone().date().isoformat(),
    }


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
@click.argument("code")
@click.option("--yes", is_flag=True, help="Do not ask.")
@db_option
@plain_errors
def session_purge(code: str, yes: bool, db: str | None) -> None:
    """Erase a session with everything in it, for ever."""
    with open_store(db) as store:
        found = store.session(code)
        if not yes:
            click.confirm(f"Erase session {found.code} and all its answers for ever?", abort=True)
        gone = store.purge_session(found.code)
    if gone:
        click.echo(f"session {found.code} is erased")
    else:
        click.echo(
            f"session {found.code} is deleted, but traces stay on the disk while other programs use the store. "
            "Stop them; the next purge clears the rest."
        )


@main.command()
@json_option
@plain_errors
def exercises(as_json: bool) -> None:
    """List the exercises and their fields."""
    listing: Any = exercises_listing(load_pack())
    if as_json:
        say(listing)
        return
    table = Table("id", "minutes", "日本語", "English", "fields")
    for one in listing:
        table.add_row(
            one["id"], str(one["minutes"]), one["title"]["ja"], one["title"]["en"], str(len(one["fields"]))
        )
    Console().print(table)


@main.group()
def content() -> None:
    """Work with content packs."""


@content.command("check")
@click.argument("path")
@json_option
@plain_errors
def content_check(path: str, as_json: bool) -> None:
    """Check a content pack: each mistake with file, key and remedy."""
    problems = check_pack(path)
    if as_json:
        say(
            {
                "path": path,
                "problems": [
                    {"file": str(p.file), "key": p.key, "problem": p.problem, "remedy": p.remedy}
                    for p in problems
                ],
            }
        )
    else:
        for problem in problems:
            click.echo(str(problem), err=True)
        if not problems:
            click.echo(f"{path}: no mistakes found")
    if problems:
        sys.exit(2)


@main.command()
@click.argument("code")
@click.option("--participants", required=True, type=click.IntRange(1, 20000))
@click.option("--seed", default=1, show_default=True)
@click.option(
    "--leave", default=0.1, show_default=True, type=click.FloatRange(0, 1), help="Share who leave early."
)
@db_option
@json_option
@plain_errors
def simulate(code: str, participants: int, seed: int, leave: float, db: str | None, as_json: bool) -> None:
    """Add simulated people who answer; they stay marked as simulated for ever."""
    from wli_toolkit.simulate import simulate as add_people

    with open_store(db) as store:
        told = add_people(store, code, participants=participants, seed=seed, leave=leave)
    if as_json:
        say({"session": store_code(code), "simulated": True, "seed": seed, "participants": told})
    else:
        left = sum(person["left_at"] is not None for person in told)
        click.echo(f"{len(told)} simulated people answered in {store_code(code)}; {left} left early")


def store_code(code: str) -> str:
    """Return `code` as the store writes it."""
    from wli_toolkit.store import normalise_session_code

    return normalise_session_code(code)


@main.command()
@click.argument("code")
@click.option("--audience", default="room", show_default=True, type=click.Choice(["room", "organiser"]))
@db_option
@json_option
@plain_errors
def summary(code: str, audience: Any, db: str | None, as_json: bool) -> None:
    """Summarise a session: aggregates only, suppressed where too few people answered."""
    from wli_toolkit.summaries import summarise

    with open_store(db) as store:
        result = summarise(store, code, audience=audience)
    if as_json:
        say(result.as_json())
    else:
        click.echo(f"{result.session}  joined {result.joined}{'  (simulated)' if result.simulated else ''}")
        for exercise_id in result:
            click.echo(f"\n{exercise_id}\n{result[exercise_id].text()}")


@main.command()
@click.argument("code")
@click.option(
    "--to", "path", required=True, type=click.Path(path_type=Path), help="The suffix decides the format."
)
@click.option("--lang", default="ja", show_default=True, type=click.Choice(["ja", "en"]))
@click.option(
    "--audience", default="facilitator", show_default=True, type=click.Choice(["facilitator", "organiser"])
)
@db_option
@plain_errors
def export(code: str, path: Path, lang: Any, audience: Any, db: str | None) -> None:
    """Write a group report: .html, .csv or .json; never individual answers."""
    from wli_toolkit.reports import ReportError, write_report

    try:
        with open_store(db) as store:
            write_report(store, code, path, lang=lang, audience=audience)
    except ReportError as error:
        fail(str(error))
    click.echo(f"written: {path}")


@main.command()
@click.option("--seats", default=40, show_default=True, type=click.IntRange(1, 1000))
@json_option
@plain_errors
def doctor(seats: int, as_json: bool) -> None:
    """Tell from measurements whether this machine can hold a seminar, and whether a phone reaches it."""
    from wli_toolkit.server.checkup import checkup

    if not checkup(seats=seats, as_json=as_json):
        sys.exit(1)
