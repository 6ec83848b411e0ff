"""Several sessions of one seminar series, put together for review: never compared, never ranked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from wli_toolkit.charts.pooled import draw_series
from wli_toolkit.content.model import Lang
from wli_toolkit.reports import review_words as words
from wli_toolkit.reports.opened import HoldsStore, opened
from wli_toolkit.reports.plain_errors import in_one_line
from wli_toolkit.reports.review_table import ReviewTable, review_table
from wli_toolkit.reports.series_page import series_page
from wli_toolkit.reports.series_records import COLUMNS, records
from wli_toolkit.reports.series_report import SeriesReport
from wli_toolkit.reports.shown import Chart, ShownByText, Words
from wli_toolkit.reports.writing import write_bytes
from wli_toolkit.store import Session, Store
from wli_toolkit.summaries import Audience
from wli_toolkit.summaries.pooled import Pooled, PooledExercise, summarise_together
from wli_toolkit.summaries.pooled_figure import PooledFigure


class SeriesError(ValueError):
    """Sessions that cannot be put together; names them and the way out."""


@dataclass(frozen=True, repr=False)
class SeriesExercise(ShownByText):
    """One exercise of several sessions: table, chart and text."""

    pooled: PooledExercise

    @property
    def n(self) -> int | None:
        """How many people are behind its figures, where most are; None where nothing is told."""
        return self.pooled.n

    @property
    def figures(self) -> tuple[PooledFigure, ...]:
        """Its figures, those of which nothing may be told included."""
        return self.pooled.figures

    @property
    def table(self) -> ReviewTable:
        """All rows of its figures, a pandas DataFrame; what is withheld is missing.

        Columns as for one session, with `sessions`, how many sessions the row tells of (Int64), and `lowest` and
        `highest`, between which the sessions' medians lie (float, in the unit of the question). `low` and `high` are
        the ends of the 95 % interval of `share`; there is no median, because medians cannot be put together.
        """
        lang = self.pooled.lang
        return review_table(
            [record for figure in self.figures for record in records(figure, lang)], COLUMNS, lang
        )

    @in_one_line
    def chart(self, figure_id: str | None = None, *, lang: Lang | None = None) -> Chart:
        """Return one of its figures drawn, by default the first that tells something.

        Raises
        ------
        SummaryError
            There is no such figure; names those there are.
        """
        figure, chosen = self.pooled.figure(figure_id), lang or self.pooled.lang
        return Chart(draw_series(figure, chosen), figure.title.get(chosen))

    def text(self, lang: Lang | None = None) -> str:
        """Return its figures in words, each with how many sessions and people it tells of."""
        return self.pooled.text(lang)


@dataclass(frozen=True)
class SeriesReview:
    """Several sessions as a reviewer reads them; the same words as for one: `g["E02"]`, `g.first_page()`, `g.text()`.

    Everything is put together from what each session may show by itself, so it tells nothing more. There are no slides:
    medians of several sessions have no chart of their own that PowerPoint could draw.
    """

    pooled: Pooled
    sessions: tuple[Session, ...]

    @in_one_line
    def __getitem__(self, exercise_id: str) -> SeriesExercise:
        return SeriesExercise(self.pooled[str(exercise_id).upper()])

    def __iter__(self) -> Iterator[str]:
        return iter(self.pooled.exercises)

    def _ipython_key_completions_(self) -> list[str]:
        return list(self)

    @property
    def joined(self) -> int:
        """How many joined, in all sessions."""
        return self.pooled.joined

    def first_page(self, lang: Lang | None = None) -> Words:
        """Return the first page in plain words: who went up, stayed and went down, then what stands out."""
        return self._report(lang).first_page

    def reading(self, lang: Lang | None = None) -> Words:
        """Return how to read it: what was added, and that nothing is ranked."""
        return self._report(lang).reading

    def limits(self, lang: Lang | None = None) -> Words:
        """Return what these numbers do not say; it goes wherever they go."""
        return self._report(lang).limits

    def text(self, lang: Lang | None = None) -> str:
        """Return every exercise in words, under how to read it."""
        return self.pooled.text(lang)

    @in_one_line
    def to_html(self, path: str | Path, *, lang: Lang | None = None) -> Path:
        """Write it as one HTML page and return its path; ReportError if it cannot be written."""
        return write_bytes(Path(path), series_page(self._report(lang)).encode())

    @in_one_line
    def to_excel(self, path: str | Path, *, lang: Lang | None = None) -> Path:
        """Write it as a workbook (`.xlsx`) and return its path; ReportError if it cannot be written."""
        # Only who wants one pays for the library.
        from wli_toolkit.reports.series_book import series_book

        return write_bytes(Path(path), series_book(self._report(lang)))

    def _report(self, lang: Lang | None) -> SeriesReport:
        return SeriesReport(self.pooled, self.sessions, lang or self.pooled.lang)

    def __repr__(self) -> str:
        lang, pooled = self.pooled.lang, self.pooled
        return words.SERIES.get(lang).format(
            of=pooled.sessions,
            joined=pooled.joined,
            told=sum(not figure.suppressed for figure in pooled.figures),
            figures=len(pooled.figures),
            reader=words.READERS[pooled.audience].get(lang),
            exercises=" ".join(self),
        )


class ReviewSeries(HoldsStore):
    """Several sessions opened for review; `with wli.open_series(codes) as s:` closes them by itself."""

    def __init__(self, store: Store, codes: Iterable[str], *, last: Callable[[], None] | None = None) -> None:
        """Take over an open store; `last` is called once it is closed."""
        super().__init__(store, last)
        self.codes = checked(store, codes)

    @in_one_line
    def summary(self, audience: Audience = "room", *, lang: Lang | None = None) -> SeriesReview:
        """Return the sessions' figures put together.

        Parameters
        ----------
        audience
            `"room"` for the facilitator, `"organiser"` for what may leave the room. Where the facilitator of any of the
            sessions belongs to the organiser, the organiser's figures are taken: ten people, everywhere.
        lang
            `"ja"` or `"en"`; None is the language of the sessions.

        Raises
        ------
        SummaryError
            There is no such audience; simulated and real answers would be mixed; or an organiser would get another
            one's figures.
        """
        sessions = tuple(self.store.session(code) for code in self.codes)
        told = summarise_together(self.store, self.codes, audience=audience)
        return SeriesReview(told if lang is None else told.in_language(lang), sessions)

    def __repr__(self) -> str:
        return f"<series of {len(self.codes)} sessions: {', '.join(self.codes)}>"


@in_one_line
def open_series(codes: Iterable[str], db: str | None = None) -> ReviewSeries:
    """Open several sessions of one series for review; see `wli.open_series`."""
    return opened(db, lambda store: ReviewSeries(store, codes))


def checked(store: Store, codes: Iterable[str]) -> tuple[str, ...]:
    """Return the codes of sessions, sorted: a series has no order.

    Raises
    ------
    SeriesError
        There are fewer than two, or one of them twice.
    UnknownSession
        There is no such session.
    """
    if isinstance(codes, str):
        raise SeriesError(f'one code, not a list of them: {codes}. Write wli.open_series(["{codes}", "…"])')
    known = [store.session(code).code for code in codes]
    if len(known) < 2:
        raise SeriesError(
            f"a series needs at least two sessions, not {len(known)}. Open a single one with wli.open_session(code)"
        )
    twice = sorted({code for code in known if known.count(code) > 1})
    if twice:
        raise SeriesError(
            f"the same session twice: {', '.join(twice)}. Name each once, or its people are counted twice"
        )
    return tuple(sorted(known))
