"""The group's numbers for programs: what `wli summary --json` prints of a report, the response, and the limits."""

from __future__ import annotations

from typing import Any

from wli_toolkit.content.model import LANGS
from wli_toolkit.reports import wording
from wli_toolkit.reports.report import Report
from wli_toolkit.reports.responses import responses


def json_report(report: Report) -> dict[str, Any]:
    """Return the summary with, in both languages, what its numbers do not say."""
    limits = [
        {lang: text.get(lang).format(n=report.summary.joined) for lang in LANGS} for text in wording.LIMITS
    ]
    answered = {
        each.exercise.id: {"answered": each.answered, "share": each.share}
        for each in responses(report)
        if each.answered is not None
    }
    return report.summary.as_json() | {"responses": answered, "limits": limits}
