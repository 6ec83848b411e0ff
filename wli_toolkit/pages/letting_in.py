"""Letting assistants in from the console: their passcode is made, renewed and withdrawn here."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any, Protocol

from wli_toolkit.pages.conversation import Answering, Handler, MalformedMessageError
from wli_toolkit.pages.joining import assistant_url, qr_svg
from wli_toolkit.store import Store


class Host(Answering, Protocol):
    """The console of a session."""

    store: Store
    session: str
    address: str


def letting_in_handlers(page: Host) -> dict[str, Handler]:
    """Return what a console may do about assistants."""
    return {"assistant": partial(let_in, page)}


def let_in(page: Host, message: Mapping[str, Any]) -> None:
    """Say whether assistants are let in; with `how`, make or renew their passcode, or withdraw it."""
    how, passcode = message.get("how"), None
    if how == "new":
        passcode = page.store.new_assistant_passcode(page.session)
    elif how == "withdraw":
        page.store.withdraw_assistant(page.session)
    elif how is not None:
        raise MalformedMessageError("how must be new or withdraw")
    door = page.store.assistant_door(page.session)
    url = assistant_url(page.address, page.session)
    # The passcode is told once, to whoever asked, and is in no address.
    page.reply(
        "assistant", made_at=door.made_at if door else None, passcode=passcode, url=url, qr=qr_svg(url)
    )
