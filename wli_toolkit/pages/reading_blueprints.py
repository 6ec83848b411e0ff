"""What the facilitator does with blueprints that were handed in: reads them, and writes back."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any, Protocol

from wli_toolkit.content import both
from wli_toolkit.pages.blueprint_view import handed_in_view, in_common_view
from wli_toolkit.pages.conversation import Answering, Handler, text_of, whole_of
from wli_toolkit.pages.live_state import room_snapshots
from wli_toolkit.store import Store, UnknownHandIn
from wli_toolkit.store.handing_in import MOST_IN_A_REPLY, NUMBERS


class Reader(Answering, Protocol):
    """The console of a session."""

    store: Store
    session: str


def reading_handlers(page: Reader) -> dict[str, Handler]:
    """Return what a facilitator may ask of the blueprints."""
    return {"handins": partial(tell_blueprints, page), "reply": partial(write_back, page)}


def tell_blueprints(page: Reader, _message: Mapping[str, Any]) -> None:
    """Send the blueprints that were handed in, and what they have in common."""
    items = handed_in_view(page.store, page.session)
    frozen = room_snapshots(page.store.snapshots(page.session))
    page.reply("handins", items=items, in_common=in_common_view(page.store, page.session, frozen))


def write_back(page: Reader, message: Mapping[str, Any]) -> None:
    """Write back to the author of a blueprint, change that, or take it away where the text is null."""
    number = whole_of(message, "number", NUMBERS[-1])
    is_taken_away = "text" in message and message["text"] is None
    text = None if is_taken_away else text_of(message, "text", MOST_IN_A_REPLY)
    try:
        page.store.reply(page.session, number, text)
    except UnknownHandIn:
        page.problem(both("This blueprint has been taken back, so nothing was sent."))
        page.reply("handins", items=handed_in_view(page.store, page.session))
        return
    page.reply("handins", items=handed_in_view(page.store, page.session), replied=number)
