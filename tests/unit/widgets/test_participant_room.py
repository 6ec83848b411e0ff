"""What the room does to a phone: it goes dark, counts turns, catches up, calls for help."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.unit.widgets.conftest import Harness
from tests.unit.widgets.sample_content import content, live, state
from tests.unit.widgets.sample_room import SPOKEN, told

# Looking up


def test_the_phone_goes_dark_keeps_what_was_typed_and_lights_up_again(harness: Harness) -> None:
    harness.start("kinds", answers=SPOKEN)
    harness.on_to("text")
    box = harness.main.locator("textarea")
    box.press_sequentially("半分")
    harness.tell(told("kinds", heads_up=True))
    dark = harness.page.locator(".wli-heads-up")
    expect(dark).to_contain_text("Please look up")
    assert [one["value"] for one in harness.sent("save")] == ["半分"]
    assert harness.page.evaluate("document.querySelector('.wli-participant').inert") is True
    assert harness.page.evaluate("document.activeElement.textContent") == "Please look up"
    harness.tell(told("kinds", heads_up=False))
    expect(dark).to_be_hidden()
    assert box.input_value() == "半分"
    expect(box).to_be_focused()
    assert harness.page.evaluate("document.querySelector('.wli-participant').inert") is False


def test_a_dark_phone_covers_the_whole_screen(harness: Harness) -> None:
    harness.start("kinds", answers=SPOKEN)
    harness.tell(told("kinds", heads_up=True))
    harness.page.emulate_media(reduced_motion="reduce")
    box = harness.page.locator(".wli-heads-up").bounding_box()
    assert box == {"x": 0, "y": 0, "width": 390, "height": 844}
    assert harness.page.evaluate("document.elementFromPoint(195, 820).closest('.wli-heads-up') !== null")


def test_in_the_dark_the_room_moves_on_and_the_new_screen_has_the_focus(harness: Harness) -> None:
    harness.start("kinds", answers=SPOKEN)
    harness.on_to("text")
    harness.main.locator("textarea").focus()
    harness.tell(told("kinds", heads_up=True))
    harness.tell(told("pair", heads_up=True, rev=8))
    harness.tell(told("pair", heads_up=False, rev=9))
    expect(harness.main.get_by_role("heading").first).to_contain_text("となりの人と")
    expect(harness.main.get_by_role("heading").first).to_be_focused()


def test_in_the_dark_the_phones_back_button_leads_nowhere(harness: Harness) -> None:
    harness.start("kinds", answers=SPOKEN)
    harness.on_to("text")
    before = harness.place()
    harness.tell(told("kinds", heads_up=True))
    harness.page.go_back()
    harness.tell(told("kinds", heads_up=False, rev=8))
    assert harness.place() == before
    harness.page.go_back()
    harness.page.wait_for_function(
        "(at) => window.sent.findLast((one) => one.type === 'where').screen !== at", arg=before[1]
    )


def test_a_phone_nobody_could_light_up_stays_bright(harness: Harness) -> None:
    harness.start("kinds", answers=SPOKEN)
    harness.tell(told("kinds", heads_up=True))
    dark = harness.page.locator(".wli-heads-up")
    expect(dark).to_be_visible()
    harness.link("lost")
    expect(dark).to_be_hidden()
    harness.link("ready")
    expect(dark).to_be_visible()
    harness.tell(told("kinds", heads_up=True, closed=True))
    expect(dark).to_be_hidden()


def test_who_rests_is_left_alone(harness: Harness) -> None:
    harness.start("kinds", answers=SPOKEN)
    harness.press("メニュー")
    harness.press("Take a short break")
    harness.tell(told("kinds", heads_up=True))
    expect(harness.page.locator(".wli-heads-up")).to_be_hidden()
    harness.press("Carry on")
    expect(harness.page.locator(".wli-heads-up")).to_be_visible()


# Turns


def test_turns_run_by_the_rooms_clock_and_send_nothing(harness: Harness) -> None:
    harness.page.clock.install(time=5000)
    harness.page.clock.pause_at(5060)
    harness.start("pair", answers=SPOKEN)
    # This phone's own clock is an hour behind the server's.
    now = 5060 + 3600
    harness.tell(told("pair", opened_at=now - 15, now=now))
    turn = harness.main.locator(".wli-turn")
    expect(turn).to_contain_text("Person 1 of 2")
    expect(turn.get_by_role("timer")).to_have_text("0:45")
    harness.page.clock.run_for(60_000)
    expect(turn).to_contain_text("Person 2 of 2")
    expect(turn.get_by_role("timer")).to_have_text("0:45")
    before = len(harness.page.evaluate("window.sent"))
    harness.page.clock.run_for(50_000)
    expect(turn).to_contain_text("Time to come back together")
    expect(turn.get_by_role("timer")).to_be_hidden()
    assert len(harness.page.evaluate("window.sent")) == before
    assert harness.place() == ("pair", "pause")


def test_a_minute_more_goes_to_the_turn_that_runs(harness: Harness) -> None:
    harness.page.clock.install(time=5000)
    harness.page.clock.pause_at(5060)
    harness.start("pair", answers=SPOKEN)
    harness.tell(told("pair", opened_at=5060 - 70, now=5060, added=[[5060 - 65, 1]], minutes_added=1))
    turn = harness.main.locator(".wli-turn")
    # Five seconds into the first turn it was given a minute: it has 120, of which 70 are gone.
    expect(turn).to_contain_text("Person 1 of 2")
    expect(turn.get_by_role("timer")).to_have_text("0:50")
    harness.tell(told("pair", opened_at=5060 - 130, now=5060, added=[[5060 - 5, 1]], minutes_added=1, rev=9))
    # Given when both turns were over, it is the last one's, from that moment on.
    expect(turn).to_contain_text("Person 2 of 2")
    expect(turn.get_by_role("timer")).to_have_text("0:55")


def test_before_the_clock_runs_only_the_length_of_a_turn_is_said(harness: Harness) -> None:
    harness.start("pair", answers=SPOKEN)
    expect(harness.main).to_contain_text("1 min each")
    expect(harness.main.get_by_role("timer")).to_be_hidden()


# Coming late


def test_who_comes_late_lands_where_the_room_is_and_sees_what_is_open(harness: Harness) -> None:
    harness.start("pair", live={**live("pair"), "steps": {**live("pair")["steps"], "kinds": "open"}})
    assert harness.place() == ("pair", "late")
    expect(harness.main).to_contain_text("7F3K-M2QX-9T4B-HW6D")
    expect(harness.main.get_by_role("heading").first).to_contain_text("となりの人と")
    expect(harness.main.locator(".wli-still-open button")).to_have_text(["E00の題", "E90の題"])
    harness.press("I have noted it down, and join in")
    assert harness.place() == ("pair", "pause")
    harness.press("次へ")
    expect(harness.main.locator(".wli-still-open button")).to_have_text(["E90の題"])
    harness.press("E90の題")
    assert harness.place()[0] == "kinds"


def test_who_comes_late_can_answer_the_first_step_and_joins_after_it(harness: Harness) -> None:
    harness.start("pair")
    harness.press("E00の題")
    assert harness.place() == ("voice", "consent")
    harness.on_to("feedback")
    harness.press("次へ")
    assert harness.place() == ("pair", "pause")


def test_the_page_for_who_comes_late_follows_the_room(harness: Harness) -> None:
    harness.start("kinds")
    assert harness.place() == ("kinds", "late")
    harness.live("pair")
    assert harness.place() == ("pair", "late")
    expect(harness.main).to_contain_text("となりの人と")
    harness.reload()
    harness.link("ready")
    assert harness.place() == ("kinds", "late")


# Help


def test_a_hand_is_raised_seen_to_and_lowered(harness: Harness) -> None:
    harness.start("kinds", answers=SPOKEN)
    harness.press("メニュー")
    harness.press("Ask for help at my seat")
    assert harness.sent("help") == [{"type": "help", "on": True}]
    harness.tell({"type": "help", "state": "asked"})
    part = harness.page.locator(".wli-help-part")
    expect(part).to_contain_text("We know that seat 12 would like help.")
    harness.press("Close the menu")
    notice = harness.page.locator(".wli-notices")
    expect(notice).to_contain_text("We know that seat 12")
    harness.tell(told("kinds", help="coming"))
    expect(notice).to_contain_text("Somebody is on the way to your seat.")
    expect(harness.page.locator(".wli-hidden[role=status]")).to_have_text(
        "Somebody is on the way to your seat."
    )
    harness.tell(told("kinds"))
    expect(notice).not_to_contain_text("seat")
    harness.tell(told("kinds", help="asked"))
    harness.press("I am fine now, thank you")
    assert harness.sent("help")[-1] == {"type": "help", "on": False}


def test_a_call_for_help_does_not_wait_for_answers_and_is_sent_when_the_line_is_back(
    harness: Harness,
) -> None:
    harness.start("kinds", answers=SPOKEN, acknowledge=False)
    harness.on_to("text")
    harness.main.locator("textarea").fill("まだ")
    harness.press("メニュー")
    harness.link("lost")
    harness.press("Ask for help at my seat")
    expect(harness.page.locator(".wli-help-part")).to_contain_text("Not connected. Please raise your hand")
    assert harness.sent("help") == []
    harness.link("ready")
    assert harness.sent("help") == [{"type": "help", "on": True}]
    # An older word from the server does not lower a hand that has just been raised.
    harness.tell(told("kinds"))
    expect(harness.page.locator(".wli-help-part button")).to_have_text("I am fine now, thank you")


def test_who_rests_can_ask_for_help(harness: Harness) -> None:
    harness.start("kinds", answers=SPOKEN)
    harness.press("メニュー")
    harness.press("Take a short break")
    harness.press("Ask for help at my seat")
    harness.tell({"type": "help", "state": "asked"})
    expect(harness.main).to_contain_text("We know that seat 12")
    expect(harness.main.locator(".wli-help-part button")).to_be_focused()


def test_alone_there_is_nobody_to_call(harness: Harness) -> None:
    harness.open(None)
    alone = {**state(), "mode": "self_study", "resume_code": None, "live": None}
    harness.tell({"type": "state", "content": content(), "state": alone})
    harness.press("メニュー")
    assert harness.page.get_by_role("button", name="Ask for help at my seat").count() == 0


def test_leaving_the_cell_takes_the_dark_page_along(harness: Harness) -> None:
    harness.start("kinds", answers=SPOKEN)
    harness.tell(told("kinds", heads_up=True))
    harness.page.evaluate("window.leave()")
    assert harness.page.locator(".wli").count() == 0
