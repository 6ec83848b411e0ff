"""What a phone may ask of the room: help for its seat, and its own place in a released picture."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any, Protocol

from wli_toolkit.content.model import Agenda, Pack
from wli_toolkit.pages.conversation import (
    MOST_IN_A_KEY,
    Answering,
    Handler,
    MalformedMessageError,
    lang_of,
    switch_of,
    text_of,
)
from wli_toolkit.pages.live_state import room_snapshots
from wli_toolkit.pages.where_i_sit import where_i_sit
from wli_toolkit.scoring import Everything
from wli_toolkit.store import Session, Store


class Somebody(Answering, Protocol):
    """The page of somebody in the room."""

    store: Store
    participant: str
    session: Session
    pack: Pack
    agenda: Agenda

    def everything(self) -> Everything:
        """Return the person's own answers by exercise and occasion."""


def room_handlers(page: Somebody) -> dict[str, Handler]:
    """Return what a phone may ask of the room."""
    return {"help": partial(ask_help, page), "where_i_sit": partial(tell_place, page)}


def ask_help(page: Somebody, message: Mapping[str, Any]) -> None:
    """Raise this seat's hand, or lower it."""
    page.reply("help", state=page.store.ask_help(page.participant, switch_of(message, "on")))


def tell_place(page: Somebody, message: Mapping[str, Any]) -> None:
    """Say where this person sits in a released picture: from their own answers and that picture alone."""
    key = text_of(message, "key", MOST_IN_A_KEY)
    if key not in page.store.live(page.session.code).released:
        raise MalformedMessageError("key must be one of the released pictures")
    lang = lang_of(message)
    pictures = room_snapshots(page.store.snapshots(page.session.code))
    picture = next((each for each in pictures if each.key == key), None)
    if picture is None:
        raise MalformedMessageError("key must be one of the frozen pictures")
    place = where_i_sit(
        page.pack,
        page.agenda,
        picture.payload,
        page.everything(),
        lang,
        counted=page.participant in picture.contributors,
    )
    page.reply("where_i_sit", key=key, lang=lang, lines=list(place.lines), private=place.private)
