"""Chips: a few of many, each with its strength; that there is nothing differs from no answer."""

from __future__ import annotations

from tests.unit.widgets.conftest import Harness
from tests.unit.widgets.sample_content import answer
from tests.unit.widgets.sample_wholes import EVENTS, assert_fits, english, open_at, saved

NOTHING = dict.fromkeys(EVENTS, 0)


def chip(harness: Harness, label: str) -> None:
    """Tap a chip."""
    harness.main.locator("label.wli-option", has_text=label).tap()


def test_a_chip_shows_its_strengths_once_it_is_chosen(harness: Harness) -> None:
    open_at(harness, "chips")
    assert harness.main.get_by_role("radio").count() == 0
    chip(harness, "学び")
    levels = harness.main.get_by_role("radiogroup", name="学び: how much")
    assert [one.inner_text() for one in levels.locator("label > span > span:last-child").all()] == [
        "少し",
        "まあまあ",
        "かなり",
    ]
    levels.locator("label", has_text="かなり").tap()
    assert saved(harness, "chips") == [NOTHING | {"ev_learning": 1}, NOTHING | {"ev_learning": 3}]
    chip(harness, "学び")
    assert harness.main.get_by_role("radio").count() == 0
    assert saved(harness, "chips")[-1] is None


def test_chips_go_by_keyboard(harness: Harness) -> None:
    open_at(harness, "chips")
    harness.main.get_by_role("checkbox", name="自分の体調").focus()
    harness.page.keyboard.press("Space")
    harness.page.keyboard.press("Tab")
    harness.page.keyboard.press("ArrowRight")
    assert saved(harness, "chips")[-1] == NOTHING | {"ev_health": 2}


def test_the_fourth_of_three_is_refused_and_says_why(harness: Harness) -> None:
    open_at(harness, "chips")
    for label in ("体調", "介護", "学び"):
        chip(harness, label)
    chip(harness, "住まい")
    assert "up to 3" in harness.complaint
    assert harness.main.get_by_role("checkbox", checked=True).count() == 3
    assert saved(harness, "chips")[-1]["ev_home"] == 0
    chip(harness, "介護")
    chip(harness, "住まい")
    assert harness.complaint == ""
    assert saved(harness, "chips")[-1] == NOTHING | {"ev_health": 1, "ev_home": 1, "ev_learning": 1}


def test_nothing_is_an_answer_of_its_own(harness: Harness) -> None:
    open_at(harness, "chips")
    nothing = harness.main.get_by_role("button", name="Nothing in particular")
    assert nothing.get_attribute("aria-pressed") == "false"
    chip(harness, "住まい")
    nothing.tap()
    assert saved(harness, "chips")[-1] == NOTHING
    assert nothing.get_attribute("aria-pressed") == "true"
    assert harness.main.get_by_role("checkbox", checked=True).count() == 0
    chip(harness, "住まい")
    assert nothing.get_attribute("aria-pressed") == "false"


def test_chips_come_back_in_the_other_language_and_go_by_not_saying(harness: Harness) -> None:
    open_at(harness, "chips", answer("E92", "chips", NOTHING | {"ev_care": 2}))
    chip(harness, "学び")
    english(harness)
    assert harness.main.get_by_role("checkbox", checked=True).count() == 2
    care = harness.main.get_by_role("radiogroup", name="Caring for parents or family: how much")
    assert care.get_by_role("radio", name="Some").is_checked()
    harness.press("I would rather not say")
    assert saved(harness, "chips") == [NOTHING | {"ev_care": 2, "ev_learning": 1}, None]
    assert harness.main.get_by_role("checkbox", checked=True).count() == 0
    assert (
        harness.main.get_by_role("button", name="Nothing in particular").get_attribute("aria-pressed")
        == "false"
    )


def test_nothing_comes_back_as_nothing(harness: Harness) -> None:
    open_at(harness, "chips", answer("E92", "chips", NOTHING))
    assert (
        harness.main.get_by_role("button", name="Nothing in particular").get_attribute("aria-pressed")
        == "true"
    )


def test_an_option_that_is_more_private_counts_like_the_others(harness: Harness) -> None:
    open_at(harness, "some")
    for label in ("c・日", "a・日"):
        chip(harness, label)
    assert saved(harness, "some") == [["c"], ["a", "c"]]
    assert "Chosen: 2" in harness.main.inner_text()


def test_chips_fit_a_narrow_phone(harness: Harness) -> None:
    open_at(harness, "chips", answer("E92", "chips", NOTHING | {"ev_care": 2, "ev_role": 1}))
    assert_fits(harness, "button:visible, label:visible")
