"""The group's numbers as a spreadsheet file that opens without harm in any spreadsheet program."""

from __future__ import annotations

import csv
import io

from wli_toolkit.content import translator
from wli_toolkit.reports import all_numbers
from wli_toolkit.reports.report import Report
from wli_toolkit.reports.safe_text import neutral

BOM = "\ufeff"
"""Without it Excel reads UTF-8 as Shift JIS."""


def csv_report(report: Report) -> str:
    """Return a table of every number, and under it what the numbers do not say; what is withheld is 「–」."""
    _ = translator(report.lang)
    head = all_numbers.head(report.lang)
    limits = ((_("What these numbers do not say"), limit, *[""] * (len(head) - 2)) for limit in report.limits)
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\r\n")
    for line in (head, *all_numbers.lines(report), *limits):
        writer.writerow(neutral(cell) for cell in line)
    return BOM + target.getvalue()
