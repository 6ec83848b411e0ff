"""What people are told before they take part: true for the session's settings, because made from them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from wli_toolkit.content import both
from wli_toolkit.content.model import Text
from wli_toolkit.pages.days import local_day
from wli_toolkit.store import Session
from wli_toolkit.store.settings import REPORT_FLOOR, ROOM_FLOOR


def consent_text(session: Session) -> Text:
    """Return the consent text of `session`: who facilitates, who gets what, until when."""
    settings = session.settings
    room, report = thresholds(session)
    gone = local_day(session.purge_on)
    main, who = _main_and_who(settings)
    end = both("Deleted on {date}.")
    return Text(
        ja=main.ja.format(room=room, report=report)
        + (who.ja if who else "")
        + end.ja.format(date=f"{gone.year}年{gone.month}月{gone.day}日"),
        en=" ".join(
            part
            for part in (
                main.en.format(room=room, report=report),
                who.en if who else "",
                end.en.format(date=f"{gone.day} {gone:%B} {gone.year}"),
            )
            if part
        ),
    )


def _main_and_who(settings: Mapping[str, Any]) -> tuple[Text, Text | None]:
    """Return who gets what, and a sentence on whom the facilitator belongs to unless the first says it.

    A facilitator of the organiser's own reads what is handed in, so that nobody can be told that the
    organiser never does.
    """
    if settings.get("facilitator_affiliation") == "organiser":
        return both(
            "Answering is voluntary. No names are collected. On the screen in this room you only see figures that "
            "combine {room} or more people, and reports combine {report} or more. The facilitator belongs to the "
            "organiser: of what you write, the organiser's people can read only what you yourself choose to hand in "
            "or put up. Nothing is used in appraisal."
        ), None
    return both(
        "Answering is voluntary. No names are collected. On the screen in this room you only see figures that combine "
        "{room} or more people. The company and the organiser receive only figures that combine {report} or more, "
        "and never anything you wrote. Nothing is used in appraisal."
    ), affiliation(settings)


def terms_mark(session: Session) -> str:
    """Return what differs where people would read another consent text."""
    read = consent_text(session).ja + spirit_text(session).ja
    return hashlib.blake2b(read.encode(), digest_size=8).hexdigest()


def affiliation(settings: Mapping[str, Any]) -> Text:
    """Return the sentence on whom the facilitator belongs to."""
    kind = settings.get("facilitator_affiliation", "independent")
    if kind == "independent":
        return both("The facilitator is independent of the organiser.")
    belongs = both("The facilitator belongs to: {name}.")
    name = str(settings.get("facilitator_name") or kind)
    return Text(ja=belongs.ja.format(name=name), en=belongs.en.format(name=name))


def spirit_text(session: Session | None = None) -> Text:
    """Return the two sentences on who can read what, shown at the start."""
    room, report = thresholds(session) if session else (ROOM_FLOOR, REPORT_FLOOR)
    text = both(
        "Your words open only with your own resume code, and the facilitator reads only what you choose to hand in or "
        "show. Numbers appear only combined: {room} or more people in the room, {report} or more for the company."
    )
    return Text(ja=text.ja.format(room=room, report=report), en=text.en.format(room=room, report=report))


def thresholds(session: Session) -> tuple[int, int]:
    """Return how many people a figure must combine: in the room, and in a report."""
    return int(session.settings["threshold_room"]), int(session.settings["threshold_report"])
