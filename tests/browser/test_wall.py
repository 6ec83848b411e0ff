"""The wall on a running server: put out on a phone, looked at in the console, shown on the screen, taken back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.browser.facilitator import Facilitator
from tests.browser.phone import Phone, new_phone
from tests.browser.seminar import Seminar
from tests.browser.watching import Lines
from wli_toolkit.content import load_pack, translator
from wli_toolkit.store import Store, open_store

TEXT = "<b>朝の散歩</b>&amp;目印"
HELD = "ねこ商事の資料を読む"
PUT_OUT = "Put it out (the facilitator looks first, then it goes on the screen)"
TAKE_BACK = "Take it back from the wall"
_ = translator("ja")


@pytest.fixture
def store(seminar: Seminar) -> Iterator[Store]:
    with open_store(f"sqlite:///{seminar.database}") as opened:
        yield opened


@pytest.fixture
def console(browser: Browser, seminar: Seminar) -> Iterator[Facilitator]:
    yield Facilitator(browser, seminar)
    for context in browser.contexts:
        context.close()


def at_small_step(browser: Browser, seminar: Seminar, store: Store) -> Phone:
    """Join, and come to the two texts of the small step."""
    phone = Phone(new_phone(browser).new_page())
    phone.join(seminar.join_url)
    phone.press("Start")
    phone.press("I have noted it down")
    store.open_step(seminar.code, "step")
    phone.expect_heading(load_pack().exercise("E11").title.ja)
    phone.press("Begin")
    phone.answer_screens("E11", [{"dir": "learn"}])
    return phone


def line_below(phone: Phone, field: str) -> Locator:
    """Return what stands below one text about the wall."""
    return phone.field("E11", field)[1].locator(".wli-posting")


def put_out(phone: Phone, field: str, text: str) -> None:
    """Write a text and press its button."""
    phone.answer("E11", field, text)
    phone.page.locator("body").press("Tab")
    phone.expect_saved()
    line_below(phone, field).get_by_role("button", name=_(PUT_OUT)).tap()
    expect(line_below(phone, field)).to_contain_text(_("✓ Put out. The facilitator will look at it."))


def decide(console: Facilitator, text: str, name: str) -> None:
    """Press a button of the card with this text."""
    card = console.page.locator(".wli-voice", has_text=text)
    card.get_by_role("button").filter(has_text=_(name)).first.click()


@pytest.mark.timeout(240)
def test_from_the_phone_to_the_screen_and_back(
    browser: Browser, seminar: Seminar, store: Store, console: Facilitator
) -> None:
    at_desk = Lines(console.page)
    console.page.reload()
    expect(console.page.get_by_text(_("Connected"), exact=True)).to_be_visible()
    screen = console.page.context.new_page()
    on_screen = Lines(screen)
    screen.goto(f"{seminar.base}/screen")
    cards = screen.locator(".wli-wall-card")
    phone = at_small_step(browser, seminar, store)

    # What is only written leaves the phone sealed.
    phone.answer("E11", "cue", TEXT)
    phone.page.locator("body").press("Tab")
    phone.expect_saved()
    assert store.wall(seminar.code) == []

    # Words to hold back, and the wall on the screen, empty.
    console.tab("Wall")
    console.page.get_by_text(_("Words to hold back"), exact=True).click()
    console.page.get_by_label(_("One word to a line")).fill("ネコ商事")
    console.page.get_by_role("button", name=_("Keep these words"), exact=True).click()
    expect(console.page.get_by_text(_("Kept ✓"), exact=True)).to_be_visible()
    console.page.get_by_role("button", name=_("Put the wall on the screen"), exact=True).click()
    expect(screen.locator(".wli-view-wall")).to_contain_text(_("What you put out appears here"))

    # Put out, it waits at the desk; one with such a word waits apart. Nothing of either is at the screen.
    put_out(phone, "cue", TEXT)
    waiting = console.page.locator(".wli-wall-section[data-state=waiting] .wli-voice-text")
    expect(waiting).to_have_text(TEXT)
    put_out(phone, "act", HELD)
    console.page.get_by_role("button", name=_("New: {n}. Show them").format(n=1), exact=True).click()
    expect(console.page.locator(".wli-wall-section[data-state=held] .wli-voice-text")).to_have_text(HELD)
    expect(cards).to_have_count(0)
    assert not on_screen.brought("朝の散歩")
    assert not on_screen.brought("資料")

    # Let through, it is on the screen as it was written, and its author sees so.
    decide(console, TEXT, "Put it on the wall")
    expect(cards).to_have_text(TEXT)
    assert on_screen.brought("朝の散歩")
    assert screen.locator(".wli-wall-card b").count() == 0
    expect(line_below(phone, "cue")).to_contain_text(_("✓ It is on the wall."))
    decide(console, HELD, "Do not show it")
    expect(line_below(phone, "act")).to_contain_text(
        _("The facilitator has seen it. It is not on the wall now.")
    )
    assert not on_screen.brought("資料")

    # Undone and let through again.
    decide(console, TEXT, "Take it off the wall")
    expect(cards).to_have_count(0)
    console.page.locator(".wli-wall-last").get_by_role("button").click()
    expect(cards).to_have_text(TEXT)

    # Taken back, it is gone everywhere; the answer stays.
    line_below(phone, "cue").get_by_role("button", name=_(TAKE_BACK)).tap()
    expect(cards).to_have_count(0)
    expect(console.page.locator(".wli-voice-text")).to_have_text([HELD])
    expect(phone.field("E11", "cue")[1].locator("textarea")).to_have_value(TEXT)

    # Deleting one's data takes the rest along.
    put_out(phone, "cue", "もう一度")
    decide(console, "もう一度", "Put it on the wall")
    expect(cards).to_have_text("もう一度")
    person = store.participants(seminar.code)[0].id
    phone.press("Menu")
    phone.press("Delete my data")
    phone.press("Yes, delete it")
    expect(cards).to_have_count(0)
    expect(console.page.locator(".wli-voice-text")).to_have_count(0)
    assert store.wall(seminar.code) == []

    # Nobody's id went with any of it, and the server wrote none of it down.
    assert at_desk.brought(TEXT)
    assert not at_desk.brought(person)
    assert not on_screen.brought(person)
    log = seminar.log.read_text()
    assert "散歩" not in log
    assert "ねこ商事" not in log
    assert phone.failures == []
    assert console.failures == []
