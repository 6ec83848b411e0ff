"""A facilitator sets a session up on screen; whoever joins reads and is asked what was set, and then it is locked."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.facilitator import Facilitator
from tests.browser.phone import Phone, new_phone
from tests.browser.seminar import Seminar, start
from wli_toolkit.content import load_pack, translator
from wli_toolkit.store import open_store

_ = translator("ja")
ORGANISERS = "進行役は主催者に所属しています"
CARDS = load_pack().exercise("E01").title.ja


@pytest.fixture
def half_hour(tmp_path: Path) -> Iterator[Seminar]:
    """Return a running server with a new session of half an hour."""
    folder = tmp_path / "half-hour"
    folder.mkdir()
    running = start(folder, "--agenda", "30min")
    yield running
    running.stop()


def button(page: Page, sentence: str, **values: object) -> None:
    """Press what is called `sentence` in Japanese."""
    page.get_by_role("button", name=_(sentence).format(**values), exact=True).click()


@pytest.mark.timeout(180)
def test_what_is_set_up_is_what_people_read_and_are_asked(browser: Browser, half_hour: Seminar) -> None:
    # Somebody early has the first page open already.
    early = Phone(new_phone(browser).new_page())
    early.page.goto(half_hour.join_url)
    expect(early.page.locator(".wli-consent")).not_to_contain_text(ORGANISERS)

    # The settings: whom the facilitator belongs to, and whom to turn to.
    console = Facilitator(browser, half_hour)
    page = console.page
    expect(page.get_by_role("tab", selected=True)).to_contain_text(_("Set up"))
    page.get_by_label(_("The organiser (company, HR)")).check()
    preview = page.locator(".wli-set-paper[lang=ja] [data-text=consent]")
    expect(preview).to_contain_text(ORGANISERS)
    button(page, "Add a contact")
    page.get_by_label(_("Name or office")).fill("キャリア相談室")
    page.get_by_label(_("Phone, mail or place")).fill("内線 12")
    button(page, "Keep these settings")
    expect(page.get_by_text(_("Kept ✓"), exact=True).first).to_be_visible()
    promised = preview.inner_text()

    # The agenda: one step less, and more time for another. The screen that is open follows.
    screen = page.context.new_page()
    screen.goto(f"{half_hour.base}/screen?s={half_hour.code}")
    expect(screen.locator(".wli-screen[data-view=join]")).to_be_visible()
    old = json.loads(screen.locator("#wli-boot").text_content() or "{}")["content"]["mark"]
    button(page, "Agenda")
    page.locator(".wli-built[data-step=pair]").get_by_role("button", name=re.compile(_("Take out"))).click()
    page.get_by_label(_("Minutes of “{title}”").format(title=CARDS)).fill("9")
    button(page, "Keep this agenda")
    expect(page.get_by_text(_("Kept ✓ Everybody who joins gets this agenda."))).to_be_visible()
    expect(screen.locator("#wli-boot")).not_to_contain_text(old)

    # What was read before is read once more; then it is what was promised.
    early.page.locator("input[name=consent_use]").check()
    early.press("Take part")
    expect(early.page.locator(".wli-problem")).to_be_visible()
    expect(early.page.locator(".wli-consent")).to_contain_text(promised)
    early.page.locator("input[name=consent_use]").check()
    early.press("Take part")
    early.page.wait_for_url("**/workshop")
    asked = json.loads(early.page.locator("#wli-boot").text_content() or "{}")["content"]
    steps = {step["id"]: step["minutes"] for step in asked["agenda"]["steps"]}
    assert "pair" not in steps
    assert steps["cards"] == 9
    assert asked["agenda"]["minutes"] == sum(steps.values())
    assert asked["consent"]["text"]["ja"] == promised
    assert asked["handing"] == {"all": False}
    sheet = early.page.context.new_page()
    sheet.goto(f"{half_hour.base}/me/blueprint.html")
    expect(sheet.locator("footer")).to_contain_text("キャリア相談室：内線 12")

    # Now it is promised: the form says why it is locked, and the store holds to it.
    reason = _("Somebody has joined and agreed to these terms. To change them, start a new session.")
    expect(page.locator(".wli-builder").get_by_text(reason)).to_be_visible()
    button(page, "Settings and consent text")
    expect(page.get_by_text(reason).first).to_be_visible()
    expect(page.get_by_label(_("The organiser (company, HR)"))).to_be_disabled()
    expect(page.get_by_label(_("Days until everything is deleted"))).not_to_be_editable()
    with open_store(f"sqlite:///{half_hour.database}") as store:
        assert not store.openness(half_hour.code).agenda
        assert store.session(half_hour.code).settings["threshold_room"] == 10
    assert not console.failures
    early.failures = [one for one in early.failures if "409" not in one]
    assert not early.failures
