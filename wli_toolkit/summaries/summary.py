"""A session's summary: its frozen pictures, exercise by exercise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

import pandas as pd

from wli_toolkit.content.model import Lang, Text
from wli_toolkit.summaries import wording
from wli_toolkit.summaries.by_name import exercise_named, figure_named
from wli_toolkit.summaries.findings import in_words
from wli_toolkit.summaries.gates import REPORTED_PAIRS
from wli_toolkit.summaries.results import Audience, FigureResult, Number
from wli_toolkit.summaries.rows import percent


@dataclass(frozen=True)
class ExerciseSummary:
    """What a group answered to one exercise, as far as it may be told.

    Attributes
    ----------
    n
        How many people answered it.
    figures
        Its pictures, the withheld ones included.
    """

    id: str
    title: Text
    ponder: Text
    n: int | None
    figures: tuple[FigureResult, ...]
    lang: Lang = "ja"

    def figure(self, figure_id: str | None = None) -> FigureResult:
        """Return one figure, by default the first that tells something.

        Raises
        ------
        SummaryError
            There is no such figure; names those there are.
        """
        return figure_named(figure_id, self.figures, self.id)

    @property
    def numbers(self) -> Mapping[str, Number]:
        """The quartiles of the numbers behind its figures, by `field@occasion`."""
        return {each.name: each for figure in reversed(self.figures) for each in figure.numbers}

    @property
    def table(self) -> pd.DataFrame:
        """All rows of all figures, in the session's language; what is withheld is missing."""
        return self.as_table(self.lang)

    def as_table(self, lang: Lang) -> pd.DataFrame:
        """Return all rows of all figures in `lang`."""
        records = [
            {
                "figure": figure.figure_id,
                "line": None if row.line_label is None else row.line_label.get(lang),
                "label": row.label.get(lang),
                "n": row.n,
                "count": row.count,
                "share": row.share,
                "almost_all": row.almost_all,
                "median": row.median,
                "q1": row.q1,
                "q3": row.q3,
                "mean": row.mean,
                "low": row.low if row.mean is None else row.mean_low,
                "high": row.high if row.mean is None else row.mean_high,
                "dz": row.dz,
            }
            for figure in self.figures
            for row in figure.rows
        ]
        table = pd.DataFrame.from_records(records, columns=_COLUMNS)
        return table.astype(dict.fromkeys(("n", "count", "share"), "Int64"))

    def text(self, lang: Lang | None = None) -> str:
        """Return the figures in words: a line for the title, then each figure's sentences."""
        chosen = lang or self.lang
        lines = [f"{self.id} {self.title.get(chosen)}"]
        lines += [in_words(figure, chosen) for figure in self.figures]
        return "\n".join(lines)

    def as_json(self) -> dict[str, Any]:
        """Return what is told of the exercise."""
        return {
            "n": self.n,
            "title": self.title.model_dump(),
            "figures": {
                figure.figure_id: {
                    "key": figure.key,
                    "form": figure.form,
                    "title": figure.title.model_dump(),
                    "n": figure.n,
                    "missing": figure.missing,
                    "rows": [row.as_json() for row in figure.rows],
                }
                for figure in self.figures
                if not figure.suppressed
            },
            "fields": {
                name: {"n": each.n, "median": each.median, "q1": each.q1, "q3": each.q3}
                for name, each in sorted(self.numbers.items())
            },
        }


_COLUMNS = (
    "figure",
    "line",
    "label",
    "n",
    "count",
    "share",
    "almost_all",
    "median",
    "q1",
    "q3",
    "mean",
    "low",
    "high",
    "dz",
)


@dataclass(frozen=True, slots=True)
class FollowUp:
    """How many of those who joined answered again weeks later, and whole percent of them."""

    answered: int
    share: int

    @classmethod
    def of(cls, answered: int | None, joined: int) -> FollowUp | None:
        """Return the response rate; None where too few answered to tell."""
        return None if answered is None or not joined else cls(answered, percent(answered, joined))

    def as_json(self) -> dict[str, int]:
        """Return it as `wli summary --json` prints it."""
        return {"answered": self.answered, "share": self.share}


@dataclass(frozen=True)
class Summary:
    """A session's frozen pictures for one audience.

    Attributes
    ----------
    joined
        How many joined: the one number without a threshold.
    simulated
        Whether any of them were simulated.
    thresholds
        The least number of people in anything told, by audience.
    exercises
        By exercise id in the agenda's order, all that the agenda asks; `ExerciseSummary.n` is None where too
        few answered.
    follow_up
        The response to the follow-up, under the thresholds too; None where there is nothing to tell, yet.
    """

    session: str
    joined: int
    simulated: bool
    thresholds: Mapping[str, int]
    audience: Audience
    exercises: Mapping[str, ExerciseSummary]
    lang: Lang = "ja"
    follow_up: FollowUp | None = None

    def __getitem__(self, exercise_id: str) -> ExerciseSummary:
        return exercise_named(exercise_id, self.exercises, "this session")

    def __iter__(self) -> Iterator[str]:
        return iter(self.exercises)

    @property
    def figures(self) -> tuple[FigureResult, ...]:
        """Every figure, in the agenda's order."""
        return tuple(figure for exercise in self.exercises.values() for figure in exercise.figures)

    def text(self, lang: Lang | None = None) -> str:
        """Return every exercise in words, under how many joined."""
        chosen = lang or self.lang
        head = f"{self.session} {wording.JOINED.get(chosen).format(n=self.joined)}"
        if self.follow_up is not None:
            again = wording.ANSWERED_AGAIN.get(chosen).format(**self.follow_up.as_json())
            head += f"{wording.JOIN[chosen]}{again}"
        told = (exercise.text(chosen) for exercise in self.exercises.values() if exercise.figures)
        return "\n\n".join((head, *told))

    def in_language(self, lang: Lang) -> Summary:
        """Return the same summary, which speaks `lang` where it is asked for no other."""
        exercises = {name: replace(each, lang=lang) for name, each in self.exercises.items()}
        return replace(self, lang=lang, exercises=MappingProxyType(exercises))

    def for_report(self) -> Summary:
        """Return the summary as a report may print it: no before and after of a handful of people."""
        return replace(
            self,
            exercises=MappingProxyType(
                {
                    exercise.id: replace(
                        exercise, figures=tuple(_reported(figure) for figure in exercise.figures)
                    )
                    for exercise in self.exercises.values()
                }
            ),
        )

    def as_json(self) -> dict[str, Any]:
        """Return the summary as `wli summary --json` prints it.

        Exercises that too few people answered are left out; `suppressed` lists the keys of all tables that
        tell nothing, the empty ones included.
        """
        return {
            "session": self.session,
            "joined": self.joined,
            "simulated": self.simulated,
            "thresholds": dict(self.thresholds),
            "audience": self.audience,
            "follow_up": None if self.follow_up is None else self.follow_up.as_json(),
            "exercises": {
                exercise.id: exercise.as_json()
                for exercise in self.exercises.values()
                if exercise.n is not None
            },
            "suppressed": [figure.key for figure in self.figures if figure.suppressed],
        }


def _reported(figure: FigureResult) -> FigureResult:
    """Return a figure without the lines on which only a handful answered both before and after."""
    if not figure.paired:
        return figure
    few = {line for line, rows in figure.lines().items() if max(row.n or 0 for row in rows) < REPORTED_PAIRS}
    rows = tuple(row for row in figure.rows if (row.line or "") not in few)
    people = max((row.n or 0 for row in rows), default=None)
    if people is None:
        return replace(figure, n=None, rows=(), numbers=(), domain=None)
    numbers = tuple(each for each in figure.numbers if each.name.split("@")[0] not in few)
    return replace(figure, n=people, rows=rows, numbers=numbers)
