"""The templates of this room: everything is escaped, words come from the catalogue, dates in people's way."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from wli_toolkit.content import translator
from wli_toolkit.content.model import Lang

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def day(date: dt.date, lang: Lang) -> str:
    """Return a date as people write it: 2026年4月1日, 1 April 2026."""
    if lang == "ja":
        return f"{date.year}年{date.month}月{date.day}日"
    return f"{date.day} {_MONTHS[date.month - 1]} {date.year}"


def local_day(seconds: float) -> dt.date:
    """Return the calendar day here of a moment in seconds since the epoch."""
    return dt.datetime.fromtimestamp(seconds, dt.UTC).astimezone().date()


def render(template: str, lang: Lang, **values: Any) -> str:
    """Return a template filled in `lang`."""
    return _environment().get_template(template).render(_=translator(lang), lang=lang, **values)


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("wli_toolkit.reports", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
