"""Two devices, or two tabs, of one person: nothing written on either is lost without a word."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.seminar import Seminar, start
from tests.faults.network import Network
from tests.faults.people import Someone, arrived, open_step, status
from wli_toolkit.content.model import Lang

CONFLICT = ".wli-conflict"
AWAY_MS = 15_000


@pytest.fixture(scope="module")
def seminar(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Seminar]:
    """Return a running server with a workshop of an hour."""
    running = start(tmp_path_factory.mktemp("devices"), "--agenda", "60min")
    yield running
    running.stop()


@pytest.fixture(autouse=True)
def closing(browser: Browser) -> Iterator[None]:
    """Put every phone away after each test."""
    yield
    for each in browser.contexts:
        each.close()


def at_cue(browser: Browser, seminar: Seminar, lang: Lang = "ja") -> Someone:
    """Return somebody who has answered the first question of the small step and stands at the next."""
    me = Someone(browser, seminar, lang=lang)
    me.phone.answer("E11", "dir", "rest")
    me.phone.press("Next")
    me.phone.expect_saved()
    return me


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_conflict_is_told_and_the_other_answer_can_be_had_back(
    browser: Browser, seminar: Seminar, lang: Lang, times: Callable[[int, int], int]
) -> None:
    open_step(seminar, "step")
    for number in range(times(1, 10)):
        with Network(seminar.line["port"]) as network:
            me = at_cue(browser, seminar, lang)
            away = me.device(port=network.port)
            network.cut()
            status(away, "Not connected. Your answers are kept on this phone.")
            away.answer("E11", "cue", f"昼休みになったら{number}")
            me.phone.answer("E11", "cue", f"電車で座ったら{number}")
            me.phone.expect_saved()
            network.restore()
            notice = away.page.locator(CONFLICT)
            expect(notice).to_contain_text(f"電車で座ったら{number}")
            away.expect_saved()
            assert me.stored()["cue", 0] == f"昼休みになったら{number}", "the last write wins"
            # The device in use shows what the other wrote.
            expect(me.page.locator("textarea").first).to_have_value(f"昼休みになったら{number}")
            expect(me.page.locator(CONFLICT)).to_have_count(0)
            # It waits for whoever was looking elsewhere.
            away.page.reload()
            expect(notice).to_contain_text(f"電車で座ったら{number}")
            arrived(away)
            away.press("Take the other one")
            expect(notice).to_have_count(0)
            away.expect_saved()
            expect(away.page.locator("textarea").first).to_have_value(f"電車で座ったら{number}")
            assert me.stored()["cue", 0] == f"電車で座ったら{number}"
            assert not me.phone.failures


def test_a_device_that_was_away_shows_what_was_written_meanwhile(browser: Browser, seminar: Seminar) -> None:
    open_step(seminar, "step")
    with Network(seminar.line["port"]) as network:
        me = at_cue(browser, seminar)
        away = me.device(port=network.port, clock=True)
        network.cut()
        status(away, "Not connected. Your answers are kept on this phone.")
        me.phone.answer("E11", "cue", "電車で座ったら")
        me.phone.expect_saved()
        away.page.clock.fast_forward(AWAY_MS)
        network.restore()
        expect(away.page.locator("textarea").first).to_have_value("電車で座ったら")
        expect(away.page.locator(CONFLICT)).to_have_count(0)


def test_what_is_being_typed_is_not_replaced_by_what_another_device_writes(
    browser: Browser, seminar: Seminar
) -> None:
    open_step(seminar, "step")
    me = at_cue(browser, seminar)
    other = me.device(clock=True)
    box = other.page.locator("textarea").first
    box.press_sequentially("昼休み")
    other.expect_saved()
    expect(me.page.locator("textarea").first).to_have_value("昼休み")
    me.phone.answer("E11", "cue", "電車で")
    me.phone.expect_saved()
    # It has arrived, and the cursor still stands behind what was typed.
    other.page.wait_for_function("document.querySelector('.wli-status').textContent.includes('✓')")
    box.press_sequentially("に")
    expect(other.page.locator(CONFLICT)).to_contain_text("電車で")
    other.expect_saved()
    assert me.stored()["cue", 0] == "昼休みに"
    # Written on there, and then left alone: now the other's word is shown.
    me.phone.answer("E11", "cue", "電車で座ったら")
    me.phone.expect_saved()
    other.page.clock.fast_forward(AWAY_MS)
    expect(box).to_have_value("電車で座ったら")
    expect(box).to_be_focused()


@pytest.mark.parametrize("online", [True, False], ids=["at once", "without a network"])
def test_two_tabs_that_both_begin_a_row_keep_both(
    browser: Browser, seminar: Seminar, times: Callable[[int, int], int], *, online: bool
) -> None:
    open_step(seminar, "strengths")
    for _time in range(times(1, 10)):
        with Network(seminar.line["port"]) as network:
            me = Someone(browser, seminar, port=network.port)
            tab = me.tab()
            if not online:
                network.cut()
                for each in (me.phone, tab):
                    status(each, "Not connected. Your answers are kept on this phone.")
            me.phone.answer("E05", "act", "写真")
            tab.answer("E05", "act", "料理")
            tab.press("Next")
            for axis in (0, 1):
                tab.page.locator("input[type=range]").nth(axis).press("ArrowRight")
            network.restore()
            for each in (me.phone, tab):
                each.expect_saved()
            stored = me.stored()
            assert sorted(value for (field, _row), value in stored.items() if field == "act") == [
                "写真",
                "料理",
            ]
            # What belongs to a row went with it.
            cooking = next(row for (field, row), value in stored.items() if value == "料理")
            assert {row for (field, row) in stored if field == "like"} <= {cooking}
