"""The console's tools for the room: minutes, eyes up, the screen, help by seat, undoing, and the log."""

from __future__ import annotations

import pytest
from console_room import HOSTILE, Json, Opened, Opener, live, progress, seat, tell_state, text
from playwright.sync_api import Locator, expect

from wli_toolkit.widgets.console import ConsoleWidget


@pytest.fixture
def running(console: Opened) -> Opened:
    """Return a console whose first step runs."""
    console.tell("live", live=live(rev=2))
    return console


def tools(opened: Opened) -> Locator:
    return opened.page.locator(".wli-tools")


def undo(number: int = 7, what: str = "open", step: str | None = "voice", detail: str | None = None) -> Json:
    return {"number": number, "what": what, "step": step, "detail": detail}


def test_a_minute_more_is_sent_once_and_counted(running: Opened) -> None:
    button = tools(running).get_by_role("button", name="Give this step one more minute")
    button.dblclick()
    assert running.sent("add_minutes") == [{"type": "add_minutes", "minutes": 1}]
    running.tell("live", live=live(rev=3, minutes_added=1))
    expect(running.page.locator(".wli-nowbar-time")).to_contain_text("of 5:00")
    button.click()
    assert len(running.sent("add_minutes")) == 2


def test_before_the_start_there_is_no_minute_to_add(console: Opened) -> None:
    expect(tools(console).get_by_role("button")).to_have_count(0)
    console.tell("live", live=live(rev=2, states={"voice": "closed"}))
    minute = tools(console).get_by_role("button", name="Give this step one more minute")
    expect(minute).to_have_attribute("aria-disabled", "true")
    minute.click(force=True)
    assert console.sent("add_minutes") == []


def test_phones_are_dimmed_and_lit_again(running: Opened) -> None:
    running.press("Ask everyone to look up")
    running.tell("live", live=live(rev=3, heads_up=True))
    running.press("Light the phones up again")
    assert running.sent("heads_up") == [{"type": "heads_up", "on": True}, {"type": "heads_up", "on": False}]
    running.tell("live", live=live(rev=4))
    expect(tools(running)).to_contain_text("Ask everyone to look up")


def test_the_last_action_is_named_and_undone_once(running: Opened) -> None:
    expect(tools(running).get_by_role("button", name="Undo")).to_have_count(0)
    running.tell("live", live=live("cards", rev=3, undo=undo(9, "open", "cards")))
    expect(tools(running)).to_contain_text("Last: Opened “Eight cards”")
    tools(running).get_by_role("button", name="Undo: Opened “Eight cards”").dblclick()
    assert running.sent("undo") == [{"type": "undo", "number": 9}]
    running.tell("live", live=live(rev=4, undo=undo(7)))
    expect(tools(running)).to_contain_text("Last: Opened “Your voice”")
    tools(running).get_by_role("button", name="Undo: Opened “Your voice”").click()
    assert running.sent("undo")[1:] == [{"type": "undo", "number": 7}]
    running.tell("live", live=live(rev=5))
    expect(tools(running).get_by_role("button", name="Undo")).to_have_count(0)


def test_a_tool_waits_for_the_line(running: Opened) -> None:
    running.tell("link", state="lost")
    tools(running).get_by_role("button", name="Ask everyone to look up").click(force=True)
    running.page.get_by_role("button", name="Ground rules").click(force=True)
    assert running.sent("heads_up", "show") == []


def test_what_the_screen_shows_is_chosen_and_marked(running: Opened) -> None:
    bar = running.page.get_by_role("group", name="On the screen")
    chosen = bar.locator("[aria-pressed=true]")
    expect(chosen).to_have_text("Follows the steps")
    for name, what in (
        ("How to join", "join"),
        ("Ground rules", "rules"),
        ("Timer", "timer"),
        ("The wall of voices", "wall"),
        ("Follows the steps", None),
    ):
        running.press(name)
        assert running.sent("show")[-1] == {"type": "show", "what": what}
        running.tell("live", live=live(rev=10 + len(running.sent("show")), show=what))
        expect(chosen).to_have_text(name)


def test_the_head_count_is_hidden_from_the_screen_only(running: Opened) -> None:
    running.tell("live", live=live(rev=3), progress=progress(seat(1), seat(2)))
    box = running.page.get_by_role("checkbox", name="Hide the head-count")
    box.click()
    assert running.sent("hide_counts") == [{"type": "hide_counts", "on": True}]
    running.tell("live", live=live(rev=4, hide_counts=True))
    expect(box).to_be_checked()
    expect(running.page.locator(".wli-count", has_text="joined")).to_contain_text("2")
    box.click()
    running.tell("live", live=live(rev=5))
    expect(box).not_to_be_checked()


def test_planned_and_used_are_summed_up_with_how_far_the_room_is_behind(opener: Opener) -> None:
    opened = opener(ConsoleWidget, clock=1000.0)
    opened.load()
    used = {"voice": 300.0, "cards": 360.0}
    states = {"voice": "closed", "cards": "closed", "pair": "open"}
    tell_state(opened, live=live("pair", rev=2, opened_at=990.0, states=states, used=used, now=1000.0))
    total = opened.page.locator(".wli-agenda-sum")
    # Four and four minutes planned, five and six used, and ten seconds of the pause.
    expect(total).to_have_text("12 min planned11:10 used3 min behind")
    opened.page.clock.run_for(20_000)
    expect(total).to_contain_text("11:30 used")
    expect(opened.page.locator(".wli-step").nth(2)).to_contain_text("2 min planned · 0:30 used")
    early = {"voice": 60.0, "cards": 60.0}
    opened.tell("live", live=live("pair", rev=3, opened_at=1019.0, states=states, used=early, now=1020.0))
    expect(total).to_contain_text("6 min ahead")


class TestHelp:
    """Seats that ask for help."""

    @pytest.fixture
    def asked(self, running: Opened) -> Opened:
        """Return the console with two hands up and one being seen to."""
        seats = (
            seat(3, help="asked", help_s=10),
            seat(4),
            seat(5, help="asked", help_s=130),
            seat(8, help="coming", help_s=400),
        )
        running.tell("live", live=live(rev=3), progress=progress(*seats))
        return running

    def test_hands_are_called_out_at_the_top_and_lead_to_the_seats(self, asked: Opened) -> None:
        call = asked.page.get_by_role("button", name="Help wanted at seat 5, 3")
        expect(call).to_be_visible()
        call.click()
        expect(asked.page.get_by_role("tab", name="Seats")).to_have_attribute("aria-selected", "true")
        expect(asked.page.get_by_role("tab", name="Seats")).to_contain_text("3")
        rows = asked.page.locator(".wli-help")
        expect(rows).to_have_count(3)
        expect(rows.nth(0)).to_contain_text("Seat 5asked 2 min ago")
        expect(rows.nth(1)).to_contain_text("Seat 3asked just now")
        expect(rows.nth(2)).to_contain_text("Seat 8somebody is on the way")
        expect(rows.nth(2).get_by_role("button", name="I am going")).to_have_count(0)

    def test_going_there_and_done_are_told_at_once(self, asked: Opened) -> None:
        asked.tab("Seats")
        asked.press("I am going to seat 5")
        assert asked.sent("help") == [{"type": "help", "seat": 5, "how": "coming"}]
        asked.tell("helped", seat=5, state="coming")
        expect(asked.page.get_by_role("button", name="Help wanted at seat 3")).to_be_visible()
        asked.press("Seat 8 has been helped")
        asked.tell("helped", seat=8, state=None)
        expect(asked.page.locator(".wli-help")).to_have_count(2)
        assert asked.sent("help")[-1] == {"type": "help", "seat": 8, "how": "helped"}

    def test_a_new_hand_is_spoken(self, asked: Opened) -> None:
        spoken = asked.page.locator(".wli-nowbar [role=status]")
        asked.tell("live", live=live(rev=3), progress=progress(seat(3), seat(6, help="asked", help_s=0)))
        expect(spoken).to_have_text("Help wanted at seat 6")

    def test_seats_that_may_need_help_include_those_that_ask(self, asked: Opened) -> None:
        asked.tab("Seats")
        asked.page.get_by_role("checkbox", name="Show only seats that may need help").check()
        expect(asked.page.locator(".wli-seat-number")).to_have_text(["Seat3", "Seat5", "Seat8"])

    def test_help_goes_on_after_the_end(self, asked: Opened) -> None:
        asked.tell("live", live=live(rev=9, closed=True))
        asked.tab("Seats")
        asked.press("Seat 5 has been helped")
        assert asked.sent("help") == [{"type": "help", "seat": 5, "how": "helped"}]


def test_the_log_is_read_when_it_is_opened_and_kept_true(running: Opened) -> None:
    running.tab("End")
    assert running.sent("log") == []
    running.page.get_by_text("What was done, and when").click()
    log = running.page.locator(".wli-log li")
    running.page.wait_for_function("() => window.sent.some((one) => one.type === 'log')")
    items = [
        {"number": 1, "at": 0.0, "what": "open", "step": "voice", "detail": None},
        {"number": 2, "at": 60.0, "what": "minutes", "step": "voice", "detail": "+1"},
        {"number": 3, "at": 70.0, "what": "release", "step": "voice", "detail": "X01/pairs@during"},
        {"number": 4, "at": 80.0, "what": "undo", "step": "voice", "detail": "release X01/pairs@during"},
        {"number": 5, "at": 90.0, "what": "show", "step": "voice", "detail": "rules"},
        {"number": 6, "at": 95.0, "what": "show", "step": "voice", "detail": None},
        {"number": 7, "at": 99.0, "what": "something new", "step": None, "detail": HOSTILE},
    ]
    running.tell("log", items=items)
    expect(log.locator("span")).to_have_text(
        [
            "Opened “Your voice”",
            "Changed the minutes of “Your voice” by +1",
            "Showed a picture of “X01”",
            "Undone: Showed a picture of “X01”",
            "Put on the screen: Ground rules",
            "Let the screen follow the steps",
            "something new",
        ]
    )
    assert running.page.title() != "1"
    running.tell("live", live=live("cards", rev=3))
    assert len(running.sent("log")) == 2


def test_an_ended_workshop_has_its_log_and_no_tools(running: Opened) -> None:
    running.tell("live", live=live(rev=3, closed=True, undo=undo()))
    expect(tools(running).get_by_role("button")).to_have_count(0)
    expect(running.page.get_by_role("group", name="On the screen")).to_have_count(0)
    running.tab("End")
    expect(running.page.get_by_text("What was done, and when")).to_be_visible()


def test_texts_from_outside_stay_texts(running: Opened) -> None:
    hostile = live(rev=3, undo=undo(4, "open", HOSTILE))
    running.tell("live", live=hostile)
    expect(tools(running)).to_contain_text(HOSTILE)
    running.tell("problem", message=text(HOSTILE))
    assert running.page.title() == ""


def test_the_console_tells_whose_turn_it_is(opener: Opener) -> None:
    opened = opener(ConsoleWidget, clock=1000.0)
    opened.load()
    tell_state(opened, live=live("pair", rev=2, opened_at=1000.0, now=1000.0))
    time = opened.page.locator(".wli-nowbar-time")
    expect(time).to_contain_text("Person 1 of 2 1:00")
    opened.page.clock.run_for(70_000)
    expect(time).to_contain_text("Person 2 of 2 0:50")
    opened.page.clock.run_for(60_000)
    expect(time).not_to_contain_text("Person")


def test_seats_without_a_sign_are_named_where_the_facilitator_looks(running: Opened) -> None:
    stuck = running.page.locator(".wli-stuck")
    expect(stuck).to_be_hidden()
    seats = (
        seat(2, quiet_s=200),
        seat(3, quiet_s=20),
        seat(7, quiet_s=500),
        seat(9, quiet_s=500, help="asked"),
    )
    running.tell("live", live=live(rev=2), progress=progress(*seats))
    expect(stuck).to_have_text("3 minutes without a sign: seat 2, 7")
    stuck.click()
    expect(running.page.get_by_role("tab", name="Seats")).to_have_attribute("aria-selected", "true")
    running.tell("live", live=live("pair", rev=3), progress=progress(*seats))
    expect(stuck).to_be_hidden()
