"""The assistant's console in a browser: two tabs, and nothing left of the room once one is out."""

from __future__ import annotations

from typing import Any

import pytest
from console_room import QR, Opened, Opener, content, live, progress, seat, tell_state, text
from playwright.sync_api import Locator, expect

from wli_toolkit.widgets.console import AssistantWidget, ConsoleWidget

Json = dict[str, Any]


def voice(number: int, state: str = "waiting") -> Json:
    return {
        "number": number, "exercise_title": text("Small step"), "field_title": text("When"), "text": f"voice {number}",
        "state": state, "pinned": False, "has_held_word": False,
    }  # fmt: skip


def load(opened: Opened, *seats: Json, wall: Json | None = None) -> Opened:
    opened.load()
    known = {"agenda": content()["agenda"], "words": content()["words"]}
    told = {"wall": wall or {"waiting": 0, "held": 0, "shown": 0, "mark": "a"}, "seats": list(seats)}
    opened.tell(
        "state",
        content=known,
        console={"lang": "en", "code": "K7M2QX", "simulated": False, "live": live(), "progress": told},
    )
    return opened


@pytest.fixture
def assistant(opener: Opener) -> Opened:
    return load(opener(AssistantWidget, 390, 844), seat(3, help="asked", help_s=70), seat(4))


def test_there_are_two_tabs_and_no_way_to_lead(assistant: Opened) -> None:
    page = assistant.page
    expect(page.get_by_role("tab")).to_have_count(2)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Assistant")
    expect(page.locator(".wli-assistant-now")).to_contain_text("Your voice")
    names = [button.inner_text() for button in page.get_by_role("button").all()]
    assert names == ["日本語", "I am going", "Done"]
    assert {one["type"] for one in assistant.sent()} <= {"hello"}
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_a_raised_hand_is_answered(assistant: Opened) -> None:
    expect(assistant.page.get_by_role("tab").first).to_contain_text("1")
    assistant.page.get_by_role("button", name="I am going to seat 3", exact=True).click()
    assert assistant.sent("help") == [{"type": "help", "seat": 3, "how": "coming"}]
    assistant.tell("helped", seat=3, state="coming")
    expect(assistant.page.locator(".wli-help-since")).to_have_text("somebody is on the way")


def test_the_wall_is_decided_on_without_screen_and_words(assistant: Opened) -> None:
    assistant.tab("Wall")
    assistant.tell("wall", items=[voice(11111), voice(22222, "shown")], log=[], undo=None)
    panel = assistant.page.get_by_role("tabpanel", name="Wall")
    expect(panel.locator(".wli-voice-text").first).to_have_text("voice 11111")
    expect(panel.locator(".wli-wall-screen, textarea")).to_have_count(0)
    panel.locator("button[data-act=hold]").click()
    assert assistant.sent("moderate") == [{"type": "moderate", "number": 11111, "act": "hold"}]
    assert {one["type"] for one in assistant.sent()} == {"hello", "wall", "moderate"}


def test_out_nothing_of_the_room_stays(assistant: Opened) -> None:
    assistant.tab("Wall")
    assistant.tell("wall", items=[voice(11111)], log=[], undo=None)
    assistant.tell("signed_out")
    expect(assistant.page.get_by_role("heading")).to_have_text("You are no longer logged in")
    for late in ("wall", "live", "state"):
        assistant.tell(late, items=[voice(11111)], live=live(rev=9), progress=progress(seat(9)))
    expect(assistant.page.locator(".wli-voice, .wli-seat, .wli-help")).to_have_count(0)
    expect(assistant.page.get_by_role("alert")).to_contain_text("ask the facilitator")


def test_another_language_keeps_the_place(assistant: Opened) -> None:
    assistant.tab("Wall")
    assistant.press("日本語")
    expect(assistant.page.get_by_role("tab", selected=True)).to_have_count(1)
    assert assistant.page.locator(".wli-assistant").get_attribute("lang") == "ja"
    expect(assistant.page.locator("[role=tab]").nth(1)).to_have_attribute("aria-selected", "true")


def entrance(opened: Opened) -> Locator:
    return opened.page.locator(".wli-entrance")


def door(opened: Opened, **more: Any) -> None:
    known = {"made_at": 1000.0, "passcode": None, "qr": QR}
    opened.tell(
        "assistant", **known | {"url": "http://10.0.0.4:8866/console/login?s=K7M2QX&as=assistant"} | more
    )


def test_the_facilitator_makes_shows_and_hides_a_passcode(opener: Opener) -> None:
    console = opener(ConsoleWidget)
    console.load()
    tell_state(console)
    assert console.sent("assistant") == []
    entrance(console).locator("summary").click()
    assert console.sent("assistant") == [{"type": "assistant"}]
    door(console, made_at=None)
    console.press("Make a passcode for assistants")
    assert console.sent("assistant")[1:] == [{"type": "assistant", "how": "new"}]
    door(console, passcode="ABCDEFGH")
    expect(entrance(console).locator(".wli-join-code")).to_have_text("ABCD EFGH")
    assert "ABCDEFGH" not in str(entrance(console).locator("img").get_attribute("src"))
    console.press("Hide the passcode")
    expect(entrance(console).locator(".wli-join-code")).to_have_count(0)
    expect(entrance(console)).to_contain_text("It cannot be shown again")
    expect(entrance(console).get_by_role("button", name="Renew the passcode", exact=True)).to_be_focused()


@pytest.mark.parametrize(("button", "how"), [("Renew", "new"), ("Withdraw", "withdraw")])
def test_renewing_and_withdrawing_ask_once(opener: Opener, button: str, how: str) -> None:
    console = opener(ConsoleWidget)
    console.load()
    tell_state(console)
    entrance(console).locator("summary").click()
    door(console)
    name = f"{button} the passcode"
    entrance(console).get_by_role("button", name=name, exact=True).first.click()
    assert len(console.sent("assistant")) == 1
    console.press("Leave it as it is")
    entrance(console).get_by_role("button", name=name, exact=True).first.click()
    entrance(console).locator(".wli-once").get_by_role("button", name=name, exact=True).click()
    assert console.sent("assistant")[1:] == [{"type": "assistant", "how": how}]


def test_a_passcode_is_not_shown_of_an_entrance_that_another_console_renewed(opener: Opener) -> None:
    console = opener(ConsoleWidget)
    console.load()
    tell_state(console)
    entrance(console).locator("summary").click()
    door(console, passcode="ABCDEFGH")
    door(console)
    expect(entrance(console).locator(".wli-join-code")).to_have_count(1)
    door(console, made_at=2000.0)
    expect(entrance(console).locator(".wli-join-code")).to_have_count(0)
