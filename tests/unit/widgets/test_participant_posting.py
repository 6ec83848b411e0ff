"""Putting a text out for the wall: never pressed for anybody, only what was read, and the way back."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.unit.widgets.conftest import Harness
from tests.unit.widgets.sample_content import JSON, answer, content, live, state
from tests.unit.widgets.sample_rows import STARTED, workshop

PUT_OUT = "Put it out (the facilitator looks first, then it goes on the screen)"
TAKE_BACK = "Take it back from the wall"
NEW_WORDING = "Put out the new wording"
HOSTILE = '<img src=x onerror="document.title=1"><b>bold</b>'
PLACE: JSON = {"occasion": "during", "exercise": "E90", "field": "text", "row": 0}


def with_wall() -> JSON:
    """Return the sample workshop, its one short text meant for the wall."""
    made = content()
    made["exercises"]["E90"]["fields"]["text"] |= {"visibility": "W", "max_chars": 60}
    return made


def at_text(harness: Harness, *answers: JSON, posts: tuple[JSON, ...] = (), **more: Any) -> Locator:
    """Open the question that can be put out; return what stands below its text."""
    person = state("kinds", answers=(answer("E00", "voice", True), *answers), posts=list(posts))
    harness.open({"content": with_wall(), "state": person}, **more)
    harness.link("ready")
    harness.on_to("text")
    return harness.main.locator(".wli-posting")


def post(text: str, state_: str = "waiting", number: int = 48213) -> JSON:
    return {**PLACE, "number": number, "state": state_, "text": text}


def posted(harness: Harness, *of: str) -> list[JSON]:
    return [one for kind in of or ("post", "unpost") for one in harness.sent(kind)]


def test_nothing_is_offered_before_something_is_written_and_nothing_is_pressed(harness: Harness) -> None:
    below = at_text(harness)
    expect(below).to_be_hidden()
    harness.main.locator("textarea").fill("朝の散歩")
    expect(below.get_by_role("button", name=PUT_OUT)).to_be_visible()
    expect(below).to_contain_text("without your name or seat")
    harness.press("次へ")
    assert posted(harness) == []


def test_pressed_it_says_how_it_stands_and_can_be_taken_back(harness: Harness) -> None:
    below = at_text(harness, answer("E90", "text", "朝の散歩"))
    harness.press(PUT_OUT)
    assert posted(harness) == [{"type": "post", **PLACE, "text": "朝の散歩"}]
    expect(below).to_have_text("Putting it out…")
    expect(below.get_by_role("button")).to_have_count(0)
    harness.tell({"type": "posted", **post("朝の散歩")})
    expect(below.get_by_role("status")).to_have_text("✓ Put out. The facilitator will look at it.")
    expect(below.get_by_role("button", name=TAKE_BACK)).to_be_focused()
    harness.press(TAKE_BACK)
    assert posted(harness, "unpost") == [{"type": "unpost", **PLACE}]
    expect(below).to_have_text("Taking it back…")
    harness.tell({"type": "posted", **PLACE, "number": None, "state": None, "text": None})
    expect(below.get_by_role("button", name=PUT_OUT)).to_be_focused()
    expect(below.get_by_role("status")).to_be_hidden()


@pytest.mark.parametrize(
    ("stands", "says"),
    [
        ("waiting", "The facilitator will look at it."),
        ("shown", "It is on the wall."),
        ("hidden", "It is not on the wall now."),
    ],
)
def test_it_is_there_after_a_reload(harness: Harness, stands: str, says: str) -> None:
    below = at_text(harness, answer("E90", "text", "朝の散歩"), posts=(post("朝の散歩", stands),))
    expect(below.get_by_role("status")).to_contain_text(says)
    expect(below.get_by_role("button", name=TAKE_BACK)).to_be_visible()
    expect(below.get_by_role("button", name=PUT_OUT)).to_have_count(0)


def test_who_has_put_something_out_asks_when_the_room_moves(harness: Harness) -> None:
    below = at_text(harness, answer("E90", "text", "朝の散歩"), posts=(post("朝の散歩"),))
    harness.tell({"type": "live", "live": live("kinds")})
    assert harness.sent("posts") == []
    harness.tell({"type": "live", "live": {**live("kinds"), "rev": 9}})
    assert harness.sent("posts") == [{"type": "posts"}]
    harness.tell({"type": "posts", "posts": [post("朝の散歩", "shown")]})
    expect(below.get_by_role("status")).to_have_text("✓ It is on the wall.")


def test_who_has_put_nothing_out_asks_nothing(harness: Harness) -> None:
    at_text(harness, answer("E90", "text", "朝の散歩"))
    harness.tell({"type": "live", "live": {**live("kinds"), "rev": 9}})
    assert harness.sent("posts") == []


def test_rewritten_the_old_wording_is_named_and_the_new_one_is_offered(harness: Harness) -> None:
    below = at_text(harness, answer("E90", "text", HOSTILE), posts=(post(HOSTILE, "shown"),))
    expect(below).not_to_contain_text("As you put it out")
    harness.main.locator("textarea").fill("夜の散歩")
    expect(below).to_contain_text(f"As you put it out: “{HOSTILE}”")
    harness.press(NEW_WORDING)
    expect(below).to_have_text("Putting it out…")
    assert posted(harness) == [{"type": "post", **PLACE, "text": "夜の散歩"}]
    harness.tell({"type": "posted", **post("夜の散歩", number=51077)})
    expect(below.get_by_role("status")).to_contain_text("will look at it")
    expect(below.get_by_role("button", name=NEW_WORDING)).to_have_count(0)


def test_an_emptied_text_can_still_be_taken_back(harness: Harness) -> None:
    below = at_text(harness, answer("E90", "text", "朝の散歩"), posts=(post("朝の散歩", "shown"),))
    harness.main.locator("textarea").fill("")
    expect(below).to_contain_text("As you put it out: “朝の散歩”")
    expect(below.get_by_role("button", name=TAKE_BACK)).to_be_visible()
    expect(below.get_by_role("button")).to_have_count(1)


def test_it_waits_until_the_text_is_stored(harness: Harness) -> None:
    at_text(harness, acknowledge=False)
    harness.main.locator("textarea").fill("朝の散歩")
    harness.press(PUT_OUT)
    assert posted(harness) == []
    harness.main.locator("textarea").blur()
    [saving] = harness.sent("save")
    harness.tell({**saving, "type": "saved", "revision": 1})
    assert posted(harness) == [{"type": "post", **PLACE, "text": "朝の散歩"}]


def test_written_on_before_it_left_it_stays_private(harness: Harness) -> None:
    below = at_text(harness, answer("E90", "text", "朝の散歩"))
    harness.link("lost")
    harness.press(PUT_OUT)
    expect(below).to_have_text("Done as soon as the connection is back.")
    harness.main.locator("textarea").fill("朝の散歩。ほんとうは休みたい")
    harness.main.locator("textarea").blur()
    harness.link("ready")
    expect(below.get_by_role("button", name=PUT_OUT)).to_be_visible()
    assert posted(harness) == []
    # It is asked for how things stand instead: it may have left before the line broke.
    assert harness.sent("posts") == [{"type": "posts"}]


def test_asked_for_without_a_line_it_leaves_when_the_line_is_back(harness: Harness) -> None:
    below = at_text(harness, answer("E90", "text", "朝の散歩"))
    harness.link("lost")
    harness.press(PUT_OUT)
    assert posted(harness) == []
    harness.link("ready")
    assert posted(harness) == [{"type": "post", **PLACE, "text": "朝の散歩"}]
    harness.tell({"type": "posted", **post("朝の散歩")})
    harness.link("lost")
    harness.link("ready")
    assert len(posted(harness)) == 1
    expect(below.get_by_role("status")).to_contain_text("will look at it")


def test_what_went_wrong_is_said_and_it_can_be_pressed_again(harness: Harness) -> None:
    below = at_text(harness, answer("E90", "text", "朝の散歩"))
    harness.press(PUT_OUT)
    harness.tell({"type": "problem", "message": {"ja": "いまはできません", "en": "Not now"}})
    expect(harness.page.locator(".wli-notices")).to_contain_text("いまはできません")
    expect(below.get_by_role("button", name=PUT_OUT)).to_be_visible()
    assert harness.sent("posts") == [{"type": "posts"}]
    harness.tell({"type": "problem", "message": {"ja": "いまはできません", "en": "Not now"}})
    assert len(harness.sent("posts")) == 1


def test_a_text_that_is_too_long_to_be_saved_is_not_offered(harness: Harness) -> None:
    below = at_text(harness)
    harness.main.locator("textarea").fill("長" * 61)
    expect(below).to_be_hidden()
    harness.main.locator("textarea").fill("長" * 60)
    expect(below.get_by_role("button", name=PUT_OUT)).to_be_visible()


def test_other_texts_have_no_such_button(harness: Harness) -> None:
    harness.start("kinds", answers=(answer("E00", "voice", True), answer("E90", "text", "朝の散歩")))
    harness.on_to("text")
    expect(harness.main.locator("textarea")).to_have_value("朝の散歩")
    expect(harness.main.locator(".wli-posting")).to_have_count(0)
    harness.on_to("feedback")
    expect(harness.main.locator(".wli-ponder")).to_be_visible()
    expect(harness.main.locator(".wli-postings")).to_have_count(0)


def test_learning_alone_there_is_no_wall(harness: Harness) -> None:
    person = state("kinds", answers=(*STARTED, answer("E90", "text", "朝の散歩")), mode="self_study")
    harness.open({"content": with_wall(), "state": person})
    harness.link("ready")
    harness.on_to("text")
    expect(harness.main.locator("textarea")).to_have_value("朝の散歩")
    expect(harness.main.locator(".wli-posting")).to_have_count(0)


def test_after_the_end_it_can_be_taken_back_but_not_put_out(harness: Harness) -> None:
    below = at_text(harness, answer("E90", "text", "朝の散歩"), posts=(post("朝の散歩", "shown"),))
    harness.live("kinds", closed=True)
    expect(below.get_by_role("button", name=TAKE_BACK)).to_be_visible()
    harness.press(TAKE_BACK)
    harness.tell({"type": "posted", **PLACE, "number": None, "state": None, "text": None})
    expect(below).to_be_hidden()


def test_what_the_answers_say_offers_it_too(harness: Harness) -> None:
    at_text(harness, answer("E90", "text", HOSTILE))
    harness.on_to("feedback")
    panel = harness.main.locator(".wli-postings")
    expect(panel.locator(".wli-quote")).to_have_text(HOSTILE)
    harness.press(PUT_OUT)
    assert posted(harness) == [{"type": "post", **PLACE, "text": HOSTILE}]
    harness.tell({"type": "posted", **post(HOSTILE, "shown")})
    expect(panel.get_by_role("status")).to_have_text("✓ It is on the wall.")
    assert harness.page.title() == "t"


def test_without_a_text_what_the_answers_say_offers_nothing(harness: Harness) -> None:
    at_text(harness)
    harness.on_to("feedback")
    expect(harness.main.locator(".wli-ponder")).to_be_visible()
    expect(harness.main.locator(".wli-postings")).to_have_count(0)


def test_each_row_is_put_out_by_itself(harness: Harness) -> None:
    made = workshop()
    made["exercises"]["E93"]["fields"]["act"]["visibility"] = "W"
    rows = [answer("E93", "act", text) | {"row": row} for row, text in ((0, "写真"), (2, "段取り"))]
    step = next(one["id"] for one in made["agenda"]["steps"] if one.get("exercise") == "E93")
    person = state("voice", answers=(*STARTED, *rows), posts=[])
    person["live"] |= {"step": step, "steps": {"voice": "closed", step: "open"}}
    harness.open({"content": made, "state": person})
    harness.link("ready")
    harness.on_to("feedback")
    items = harness.main.locator(".wli-postings li")
    expect(items.locator(".wli-quote")).to_have_text(["写真", "段取り"])
    items.nth(1).get_by_role("button", name=PUT_OUT).click()
    assert [(one["row"], one["text"]) for one in posted(harness)] == [(2, "段取り")]
    expect(items.nth(0).get_by_role("button", name=PUT_OUT)).to_be_visible()


def test_typing_goes_on_undisturbed_when_something_arrives(harness: Harness) -> None:
    at_text(harness, answer("E90", "text", "朝"), posts=(post("朝"),))
    area = harness.main.locator("textarea")
    area.press_sequentially("の")
    harness.tell({"type": "posts", "posts": [post("朝", "shown")]})
    expect(area).to_be_focused()
    area.press_sequentially("散歩")
    expect(area).to_have_value("朝の散歩")
