"""Released pictures on a phone: beside one's own place, never in the way of who still answers."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.unit.widgets.conftest import Harness
from tests.unit.widgets.sample_content import live
from tests.unit.widgets.sample_room import SPOKEN, picture, told


def to_wait(harness: Harness) -> None:
    """Go on until there is nothing to do but wait."""
    harness.on_to("wait")
    expect(harness.main).to_contain_text("Please wait for the facilitator")


def test_a_released_picture_comes_with_ones_own_place(harness: Harness) -> None:
    harness.start("kinds", answers=SPOKEN)
    to_wait(harness)
    harness.tell(told("kinds", picture()))
    card = harness.main.locator(".wli-released")
    expect(card).to_contain_text("Which suits・日")
    expect(card).to_contain_text("12人の答えです")
    assert card.get_by_role("img").get_attribute("src").startswith("data:image/svg+xml")
    assert harness.sent("where_i_sit") == [{"type": "where_i_sit", "key": "E90/pairs@during", "lang": "ja"}]
    expect(card).not_to_contain_text("Where I sit")
    place = {"type": "where_i_sit", "key": "E90/pairs@during", "lang": "ja", "private": False}
    harness.tell({**place, "lines": ["時間：<b>あなた</b>", "場所：あなた"]})
    expect(card.get_by_role("listitem")).to_have_text(["時間：<b>あなた</b>", "場所：あなた"])
    expect(card).to_contain_text("Only this phone shows this.")
    harness.tell(told("kinds", rev=8))
    expect(card).to_have_count(0)


def test_a_place_of_a_sensitive_kind_opens_by_hand(harness: Harness) -> None:
    harness.start("kinds", answers=SPOKEN)
    to_wait(harness)
    harness.tell(told("kinds", picture()))
    harness.tell(
        {"type": "where_i_sit", "key": "E90/pairs@during", "lang": "ja", "lines": ["介護"], "private": True}
    )
    said = harness.main.get_by_text("介護")
    expect(said).to_be_hidden()
    harness.main.locator(".wli-place summary").click()
    expect(said).to_be_visible()


def test_who_still_answers_is_told_of_the_picture_and_comes_back(harness: Harness) -> None:
    harness.start("kinds", answers=SPOKEN)
    harness.on_to("text")
    harness.main.locator("textarea").press_sequentially("途中")
    harness.tell(told("kinds", picture()))
    notice = harness.page.locator(".wli-notices")
    expect(notice).to_contain_text("A picture of the whole room is there.")
    expect(harness.page.locator(".wli-hidden[role=status]")).to_have_text(
        "A picture of the whole room is there."
    )
    assert harness.main.locator("textarea").input_value() == "途中"
    harness.press("Look at it")
    expect(harness.main.locator(".wli-released")).to_have_count(1)
    expect(notice).not_to_contain_text("A picture")
    harness.press("Back to my own page")
    assert harness.place() == ("kinds", "text")
    assert harness.main.locator("textarea").input_value() == "途中"
    harness.press("Look at it")
    harness.page.go_back()
    expect(harness.main.locator("textarea")).to_be_visible()
    harness.tell(told("kinds", rev=8))
    expect(notice).not_to_contain_text("A picture")


def test_the_last_released_picture_comes_first(harness: Harness) -> None:
    harness.start("kinds", answers=SPOKEN)
    to_wait(harness)
    later = picture("E90/both@during", "Both")
    harness.tell(told("kinds", picture(), later))
    expect(harness.main.locator(".wli-released h3")).to_have_text(["Both・日", "Which suits・日"])
    # Without pictures in it, a message leaves them as they are.
    harness.tell({"type": "live", "live": {**live("kinds"), "rev": 7}, "help": None})
    expect(harness.main.locator(".wli-released")).to_have_count(2)


@pytest.mark.parametrize(
    "broken", [[None], [{"key": 4}], [{"key": "a/b@c", "svg": {}}], [{"key": "a/b@c"}], [[]]]
)
def test_a_broken_or_undrawn_picture_is_left_out(harness: Harness, broken: list[Any]) -> None:
    harness.start("kinds", answers=SPOKEN)
    to_wait(harness)
    harness.tell({"type": "live", "live": {**live("kinds"), "fresh": ["a/b@c"]}, "pictures": broken})
    expect(harness.main.locator(".wli-released")).to_have_count(0)
    assert harness.sent("where_i_sit") == []
