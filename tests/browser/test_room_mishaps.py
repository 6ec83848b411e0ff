"""What goes wrong in a room: two consoles, a phone without a line, a step taken back, an end pressed twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.answers import answers
from tests.browser.facilitator import Facilitator
from tests.browser.others import others_answer
from tests.browser.phone import Phone, new_phone
from tests.browser.seminar import Seminar
from tests.browser.test_seminar import stored
from wli_toolkit.content import load_pack, translator
from wli_toolkit.store import open_store

_ = translator("ja")
VOICES = "E00/voices@during"


@pytest.fixture
def joined(browser: Browser, seminar: Seminar) -> Iterator[tuple[Phone, str]]:
    """Return a phone that has just joined and noted its code, and the code."""
    opened = Phone(new_phone(browser).new_page())
    opened.join(seminar.join_url)
    opened.press("Start")
    code = opened.resume_code()
    opened.press("I have noted it down")
    yield opened, code
    for each in browser.contexts:
        each.close()


def title(exercise: str) -> str:
    """Return what an exercise is called."""
    return load_pack().exercise(exercise).title.ja


def close_now(console: Facilitator) -> None:
    """Close the step that is open."""
    console.page.locator(".wli-next", has_text=_("Close this step and fix its results")).click()
    console.page.get_by_role("button", name=_("Close and fix"), exact=True).click()


@pytest.mark.timeout(300)
def test_a_room_bears_what_goes_wrong(browser: Browser, seminar: Seminar, joined: tuple[Phone, str]) -> None:
    phone, code = joined
    first, second = Facilitator(browser, seminar), Facilitator(browser, seminar)
    screen = first.page.context.new_page()
    screen.goto(f"{seminar.base}/screen?s={seminar.code}")
    first.begin()

    phone.answer_screens("E00", answers("R", 0)["voice"])
    others_answer(seminar)

    # The second console sees what the first does, and takes part.
    close_now(first)
    expect(second.page.locator(".wli-next")).to_contain_text(title("E02"))
    second.tab("Pictures")
    card = second.page.locator(".wli-picture", has=second.page.locator("img")).first
    card.get_by_role("button", name=re.compile(_("Show on screen and phones"))).click()
    expect(screen.locator(".wli-shown-figure").first).to_be_visible()

    # The screen is loaded anew: the same picture stands there.
    screen.reload()
    expect(screen.locator(".wli-shown-figure").first).to_be_visible()

    # Going back: what the reopened step showed is off the screen, also for the console that was loaded anew.
    first.page.reload()
    expect(first.page.get_by_text(_("Connected"), exact=True)).to_be_visible()
    first.page.get_by_role("button", name=f"{_('Reopen')}: {title('E00')}").click()
    expect(screen.locator(".wli-shown-figure")).to_have_count(0)
    with open_store(f"sqlite:///{seminar.database}") as store:
        assert VOICES not in store.live(seminar.code).released
    close_now(first)

    # A phone without a line while the room moves on by two steps finds its way, and keeps what it wrote.
    first.page.locator(".wli-next", has_text=title("E02")).click()
    phone.expect_heading(title("E02"))
    phone.press("Begin")
    phone.page.context.set_offline(True)
    phone.answer("E02", "w2l_now", 7)
    first.onward()
    expect(second.page.locator(".wli-nowbar-title")).to_have_text(title("E01"))
    first.page.get_by_role("button", name=_("Ask everyone to look up")).click()
    phone.page.context.set_offline(False)
    expect(phone.page.locator(".wli-heads-up")).to_be_visible()
    second.page.get_by_role("button", name=_("Light the phones up again")).click()
    expect(phone.page.locator(".wli-heads-up")).to_be_hidden()
    phone.expect_heading(title("E01"))
    phone.expect_saved()
    assert stored(seminar, code)["E02", "before", "w2l_now"].value == 7

    # One console ends the workshop while the other asks whether to: the question is withdrawn, nothing ends twice.
    for console in (first, second):
        console.tab("End")
        console.page.get_by_role("button", name=_("End the workshop"), exact=True).click()
    first.page.get_by_role("button", name=_("End it"), exact=True).click()
    expect(second.page.locator(".wli-nowbar")).to_contain_text(_("The workshop has ended"))
    expect(second.page.get_by_role("button", name=_("End it"), exact=True)).to_have_count(0)
    expect(screen.locator("h1")).to_have_text(_("Thank you for today"))
    with open_store(f"sqlite:///{seminar.database}") as store:
        assert [one.what for one in store.log(seminar.code)].count("end") == 1
    assert not first.failures + second.failures
