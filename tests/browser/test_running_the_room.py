"""A facilitator runs the room: eyes up, help at a seat, a latecomer, a picture on the screen and on phones."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.answers import answers
from tests.browser.facilitator import Facilitator
from tests.browser.others import others_answer
from tests.browser.phone import Phone, new_phone
from tests.browser.seminar import Seminar
from wli_toolkit.content import load_pack, translator

_ = translator("ja")


@pytest.fixture
def phone(browser: Browser, seminar: Seminar) -> Iterator[Phone]:
    """Return a phone that has just joined and noted its code."""
    context = new_phone(browser)
    opened = Phone(context.new_page())
    opened.join(seminar.join_url)
    opened.press("Start")
    opened.press("I have noted it down")
    yield opened
    assert not opened.failures
    for each in browser.contexts:
        each.close()


def said(sentence: str) -> re.Pattern[str]:
    """Return a pattern for a sentence of the interface, up to its first placeholder."""
    return re.compile(re.escape(_(sentence).partition("{")[0]))


def screen_of(console: Facilitator, seminar: Seminar) -> Page:
    """Return the projector's page, opened in the facilitator's browser."""
    page = console.page.context.new_page()
    page.goto(f"{seminar.base}/screen?s={seminar.code}")
    expect(page.locator(".wli-screen[data-view=join]")).to_be_visible()
    return page


@pytest.mark.timeout(300)
def test_a_facilitator_runs_the_room(browser: Browser, seminar: Seminar, phone: Phone) -> None:
    console = Facilitator(browser, seminar)
    screen = screen_of(console, seminar)
    console.begin()

    # Everyone looks up, and goes on where they were.
    dark = phone.page.locator(".wli-heads-up")
    console.page.get_by_role("button", name=_("Ask everyone to look up")).click()
    expect(dark).to_be_visible()
    console.page.get_by_role("button", name=_("Light the phones up again")).click()
    expect(dark).to_be_hidden()

    # Help at a seat.
    phone.press("Menu")
    phone.press("Ask for help at my seat")
    console.page.get_by_role("button", name=said("Help wanted at seat {seats}")).click()
    console.page.locator(".wli-help .wli-button-primary").click()
    expect(phone.page.locator(".wli-help-part")).to_contain_text(_("Somebody is on the way to your seat."))
    console.page.locator(".wli-help button:visible").click()
    expect(phone.page.locator(".wli-help-part button")).to_have_text(_("Ask for help at my seat"))
    phone.press("Close the menu")

    # The screen shows what it is told to, and the step again once one is opened.
    console.page.get_by_role("button", name=_("Ground rules")).click()
    expect(screen.locator(".wli-screen[data-view=rules]")).to_be_visible()
    console.page.get_by_role("button", name=_("Follows the steps")).click()
    expect(screen.locator(".wli-screen[data-view=join]")).to_be_visible()

    # The first step is answered and closed; nothing of it is out before it is released.
    phone.answer_screens("E00", answers("R", 0)["voice"])
    phone.expect_saved()
    others_answer(seminar)
    console.page.locator(".wli-next").click()
    console.page.get_by_role("button", name=_("Close and fix"), exact=True).click()
    console.page.get_by_role("button", name=_("See the group pictures")).click()
    card = console.page.locator(".wli-picture", has_text=_figure_title("voices"))
    expect(card.get_by_role("img")).to_be_visible()
    expect(screen.locator(".wli-screen[data-view=picture]")).to_have_count(0)
    expect(phone.page.locator(".wli-released")).to_have_count(0)
    card.get_by_role("button", name=said("Show on screen and phones")).click()
    expect(screen.locator("h1")).to_have_text(_figure_title("voices"))
    phone.page.get_by_role("button", name=_("Look at it")).click()
    expect(phone.page.locator(".wli-released h3")).to_have_text(_figure_title("voices"))
    expect(phone.page.locator(".wli-place")).to_contain_text(_("Where I sit"))
    phone.press("Back to my own page")

    # It is undone, and is off the screen and the phone.
    console.page.get_by_role("button", name=said("Undo: {what}")).click()
    expect(screen.locator(".wli-screen[data-view=picture]")).to_have_count(0)
    expect(phone.page.get_by_role("button", name=_("Look at it"))).to_have_count(0)

    # Somebody comes late.
    console.onward()
    late = Phone(new_phone(browser).new_page())
    late.join(seminar.join_url)
    late.expect_heading(load_pack().exercise("E02").title.ja)
    assert len(late.resume_code()) > 15
    expect(late.page.locator(".wli-still-open button")).to_have_text([load_pack().exercise("E00").title.ja])
    late.press("I have noted it down, and join in")
    late.press("Begin")
    late.field("E02", "w2l_now")
    assert not late.failures

    # What was done is in the log, and names nobody.
    console.tab("End")
    console.page.get_by_text(_("What was done, and when")).click()
    expect(console.page.locator(".wli-log li").last).to_contain_text(load_pack().exercise("E02").title.ja)
    assert not console.failures

    # Who shares the computer leaves the console; its passcode opens it again.
    console.page.get_by_role("button", name=_("Log out"), exact=True).click()
    console.page.wait_for_url("**/console/login")
    console.page.goto(f"{seminar.base}/console?s={seminar.code}")
    expect(console.page.locator("#passcode")).to_be_visible()


def _figure_title(figure_id: str) -> str:
    return next(f.title.ja for f in load_pack().exercise("E00").figures if f.id == figure_id)
