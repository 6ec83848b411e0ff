"""A day by touch, mouse, keyboard and typing: where it starts, what a change does, and what is said of it."""

from __future__ import annotations

import pytest

from tests.unit.widgets.conftest import Harness
from tests.unit.widgets.day_steps import (
    NOW,
    NOW6,
    RESTLESS,
    at_day,
    day_row,
    half_hour,
    open_day,
    said_of_day,
    saved_days,
    swipe,
)
from tests.unit.widgets.sample_content import answer
from tests.unit.widgets.sample_day import LITE_STARTS, STARTS, whole


def test_nothing_is_set_before_one_chooses_a_usual_day(harness: Harness) -> None:
    at_day(harness, "now")
    choices = harness.main.locator(".wli-day-start")
    assert [one.inner_text().split("\n")[0] for one in choices.all()] == [en for _ja, en in STARTS]
    assert saved_days(harness, "now") == []
    choices.nth(3).tap()
    assert saved_days(harness, "now") == [whole("now", *STARTS["在宅", "At home"])]
    assert harness.main.locator(".wli-day-total").inner_text() == "24 hours in all"


def test_one_may_start_from_another_day_or_think_better_of_it(harness: Harness) -> None:
    open_day(harness, "now", NOW)
    harness.press("Start from another day")
    assert day_row(harness, 0).count() == 0
    harness.press("Keep my day as it is")
    assert day_row(harness, 3).locator("input").input_value() == "9"
    harness.press("Start from another day")
    harness.main.locator(".wli-day-start").nth(1).tap()
    assert saved_days(harness, "now") == [whole("now", *STARTS["夜勤", "Night shift"])]


def test_a_day_without_usual_ones_starts_from_equal_parts(harness: Harness) -> None:
    at_day(harness, "bare")
    harness.main.locator(".wli-day-start").tap()
    assert saved_days(harness, "bare") == [whole("bare", 4, 4, 4, 4, 4, 4)]


def test_the_wanted_day_starts_as_a_copy_and_is_saved_as_it_stands(harness: Harness) -> None:
    at_day(harness, "ideal", answer("E92", "now", NOW))
    assert saved_days(harness, "ideal") == []
    assert harness.main.locator(".wli-day-strip").count() == 2
    harness.press("Next")
    assert saved_days(harness, "ideal") == [whole("ideal", *NOW.values())]


def test_what_differs_from_now_is_shown_part_by_part(harness: Harness) -> None:
    at_day(harness, "ideal", answer("E92", "now", NOW))
    day_row(harness, 3).get_by_role("button", name="half an hour less").click(click_count=2)
    day_row(harness, 7).get_by_role("button", name="half an hour more").click()
    changes = [one.inner_text() for one in harness.main.locator(".wli-day-change").all()]
    assert changes == ["", "", "", "−1", "", "", "", "+0.5", "", "", "", "+0.5"]
    assert "Now 9" in day_row(harness, 3).inner_text()
    described = day_row(harness, 3).locator("input").get_attribute("aria-describedby")
    assert harness.page.locator(f"#{described}").inner_text().split() == ["Now", "9", "−1"]
    assert saved_days(harness, "ideal") == [whole("ideal", 6.5, 2, 2, 8, 1, 0.5, 1, 0.5, 0.5, 0, 0.5, 1.5)]


def test_the_wanted_day_falls_back_to_usual_days(harness: Harness) -> None:
    at_day(harness, "ideal6")
    assert harness.main.locator(".wli-day-start").count() == len(LITE_STARTS)
    harness.main.locator(".wli-day-start").first.tap()
    assert saved_days(harness, "ideal6") == [whole("ideal6", *LITE_STARTS["日勤", "Day shift"])]
    assert harness.main.locator(".wli-day-before").is_hidden()


def test_rather_not_saying_clears_the_day_and_offers_the_copy_again(harness: Harness) -> None:
    at_day(harness, "ideal6", answer("E92", "now6", NOW6), lang="ja")
    day_row(harness, 1).get_by_role("button", name="less").click()
    harness.press("答えない")
    assert saved_days(harness, "ideal6")[-1] is None
    first = harness.main.locator(".wli-day-start").first
    assert "The same as now" in first.inner_text()
    first.tap()
    assert saved_days(harness, "ideal6")[-1] == whole("ideal6", *NOW6.values())


def test_a_finger_slides_an_edge_and_the_page_stays(harness: Harness) -> None:
    open_day(harness, "now", NOW)
    left, unit, middle = half_hour(harness)
    edge = left + 13 * unit
    swipe(harness, (edge + 4, middle), (edge + 4 - 3 * unit, middle + 5))
    assert saved_days(harness, "now") == [{**NOW, "now_sleep": 5, "now_care_self": 3.5}]
    assert harness.page.evaluate("scrollY") == 0
    assert said_of_day(harness) == "Sleep 5 hours; Getting ready, meals 3.5 hours"
    assert day_row(harness, 1).locator("input").input_value() == "3.5"


def test_a_finger_that_goes_up_scrolls_the_page_and_changes_nothing(harness: Harness) -> None:
    open_day(harness, "now", NOW)
    left, unit, middle = half_hour(harness)
    swipe(harness, (left + 13 * unit, middle), (left + 13 * unit + 3, middle - 160))
    harness.page.wait_for_function("scrollY > 40")
    assert saved_days(harness, "now") == []
    assert harness.main.locator(".wli-day-held").count() == 0


def test_the_mouse_slides_an_edge_as_far_as_there_is_time(harness: Harness) -> None:
    open_day(harness, "now", NOW)
    left, unit, middle = half_hour(harness)
    mouse = harness.page.mouse
    # The edge between main job and housework: side job and learning keep what they have.
    mouse.move(left + 39 * unit, middle)
    mouse.down()
    mouse.move(left + 60 * unit, middle, steps=4)
    mouse.up()
    assert saved_days(harness, "now")[-1] == {**NOW, "now_main_job": 10, "now_housework": 0}
    assert day_row(harness, 4).locator("input").input_value() == "0"
    day_row(harness, 4).get_by_role("button", name="more").click()
    assert saved_days(harness, "now")[-1] == {
        **NOW,
        "now_main_job": 10,
        "now_housework": 0.5,
        "now_rest": 0.5,
    }


def test_a_tap_picks_a_part_and_its_handles_slide_a_narrow_one(harness: Harness) -> None:
    open_day(harness, "now", NOW)
    left, unit, middle = half_hour(harness)
    harness.page.touchscreen.tap(left + 41.5 * unit, middle)
    card = harness.main.locator(".wli-day-card")
    assert card.inner_text().split("\n")[0].startswith("Caring for family")
    assert said_of_day(harness) == "Caring for family 0.5 hours"
    card.get_by_role("button", name="half an hour more").tap()
    assert "1 hour" in card.inner_text()
    grip = harness.main.locator(".wli-day-grip[data-side=after]").bounding_box()
    assert grip is not None
    assert (grip["width"], grip["height"]) == (48, 48)
    start = (grip["x"] + 20, grip["y"] + 30)
    swipe(harness, start, (start[0] + 5 * unit, start[1]))
    assert saved_days(harness, "now")[-1] == {**NOW, "now_family_care": 2, "now_side_job": 0, "now_rest": 0.5}


def test_the_keyboard_steps_and_types_and_hears_what_happened(harness: Harness) -> None:
    open_day(harness, "now", NOW)
    sleep = harness.main.get_by_role("spinbutton", name="Sleep")
    sleep.focus()
    harness.page.keyboard.press("ArrowUp")
    assert (sleep.get_attribute("aria-valuenow"), sleep.get_attribute("aria-valuetext")) == ("7", "7 hours")
    assert said_of_day(harness) == "Sleep 7 hours; Rest and other 0.5 hours"
    harness.page.keyboard.press("PageDown")
    harness.page.keyboard.press("Tab")
    assert (
        harness.page.evaluate("document.activeElement.getAttribute('aria-label')") == "Getting ready, meals"
    )
    harness.page.keyboard.type("１．５")
    harness.page.keyboard.press("Enter")
    assert saved_days(harness, "now")[-1] == {**NOW, "now_sleep": 6, "now_care_self": 1.5, "now_rest": 2}


@pytest.mark.parametrize("typed", ["7.2", "30", "seven", "-1", ""])
def test_what_is_no_half_hour_is_refused_aloud_and_the_day_stays(harness: Harness, typed: str) -> None:
    open_day(harness, "now", NOW)
    box = day_row(harness, 0).locator("input")
    box.fill(typed)
    box.press("Enter")
    assert "Sleep: please give hours from 0 to 24" in harness.complaint
    assert box.input_value() == "6.5"
    assert all(value == NOW for value in saved_days(harness, "now"))


def test_when_the_partner_has_nothing_left_another_part_can_give(harness: Harness) -> None:
    open_day(harness, "now", RESTLESS)
    rule = harness.main.locator(".wli-day-rule")
    assert "“Rest and other”" in rule.inner_text()
    box = day_row(harness, 7).locator("input")
    box.fill("2")
    box.press("Enter")
    assert box.input_value() == "0.5"
    assert "“Rest and other” has no time left." in day_row(harness, 7).inner_text()
    assert "“Rest and other” has no time left." in said_of_day(harness)
    harness.page.get_by_role("button", name="Take it from “Main job”").press("Enter")
    assert box.input_value() == "2"
    assert box.evaluate("(node) => node === document.activeElement")
    assert "“Main job”" in rule.inner_text()
    assert saved_days(harness, "now")[-1] == {**RESTLESS, "now_learn": 2, "now_rest": 0, "now_main_job": 7.5}


def test_another_part_may_be_named_as_partner(harness: Harness) -> None:
    open_day(harness, "now", NOW)
    assert day_row(harness, 11).locator("button:visible, input:visible").count() == 0
    harness.main.get_by_label("Trade time with").select_option(label="Main job")
    day_row(harness, 11).get_by_role("button", name="half an hour more").tap()
    assert saved_days(harness, "now")[-1] == {**NOW, "now_main_job": 8.5, "now_rest": 1.5}
    assert "Follows the others" in day_row(harness, 3).inner_text()


def test_a_change_of_language_keeps_the_day_and_where_one_was(harness: Harness) -> None:
    open_day(harness, "now", NOW)
    harness.main.get_by_label("Trade time with").select_option(label="Sleep")
    day_row(harness, 7).get_by_role("button", name="half an hour more").click()
    kept = saved_days(harness, "now")[-1]
    harness.press("Menu")
    harness.press("日本語")
    assert day_row(harness, 7).locator("p").first.inner_text() == "学び"
    assert day_row(harness, 7).locator("input").input_value() == "0.5"
    assert (
        harness.main.locator(".wli-day-rule select").evaluate("(one) => one.selectedOptions[0].text")
        == "睡眠"
    )
    assert saved_days(harness, "now")[-1] == kept
