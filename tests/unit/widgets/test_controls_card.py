"""The comparison card turns: gain in front, price behind, alike in look, and nobody misses the price."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.unit.widgets.conftest import Harness
from tests.unit.widgets.sample_content import answer
from tests.unit.widgets.sample_wholes import assert_fits, english, open_at, saved

if TYPE_CHECKING:
    from playwright.sync_api import Locator

GAIN, PRICE = "疲れが取れやすい", "急な用に対応しづらい"


def facing(harness: Harness) -> str:
    """Return what is read in the middle of the card, once it has come to rest."""
    faces = harness.main.locator(".wli-faces")
    faces.evaluate("(node) => Promise.all(node.getAnimations({ subtree: true }).map((one) => one.finished))")
    return str(
        faces.evaluate(
            """(node) => {
              const box = node.getBoundingClientRect();
              const seen = document.elementFromPoint(box.left + box.width / 2, box.bottom - box.height / 4);
              return (seen.closest(".wli-face") || seen).querySelector("dd").textContent;
            }"""
        )
    )


def option(harness: Harness, label: str) -> Locator:
    """Return one option to tap."""
    return harness.main.locator("label.wli-option", has_text=label)


def test_the_card_turns_by_touch_and_by_keyboard(harness: Harness) -> None:
    open_at(harness, "card")
    assert facing(harness) == GAIN
    harness.main.get_by_role("button", name="Turn over: what it costs").tap()
    assert facing(harness) == PRICE
    harness.main.get_by_role("button", name="Turn back: what it gives").focus()
    harness.page.keyboard.press("Enter")
    assert facing(harness) == GAIN
    harness.main.locator(".wli-faces").tap()
    assert facing(harness) == PRICE
    assert saved(harness, "card") == []


def test_choosing_turns_a_card_nobody_has_turned_and_the_choice_can_be_changed(harness: Harness) -> None:
    open_at(harness, "card")
    option(harness, "3・日").tap()
    assert facing(harness) == PRICE
    expect(harness.main.locator(".wli-card [aria-live=polite]")).to_contain_text(PRICE)
    harness.main.get_by_role("button", name="Turn back: what it gives").tap()
    option(harness, "1・日").tap()
    assert facing(harness) == GAIN
    assert saved(harness, "card") == ["3", "1"]


def test_a_card_that_was_turned_stays_as_it_lies(harness: Harness) -> None:
    open_at(harness, "card")
    turner = harness.main.locator(".wli-turner")
    turner.tap()
    turner.tap()
    option(harness, "2・日").tap()
    assert facing(harness) == GAIN


def test_the_price_comes_into_sight_where_the_card_had_been_scrolled_away(harness: Harness) -> None:
    harness.page.set_viewport_size({"width": 320, "height": 500})
    open_at(harness, "card")
    option(harness, "4・日").evaluate("(node) => node.scrollIntoView({ block: 'end' })")
    harness.page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    option(harness, "4・日").tap()
    card = harness.main.locator(".wli-faces").bounding_box()
    bar = harness.page.locator(".wli-bar").bounding_box()
    assert card is not None
    assert bar is not None
    assert card["y"] >= bar["y"] + bar["height"] - 1
    assert facing(harness) == PRICE


def test_both_faces_are_alike_and_nothing_moves_when_the_card_turns(harness: Harness) -> None:
    open_at(harness, "card")
    look = "(node) => ['fontSize', 'fontWeight', 'color', 'backgroundColor'].map((key) => getComputedStyle(node)[key])"
    gain, price = harness.main.locator(".wli-face").all()
    assert gain.evaluate(look) == price.evaluate(look)
    assert gain.locator("dd").evaluate(look) == price.locator("dd").evaluate(look)
    size = "(node) => [node.offsetWidth, node.offsetHeight]"
    assert gain.evaluate(size) == price.evaluate(size)
    before = option(harness, "0・日").bounding_box()
    harness.main.locator(".wli-turner").tap()
    assert facing(harness) == PRICE
    assert option(harness, "0・日").bounding_box() == before


def test_screen_readers_get_both_faces_in_their_order(harness: Harness) -> None:
    open_at(harness, "card")
    for _ in range(2):
        told = harness.main.locator(".wli-card").aria_snapshot()
        assert told.index(GAIN) < told.index(PRICE)
        harness.main.locator(".wli-turner").tap()


def test_who_wants_less_motion_sees_the_card_turned_at_once(harness: Harness) -> None:
    harness.page.emulate_media(reduced_motion="reduce")
    open_at(harness, "card")
    harness.main.locator(".wli-turner").tap()
    assert (
        harness.main.locator(".wli-faces").evaluate("(node) => node.getAnimations({ subtree: true }).length")
        == 0
    )
    harness.page.emulate_media(reduced_motion="no-preference")
    harness.main.locator(".wli-turner").tap()
    assert (
        harness.main.locator(".wli-faces").evaluate("(node) => node.getAnimations({ subtree: true }).length")
        == 2
    )


def test_a_choice_comes_back_in_the_other_language_and_goes_by_not_saying(harness: Harness) -> None:
    open_at(harness, "card", answer("E92", "card", "2"))
    english(harness)
    assert harness.main.get_by_role("radio", name="2 (en)").is_checked()
    assert facing(harness) == "You have time to recover"
    harness.press("I would rather not say")
    assert saved(harness, "card") == [None]
    assert harness.main.get_by_role("radio", checked=True).count() == 0


def test_a_card_fits_a_narrow_phone(harness: Harness) -> None:
    open_at(harness, "card")
    assert_fits(harness, "button:visible, label.wli-option")
