"""The settings form of the console: what is wrong with what was filled in, and what participants will read of it."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, TypeGuard

from wli_toolkit.content.model import Text
from wli_toolkit.content.plain_text import printable
from wli_toolkit.content.words import both, said
from wli_toolkit.content.words import msgid as _
from wli_toolkit.pages.consent import consent_text, spirit_text
from wli_toolkit.pages.day30 import day30_text
from wli_toolkit.pages.days import local_day
from wli_toolkit.store import Session
from wli_toolkit.store.held_words import LONGEST_WORD, MOST_WORDS
from wli_toolkit.store.settings import (
    ADDRESS,
    CONTACT_CHARS,
    CONTACT_LINES,
    LONGEST_KEPT,
    MOST_PEOPLE,
    NAME_CHARS,
    REPORT_FLOOR,
    ROOM_FLOOR,
    SECONDS_A_DAY,
    complete_settings,
    is_plain,
    purge_time,
)

LOOK_AGAIN_DAYS = 30
_SHOWN_CHARS, _SHOWN_OF_AN_ADDRESS = 20, 60
_WRITTEN = {"facilitator_name": " ", "organiser": " ", "contact": "\n"}
"""The settings that are written by hand, each with what stands between its lines."""
FORM = (
    "facilitator_affiliation",
    "facilitator_name",
    "organiser",
    "threshold_room",
    "threshold_report",
    "purge_days",
    "day30",
    "public_url",
    "follow_up_on",
    "contact",
    "held_words",
    "pace",
)
"""The settings that the form holds; no other can be changed through it."""

Fault = tuple[str, Text]
"""The setting that is wrong, and what is wrong with it and what to do."""


def of_form(settings: Mapping[str, Any]) -> dict[str, Any]:
    """Return the settings as the form shows them."""
    return {key: settings.get(key) for key in FORM}


def from_form(filled_in: Mapping[str, Any]) -> dict[str, Any]:
    """Return the settings that were filled in; what says nothing is None, and a pasted tab is a blank."""
    given = {key: filled_in[key] for key in FORM if key in filled_in}
    for key, between in _WRITTEN.items():
        if isinstance(given.get(key), str):
            given[key] = between.join(_in_view(line) for line in given[key].splitlines())
    return {key: None if value == "" else value for key, value in given.items()}


def _in_view(line: str) -> str:
    """Return a line as it is seen, with blanks for control characters; empty if nothing in it can be seen."""
    blanked = printable("".join(" " if unicodedata.category(letter) == "Cc" else letter for letter in line))
    return blanked if is_plain(blanked) else ""


def faults(session: Session, given: Mapping[str, Any], today: dt.date) -> tuple[Fault, ...]:
    """Return what is wrong with the settings `given`, each with the way out; nothing where they can be kept."""
    return (
        *_names(given),
        *_numbers(given),
        *_day30(given),
        *_follow_up(session, given, today),
        *_contact(given),
        *_held_words(given),
    )


def _names(given: Mapping[str, Any]) -> Iterator[Fault]:
    if (
        given.get("facilitator_affiliation") == "other"
        and not str(given.get("facilitator_name") or "").strip()
    ):
        yield (
            "facilitator_name",
            both("Write to whom the facilitator belongs: the consent text names it."),
        )
    for key in ("facilitator_name", "organiser"):
        length = len(str(given.get(key) or ""))
        if length > NAME_CHARS:
            yield (
                key,
                said(_("{count} characters are too long; use up to {most}."), count=length, most=NAME_CHARS),
            )


def _numbers(given: Mapping[str, Any]) -> Iterator[Fault]:
    limits = {
        "threshold_room": (ROOM_FLOOR, MOST_PEOPLE),
        "threshold_report": (REPORT_FLOOR, MOST_PEOPLE),
        "purge_days": (1, LONGEST_KEPT),
    }
    for key, (low, high) in limits.items():
        value = given.get(key)
        if not _is_whole(value, low, high):
            shown = "–" if value is None else str(value)[:_SHOWN_CHARS]
            yield (
                key,
                said(
                    _("“{value}” cannot be used. Give a whole number from {low} to {high}."),
                    value=shown,
                    low=low,
                    high=high,
                ),
            )
    room, report = given.get("threshold_room"), given.get("threshold_report")
    if (
        _is_whole(room, ROOM_FLOOR, MOST_PEOPLE)
        and _is_whole(report, REPORT_FLOOR, MOST_PEOPLE)
        and report < room
    ):
        yield (
            "threshold_report",
            said(_("The organiser may not be told more than the room: use {room} or more."), room=room),
        )


def _is_whole(value: object, low: int, high: int) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool) and low <= value <= high


def _day30(given: Mapping[str, Any]) -> Iterator[Fault]:
    url, kept = given.get("public_url"), given.get("purge_days")
    if url and not (ADDRESS.fullmatch(str(url)) and is_plain(str(url))):
        yield (
            "public_url",
            said(
                _("“{value}” is no address. Write it like https://wli.example.org, or leave it empty."),
                value=str(url)[:_SHOWN_OF_AN_ADDRESS],
            ),
        )
    if given.get("day30") == "A":
        if not url:
            yield (
                "public_url",
                both("Write the permanent address at which people look again, or choose another way."),
            )
        if _is_whole(kept, 1, LOOK_AGAIN_DAYS):
            yield (
                "purge_days",
                said(
                    _(
                        "After {days} days the answers would be gone before people look again. Keep them longer."
                    ),
                    days=kept,
                ),
            )


def _follow_up(session: Session, given: Mapping[str, Any], today: dt.date) -> Iterator[Fault]:
    on, kept = given.get("follow_up_on"), given.get("purge_days")
    if not on:
        return
    try:
        day = dt.date.fromisoformat(str(on))
    except ValueError:
        yield (
            "follow_up_on",
            said(_("“{value}” is no date. Choose one from the calendar."), value=str(on)[:_SHOWN_CHARS]),
        )
        return
    if day < today and on != session.settings.get("follow_up_on"):
        yield "follow_up_on", said(_("{value} is past. Choose a later day."), value=day.isoformat())
    elif _is_whole(kept, 1, LONGEST_KEPT):
        last = local_day(session.created_at + kept * SECONDS_A_DAY)
        if day > last:
            yield (
                "follow_up_on",
                said(
                    _(
                        "On {value} the data is already deleted ({last}). Choose an earlier day, or keep it longer."
                    ),
                    value=day.isoformat(),
                    last=last.isoformat(),
                ),
            )


def _contact(given: Mapping[str, Any]) -> Iterator[Fault]:
    lines = str(given.get("contact") or "").splitlines()
    if len(lines) > CONTACT_LINES:
        yield (
            "contact",
            said(
                _("{count} contacts do not fit on the sheet; use up to {most}."),
                count=len(lines),
                most=CONTACT_LINES,
            ),
        )
    longest = max((len(line) for line in lines), default=0)
    if longest > CONTACT_CHARS:
        yield (
            "contact",
            said(_("{count} characters are too long; use up to {most}."), count=longest, most=CONTACT_CHARS),
        )


def _held_words(given: Mapping[str, Any]) -> Iterator[Fault]:
    words = given.get("held_words") or []
    words = [str(word) for word in words] if isinstance(words, list) else []
    if len(words) > MOST_WORDS:
        yield (
            "held_words",
            said(
                _("{count} words are too many; use up to {most}."),
                count=len(words),
                most=MOST_WORDS,
            ),
        )
    for word in words:
        if len(word) > LONGEST_WORD:
            yield (
                "held_words",
                said(
                    _("“{value}” is too long; use up to {most} characters."),
                    value=word[:_SHOWN_CHARS] + "…",
                    most=LONGEST_WORD,
                ),
            )


def preview(session: Session, given: Mapping[str, Any], address: str = "") -> dict[str, Any]:
    """Return what participants would read of the settings `given`, which have no faults.

    Parameters
    ----------
    address
        Where this server answers.
    """
    settings = complete_settings({**session.settings, **given})
    drafted = replace(session, settings=settings, purge_on=purge_time(session.created_at, settings))
    gone = local_day(drafted.purge_on)
    return {
        "consent": consent_text(drafted).model_dump(),
        "spirit": spirit_text(drafted).model_dump(),
        "day30": day30_text(drafted, address).text.model_dump(),
        "gone_on": gone.isoformat(),
        "threshold_room": settings["threshold_room"],
        "threshold_report": settings["threshold_report"],
    }
