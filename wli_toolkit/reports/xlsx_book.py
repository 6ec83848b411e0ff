"""Workbooks under way: their fonts, and for a report's the styles and sheet names too."""

from __future__ import annotations

import copy
import datetime as dt
import io
import re
from collections.abc import Mapping
from typing import Any

import xlsxwriter

from wli_toolkit.charts import palette
from wli_toolkit.content.model import Lang
from wli_toolkit.reports import colours
from wli_toolkit.reports.plain_package import plain_package
from wli_toolkit.reports.report import Report
from wli_toolkit.reports.safe_text import clean

JAPANESE = "Yu Gothic"
FONT: Mapping[Lang, str] = {"ja": JAPANESE, "en": "Calibri"}
SIZE = 11
"""Points of ordinary text."""
LONGEST_NAME = 31
"""What Excel allows for the name of a sheet."""
FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_NORMAL: dict[Lang, dict[str, Any]] = {
    "ja": {
        "default_format_properties": {"font_name": FONT["ja"], "font_size": SIZE, "font_charset": 128},
        # What Japanese Excel makes of that font: without it charts would not stand where they are put.
        "default_row_height": 25,
        "default_column_width": 72,
    },
    "en": {"default_format_properties": {"font_name": FONT["en"], "font_size": SIZE}},
}
_TEXT = {"valign": "top", "text_wrap": True, "font_color": palette.INK}
_CELL = {"valign": "vcenter", "border": 1, "border_color": colours.RULE, "font_color": palette.INK}
_NUMBER = {**_CELL, "align": "right"}
STYLES: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 18, "font_color": colours.HEADING, "valign": "vcenter"},
    "subtitle": {"font_color": palette.SOFT, "valign": "vcenter"},
    "warning": {
        "bold": True,
        "font_color": colours.WARNING,
        "bg_color": colours.WARNING_GROUND,
        "valign": "vcenter",
    },
    "heading": {
        **_TEXT,
        "bold": True,
        "font_size": 13,
        "font_color": colours.HEADING,
        "valign": "vcenter",
        "bottom": 2,
        "bottom_color": palette.MAIN,
    },
    "text": _TEXT,
    "finding": {**_TEXT, "bold": True, "bg_color": colours.TINT},
    "note": {**_TEXT, "font_color": palette.SOFT, "font_size": 10},
    "box-title": {
        **_TEXT,
        "bold": True,
        "font_color": colours.WARNING,
        "border": 2,
        "border_color": colours.WARNING,
    },
    "box": {
        **_TEXT,
        "border": 1,
        "border_color": colours.WARNING,
        "bg_color": colours.WARNING_GROUND,
        "valign": "vcenter",
    },
    "head": {
        **_CELL,
        "bold": True,
        "text_wrap": True,
        "font_color": palette.PAPER,
        "bg_color": palette.MAIN,
        "align": "center",
    },
    "label": {**_CELL, "text_wrap": True},
    "cell": {**_CELL, "text_wrap": True, "valign": "top"},
    "small": {**_CELL, "text_wrap": True, "valign": "top", "font_size": 10},
    "name": {**_CELL, "text_wrap": True, "bold": True, "bg_color": colours.GROUND},
    "link": {"font_color": palette.BLUE, "underline": 1, "valign": "vcenter"},
    "paper": {**_TEXT, "border": 1, "border_color": palette.AXIS},
    "people": {**_NUMBER, "num_format": "0"},
    "percent": {**_NUMBER, "num_format": '0"%"'},
    "end": {**_NUMBER, "num_format": "0.0"},
    "value": {**_NUMBER, "num_format": "0.0"},
    "whole": {**_NUMBER, "num_format": "0"},
    "change": {**_NUMBER, "num_format": "+0.00;-0.00;0.00"},
    "nothing": {**_NUMBER, "font_color": palette.SOFT, "align": "center"},
}


def new_workbook(target: io.BytesIO, lang: Lang, title: str, moment: float) -> Any:
    """Return a workbook that will be written to `target`: its fonts set, and nothing in it calculated or linked.

    Parameters
    ----------
    moment
        When it is said to have been made, in seconds since the epoch.
    """
    # Whatever is typed in a title stays text: no formula, no link, no number is read into it.
    options: dict[str, Any] = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        # The library changes what it is given.
        **copy.deepcopy(_NORMAL[lang]),
    }
    workbook: Any = xlsxwriter.Workbook(target, options)
    theme = re.sub(r'(script="Jpan" typeface=")[^"]*', rf"\g<1>{JAPANESE}", str(workbook.theme_xml))
    workbook.use_custom_theme(io.StringIO(theme))
    created = dt.datetime.fromtimestamp(moment, dt.UTC).replace(tzinfo=None)
    workbook.set_properties({"title": clean(title), "author": "", "created": created})
    return workbook


class Book:
    """A workbook in memory, for one report."""

    def __init__(self, report: Report, title: str) -> None:
        self.report = report
        self.lang = report.lang
        self._target = io.BytesIO()
        self.workbook = new_workbook(self._target, self.lang, title, report.session.created_at)
        self._styles: dict[str, Any] = {}
        self._names: set[str] = set()

    @property
    def font(self) -> str:
        """The font that charts name."""
        return FONT[self.lang]

    def style(self, name: str) -> Any:
        """Return one of the styles."""
        if name not in self._styles:
            self._styles[name] = self.workbook.add_format(dict(STYLES[name]))
        return self._styles[name]

    def sheet(self, name: str) -> Any:
        """Add a sheet; its name is shortened to what Excel allows."""
        return self.workbook.add_worksheet(self._free(name))

    def data(self) -> bytes:
        """Close the workbook and return it."""
        self.workbook.close()
        return plain_package(self._target.getvalue(), self.report.session.created_at)

    def _free(self, name: str) -> str:
        plain = FORBIDDEN.sub(" ", clean(name)).replace("\n", " ").strip(" '") or "-"
        chosen, number = plain[:LONGEST_NAME].strip(" '"), 1
        while chosen.lower() in self._names or chosen.lower() == "history":
            number += 1
            chosen = f"{plain[: LONGEST_NAME - 4]} {number}"
        self._names.add(chosen.lower())
        return chosen
