"""Live state: which step is open, since when, which pictures are released, what the screen shows."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection
from typing import Any, get_args

from sqlalchemy import Connection, Row

from wli_toolkit.content.plain_text import shortened
from wli_toolkit.store.errors import BadValue, UnknownStep
from wli_toolkit.store.guards import Room, name, open_session_row, session_row
from wli_toolkit.store.live_row import (
    Live,
    Shown,
    Undoable,
    bump,
    figure_keys,
    fresh_keys,
    live_of,
    live_row,
    past_with,
    time_used,
)
from wli_toolkit.store.room_log import write_down

MOST_MINUTES = 180
STAYS = "timer"
"""What stays on the screen when a step is opened or a picture released: it belongs to whatever is open."""


class LiveRoom(Room):
    """What console, screen and phones agree on. A call that changes nothing leaves `rev` and the log alone."""

    def live(self, code: str) -> Live:
        """Return the live state of session `code`."""
        return self._database.read(lambda connection: live_of(connection, session_row(connection, code)))

    def open_step(self, code: str, step_id: str, *, withdrawing: Collection[str] = ()) -> Live:
        """Open a step and make it the current one; the others stay as they are.

        The first step is open from the start, without a running clock: opening it starts the clock.
        Opening the current step again does not restart it, so two consoles may press at once. Whoever was
        asked to look up may look down again, and the screen shows the step.

        Parameters
        ----------
        withdrawing
            Figures that count as released no longer: those of a step that is reopened may be frozen anew.

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
            return {
                "steps": {**row.steps, step_id: "open"},
                "step": step_id,
                "opened_at": time.time(),
                "added": [],
                "used": time_used(row),
                "heads_up": False,
                "show": _stays(row),
                "released": [one for one in row.released if one["key"] not in withdrawing],
            }

        return self._do(code, change, "open", step=step_id, while_open=True)

    def close_step(self, code: str, step_id: str) -> Live:
        """Close a step; its answers can still be changed until the session ends."""

        def change(row: Row[Any]) -> dict[str, Any]:
            _known(row, step_id)
            if row.steps[step_id] == "closed":
                return {}
            used = time_used(row) if row.step == step_id else row.used
            return {"steps": {**row.steps, step_id: "closed"}, "used": used}

        return self._do(code, change, "close", step=step_id)

    def add_minutes(self, code: str, minutes: int) -> Live:
        """Give the current step more minutes, or fewer."""
        if isinstance(minutes, bool) or not isinstance(minutes, int) or abs(minutes) > MOST_MINUTES:
            raise BadValue(
                f"minutes to add: {shortened(minutes)}", f"Use a whole number up to {MOST_MINUTES} either way"
            )
        return self._do(
            code,
            lambda row: {"added": [*row.added, [time.time(), minutes]]} if minutes else {},
            "minutes",
            detail=f"{minutes:+d}",
            while_open=True,
        )

    def release(self, code: str, key: str) -> Live:
        """Show a figure in the room; one that was shown before comes back, and before the others."""
        name("a figure", key)

        def change(row: Row[Any]) -> dict[str, Any]:
            if fresh_keys(row)[-1:] == (key,):
                return {} if row.show in (None, STAYS) else {"show": None}
            others = [other for other in row.released if other["key"] != key]
            return {"released": [*others, {"key": key, "at": time.time()}], "show": _stays(row)}

        return self._do(code, change, "release", detail=key)

    def withdraw(self, code: str, key: str) -> Live:
        """Take a figure off the screen and the phones."""

        def change(row: Row[Any]) -> dict[str, Any]:
            if key not in figure_keys(row):
                return {}
            return {"released": [other for other in row.released if other["key"] != key]}

        return self._do(code, change, "withdraw", detail=key)

    def set_heads_up(self, code: str, on: bool) -> Live:
        """Ask people to look up, which dims their phones, or let them look down again."""
        return self._do(
            code,
            lambda row: {} if row.heads_up is on else {"heads_up": bool(on)},
            "heads_up" if on else "heads_down",
            while_open=True,
        )

    def set_hide_counts(self, code: str, on: bool) -> Live:
        """Keep from the screen how many have joined, or show it again."""
        return self._do(
            code,
            lambda row: {} if row.hide_counts is on else {"hide_counts": bool(on)},
            "hide_counts" if on else "show_counts",
        )

    def show(self, code: str, what: Shown | None) -> Live:
        """Put the wall, the ground rules, the way to join or the timer on the screen; None takes it off."""
        if what is not None and what not in get_args(Shown):
            raise BadValue(
                f"not a thing to show: {shortened(what)}", f"Use one of {', '.join(get_args(Shown))}, or None"
            )
        return self._do(code, lambda row: {} if row.show == what else {"show": what}, "show", detail=what)

    def undo(self, code: str, number: int) -> Live:
        """Undo what the log has under `number`, if it is the last thing that can be undone.

        So two consoles may press at once, and a second press does not undo one thing more. Pictures that a
        closed step froze stay frozen; answers are never touched.

        Raises
        ------
        SessionClosed
            The session has ended.
        """

        def work(connection: Connection) -> Live:
            session = open_session_row(connection, code)
            row = live_row(connection, session.code, lock=True)
            if row.past and row.past[-1]["number"] == number:
                last = row.past[-1]
                undone = " ".join(filter(None, (last["what"], last["detail"])))
                write_down(connection, session.code, "undo", last["step"], undone)
                bump(connection, session.code, **last["before"], past=row.past[:-1])
            return live_of(connection, session)

        return self._database.write(work)

    def _do(
        self,
        code: str,
        change: Callable[[Row[Any]], dict[str, Any]],
        what: str,
        *,
        step: str | None = None,
        detail: str | None = None,
        while_open: bool = False,
    ) -> Live:
        def work(connection: Connection) -> Live:
            session = (
                open_session_row(connection, code)
                if while_open
                else session_row(connection, code, share=True)
            )
            row = live_row(connection, session.code, lock=True)
            changes = change(row)
            if changes:
                during = step or row.step
                number = write_down(connection, session.code, what, during, detail)
                past = past_with(row, Undoable(number, what, during, detail), changes)
                # After the end nothing can be undone.
                kept = past if session.closed_at is None else []
                bump(connection, session.code, **changes, past=kept)
            return live_of(connection, session)

        return self._database.write(work)


def _stays(row: Row[Any]) -> str | None:
    return STAYS if row.show == STAYS else None


def _known(row: Row[Any], step_id: str) -> None:
    if step_id not in row.steps:
        raise UnknownStep(f"no such step: {shortened(step_id)}", f"The agenda has {', '.join(row.steps)}")
