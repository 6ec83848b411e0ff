"""What a reviewer types in a notebook: a session, its summary, its tables and pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from wli_toolkit.charts import draw
from wli_toolkit.content import translator
from wli_toolkit.content.model import Lang
from wli_toolkit.reports import blueprint_themes
from wli_toolkit.reports import review_words as words
from wli_toolkit.reports.blueprints import Blueprints, blueprints_of
from wli_toolkit.reports.opened import HoldsStore, opened
from wli_toolkit.reports.plain_errors import in_one_line
from wli_toolkit.reports.plain_words import headlines
from wli_toolkit.reports.report import Report
from wli_toolkit.reports.review_table import ReviewTable, clean
from wli_toolkit.reports.shown import Chart, ShownByText, Words
from wli_toolkit.reports.writing import deck, page, workbook, write_bytes
from wli_toolkit.store import Session, Store
from wli_toolkit.summaries import Audience, ExerciseSummary, FigureResult, Summary, summarise
from wli_toolkit.summaries.wording import COLON


@dataclass(frozen=True, repr=False)
class ReviewedExercise(ShownByText):
    """One exercise of a summary: table, chart and text."""

    summary: ExerciseSummary

    @property
    def n(self) -> int | None:
        """How many people answered it; None where too few did."""
        return self.summary.n

    @property
    def figures(self) -> tuple[FigureResult, ...]:
        """Its figures, those of which nothing may be told included."""
        return self.summary.figures

    @property
    def table(self) -> ReviewTable:
        """All rows of its figures, a pandas DataFrame; what is withheld is missing.

        Columns: `figure`, `line` and `label` are text; `n` (people who answered), `count` (people with this answer)
        and `share` (whole percent of `n`) are Int64; `almost_all` is bool and stands instead of a number; `median`,
        `q1`, `q3` are float, in the unit of the question; `mean` is the mean change in its points; `low` and `high`
        are the ends of its 95 % interval, or of that of `share`, in percent; `dz` is mean / standard deviation.
        `median_moved` is the median size of a change that has no good direction. `table.columns_meaning` says the same
        in the session's language.
        """
        told = self.summary.table
        moved = [row.median_moved for figure in self.figures for row in figure.rows]
        sizes = pd.Series(moved, index=told.index, dtype="float64")
        return clean(told.assign(median_moved=sizes), self.summary.lang)

    @in_one_line
    def chart(self, figure_id: str | None = None, *, lang: Lang | None = None) -> Chart:
        """Return one of its figures drawn, by default the first that tells something.

        Raises
        ------
        SummaryError
            There is no such figure; names those there are.
        """
        figure, chosen = self.summary.figure(figure_id), lang or self.summary.lang
        return Chart(draw(figure, chosen), figure.title.get(chosen))

    def text(self, lang: Lang | None = None) -> str:
        """Return its figures in words."""
        return self.summary.text(lang)


@dataclass(frozen=True)
class Review:
    """A session's summary as a reviewer reads it: `g["E02"]`, `g.first_page()`, `g.text()`, `g.to_excel(path)`."""

    summary: Summary
    session: Session
    blueprints: Blueprints | None = None
    """What was handed in; None in a summary for the organiser, who never gets any text."""

    @in_one_line
    def __getitem__(self, exercise_id: str) -> ReviewedExercise:
        return ReviewedExercise(self.summary[str(exercise_id).upper()])

    def __iter__(self) -> Iterator[str]:
        return iter(self.summary)

    def _ipython_key_completions_(self) -> list[str]:
        return list(self)

    @property
    def joined(self) -> int:
        """How many joined."""
        return self.summary.joined

    def first_page(self, lang: Lang | None = None) -> Words:
        """Return the first page in plain words: who went up, stayed and went down, then what stands out."""
        chosen = lang or self.summary.lang
        lines = tuple(headlines(self.summary.for_report(), chosen))
        return Words(words.FIRST_PAGE.get(chosen), lines or (words.TOO_FEW.get(chosen),))

    def limits(self, lang: Lang | None = None) -> Words:
        """Return what these numbers do not say; it goes wherever they go."""
        report = self._report(lang)
        title = translator(report.lang)("What these numbers do not say")
        return Words(title, report.limits, boxed=True)

    def handed_in(self, lang: Lang | None = None) -> Words:
        """Return what was handed in, together: how many, which boxes, which choices, which words; no text of anybody.

        Only the facilitator's summary tells it; the organiser gets nothing of what people wrote.
        """
        report = self._report(lang)
        title = words.HANDED_IN.get(report.lang)
        if self.blueprints is None:
            return Words(title, (words.NOT_FOR_ORGANISERS.get(report.lang),))
        if self.blueprints.open:
            return Words(title, (words.STILL_OPEN.get(report.lang),))
        told = blueprint_themes.rows(report)
        if not told:
            return Words(title, (words.TOO_FEW_HANDED_IN.get(report.lang),))
        colon = COLON[report.lang]
        return Words(
            title, (*(f"{what}{colon}{said}" for what, said in told), blueprint_themes.reading(report))
        )

    def text(self, lang: Lang | None = None) -> str:
        """Return every exercise in words."""
        return self.summary.text(lang)

    @in_one_line
    def to_html(self, path: str | Path, *, lang: Lang | None = None) -> Path:
        """Write the report as one HTML page and return its path; ReportError if it cannot be written."""
        return write_bytes(Path(path), page(self._report(lang)))

    @in_one_line
    def to_excel(self, path: str | Path, *, lang: Lang | None = None) -> Path:
        """Write the report as a workbook (`.xlsx`) and return its path; ReportError if it cannot be written."""
        return write_bytes(Path(path), workbook(self._report(lang)))

    @in_one_line
    def to_pptx(self, path: str | Path, *, lang: Lang | None = None) -> Path:
        """Write the report as slides (`.pptx`) and return its path; ReportError if it cannot be written."""
        return write_bytes(Path(path), deck(self._report(lang)))

    def _report(self, lang: Lang | None) -> Report:
        return Report(self.summary.for_report(), self.session, lang or self.summary.lang, self.blueprints)

    def __repr__(self) -> str:
        lang, summary = self.summary.lang, self.summary
        told = sum(not figure.suppressed for figure in summary.figures)
        return words.REVIEW.get(lang).format(
            code=summary.session,
            joined=summary.joined,
            told=told,
            figures=len(summary.figures),
            reader=words.READERS[summary.audience].get(lang),
            exercises=" ".join(self),
        )


class ReviewSession(HoldsStore):
    """A session opened for review; `with wli.open_session(code) as s:` closes it by itself."""

    def __init__(self, store: Store, code: str, *, last: Callable[[], None] | None = None) -> None:
        """Take over an open store; `last` is called once it is closed."""
        super().__init__(store, last)
        self.code = store.session(code).code

    @in_one_line
    def summary(self, audience: Audience = "room", *, lang: Lang | None = None) -> Review:
        """Return its summary.

        Parameters
        ----------
        audience
            `"room"` for what the room and the facilitator may see: five people or more behind every figure, ten
            where the facilitator belongs to the organiser. `"organiser"` for what may leave the room: ten.
        lang
            `"ja"` or `"en"`; None is the language of the session.

        Raises
        ------
        SummaryError
            There is no such audience; names those there are.
        """
        session = self.store.session(self.code)
        blueprints = blueprints_of(self.store, session) if audience == "room" else None
        told = summarise(self.store, self.code, audience=audience)
        return Review(told if lang is None else told.in_language(lang), session, blueprints)

    def __repr__(self) -> str:
        return f"<session {self.code}>"


@in_one_line
def open_session(code: str, db: str | None = None) -> ReviewSession:
    """Open a session for review; see `wli.open_session`."""
    return opened(db, lambda store: ReviewSession(store, code))
