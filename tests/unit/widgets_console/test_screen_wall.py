"""The wall on the projector: only what was let through, large, a few at a time, turning calmly."""

from __future__ import annotations

from typing import Any

import pytest
from console_room import HOSTILE, Json, Opened, Opener, content, live, text
from playwright.sync_api import Locator, expect

from wli_toolkit.widgets.screen import ScreenWidget

WALL: Json = {"show": "wall"}


def voice(says: str, question: str = "If what happens?", *, pinned: bool = False) -> Json:
    return {"exercise": text("A small step"), "question": text(question), "text": says, "pinned": pinned}


def show(screen: Opened, *voices: Json, rev: int = 2) -> Locator:
    screen.tell("live", live=live("cards", rev=rev, **WALL), pictures=[], joined=3, wall=list(voices))
    return screen.page.locator(".wli-view-wall")


def texts(screen: Opened) -> list[str]:
    return screen.page.locator(".wli-wall-card").all_inner_texts()


def test_it_stands_while_it_is_put_on_the_screen(screen: Opened) -> None:
    view = show(screen, voice("A walk"))
    expect(view.get_by_role("heading")).to_have_text("If what happens?")
    expect(view).to_contain_text("Voices from the room: A small step")
    assert texts(screen) == ["A walk"]
    screen.tell("live", live=live("cards", rev=3), pictures=[], wall=[])
    expect(view).to_have_count(0)
    expect(screen.page.locator(".wli-screen")).to_contain_text("Rate the cards.")
    assert screen.sent() == [{"type": "hello"}]


def test_nothing_is_shown_but_when_it_is_put_there(screen: Opened) -> None:
    screen.tell("live", live=live("cards", rev=2), pictures=[], wall=[voice("not yet")])
    expect(screen.page.locator(".wli-screen")).to_contain_text("Rate the cards.")
    expect(screen.page.locator("body")).not_to_contain_text("not yet")


def test_an_empty_wall_says_how_it_fills(screen: Opened) -> None:
    expect(show(screen)).to_contain_text("once the facilitator has looked at it")


def test_what_is_taken_back_is_gone_at_once(screen: Opened) -> None:
    show(screen, voice("stays"), voice("taken back"))
    assert texts(screen) == ["stays", "taken back"]
    show(screen, voice("stays"))
    assert texts(screen) == ["stays"]
    show(screen)
    assert texts(screen) == []


def test_at_most_six_at_a_time_evenly_and_by_question(screen: Opened) -> None:
    first = [voice(f"one {n}") for n in range(7)]
    other = [voice(f"two {n}", "What do you do?") for n in range(2)]
    view = show(screen, *first, *other)
    seen = []
    for _ in range(3):
        seen.append((view.get_by_role("heading").inner_text(), len(texts(screen))))
        screen.page.clock.run_for(12_000)
    assert seen == [("If what happens?", 4), ("If what happens?", 3), ("What do you do?", 2)]
    assert texts(screen)[0] == "one 0"


def test_long_texts_get_more_room(screen: Opened) -> None:
    show(screen, *(voice("長" * 60) for _ in range(5)))
    assert len(texts(screen)) == 2


def test_pages_do_not_turn_before_they_can_be_read(screen: Opened) -> None:
    show(screen, *(voice(f"number {n}") for n in range(8)))
    before = texts(screen)
    screen.page.clock.run_for(9_000)
    assert texts(screen) == before
    screen.page.clock.run_for(9_000)
    assert texts(screen) != before


def test_one_page_never_turns(screen: Opened) -> None:
    view = show(screen, voice("one"), voice("two"))
    expect(view.locator(".wli-wall-pager")).to_be_hidden()
    card = view.locator(".wli-wall-card").first.element_handle()
    assert card
    screen.page.clock.run_for(120_000)
    assert card.evaluate("node => node.isConnected") is True


def test_a_page_can_be_held(screen: Opened) -> None:
    view = show(screen, *(voice(f"number {n}") for n in range(8)))
    before = texts(screen)
    pager = view.locator(".wli-wall-pager")
    expect(pager).to_have_text("1 of 2")
    pager.click()
    expect(pager).to_have_text("1 of 2, held")
    screen.page.clock.run_for(60_000)
    assert texts(screen) == before
    pager.click()
    screen.page.clock.run_for(15_000)
    assert texts(screen) != before


def test_what_is_being_read_stays_when_more_comes_in(screen: Opened) -> None:
    eight = [voice(f"number {n}") for n in range(8)]
    show(screen, *eight)
    screen.page.clock.run_for(18_000)
    assert texts(screen) == [f"number {n}" for n in range(4, 8)]
    show(screen, *eight[:7], voice("new", "Another question"), eight[7])
    assert texts(screen) == [f"number {n}" for n in range(4, 8)]
    # The same again draws nothing anew.
    card = screen.page.locator(".wli-wall-card").first.element_handle()
    assert card
    show(screen, *eight[:7], voice("new", "Another question"), eight[7])
    assert card.evaluate("node => node.isConnected") is True


def test_those_put_first_come_first_and_are_marked(screen: Opened) -> None:
    view = show(screen, voice("first", pinned=True), voice("other"))
    expect(view.locator(".wli-wall-card[data-pinned=yes]")).to_have_text("first")
    assert texts(screen) == ["first", "other"]


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (1920, 1080), (1024, 768)])
@pytest.mark.parametrize(
    "voices",
    [
        ["短い"],
        ["長" * 200],
        ["W" * 200],
        ["電車で座ったら、音声講座を10分だけ聞いてみる" * 2] * 3,
        ["朝の散歩", "長い文は" * 9, "子どもと話す", "早く寝る", "本を1ページ", "感謝を伝える"],
    ],
    ids=["one", "longest", "unbroken", "three", "six"],
)
def test_every_letter_can_be_seen_and_none_is_small(
    screen: Opened, width: int, height: int, voices: list[str]
) -> None:
    screen.page.set_viewport_size({"width": width, "height": height})
    show(screen, *map(voice, voices))
    cards = screen.page.locator(".wli-wall-card")
    expect(cards.first).to_be_visible()
    for card in cards.all():
        box = card.bounding_box()
        assert box
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= height
        assert box["x"] + box["width"] <= width
        assert card.evaluate("node => node.scrollHeight <= node.clientHeight + 1") is True
        size = card.evaluate("node => parseFloat(getComputedStyle(node.firstChild).fontSize)")
        assert size >= height / 30


def test_hostile_text_is_only_text(screen: Opened) -> None:
    hostile = [HOSTILE, "<script>document.title=1</script>", "a\u0301" * 90, "\u202etxet", "🧑‍🧑‍🧒‍🧒" * 30]
    view = show(screen, *(voice(says, HOSTILE) for says in hostile))
    expect(view.get_by_role("heading")).to_have_text(HOSTILE)
    seen: list[str] = []
    for _ in range(5):
        seen += texts(screen)
        screen.page.clock.run_for(31_000)
    assert set(hostile[:2]) <= set(seen)
    assert view.locator("img, script, b").count() == 0
    assert screen.page.title() == ""


@pytest.mark.parametrize("voices", ["x", [None], [{"text": 7}], [{}]])
def test_a_broken_message_breaks_nothing(screen: Opened, voices: Any) -> None:
    screen.tell("live", live=live("cards", rev=2, **WALL), pictures=[], wall=voices)
    show(screen, voice("whole again"))
    assert texts(screen) == ["whole again"]


def test_with_reduced_motion_nothing_moves(opener: Opener) -> None:
    screen = opener(ScreenWidget, 1280, 720, clock=1000.0)
    screen.page.emulate_media(reduced_motion="reduce")
    screen.load()
    known = {"lang": "en", "code": "K7M2QX", "live": live("cards", **WALL), "wall": [voice("one")]}
    screen.tell("state", content=content(), screen=known)
    cards = screen.page.locator(".wli-wall-cards")
    expect(cards).to_be_visible()
    assert cards.evaluate("node => getComputedStyle(node).animationName") == "none"
    screen.page.emulate_media(reduced_motion="no-preference")
    assert cards.evaluate("node => getComputedStyle(node).animationName") == "wli-wall-in"


def test_it_is_there_when_the_page_is_opened_later(opener: Opener) -> None:
    screen = opener(ScreenWidget, 1280, 720, clock=1000.0)
    screen.load()
    known = {"lang": "en", "code": "K7M2QX", "live": live("cards", **WALL), "wall": [voice("one")]}
    screen.tell("state", content=content(), screen=known)
    assert texts(screen) == ["one"]


def test_at_the_end_the_closing_line_stands_there(screen: Opened) -> None:
    view = show(screen, voice("one"))
    screen.tell("live", live=live("cards", rev=3, closed=True, **WALL), wall=[])
    expect(view).to_have_count(0)
    expect(screen.page.locator(".wli-screen")).to_contain_text("Well done.")
