"""A place on a plane: by finger on the square or on two scales, one showing the other; half a place is none."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.unit.widgets.conftest import Harness
from tests.unit.widgets.sample_content import answer
from tests.unit.widgets.sample_wholes import Finger, assert_fits, english, middle, open_at, saved


def spot(harness: Harness, across: float, upwards: float) -> tuple[float, float]:
    """Return where a point of the plane, from its left and its bottom, is on the glass."""
    box = harness.main.locator(".wli-plane-surface").bounding_box()
    assert box is not None
    return box["x"] + across * box["width"], box["y"] + (1 - upwards) * box["height"]


def scales(harness: Harness) -> list[str | None]:
    """Return what the two scales say."""
    return [one.get_attribute("aria-valuetext") for one in harness.main.get_by_role("slider").all()]


def test_nothing_is_set_until_one_taps_the_square(harness: Harness) -> None:
    open_at(harness, "place")
    assert scales(harness) == ["Not chosen yet"] * 2
    assert harness.main.locator(".wli-plane-grip").is_hidden()
    harness.page.touchscreen.tap(*spot(harness, 0.76, 0.6))
    assert saved(harness, "place") == [{"like": 8, "good": 6}]
    assert scales(harness) == ["8", "6"]
    assert harness.main.locator(".wli-plane-grip").is_visible()
    expect(harness.main.locator(".wli-place-said")).to_have_text("好き 8 / 得意 6")


def test_the_edges_and_the_middle_can_be_reached(harness: Harness) -> None:
    open_at(harness, "place")
    for at, value in (((0.01, 0.01), (0, 0)), ((0.99, 0.99), (10, 10)), ((0.5, 0.5), (5, 5))):
        harness.page.touchscreen.tap(*spot(harness, *at))
        assert saved(harness, "place")[-1] == dict(zip(("like", "good"), value, strict=True))


def test_the_point_follows_the_finger_and_the_page_stays(harness: Harness) -> None:
    harness.page.set_viewport_size({"width": 390, "height": 600})
    open_at(harness, "place", answer("E92", "place", {"like": 5, "good": 8}))
    finger = Finger(harness)
    finger.drag(
        middle(harness.main.locator(".wli-plane-grip")), spot(harness, 0.5 + 2 * 0.086, 0.5 - 3 * 0.086)
    )
    expect(harness.main.locator(".wli-place-said")).to_have_text("好き 7 / 得意 2")
    assert saved(harness, "place")[-1] == {"like": 7, "good": 2}
    assert harness.page.evaluate("scrollY") == 0


def test_a_swipe_over_the_square_scrolls_and_sets_nothing(harness: Harness) -> None:
    harness.page.set_viewport_size({"width": 390, "height": 600})
    open_at(harness, "place")
    x, y = spot(harness, 0.3, 0.3)
    Finger(harness).drag((x, y), (x + 60, y - 150))
    assert harness.page.evaluate("scrollY") > 50
    assert scales(harness) == ["Not chosen yet"] * 2
    assert saved(harness, "place") == []


def test_holding_the_point_without_moving_changes_nothing(harness: Harness) -> None:
    open_at(harness, "place", answer("E92", "place", {"like": 5, "good": 8}))
    x, y = middle(harness.main.locator(".wli-plane-grip"))
    Finger(harness).drag((x + 15, y + 15), (x + 15, y + 15), steps=1)
    assert saved(harness, "place") == []
    assert scales(harness) == ["5", "8"]


def test_the_mouse_drags_too(harness: Harness) -> None:
    open_at(harness, "place")
    harness.page.mouse.move(*spot(harness, 0.2, 0.2))
    harness.page.mouse.down()
    harness.page.mouse.move(*spot(harness, 0.93, 0.07), steps=4)
    harness.page.mouse.up()
    assert saved(harness, "place")[-1] == {"like": 10, "good": 0}


def test_half_a_place_is_no_answer_and_says_what_is_missing(harness: Harness) -> None:
    open_at(harness, "place")
    name = "得意 (0 得意ではない, 10 とても得意)"
    harness.main.get_by_role("button", name=f"{name}: 1 more").tap()
    assert scales(harness) == ["Not chosen yet", "5"]
    expect(harness.main.locator(".wli-place-said")).to_contain_text("“好き”")
    expect(harness.main.locator(".wli-place [aria-live=polite]")).to_contain_text("“好き”")
    assert saved(harness, "place") == []
    harness.main.get_by_role("slider").first.focus()
    for key in (*["ArrowRight"] * 4, "Tab", "Tab", "Tab"):
        harness.page.keyboard.press(key)
    harness.page.keyboard.press("Home")
    assert saved(harness, "place")[0] == {"like": 6, "good": 5}
    assert saved(harness, "place")[-1] == {"like": 9, "good": 0}
    grip, corner = middle(harness.main.locator(".wli-plane-grip")), spot(harness, 0.5 + 4 * 0.086, 0.07)
    assert grip == pytest.approx(corner, abs=3)


def test_a_place_comes_back_in_the_other_language_and_goes_by_not_saying(harness: Harness) -> None:
    open_at(harness, "place", answer("E92", "place", {"like": 2, "good": 9}))
    harness.main.get_by_role("button", name="1 more").first.tap()
    assert saved(harness, "place") == [{"like": 3, "good": 9}]
    english(harness)
    expect(harness.main.locator(".wli-place-said")).to_have_text("Liking 3 / Skill 9")
    assert harness.main.locator(".wli-plane-grip").is_visible()
    harness.press("I would rather not say")
    assert saved(harness, "place")[-1] is None
    assert scales(harness) == ["Not chosen yet"] * 2
    assert harness.main.locator(".wli-plane-grip").is_hidden()


def test_the_square_does_not_move_while_it_is_answered(harness: Harness) -> None:
    harness.page.set_viewport_size({"width": 320, "height": 640})
    open_at(harness, "place")
    place = "(node) => [node.offsetTop, node.offsetWidth, node.offsetHeight]"
    surface = harness.main.locator(".wli-plane-surface")
    before = surface.evaluate(place)
    for one in harness.main.get_by_role("button", name="1 more").all():
        one.tap()
        assert surface.evaluate(place) == before


def test_a_place_fits_a_narrow_phone(harness: Harness) -> None:
    open_at(harness, "place", answer("E92", "place", {"like": 2, "good": 9}))
    assert_fits(harness, "button:visible, .wli-slide, .wli-plane-grip")
