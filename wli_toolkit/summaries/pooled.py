"""Several sessions of one seminar series put together, from what each of them tells by itself.

Nothing here sees an answer: the figures are made from frozen, suppressed figures, so they tell nothing that the
sessions' own figures do not. Sessions are never compared and never ranked.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from wli_toolkit.content.model import Lang, Text
from wli_toolkit.store import Session, Store
from wli_toolkit.summaries import pooled_words, wording
from wli_toolkit.summaries.by_name import SummaryError, exercise_named, figure_named
from wli_toolkit.summaries.pooled_asked import Declared, declared
from wli_toolkit.summaries.pooled_figure import PooledFigure
from wli_toolkit.summaries.pooled_rows import SESSIONS_TOGETHER, pooled_rows
from wli_toolkit.summaries.results import Audience, FigureResult
from wli_toolkit.summaries.rows import percent
from wli_toolkit.summaries.summarising import summarise
from wli_toolkit.summaries.summary import FollowUp, Summary


@dataclass(frozen=True)
class Published:
    """What one session tells, and how its figures were asked, by their keys."""

    summary: Summary
    asked: Mapping[str, Declared]


@dataclass(frozen=True)
class PooledExercise:
    """What several sessions answered to one exercise."""

    id: str
    title: Text
    ponder: Text
    figures: tuple[PooledFigure, ...]
    lang: Lang = "ja"

    @property
    def n(self) -> int | None:
        """How many people are behind its figures, where most are; None where nothing is told."""
        return max((figure.n or 0 for figure in self.figures), default=0) or None

    def figure(self, figure_id: str | None = None) -> PooledFigure:
        """Return one figure, by default the first that tells something.

        Raises
        ------
        SummaryError
            There is no such figure; names those there are.
        """
        return figure_named(figure_id, self.figures, self.id)

    def text(self, lang: Lang | None = None) -> str:
        """Return the figures in words."""
        chosen = lang or self.lang
        lines = [f"{self.id} {self.title.get(chosen)}"]
        lines += [figure.in_words(chosen) for figure in self.figures]
        return "\n".join(lines)


@dataclass(frozen=True)
class Pooled:
    """Several sessions' figures put together, for one audience.

    Attributes
    ----------
    sessions
        How many sessions there are.
    joined
        How many joined, in all of them.
    threshold
        The least number of people in anything that went in.
    follow_up
        The response to the follow-up and of how many sessions, where at least two tell it.
    mixed
        Whether the sessions had different agendas.
    """

    sessions: int
    joined: int
    simulated: bool
    threshold: int
    audience: Audience
    exercises: Mapping[str, PooledExercise]
    lang: Lang
    follow_up: tuple[FollowUp, int] | None
    mixed: bool

    def __getitem__(self, exercise_id: str) -> PooledExercise:
        return exercise_named(exercise_id, self.exercises, "these sessions")

    @property
    def figures(self) -> tuple[PooledFigure, ...]:
        """Every figure, in the order of the agenda."""
        return tuple(figure for exercise in self.exercises.values() for figure in exercise.figures)

    def in_language(self, lang: Lang) -> Pooled:
        """Return the same figures, which speak `lang` where they are asked for no other."""
        exercises = {name: replace(each, lang=lang) for name, each in self.exercises.items()}
        return replace(self, lang=lang, exercises=MappingProxyType(exercises))

    def head(self, lang: Lang | None = None) -> str:
        """Return how many joined, and how many answered again."""
        chosen = lang or self.lang
        told = [pooled_words.JOINED.get(chosen).format(of=self.sessions, n=self.joined)]
        if self.follow_up is not None:
            again, sessions = self.follow_up
            words = pooled_words.ANSWERED_AGAIN.get(chosen)
            told.append(words.format(**again.as_json(), sessions=sessions, of=self.sessions))
        return wording.JOIN[chosen].join(told)

    def reading(self, lang: Lang | None = None) -> tuple[str, ...]:
        """Return how to read it: what was added, and that nothing is ranked."""
        chosen = lang or self.lang
        texts = (*pooled_words.READING, *([pooled_words.MIXED_AGENDAS] if self.mixed else []))
        return tuple(text.get(chosen).format(of=self.sessions) for text in texts)

    def text(self, lang: Lang | None = None) -> str:
        """Return every exercise in words, under how many joined and how to read it."""
        chosen = lang or self.lang
        told = (exercise.text(chosen) for exercise in self.exercises.values() if exercise.figures)
        return "\n\n".join((self.head(chosen), "\n".join(self.reading(chosen)), *told))


def summarise_together(store: Store, codes: Sequence[str], *, audience: Audience = "room") -> Pooled:
    """Return several sessions' figures put together, freezing what is over and not frozen yet.

    Where the facilitator of any session belongs to the organiser, the organiser's figures of all of them are
    taken: ten people, everywhere.

    Raises
    ------
    SummaryError
        There is no such audience; simulated and real answers would be mixed; or an organiser would get another
        one's figures.
    StoreError
        There is no such session.
    """
    sessions = [store.session(code) for code in codes]
    if any(session.settings.get("facilitator_affiliation") == "organiser" for session in sessions):
        audience = "organiser"
    if audience == "organiser":
        _check_one_organiser(sessions)
    published = [
        Published(
            summarise(store, session.code, audience=audience).for_report(),
            declared(session.pack_model(), session.agenda_model()),
        )
        for session in sessions
    ]
    made_up = [each.summary.session for each in published if each.summary.simulated]
    if 0 < len(made_up) < len(published):
        raise SummaryError(
            f"simulated participants in {', '.join(made_up)} only. Put simulated sessions together, or real ones, "
            "never both"
        )
    return pool(published)


def organisers(sessions: Sequence[Session]) -> tuple[str, ...]:
    """Return the organisers of sessions, sorted; one that is not named counts as `""`."""
    names = (str(session.settings.get("organiser") or "") for session in sessions)
    return tuple(sorted({unicodedata.normalize("NFKC", " ".join(name.split())) for name in names}))


def _check_one_organiser(sessions: Sequence[Session]) -> None:
    named = organisers(sessions)
    if len(named) > 1:
        shown = ", ".join(name or "no organiser named" for name in named)
        raise SummaryError(
            f"different organisers: {shown}. Each may have the figures of its own sessions only: open a series for "
            'each, or, as a facilitator independent of them, ask for audience="room"'
        )


def pool(published: Sequence[Published]) -> Pooled:
    """Put together what several sessions tell; nothing else goes in, and their order does not matter."""
    summaries = [each.summary for each in published]
    langs = {summary.lang for summary in summaries}
    lang: Lang = langs.pop() if len(langs) == 1 else "ja"
    longest = sorted(summaries, key=lambda each: (-len(each.figures), [one.key for one in each.figures]))
    exercises: dict[str, PooledExercise] = {}
    for summary in longest:
        for exercise in summary.exercises.values():
            mine = exercises.get(exercise.id)
            keys = () if mine is None else tuple(figure.key for figure in mine.figures)
            fresh = tuple(_pooled(figure, published) for figure in exercise.figures if figure.key not in keys)
            exercises[exercise.id] = PooledExercise(
                exercise.id,
                exercise.title,
                exercise.ponder,
                (*(() if mine is None else mine.figures), *fresh),
                lang,
            )
    return Pooled(
        sessions=len(published),
        joined=sum(summary.joined for summary in summaries),
        simulated=any(summary.simulated for summary in summaries),
        threshold=min((each.thresholds[each.audience] for each in summaries), default=0),
        audience=summaries[0].audience if summaries else "room",
        exercises=MappingProxyType(exercises),
        lang=lang,
        follow_up=_follow_up(summaries),
        mixed=len({frozenset(each.asked.items()) for each in published}) > 1,
    )


def _pooled(figure: FigureResult, published: Sequence[Published]) -> PooledFigure:
    """Return one figure put together, of the sessions that asked it as most of them did."""
    asked = [each for each in published if figure.key in each.asked]
    ways = [each.asked[figure.key].digest for each in asked]
    usual = max(ways, key=lambda digest: (ways.count(digest), digest))
    alike = [
        (each, one)
        for each in asked
        if each.asked[figure.key].digest == usual
        for one in each.summary.figures
        if one.key == figure.key
    ]
    told = [one for _, one in alike if not one.suppressed]
    any_session, first = alike[0]
    nothing = len(told) < SESSIONS_TOGETHER
    way = any_session.asked[figure.key]
    return PooledFigure(
        key=figure.key,
        exercise=figure.exercise,
        figure_id=figure.figure_id,
        form=figure.form,
        title=first.title,
        says=first.says,
        of=len(published),
        rows=() if nothing else pooled_rows([one.rows for one in told], first.form, way),
        domain=None if nothing else told[0].domain,
    )


def _follow_up(summaries: Sequence[Summary]) -> tuple[FollowUp, int] | None:
    told = [(each.follow_up.answered, each.joined) for each in summaries if each.follow_up is not None]
    if len(told) < SESSIONS_TOGETHER:
        return None
    answered = sum(count for count, _ in told)
    return FollowUp(answered, percent(answered, sum(joined for _, joined in told))), len(told)
