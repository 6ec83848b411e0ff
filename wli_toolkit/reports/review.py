"""What a reviewer types in a notebook: a session, its summary, its tables and pictures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pandas as pd

from wli_toolkit.charts import draw
from wli_toolkit.content.model import Lang
from wli_toolkit.reports.html_report import html_report
from wli_toolkit.reports.writing import write_text
from wli_toolkit.store import Session, Store, open_store
from wli_toolkit.summaries import Audience, ExerciseSummary, FigureResult, Summary, summarise


@dataclass(frozen=True)
class Chart:
    """A figure that shows itself in a notebook."""

    svg: str

    def _repr_svg_(self) -> str:
        return self.svg

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:
        return {"image/svg+xml": self.svg, "text/plain": repr(self)}

    def __repr__(self) -> str:
        return "<Chart>"


@dataclass(frozen=True)
class ReviewedExercise:
    """One exercise of a summary: table, chart and text."""

    summary: ExerciseSummary

    @property
    def n(self) -> int | None:
        """How many people answered it."""
        return self.summary.n

    @property
    def figures(self) -> tuple[FigureResult, ...]:
        """Its figures."""
        return self.summary.figures

    @property
    def table(self) -> pd.DataFrame:
        """All rows of its figures; what is withheld is missing."""
        return self.summary.table

    def chart(self, figure_id: str | None = None, *, lang: Lang | None = None) -> Chart:
        """Return one of its figures drawn, by default the first that tells something.

        Raises
        ------
        SummaryError
            There is no such figure; names those there are.
        """
        return Chart(draw(self.summary.figure(figure_id), lang or self.summary.lang))

    def text(self, lang: Lang | None = None) -> str:
        """Return its figures in words."""
        return self.summary.text(lang)

    def __repr__(self) -> str:
        return self.text()


@dataclass(frozen=True)
class Review:
    """A session's summary as a reviewer reads it."""

    summary: Summary
    session: Session

    def __getitem__(self, exercise_id: str) -> ReviewedExercise:
        return ReviewedExercise(self.summary[exercise_id])

    def __iter__(self) -> Iterator[str]:
        return iter(self.summary)

    @property
    def joined(self) -> int:
        """How many joined."""
        return self.summary.joined

    def text(self, lang: Lang | None = None) -> str:
        """Return every exercise in words."""
        return self.summary.text(lang)

    def to_html(self, path: str | Path, *, lang: Lang | None = None) -> Path:
        """Write the report as one HTML page; ReportError if it cannot be written."""
        chosen = lang or self.session.lang
        return write_text(Path(path), html_report(self.summary.for_report(), self.session, chosen))

    def __repr__(self) -> str:
        return self.text()


class ReviewSession:
    """A session opened for review."""

    def __init__(self, store: Store, code: str) -> None:
        self._store = store
        self.code = store.session(code).code

    @property
    def store(self) -> Store:
        """Where it is kept."""
        return self._store

    def summary(self, audience: Audience = "room") -> Review:
        """Return its summary for the room or the organiser."""
        return Review(summarise(self._store, self.code, audience=audience), self._store.session(self.code))

    def close(self) -> None:
        """Close its store."""
        self._store.close()

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
        return f"<session {self.code}>"


def open_session(code: str, db: str | None = None) -> ReviewSession:
    """Open a session for review.

    Parameters
    ----------
    code
        What participants typed to join.
    db
        The store's URL; None takes `WLI_DATABASE_URL` or the usual file.

    Raises
    ------
    StoreError
        The store cannot be opened, or there is no such session.
    """
    store = open_store(db)
    try:
        return ReviewSession(store, code)
    except BaseException:
        store.close()
        raise
