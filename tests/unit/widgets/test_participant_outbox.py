"""Answers on their way: kept on the phone, sent again under the same op, gone only when they are stored."""

from __future__ import annotations

import re

from tests.unit.widgets.conftest import Harness
from tests.unit.widgets.sample_content import answer

STORED = "JSON.parse(localStorage.getItem('wli-outbox-p1'))"
BROKEN = "Object.defineProperty(window, 'localStorage', {get() { throw new Error('denied'); }});"


def choose(harness: Harness, number: int) -> None:
    """Tap a number of the first scale."""
    harness.main.locator(".wli-number").nth(number).tap()


def at_scale(harness: Harness, **more: object) -> None:
    """Open the sample workshop at its first scale."""
    harness.start("kinds", answers=(answer("E00", "voice", True),), **more)
    harness.on_to("scale")


def test_a_change_is_sent_at_once_and_shown_as_saved(harness: Harness) -> None:
    at_scale(harness)
    choose(harness, 7)
    (save,) = harness.sent("save")
    expected = {
        "type": "save",
        "occasion": "during",
        "exercise": "E90",
        "field": "scale",
        "row": 0,
        "value": 7,
    }
    assert {key: save[key] for key in expected} == expected
    assert re.fullmatch(r"[0-9a-f]{24}", save["op"])
    assert harness.status == "保存しました ✓"
    assert harness.page.evaluate(STORED) is None


def test_saved_never_stands_there_while_something_is_on_its_way(harness: Harness) -> None:
    at_scale(harness, acknowledge=False)
    assert harness.status == "保存しました ✓"
    choose(harness, 7)
    assert harness.status == "Sending…"
    harness.tell({**harness.sent("save")[0], "type": "saved", "revision": 1})
    assert harness.status == "保存しました ✓"


def test_the_page_works_where_the_context_is_not_secure(harness: Harness) -> None:
    at_scale(harness)
    assert harness.page.evaluate("window.isSecureContext") is False


def test_without_an_answer_it_is_kept_and_sent_again_under_the_same_op(harness: Harness) -> None:
    at_scale(harness, acknowledge=False)
    choose(harness, 7)
    harness.link("lost")
    assert harness.status == "Not connected. Your answers are kept on this phone."
    harness.link("ready")
    first, second = harness.sent("save")
    assert first == second


def test_a_reload_keeps_what_was_not_stored(harness: Harness) -> None:
    at_scale(harness, acknowledge=False)
    choose(harness, 7)
    (before,) = harness.sent("save")
    harness.reload()
    assert harness.sent("save") == []
    assert harness.main.locator("input:checked").get_attribute("value") == "7"
    harness.link("ready")
    assert harness.sent("save") == [before]


def test_while_there_is_no_link_changes_of_one_answer_become_one(harness: Harness) -> None:
    at_scale(harness, acknowledge=False)
    harness.link("offline")
    for number in (1, 2, 3):
        choose(harness, number)
    harness.main.locator(".wli-field").nth(1).locator(".wli-number").nth(9).tap()
    harness.link("ready")
    assert [(one["field"], one["value"]) for one in harness.sent("save")] == [("scale", 3), ("wanted", 9)]


def test_a_new_value_after_sending_travels_under_a_new_op(harness: Harness) -> None:
    at_scale(harness, acknowledge=False)
    choose(harness, 1)
    choose(harness, 2)
    first, second = harness.sent("save")
    assert first["op"] != second["op"]
    harness.tell({**first, "type": "saved", "revision": 1})
    assert harness.page.evaluate(STORED)["during/E90/scale/0"]["value"] == 2
    assert harness.main.locator(".wli-scale-value").first.inner_text() == "2"
    harness.tell({**second, "type": "saved", "revision": 2})
    assert harness.page.evaluate(STORED) is None


def test_waking_up_and_coming_online_send_again(harness: Harness) -> None:
    at_scale(harness, acknowledge=False)
    choose(harness, 4)
    harness.page.evaluate("window.dispatchEvent(new Event('online'))")
    harness.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert len({one["op"] for one in harness.sent("save")}) == 1
    assert len(harness.sent("save")) == 3


def test_an_answer_that_never_comes_is_asked_for_again(harness: Harness) -> None:
    harness.page.clock.install()
    at_scale(harness, acknowledge=False)
    choose(harness, 4)
    harness.page.clock.run_for(9000)
    first, second = harness.sent("save")
    assert first == second


def test_typing_is_sent_when_it_pauses_and_at_the_latest_on_leaving(harness: Harness) -> None:
    harness.page.clock.install()
    at_scale(harness, acknowledge=False)
    harness.on_to("text")
    box = harness.main.locator("textarea")
    box.press_sequentially("abc")
    assert harness.sent("save") == []
    assert harness.page.evaluate(STORED)["during/E90/text/0"]["value"] == "abc"
    harness.page.clock.run_for(450)
    assert [one["value"] for one in harness.sent("save")] == ["abc"]
    box.press_sequentially("d")
    harness.press("次へ")
    assert [one["value"] for one in harness.sent("save")] == ["abc", "abcd"]


def test_closing_the_page_in_the_middle_of_a_word_loses_nothing(harness: Harness) -> None:
    harness.page.clock.install()
    at_scale(harness, acknowledge=False)
    harness.on_to("text")
    harness.main.locator("textarea").press_sequentially("abc")
    harness.page.evaluate("window.dispatchEvent(new Event('pagehide'))")
    assert [one["value"] for one in harness.sent("save")] == ["abc"]


def test_a_refused_answer_is_shown_at_its_question_and_kept(harness: Harness) -> None:
    at_scale(harness, acknowledge=False)
    choose(harness, 7)
    (save,) = harness.sent("save")
    told = {"ja": "0から10までです", "en": "From 0 to 10"}
    harness.tell({"type": "refused", "op": save["op"], "exercise": "E90", "field": "scale", "message": told})
    assert harness.complaint == "0から10までです"
    assert harness.main.locator("input:checked").get_attribute("value") == "7"
    harness.link("lost")
    harness.link("ready")
    assert len(harness.sent("save")) == 1
    harness.reload()
    assert harness.complaint == "0から10までです"
    choose(harness, 6)
    assert harness.complaint == ""


def test_a_refusal_that_comes_late_leads_back_to_its_question(harness: Harness) -> None:
    at_scale(harness, acknowledge=False)
    choose(harness, 7)
    (save,) = harness.sent("save")
    harness.on_to("text")
    told = {"ja": "入りません", "en": "No"}
    harness.tell({"type": "refused", "op": save["op"], "exercise": "E90", "field": "scale", "message": told})
    harness.press("Go to that question")
    assert harness.place() == ("kinds", "scale+wanted")


def test_it_works_where_storage_is_forbidden(harness: Harness) -> None:
    at_scale(harness, acknowledge=False, before=BROKEN)
    choose(harness, 7)
    harness.link("lost")
    assert harness.status == "Not connected. Please keep this page open so that your answers are not lost."
    harness.link("ready")
    assert [one["value"] for one in harness.sent("save")] == [7, 7]


def test_deleting_clears_the_phone(harness: Harness) -> None:
    at_scale(harness, acknowledge=False)
    choose(harness, 7)
    harness.press("メニュー")
    harness.press("Delete my data")
    assert harness.sent("delete_me") == []
    harness.press("Yes, delete it")
    assert len(harness.sent("delete_me")) == 1
    harness.tell({"type": "deleted"})
    assert harness.main.locator("h2").inner_text() == "Your data has been deleted"
    assert harness.page.evaluate("Object.keys(localStorage)") == []
    harness.link("lost")
    harness.link("ready")
    assert len(harness.sent("save")) == 1


def test_the_next_person_on_this_phone_finds_nothing_of_the_one_before(harness: Harness) -> None:
    at_scale(harness, acknowledge=False)
    choose(harness, 7)
    harness.page.add_init_script("window.BOOT.state.participant = 'p2';")
    harness.reload()
    harness.link("ready")
    assert harness.sent("save") == []
    names = harness.page.evaluate("Object.keys(localStorage)")
    assert not [name for name in names if name.endswith("-p1")]


def test_python_may_answer_in_any_shape_without_harm(harness: Harness) -> None:
    at_scale(harness)
    for odd in (
        {"type": "nobody knows"},
        {"type": "saved"},
        {"type": "saved", "op": 3},
        {"type": "refused", "op": "x", "message": 5},
        {"type": "live"},
        {"type": "boxes", "boxes": [1, None, {"field": 3}]},
        {"type": "feedback", "lines": "text", "picture": []},
        {"type": "problem"},
        {"type": "state", "state": 3},
        {},
    ):
        harness.tell(odd)
    harness.page.evaluate("window.tell(null); window.tell('text'); window.tell([1]);")
    choose(harness, 3)
    assert harness.sent("save")[-1]["value"] == 3
