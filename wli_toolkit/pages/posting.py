"""A participant's texts for the wall: put out as they are saved, taken back, and how they stand."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any, Protocol

from wli_toolkit.content import both
from wli_toolkit.content.model import Agenda, Occasion, Pack, Visibility
from wli_toolkit.content.words import msgid as _
from wli_toolkit.content.words import said
from wli_toolkit.pages.asked import asked_field
from wli_toolkit.pages.conversation import Answering, Handler, MalformedMessageError, text_of
from wli_toolkit.pages.own_answers import as_given, given_at
from wli_toolkit.pages.participant_state import post_view, posts_view
from wli_toolkit.store import BadValue, Key, Place, Store
from wli_toolkit.store.wall import MOST_IN_A_POST


class Author(Answering, Protocol):
    """The page of somebody who may put texts out."""

    store: Store
    participant: str
    key: Key
    pack: Pack
    agenda: Agenda


def posting_handlers(page: Author) -> dict[str, Handler]:
    """Return what a phone may ask about the wall."""
    return {
        "post": partial(put_out, page),
        "unpost": partial(take_back, page),
        "posts": partial(tell_posts, page),
    }


def put_out(page: Author, message: Mapping[str, Any]) -> None:
    """Put a copy of one answer out for the wall, as it is saved now; nothing else leaves."""
    at = _place(page, message)
    given = given_at(as_given(page.pack, page.store.answers(page.participant, page.key)), at)
    text = given["value"] if given else None
    if not text:
        page.problem(both("Nothing is saved here yet, so nothing was put out."))
        return
    if message.get("text", text) != text:
        # What was read when the button was pressed is not what is saved: written on, or on another device.
        page.problem(
            both("The text has changed meanwhile, so nothing was put out. Please look and press again.")
        )
        return
    try:
        post = page.store.post(page.participant, at.exercise, at.field, at.row, text, occasion=at.occasion)
    except BadValue:
        page.problem(
            said(
                _("Only a text of up to {most} characters can be put out. Please shorten it first."),
                most=MOST_IN_A_POST,
            )
        )
        return
    page.reply("posted", **post_view(post))


def take_back(page: Author, message: Mapping[str, Any]) -> None:
    """Take back what was put out from one answer."""
    at = _place(page, message)
    page.store.unpost(page.participant, at.exercise, at.field, at.row, occasion=at.occasion)
    page.reply("posted", **at._asdict(), number=None, state=None, text=None)


def tell_posts(page: Author, _message: Mapping[str, Any]) -> None:
    """Send how everything stands that this person has put out."""
    page.reply("posts", posts=posts_view(page.store, page.participant))


def _place(page: Author, message: Mapping[str, Any]) -> Place:
    """Return the answer that `message` is about; it must be one that may be put out."""
    exercise, field_id = text_of(message, "exercise"), text_of(message, "field")
    occasion = text_of(message, "occasion") if "occasion" in message else Occasion.DURING.value
    row = message.get("row", 0)
    field = asked_field(page.pack, page.agenda, exercise, occasion, field_id, row, may_look_back=False)
    if field is None or field.kind != "text" or field.visibility is not Visibility.WALL:
        raise MalformedMessageError("exercise, field, row and occasion must be of a text for the wall")
    return Place(occasion, exercise, field_id, int(row))
