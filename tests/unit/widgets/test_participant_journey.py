"""The way through the workshop: what may be visited, following the facilitator, languages, resting."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.unit.widgets.conftest import Harness
from tests.unit.widgets.sample_content import answer, content, live, state

SPOKEN = (answer("E00", "voice", True),)


def test_a_newcomer_sees_consent_and_code_then_the_questions(harness: Harness) -> None:
    harness.start()
    assert harness.place() == ("voice", "consent")
    expect(harness.main).to_contain_text("回答は任意です")
    expect(harness.main).to_contain_text("useを問う")
    harness.press("Start")
    assert harness.main.locator(".wli-code").inner_text() == "7F3K-M2QX-9T4B-HW6D"
    assert harness.main.get_by_role("img", name="Resume code as a QR code").count() == 1
    harness.press("I have noted it down")
    assert harness.place() == ("voice", "voice")
    harness.press("戻る")
    expect(harness.main).to_contain_text("You have noted it down.")


def test_before_there_is_a_link_one_can_already_answer(harness: Harness) -> None:
    harness.open({"content": content(), "state": state()})
    harness.press("Start")
    harness.press("I have noted it down")
    harness.main.locator("label.wli-option").first.tap()
    harness.link("waiting", position=7)
    assert "7 ahead" in harness.status
    assert harness.page.evaluate("window.sent") == []
    harness.link("ready")
    assert [one["field"] for one in harness.sent("save")] == ["voice"]
    assert harness.place() == ("voice", "voice")


def test_in_led_pace_one_waits_and_then_follows(harness: Harness) -> None:
    harness.start(answers=SPOKEN)
    harness.on_to("wait")
    expect(harness.main).to_contain_text("Please wait for the facilitator")
    assert harness.page.locator(".wli-nav .wli-button-primary").count() == 0
    harness.live("kinds")
    assert harness.place() == ("kinds", "intro")
    expect(harness.page.locator(".wli-notices")).to_contain_text("E90の題")
    expect(harness.main).to_contain_text("ことばの説明")


def test_what_was_opened_and_closed_can_be_visited_what_was_not_cannot(harness: Harness) -> None:
    harness.start("kinds", answers=SPOKEN)
    harness.press("戻る")
    assert harness.place()[0] == "voice"
    expect(harness.page.locator(".wli-notices")).to_contain_text("The room is now at")
    harness.press("Go there")
    assert harness.place() == ("kinds", "intro")
    harness.on_to("wait")
    assert harness.place()[0] == "kinds"


def test_going_on_from_an_earlier_step_leads_to_the_room(harness: Harness) -> None:
    harness.start("pair", answers=SPOKEN)
    harness.press("戻る")
    harness.press("戻る")
    assert harness.place()[0] == "kinds"
    harness.press("次へ")
    harness.press("次へ")
    assert harness.place() == ("pair", "pause")


def test_who_comes_back_on_another_phone_joins_the_room(harness: Harness) -> None:
    harness.start("pair", answers=SPOKEN)
    assert harness.place() == ("pair", "pause")
    expect(harness.main).to_contain_text("1 min each")


def test_a_reload_comes_back_to_the_same_screen(harness: Harness) -> None:
    harness.start("kinds", answers=SPOKEN)
    harness.on_to("choices")
    harness.reload()
    harness.link("ready")
    assert harness.place() == ("kinds", "choices")
    assert harness.sent("where")[-1]["done"] == []


def test_nobody_is_taken_away_in_the_middle_of_a_sentence(harness: Harness) -> None:
    harness.start("kinds", answers=SPOKEN)
    harness.on_to("text")
    harness.main.locator("textarea").press_sequentially("もう少し")
    harness.live("pair")
    assert harness.place() == ("kinds", "text")
    assert harness.main.locator("textarea").input_value() == "もう少し"
    harness.press("Go there")
    assert harness.place() == ("pair", "pause")
    assert harness.sent("save")[-1]["value"] == "もう少し"


def test_in_free_pace_every_step_is_open(harness: Harness) -> None:
    harness.start(answers=SPOKEN, live=live("voice", pace="free"))
    assert harness.place()[0] == "kinds"
    harness.on_to("feedback")
    harness.press("次へ")
    assert harness.place() == ("pair", "pause")
    assert "kinds" in harness.sent("where")[-1]["done"]


def test_progress_is_told_as_steps_are_done(harness: Harness) -> None:
    harness.start()
    harness.on_to("voice")
    assert harness.page.locator(".wli-bar-count").inner_text() == "1 of 1"
    harness.press("次へ")
    assert harness.sent("where")[-1] == {
        "type": "where",
        "step": "voice",
        "screen": "feedback",
        "done": ["voice"],
    }


def test_language_changes_at_once_and_keeps_what_was_typed(harness: Harness) -> None:
    harness.start("kinds", answers=SPOKEN)
    harness.on_to("text")
    harness.main.locator("textarea").fill("途中")
    harness.press("メニュー")
    harness.press("English")
    assert harness.sent("lang") == [{"type": "lang", "lang": "en"}]
    assert harness.page.evaluate("document.documentElement.lang") == "en"
    harness.press("Close the menu")
    assert harness.main.get_by_role("textbox", name="Ask text").input_value() == "途中"
    expect(harness.page.get_by_role("button", name="Next")).to_be_visible()


def test_the_menu_has_size_code_and_rest_and_closes_by_escape(harness: Harness) -> None:
    harness.start("kinds", answers=SPOKEN)
    opener = harness.page.get_by_role("button", name="メニュー")
    opener.focus()
    harness.page.keyboard.press("Enter")
    assert opener.get_attribute("aria-expanded") == "true"
    small = harness.page.evaluate("getComputedStyle(document.querySelector('.wli')).fontSize")
    harness.press("Very large")
    large = harness.page.evaluate("getComputedStyle(document.querySelector('.wli')).fontSize")
    assert float(large[:-2]) > 1.4 * float(small[:-2]) >= 1.4 * 18
    harness.page.get_by_text("Your resume code", exact=True).click()
    assert harness.page.locator(".wli-code").inner_text() == "7F3K-M2QX-9T4B-HW6D"
    harness.page.keyboard.press("Escape")
    assert opener.get_attribute("aria-expanded") == "false"
    expect(harness.main).to_be_visible()


def test_resting_hides_the_questions_and_tells_how_to_get_help(harness: Harness) -> None:
    harness.start("kinds", answers=SPOKEN)
    harness.on_to("choice")
    harness.press("メニュー")
    harness.press("Take a short break")
    body = harness.page.locator("body").inner_text()
    assert "choiceを問う" not in body
    assert "12" in body
    harness.live("pair")
    assert "となりの人と" not in harness.page.locator("body").inner_text()
    harness.press("Carry on")
    assert harness.place() == ("pair", "pause")


def test_the_phones_back_button_goes_one_screen_back(harness: Harness) -> None:
    harness.start("kinds", answers=SPOKEN)
    harness.on_to("choice")
    harness.page.go_back()
    assert harness.place() == ("kinds", "scale+wanted")
    harness.page.go_back()
    assert harness.place() == ("kinds", "intro")


def test_the_heading_of_a_new_screen_has_the_focus(harness: Harness) -> None:
    harness.start("kinds", answers=SPOKEN)
    harness.on_to("choice")
    assert harness.page.evaluate("document.activeElement.textContent") == "choiceを問う"


def test_after_the_end_one_is_told_so(harness: Harness) -> None:
    harness.start("kinds", answers=SPOKEN)
    harness.live("kinds", closed=True)
    expect(harness.page.locator(".wli-notices")).to_contain_text("The workshop is over.")


def test_in_a_notebook_the_page_asks_for_its_state_until_it_comes(harness: Harness) -> None:
    harness.page.clock.install()
    harness.open(None)
    harness.page.clock.run_for(5000)
    assert len(harness.sent("hello")) == 2
    alone = {**state(), "mode": "self_study", "resume_code": None, "live": None}
    harness.tell({"type": "state", "content": content(), "state": alone})
    harness.page.clock.run_for(60_000)
    assert len(harness.sent("hello")) == 2
    assert harness.place() == ("voice", "consent")
    harness.press("Start")
    assert harness.place() == ("voice", "voice")
    harness.main.locator("label.wli-option").first.tap()
    assert [one["field"] for one in harness.sent("save")] == ["voice"]
    assert harness.status == "保存しました ✓"


def test_leaving_the_cell_removes_page_and_listeners(harness: Harness) -> None:
    harness.start("kinds", answers=SPOKEN)
    harness.page.evaluate("window.leave()")
    sent = harness.page.evaluate("window.sent.length")
    harness.live("pair")
    harness.page.evaluate("window.dispatchEvent(new Event('online'))")
    assert harness.page.locator(".wli").count() == 0
    assert harness.page.evaluate("window.sent.length") == sent
