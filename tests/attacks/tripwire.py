"""A browser that counts whatever a text made it do: scripts, dialogs, refused scripts, and calls to the outside."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, Route

WATCH = """
window.__refused = [];
document.addEventListener("securitypolicyviolation", (event) =>
  window.__refused.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
for (const name of ["alert", "confirm", "prompt"]) window[name] = () => { window.__ran = (window.__ran || 0) + 1; };
"""
SCENE = """() => {
  const room = document.documentElement;
  const runs = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const right = (text) => {
    const range = document.createRange();
    range.selectNodeContents(text);
    return range.getBoundingClientRect().right;
  };
  const wide = [];
  if (room.scrollWidth > room.clientWidth) {
    wide.push(`${room.scrollWidth} of ${room.clientWidth}`);
    while (runs.nextNode()) {
      if (right(runs.currentNode) > room.clientWidth) wide.push(runs.currentNode.textContent.slice(0, 60));
    }
  }
  return { ran: window.__ran || 0, refused: window.__refused, wide };
}"""


class Tripwire:
    """A context of a browser in which nothing that people wrote may do anything."""

    def __init__(self, browser: Browser, **how: Any) -> None:
        self.context: BrowserContext = browser.new_context(**how)
        self.context.set_default_timeout(20_000)
        self.context.add_init_script(WATCH)
        self.outside: list[str] = []
        self.dialogs: list[str] = []
        self.failures: list[str] = []
        self.context.route("**/*", self._pass_on)

    def _pass_on(self, route: Route) -> None:
        url = route.request.url
        if url.startswith(("http://seminar.test", "data:", "blob:", "file:")):
            route.continue_()
        else:
            self.outside.append(url)
            route.abort()

    def page(self) -> Page:
        """Return a new page."""
        page = self.context.new_page()
        page.on("dialog", lambda dialog: (self.dialogs.append(dialog.message), dialog.dismiss()))
        page.on("pageerror", lambda error: self.failures.append(str(error)))
        return page

    def look(self, page: Page, *, narrow: bool = True) -> None:
        """Check that nothing has run, nothing was asked for outside, and the page is no wider than its window."""
        for frame in page.frames:
            found = frame.evaluate(SCENE)
            assert found["ran"] == 0, (frame.url, found)
            assert not found["refused"], (frame.url, found)
        wide = page.evaluate(SCENE)["wide"]
        assert not narrow or not wide, (page.url, wide)
        assert (self.outside, self.dialogs, self.failures) == ([], [], [])
