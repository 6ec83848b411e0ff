"""The options that set a session up: who facilitates, whom to ask, and what happens after thirty days."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import click

from wli_toolkit.cli.speaking import with_options

setting_options = with_options(
    click.option(
        "--affiliation",
        default="independent",
        show_default=True,
        type=click.Choice(["independent", "organiser", "other"]),
        help="Whom the facilitator belongs to.",
    ),
    click.option("--facilitator", metavar="NAME", help="Shown in the consent text."),
    click.option("--contact", metavar="TEXT", help="Whom to ask for a talk; printed on the blueprint."),
    click.option(
        "--day30",
        default="C",
        show_default=True,
        type=click.Choice(["A", "B", "C"]),
        help="In 30 days people open it: A at a permanent address, B in a follow-up meeting, C by themselves.",
    ),
    click.option(
        "--follow-up-on",
        metavar="DATE",
        type=click.DateTime(["%Y-%m-%d"]),
        help="The day of the follow-up meeting.",
    ),
)


def session_settings(options: dict[str, Any]) -> dict[str, Any]:
    """Take the set-up options out of `options` and return them as a session's settings."""
    meeting: datetime | None = options.pop("follow_up_on")
    return {
        "facilitator_affiliation": options.pop("affiliation"),
        "facilitator_name": options.pop("facilitator"),
        "contact": options.pop("contact"),
        "day30": options.pop("day30"),
        "follow_up_on": meeting.date().isoformat() if meeting else None,
    }
