"""When a group picture is frozen, and when a frozen one may be replaced.

All pictures of one exercise on one occasion are frozen together, for the room and the organiser from the same
answers, and replaced together or not at all: a mixture of older and newer pictures could be subtracted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from wli_toolkit.content.model import Figure, Pack
from wli_toolkit.store import Picture as PictureToFreeze
from wli_toolkit.store import Session, Snapshot, Store
from wli_toolkit.summaries.asking import Asked, occasion_of
from wli_toolkit.summaries.counting import Counted
from wli_toolkit.summaries.figures import count
from wli_toolkit.summaries.frozen_rows import replaces_safely
from wli_toolkit.summaries.gates import ORGANISER_THRESHOLD, ROOM_THRESHOLD, SENSITIVE_THRESHOLD
from wli_toolkit.summaries.gather import Gathered
from wli_toolkit.summaries.history import Generation, as_snapshot, generations
from wli_toolkit.summaries.ledger import Ledger
from wli_toolkit.summaries.replacing import Picture, gives_away
from wli_toolkit.summaries.results import Audience, FigureResult
from wli_toolkit.summaries.source import Source, key_of, tables_first
from wli_toolkit.summaries.telling import (
    NotReplacedError,
    coarser_figure,
    empty,
    numbered,
    told_figure,
)

Generations = tuple[Generation, ...]


@dataclass(frozen=True)
class Thresholds:
    """The least number of people in anything told, for the room and for the organiser."""

    room: int
    organiser: int

    @classmethod
    def of(cls, session: Session) -> Thresholds:
        """Return the thresholds of a session, never under the floors."""
        settings = session.settings
        room = max(ROOM_THRESHOLD, int(settings.get("threshold_room", ROOM_THRESHOLD)))
        if settings.get("facilitator_affiliation") == "organiser":
            room = max(room, ORGANISER_THRESHOLD)
        organiser = max(room, ORGANISER_THRESHOLD, int(settings.get("threshold_report", ORGANISER_THRESHOLD)))
        return cls(room, organiser)

    def sensitive(self) -> Thresholds:
        """Return the thresholds for sensitive answers."""
        return Thresholds(max(self.room, SENSITIVE_THRESHOLD), max(self.organiser, SENSITIVE_THRESHOLD))


@dataclass(frozen=True)
class Told:
    """One picture as told to the room and to the organiser."""

    room: FigureResult
    organiser: FigureResult
    is_passing: bool = False
    """Whether it exists only where it tells something."""

    def figures(self, audience: Audience) -> tuple[FigureResult, ...]:
        """Return what `audience` is told: one figure, or none."""
        figure = self.room if audience == "room" else self.organiser
        return () if self.is_passing and figure.suppressed else (figure,)


@dataclass(frozen=True)
class _Drawn:
    """One picture to freeze: what it counts now, and from how many people on that is told."""

    figure: Figure
    key: str
    counted: Counted
    thresholds: Thresholds

    @property
    def is_shared(self) -> bool:
        """Whether one picture serves both audiences, so that the room reads what the organiser does."""
        return self.counted.room_only and self.thresholds.room == self.thresholds.organiser

    @property
    def is_passing(self) -> bool:
        """Whether it exists only where it tells something."""
        return self.figure.compares == "leavers"


def frozen(
    store: Store, session: Session, pack: Pack, gathered: Gathered, asked: Asked, *, may_freeze: bool
) -> tuple[Told, ...]:
    """Return the frozen pictures of one exercise on one occasion, freezing them if need be and if allowed.

    A frozen picture is replaced only if those who came, left or changed their answers number at least the
    threshold, and if no number told now differs by fewer people from any that was told before.
    """
    exercise = pack.exercise(asked[0])
    agenda = session.agenda_model()
    thresholds = Thresholds.of(session)
    drawn = []
    for figure in exercise.figures:
        if occasion_of(exercise, figure, agenda) is not asked[1]:
            continue
        counted = count(Source(exercise, figure, asked[1], gathered))
        drawn.append(
            _Drawn(
                figure,
                key_of(exercise, figure, asked[1]),
                counted,
                thresholds.sensitive() if counted.sensitive else thresholds,
            )
        )
    nothing = {
        each.key: Told(
            empty(exercise, each.figure, asked[1], each.thresholds.room),
            empty(exercise, each.figure, asked[1], each.thresholds.organiser),
        )
        for each in drawn
    }
    while True:
        snapshots = {(each.key, each.threshold): each for each in store.snapshots(session.code)}
        room = {each.key: generations(snapshots.get((each.key, each.thresholds.room))) for each in drawn}
        organiser = {
            each.key: generations(snapshots.get((each.key, each.thresholds.organiser))) for each in drawn
        }
        try:
            fresh = _tell(drawn, nothing, room) if may_freeze else None
        except NotReplacedError:
            fresh = None
        if fresh is None:
            break
        # Somebody else may be freezing the same, on another server: then theirs is what may be replaced, or not.
        pictures = _to_freeze(drawn, fresh, room, organiser)
        if store.freeze(session.code, pictures, instead_of=snapshots.values()):
            snapshots = {(each.key, each.threshold): each for each in store.snapshots(session.code)}
            break
    return tuple(
        Told(
            _result(snapshots.get((each.key, each.thresholds.room)), nothing[each.key].room),
            _result(snapshots.get((each.key, each.thresholds.organiser)), nothing[each.key].organiser),
            each.is_passing,
        )
        for each in drawn
    )


def _tell(
    drawn: Sequence[_Drawn], nothing: Mapping[str, Told], room: Mapping[str, Generations]
) -> dict[str, Told] | None:
    """Return the pictures as they would be told now, or None where the frozen ones are up to date.

    Raises
    ------
    NotReplacedError
        They may not replace the frozen ones.
    """
    for each in drawn:
        _check_contributors(each, room[each.key], each.thresholds.room)
    lasting = [each for each in drawn if room[each.key] or not each.is_passing]
    if all(room[each.key] and not room[each.key][-1].moved(each.counted.contributors) for each in lasting):
        return None
    ledgers = Ledger(), Ledger()
    told = {}
    for each in sorted(drawn, key=lambda each: tables_first(each.figure)):
        before = tuple(earlier.result for earlier in room[each.key])
        finer = told_figure(
            nothing[each.key].room, each.counted, ledgers[0], () if each.is_shared else before
        )
        coarser = coarser_figure(nothing[each.key].organiser, each.counted, ledgers[1], finer)
        if each.is_shared and not all(replaces_safely(earlier, coarser) for earlier in before):
            raise NotReplacedError
        told[each.key] = Told(finer, coarser)
    answered = len(set().union(*(each.counted.contributors for each in drawn)))
    whole = {each.key: _whole(each, told[each.key], ledgers, answered) for each in drawn}
    now = _next_round(room)
    if gives_away(_pictures(drawn, room, {key: each.room for key, each in whole.items()}, now)):
        raise NotReplacedError
    return whole


def _next_round(before: Mapping[str, Generations]) -> int:
    return 1 + max((each.round for told in before.values() for each in told), default=0)


def _pictures(
    drawn: Iterable[_Drawn], before: Mapping[str, Generations], fresh: Mapping[str, FigureResult], now: int
) -> list[Picture]:
    """Return all that one audience was told, and would be told now."""
    return [
        Picture(
            each.counted,
            (*before[each.key], Generation(fresh[each.key], each.counted.contributors, now)),
        )
        for each in drawn
    ]


def _whole(each: _Drawn, told: Told, ledgers: tuple[Ledger, Ledger], answered: int) -> Told:
    """Return one picture with all that is told beside its rows, once every picture has its rows."""
    finer = numbered(told.room, each.counted, ledgers[0])
    coarser = numbered(told.organiser, each.counted, ledgers[1], finer)
    room, organiser = each.thresholds.room, each.thresholds.organiser
    return Told(
        replace(coarser if each.is_shared else finer, answered=answered if answered >= room else None),
        replace(coarser, answered=answered if answered >= organiser else None),
    )


def _check_contributors(each: _Drawn, before: Generations, threshold: int) -> None:
    """Veto a replacement for which too few people came, left or changed what they answered.

    What was withheld because too few had answered tells nothing; what was withheld although enough had tells that
    some number was small.
    """
    for earlier in before:
        if earlier.result.suppressed and len(earlier.contributors) < threshold:
            continue
        if 0 < earlier.moved(each.counted.contributors) < threshold:
            raise NotReplacedError


def _to_freeze(
    drawn: Sequence[_Drawn],
    fresh: Mapping[str, Told],
    room: Mapping[str, Generations],
    organiser: Mapping[str, Generations],
) -> list[PictureToFreeze]:
    """Return the pictures of one round, the organiser's only where these may be replaced as well."""
    pictures = []
    now = _next_round(room)
    to_organiser = _organiser_may_see(drawn, fresh, organiser, now)
    for each in drawn:
        told, contributors = fresh[each.key], each.counted.contributors
        if each.is_passing and told.room.suppressed and not room[each.key]:
            continue
        finer = as_snapshot(Generation(told.room, contributors, now), room[each.key])
        pictures.append(PictureToFreeze(each.key, each.thresholds.room, *finer))
        if to_organiser and each.thresholds.organiser != each.thresholds.room:
            coarser = as_snapshot(Generation(told.organiser, contributors, now), organiser[each.key])
            pictures.append(PictureToFreeze(each.key, each.thresholds.organiser, *coarser))
    return pictures


def _organiser_may_see(
    drawn: Sequence[_Drawn], fresh: Mapping[str, Told], organiser: Mapping[str, Generations], now: int
) -> bool:
    """Whether the organiser's frozen pictures may be replaced too, by the same rule at their threshold."""
    try:
        for each in drawn:
            _check_contributors(each, organiser[each.key], each.thresholds.organiser)
            for earlier in organiser[each.key]:
                if not replaces_safely(earlier.result, fresh[each.key].organiser):
                    return False
    except NotReplacedError:
        return False
    newest = {key: each.organiser for key, each in fresh.items()}
    return not gives_away(_pictures(drawn, organiser, newest, now))


def _result(snapshot: Snapshot | None, nothing: FigureResult) -> FigureResult:
    return nothing if snapshot is None else FigureResult.from_json(snapshot.payload)
