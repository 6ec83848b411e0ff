"""A session's summary: its frozen pictures, exercise by exercise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any, Literal, get_args

import pandas as pd

from wli_toolkit.content import load_pack
from wli_toolkit.content.model import Agenda, Lang, Pack, Text
from wli_toolkit.store import Live, Session, Store
from wli_toolkit.summaries import wording
from wli_toolkit.summaries.findings import findings
from wli_toolkit.summaries.freezing import Thresholds, Told, frozen
from wli_toolkit.summaries.gather import Asked, asked_by, gather
from wli_toolkit.summaries.results import FigureResult, Number

Audience = Literal["room", "organiser"]
REPORTED_PAIRS = 10
"""Before and after is reported for so many pairs or more."""


class SummaryError(ValueError):
    """A summary was asked for what it does not have; names the value and what there is."""


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
        if figure_id is None:
            return next((each for each in self.figures if not each.suppressed), self.figures[0])
        for each in self.figures:
            if each.figure_id == figure_id:
                return each
        there = ", ".join(each.figure_id for each in self.figures)
        raise SummaryError(f"{self.id} has no figure {figure_id!r}; there are {there}")

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
        for figure in self.figures:
            said = (figure.sentence(chosen), *findings(figure, chosen))
            lines.append(
                f"{figure.title.get(chosen)}{wording.COLON[chosen]}{wording.SPACE[chosen].join(said)}"
            )
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
    """

    session: str
    joined: int
    simulated: bool
    thresholds: Mapping[str, int]
    audience: Audience
    exercises: Mapping[str, ExerciseSummary]
    lang: Lang = "ja"

    def __getitem__(self, exercise_id: str) -> ExerciseSummary:
        try:
            return self.exercises[exercise_id]
        except KeyError:
            there = ", ".join(self.exercises)
            raise SummaryError(f"no exercise {exercise_id!r} in this session; there are {there}") from None

    def __iter__(self) -> Iterator[str]:
        return iter(self.exercises)

    @property
    def figures(self) -> tuple[FigureResult, ...]:
        """Every figure, in the agenda's order."""
        return tuple(figure for exercise in self.exercises.values() for figure in exercise.figures)

    def text(self, lang: Lang | None = None) -> str:
        """Return every exercise in words, under how many joined."""
        chosen = lang or self.lang
        joined = wording.JOINED.get(chosen).format(n=self.joined)
        told = (exercise.text(chosen) for exercise in self.exercises.values() if exercise.figures)
        return "\n\n".join((f"{self.session} {joined}", *told))

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
            "exercises": {
                exercise.id: exercise.as_json()
                for exercise in self.exercises.values()
                if exercise.n is not None
            },
            "suppressed": [figure.key for figure in self.figures if figure.suppressed],
        }


def summarise(store: Store, code: str, *, audience: Audience = "room") -> Summary:
    """Return a session's summary, freezing the pictures that are not frozen yet.

    In a session that a facilitator leads, a step that is not closed yet is not frozen: an early look must
    not fix the picture of the few who had answered by then.

    Parameters
    ----------
    audience
        `"room"` for what the room and the facilitator may see, `"organiser"` for what leaves it.

    Raises
    ------
    SummaryError
        There is no such audience.
    """
    if audience not in get_args(Audience):
        raise SummaryError(f"no audience {audience!r}; there are {', '.join(get_args(Audience))}")
    session = store.session(code)
    pack = _pack(session)
    agenda = session.agenda_model()
    gathered = gather(store, session.code, pack, agenda)
    live = store.live(session.code)
    told: dict[str, list[Told]] = {}
    for asked in asked_by(agenda):
        may_freeze = _is_over(live, agenda, asked)
        told.setdefault(asked[0], []).extend(
            frozen(store, session, pack, gathered, asked, may_freeze=may_freeze)
        )
    exercises = {}
    for exercise_id, pictures in told.items():
        exercise = pack.exercise(exercise_id)
        figures = tuple(each.room if audience == "room" else each.organiser for each in pictures)
        exercises[exercise_id] = ExerciseSummary(
            id=exercise_id,
            title=exercise.title,
            ponder=exercise.ponder,
            n=max((figure.answered for figure in figures if figure.answered is not None), default=None),
            figures=figures,
            lang=session.lang,
        )
    thresholds = Thresholds.of(session)
    return Summary(
        session=session.code,
        joined=gathered.joined,
        simulated=session.simulated or gathered.simulated,
        thresholds=MappingProxyType({"room": thresholds.room, "organiser": thresholds.organiser}),
        audience=audience,
        exercises=MappingProxyType(exercises),
        lang=session.lang,
    )


def freeze_step(store: Store, code: str, step_id: str) -> tuple[FigureResult, ...]:
    """Freeze the pictures of a step that closes and return them for the room; a pause has none.

    Raises
    ------
    SummaryError
        The agenda has no such step; names those there are.
    """
    session = store.session(code)
    agenda = session.agenda_model()
    step = next((each for each in agenda.steps if each.id == step_id), None)
    if step is None:
        there = ", ".join(each.id for each in agenda.steps)
        raise SummaryError(f"no step {step_id!r} in this agenda; there are {there}")
    if step.exercise is None:
        return ()
    asked: Asked = (step.exercise, step.occasion)
    pack = _pack(session)
    gathered = gather(store, code, pack, agenda)
    return tuple(each.room for each in frozen(store, session, pack, gathered, asked, may_freeze=True))


def _is_over(live: Live, agenda: Agenda, asked: Asked) -> bool:
    """Whether nobody is about to answer any more: closed, or never led by anybody."""
    if live.closed or live.pace == "free" or live.opened_at is None:
        return True
    steps = [step.id for step in agenda.steps if (step.exercise, step.occasion) == asked]
    return all(live.steps.get(step) == "closed" for step in steps)


def _pack(session: Session) -> Pack:
    return load_pack(None if session.pack == "standard" else session.pack)


def _reported(figure: FigureResult) -> FigureResult:
    if figure.form != "before_after":
        return figure
    few = {line for line, rows in figure.lines().items() if max(row.n or 0 for row in rows) < REPORTED_PAIRS}
    rows = tuple(row for row in figure.rows if (row.line or "") not in few)
    people = max((row.n or 0 for row in rows), default=None)
    if people is None:
        return replace(figure, n=None, rows=(), numbers=(), domain=None)
    return replace(figure, n=people, rows=rows)
