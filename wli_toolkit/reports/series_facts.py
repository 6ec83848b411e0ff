"""What a reader has to know of several sessions before any number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wli_toolkit.content.model import Lang
from wli_toolkit.reports import review_words as words
from wli_toolkit.reports.templating import day, local_day
from wli_toolkit.summaries import wording as summary_words
from wli_toolkit.summaries.pooled import organisers

if TYPE_CHECKING:
    from wli_toolkit.reports.series import SeriesReview


def series_facts(review: SeriesReview, lang: Lang) -> list[tuple[str, str]]:
    """Return what is known of the sessions together, as names and values; nothing that is not set."""
    pooled, sessions = review.pooled, review.sessions
    days = sorted(local_day(session.created_at) for session in sessions)
    first, last = day(days[0], lang), day(days[-1], lang)
    agendas = sorted({session.agenda_model().title.get(lang) for session in sessions})
    named = [name for name in organisers(sessions) if name]
    told = [
        (words.SESSIONS, words.SESSIONS_OF.get(lang).format(of=pooled.sessions)),
        (words.WHEN, first if first == last else words.FROM_TO.get(lang).format(first=first, last=last)),
        (words.AGENDAS, summary_words.JOIN[lang].join(agendas)),
        (words.JOINED, words.PEOPLE.get(lang).format(n=pooled.joined)),
        (words.ORGANISER, summary_words.JOIN[lang].join(named)),
        (words.READER, words.READERS[pooled.audience].get(lang)),
        (words.SHOWN_FROM, words.OR_MORE.get(lang).format(n=pooled.threshold)),
        (words.KIND, (words.SIMULATED if pooled.simulated else words.REAL).get(lang)),
        (words.CODES, summary_words.JOIN[lang].join(session.code for session in sessions)),
    ]
    return [(name.get(lang), value) for name, value in told if value]
