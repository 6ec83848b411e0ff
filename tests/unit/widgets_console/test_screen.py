"""The projector shows one thing at a time, only what was released, and all of it."""

from __future__ import annotations

import re

import pytest
from console_room import HOSTILE, QR, Opened, content, live, text
from playwright.sync_api import expect

PICTURE = {
    "key": "X01/pairs@during",
    "title": text("Which suits"),
    "sentence": text("Most would separate: 12 people."),
    "svg": {"ja": QR, "en": QR},
}


def test_doors_show_how_to_join_and_the_ground_rules(screen: Opened) -> None:
    assert screen.page.evaluate("window.isSecureContext") is False
    view = screen.page.locator(".wli-screen")
    expect(view).to_contain_text("http://10.0.0.4:8866")
    expect(view).to_contain_text("K7M2QX")
    expect(view).to_contain_text("3 people")
    expect(view).to_contain_text("What is said here stays here")
    code = screen.page.get_by_role("img", name="QR code of the address to join").bounding_box()
    assert code
    assert code["height"] >= 720 * 0.5
    screen.tell("live", live=live(opened_at=None), joined=28, pictures=[])
    expect(view).to_contain_text("28 people")
    assert screen.sent() == [{"type": "hello"}]


def test_count_can_be_hidden(screen: Opened) -> None:
    screen.tell("live", live=live(rev=2, opened_at=None, hide_counts=True), joined=28)
    expect(screen.page.locator(".wli-joined")).to_be_hidden()
    screen.tell("live", live=live(rev=3, opened_at=None, hide_counts=True), joined=None)
    expect(screen.page.locator(".wli-joined")).to_be_hidden()
    screen.tell("live", live=live(rev=4, opened_at=None), joined=29)
    expect(screen.page.locator(".wli-joined")).to_contain_text("29 people")


def test_another_address_takes_its_place(screen: Opened) -> None:
    screen.tell("live", live=live(opened_at=None), join_url="http://10.1.0.9:8866/?s=K7M2QX", qr=QR)
    expect(screen.page.locator(".wli-door-address")).to_have_text("http://10.1.0.9:8866")


def test_exercise_shows_its_lead_then_its_question(screen: Opened) -> None:
    screen.tell("live", live=live("cards", rev=2))
    view = screen.page.locator(".wli-screen")
    expect(view.get_by_role("heading")).to_have_text("Eight cards")
    expect(view).to_contain_text("Rate the cards.")
    expect(view).not_to_contain_text("K7M2QX")
    screen.tell("live", live=live("cards", rev=3, states={"cards": "closed"}))
    expect(view).to_contain_text("Why does it vary?")
    expect(view).not_to_contain_text("Rate the cards.")


def test_turns_are_counted_down_and_nothing_is_sent(screen: Opened) -> None:
    screen.tell("live", live=live("pair", rev=2, opened_at=1000.0))
    view = screen.page.locator(".wli-screen")
    expect(view).to_contain_text("Ask, do not advise.")
    screen.page.clock.run_for(15_000)
    expect(view).to_contain_text("Person 1 of 2")
    expect(view.get_by_role("timer")).to_have_text(re.compile("^0:4[45]$"))
    screen.page.clock.run_for(60_000)
    expect(view).to_contain_text("Person 2 of 2")
    screen.page.clock.run_for(60_000)
    expect(view).to_contain_text("Time to come back together")
    expect(view.get_by_role("timer")).to_be_hidden()
    assert screen.sent() == [{"type": "hello"}]


def test_pause_without_turns_has_no_clock(screen: Opened) -> None:
    screen.tell("live", live=live("close", rev=2))
    expect(screen.page.locator(".wli-screen")).to_contain_text("Take it home.")


def test_picture_is_shown_from_release_to_withdrawal(screen: Opened) -> None:
    closed = {"states": {"cards": "closed"}}
    view = screen.page.locator(".wli-screen")
    screen.tell("live", live=live("cards", rev=2, **closed), pictures=[PICTURE])
    expect(view).not_to_contain_text("Which suits")
    screen.tell("live", live=live("cards", rev=3, released=[PICTURE["key"]], **closed), pictures=[PICTURE])
    expect(view.get_by_role("heading")).to_have_text("Which suits")
    expect(view).to_contain_text("Most would separate: 12 people.")
    expect(view.get_by_role("img", name="Which suits")).to_have_attribute(
        "src", re.compile("^data:image/svg")
    )
    screen.tell("live", live=live("cards", rev=4, **closed), pictures=[])
    expect(view).to_contain_text("Why does it vary?")


def test_last_released_is_shown_and_the_next_step_clears_it(screen: Opened) -> None:
    later = PICTURE | {"key": "X01/both@during", "title": text(HOSTILE)}
    both = [PICTURE["key"], later["key"]]
    view = screen.page.locator(".wli-screen")
    screen.tell("live", live=live("cards", rev=2, released=both[:1]), pictures=[PICTURE])
    screen.tell("live", live=live("cards", rev=3, released=both), pictures=[PICTURE, later])
    expect(view.get_by_role("heading")).to_have_text(HOSTILE)
    screen.tell("live", live=live("cards", rev=4, released=both[:1]), pictures=[PICTURE])
    expect(view.get_by_role("heading")).to_have_text("Which suits")
    screen.tell(
        "live", live=live("pair", rev=5, released=both[:1], fresh=[], opened_at=1010.0), pictures=[PICTURE]
    )
    expect(view.get_by_role("heading")).to_have_text("In pairs")


def test_end_says_the_closing_line(screen: Opened) -> None:
    screen.tell("live", live=live("close", rev=2, closed=True))
    expect(screen.page.locator(".wli-screen")).to_contain_text("Well done.")


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (1920, 1080), (1024, 768)])
def test_long_text_is_made_to_fit(screen: Opened, width: int, height: int) -> None:
    screen.page.set_viewport_size({"width": width, "height": height})
    wordy = content()
    wordy["exercises"]["X01"]["lead"] = text("This sentence is a little longer than it has to be. " * 9)
    known = {"lang": "en", "code": "K7M2QX", "live": live("cards", rev=2)}
    screen.tell("state", content=wordy, screen=known)
    expect(screen.page.locator(".wli-say p")).to_have_count(9)
    last = screen.page.locator(".wli-say p").last.bounding_box()
    assert last
    assert last["y"] + last["height"] <= height
