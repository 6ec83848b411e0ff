"""The room while it is led: the facilitator's console, the projector's page, a phone that follows, an assistant's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.views.doors import View
from tests.views.house import House
from tests.views.phones import OwnPace
from wli_toolkit.content import translator
from wli_toolkit.content.model import Lang

TABS = ("Set up", "Join", "Seats", "Pictures", "Wall", "Blueprints", "End")
CUE: Mapping[Lang, str] = {"ja": "帰宅してかばんを置いたら", "en": "When I put down my bag"}
"""Within what the field takes."""
EXPECTED = 12
"""So many that some pictures are permitted and others are not."""
LAPTOP = {"width": 1280, "height": 800}


class Desk:
    """Console and screen in the facilitator's browser, and a phone in the room."""

    def __init__(self, browser: Browser, phone: BrowserContext, house: House, lang: Lang) -> None:
        self.lang = lang
        self.house = house
        self.rooms = house.rooms[lang]
        self._ = translator(lang)
        self.context = browser.new_context(viewport=LAPTOP, locale="ja-JP" if lang == "ja" else "en-GB")
        self.console = self.context.new_page()
        self.screen = self.context.new_page()
        self.phone = OwnPace(phone, house, lang)

    def button(self, sentence: str) -> None:
        """Press a button of the console, known by its sentence up to the first placeholder."""
        said = re.compile("^" + re.escape(self._(sentence).partition("{")[0]))
        self.console.get_by_role("button", name=said).first.click()

    def tab(self, sentence: str) -> None:
        """Open a tab."""
        self.console.get_by_role("tab", name=self._(sentence)).click()

    def shows(self, view: str) -> None:
        """Wait until the screen shows a view of this kind."""
        self.screen.locator(f".wli-screen[data-view={view}]").wait_for()


def led(browser: Browser, phone: BrowserContext, house: House, lang: Lang) -> Iterator[View]:
    """Yield the states of a room from opening its doors to its end."""
    desk = Desk(browser, phone, house, lang)
    yield from before(desk)
    yield from during(desk)
    yield from ended(desk)
    desk.context.close()


def before(desk: Desk) -> Iterator[View]:
    """Yield what is there before the workshop starts."""
    console, screen, _ = desk.console, desk.screen, desk._
    console.goto(desk.house.url(f"/console/login?s={desk.rooms.led}#p={desk.rooms.passcode}"))
    console.wait_for_url("**/console*")
    expect(console.get_by_text(_("Connected"), exact=True)).to_be_visible()
    screen.goto(desk.house.url(f"/screen?s={desk.rooms.led}"))
    desk.shows("join")
    screen.locator("img.wli-door-qr").wait_for()
    yield "screen-join", screen
    desk.tab("Set up")
    expect(console.get_by_role("button", name=_("Agenda"), exact=True)).to_be_visible()
    for sentence in ("Settings and consent text", "Agenda", "Expected people"):
        console.get_by_role("button", name=_(sentence), exact=True).click()
        yield f"console-{sentence.split()[0].lower()}", console
    console.get_by_label(_("How many people do you expect?")).fill(str(EXPECTED))
    console.locator(".wli-permits").wait_for()
    yield "console-permitted", console
    desk.tab("Join")
    console.locator(".wli-entrance summary").click()
    yield "console-join", console
    desk.button("Make a passcode for assistants")
    console.locator(".wli-entrance .wli-join-code").wait_for()
    yield "console-assistants-passcode", console
    desk.phone.join(desk.rooms.led)
    desk.phone.press("Start")
    desk.phone.press("I have noted it down")
    desk.phone.page.locator("label.wli-option").first.click()
    desk.phone.attached()


def during(desk: Desk) -> Iterator[View]:
    """Yield what is there while it runs."""
    console, screen, phone, _ = desk.console, desk.screen, desk.phone.page, desk._
    next_ = console.locator(".wli-next")
    desk.button("Start the workshop")
    desk.tab("Seats")
    notes = console.locator("details", has_text=_("Notes for this step")).first
    notes.locator("summary").first.click()
    yield "console-seats-with-notes", console
    next_.click()
    console.get_by_role("button", name=_("Close and fix"), exact=True).wait_for()
    yield "console-question", console
    desk.button("Close and fix")
    desk.tab("Pictures")
    expect(console.get_by_text(_("Counting…"), exact=True)).to_have_count(0)
    console.locator(".wli-picture img").first.wait_for()
    yield "console-pictures", console
    desk.shows("step")
    yield "screen-to-think-about", screen
    desk.button("Show on screen and phones")
    screen.locator(".wli-shown-figure").first.wait_for()
    yield "screen-picture", screen
    phone.get_by_role("button", name=_("Look at it")).wait_for()
    yield "phone-picture-notice", phone
    desk.phone.press("Look at it")
    phone.locator(".wli-released").wait_for()
    yield "phone-picture", phone
    desk.phone.press("Back to my own page")
    desk.phone.to("voice", "wait")
    yield "phone-waiting", phone
    desk.button("Ask everyone to look up")
    phone.locator(".wli-heads-up:not([hidden])").wait_for()
    yield "phone-look-up", phone
    desk.button("Light the phones up again")
    phone.locator(".wli-heads-up").wait_for(state="hidden")
    for what, view in (("Ground rules", "rules"), ("Timer", "timer")):
        if what == "Timer":
            desk.house.store.open_step(desk.rooms.led, "pair")
            phone.locator(".wli-turn").wait_for()
            yield "phone-in-turns", phone
            desk.shows("step")
            yield "screen-turns", screen
            desk.house.store.open_step(desk.rooms.led, "season")
            screen.locator(".wli-turns").wait_for(state="detached")
            yield "screen-exercise", screen
        desk.button(what)
        desk.shows(view)
        yield f"screen-{view}", screen
    desk.button("Follows the steps")
    desk.tab("Wall")
    console.locator(".wli-voice").first.wait_for()
    yield "console-wall", console
    desk.button("Put the wall on the screen")
    screen.locator(".wli-wall-card").first.wait_for()
    yield "screen-wall", screen
    yield from choosing(desk)
    yield from posting(desk)
    desk.tab("Blueprints")
    console.locator(".wli-reader-page").first.wait_for()
    yield "console-blueprints", console
    yield from late(desk)


def posting(desk: Desk) -> Iterator[View]:
    """Yield a text that is put out on the wall."""
    phone = desk.phone.page
    desk.house.store.open_step(desk.rooms.led, "step")
    desk.phone.follows("step")
    desk.phone.to("step", "cue+act")
    desk.phone.attached()
    box = phone.locator("textarea").first
    box.fill(CUE[desk.lang])
    box.blur()
    phone.locator(".wli-posting button").first.wait_for()
    yield "phone-wall", phone


def choosing(desk: Desk) -> Iterator[View]:
    """Yield the step in which everybody takes one of several exercises."""
    agenda = desk.house.store.session(desk.rooms.led).agenda_model()
    (step,) = [step for step in agenda.steps if len(step.asks) > 1]
    desk.house.store.show(desk.rooms.led, None)
    desk.house.store.open_step(desk.rooms.led, step.id)
    desk.screen.locator(".wli-choice").wait_for()
    desk.phone.follows(step.id)
    yield "screen-one-of", desk.screen
    desk.phone.to(step.id, "choose")
    yield "phone-one-of", desk.phone.page


def late(desk: Desk) -> Iterator[View]:
    """Yield what somebody meets who comes late."""
    desk.phone.page.close()
    desk.phone.context.clear_cookies()
    newcomer = OwnPace(desk.phone.context, desk.house, desk.lang)
    newcomer.join(desk.rooms.led)
    yield "phone-late", newcomer.page
    newcomer.page.close()


def ended(desk: Desk) -> Iterator[View]:
    """Yield the end."""
    console, _ = desk.console, desk._
    desk.tab("End")
    yield "console-end", console
    desk.button("End the workshop")
    yield "console-end-question", console
    desk.button("End it")
    expect(console.locator(".wli-nowbar")).to_contain_text(_("The workshop has ended"))
    desk.shows("closing")
    yield "screen-closing", desk.screen
    yield "console-ended", console


def assistant(phone: BrowserContext, house: House, lang: Lang) -> Iterator[View]:
    """Yield an assistant's console on a phone; a session that is not over yet."""
    _ = translator(lang)
    code = house.rooms[lang].led
    passcode = house.store.new_assistant_passcode(code)
    page: Page = phone.new_page()
    page.goto(house.url(f"/console/login?s={code}&as=assistant"))
    page.fill("#passcode", passcode)
    page.get_by_role("button").click()
    expect(page.get_by_text(_("Connected"), exact=True)).to_be_visible()
    yield "assistant-helping", page
    page.get_by_role("tab", name=_("Wall")).click()
    page.locator(".wli-voice").first.wait_for()
    yield "assistant-wall", page
    house.store.withdraw_assistant(code)
    page.locator(".wli-assistant-out").wait_for()
    yield "assistant-out", page
    page.close()
