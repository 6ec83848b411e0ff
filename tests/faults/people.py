"""Somebody with a phone, a second device or a second tab, brought to a question of the workshop."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playwright.sync_api import Page, expect

from tests.browser.phone import Phone, new_phone
from tests.browser.seminar import Seminar
from wli_toolkit.content.model import Lang
from wli_toolkit.store import open_store

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext

OUTBOX = "Object.keys(localStorage).filter((name) => name.startsWith('wli-outbox')).map((name) => localStorage[name])"
LOCALES: dict[Lang, str] = {"ja": "ja-JP", "en": "en-GB"}


def open_step(seminar: Seminar, step: str) -> None:
    """Let the room be at `step`."""
    with open_store(f"sqlite:///{seminar.database}") as store:
        store.open_step(seminar.code, step)


def address(seminar: Seminar, port: int | None, path: str) -> str:
    """Return an address as a phone sees it; through `port` if the network between is in the test's hands."""
    return f"http://seminar.test:{port or seminar.line['port']}/{path}"


class Someone:
    """One participant with a first device, joined and come to the first question of the open step."""

    def __init__(
        self,
        browser: Browser,
        seminar: Seminar,
        *,
        port: int | None = None,
        lang: Lang = "ja",
        clock: bool = False,
        before: str = "",
    ) -> None:
        self.seminar = seminar
        self.browser = browser
        self.context: BrowserContext = new_phone(browser, locale=LOCALES[lang])
        if before:
            self.context.add_init_script(before)
        if clock:
            self.context.clock.install()
        self.phone = Phone(self.context.new_page(), lang)
        self.port = port
        self.phone.join(address(seminar, port, f"?s={seminar.code}"))
        self.code = self.phone.resume_code()
        self.phone.press("I have noted it down, and join in")
        self.phone.press("Begin")
        # The kernel is there before anything happens to it.
        expect(self.page.locator(".wli-status")).to_have_text(self.phone._("Saved ✓"))

    @property
    def page(self) -> Page:
        """The first device's first tab."""
        return self.phone.page

    def device(self, *, port: int | None = None, clock: bool = False) -> Phone:
        """Return another device on which this person goes on, by the resume code."""
        context = new_phone(self.browser, locale=LOCALES[self.phone.lang])
        if clock:
            context.clock.install()
        page = context.new_page()
        page.goto(address(self.seminar, port, f"?s={self.seminar.code}#r={self.code}"))
        page.locator("#resume button").click()
        return arrived(Phone(page, self.phone.lang))

    def tab(self) -> Phone:
        """Return another tab on the first device."""
        page = self.context.new_page()
        page.goto(address(self.seminar, self.port, "workshop"))
        return arrived(Phone(page, self.phone.lang))

    def stored(self) -> dict[tuple[str, int], Any]:
        """Return what stands in the store, opened with this person's own code: by field and row."""
        return stored_under(self.seminar, self.code)


def stored_under(seminar: Seminar, code: str) -> dict[tuple[str, int], Any]:
    """Return the answers of whoever has this resume code: by field and row."""
    with open_store(f"sqlite:///{seminar.database}") as store:
        person = store.resume(seminar.code, code)
        return {(a.field, a.row): a.value for a in store.answers(person.id, store.unlock(person.id, code))}


def arrived(phone: Phone) -> Phone:
    """Wait until the phone's kernel has its ear."""
    expect(phone.page.locator(".wli-status")).to_have_text(phone._("Saved ✓"))
    return phone


def status(phone: Phone, sentence: str) -> None:
    """Wait until the phone says `sentence` (its English) about what was written."""
    expect(phone.page.locator(".wli-status")).to_have_text(phone._(sentence))


def unsent(phone: Phone) -> list[str]:
    """Return what the phone keeps of answers that are not acknowledged."""
    kept: list[str] = phone.page.evaluate(OUTBOX)
    return kept
