"""A participant's page in a real browser, with the other end of the wire in the test's hands."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import urlparse

import pytest

from tests.unit.widgets.sample_content import JSON, content, live, state
from wli_toolkit.widgets.participant import ParticipantWidget

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page, Route

ADDRESS = "http://wli.test/"
"""Plain http and not loopback: no secure context, as in the seminar room."""
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; frame-src blob:; "
    "connect-src 'self'"
)
PAGE = """<!doctype html><html lang="ja"><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>t</title>
<link rel="stylesheet" href="/page.css"><div id="app"></div><script type="module" src="/host.js"></script></html>"""
HOST = """
import page from "/page.js";
const listeners = new Set();
window.sent = [];
window.tell = (message) => [...listeners].forEach((listener) => listener(message, []));
const model = {
  get: (name) => (name === "boot" ? window.BOOT : undefined), set() {}, save_changes() {},
  on: (name, listener) => name === "msg:custom" && listeners.add(listener),
  off: (name, listener) => listeners.delete(listener),
  send(message) {
    window.sent.push(message);
    if (window.ACKNOWLEDGE && message.type === "save") {
      queueMicrotask(() => window.tell({ ...message, type: "saved", revision: 1 }));
    }
  },
};
window.leave = page.render({ model, el: document.getElementById("app") });
window.shown = true;
"""


class Harness:
    """One page and the messages that went to and fro."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.errors: list[str] = []
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda said: self.errors.append(said.text) if said.type == "error" else None)

    def open(self, boot: JSON | None = None, *, acknowledge: bool = True, before: str = "") -> None:
        """Open the page with its content embedded (`boot`), or without, as in JupyterLab."""
        told = json.dumps(boot) if boot is not None else "undefined"
        self.page.add_init_script(f"window.BOOT={told};window.ACKNOWLEDGE={json.dumps(acknowledge)};{before}")
        self.page.goto(ADDRESS)
        self.page.wait_for_function("window.shown")

    def start(
        self, current: str = "voice", *, acknowledge: bool = True, before: str = "", **more: Any
    ) -> None:
        """Open the served page with the sample workshop, its link ready."""
        self.open(
            {"content": content(), "state": state(current, **more)}, acknowledge=acknowledge, before=before
        )
        self.link("ready")

    def reload(self) -> None:
        """Load the page again on the same phone."""
        self.page.reload()
        self.page.wait_for_function("window.shown")

    def tell(self, message: JSON) -> None:
        """Let a message arrive."""
        self.page.evaluate("(message) => window.tell(message)", message)

    def link(self, to: str, **more: object) -> None:
        """Let the host say how the link is."""
        self.tell({"type": "link", "state": to, **more})

    def live(self, current: str, **more: Any) -> None:
        """Let the facilitator open a step."""
        self.tell({"type": "live", "live": live(current, **more)})

    def sent(self, kind: str) -> list[JSON]:
        """Return what was sent of one kind."""
        found = self.page.evaluate("(kind) => window.sent.filter((one) => one.type === kind)", kind)
        return list(found)

    def place(self) -> tuple[str, str]:
        """Return the step and screen the page says it is at."""
        last = self.sent("where")[-1]
        return last["step"], last["screen"]

    def press(self, label: str) -> None:
        """Press a button."""
        self.page.get_by_role("button", name=label, exact=True).first.click()

    def on_to(self, screen: str) -> None:
        """Go on until `screen`, of which the first field is enough; a screen that never comes fails the test."""
        for _ in range(30):
            at = self.place()[1]
            if screen in (at, at.split("+")[0]):
                return
            self.page.locator(".wli-nav .wli-button-primary").click()
        raise AssertionError(f"no screen {screen!r}; stopped at {self.place()}")

    @property
    def main(self) -> Locator:
        """What is on the screen."""
        return self.page.locator(".wli-main")

    @property
    def complaint(self) -> str:
        """What the first question says is wrong; spoken at once, and not there while all is well."""
        said = self.main.locator(".wli-error").first
        assert said.get_attribute("role") == "alert"
        assert said.is_visible() == bool(said.inner_text())
        return said.inner_text()

    @property
    def status(self) -> str:
        """The line that says whether answers are safe."""
        return self.page.locator(".wli-status").inner_text()


@pytest.fixture
def harness(browser: Browser) -> Iterator[Harness]:
    """Return a page that is not open yet; at the end no script error may have happened."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    context.set_default_timeout(5000)
    files = {
        "/": ("text/html", PAGE),
        "/host.js": ("text/javascript", HOST),
        "/page.js": ("text/javascript", ParticipantWidget.module_text()),
        "/page.css": ("text/css", ParticipantWidget.style_text()),
    }

    def answer(route: Route) -> None:
        kind, body = files.get(urlparse(route.request.url).path, ("text/plain", ""))
        headers = {"Content-Type": f"{kind}; charset=utf-8", "Content-Security-Policy": POLICY}
        route.fulfill(status=200, headers=headers, body=body)

    context.route("**/*", answer)
    tried = Harness(context.new_page())
    yield tried
    context.close()
    assert tried.errors == []
