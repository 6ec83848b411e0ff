"""The doors: join page, login, and the pages that say one thing."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from http import HTTPStatus
from threading import Event

from playwright.sync_api import BrowserContext, Page

from tests.server.client import Client
from tests.views.house import House
from wli_toolkit.content import translator
from wli_toolkit.content.model import Lang
from wli_toolkit.server.patience import MOST_WAITING

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


CROWDED = "Many passcodes are being tried here just now. Please wait a moment and try again."
AT_ONCE = 2 * MOST_WAITING
AHEAD = "Waiting for a seat: {n} ahead of you. You can start answering."


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
    with crowded(house):
        while page.get_by_text(_(CROWDED)).count() == 0:
            page.fill("#passcode", "wrong words")
            page.get_by_role("button").click()
            page.locator("[role=alert]").wait_for()
    yield "login-crowded", page
    page.goto(house.url(f"/console/login?s={rooms.led}&as=assistant"))
    yield "login-assistant", page
    page.goto(house.url("/nowhere"))
    yield "no-such-page", page
    page.close()


@contextmanager
def crowded(house: House) -> Iterator[None]:
    """Let far more passcodes be tried from here than are checked at once."""
    over = Event()

    def keep_trying() -> None:
        client = Client(house.seminar.line["port"])
        while not over.is_set():
            # Each time another session: wrong tries at one are answered ever more slowly.
            client.post("/console/login", session=uuid.uuid4().hex, passcode="wrong words")

    with ThreadPoolExecutor(AT_ONCE) as trying:
        tries = [trying.submit(keep_trying) for _ in range(AT_ONCE)]
        try:
            yield
        finally:
            over.set()
    for one in tries:
        one.result()


def waiting(context: BrowserContext, house: House, lang: Lang) -> Iterator[View]:
    """Yield the page of somebody for whom the server has no seat left yet."""
    _ = translator(lang)
    rooms = house.rooms[lang]
    with ExitStack() as sockets:
        first = Client(house.narrow.line["port"])
        assert first.join(rooms.free).status == HTTPStatus.SEE_OTHER
        line, talk = first.kernel("workshop", rooms.free)
        for socket in (line.socket, talk.socket):
            sockets.callback(socket.close)
        page = context.new_page()
        page.goto(f"{house.narrow.base}/?lang={lang}&s={rooms.free}")
        page.locator("input[name=consent_use]").check()
        page.get_by_role("button", name=_("Take part")).click()
        page.wait_for_url("**/workshop")
        page.get_by_text(_(AHEAD).partition("{n}")[0]).wait_for()
        yield "waiting-for-a-seat", page
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
