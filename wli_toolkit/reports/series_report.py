"""What every file of several sessions is made from: their figures put together, and the words around them."""

from __future__ import annotations

from dataclasses import dataclass

from wli_toolkit.content import translator
from wli_toolkit.content.model import Lang
from wli_toolkit.reports import review_words as words
from wli_toolkit.reports import wording
from wli_toolkit.reports.series_records import first_lines
from wli_toolkit.reports.shown import Words
from wli_toolkit.store import Session
from wli_toolkit.summaries.pooled import Pooled, organisers


@dataclass(frozen=True)
class SeriesReport:
    """Several sessions before they are written down.

    Attributes
    ----------
    pooled
        What may be told of them together.
    sessions
        The sessions themselves, for what is known of them besides their figures.
    """

    pooled: Pooled
    sessions: tuple[Session, ...]
    lang: Lang

    @property
    def title(self) -> str:
        """What it is called."""
        return words.SERIES_TITLE.get(self.lang).format(of=self.pooled.sessions)

    @property
    def first_page(self) -> Words:
        """Who went up, stayed and went down, then what stands out."""
        lines = tuple(first_lines(self.pooled, self.lang))
        return Words(words.FIRST_PAGE.get(self.lang), lines or (words.TOO_FEW.get(self.lang),))

    @property
    def reading(self) -> Words:
        """How to read it: what was added, and that nothing is ranked."""
        return Words(words.READING.get(self.lang), self.pooled.reading(self.lang))

    @property
    def limits(self) -> Words:
        """What the numbers do not say."""
        _ = translator(self.lang)
        first = words.SERIES_LIMIT.get(self.lang).format(of=self.pooled.sessions, n=self.pooled.joined)
        _of_one_session, *shared = wording.LIMITS
        several = [words.MANY_ORGANISERS] if len(organisers(self.sessions)) > 1 else []
        rest = (text.get(self.lang) for text in (*shared, words.NO_RANKING, *several))
        return Words(_("What these numbers do not say"), (first, *rest), boxed=True)
