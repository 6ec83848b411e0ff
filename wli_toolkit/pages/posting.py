"""A participant's texts for the wall: put out as they are saved, taken back, and how they stand."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any, Protocol

from wli_toolkit.content import both
from wli_toolkit.content.model import Agenda, Occasion, Pack, Text, Visibility
from wli_toolkit.pages.asked import asked_field
from wli_toolkit.pages.conversation import Handler, MalformedMessageError, text_of
from wli_toolkit.pages.own_answers import as_given
from wli_toolkit.pages.participant_state import post_view, posts_view
from wli_toolkit.store import BadValue, Key, Store
from wli_toolkit.store.wall import MOST_IN_A_POST

Place = tuple[str, str, str, int]
"""Occasion, exercise, field and row of an answer."""


class Author(Protocol):
    """The page of somebody who may put texts out."""

    store: Store
    participant: str
    key: Key
    pack: Pack
    agenda: Agenda

    def reply(self, type_: str, **content: Any) -> None:
        """Send a message to whoever asked."""

    def problem(self, text: Text) -> None:
        """Tell the page what went wrong."""


def posting_handlers(page: Author) -> dict[str, Handler]:
    """Return what a phone may ask about the wall."""
    return {
        "post": partial(put_out, page),
        "unpost": partial(take_back, page),
        "posts": partial(tell_posts, page),
    }


def put_out(page: Author, message: Mapping[str, Any]) -> None:
    """Put a copy of one answer out for the wall, as it is saved now; nothing else leaves."""
    occasion, exercise, field, row = place = _place(page, message)
    text = _saved(page, place)
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
        post = page.store.post(page.participant, exercise, field, row, text, occasion=occasion)
    except BadValue:
        told = both("Only a text of up to {most} characters can be put out. Please shorten it first.")
        page.problem(Text(ja=told.ja.format(most=MOST_IN_A_POST), en=told.en.format(most=MOST_IN_A_POST)))
        return
    page.reply("posted", **post_view(post))


def take_back(page: Author, message: Mapping[str, Any]) -> None:
    """Take back what was put out from one answer."""
    occasion, exercise, field, row = _place(page, message)
    page.store.unpost(page.participant, exercise, field, row, occasion=occasion)
    page.reply(
        "posted",
        occasion=occasion,
        exercise=exercise,
        field=field,
        row=row,
        number=None,
        state=None,
        text=None,
    )


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
    return occasion, exercise, field_id, int(row)


def _saved(page: Author, place: Place) -> str:
    for answer in as_given(page.pack, page.store.answers(page.participant, page.key)):
        if (answer["occasion"], answer["exercise"], answer["field"], answer["row"]) == place:
            return answer["value"] if isinstance(answer["value"], str) else ""
    return ""
