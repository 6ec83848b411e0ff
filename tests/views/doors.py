"""The doors: join page, login, and the pages that say one thing."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import BrowserContext, Page

from tests.views.house import House
from wli_toolkit.content import translator
from wli_toolkit.content.model import Lang

View = tuple[str, Page]
"""What a state is called, and the page that is in it."""
UNSENT = """(code) => {
  const { participant } = JSON.parse(localStorage.getItem(`wli-here-${code}`));
  localStorage.setItem(`wli-outbox-${participant}`, '{"one": {"op": "x", "field": "y"}}');
}"""
SENT = """(code) => {
  const { participant } = JSON.parse(localStorage.getItem(`wli-here-${code}`));
  localStorage.removeItem(`wli-outbox-${participant}`);
}"""


def doors(context: BrowserContext, house: House, lang: Lang) -> Iterator[View]:
    """Yield each state of the pages that are there before one is in; the last person joined `led`."""
    _ = translator(lang)
    rooms = house.rooms[lang]
    page = context.new_page()
    page.goto(house.url(f"/?lang={lang}&s=XXXXXX"))
    yield "join-wrong-code", page
    page.goto(house.url(f"/?lang={lang}&s={rooms.led}"))
    yield "join", page
    page.locator("form#join button").click()
    page.locator("[role=alert]").wait_for()
    yield "join-without-consent", page
    page.locator("#resume summary").click()
    page.fill("#resume-code", "AAAA-AAAA-AAAA-AAAA")
    page.locator("#resume button").click()
    page.locator("#resume[open]").wait_for()
    page.locator("[role=alert]").wait_for()
    yield "resume-wrong-code", page
    page.goto(house.url(f"/?lang={lang}&s={rooms.over}"))
    page.locator("input[name=consent_use]").check()
    page.locator("form#join button").click()
    page.locator("[role=alert]").wait_for()
    yield "join-ended", page

    page.goto(house.url(f"/?lang={lang}&s={rooms.free}"))
    page.locator("input[name=consent_use]").check()
    page.get_by_role("button", name=_("Take part")).click()
    page.wait_for_url("**/workshop")
    page.locator(".wli-main h2").wait_for()
    page.goto(house.url(f"/?lang={lang}&s={rooms.free}"))
    yield "join-joined", page
    page.evaluate(UNSENT, rooms.free)
    page.reload()
    page.locator("#unsent:not([hidden])").wait_for()
    yield "join-unsent", page
    page.evaluate(SENT, rooms.free)

    page.goto(house.url(f"/console/login?s={rooms.led}"))
    yield "login", page
    page.fill("#passcode", "wrong words")
    page.get_by_role("button").click()
    page.locator("[role=alert]").wait_for()
    yield "login-wrong", page
    page.goto(house.url(f"/console/login?s={rooms.led}&as=assistant"))
    yield "login-assistant", page
    page.goto(house.url("/nowhere"))
    yield "no-such-page", page
    page.close()


def gone(context: BrowserContext, house: House, lang: Lang) -> Iterator[View]:
    """Yield the page of somebody whose place was deleted elsewhere."""
    rooms = house.rooms[lang]
    page = context.new_page()
    page.goto(house.url(f"/?lang={lang}&s={rooms.free}"))
    page.locator("input[name=consent_use]").check()
    before = {one.id for one in house.store.participants(rooms.free)}
    page.locator("form#join button").click()
    page.wait_for_url("**/workshop")
    (person,) = {one.id for one in house.store.participants(rooms.free)} - before
    page.goto("about:blank")
    house.store.delete_participant(person)
    page.goto(house.url("/workshop"))
    page.locator("main[data-gone]").wait_for()
    yield "not-found-any-more", page
    page.close()
