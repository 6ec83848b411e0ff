"""When a group picture is frozen, and when a frozen one may be replaced.

All pictures of one exercise on one occasion are frozen together, for the room and the organiser from the same
answers, and replaced together or not at all: a mixture of older and newer pictures could be subtracted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from wli_toolkit.content.model import Figure, Pack
from wli_toolkit.store import Session, Snapshot, Store
from wli_toolkit.summaries.asking import Asked, occasion_of
from wli_toolkit.summaries.counting import Counted
from wli_toolkit.summaries.figures import count
from wli_toolkit.summaries.frozen_rows import replaces_safely
from wli_toolkit.summaries.gather import Gathered
from wli_toolkit.summaries.ledger import Ledger
from wli_toolkit.summaries.results import FigureResult
from wli_toolkit.summaries.source import Source, key_of, tables_first
from wli_toolkit.summaries.suppression import (
    ORGANISER_THRESHOLD,
    ROOM_THRESHOLD,
    SENSITIVE_THRESHOLD,
)
from wli_toolkit.summaries.telling import (
    NotReplacedError,
    coarser_figure,
    empty,
    told_figure,
)


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


@dataclass(frozen=True)
class _Drawn:
    figure: Figure
    key: str
    counted: Counted
    thresholds: Thresholds


def frozen(
    store: Store, session: Session, pack: Pack, gathered: Gathered, asked: Asked, *, may_freeze: bool
) -> tuple[Told, ...]:
    """Return the frozen pictures of one exercise on one occasion, freezing them if need be and if allowed.

    A frozen picture is replaced only if those who came, left or changed their answers number at least the
    threshold, and if no number told before or now differs by fewer people.
    """
    exercise = pack.exercise(asked[0])
    agenda = session.agenda_model()
    drawn = []
    for figure in exercise.figures:
        if occasion_of(exercise, figure, agenda) is not asked[1]:
            continue
        counted = count(Source(exercise, figure, asked[1], gathered, session.salt))
        thresholds = Thresholds.of(session)
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
    snapshots = {(each.key, each.threshold): each for each in store.snapshots(session.code)}
    room = {each.key: snapshots.get((each.key, each.thresholds.room)) for each in drawn}
    organiser = {each.key: snapshots.get((each.key, each.thresholds.organiser)) for each in drawn}
    try:
        fresh = _tell(drawn, nothing, room) if may_freeze else None
    except NotReplacedError:
        fresh = None
    if fresh is not None:
        _save(store, session, drawn, fresh, organiser)
        snapshots = {(each.key, each.threshold): each for each in store.snapshots(session.code)}
    return tuple(
        Told(
            _result(snapshots.get((each.key, each.thresholds.room)), nothing[each.key].room),
            _result(snapshots.get((each.key, each.thresholds.organiser)), nothing[each.key].organiser),
        )
        for each in drawn
    )


def _tell(
    drawn: Iterable[_Drawn], nothing: Mapping[str, Told], room: Mapping[str, Snapshot | None]
) -> dict[str, Told] | None:
    """Return the pictures as they would be told now, or None where the frozen ones are up to date.

    Raises
    ------
    NotReplacedError
        They may not replace the frozen ones.
    """
    drawn = list(drawn)
    for each in drawn:
        _check_contributors(each, room[each.key])
    if all(
        snapshot is not None and snapshot.contributors == each.counted.contributors
        for each, snapshot in ((each, room[each.key]) for each in drawn)
    ):
        return None
    answered = len(set().union(*(each.counted.contributors for each in drawn)))
    ledgers = Ledger(), Ledger()
    fresh = {}
    for each in sorted(drawn, key=lambda each: tables_first(each.figure)):
        earlier = room[each.key]
        before = None if earlier is None else FigureResult.from_json(earlier.payload)
        # Where one picture serves both audiences, the organiser reads what the room does.
        shared = each.counted.room_only and each.thresholds.room == each.thresholds.organiser
        finer = told_figure(nothing[each.key].room, each.counted, ledgers[0], None if shared else before)
        coarser = coarser_figure(nothing[each.key].organiser, each.counted, ledgers[1], finer)
        if shared:
            finer = coarser
            if before is not None and not replaces_safely(before, finer):
                raise NotReplacedError
        fresh[each.key] = Told(
            replace(finer, answered=answered if answered >= each.thresholds.room else None),
            replace(coarser, answered=answered if answered >= each.thresholds.organiser else None),
        )
    return fresh


def _check_contributors(each: _Drawn, snapshot: Snapshot | None) -> None:
    """Veto a replacement for which too few people came, left or changed what they answered."""
    if snapshot is None or FigureResult.from_json(snapshot.payload).suppressed:
        return
    before, now = snapshot.contributors, each.counted.contributors
    moved = sum(before.get(person) != now.get(person) for person in before.keys() | now.keys())
    if 0 < moved < snapshot.threshold:
        raise NotReplacedError


def _save(
    store: Store,
    session: Session,
    drawn: Iterable[_Drawn],
    fresh: Mapping[str, Told],
    organiser: Mapping[str, Snapshot | None],
) -> None:
    drawn = list(drawn)
    to_organiser = _organiser_may_see(drawn, fresh, organiser)
    for each in drawn:
        told, contributors = fresh[each.key], each.counted.contributors
        store.save_snapshot(session.code, each.key, each.thresholds.room, told.room.as_json(), contributors)
        if to_organiser and each.thresholds.organiser != each.thresholds.room:
            store.save_snapshot(
                session.code, each.key, each.thresholds.organiser, told.organiser.as_json(), contributors
            )


def _organiser_may_see(
    drawn: Iterable[_Drawn], fresh: Mapping[str, Told], organiser: Mapping[str, Snapshot | None]
) -> bool:
    """Whether the organiser's frozen pictures may be replaced too, by the same rule at their threshold."""
    try:
        for each in drawn:
            earlier = organiser[each.key]
            _check_contributors(each, earlier)
            if earlier is not None and not replaces_safely(
                FigureResult.from_json(earlier.payload), fresh[each.key].organiser
            ):
                return False
    except NotReplacedError:
        return False
    return True


def _result(snapshot: Snapshot | None, nothing: FigureResult) -> FigureResult:
    return nothing if snapshot is None else FigureResult.from_json(snapshot.payload)
