"""The day for looking again as a calendar file, which tells nothing about the person."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator

from wli_toolkit.content import translator
from wli_toolkit.content.model import Lang

OCTETS = 75
"""The longest a line may be, in octets, before it is folded."""
REMIND_AT_HOUR = 8


def calendar_file(
    check_date: dt.date, lang: Lang, *, made_on: dt.date | None = None, uid: str | None = None
) -> str:
    """Return an iCalendar file (RFC 5545) with one whole-day event and a reminder that morning.

    It holds no name, no code, no address, and nothing that anybody wrote. Shared calendars show it as
    private, and the day stays free.

    Parameters
    ----------
    check_date
        The day.
    made_on
        The day the file is made; None is today.
    uid
        What names the event; None makes a random one.
    """
    _ = translator(lang)
    title = _("The day to look at my work blueprint again")
    note = _(
        "Open your blueprint and look at the questions at its end. You chose this day yourself and may move it."
    )
    stamp = _day(made_on or dt.datetime.now(dt.UTC).date())
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//WLI toolkit//Blueprint//" + lang.upper(),
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        f"UID:{uid or uuid.uuid4()}",
        f"DTSTAMP:{stamp}T000000Z",
        f"DTSTART;VALUE=DATE:{_day(check_date)}",
        f"DTEND;VALUE=DATE:{_day(check_date + dt.timedelta(days=1))}",
        f"SUMMARY;LANGUAGE={lang}:{_escaped(title)}",
        f"DESCRIPTION;LANGUAGE={lang}:{_escaped(note)}",
        "CLASS:PRIVATE",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"TRIGGER;RELATED=START:PT{REMIND_AT_HOUR}H",
        f"DESCRIPTION:{_escaped(title)}",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
    )
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _day(date: dt.date) -> str:
    return f"{date.year:04}{date.month:02}{date.day:02}"


def _escaped(text: str) -> str:
    """Return a text as a calendar's value: backslash, comma, semicolon and line ends escaped."""
    for plain, escaped in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\r\n", "\\n"), ("\n", "\\n")):
        text = text.replace(plain, escaped)
    return text


def _folded(line: str) -> Iterator[str]:
    """Cut a line into parts that are not too long, between characters; all but the first begin with a space."""
    part = ""
    for letter in line:
        if len((part + letter).encode()) > OCTETS:
            yield part
            part = " "
        part += letter
    yield part
