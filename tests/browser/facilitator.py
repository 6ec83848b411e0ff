"""The facilitator's console in a browser of its own."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, expect

from tests.browser.seminar import Seminar
from wli_toolkit.content import translator

OPEN_NEXT, CLOSE = "Open the next step: {title}", "Close this step and fix its results"
_ = translator("ja")


class Facilitator:
    """The console in a browser of its own."""

    def __init__(self, browser: Browser, seminar: Seminar) -> None:
        self.page = browser.new_context(viewport={"width": 1280, "height": 800}, locale="ja-JP").new_page()
        self.failures: list[str] = []
        self.page.on("pageerror", lambda error: self.failures.append(str(error)))
        self.page.goto(f"{seminar.base}/console")
        assert "/console/login" in self.page.url
        self.page.fill("#session", seminar.code)
        self.page.fill("#passcode", str(seminar.line["passcode"]))
        self.page.get_by_role("button").click()
        self.page.wait_for_url("**/console")
        expect(self.page.get_by_text(_("Connected"), exact=True)).to_be_visible(timeout=30_000)

    def begin(self) -> None:
        """Start the clock of the first step."""
        self.page.locator(".wli-next", has_text=_("Start the workshop")).click()

    def onward(self) -> None:
        """Close the step that is open and open the next one."""
        primary = self.page.locator(".wli-next")
        begin = re.compile(re.escape(_(OPEN_NEXT).partition("{")[0]))
        expect(primary).to_have_text(re.compile(f"{begin.pattern}|{re.escape(_(CLOSE))}"), timeout=30_000)
        if not begin.search(primary.inner_text()):
            primary.click()
            self.page.get_by_role("button", name=_("Close and fix"), exact=True).click()
            expect(primary).to_have_text(begin, timeout=30_000)
        primary.click()

    def count(self, what: str) -> int:
        """Return one of the head counts."""
        cell = self.page.locator(".wli-count", has_text=_(what))
        return int(re.findall(r"\d+", cell.inner_text())[0])

    def tab(self, sentence: str) -> None:
        """Open a tab."""
        self.page.get_by_role("tab", name=_(sentence)).click()
