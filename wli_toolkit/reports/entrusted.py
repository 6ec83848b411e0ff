"""What is said over what people entrusted to the facilitator: their blueprints, and their words on the wall."""

from __future__ import annotations

from wli_toolkit.reports import wording
from wli_toolkit.reports.blueprints import Blueprints
from wli_toolkit.reports.report import Report
from wli_toolkit.reports.templating import day, local_day


def blueprints_lead(report: Report, blueprints: Blueprints, *, with_texts: bool = True) -> str:
    """Return what stands over the blueprints handed in; `with_texts` where their texts follow it."""
    if blueprints.open:
        return wording.BLUEPRINTS_OPEN.get(report.lang)
    if not blueprints.items:
        return wording.NO_BLUEPRINTS.get(report.lang)
    if not with_texts:
        return wording.BLUEPRINTS_ELSEWHERE.get(report.lang).format(count=len(blueprints.items))
    return wording.BLUEPRINTS_LEAD.get(report.lang).format(day=_deleted_on(report))


def wall_lead(report: Report) -> str:
    """Return what stands over the texts of the wall."""
    return wording.WALL_LEAD.get(report.lang).format(day=_deleted_on(report))


def _deleted_on(report: Report) -> str:
    return day(local_day(report.session.purge_on), report.lang)
