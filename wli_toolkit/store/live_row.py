"""The row of live state: what it says, how it begins, and how it changes."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from sqlalchemy import Connection, Row, select, update

from wli_toolkit.content.model import Agenda
from wli_toolkit.store import schema
from wli_toolkit.store.room_log import write_down
from wli_toolkit.store.settings import FREE

StepState = Literal["waiting", "open", "closed"]
Shown = Literal["wall", "rules", "join", "timer"]
MOST_TO_UNDO = 20


@dataclass(frozen=True)
class Undoable:
    """The last thing that was done and can be undone; `number` is its line in the log."""

    number: int
    what: str
    step: str | None
    detail: str | None


@dataclass(frozen=True)
class Live:
    """A session's state in the room.

    Attributes
    ----------
    rev
        Counted up by every change, so that a page can tell a newer state from an older one.
    step
        The step opened last; None only in an agenda of another version.
    steps
        The state of each step, in the agenda's order.
    opened_at
        When `step` was opened, seconds since the epoch, UTC; None before the facilitator opens one.
    minutes_added
        To the minutes of `step`; may be negative.
    released
        Figures shown on screen and phones, by key, in the order of their release.
    fresh
        Those of them that were released since `step` was opened: what the room talks about now.
    closed
        The session has ended.
    pace
        ``"led"`` or ``"free"``, where every step is open.
    added
        When minutes were added to `step`, seconds since the epoch, and how many.
    used
        Seconds for which steps were the current and open one, but for the time since `opened_at`.
    heads_up
        People are asked to look up; their phones are dimmed.
    hide_counts
        The screen does not say how many have joined.
    show
        What the facilitator put on the screen; None leaves it to the step and its pictures.
    undo
        What can be undone now.
    """

    rev: int
    step: str | None
    steps: dict[str, StepState]
    opened_at: float | None
    minutes_added: int
    released: tuple[str, ...]
    fresh: tuple[str, ...]
    closed: bool
    pace: str
    added: tuple[tuple[float, int], ...] = ()
    used: Mapping[str, float] = field(default_factory=dict)
    heads_up: bool = False
    hide_counts: bool = False
    show: Shown | None = None
    undo: Undoable | None = None


def live_values(agenda: Agenda, pace: str) -> dict[str, Any]:
    """Return the live state of a session that has just been created."""
    first = agenda.steps[0].id
    return {
        "rev": 1,
        "step": first,
        "steps": {
            step.id: "open" if pace == FREE or step.id == first else "waiting" for step in agenda.steps
        },
        "opened_at": None,
        "added": [],
        "used": {},
        "released": [],
        "heads_up": False,
        "hide_counts": False,
        "show": None,
        "past": [],
        "pace": pace,
    }


def live_row(connection: Connection, code: str, *, lock: bool = False) -> Row[Any]:
    """Return a session's row of live state, locked against other writers if asked."""
    query = select(schema.live).where(schema.live.c.session == code)
    return connection.execute(query.with_for_update() if lock else query).one()


def bump(connection: Connection, code: str, **changes: object) -> None:
    """Change the live state and count its revision up."""
    connection.execute(
        update(schema.live).where(schema.live.c.session == code).values(rev=schema.live.c.rev + 1, **changes)
    )


def end_live(connection: Connection, code: str) -> None:
    """Note the end of the session: clocks stop, nobody is asked to look up, and nothing can be undone."""
    row = live_row(connection, code, lock=True)
    write_down(connection, code, "end", row.step)
    bump(connection, code, used=time_used(row), heads_up=False, past=[])


def past_with(row: Row[Any], done: Undoable, changes: Mapping[str, object]) -> list[dict[str, Any]]:
    """Return what can be undone once `changes` are made to `row`: the last actions, each with what it replaces."""
    before = {name: getattr(row, name) for name in changes}
    entry = {"number": done.number, "what": done.what, "step": done.step, "detail": done.detail}
    return [*row.past, {**entry, "before": before}][-MOST_TO_UNDO:]


def time_used(row: Row[Any]) -> dict[str, float]:
    """Return the seconds each step has taken, now's included if its clock is running."""
    used: dict[str, float] = dict(row.used)
    if row.step is not None and row.opened_at is not None and row.steps.get(row.step) == "open":
        used[row.step] = used.get(row.step, 0.0) + max(0.0, time.time() - row.opened_at)
    return used


def figure_keys(row: Row[Any]) -> tuple[str, ...]:
    """Return the keys of the figures that are released."""
    return tuple(one["key"] for one in row.released)


def fresh_keys(row: Row[Any]) -> tuple[str, ...]:
    """Return the keys of the figures that were released since the current step was opened."""
    return tuple(one["key"] for one in row.released if one["at"] >= (row.opened_at or 0))


def live_of(connection: Connection, session: Row[Any]) -> Live:
    """Return the live state of a session, given its own row."""
    row = live_row(connection, session.code)
    last = row.past[-1] if row.past else None
    return Live(
        rev=row.rev,
        step=row.step,
        steps=dict(row.steps),
        opened_at=row.opened_at,
        minutes_added=sum(minutes for _at, minutes in row.added),
        released=figure_keys(row),
        fresh=fresh_keys(row),
        closed=session.closed_at is not None,
        pace=row.pace,
        added=tuple((at, minutes) for at, minutes in row.added),
        used=dict(row.used),
        heads_up=row.heads_up,
        hide_counts=row.hide_counts,
        show=row.show,
        undo=None if last is None else Undoable(last["number"], last["what"], last["step"], last["detail"]),
    )
