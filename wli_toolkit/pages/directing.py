"""What the facilitator does to the room besides opening and closing steps: minutes, looks, screen, help, undoing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Protocol, get_args

from wli_toolkit.content import both
from wli_toolkit.pages.conversation import Answering, Handler, MalformedMessageError, switch_of, whole_of
from wli_toolkit.store import Done, Live, Store, UnknownParticipant
from wli_toolkit.store.live import MOST_MINUTES
from wli_toolkit.store.live_row import Shown

LARGEST = 2**31 - 1
"""No seat and no line of the log has a greater number."""


class Helper(Answering, Protocol):
    """The page of somebody who helps people at their seats."""

    store: Store
    session: str


class Director(Helper, Protocol):
    """The console of a session."""

    def tell_live(self, live: Live) -> None:
        """Tell every view of this console the live state."""


def directing_handlers(page: Director) -> dict[str, Handler]:
    """Return what a console may do to the room."""
    return {
        "add_minutes": partial(add_minutes, page),
        "heads_up": partial(switch, page, page.store.set_heads_up),
        "hide_counts": partial(switch, page, page.store.set_hide_counts),
        "show": partial(show, page),
        "undo": partial(undo, page),
        "log": partial(tell_log, page),
    }


def helping_handlers(page: Helper) -> dict[str, Handler]:
    """Return what somebody who helps people at their seats may do."""
    return {"help": partial(answer_help, page)}


def add_minutes(page: Director, message: Mapping[str, Any]) -> None:
    """Give the current step more minutes, or fewer."""
    page.tell_live(page.store.add_minutes(page.session, whole_of(message, "minutes", MOST_MINUTES)))


def switch(page: Director, turn: Callable[[str, bool], Live], message: Mapping[str, Any]) -> None:
    """Turn something on or off."""
    page.tell_live(turn(page.session, switch_of(message, "on")))


def show(page: Director, message: Mapping[str, Any]) -> None:
    """Put something on the screen, or take it off where `what` is null."""
    what = message.get("what")
    if what is not None and what not in get_args(Shown):
        raise MalformedMessageError("what must be one of the things the screen can show")
    page.tell_live(page.store.show(page.session, what))


def undo(page: Director, message: Mapping[str, Any]) -> None:
    """Undo the last action, if it still is the last."""
    page.tell_live(page.store.undo(page.session, whole_of(message, "number", LARGEST)))


def answer_help(page: Helper, message: Mapping[str, Any]) -> None:
    """Say that somebody goes to a seat, or has been there."""
    seat, how = whole_of(message, "seat", LARGEST), message.get("how")
    if how not in ("coming", "helped"):
        raise MalformedMessageError("how must be coming or helped")
    try:
        state = page.store.answer_help(page.session, seat, how)
    except UnknownParticipant:
        page.problem(both("Nobody is at this seat any more."))
        return
    page.reply("helped", seat=seat, state=state)


def tell_log(page: Director, _message: Mapping[str, Any]) -> None:
    """Send what was done and when."""
    page.reply("log", items=[done_view(done) for done in page.store.log(page.session)])


def done_view(done: Done) -> dict[str, Any]:
    """Return one line of the log."""
    return {
        "number": done.number,
        "at": done.at,
        "what": done.what,
        "step": done.step,
        "detail": done.detail,
    }
