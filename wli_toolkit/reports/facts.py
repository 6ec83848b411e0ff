"""実施概要: what a reader has to know of the workshop before any number."""

from __future__ import annotations

from wli_toolkit.content import translator
from wli_toolkit.reports import wording
from wli_toolkit.reports.report import Report
from wli_toolkit.reports.templating import day, local_day
from wli_toolkit.summaries import wording as words


def facts(report: Report) -> list[tuple[str, str]]:
    """Return what is known of the workshop, as names and values; nothing that is not set."""
    lang, summary, session = report.lang, report.summary, report.session
    _ = translator(lang)
    people = _("{n} people")
    again = ""
    if summary.follow_up is not None:
        again = words.COUNT_SHARE.get(lang).format(
            count=summary.follow_up.answered, share=summary.follow_up.share
        )
    both = both_times(report)
    reader = _("Report for the organiser") if report.organiser else _("Report for the facilitator")
    told = [
        (_("Date"), day(local_day(session.created_at), lang)),
        (wording.AGENDA.get(lang), report.agenda.title.get(lang)),
        (_("Length"), _("{minutes} minutes").format(minutes=report.agenda.minutes)),
        (_("People who joined"), people.format(n=summary.joined)),
        (wording.BOTH_TIMES.get(lang), "" if both is None else people.format(n=both)),
        (_("People who answered the follow-up"), again),
        (_("Facilitator"), _facilitator(report)),
        (_("Organiser"), str(session.settings.get("organiser") or "")),
        (_("Numbers shown from"), _threshold(report)),
        (wording.READER.get(lang), reader),
        (wording.LANGUAGE.get(lang), wording.LANGUAGES[lang].get(lang)),
        (_("Kind of data"), _("Simulated") if summary.simulated else _("Real answers")),
        (_("Answers deleted on"), day(local_day(session.purge_on), lang)),
        (_("Session code"), session.code),
    ]
    return [(name, value) for name, value in told if value]


def both_times(report: Report) -> int | None:
    """Return of how many people before and after are told; None where that is not told."""
    return max((each.n or 0 for each in report.told if each.form == "before_after"), default=0) or None


def _facilitator(report: Report) -> str:
    _ = translator(report.lang)
    settings = report.session.settings
    affiliations = {
        "independent": _("independent of the organiser"),
        "organiser": _("belongs to the organiser"),
        "other": _("other"),
    }
    affiliation = affiliations.get(str(settings.get("facilitator_affiliation")), "")
    if not settings.get("facilitator_name"):
        return affiliation
    return _("{name} ({affiliation})").format(name=settings["facilitator_name"], affiliation=affiliation)


def _threshold(report: Report) -> str:
    _ = translator(report.lang)
    least = _("{n} people or more").format(n=report.threshold)
    most = max((figure.threshold for figure in report.summary.figures), default=report.threshold)
    if most <= report.threshold:
        return least
    return wording.SENSITIVE_FROM.get(report.lang).format(least=least, n=most)
