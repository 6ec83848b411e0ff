"""What every report is made from: a summary for one reader, its session, and what was handed in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from wli_toolkit.content.model import Agenda, Lang
from wli_toolkit.reports import wording
from wli_toolkit.reports.blueprints import Blueprints, blueprints_of
from wli_toolkit.store import Session, Store
from wli_toolkit.summaries import Audience, FigureResult, Summary, summarise

Reader = Literal["facilitator", "organiser"]
"""For whom a report is: it decides the threshold."""
AUDIENCES: dict[Reader, Audience] = {"facilitator": "room", "organiser": "organiser"}


@dataclass(frozen=True)
class Report:
    """One report before it is written down.

    Attributes
    ----------
    summary
        What may be told; before and after only of those whom a report may tell of.
    blueprints
        What was handed in to the facilitator; None in a report for anybody else.
    """

    summary: Summary
    session: Session
    lang: Lang
    blueprints: Blueprints | None = None

    @cached_property
    def agenda(self) -> Agenda:
        """The agenda as it was run."""
        return self.session.agenda_model()

    @property
    def organiser(self) -> bool:
        """Whether it is for the organiser."""
        return self.summary.audience == "organiser"

    @property
    def threshold(self) -> int:
        """The least number of people in anything it tells."""
        return self.summary.thresholds[self.summary.audience]

    @property
    def told(self) -> tuple[FigureResult, ...]:
        """The figures that tell something, in the agenda's order."""
        return tuple(figure for figure in self.summary.figures if not figure.suppressed)

    @property
    def limits(self) -> tuple[str, ...]:
        """What the numbers do not say: in every report."""
        return tuple(text.get(self.lang).format(n=self.summary.joined) for text in wording.LIMITS)

    @property
    def reading(self) -> tuple[str, ...]:
        """How to read the figures."""
        unnamed = any(figure.unnamed for figure in self.summary.figures)
        texts = (*wording.READING, *([wording.UNNAMED] if unnamed else []))
        return tuple(text.get(self.lang).format(threshold=self.threshold) for text in texts)


def report_of(store: Store, code: str, *, lang: Lang, reader: Reader) -> Report:
    """Return the report of a session, for the facilitator with what was handed in."""
    audience = AUDIENCES[reader]
    summary = summarise(store, code, audience=audience).for_report()
    session = store.session(code)
    blueprints = blueprints_of(store, session) if reader == "facilitator" else None
    return Report(summary, session, lang, blueprints)
