"""What the facilitator puts on the screen by hand: how to join, the ground rules, the timer."""

from __future__ import annotations

import pytest
from console_room import QR, Json, Opened, live, text
from playwright.sync_api import expect

PICTURE: Json = {
    "key": "X01/pairs@during",
    "title": text("Which suits"),
    "sentence": text("Most would separate."),
    "svg": {"ja": QR, "en": QR},
}


def test_join_and_rules_stand_above_whatever_else_there_is(screen: Opened) -> None:
    view = screen.page.locator(".wli-screen")
    closed = {"states": {"cards": "closed"}, "released": [PICTURE["key"]]}
    screen.tell("live", live=live("cards", rev=2, show="join", **closed), pictures=[PICTURE])
    expect(view).to_contain_text("K7M2QX")
    expect(view).not_to_contain_text("Which suits")
    screen.tell("live", live=live("cards", rev=3, show="rules", **closed), pictures=[PICTURE])
    expect(view.get_by_role("heading")).to_have_text("Ground rules")
    expect(view.get_by_role("listitem")).to_have_count(5)
    screen.tell("live", live=live("cards", rev=4, show=None, **closed), pictures=[PICTURE])
    expect(view.get_by_role("heading")).to_have_text("Which suits")


def test_the_timer_counts_down_calmly_and_stops_at_nothing(screen: Opened) -> None:
    view = screen.page.locator(".wli-screen")
    screen.tell("live", live=live("cards", rev=2, show="timer", opened_at=1000.0 - 185, minutes_added=1))
    expect(view.get_by_role("heading")).to_have_text("Eight cards")
    expect(view.get_by_role("timer")).to_have_text("1:55")
    expect(view).to_contain_text("Time left")
    expect(view).to_contain_text("Rate the cards.")
    screen.page.clock.run_for(30_000)
    expect(view.get_by_role("timer")).to_have_text("1:25")
    screen.page.clock.run_for(90_000)
    expect(view.get_by_role("timer")).to_be_hidden()
    expect(view).to_contain_text("Time to stop at a good place")
    screen.tell("live", live=live("cards", rev=3, show="timer", states={"cards": "closed"}))
    expect(view).to_contain_text("This step is over")
    assert screen.sent() == [{"type": "hello"}]


def test_a_talk_in_turns_shows_its_own_clock(screen: Opened) -> None:
    view = screen.page.locator(".wli-screen")
    screen.tell("live", live=live("pair", rev=2, show="timer", opened_at=1000.0 - 15))
    expect(view).to_contain_text("Person 1 of 2")
    expect(view.get_by_role("timer")).to_have_count(1)
    expect(view.get_by_role("timer")).to_have_text("0:45")
    screen.tell(
        "live",
        live=live("pair", rev=3, show="timer", opened_at=1000.0 - 15, added=[[999.0, 1]], minutes_added=1),
    )
    expect(view.get_by_role("timer")).to_have_text("1:45")


def test_a_released_picture_stands_above_the_timer(screen: Opened) -> None:
    view = screen.page.locator(".wli-screen")
    released = {"states": {"cards": "closed"}, "released": [PICTURE["key"]], "show": "timer"}
    screen.tell("live", live=live("cards", rev=2, **released), pictures=[PICTURE])
    expect(view.get_by_role("heading")).to_have_text("Which suits")


def test_the_end_stands_above_everything(screen: Opened) -> None:
    screen.tell("live", live=live("close", rev=2, closed=True, show="rules"))
    expect(screen.page.locator(".wli-screen")).to_contain_text("Well done.")


@pytest.mark.parametrize("show", ["answers", 4, ["join"], {"what": "join"}])
def test_anything_else_leaves_the_screen_with_the_step(screen: Opened, show: object) -> None:
    screen.tell("live", live=live("cards", rev=2, show=show))
    expect(screen.page.locator(".wli-screen")).to_contain_text("Rate the cards.")


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (1920, 1080), (1024, 768)])
@pytest.mark.parametrize("show", ["rules", "timer", "join"])
def test_all_of_it_fits(screen: Opened, show: str, width: int, height: int) -> None:
    screen.page.set_viewport_size({"width": width, "height": height})
    screen.tell("live", live=live("cards", rev=2, show=show, opened_at=990.0))
    expect(screen.page.locator(f".wli-screen[data-view={show}]")).to_be_visible()
    for part in screen.page.locator(".wli-view > *:visible").all():
        box = part.bounding_box()
        assert box
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= height + 1
        assert box["x"] + box["width"] <= width + 1
