"""What a reader has to know of several sessions before any number."""

from __future__ import annotations

from wli_toolkit.content import translator
from wli_toolkit.reports import review_words as words
from wli_toolkit.reports import wording
from wli_toolkit.reports.series_report import SeriesReport
from wli_toolkit.reports.templating import day, local_day
from wli_toolkit.summaries import wording as summary_words
from wli_toolkit.summaries.pooled import organisers


def series_facts(report: SeriesReport) -> list[tuple[str, str]]:
    """Return what is known of the sessions together, as names and values; nothing that is not set."""
    pooled, sessions, lang = report.pooled, report.sessions, report.lang
    _ = translator(lang)
    days = sorted(local_day(session.created_at) for session in sessions)
    first, last = day(days[0], lang), day(days[-1], lang)
    agendas = sorted({session.agenda_model().title.get(lang) for session in sessions})
    named = [name for name in organisers(sessions) if name]
    told = [
        (words.SESSIONS.get(lang), words.SESSIONS_OF.get(lang).format(of=pooled.sessions)),
        (
            words.WHEN.get(lang),
            first if first == last else words.FROM_TO.get(lang).format(first=first, last=last),
        ),
        (wording.AGENDA.get(lang), summary_words.JOIN[lang].join(agendas)),
        (_("People who joined"), words.PEOPLE.get(lang).format(n=pooled.joined)),
        (words.ORGANISER.get(lang), summary_words.JOIN[lang].join(named)),
        (words.READER.get(lang), words.READERS[pooled.audience].get(lang)),
        (_("Numbers shown from"), words.OR_MORE.get(lang).format(n=pooled.threshold)),
        (_("Kind of data"), (words.SIMULATED if pooled.simulated else words.REAL).get(lang)),
        (words.CODES.get(lang), summary_words.JOIN[lang].join(session.code for session in sessions)),
    ]
    return [(name, value) for name, value in told if value]
