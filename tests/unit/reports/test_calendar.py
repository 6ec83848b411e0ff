"""The calendar file, read by a small parser of its own: what RFC 5545 asks, and nothing about the person."""

from __future__ import annotations

import datetime as dt

import pytest

from wli_toolkit.content.model import LANGS, Lang
from wli_toolkit.reports import calendar
from wli_toolkit.reports.calendar import calendar_file

DAY = dt.date(2026, 5, 1)
Property = tuple[str, dict[str, str], str]


def unfolded(text: str) -> list[str]:
    """Return the logical lines of a calendar; every line ends with CRLF and has at most 75 octets."""
    *lines, rest = text.split("\r\n")
    assert rest == ""
    assert all(0 < len(line.encode()) <= 75 and "\n" not in line and "\r" not in line for line in lines)
    logical: list[str] = []
    for line in lines:
        if line[0] in " \t":
            logical[-1] += line[1:]
        else:
            logical.append(line)
    return logical


def properties(text: str) -> list[Property]:
    """Return the properties in order: name, parameters, and the value with its escapes undone."""
    found = []
    for line in unfolded(text):
        head, _, value = line.partition(":")
        name, *parameters = head.split(";")
        found.append((name, dict(each.split("=", 1) for each in parameters), unescaped(value)))
    return found


def unescaped(value: str) -> str:
    plain, letters = "", iter(value)
    for letter in letters:
        plain += letter if letter != "\\" else {"n": "\n", "N": "\n"}.get(after := next(letters), after)
    return plain


def component(found: list[Property], name: str) -> dict[str, tuple[dict[str, str], str]]:
    """Return the properties that stand in a component itself, each of which occurs once."""
    inside, depth = {}, 0
    for key, parameters, value in found:
        if (key, value) == ("BEGIN", name):
            assert not inside
            depth = 1
        elif depth and key in ("BEGIN", "END"):
            depth += 1 if key == "BEGIN" else -1
        elif depth == 1:
            assert key not in inside
            inside[key] = (parameters, value)
    return inside


@pytest.mark.parametrize(
    ("lang", "title"),
    [("ja", "働き方の設計図を見直す日"), ("en", "The day to look at my work blueprint again")],
)
def test_it_is_one_whole_day_with_a_reminder_that_morning(lang: Lang, title: str) -> None:
    found = properties(calendar_file(DAY, lang, made_on=dt.date(2026, 4, 1)))
    nesting = [(key, value) for key, _parameters, value in found if key in ("BEGIN", "END")]
    assert nesting == [
        ("BEGIN", "VCALENDAR"),
        ("BEGIN", "VEVENT"),
        ("BEGIN", "VALARM"),
        ("END", "VALARM"),
        ("END", "VEVENT"),
        ("END", "VCALENDAR"),
    ]
    whole, event, alarm = (component(found, name) for name in ("VCALENDAR", "VEVENT", "VALARM"))
    assert whole["VERSION"] == ({}, "2.0")
    assert whole["PRODID"][1]
    assert event["DTSTART"] == ({"VALUE": "DATE"}, "20260501")
    assert event["DTEND"] == ({"VALUE": "DATE"}, "20260502")
    assert event["DTSTAMP"] == ({}, "20260401T000000Z")
    assert event["SUMMARY"] == ({"LANGUAGE": lang}, title)
    assert event["CLASS"] == ({}, "PRIVATE")
    assert alarm["ACTION"] == ({}, "DISPLAY")
    assert alarm["TRIGGER"] == ({"RELATED": "START"}, "PT8H")
    assert alarm["DESCRIPTION"] == ({}, title)


@pytest.mark.parametrize("lang", LANGS)
def test_it_says_nothing_that_is_somebodys(lang: Lang) -> None:
    found = properties(calendar_file(DAY, lang))
    event = component(found, "VEVENT")
    assert not {"ORGANIZER", "ATTENDEE", "LOCATION", "URL", "CONTACT"} & {key for key, *_rest in found}
    assert "http" not in repr(found)
    assert len(event["UID"][1]) == 36
    assert component(properties(calendar_file(DAY, lang)), "VEVENT")["UID"] != event["UID"]


def test_what_has_a_meaning_in_a_calendar_is_escaped_and_long_lines_are_folded(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    hard = "好き、得意; a, b: c\\n d\nEND:VEVENT\r\n" + "長い長い文" * 40
    monkeypatch.setattr(calendar, "translator", lambda _lang: lambda _sentence: hard)
    event = component(properties(calendar_file(DAY, "ja", uid="x")), "VEVENT")
    assert event["SUMMARY"][1] == event["DESCRIPTION"][1] == hard.replace("\r\n", "\n")
    assert event["UID"] == ({}, "x")


@pytest.mark.parametrize(
    ("day", "start", "end"),
    [
        (dt.date(2028, 2, 28), "20280228", "20280229"),
        (dt.date(2026, 12, 31), "20261231", "20270101"),
        (dt.date(999, 1, 1), "09990101", "09990102"),
    ],
)
def test_days_are_written_in_full(day: dt.date, start: str, end: str) -> None:
    event = component(properties(calendar_file(day, "en")), "VEVENT")
    assert (event["DTSTART"][1], event["DTEND"][1]) == (start, end)
