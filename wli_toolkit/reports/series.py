"""Several sessions of one seminar series, put together for review: never compared, never ranked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Self

from wli_toolkit.content.model import Lang
from wli_toolkit.reports import review_words as words
from wli_toolkit.reports import wording
from wli_toolkit.reports.plain_errors import in_one_line
from wli_toolkit.reports.review_table import ReviewTable, review_table
from wli_toolkit.reports.series_drawing import draw_series
from wli_toolkit.reports.series_records import COLUMNS, first_lines, records
from wli_toolkit.reports.shown import Chart, Words
from wli_toolkit.reports.writing import write_bytes
from wli_toolkit.store import Session, Store, open_store
from wli_toolkit.summaries import Audience
from wli_toolkit.summaries.pooled import Pooled, PooledExercise, organisers, summarise_together
from wli_toolkit.summaries.pooled_figure import PooledFigure


class SeriesError(ValueError):
    """Sessions that cannot be put together; names them and the way out."""


@dataclass(frozen=True)
class SeriesExercise:
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

    def _repr_html_(self) -> str:
        title, *lines = self.text().splitlines()
        return Words(title, tuple(lines))._repr_html_()

    def __repr__(self) -> str:
        return self.text()


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
        chosen = lang or self.pooled.lang
        lines = tuple(first_lines(self.pooled, chosen))
        return Words(words.FIRST_PAGE.get(chosen), lines or (words.TOO_FEW.get(chosen),))

    def reading(self, lang: Lang | None = None) -> Words:
        """Return how to read it: what was added, and that nothing is ranked."""
        chosen = lang or self.pooled.lang
        return Words(words.READING.get(chosen), self.pooled.reading(chosen))

    def limits(self, lang: Lang | None = None) -> Words:
        """Return what these numbers do not say; it goes wherever they go."""
        chosen = lang or self.pooled.lang
        first = words.SERIES_LIMIT.get(chosen).format(of=self.pooled.sessions, n=self.joined)
        rest = [text.get(chosen) for text in (*wording.LIMITS[1:], words.NO_RANKING)]
        if len(organisers(self.sessions)) > 1:
            rest.append(words.MANY_ORGANISERS.get(chosen))
        return Words(words.LIMITS.get(chosen), (first, *rest), boxed=True)

    def text(self, lang: Lang | None = None) -> str:
        """Return every exercise in words, under how to read it."""
        return self.pooled.text(lang)

    @in_one_line
    def to_html(self, path: str | Path, *, lang: Lang | None = None) -> Path:
        """Write it as one HTML page and return its path; ReportError if it cannot be written."""
        from wli_toolkit.reports.series_page import series_page

        return write_bytes(Path(path), series_page(self, lang or self.pooled.lang).encode())

    @in_one_line
    def to_excel(self, path: str | Path, *, lang: Lang | None = None) -> Path:
        """Write it as a workbook (`.xlsx`) and return its path; ReportError if it cannot be written."""
        from wli_toolkit.reports.series_book import series_book

        return write_bytes(Path(path), series_book(self, lang or self.pooled.lang))

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


class ReviewSeries:
    """Several sessions opened for review; `with wli.open_series(codes) as s:` closes them by itself."""

    def __init__(self, store: Store, codes: Iterable[str], *, last: Callable[[], None] | None = None) -> None:
        """Take over an open store; `last` is called once it is closed."""
        self._store = store
        self._last = last
        self.codes = checked(store, codes)

    @property
    def store(self) -> Store:
        """Where they are kept."""
        return self._store

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
        sessions = tuple(self._store.session(code) for code in self.codes)
        return SeriesReview(
            _in(summarise_together(self._store, self.codes, audience=audience), lang), sessions
        )

    def close(self) -> None:
        """Close their store."""
        self._store.close()
        if self._last is not None:
            self._last()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<series of {len(self.codes)} sessions: {', '.join(self.codes)}>"


@in_one_line
def open_series(codes: Iterable[str], db: str | None = None) -> ReviewSeries:
    """Open several sessions of one series for review; see `wli.open_series`."""
    store = open_store(db)
    try:
        return ReviewSeries(store, codes)
    except BaseException:
        store.close()
        raise


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


def _in(pooled: Pooled, lang: Lang | None) -> Pooled:
    """Return it in `lang`."""
    if lang is None or lang == pooled.lang:
        return pooled
    exercises = {name: replace(each, lang=lang) for name, each in pooled.exercises.items()}
    return replace(pooled, lang=lang, exercises=MappingProxyType(exercises))
