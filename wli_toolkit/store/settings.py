"""A session's settings: what may be set, the defaults, and the floors that protect people."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from wli_toolkit.content.plain_text import printable, shortened
from wli_toolkit.store.errors import BadValue
from wli_toolkit.store.held_words import checked_words
from wli_toolkit.store.sealing import as_json

SECONDS_A_DAY = 86_400
ROOM_FLOOR = 5
REPORT_FLOOR = 10

CONTACT_LINES, CONTACT_CHARS = 4, 80
"""Whom to ask for a talk of one's own: so many lines, each so long, fit on the sheet to take home."""
NAME_CHARS = 80
MOST_PEOPLE = 1000
LONGEST_KEPT = 366
"""Days."""

LED, FREE = "led", "free"
"""Somebody opens the steps one by one; or all are open, and everybody goes at their own pace."""
_CHOICES = {
    "facilitator_affiliation": ("independent", "organiser", "other"),
    "day30": ("A", "B", "C"),
    "pace": (LED, FREE),
}
ADDRESS = re.compile(r"https?://[^\s/?#]+(/[^\s?#]*)?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_BUILT_IN = ("pace",)
PROMISED = (
    "facilitator_affiliation",
    "facilitator_name",
    "organiser",
    "threshold_room",
    "threshold_report",
    "purge_days",
)
"""What the consent text says of the session: it stays true for those who have read it."""
_DEFAULTS: dict[str, Any] = {
    "facilitator_affiliation": "independent",
    "threshold_room": ROOM_FLOOR,
    "threshold_report": REPORT_FLOOR,
    "purge_days": 45,
    "day30": "C",
    "pace": LED,
    "held_words": [],
}


def complete_settings(given: Mapping[str, Any]) -> dict[str, Any]:
    """Return `given` with the defaults filled in.

    Where the facilitator belongs to the organiser the threshold is ten everywhere. Settings not known
    here are kept as they are.

    Raises
    ------
    BadValue
        A choice that is not offered, a threshold under its floor, no date, address or list of words where one
        belongs, or what JSON cannot hold.
    """
    settings = {**_DEFAULTS, **{key: value for key, value in given.items() if value is not None}}
    for key, allowed in _CHOICES.items():
        if settings[key] not in allowed:
            raise BadValue(f"setting {key}: {shortened(settings[key])}", f"Use one of {', '.join(allowed)}")
    if settings["facilitator_affiliation"] == "organiser":
        settings["threshold_room"] = max(_whole(settings, "threshold_room", 1, MOST_PEOPLE), REPORT_FLOOR)
    _whole(settings, "threshold_room", ROOM_FLOOR, MOST_PEOPLE)
    _whole(settings, "threshold_report", REPORT_FLOOR, MOST_PEOPLE)
    _whole(settings, "purge_days", 1, LONGEST_KEPT)
    _day_and_address(settings)
    _names(settings)
    _contact(settings.get("contact"))
    settings["held_words"] = checked_words(settings["held_words"])
    as_json(settings)
    return settings


def changed_settings(
    before: Mapping[str, Any], changes: Mapping[str, Any], *, joined: bool, begun: bool = True
) -> dict[str, Any]:
    """Return the settings with `changes`.

    Parameters
    ----------
    joined
        Whether anybody has agreed to them already.
    begun
        Whether the session may have begun, so that what it is built on stays.

    Raises
    ------
    BadValue
        As for `complete_settings`; or a setting that cannot change any more.
    """
    settings = complete_settings({**before, **changes})
    for key in (*(PROMISED if joined else ()), *(_BUILT_IN if joined or begun else ())):
        if settings.get(key) != before.get(key):
            raise BadValue(
                f"setting {key} cannot change any more: {shortened(settings.get(key))}",
                "The session was built on it and people agreed to it; start a new session to change it",
            )
    return settings


def purge_time(created_at: float, settings: Mapping[str, Any]) -> float:
    """Return when the data is due to be purged, seconds since the epoch, UTC.

    Raises
    ------
    BadValue
        A follow-up meeting would find the data gone.
    """
    due = created_at + float(settings["purge_days"]) * SECONDS_A_DAY
    last = datetime.fromtimestamp(due).astimezone().date()
    meeting = settings.get("follow_up_on")
    if meeting is not None and date.fromisoformat(meeting) > last:
        raise BadValue(
            f"setting follow_up_on: {meeting} is after the data is deleted, {last}",
            "Choose an earlier day, or keep the data longer with purge_days",
        )
    return due


def _day_and_address(settings: Mapping[str, Any]) -> None:
    on, url = settings.get("follow_up_on"), settings.get("public_url")
    if on is not None and not _is_date(on):
        raise BadValue(f"setting follow_up_on: {shortened(on)}", "Give a date, such as 2026-05-01")
    if url is not None and not (isinstance(url, str) and ADDRESS.fullmatch(url) and is_plain(url)):
        raise BadValue(
            f"setting public_url: {shortened(url)}", "Give an address, such as https://wli.example.org"
        )


def _names(settings: Mapping[str, Any]) -> None:
    for key in ("facilitator_name", "organiser"):
        value = settings.get(key)
        if value is not None and not (isinstance(value, str) and len(value) <= NAME_CHARS):
            raise BadValue(
                f"setting {key}: {shortened(value)}", f"Use a text of up to {NAME_CHARS} characters"
            )
        if isinstance(value, str) and not is_plain(value):
            raise BadValue(f"setting {key}: {shortened(value)}", "Use visible characters, or leave it out")


def _contact(contact: object) -> None:
    if contact is None:
        return
    lines = contact.splitlines() if isinstance(contact, str) else None
    if lines is None or len(lines) > CONTACT_LINES or any(len(line) > CONTACT_CHARS for line in lines):
        raise BadValue(
            f"setting contact: {shortened(contact)}",
            f"Use up to {CONTACT_LINES} lines of up to {CONTACT_CHARS} characters",
        )
    if not all(is_plain(line) for line in lines):
        raise BadValue(f"setting contact: {shortened(contact)}", "Use visible characters")


def is_plain(text: str) -> bool:
    """Say whether a text can be printed as it is, and has something to see unless it is empty."""
    kinds = [unicodedata.category(letter) for letter in text]
    return text == printable(text) and (not text.strip() or any(kind not in ("Cf", "Zs") for kind in kinds))


def _is_date(value: object) -> bool:
    if not isinstance(value, str) or not _DATE.fullmatch(value):
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _whole(settings: Mapping[str, Any], key: str, low: int, high: int) -> int:
    value = settings[key]
    if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
        raise BadValue(f"setting {key}: {shortened(value)}", f"Use a whole number from {low} to {high}")
    return value
