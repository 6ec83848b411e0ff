"""Moderating the wall from the console: what is let through, what is held back, and the way back."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any, Protocol, cast, get_args

from wli_toolkit.content import both
from wli_toolkit.content.words import msgid as _
from wli_toolkit.content.words import said
from wli_toolkit.pages.conversation import Answering, Handler, MalformedMessageError, text_of, whole_of
from wli_toolkit.pages.wall_view import wall_view
from wli_toolkit.store import BadValue, Store, UnknownPost
from wli_toolkit.store.held_words import LONGEST_WORD, MOST_WORDS
from wli_toolkit.store.moderating import Act, Moderator
from wli_toolkit.store.posts import NUMBERS


class Desk(Answering, Protocol):
    """The page of somebody who moderates."""

    store: Store
    session: str
    role: Moderator


def wall_handlers(page: Desk) -> dict[str, Handler]:
    """Return what a console may ask about the wall."""
    return {
        "wall": partial(tell_wall, page),
        "moderate": partial(moderate, page),
        "held_words": partial(hold_words, page),
    }


def tell_wall(page: Desk, _message: Mapping[str, Any]) -> None:
    """Send everything that was put out, and what was done with it."""
    show_wall(page)


def show_wall(page: Desk, **more: Any) -> None:
    """Send the wall as this desk may see it: the words to hold back are the facilitator's."""
    view = wall_view(page.store, page.session)
    if page.role == "assistant":
        view.pop("held_words")
    page.reply("wall", **view, **more)


def moderate(page: Desk, message: Mapping[str, Any]) -> None:
    """Show, hide, hold back, pin or unpin one text, or undo the last of these."""
    number, act = whole_of(message, "number", NUMBERS[-1]), text_of(message, "act")
    if act not in get_args(Act):
        raise MalformedMessageError(f"act must be one of {', '.join(get_args(Act))}")
    try:
        page.store.moderate(page.session, number, cast(Act, act), by=page.role)
    except UnknownPost:
        page.problem(
            both("This text has been taken back or rewritten meanwhile, so nothing was done with it.")
        )
        show_wall(page)
        return
    except BadValue:
        page.problem(both("Only a text that is on the wall can be put first."))
        show_wall(page)
        return
    show_wall(page, moderated=number)


def hold_words(page: Desk, message: Mapping[str, Any]) -> None:
    """Take another list of words to hold back; it counts for what is put out from now on."""
    words = message.get("words")
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        raise MalformedMessageError("words must be a list of texts")
    try:
        page.store.change_settings(page.session, {"held_words": words})
    except BadValue:
        page.problem(
            said(
                _("Use at most {most} words of up to {longest} characters each."),
                most=MOST_WORDS,
                longest=LONGEST_WORD,
            )
        )
        return
    show_wall(page, held_words_saved=True)
