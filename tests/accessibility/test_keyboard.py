"""An exercise by keyboard alone: after every step the focus is on the new screen's heading, and never lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator

from tests.browser.hands import Keyboard
from tests.browser.phone import Phone, new_phone
from tests.browser.seminar import start
from tests.browser.walking import Walker
from wli_toolkit.content import load_agenda, load_pack
from wli_toolkit.store import open_store

AGENDA = "30min"
WHERE = "() => document.activeElement.matches('.wli-main h2') ? '' : document.activeElement.outerHTML.slice(0, 200)"


class Watchful(Walker):
    """Looks after every step where the focus is."""

    def onward(self, button: Locator) -> None:
        """Go on, and see that the focus went along."""
        super().onward(button)
        lost = self.phone.page.evaluate(WHERE)
        assert lost == "", f"after {self.visited[-1]} the focus is on {lost}"


@pytest.mark.timeout(300)
def test_the_focus_goes_along_by_keyboard(browser: Browser, tmp_path: Path) -> None:
    pack = load_pack()
    agenda = load_agenda(pack, AGENDA)
    with open_store(f"sqlite:///{tmp_path / 'seminar.db'}") as store:
        made, _passcode = store.create_session(agenda=agenda, settings={"pace": "free"})
    seminar = start(tmp_path, "--session", made.code)
    try:
        context = new_phone(browser)
        phone = Phone(context.new_page())
        phone.join(seminar.join_url)
        walker = Watchful(phone, Keyboard(phone.page, "ja", "鍵"), pack, agenda)
        phone.page.locator(".wli-main h2").first.wait_for()
        walker.screen("voice", "consent")
        walker.walk()
        phone.expect_saved()
        assert len(walker.visited) > len(agenda.steps)
        context.close()
    finally:
        seminar.stop()
