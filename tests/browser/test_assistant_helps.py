"""An assistant with a phone: lets a text through, holds one back, answers a raised hand, and is out at once."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.facilitator import Facilitator
from tests.browser.phone import new_phone
from tests.browser.seminar import Seminar
from wli_toolkit.content import translator
from wli_toolkit.store import open_store

_ = translator("ja")


@pytest.mark.timeout(120)
def test_an_assistant_helps_and_sees_nothing_else(browser: Browser, seminar: Seminar) -> None:
    with open_store(f"sqlite:///{seminar.database}") as store:
        people = [store.join(seminar.code, lang="ja").participant for _n in range(2)]
        for person, text in zip(people, ("朝の散歩", "会社の名前"), strict=True):
            store.post(person.id, "E11", "cue", 0, text)
        store.ask_help(people[1].id)

        # The facilitator makes the passcode.
        boss = Facilitator(browser, seminar)
        boss.page.locator(".wli-entrance summary").click()
        boss.page.get_by_role("button", name=_("Make a passcode for assistants"), exact=True).click()
        passcode = boss.page.locator(".wli-entrance .wli-join-code").inner_text()
        assert len(passcode.replace(" ", "")) == 8

        # The assistant types it in as it was read out.
        page = new_phone(browser).new_page()
        failures: list[str] = []
        page.on("pageerror", lambda error: failures.append(str(error)))
        page.goto(f"{seminar.base}/console/login?s={seminar.code}&as=assistant")
        page.fill("#passcode", passcode.lower())
        page.get_by_role("button").click()
        expect(page.get_by_text(_("Connected"), exact=True)).to_be_visible(timeout=30_000)
        expect(page.get_by_role("tab")).to_have_count(2)
        expect(page.locator("a[href*='screen'], a[href*='export'], .wli-next, .wli-entrance")).to_have_count(
            0
        )

        # A raised hand.
        page.get_by_role("button", name=_("I am going to seat {seat}").format(seat=people[1].seat)).tap()
        expect(boss.page.locator(".wli-seat-help", has_text=_("somebody is on the way"))).to_have_count(1)

        # Two texts: one is let through, one held back.
        page.get_by_role("tab", name=_("Wall")).tap()
        for text, name in (("朝の散歩", "Put it on the wall"), ("会社の名前", "Hold it back")):
            card = page.locator(".wli-voice", has_text=text)
            card.get_by_role("button").filter(has_text=_(name)).tap()
            state = "shown" if name == "Put it on the wall" else "held"
            expect(page.locator(f".wli-wall-section[data-state={state}]")).to_contain_text(text)
        assert {post.text: post.state for post in store.wall(seminar.code)} == {
            "朝の散歩": "shown",
            "会社の名前": "held",
        }
        assert {entry.by for entry in store.wall_log(seminar.code)} == {"assistant"}

        # Other addresses lead to the form, and a withdrawn passcode ends it without a reload.
        other = page.context.new_page()
        other.goto(f"{seminar.base}/screen")
        assert "/console/login" in other.url
        boss.page.get_by_role("button", name=_("Withdraw the passcode"), exact=True).click()
        boss.page.locator(".wli-entrance .wli-once").get_by_role("button").first.click()
        expect(page.locator(".wli-assistant-out")).to_be_visible(timeout=5000)
        expect(page.locator(".wli-voice")).to_have_count(0)
        page.get_by_role("link", name=_("Log in again"), exact=True).tap()
        expect(page.locator("#passcode")).to_be_visible()
    assert failures == []
    assert boss.failures == []
    for context in browser.contexts:
        context.close()
