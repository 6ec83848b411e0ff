"""The facilitator reads what was handed in on the served console, answers it, and loses sight of what is taken back."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.facilitator import Facilitator
from tests.browser.seminar import Seminar
from wli_toolkit.content import translator
from wli_toolkit.store import open_store

_ = translator("ja")
PAGE_OF_A_PDF = re.compile(rb"/Type\s*/Page\b(?!s)")


@pytest.mark.timeout(120)
def test_blueprints_are_read_answered_printed_and_taken_back(browser: Browser, seminar: Seminar) -> None:
    with open_store(f"sqlite:///{seminar.database}") as store:
        people = [store.join(seminar.code, lang="ja").participant.id for _number in range(3)]
        handed = {each: store.hand_in(each, {"do": f"{number}回歩く"}) for number, each in enumerate(people)}
        console = Facilitator(browser, seminar)
        console.tab("Blueprints")
        sheet = console.page.locator(".wli-reader-page .wli-sheet")
        first, *_rest = sorted(handed.values(), key=lambda each: each.number)
        expect(sheet).to_contain_text(first.boxes["do"])

        console.page.locator(".wli-reply textarea").fill("よい一歩ですね")
        console.page.get_by_role("button", name=_("Send"), exact=True).click()
        expect(console.page.locator(".wli-reply .wli-tag")).to_be_visible()
        author = next(each for each in people if handed[each].number == first.number)
        written = store.handed_in_by(author)
        assert written is not None
        assert written.reply == "よい一歩ですね"

        console.page.evaluate("window.print = () => {}")
        console.page.get_by_role("button", name=_("Print all, one to a page")).click()
        assert len(PAGE_OF_A_PDF.findall(console.page.pdf(prefer_css_page_size=True))) == 3

        # Taken back, and changed without a change in their number: both are seen without a press.
        store.take_back(author)
        expect(sheet).not_to_contain_text(first.boxes["do"])
        expect(console.page.locator(".wli-reader-place")).to_have_text(_("{at} of {all}").format(at=1, all=2))
        for number, each in enumerate(people):
            if each != author:
                store.hand_in(each, {"do": f"{number}回休む"})
        expect(sheet).to_contain_text("回休む")
    assert not console.failures
    console.page.context.close()
