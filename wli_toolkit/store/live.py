"""Live state: which step is open, since when, and which pictures are released."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, Row, select, update

from wli_toolkit.content.model import Agenda
from wli_toolkit.store import schema
from wli_toolkit.store.errors import BadValue, UnknownStep, shortened
from wli_toolkit.store.guards import Room, name, open_session_row, session_row

StepState = Literal["waiting", "open", "closed"]
MOST_MINUTES = 180
FREE = "free"


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


class LiveRoom(Room):
    """What console, screen and phones agree on. A call that changes nothing leaves `rev` alone."""

    def live(self, code: str) -> Live:
        """Return the live state of session `code`."""
        return self._database.read(lambda connection: _live(connection, session_row(connection, code)))

    def open_step(self, code: str, step_id: str) -> Live:
        """Open a step and make it the current one; the others stay as they are.

        The first step is open from the start, without a running clock: opening it starts the clock.
        Opening the current step again does not restart it, so two consoles may press at once.

        Raises
        ------
        UnknownStep
            The agenda has no such step.
        SessionClosed
            The session has ended.
        """

        def change(row: Row[Any]) -> dict[str, Any]:
            _known(row, step_id)
            if row.step == step_id and row.steps[step_id] == "open" and row.opened_at is not None:
                return {}
            steps = {**row.steps, step_id: "open"}
            return {"steps": steps, "step": step_id, "opened_at": time.time(), "minutes_added": 0}

        return self._change(code, change, while_open=True)

    def close_step(self, code: str, step_id: str) -> Live:
        """Close a step; its answers can still be changed until the session ends."""

        def change(row: Row[Any]) -> dict[str, Any]:
            _known(row, step_id)
            return {} if row.steps[step_id] == "closed" else {"steps": {**row.steps, step_id: "closed"}}

        return self._change(code, change)

    def add_minutes(self, code: str, minutes: int) -> Live:
        """Give the current step more minutes, or fewer."""
        if isinstance(minutes, bool) or not isinstance(minutes, int) or abs(minutes) > MOST_MINUTES:
            raise BadValue(
                f"minutes to add: {shortened(minutes)}", f"Use a whole number up to {MOST_MINUTES} either way"
            )
        return self._change(
            code,
            lambda row: {"minutes_added": row.minutes_added + minutes} if minutes else {},
            while_open=True,
        )

    def release(self, code: str, key: str) -> Live:
        """Show a figure in the room."""
        name("a figure", key)
        return self._change(
            code,
            lambda row: (
                {} if key in _keys(row) else {"released": [*row.released, {"key": key, "at": time.time()}]}
            ),
        )

    def withdraw(self, code: str, key: str) -> Live:
        """Take a figure off the screen and the phones."""
        return self._change(
            code,
            lambda row: (
                {"released": [other for other in row.released if other["key"] != key]}
                if key in _keys(row)
                else {}
            ),
        )

    def _change(
        self, code: str, change: Callable[[Row[Any]], dict[str, Any]], *, while_open: bool = False
    ) -> Live:
        def work(connection: Connection) -> Live:
            session = (
                open_session_row(connection, code)
                if while_open
                else session_row(connection, code, share=True)
            )
            changes = change(_row(connection, session.code, lock=True))
            if changes:
                bump(connection, session.code, **changes)
            return _live(connection, session)

        return self._database.write(work)


def live_values(agenda: Agenda, pace: str) -> dict[str, Any]:
    """Return the live state of a session that has just been created."""
    first = agenda.steps[0].id
    return {
        "rev": 1,
        "step": first,
        "steps": {
            step.id: "open" if pace == "free" or step.id == first else "waiting" for step in agenda.steps
        },
        "opened_at": None,
        "minutes_added": 0,
        "released": [],
        "pace": pace,
    }


def bump(connection: Connection, code: str, **changes: object) -> None:
    """Change the live state and count its revision up."""
    connection.execute(
        update(schema.live).where(schema.live.c.session == code).values(rev=schema.live.c.rev + 1, **changes)
    )


def _keys(row: Row[Any]) -> tuple[str, ...]:
    return tuple(one["key"] for one in row.released)


def _known(row: Row[Any], step_id: str) -> None:
    if step_id not in row.steps:
        raise UnknownStep(f"no such step: {shortened(step_id)}", f"The agenda has {', '.join(row.steps)}")


def _row(connection: Connection, code: str, *, lock: bool = False) -> Row[Any]:
    query = select(schema.live).where(schema.live.c.session == code)
    return connection.execute(query.with_for_update() if lock else query).one()


def _live(connection: Connection, session: Row[Any]) -> Live:
    row = _row(connection, session.code)
    return Live(
        rev=row.rev,
        step=row.step,
        steps=dict(row.steps),
        opened_at=row.opened_at,
        minutes_added=row.minutes_added,
        released=_keys(row),
        fresh=tuple(one["key"] for one in row.released if one["at"] >= (row.opened_at or 0)),
        closed=session.closed_at is not None,
        pace=row.pace,
    )
