"""Watching a page from inside: when something first showed there, what came down its lines, what stands on it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from playwright.sync_api import Page, WebSocket

AWAIT = """(arg) => {
  const holds = %s;
  window.wliSeenAt = null;
  const look = () => { if (window.wliSeenAt === null && holds(arg)) window.wliSeenAt = Date.now(); };
  if (window.wliWatching) window.wliWatching.disconnect();
  window.wliWatching = new MutationObserver(look);
  window.wliWatching.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  return holds(arg);
}"""
CLICKS = """document.addEventListener("click", () => { window.wliClickedAt = Date.now(); }, true)"""
"""All pages run on one machine, so that their clocks are one."""


def await_on(page: Page, holds: str, arg: object) -> None:
    """Note from now on when `holds`, a JavaScript function of `arg`, is first true on `page`; it is not yet."""
    assert page.evaluate(AWAIT % holds, arg) is False, f"already there: {arg}"


def seen_at(page: Page) -> int:
    """Return when what is awaited showed, in milliseconds, waiting for it."""
    page.wait_for_function("() => window.wliSeenAt !== null")
    return int(page.evaluate("window.wliSeenAt"))


def note_clicks(page: Page) -> None:
    """Note the moment of every click on `page`, now and after a reload."""
    page.add_init_script(CLICKS)
    page.evaluate(CLICKS)


def clicked_at(page: Page) -> int:
    """Return when `page` was last clicked, in milliseconds."""
    return int(page.evaluate("window.wliClickedAt"))


@dataclass
class Lines:
    """Everything that a page's websockets brought it; made before the page is opened."""

    page: Page
    frames: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Listen."""
        self.page.on("websocket", self._opened)

    def _opened(self, line: WebSocket) -> None:
        line.on("framereceived", self._received)

    def _received(self, frame: str | bytes) -> None:
        self.frames.append(frame if isinstance(frame, str) else frame.decode("utf-8", "replace"))

    def take(self) -> list[str]:
        """Return what came since this was asked last, as text without JSON's escapes of letters."""
        new, self.frames = self.frames, []
        return [_plain(frame) for frame in new]

    def brought(self, text: str) -> bool:
        """Tell whether `text` is in anything that came since `take`."""
        return any(text in _plain(frame) for frame in self.frames)


def _plain(frame: str) -> str:
    return re.sub(r"\\u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), frame)


def written_on(page: Page) -> str:
    """Return everything that stands in a page's document, its pictures decoded."""
    return unquote(str(page.evaluate("document.documentElement.outerHTML")))


def traces_of(snapshot: Any) -> dict[str, str]:
    """Return what of a frozen picture could be found elsewhere: its key, its drawing, its rows."""
    traces = {"key": snapshot.key}
    if snapshot.payload["rows"]:
        traces["rows"] = json.dumps(snapshot.payload["rows"], ensure_ascii=False)
    for lang, drawing in snapshot.svg.items():
        traces[f"svg {lang}"] = drawing
        traces[f"svg {lang} in JSON"] = json.dumps(drawing, ensure_ascii=False)[1:-1]
    return traces
