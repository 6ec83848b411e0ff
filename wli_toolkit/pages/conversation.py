"""How a page's Python side talks with its front end: one method a message, and never an exception on the wire."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any, Protocol

from wli_toolkit.content import both
from wli_toolkit.content.model import Lang, Text
from wli_toolkit.pages.trouble import tell_trouble
from wli_toolkit.store import SessionClosed, StoreError
from wli_toolkit.widgets.base.page_widget import PageWidget

log = logging.getLogger(__name__)

Handler = Callable[[Mapping[str, Any]], None]
MOST_IN_AN_ID = 64
MOST_IN_A_KEY = 120
"""Characters of the key of a group picture."""


class Answering(Protocol):
    """The page that whoever answers a message speaks through."""

    def reply(self, type_: str, **content: Any) -> None:
        """Send a message to whoever asked."""

    def problem(self, text: Text) -> None:
        """Tell the page what went wrong."""


class MalformedMessageError(Exception):
    """A message lacks something or has something of the wrong type; it names which."""


class Conversation:
    """Answers the messages of one widget; subclasses list what they answer in `handlers`."""

    def __init__(self, widget: PageWidget) -> None:
        self.widget = widget
        self._asker: str | None = None
        widget.on_message(self.receive)

    @cached_property
    def _known(self) -> Mapping[str, Handler]:
        return self.handlers()

    def handlers(self) -> Mapping[str, Handler]:
        """Return which method answers which message type."""
        raise NotImplementedError

    def receive(self, message: Mapping[str, Any]) -> None:
        """Answer one message; what cannot be answered is said to the page, without what was in it."""
        kind = message.get("type")
        handler = self._known.get(kind) if isinstance(kind, str) else None
        if handler is None:
            return
        asker = message.get("from")
        self._asker = asker if isinstance(asker, str) and len(asker) <= MOST_IN_AN_ID else None
        try:
            handler(message)
        except MalformedMessageError as error:
            log.warning("A %s message was refused: %s", kind, error)
            self.problem(both("This could not be understood, so nothing was changed."))
        except StoreError as error:
            tell_trouble(log, error, f"A {kind} message")
            self.problem(store_problem(error))
        except Exception as error:
            # What a person typed may be quoted in the error, so only its kind is logged.
            log.error("A %s message failed with %s", kind, type(error).__name__)
            self.problem(both("This could not be done just now. What you saw saved is safe."))
        finally:
            self._asker = None

    def reply(self, type_: str, **content: Any) -> None:
        """Send a message to whoever asked; with nobody asking, to everyone who looks."""
        to = {"to": self._asker} if self._asker else {}
        self.widget.send_message({"type": type_, **content, **to})

    def problem(self, text: Text) -> None:
        """Tell the page what went wrong."""
        self.reply("problem", message=text.model_dump())


def store_problem(error: StoreError) -> Text:
    """Return what a person is told of a store that refused."""
    if isinstance(error, SessionClosed):
        return both(
            "This session has ended, so it can no longer be changed. You can still read and keep your blueprint."
        )
    return both("We could not save just now. Your answer stays on this device and is sent again.")


def text_of(message: Mapping[str, Any], name: str, longest: int = MOST_IN_AN_ID) -> str:
    """Return the short text `name` of `message`; MalformedMessageError if it is missing, no text, or longer."""
    value = message.get(name)
    if not isinstance(value, str) or len(value) > longest:
        raise MalformedMessageError(f"{name} must be a text of at most {longest} characters")
    return value


def texts_of(message: Mapping[str, Any], name: str, most: int = 64) -> tuple[str, ...]:
    """Return the list of short texts `name` of `message`."""
    value = message.get(name)
    if (
        not isinstance(value, list)
        or len(value) > most
        or not all(isinstance(v, str) and len(v) <= MOST_IN_AN_ID for v in value)
    ):
        raise MalformedMessageError(f"{name} must be a list of at most {most} short texts")
    return tuple(value)


def whole_of(message: Mapping[str, Any], name: str, most: int) -> int:
    """Return the whole number `name` of `message`; MalformedMessageError if it is none, or too large."""
    value = message.get(name)
    if isinstance(value, bool) or not isinstance(value, int) or abs(value) > most:
        raise MalformedMessageError(f"{name} must be a whole number up to {most}")
    return value


def switch_of(message: Mapping[str, Any], name: str) -> bool:
    """Return whether `name` of `message` is on; MalformedMessageError if it is neither on nor off."""
    value = message.get(name)
    if not isinstance(value, bool):
        raise MalformedMessageError(f"{name} must be yes or no")
    return value


def lang_of(message: Mapping[str, Any]) -> Lang:
    """Return the language that `message` asks for; Japanese if it names none of ours."""
    return "en" if message.get("lang") == "en" else "ja"
