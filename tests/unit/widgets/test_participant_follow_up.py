"""Weeks later: looking back on what was promised, at one's own pace, after the workshop has ended."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.unit.widgets.conftest import Harness
from tests.unit.widgets.sample_content import answer
from tests.unit.widgets.sample_rows import boot, live_at, open_at, workshop

PROMISED = (answer("E91", "do", "朝の散歩"), answer("E91", "stop", "夜のメール"))


def look_back(harness: Harness, **more: Any) -> None:
    """Open the page of somebody who took part, after the end."""
    open_at(harness, "close", *PROMISED, closed=True, **more)


def test_it_begins_with_what_was_promised_and_ends_with_the_page(harness: Harness) -> None:
    look_back(harness)
    assert harness.place() == ("look-back", "follow-up")
    expect(harness.main).to_contain_text("30日後に開く")
    assert harness.main.locator("dd").all_inner_texts() == ["朝の散歩", "夜のメール"]
    assert harness.page.get_by_role("button", name="戻る").count() == 0
    expect(harness.page.locator(".wli-notices")).to_be_empty()
    harness.press("Begin")
    assert harness.place() == ("look-back", "do_30")
    expect(harness.main.locator(".wli-field")).to_contain_text("朝の散歩")
    expect(harness.main.locator(".wli-field")).not_to_contain_text("夜のメール")
    harness.main.locator("label.wli-option").first.tap()
    (save,) = harness.sent("save")
    assert (save["occasion"], save["exercise"], save["field"], save["value"]) == (
        "followup",
        "E91",
        "do_30",
        "done",
    )
    assert harness.status == "保存しました ✓"
    harness.on_to("scale")
    harness.on_to("take-home")
    assert harness.place() == ("look-again", "take-home")
    expect(harness.main).to_contain_text("Thank you for looking back.")
    assert harness.page.locator(".wli-nav .wli-button-primary").count() == 0
    assert harness.sent("where")[-1]["done"] == ["look-back", "look-again"]


def test_what_was_answered_before_is_another_answer(harness: Harness) -> None:
    open_at(harness, "close", answer("E90", "scale", 3), closed=True)
    harness.on_to("scale")
    assert harness.main.locator("input:checked").count() == 0


def test_answers_are_sent_again_although_the_workshop_is_over(harness: Harness) -> None:
    harness.page.clock.install()
    look_back(harness, acknowledge=False)
    harness.press("Begin")
    harness.main.locator("label.wli-option").first.tap()
    assert harness.status == "Sending…"
    harness.page.clock.run_for(9000)
    first, second = harness.sent("save")
    assert first == second


def test_what_came_too_late_does_not_stand_in_the_way(harness: Harness) -> None:
    late = {"op": "late", "occasion": "during", "exercise": "E91", "field": "do", "row": 0, "value": "おそい"}
    kept = json.dumps(json.dumps({"during/E91/do/0": late}))
    harness.page.add_init_script(f"localStorage.setItem('wli-outbox-p1', {kept})")
    look_back(harness, acknowledge=False)
    assert harness.status == "The workshop is over. The last change is on this phone only."
    harness.on_to("scale")
    harness.press("次へ")
    assert [one["step"] for one in harness.sent("feedback")] == ["look-again"]


def test_who_is_there_at_the_end_stays_and_may_look_back_when_ready(harness: Harness) -> None:
    open_at(harness, "close", *PROMISED)
    harness.press("次へ")
    harness.tell({"type": "live", "live": live_at("close", closed=True)})
    assert harness.place() == ("close", "take-home")
    harness.press("Looking back after 30 days")
    assert harness.place() == ("look-back", "follow-up")


def test_who_waits_at_the_end_comes_to_the_page_to_take_home(harness: Harness) -> None:
    open_at(harness, "choice")
    harness.on_to("wait")
    harness.tell({"type": "live", "live": live_at("choice", closed=True)})
    assert harness.place() == ("close", "take-home")
    expect(harness.main).to_contain_text("おわりのことば")
    expect(harness.main).to_contain_text("30日後に開く")


def test_the_page_to_take_home_is_open_from_the_start(harness: Harness) -> None:
    look_back(harness)
    harness.press("Open my blueprint")
    assert harness.place() == ("look-back", "take-home")
    assert harness.main.get_by_role("link", name="Open and print").count() == 1
    harness.press("戻る")
    assert harness.place() == ("look-back", "follow-up")


def test_a_reload_in_the_middle_comes_back_to_it(harness: Harness) -> None:
    look_back(harness)
    harness.on_to("stop_30")
    harness.reload()
    harness.link("ready")
    assert harness.place() == ("look-back", "stop_30")


def test_on_another_phone_it_goes_on_where_nothing_is_answered_yet(harness: Harness) -> None:
    look_back_given = answer("E91", "do_30", "some") | {"occasion": "followup"}
    open_at(harness, "close", *PROMISED, look_back_given, closed=True)
    assert harness.place() == ("look-back", "stop_30")


@pytest.mark.parametrize(("day", "screen"), [("2099-01-01", "take-home"), ("2020-01-01", "follow-up")])
def test_before_the_day_is_near_who_comes_back_finds_their_page(
    harness: Harness, day: str, screen: str
) -> None:
    session = {"code": "TEST", "simulated": False, "closed": True, "look_back_on": day}
    open_at(harness, "close", *PROMISED, closed=True, session=session)
    assert harness.place()[1] == screen
    if screen == "take-home":
        harness.press("Looking back after 30 days")
        assert harness.place() == ("look-back", "follow-up")


def test_without_a_follow_up_there_is_the_page_to_take_home(harness: Harness) -> None:
    made = workshop()
    made["agenda"]["follow_up"] = []
    open_at(harness, "close", made=made, closed=True)
    assert harness.place() == ("close", "take-home")
    expect(harness.page.locator(".wli-notices")).to_contain_text("The workshop is over.")
    assert harness.page.get_by_role("button", name="Looking back after 30 days").count() == 0


def test_alone_one_looks_back_from_ones_page_and_returns(harness: Harness) -> None:
    harness.open(None)
    alone = boot("close", *PROMISED, live=None, mode="self_study", resume_code=None)
    harness.tell({"type": "state", **alone})
    harness.on_to("take-home")
    expect(harness.main).to_contain_text("30日後に開く")
    harness.press("Look back now")
    assert harness.place() == ("look-back", "follow-up")
    harness.press("Begin")
    harness.main.locator("label.wli-option").first.tap()
    assert harness.sent("save")[-1]["occasion"] == "followup"
    harness.press("戻る")
    harness.press("Back to the exercises")
    assert harness.place() == ("close", "take-home")


def assert_fits(harness: Harness) -> None:
    """Nothing is wider than the phone, and all that can be pressed is large enough."""
    assert harness.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), harness.place()
    for button in harness.page.locator("button:visible, a.wli-button, label.wli-option").all():
        size = button.bounding_box()
        assert size is not None
        assert size["height"] >= 44, (harness.place(), button.inner_text())


def test_nothing_runs_off_a_narrow_phone_with_large_letters(harness: Harness) -> None:
    harness.page.set_viewport_size({"width": 320, "height": 640})
    harness.page.add_init_script("localStorage.setItem('wli-size', '1.45')")
    written = answer("E93", "act", "ひとつづきの言葉を書く")
    open_at(harness, "close", *PROMISED, written, lang="en")
    for step, screen in (("things", "things"), ("choice", "choose"), ("close", "take-home")):
        place = json.dumps(json.dumps({"step": step, "screen": screen, "room": "close"}))
        harness.page.evaluate(f"localStorage.setItem('wli-place-p1', {place})")
        harness.reload()
        harness.link("ready")
        assert harness.place() == (step, screen)
        assert_fits(harness)
    harness.tell({"type": "live", "live": live_at("close", closed=True)})
    harness.press("Looking back after 30 days")
    assert_fits(harness)
    harness.press("Begin")
    assert_fits(harness)
