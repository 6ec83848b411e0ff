"""The console's tabs: joining, seats, group pictures, blueprints; what people wrote stays text."""

from __future__ import annotations

import re

import pytest
from console_room import (
    HOSTILE,
    Opened,
    Opener,
    figure,
    live,
    progress,
    seat,
    tell_state,
    text,
)
from playwright.sync_api import expect

from wli_toolkit.widgets.console import ConsoleWidget

CARDS_CLOSED = {"voice": "closed", "cards": "closed"}


def test_counts_follow(console: Opened) -> None:
    joined = console.page.locator(".wli-count", has_text="joined")
    expect(joined).to_contain_text("0")
    console.tell("live", live=live(rev=2), progress=progress(seat(1), seat(2, connected=False), finished=1))
    expect(joined).to_contain_text("2")
    expect(console.page.locator(".wli-count", has_text="connected")).to_contain_text("1")
    expect(console.page.locator(".wli-count", has_text="finished everything")).to_contain_text("1")


def test_joining_shows_address_code_and_qr_and_offers_the_other_address(console: Opened) -> None:
    expect(console.page.locator(".wli-join-address")).to_have_text("http://10.0.0.4:8866")
    expect(console.page.locator(".wli-join-code")).to_have_text("K7M2QX")
    code = console.page.get_by_role("img", name="QR code of the address to join")
    expect(code).to_have_attribute("src", re.compile("^data:image/svg"))
    console.page.get_by_label("This computer's addresses").select_option("http://10.1.0.9:8866")
    assert console.sent("address") == [{"type": "address", "url": "http://10.1.0.9:8866"}]
    console.tell("address", join_url="http://10.1.0.9:8866/?s=K7M2QX", qr="<svg/>")
    expect(console.page.locator(".wli-join-address")).to_have_text("http://10.1.0.9:8866")


def test_refused_address_goes_back_to_the_one_that_holds(console: Opened) -> None:
    choice = console.page.get_by_label("This computer's addresses")
    choice.select_option("http://10.1.0.9:8866")
    console.tell("problem", message=text("Not possible."))
    expect(choice).to_have_value("http://10.0.0.4:8866")


def test_seats_say_where_connected_and_quiet(console: Opened) -> None:
    seats = (
        seat(3, quiet_s=200),
        seat(1),
        seat(2, connected=False, quiet_s=900, step="cards"),
        seat(4, quiet_s=900, screen="wait"),
        seat(5, connected=False, simulated=True, quiet_s=900),
        seat(6, step=None, screen=None),
    )
    console.tell("live", live=live(rev=2), progress=progress(*seats))
    console.tab("Seats")
    cards = console.page.locator(".wli-seat")
    expect(cards.locator(".wli-seat-number")).to_have_text([f"Seat{number}" for number in range(1, 7)])
    expect(cards.nth(0)).to_contain_text("Your voice")
    expect(cards.nth(0)).to_contain_text("connected")
    expect(cards.nth(1)).to_contain_text("Eight cards")
    expect(cards.nth(1)).to_contain_text("offline")
    expect(cards.nth(1)).not_to_contain_text("quiet")
    expect(cards.nth(2)).to_contain_text("quiet for 3 min")
    expect(cards.nth(3)).not_to_contain_text("quiet")
    expect(cards.nth(4)).to_contain_text("practice")
    expect(cards.nth(4)).not_to_contain_text("quiet")
    expect(cards.nth(5)).to_contain_text("just joined")
    console.page.get_by_label("Show only seats that may need help").check()
    expect(cards.locator(".wli-seat-number")).to_have_text(["Seat2", "Seat3"])


def test_nobody_is_called_quiet_during_a_pause(console: Opened) -> None:
    console.tell("live", live=live("pair", rev=2), progress=progress(seat(1, quiet_s=900)))
    console.tab("Seats")
    expect(console.page.locator(".wli-seat")).not_to_contain_text("quiet")


def test_silence_grows_without_news_from_the_server(opener: Opener) -> None:
    opened = opener(ConsoleWidget, clock=1000.0)
    opened.load()
    tell_state(opened, live=live(rev=2), progress=progress(seat(1, quiet_s=100)))
    opened.tab("Seats")
    expect(opened.page.locator(".wli-seat")).not_to_contain_text("quiet")
    opened.page.clock.run_for(91_000)
    expect(opened.page.locator(".wli-seat")).to_contain_text("quiet for 3 min")


def test_pictures_are_asked_for_shown_and_released(console: Opened) -> None:
    console.tell("live", live=live("cards", rev=2, states=CARDS_CLOSED))
    console.press("See the group pictures")
    assert console.sent("figures") == [{"type": "figures"}]
    console.tell("figures", figures=[figure("X01/pairs@during", title=text(HOSTILE))])
    card = console.page.locator(".wli-picture")
    expect(card.get_by_role("heading")).to_have_text(HOSTILE)
    expect(card).to_contain_text("12 people")
    expect(card).to_contain_text("Most would separate: 12 people.")
    expect(card.get_by_role("img")).to_have_attribute("src", re.compile("^data:image/svg"))
    card.get_by_text("Read as a table").click()
    expect(card.get_by_role("row")).to_have_text(["Separate8 (67%)"])
    card.get_by_text("Show on screen and phones").dblclick()
    assert console.sent("release") == [{"type": "release", "key": "X01/pairs@during"}]
    released = {"states": CARDS_CLOSED, "released": ["X01/pairs@during"]}
    console.tell("live", live=live("cards", rev=3, **released))
    # All pictures come anew; what was opened stays open and the focus stays where it was.
    console.tell("figures", figures=[figure("X01/pairs@during", title=text(HOSTILE), released=True)])
    expect(card.get_by_role("row")).to_be_visible()
    expect(card.get_by_role("button")).to_be_focused()
    expect(card.locator(".wli-tag")).to_have_text("on screen and phones")
    card.get_by_text("Take off the screen and phones").click()
    assert console.sent("withdraw") == [{"type": "withdraw", "key": "X01/pairs@during"}]
    console.tell("live", live=live("cards", rev=4, states=CARDS_CLOSED))
    expect(card.get_by_role("button")).to_have_text("Show on screen and phones")
    expect(card.get_by_role("button")).to_be_focused()


def test_a_picture_says_where_it_is_and_can_be_brought_back(console: Opened) -> None:
    console.tab("Pictures")
    keys = ["X01/pairs@during", "X01/suits@during"]
    console.tell("figures", figures=[figure(key, title=text(key)) for key in keys])
    out = {"states": CARDS_CLOSED, "released": keys}
    console.tell("live", live=live("cards", rev=3, **out))
    first, last = console.page.locator(".wli-picture").first, console.page.locator(".wli-picture").last
    expect(first.locator(".wli-tag")).to_have_text("on the phones")
    expect(last.locator(".wli-tag")).to_have_text("on screen and phones")
    first.get_by_text("Bring to the screen").click()
    assert console.sent("release") == [{"type": "release", "key": keys[0]}]
    console.tell("live", live=live("cards", rev=4, states=CARDS_CLOSED, released=keys[::-1]))
    expect(first.locator(".wli-tag")).to_have_text("on screen and phones")
    # Something else covers it on the screen; then the room has moved on.
    console.tell("live", live=live("cards", rev=5, states=CARDS_CLOSED, released=keys[::-1], show="rules"))
    expect(first.locator(".wli-tag")).to_have_text("on the phones")
    console.tell("live", live=live("pair", rev=6, released=keys, fresh=[]))
    expect(first.locator(".wli-tag")).to_have_text("shown earlier")
    last.get_by_text("Show again on screen and phones").click()
    assert console.sent("release")[-1] == {"type": "release", "key": keys[1]}


@pytest.mark.parametrize("withheld", [{"suppressed": True, "n": None, "svg": {}}, {"svg": {}}])
def test_what_is_withheld_cannot_be_released(console: Opened, withheld: dict[str, object]) -> None:
    console.tab("Pictures")
    console.tell("figures", figures=[figure("X01/pairs@during", **withheld)])
    card = console.page.locator(".wli-picture")
    expect(card).to_contain_text("Not shown: parts of it are about fewer than 5 people.")
    expect(card.get_by_role("button")).to_have_count(0)
    expect(card.get_by_role("img")).to_have_count(0)


def test_pictures_asked_for_without_a_line_are_asked_again(console: Opened) -> None:
    console.tell("link", state="lost")
    console.tab("Pictures")
    assert console.sent("figures") == []
    console.tell("link", state="ready")
    assert console.sent("figures") == [{"type": "figures"}]


def test_tabs_go_by_arrow_keys(console: Opened) -> None:
    console.tab("Join")
    console.page.keyboard.press("ArrowRight")
    expect(console.page.get_by_role("tab", name="Seats")).to_be_focused()
    expect(console.page.get_by_role("tabpanel")).to_contain_text("Nobody has joined yet.")
    console.page.keyboard.press("End")
    expect(console.page.get_by_role("tab", name="End")).to_have_attribute("aria-selected", "true")


def test_language_changes_in_place(console: Opened) -> None:
    console.tab("Seats")
    console.press("日本語")
    expect(console.page.locator(".wli-next")).to_have_text("始める")
    expect(console.page.get_by_role("tab", name="席")).to_have_attribute("aria-selected", "true")
    expect(console.page.locator(".wli-step").first).to_contain_text("Your voice (ja)")
    expect(console.page.locator(".wli-console")).to_have_attribute("lang", "ja")
    expect(console.page.get_by_role("button", name="English")).to_be_focused()


@pytest.mark.parametrize("width", [390, 768, 1280])
def test_fits_the_width_with_targets_large_enough(opener: Opener, width: int) -> None:
    opened = opener(ConsoleWidget, width, 844)
    opened.load()
    tell_state(opened, live=live("cards", rev=2, states={"voice": "open", "cards": "closed"}))
    opened.tell(
        "live", live=live("cards", rev=3, states=CARDS_CLOSED), progress=progress(*map(seat, range(1, 40)))
    )
    for name in ("Join", "Seats", "Pictures", "Blueprints", "End"):
        opened.tab(name)
        opened.tell("figures", figures=[figure("X01/pairs@during")])
        opened.tell("handins", items=[{"number": 417, "nickname": "Sakura", "boxes": []}])
        assert opened.page.evaluate("document.documentElement.scrollWidth") <= width
        boxes = opened.page.locator(
            "button:visible, select:visible, summary:visible, textarea:visible, label:has(input):visible"
        )
        sizes = [box.bounding_box() for box in boxes.all()]
        assert all(size and size["height"] >= 44 and size["width"] >= 44 for size in sizes)
