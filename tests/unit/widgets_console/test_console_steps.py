"""The console leads through the agenda: one press is one message, closing asks, nothing is lost on the way."""

from __future__ import annotations

from console_room import (
    HOSTILE,
    Opened,
    Opener,
    content,
    live,
    progress,
    seat,
    tell_state,
    text,
)
from playwright.sync_api import expect

from wli_toolkit.widgets.console import ConsoleWidget


def test_asks_for_its_state_in_a_notebook(opener: Opener) -> None:
    opened = opener(ConsoleWidget)
    opened.load()
    assert opened.sent() == [{"type": "hello"}]


def test_served_page_asks_once_its_kernel_is_there(opener: Opener) -> None:
    opened = opener(ConsoleWidget)
    opened.load({"content": content()})
    opened.tell("live", live=live(opened_at=None), progress=progress(seat(1), seat(2)))
    assert opened.sent() == []
    start = opened.page.locator(".wli-next")
    expect(start).to_have_attribute("aria-disabled", "true")
    opened.tell("link", state="ready")
    assert opened.sent() == [{"type": "hello"}]
    opened.tell("state", content=None, console={"code": "K7M2QX", "lang": "ja", "progress": progress()})
    expect(opened.page.locator(".wli-join-code")).to_have_text("K7M2QX")
    # What the server said of the people stands above the kernel's picture, which knows no connections.
    expect(opened.page.locator(".wli-count", has_text="connected")).to_contain_text("2")


def test_starting_moves_the_clock_and_is_sent_once(console: Opened) -> None:
    console.page.get_by_role("button", name="Start the workshop").dblclick()
    assert console.sent("open_step") == [{"type": "open_step", "step": "voice"}]
    console.tell("live", live=live(rev=2))
    expect(console.page.locator(".wli-next")).to_have_text("Close this step and fix its results")


def test_opening_the_next_step_is_sent_once(console: Opened) -> None:
    console.tell("live", live=live(rev=2, states={"voice": "closed"}))
    primary = console.page.locator(".wli-next")
    expect(primary).to_have_text("Open the next step: Eight cards")
    primary.dblclick()
    primary.focus()
    console.page.keyboard.press("Enter")
    assert console.sent("open_step") == [{"type": "open_step", "step": "cards"}]
    console.tell("live", live=live("cards", rev=3))
    expect(console.page.get_by_role("heading", name="Eight cards")).to_be_visible()
    expect(console.page.locator(".wli-step[aria-current=step]")).to_contain_text("Eight cards")


def test_closing_asks_once_and_no_means_no(console: Opened) -> None:
    seats = (seat(1), seat(2), seat(3, screen="wait"), seat(4, connected=False))
    console.tell("live", live=live(rev=2), progress=progress(*seats, steps={"voice": {"here": 3, "done": 1}}))
    primary = console.page.locator(".wli-next")
    primary.click()
    question = console.page.get_by_role("group", name="Close “Your voice” and fix its results?")
    expect(question).to_contain_text("1 are done, 2 are still answering.")
    expect(console.page.get_by_role("button", name="Close and fix")).to_be_focused()
    console.page.keyboard.press("Escape")
    expect(question).to_have_count(0)
    expect(primary).to_be_focused()
    assert console.sent("close_step") == []
    primary.click()
    console.press("Close and fix")
    assert console.sent("close_step") == [{"type": "close_step", "step": "voice"}]
    expect(primary).to_have_text("Closing…")
    console.tell("live", live=live(rev=3, states={"voice": "closed"}))
    expect(primary).to_have_text("Open the next step: Eight cards")


def test_question_is_withdrawn_when_the_room_has_moved(console: Opened) -> None:
    console.tell("live", live=live(rev=2))
    console.page.locator(".wli-next").click()
    expect(console.page.get_by_role("button", name="Close and fix")).to_be_visible()
    console.tell("live", live=live("cards", rev=3))
    expect(console.page.get_by_role("button", name="Close and fix")).to_have_count(0)


def test_pause_needs_no_closing(console: Opened) -> None:
    console.tell("live", live=live("pair", rev=2))
    console.page.get_by_role("button", name="Open the next step: To close").click()
    assert console.sent("open_step", "close_step") == [{"type": "open_step", "step": "close"}]


def test_any_step_can_be_opened_gone_back_to_and_closed(console: Opened) -> None:
    states = {"voice": "open", "cards": "closed", "pair": "open"}
    console.tell("live", live=live("pair", rev=2, states=states))
    console.press("Go back: Your voice")
    console.tell("live", live=live("voice", rev=3, states=states))
    console.press("Reopen: Eight cards")
    console.tell("live", live=live("cards", rev=4, states={**states, "cards": "open"}))
    console.press("Open: To close")
    console.tell("live", live=live("close", rev=5, states={**states, "cards": "open", "close": "open"}))
    assert [one["step"] for one in console.sent("open_step")] == ["voice", "cards", "close"]
    console.press("Close “Your voice”")
    console.press("Close and fix")
    assert console.sent("close_step") == [{"type": "close_step", "step": "voice"}]


def test_older_state_does_not_win(console: Opened) -> None:
    console.tell("live", live=live("cards", rev=7))
    console.tell("live", live=live("voice", rev=6))
    expect(console.page.locator(".wli-step[aria-current=step]")).to_contain_text("Eight cards")


def test_minutes_used_run_and_stay(opener: Opener) -> None:
    opened = opener(ConsoleWidget, clock=1000.0)
    opened.load()
    tell_state(opened, live=live(rev=2))
    row = opened.page.locator(".wli-step").first
    opened.page.clock.run_for(65_000)
    expect(row).to_contain_text("4 min planned · 1:05 used")
    opened.tell("live", live=live("cards", rev=3, opened_at=1070.0, used={"voice": 70.0}))
    opened.page.clock.run_for(400_000)
    expect(row).to_contain_text("1:10 used")
    expect(opened.page.locator(".wli-nowbar-time")).to_contain_text("6:35 of 4:00 (2:35 over)")


def test_answer_that_does_not_come_is_said(opener: Opener) -> None:
    opened = opener(ConsoleWidget, clock=1000.0)
    opened.load()
    tell_state(opened)
    opened.press("Start the workshop")
    opened.page.clock.run_for(9_000)
    expect(opened.page.get_by_role("alert")).to_contain_text("has not answered yet")
    opened.press("Start the workshop")
    assert len(opened.sent("open_step")) == 2


def test_problem_is_shown_as_text_and_dismissed(console: Opened) -> None:
    console.press("Start the workshop")
    console.tell("problem", message=text(HOSTILE))
    expect(console.page.get_by_role("alert")).to_contain_text(HOSTILE)
    console.press("Dismiss")
    expect(console.page.get_by_role("alert")).to_have_count(0)
    expect(console.page.locator(".wli-next")).not_to_have_attribute("aria-disabled", "true")


def test_lost_line_holds_actions_back(console: Opened) -> None:
    console.tell("link", state="lost")
    expect(console.page.get_by_role("alert")).to_contain_text("The connection is lost.")
    console.page.locator(".wli-next").click(force=True)
    assert console.sent("open_step") == []
    console.tell("link", state="ready")
    console.page.locator(".wli-next").click()
    assert len(console.sent("open_step")) == 1


def test_ending_asks_once_and_stops_all_actions(console: Opened) -> None:
    console.tell("live", live=live("close", rev=2, states={"cards": "open", "close": "open"}))
    console.press("Go to ending the workshop")
    expect(console.page.get_by_role("tab", name="End")).to_be_focused()
    expect(console.page.get_by_text("Still open, so not fixed yet: Eight cards")).to_be_visible()
    console.press("End the workshop")
    console.press("Not yet")
    assert console.sent("end") == []
    console.press("End the workshop")
    console.press("End it")
    assert console.sent("end") == [{"type": "end"}]
    console.tell("live", live=live("close", rev=3, closed=True))
    expect(console.page.locator(".wli-nowbar")).to_contain_text("The workshop has ended")
    expect(console.page.locator(".wli-step button:visible, .wli-next:visible")).to_have_count(0)


def test_free_pace_has_nothing_to_open(console: Opened) -> None:
    states = dict.fromkeys(("voice", "cards", "pair", "close"), "open")
    console.tell("live", live=live("voice", rev=2, states=states, pace="free"))
    expect(console.page.locator(".wli-next")).to_have_text("Go to ending the workshop")
    console.press("Close “Eight cards”")
    console.press("Close and fix")
    assert console.sent() == [{"type": "hello"}, {"type": "close_step", "step": "cards"}]
