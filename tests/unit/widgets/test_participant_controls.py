"""Each kind of question, by touch and by keyboard: nothing is set before one chooses, nothing is refused in silence."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.widgets.conftest import Harness
from tests.unit.widgets.sample_content import answer


def at(harness: Harness, screen: str, **more: Any) -> None:
    """Open the sample workshop at one question."""
    harness.start("kinds", answers=(answer("E00", "voice", True),), **more)
    harness.on_to(screen)


def saved(harness: Harness, field: str) -> list[object]:
    """Return the values that were sent for a field, in order."""
    return [one["value"] for one in harness.sent("save") if one["field"] == field]


def test_a_scale_starts_unset_and_takes_a_tap(harness: Harness) -> None:
    at(harness, "scale")
    assert harness.main.locator("input:checked").count() == 0
    assert harness.main.locator(".wli-scale-value").first.inner_text() == "Not chosen yet"
    harness.main.locator(".wli-number").nth(10).tap()
    assert saved(harness, "scale") == [10]


def test_a_scale_steps_and_stops_at_its_ends(harness: Harness) -> None:
    at(harness, "scale")
    harness.main.locator(".wli-number").nth(9).tap()
    more = harness.main.get_by_role("button", name="One more").first
    more.tap()
    more.tap()
    harness.main.get_by_role("button", name="One less").first.tap()
    assert saved(harness, "scale") == [9, 10, 9]


def test_a_scale_goes_by_keyboard(harness: Harness) -> None:
    at(harness, "scale")
    harness.main.get_by_role("radio").nth(4).focus()
    harness.page.keyboard.press("Space")
    harness.page.keyboard.press("ArrowRight")
    assert saved(harness, "scale") == [4, 5]


def test_the_ends_of_a_scale_are_told_to_who_does_not_see_them(harness: Harness) -> None:
    at(harness, "scale")
    group = harness.main.get_by_role("group", name="scaleを問う")
    assert group.get_by_role("radio", name="0, ない").count() == 1
    assert group.get_by_role("radio", name="10, 多い").count() == 1


@pytest.mark.parametrize(
    ("screen", "tap", "value"),
    [("choice", "b・日", "b"), ("card", "1・日", "1"), ("agree", "Yes", True)],
)
def test_one_of_several(harness: Harness, screen: str, tap: str, value: object) -> None:
    at(harness, screen)
    assert harness.main.locator("input:checked").count() == 0
    harness.main.locator("label.wli-option", has_text=tap).tap()
    harness.main.locator("input:checked").focus()
    harness.page.keyboard.press("ArrowUp")
    assert saved(harness, screen)[0] == value
    assert len(saved(harness, screen)) == 2


def test_a_card_shows_its_price_as_plainly_as_its_gain(harness: Harness) -> None:
    at(harness, "card")
    gain, price = harness.main.locator(".wli-card dd").all()
    assert (gain.inner_text(), price.inner_text()) == ("融通がきく", "終わりがぼやける")
    look = "(node) => ['fontSize', 'fontWeight', 'color'].map((name) => getComputedStyle(node)[name])"
    assert gain.evaluate(look) == price.evaluate(look)


def test_several_up_to_a_number_and_it_says_when_that_is_reached(harness: Harness) -> None:
    at(harness, "choices")
    for name in ("z・日", "x・日"):
        harness.main.locator("label.wli-option", has_text=name).tap()
    assert saved(harness, "choices") == [["z"], ["x", "z"]]
    harness.main.locator("label.wli-option", has_text="y・日").tap()
    assert "up to 2" in harness.complaint
    assert harness.main.locator("input:checked").count() == 2
    harness.main.locator("label.wli-option", has_text="x・日").tap()
    assert saved(harness, "choices")[-1] == ["z"]
    assert harness.complaint == ""


def test_a_text_from_an_example_can_be_changed_and_undone(harness: Harness) -> None:
    at(harness, "text")
    box = harness.main.get_by_role("textbox", name="textを問う")
    box.fill("自分で")
    harness.press("例から選ぶ")
    assert harness.main.locator(".wli-example").count() == 6
    harness.main.get_by_role("button", name="例2").tap()
    assert box.input_value() == "例2"
    harness.press("Undo")
    assert box.input_value() == "自分で"
    assert saved(harness, "text")[-2:] == ["例2", "自分で"]


def test_a_text_that_is_too_long_is_kept_but_not_sent(harness: Harness) -> None:
    at(harness, "text")
    box = harness.main.locator("textarea")
    box.fill("あいうえおかきくけこさし")
    box.blur()
    assert "shorten it by 2" in harness.complaint
    assert box.get_attribute("aria-invalid") == "true"
    assert saved(harness, "text") == []
    harness.press("次へ")
    harness.press("戻る")
    assert harness.main.locator("textarea").input_value() == "あいうえおかきくけこさし"
    harness.main.locator("textarea").fill("𠮷野家で10字まで。")
    harness.main.locator("textarea").blur()
    assert saved(harness, "text") == ["𠮷野家で10字まで。"]


def test_minutes_by_preset_stepper_and_full_width_digits(harness: Harness) -> None:
    at(harness, "mins")
    harness.press("15 min")
    harness.press("More")
    harness.press("Less")
    box = harness.main.get_by_role("textbox", name="minsを問う")
    box.fill("20")
    box.blur()
    harness.press("次へ")
    assert saved(harness, "mins") == [15, 16, 15, 20]


def test_minutes_out_of_range_are_said_and_kept(harness: Harness) -> None:
    at(harness, "mins")
    box = harness.main.locator("input.wli-amount")
    box.fill("45")
    assert "from 1 to 30" in harness.complaint
    assert box.input_value() == "45"
    assert saved(harness, "mins") == []


def test_hours_go_by_the_half_hour(harness: Harness) -> None:
    at(harness, "hours")
    harness.press("More")
    harness.press("More")
    assert saved(harness, "hours") == [40, 40.5]


def test_a_date_is_suggested_and_saved_on_going_on(harness: Harness) -> None:
    harness.page.clock.install(time="2026-11-23T09:00:00")
    at(harness, "day")
    box = harness.main.locator("input[type=date]")
    assert box.input_value() == "2026-12-23"
    assert saved(harness, "day") == []
    harness.press("次へ")
    assert saved(harness, "day") == ["2026-12-23"]
    harness.press("戻る")
    box.fill("2027-01-15")
    harness.press("次へ")
    assert saved(harness, "day") == ["2026-12-23", "2027-01-15"]


def test_a_suggested_date_can_be_left_unanswered(harness: Harness) -> None:
    at(harness, "day")
    harness.press("答えない")
    harness.press("次へ")
    assert saved(harness, "day") == [None]


def test_rather_not_saying_clears_an_answer_and_stays_visible(harness: Harness) -> None:
    at(harness, "choice")
    harness.main.locator("label.wli-option").first.tap()
    harness.press("答えない")
    assert saved(harness, "choice") == ["a", None]
    assert harness.main.locator("input:checked").count() == 0
    left = harness.page.get_by_role("button", name="答えない")
    assert left.get_attribute("aria-pressed") == "true"
    harness.main.locator("label.wli-option").first.tap()
    assert left.get_attribute("aria-pressed") == "false"


def test_every_question_can_be_passed_without_an_answer(harness: Harness) -> None:
    at(harness, "scale")
    harness.on_to("feedback")
    assert {one["field"] for one in harness.sent("save")} == {"day"}


def test_targets_are_large_and_nothing_runs_off_a_narrow_phone(harness: Harness) -> None:
    harness.page.set_viewport_size({"width": 320, "height": 640})
    at(harness, "scale")
    for screen in ("scale", "choice", "card", "choices", "text", "agree", "mins", "hours", "day"):
        harness.on_to(screen)
        assert harness.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), screen
        for box in harness.page.locator("button:visible, label.wli-option, label.wli-number").all():
            size = box.bounding_box()
            assert size is not None
            assert size["height"] >= 44, (screen, box.inner_text())
            assert size["width"] >= 40, (screen, box.inner_text())
