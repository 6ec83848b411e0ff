"""A time of day: typed as people write it, stepped, or taken from usual times; unset at first."""

from __future__ import annotations

from tests.unit.widgets.conftest import Harness
from tests.unit.widgets.sample_content import answer
from tests.unit.widgets.sample_wholes import assert_fits, english, open_at, saved

TYPED = {
    "23:30": "23:30",
    "２３：３０": "23:30",
    "2330": "23:30",
    "730": "07:30",
    "23時": "23:00",
    "23 時 30 分": "23:30",
    "7時半": "07:30",
    "9": "09:00",
    "午後11時": "23:00",
    "午前12時": "00:00",
    "11 pm": "23:00",
    "8:05 a.m.": "08:05",
    "24:00": "00:00",
    "25:30": "01:30",
    "18:43": "18:45",
    "23:58": "00:00",
}


def test_a_time_is_typed_in_any_usual_way(harness: Harness) -> None:
    open_at(harness, "time")
    box = harness.main.get_by_role("textbox", name="timeを問う")
    for typed, time in TYPED.items():
        box.fill("")
        box.fill(typed)
        box.blur()
        assert (typed, box.input_value()) == (typed, time)
        assert (typed, saved(harness, "time")[-1]) == (typed, time)
        assert harness.complaint == ""


def test_what_is_no_time_is_kept_and_said_but_not_sent(harness: Harness) -> None:
    open_at(harness, "time")
    box = harness.main.get_by_role("textbox", name="timeを問う")
    for typed in ("夜おそく", "30:00", "12:75", "12345", "午前13時", "-5"):
        box.fill(typed)
        box.blur()
        assert "18:30" in harness.complaint, typed
        assert box.get_attribute("aria-invalid") == "true"
        assert box.input_value() == typed
    assert saved(harness, "time") == []
    harness.main.get_by_role("button", name="18:30").tap()
    assert harness.complaint == ""
    assert saved(harness, "time") == ["18:30"]


def test_a_time_half_typed_is_not_sent_yet(harness: Harness) -> None:
    harness.page.clock.install()
    open_at(harness, "time")
    box = harness.main.get_by_role("textbox", name="timeを問う")
    box.press_sequentially("22:3")
    harness.page.clock.run_for(2000)
    assert saved(harness, "time") == []
    box.press_sequentially("0")
    harness.page.clock.run_for(2000)
    assert saved(harness, "time") == ["22:30"]


def test_the_first_step_leads_to_the_likely_time_and_midnight_is_no_wall(harness: Harness) -> None:
    open_at(harness, "time")
    box = harness.main.get_by_role("textbox", name="timeを問う")
    assert box.input_value() == ""
    assert saved(harness, "time") == []
    harness.main.get_by_role("button", name="One hour later").tap()
    harness.main.get_by_role("button", name="5 minutes earlier").tap()
    assert saved(harness, "time") == ["19:00", "18:55"]
    for _ in range(5):
        harness.main.get_by_role("button", name="One hour later").tap()
    for _ in range(2):
        harness.main.get_by_role("button", name="5 minutes later").tap()
    assert saved(harness, "time")[-2:] == ["00:00", "00:05"]


def test_usual_times_lie_around_the_likely_one(harness: Harness) -> None:
    open_at(harness, "time")
    usual = harness.main.get_by_role("group", name="Usual values")
    assert [one.inner_text() for one in usual.get_by_role("button").all()] == [
        "18:00",
        "18:30",
        "19:00",
        "19:30",
        "20:00",
    ]
    usual.get_by_role("button", name="19:30").focus()
    harness.page.keyboard.press("Enter")
    assert saved(harness, "time") == ["19:30"]
    assert usual.get_by_role("button", name="19:30").get_attribute("aria-pressed") == "true"


def test_without_a_likely_time_there_are_usual_ones(harness: Harness) -> None:
    open_at(harness, "usual")
    harness.main.get_by_role("button", name="22:00").tap()
    assert saved(harness, "usual") == ["22:00"]


def test_a_time_comes_back_in_the_other_language_and_goes_by_not_saying(harness: Harness) -> None:
    open_at(harness, "time", answer("E92", "time", "21:15"))
    harness.main.get_by_role("button", name="5 minutes later").tap()
    english(harness)
    box = harness.main.get_by_role("textbox", name="Ask time")
    assert box.input_value() == "21:20"
    harness.press("I would rather not say")
    assert box.input_value() == ""
    assert saved(harness, "time") == ["21:20", None]


def test_an_emptied_time_is_no_answer(harness: Harness) -> None:
    open_at(harness, "time", answer("E92", "time", "21:15"))
    box = harness.main.get_by_role("textbox", name="timeを問う")
    box.fill("")
    box.blur()
    assert saved(harness, "time") == [None]


def test_a_time_fits_a_narrow_phone(harness: Harness) -> None:
    open_at(harness, "time")
    assert_fits(harness, "button:visible, input")
