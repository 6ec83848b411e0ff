"""What the workshop's page shows to everybody alike, made into text once and not for each person who comes."""

from __future__ import annotations

import json
import threading

from wli_toolkit.pages.content_view import page_content
from wli_toolkit.store import Session
from wli_toolkit.widgets.participant import ParticipantWidget

MOST_SESSIONS = 16
"""So many sessions are kept in mind at once; a long-running server has seen more."""


class SharedContent:
    """The content of each session's page as JSON, for as long as the session stays as it is."""

    def __init__(self) -> None:
        self._made: dict[str, tuple[Session, str]] = {}
        self._making = threading.Lock()

    def of(self, session: Session) -> str:
        """Return the page's content as JSON that is safe inside a script element."""
        with (
            self._making
        ):  # of a roomful that comes at once, the first one's thread makes it and the others wait
            made = self._made.get(session.code)
            if made is None or made[0] != session:
                made = session, embed(page_content(session, ParticipantWidget.module_text()))
                self._made[session.code] = made
                for code in list(self._made)[:-MOST_SESSIONS]:
                    del self._made[code]
        return made[1]


def embed(value: object) -> str:
    """Return `value` as JSON that is safe inside a script element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
