"""A participant's phone in a real browser, told what to answer by field."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from playwright.sync_api import Locator, Page, expect

from wli_toolkit.content import load_pack, translator
from wli_toolkit.content.model import AnyField, Lang

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext

PHONE = {"width": 390, "height": 844}
SOON_MS = 20_000


def new_phone(browser: Browser, *, locale: str = "ja-JP") -> BrowserContext:
    """Return a fresh phone: its own cookies and storage, touch, the size of a common one."""
    context = browser.new_context(viewport=PHONE, locale=locale, has_touch=True, is_mobile=True)
    context.set_default_timeout(SOON_MS)
    return context


class Phone:
    """One page on one phone."""

    def __init__(self, page: Page, lang: Lang = "ja") -> None:
        self.page = page
        self.lang = lang
        self._ = translator(lang)
        self.failures: list[str] = []
        page.on("pageerror", lambda error: self.failures.append(str(error)))
        page.on("console", lambda said: said.type == "error" and self.failures.append(said.text))

    def join(self, url: str) -> None:
        """Join as a newcomer does who scanned the QR."""
        self.page.goto(url)
        assert self.page.evaluate("isSecureContext") is False
        self.page.locator("input[name=consent_use]").check()
        self.page.get_by_role("button", name=self._("Take part")).click()
        self.page.wait_for_url("**/workshop")

    def press(self, sentence: str) -> None:
        """Press the button that says `sentence` (its English) in this phone's language."""
        self.page.get_by_role("button", name=self._(sentence), exact=True).click()

    def heading(self) -> str:
        """Return what the screen is headed."""
        return self.page.locator(".wli-main h2").first.inner_text()

    def expect_heading(self, text: str) -> None:
        """Wait until a screen headed `text` is there."""
        expect(self.page.locator(".wli-main h2", has_text=text).first).to_be_visible()

    def expect_saved(self) -> None:
        """Wait until the phone says that everything is saved."""
        expect(self.page.locator(".wli-status")).to_have_text(self._("Saved ✓"))

    def resume_code(self) -> str:
        """Return the code that the phone shows, read from the code screen."""
        text = self.page.locator(".wli-code").first.inner_text()
        return re.sub(r"\s", "", text)

    def field(self, exercise: str, field_id: str) -> tuple[AnyField, Locator]:
        """Return a field's declaration and where it is asked on the screen now."""
        field = load_pack().exercise(exercise).field(field_id)
        heading = self.page.locator(
            "h2.wli-ask", has_text=re.compile(rf"^{re.escape(field.ask.get(self.lang))}$")
        )
        place = self.page.locator(".wli-field").filter(has=heading)
        expect(place.first).to_be_visible()
        return field, place.first

    def answer(self, exercise: str, field_id: str, value: Any) -> None:
        """Answer one question by touch, whatever its kind."""
        field, place = self.field(exercise, field_id)
        if field.kind == "scale":
            place.locator(".wli-number").nth(int(value)).tap()
        elif field.kind == "choice":
            self.tap_options(place, [o.label.get(self.lang) for o in field.options if o.value == value])
        elif field.kind == "choices":
            self.tap_options(place, [o.label.get(self.lang) for o in field.options if o.value in value])
        elif field.kind == "yes_no":
            self.tap_options(place, [self._("Yes") if value else self._("No")])
        elif field.kind == "text":
            place.locator("textarea").fill(value)
        elif field.kind in ("minutes", "hours"):
            place.locator("input").first.fill(str(value))
        else:
            place.locator("input[type=date]").fill(value)

    def tap_options(self, place: Locator, labels: list[str]) -> None:
        """Tap the options with just these labels."""
        assert labels
        for label in labels:
            place.locator("label.wli-option").filter(
                has_text=re.compile(rf"^\s*{re.escape(label)}\s*$")
            ).first.tap()

    def answer_screens(self, exercise: str, answers: list[dict[str, Any]]) -> None:
        """Answer screen after screen: each a mapping of the fields on it; {} goes on without answering."""
        for screen in answers:
            for field_id, value in screen.items():
                self.answer(exercise, field_id, value)
            self.press("Next")
