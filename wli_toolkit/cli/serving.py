"""`wli demo`, `wli serve` and `wli doctor`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from wli_toolkit.cli.settings import session_settings, setting_options
from wli_toolkit.cli.speaking import (
    agenda_option,
    db_option,
    fail,
    json_option,
    kernels_option,
    lang_option,
    pack_option,
    plain_errors,
)

if TYPE_CHECKING:
    from wli_toolkit.server.starting.starter import StartMode


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
    from wli_toolkit.server.run import run_demo
    from wli_toolkit.simulate.live.company import Company

    run_demo(
        people=Company(participants, seed),
        participants=participants,
        agenda=agenda,
        port=port,
        db=db,
        browser=not no_browser,
        as_json=as_json,
    )


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
@click.option(
    "--no-session",
    is_flag=True,
    help="Make no session: serve those of the store, as one of several servers on one database.",
)
@click.option("--new-passcode", is_flag=True, help="With --session: replace the passcode.")
@click.option("--public-url", metavar="URL", help="The address people use, where a proxy stands in front.")
@click.option(
    "--drain",
    "drain_s",
    default=0.0,
    metavar="SECONDS",
    type=click.FloatRange(0, 600),
    help="Behind a proxy: go on for so long after a signal to stop, while people move to another server.",
)
@kernels_option
@setting_options
@click.option("--no-browser", is_flag=True, help="Do not open the console.")
@json_option
@plain_errors
def serve(**options: Any) -> None:
    """Serve a workshop to the room: prints the join address, its QR and the passcode."""
    if options["no_session"] and (options["code"] or options["new_passcode"]):
        fail("--no-session serves every session of the store. Leave out --session and --new-passcode.")
    from wli_toolkit.server.run import run_serve

    run_serve(settings=session_settings(options), **options)


@click.command()
@click.option("--seats", default=40, show_default=True, type=click.IntRange(1, 1000))
@kernels_option
@json_option
@plain_errors
def doctor(seats: int, kernels: StartMode | None, as_json: bool) -> None:
    """Tell from measurements whether this machine can hold a seminar, and whether a phone reaches it."""
    from wli_toolkit.cli.doctor.checkup import checkup
    from wli_toolkit.cli.doctor.cost import TrialError
    from wli_toolkit.server.starting.choosing import usual_mode
    from wli_toolkit.simulate.live import LiveError

    try:
        enough = checkup(seats=seats, mode=kernels or usual_mode(), as_json=as_json)
    except (TrialError, LiveError) as error:
        fail(str(error))
    if not enough:
        sys.exit(1)
