"""From a session in the store to its summary: what is over is frozen, and only what is frozen is told."""

from __future__ import annotations

from collections.abc import Iterable
from types import MappingProxyType
from typing import get_args

from wli_toolkit.content.model import Agenda
from wli_toolkit.store import Live, Store
from wli_toolkit.summaries.asking import Asked, asked_by, asked_in, is_follow_up
from wli_toolkit.summaries.by_name import SummaryError
from wli_toolkit.summaries.freezing import Thresholds, frozen
from wli_toolkit.summaries.gather import gather
from wli_toolkit.summaries.results import Audience, FigureResult
from wli_toolkit.summaries.summary import ExerciseSummary, FollowUp, Summary


def summarise(store: Store, code: str, *, audience: Audience = "room") -> Summary:
    """Return a session's summary, freezing the pictures that are not frozen yet.

    In a session that a facilitator leads, a step that is not closed yet is not frozen: an early look must
    not fix the picture of the few who had answered by then. The follow-up, which nobody closes, can be frozen
    once the session has ended; as long as too few have answered it, its figures are left out.

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
    pack, agenda = session.pack_model(), session.agenda_model()
    gathered = gather(store, session.code, pack, agenda)
    live = store.live(session.code)
    simulated = session.simulated or gathered.simulated
    told: dict[str, list[FigureResult]] = {}
    again: list[FigureResult] = []
    for asked in asked_by(agenda):
        may_freeze = _is_over(live, agenda, asked, alone=simulated)
        pictures = frozen(store, session, pack, gathered, asked, may_freeze=may_freeze)
        figures = [figure for each in pictures for figure in each.figures(audience)]
        if is_follow_up(agenda, asked):
            again += figures
        else:
            told.setdefault(asked[0], []).extend(figures)
    came_back = _answered(again)
    for figure in again if came_back is not None else ():
        told.setdefault(figure.exercise, []).append(figure)
    exercises = {}
    for exercise_id, its_figures in told.items():
        exercise = pack.exercise(exercise_id)
        exercises[exercise_id] = ExerciseSummary(
            id=exercise_id,
            title=exercise.title,
            ponder=exercise.ponder,
            n=_answered(its_figures),
            figures=tuple(its_figures),
            lang=session.lang,
        )
    thresholds = Thresholds.of(session)
    return Summary(
        session=session.code,
        joined=gathered.joined,
        simulated=simulated,
        thresholds=MappingProxyType({"room": thresholds.room, "organiser": thresholds.organiser}),
        audience=audience,
        exercises=MappingProxyType(exercises),
        lang=session.lang,
        follow_up=FollowUp.of(came_back, gathered.joined),
    )


def freeze_step(store: Store, code: str, step_id: str) -> tuple[FigureResult, ...]:
    """Freeze the pictures of a step that closes and return them for the room; a pause has none.

    Where people chose one of several exercises, the pictures of all of them are frozen. Steps of the follow-up
    are not closed by anybody; `summarise` freezes theirs.

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
    pack = session.pack_model()
    gathered = gather(store, code, pack, agenda)
    return tuple(
        figure
        for asked in asked_in(step)
        for told in frozen(store, session, pack, gathered, asked, may_freeze=True)
        for figure in told.figures("room")
    )


def _is_over(live: Live, agenda: Agenda, asked: Asked, *, alone: bool) -> bool:
    """Whether nobody is about to answer any more: closed, or imagined people whom nobody leads (`alone`).

    What the first step asks can be answered before anybody opens it, so of real people it is not over then.

    The follow-up is answered over days, and nobody closes it. From the end of the session on, its pictures are
    frozen whenever a summary is made; after that a handful of further answers changes nothing, as everywhere.
    """
    if live.closed or is_follow_up(agenda, asked):
        return live.closed
    if live.pace == "free":
        return True
    if live.opened_at is None:
        return alone or asked not in asked_in(agenda.steps[0])
    steps = [step.id for step in agenda.steps if asked in asked_in(step)]
    return all(live.steps.get(step) == "closed" for step in steps)


def _answered(figures: Iterable[FigureResult]) -> int | None:
    return max((figure.answered for figure in figures if figure.answered is not None), default=None)
