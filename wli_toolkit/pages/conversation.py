"""How a page's Python side talks with its front end: one method a message, and never an exception on the wire."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from typing import Any

from wli_toolkit.content import both
from wli_toolkit.content.model import Text
from wli_toolkit.store import StoreError
from wli_toolkit.widgets.base.page_widget import PageWidget

log = logging.getLogger(__name__)

Handler = Callable[[Mapping[str, Any]], None]


class MalformedMessageError(Exception):
    """A message lacks something or has something of the wrong type; it names which."""


class Conversation:
    """Answers the messages of one widget; subclasses list what they answer in `handlers`."""

    def __init__(self, widget: PageWidget) -> None:
        self.widget = widget
        self._asker: str | None = None
        widget.on_message(self.receive)

    def handlers(self) -> Mapping[str, Handler]:
        """Return which method answers which message type."""
        raise NotImplementedError

    def receive(self, message: Mapping[str, Any]) -> None:
        """Answer one message; what cannot be answered is said to the page, without what was in it."""
        kind = message.get("type")
        handler = self.handlers().get(kind) if isinstance(kind, str) else None
        if handler is None:
            return
        asker = message.get("from")
        self._asker = asker if isinstance(asker, str) and len(asker) <= 64 else None
        try:
            handler(message)
        except MalformedMessageError as error:
            log.warning("A %s message was refused: %s", kind, error)
            self.problem(both("This could not be understood, so nothing was changed."))
        except StoreError as error:
            log.warning("A %s message could not be stored: %s", kind, type(error).__name__)
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
    from wli_toolkit.store import SessionClosed

    if isinstance(error, SessionClosed):
        return both(
            "This session has ended, so it can no longer be changed. You can still read and keep your blueprint."
        )
    return both("We could not save just now. Your answer stays on this device and is sent again.")


def text_of(message: Mapping[str, Any], name: str, longest: int = 64) -> str:
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
        or not all(isinstance(v, str) and len(v) <= 64 for v in value)
    ):
        raise MalformedMessageError(f"{name} must be a list of at most {most} short texts")
    return tuple(value)
