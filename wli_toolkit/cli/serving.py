"""`wli demo`, `wli serve` and `wli doctor`."""

from __future__ import annotations

import sys
from typing import Any

import click

from wli_toolkit.cli.settings import session_settings, setting_options
from wli_toolkit.cli.speaking import (
    agenda_option,
    db_option,
    json_option,
    lang_option,
    pack_option,
    plain_errors,
)


@click.command()
@click.option("--participants", default=24, show_default=True, type=click.IntRange(1, 200))
@click.option("--seed", default=1, show_default=True)
@agenda_option
@click.option(
    "--port", default=8866, show_default=True, type=click.IntRange(0, 65535), help="0 takes a free one."
)
@db_option
@click.option("--no-browser", is_flag=True, help="Do not open the console.")
@json_option
@plain_errors
def demo(
    participants: int, seed: int, agenda: str, port: int, db: str | None, no_browser: bool, as_json: bool
) -> None:
    """Run a session with simulated people who answer live; opens the console."""
    from functools import partial

    from wli_toolkit.server.run import run_demo
    from wli_toolkit.simulate.pace import keep_answering

    people = partial(keep_answering, participants=participants, seed=seed)
    run_demo(people=people, agenda=agenda, port=port, db=db, browser=not no_browser, as_json=as_json)


@click.command()
@agenda_option
@pack_option
@lang_option
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
@click.option(
    "--kernels",
    type=click.Choice(["fork", "pool", "spawn"]),
    envvar="WLI_KERNELS",
    help="How a person's kernel starts; the usual way suits this system.",
)
@setting_options
@click.option("--no-browser", is_flag=True, help="Do not open the console.")
@json_option
@plain_errors
def serve(**options: Any) -> None:
    """Serve a workshop to the room: prints the join address, its QR and the passcode."""
    from wli_toolkit.server.run import run_serve

    run_serve(settings=session_settings(options), **options)


@click.command()
@click.option("--seats", default=40, show_default=True, type=click.IntRange(1, 1000))
@json_option
@plain_errors
def doctor(seats: int, as_json: bool) -> None:
    """Tell from measurements whether this machine can hold a seminar, and whether a phone reaches it."""
    from wli_toolkit.server.checkup import checkup

    if not checkup(seats=seats, as_json=as_json):
        sys.exit(1)
