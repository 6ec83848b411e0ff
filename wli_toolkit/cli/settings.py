"""The options that set a session up: who facilitates, whom to ask, and what happens after thirty days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])

_OPTIONS = (
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


def setting_options(command: F) -> F:
    """Give `command` the options, last one first so that the help lists them in order."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def session_settings(options: dict[str, Any]) -> dict[str, Any]:
    """Take the set-up options out of `options` and return them as a session's settings."""
    meeting: datetime | None = options.pop("follow_up_on")
    day: date | None = meeting.date() if meeting else None
    return {
        "facilitator_affiliation": options.pop("affiliation"),
        "facilitator_name": options.pop("facilitator"),
        "contact": options.pop("contact"),
        "day30": options.pop("day30"),
        "follow_up_on": day.isoformat() if day else None,
    }
