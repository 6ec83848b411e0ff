"""The blueprints in the console: read one by one, what they have in common, on paper."""

from __future__ import annotations

import re

import pytest
from console_room import HOSTILE, Json, Opened, live, progress, text
from playwright.sync_api import Locator, expect

PAGE_OF_A_PDF = re.compile(rb"/Type\s*/Page\b(?!s)")
LONG = "夜9時からは仕事の連絡を見ない。休みの日は道具をしまう。" * 20


def blueprint(number: int, *boxes: Json, reply: str | None = None, nickname: str | None = None) -> Json:
    return {"number": number, "nickname": nickname, "reply": reply, "boxes": list(boxes)}


def box(title: str, said: str, *, promise: bool = False) -> Json:
    return {"title": text(title), "text": said, "promise": promise}


def reading(console: Opened, *items: Json, **more: object) -> Locator:
    """Open the blueprints and return the sheet that is read."""
    console.tab("Blueprints")
    console.tell("handins", items=list(items), **more)
    return console.page.locator(".wli-reader-page .wli-sheet")


def three() -> tuple[Json, Json, Json]:
    return blueprint(101, box("Do", "One")), blueprint(202, reply="Well done"), blueprint(303)


def printing(console: Opened, button: str) -> list[str]:
    """Print and return what stands on each sheet, one to a page."""
    console.page.evaluate("window.print = () => {}")
    console.press(button)
    console.page.emulate_media(media="print")
    sheets = console.page.locator(".wli-paper .wli-sheet").all_inner_texts()
    expect(console.page.get_by_role("tab").first).to_be_hidden()
    console.page.emulate_media(media="null")
    # Printing ends with the event that clears the sheets away.
    pdf = console.page.pdf(prefer_css_page_size=True)
    assert len(PAGE_OF_A_PDF.findall(pdf)) == len(sheets)
    return sheets


def test_blueprints_are_read_one_by_one_and_stay_text(console: Opened) -> None:
    items = [
        blueprint(417, box("A small step", HOSTILE), nickname="Sakura"),
        blueprint(862, box("Stop", "Mail")),
    ]
    console.tab("Blueprints")
    assert console.sent("handins") == [{"type": "handins"}]
    sheet = reading(console, *items)
    expect(sheet).to_contain_text("Blueprint 417Sakura")
    expect(sheet.get_by_role("definition")).to_have_text(HOSTILE)
    assert sheet.locator("b, img").count() == 0
    console.page.get_by_role("button", name="Previous").click(force=True)
    expect(sheet).to_contain_text("417")
    console.press("Next")
    expect(sheet).to_contain_text("862")
    expect(sheet.get_by_role("heading")).to_be_focused()
    # More arrive while one is read: it stays in view.
    console.tell("handins", items=[blueprint(120), *items])
    expect(sheet).to_contain_text("862")
    expect(console.page.locator(".wli-reader-place")).to_have_text("3 of 3")


def test_arrow_keys_turn_the_page_but_not_while_one_writes(console: Opened) -> None:
    sheet = reading(console, *three())
    console.page.get_by_role("tabpanel").focus()
    console.page.keyboard.press("ArrowRight")
    expect(sheet).to_contain_text("202")
    console.page.keyboard.press("ArrowRight")
    console.page.keyboard.press("ArrowRight")
    expect(sheet).to_contain_text("303")
    console.page.locator(".wli-reply textarea").fill("Go on")
    console.page.keyboard.press("ArrowLeft")
    expect(sheet).to_contain_text("303")
    sheet.get_by_role("heading").focus()
    console.page.keyboard.press("Control+ArrowLeft")
    expect(sheet).to_contain_text("303")
    console.page.keyboard.press("ArrowLeft")
    expect(sheet).to_contain_text("202")
    console.page.get_by_role("tab", name="Blueprints").focus()
    console.page.keyboard.press("ArrowLeft")
    expect(console.page.get_by_role("tab", name="Blueprints")).to_have_attribute("aria-selected", "false")


def test_which_are_unanswered_is_seen_and_reached(console: Opened) -> None:
    sheet = reading(console, *three())
    onward = console.page.get_by_role("button", name="Next one without an answer")
    onward.click()
    expect(sheet).to_contain_text("303")
    onward.click()
    expect(sheet).to_contain_text("101")
    console.page.locator(".wli-reply textarea").fill("Begun")
    console.page.get_by_text("All numbers at a glance").click()
    numbers = console.page.locator(".wli-reader-numbers button")
    expect(numbers).to_have_text(["101 begun", "202 answered", "303 no answer yet"])
    numbers.nth(1).click()
    expect(sheet).to_contain_text("202")
    expect(numbers.nth(1)).to_have_attribute("aria-current", "true")
    console.tell("handins", items=[{**one, "reply": "Yes"} for one in three()])
    expect(onward).to_be_hidden()


def test_what_is_taken_back_vanishes_at_once(console: Opened) -> None:
    sheet = reading(console, *three())
    console.press("Next")
    asked = len(console.sent("handins"))
    # The same number of blueprints, yet not the same: one came and one went.
    console.tell("live", live=live(rev=2), progress=progress(handed_in=3, handed_in_mark="a"))
    console.tell("live", live=live(rev=2), progress=progress(handed_in=3, handed_in_mark="b"))
    assert len(console.sent("handins")) == asked + 2
    one, _two, other = three()
    console.tell("handins", items=[one, other, blueprint(404)])
    expect(sheet).to_contain_text("303")
    expect(console.page.locator(".wli-blueprints")).to_contain_text("has been taken back by its author")
    console.press("Next")
    expect(console.page.locator(".wli-blueprints")).not_to_contain_text("by its author")
    console.tell("handins", items=[])
    expect(sheet).to_have_count(0)
    expect(console.page.locator(".wli-blueprints")).to_contain_text("Nobody has handed in a blueprint yet.")
    expect(console.page.locator(".wli-common")).to_be_hidden()


def test_what_they_have_in_common_stands_above_them(console: Opened) -> None:
    nothing: Json = {"over": False, "themes": [], "boxes": [], "chosen": []}
    reading(console, *three(), in_common=nothing)
    common = console.page.locator(".wli-common")
    common.locator("summary").click()
    expect(common).to_contain_text("once the workshop has ended")
    common_now = {
        "over": True,
        "threshold": 5,
        "themes": [
            {"word": HOSTILE, "how": "almost", "people": None},
            {"word": "時間", "how": "least", "people": None},
            {"word": "家族", "how": "number", "people": 7},
        ],
        "boxes": [{"title": text("Do"), "how": "few", "people": None}],
        "chosen": [{"title": text("My small step"), "text": text("Most chose rest: 8 of 12.")}],
        "left_out": [text("My guardrails")],
    }
    # It ends, and is asked for again.
    asked = len(console.sent("handins"))
    console.tell("live", live=live(rev=3, closed=True))
    assert len(console.sent("handins")) == asked + 1
    console.tell("handins", items=list(three()), in_common=common_now)
    words = common.locator(".wli-common-words li")
    expect(words).to_have_text([f"{HOSTILE} almost all", "時間 5 or more", "家族 7 people"])
    expect(common.locator(".wli-common-boxes > div")).to_have_text(["Do–"])
    expect(common).to_contain_text("Most chose rest: 8 of 12.")
    expect(common).to_contain_text("private things: My guardrails")
    # A reply brings the blueprints anew, without it: it stays, and stays open.
    console.tell("handins", items=list(three()))
    expect(words.first).to_be_visible()


def test_each_blueprint_is_printed_on_one_page(console: Opened) -> None:
    full = [box(f"Box {number}", LONG[:100]) for number in range(11)] + [box("Guardrails", LONG[:200])]
    promises = [box(title, LONG[:30], promise=True) for title in ("Do", "Stop", "Protect")]
    items = [
        blueprint(4821, *full, *promises, nickname="朝の散歩", reply=LONG[:200]),
        blueprint(202, box("Do", "One", promise=True)),
        blueprint(303, box("A small step", HOSTILE)),
        blueprint(404),
    ]
    reading(console, *items)
    pages = printing(console, "Print all, one to a page")
    assert len(pages) == len(items)
    for item, page in zip(items, pages, strict=True):
        assert f"Blueprint {item['number']}" in page
        assert "A word from the facilitator" in page
    assert "Guardrails" in pages[0]
    assert "onerror" in pages[2]
    console.press("Next")
    (page,) = printing(console, "Print this one")
    assert "Blueprint 202" in page
    assert console.page.locator(".wli-paper").count() == 0


@pytest.mark.parametrize("closed", [False, True])
def test_the_empty_state_says_when_they_come(console: Opened, closed: bool) -> None:
    console.tell("live", live=live(rev=2, closed=closed))
    reading(console)
    expect(console.page.get_by_text("Nobody has handed in a blueprint yet.")).to_be_visible()
    expect(console.page.get_by_text("near the end of the workshop")).to_be_visible(visible=not closed)
