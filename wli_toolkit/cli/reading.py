"""`wli simulate`, `wli summary` and `wli export`: people to try with, and what a group said."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from wli_toolkit.cli.live_people import live_options, refuse_live_habits, simulate_live
from wli_toolkit.cli.speaking import db_option, fail, json_option, lang_option, plain_errors, say, tell
from wli_toolkit.store import normalise_session_code, open_store


@click.command()
@click.argument("code")
@click.option("--participants", required=True, type=click.IntRange(1, 20000))
@click.option("--seed", default=1, show_default=True)
@click.option(
    "--leave", default=0.1, show_default=True, type=click.FloatRange(0, 1), help="Share who leave early."
)
@click.option(
    "--follow-up",
    default=0.0,
    type=click.FloatRange(0, 1),
    help="Share who answer again after the end; ends the session.",
)
@live_options
@db_option
@json_option
@plain_errors
def simulate(
    code: str,
    participants: int,
    seed: int,
    leave: float,
    follow_up: float,
    live: str | None,
    think: tuple[float, float],
    arrive_within: float,
    db: str | None,
    as_json: bool,
) -> None:
    """Add simulated people who answer; they stay marked as simulated for ever.

    With --live they join by HTTP as phones do, and follow the room until it ends. The server cannot tell
    them from people: use a session made for trying.
    """
    if live is not None:
        if db is not None or follow_up:
            fail("--live goes without --db and --follow-up: live people know no more than the address.")
        simulate_live(code, live, participants, seed, leave, think, arrive_within, as_json=as_json)
        return
    refuse_live_habits()
    from wli_toolkit.simulate import simulate as add_people

    with open_store(db) as store:
        told = add_people(store, code, participants=participants, seed=seed, leave=leave, follow_up=follow_up)
    if as_json:
        say({"session": normalise_session_code(code), "simulated": True, "seed": seed, "participants": told})
    else:
        left = sum(person["left_at"] is not None for person in told)
        click.echo(
            f"{len(told)} simulated people answered in {normalise_session_code(code)}; {left} left early"
        )


@click.command()
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
            tell(f"\n{exercise_id}\n{result[exercise_id].text()}")


@click.command()
@click.argument("code")
@click.option(
    "--to", "path", required=True, type=click.Path(path_type=Path), help="The suffix decides the format."
)
@lang_option
@click.option(
    "--audience", default="facilitator", show_default=True, type=click.Choice(["facilitator", "organiser"])
)
@db_option
@plain_errors
def export(code: str, path: Path, lang: Any, audience: Any, db: str | None) -> None:
    """Write a group report: .html, .xlsx, .pptx, .csv or .json; never individual answers."""
    from wli_toolkit.reports import ReportError, write_report

    try:
        with open_store(db) as store:
            write_report(store, code, path, lang=lang, audience=audience)
    except ReportError as error:
        fail(str(error))
    tell(f"written: {path}")
