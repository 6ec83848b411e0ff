"""What happens to a phone while somebody writes: nothing they entered is missing from the store afterwards."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import suppress

import psutil
import pytest
from playwright.sync_api import Browser, Error, expect

from tests.browser.seminar import Seminar, start
from tests.faults.network import Network
from tests.faults.people import Someone, address, open_step, status, unsent

KEPT = "Not connected. Your answers are kept on this phone."
WORDS = "電車で座ったら本を開く"
HALF_MINUTE_MS = 30_000
DOUBT_MS = 12_500
"""So long until a page that gets no answer holds its line for dead."""
NO_STORAGE = "Object.defineProperty(window, 'localStorage', {get() { throw new Error('denied'); }});"
FULL_STORAGE = """
Storage.prototype.setItem = function () { throw new DOMException('full', 'QuotaExceededError'); };
"""


@pytest.fixture(scope="module")
def seminar(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Seminar]:
    """Return a running server whose room is at the small step."""
    running = start(tmp_path_factory.mktemp("phones"), "--agenda", "60min")
    open_step(running, "step")
    yield running
    running.stop()


@pytest.fixture
def network(seminar: Seminar) -> Iterator[Network]:
    """Return a network that this test may cut."""
    with Network(seminar.line["port"]) as between:
        yield between


@pytest.fixture(autouse=True)
def closing(browser: Browser) -> Iterator[None]:
    """Put every phone away after each test."""
    yield
    for each in browser.contexts:
        each.close()


def at_text(someone: Someone) -> Someone:
    """Go on to the first text."""
    someone.phone.answer("E11", "dir", "rest")
    someone.phone.press("Next")
    someone.phone.expect_saved()
    return someone


def type_on(someone: Someone, letters: str) -> None:
    """Type more letters behind what stands in the first box."""
    box = someone.page.locator("textarea").first
    box.press("End")
    box.press_sequentially(letters)


def kill_kernels(seminar: Seminar) -> None:
    """Kill every kernel there is, as a system short of memory does."""
    for kernel in seminar.kernels():
        with suppress(psutil.NoSuchProcess):
            kernel.kill()


def saved_as(someone: Someone, field: str, value: str) -> None:
    """Wait until the phone says that all is saved, and compare the store and what the phone still keeps."""
    someone.phone.expect_saved()
    assert someone.stored()[field, 0] == value


def test_half_a_minute_without_a_network(
    browser: Browser, seminar: Seminar, network: Network, times: Callable[[int, int], int]
) -> None:
    me = at_text(Someone(browser, seminar, port=network.port, clock=True))
    for number in range(times(1, 20)):
        me.page.locator("textarea").first.fill(f"{number}電車")
        network.cut()
        status(me.phone, KEPT)
        type_on(me, "で座ったら")
        me.page.clock.fast_forward(HALF_MINUTE_MS)
        status(me.phone, KEPT)
        network.restore()
        saved_as(me, "cue", f"{number}電車で座ったら")
        assert unsent(me.phone) == []


def test_a_network_that_swallows_everything_is_noticed(
    browser: Browser, seminar: Seminar, network: Network, times: Callable[[int, int], int]
) -> None:
    me = at_text(Someone(browser, seminar, port=network.port, clock=True))
    for number in range(times(1, 10)):
        network.swallow()
        me.page.locator("textarea").first.fill(f"{number}{WORDS}")
        status(me.phone, "Sending…")
        me.page.clock.fast_forward(DOUBT_MS)
        me.page.clock.fast_forward(DOUBT_MS)
        status(me.phone, KEPT)
        network.restore()
        saved_as(me, "cue", f"{number}{WORDS}")


@pytest.mark.parametrize("server", ["answers nobody", "was killed"])
def test_a_phone_reloaded_while_nothing_answers(
    browser: Browser, seminar: Seminar, network: Network, server: str, times: Callable[[int, int], int]
) -> None:
    running = seminar
    me = at_text(Someone(browser, seminar, port=network.port))
    for number in range(times(1, 10)):
        if server == "was killed":
            running.process.kill()
            running.process.wait()
        else:
            network.cut()
        status(me.phone, KEPT)
        me.page.locator("textarea").first.fill(f"{number}{WORDS}")
        with pytest.raises(Error):
            me.page.reload()
        me.page.wait_for_url("chrome-error://**")
        if server == "was killed":
            again = start(seminar.database.parent, "--session", seminar.code)
            network.target = again.line["port"]
            assert running.process.stdout is not None
            running.process.stdout.close()
            running.process, running.line = again.process, again.line
        network.restore()
        me.page.goto(address(seminar, network.port, "workshop"))
        expect(me.page.locator("textarea").first).to_have_value(f"{number}{WORDS}")
        saved_as(me, "cue", f"{number}{WORDS}")
        assert unsent(me.phone) == []


def test_a_kernel_killed_between_letters_costs_no_letter(
    browser: Browser, seminar: Seminar, times: Callable[[int, int], int]
) -> None:
    me = at_text(Someone(browser, seminar))
    for number in range(times(1, 10)):
        me.page.locator("textarea").first.fill(str(number))
        for at, letter in enumerate(WORDS):
            type_on(me, letter)
            if at % 4 == 0:
                kill_kernels(seminar)
        saved_as(me, "cue", f"{number}{WORDS}")
        assert unsent(me.phone) == []
    assert not me.phone.failures


def test_a_page_closed_in_the_middle_of_a_word(
    browser: Browser, seminar: Seminar, times: Callable[[int, int], int]
) -> None:
    me = at_text(Someone(browser, seminar))
    for number in range(times(1, 20)):
        me.page.locator("textarea").first.fill(str(number))
        type_on(me, WORDS)
        me.page.close()
        me.phone = me.tab()
        expect(me.page.locator("textarea").first).to_have_value(f"{number}{WORDS}")
        saved_as(me, "cue", f"{number}{WORDS}")


@pytest.mark.parametrize("storage", [NO_STORAGE, FULL_STORAGE], ids=["forbidden", "full"])
def test_a_phone_that_can_keep_nothing_says_so_and_saves_all_the_same(
    browser: Browser, seminar: Seminar, network: Network, storage: str, times: Callable[[int, int], int]
) -> None:
    me = at_text(Someone(browser, seminar, port=network.port, before=storage))
    for number in range(times(1, 10)):
        network.cut()
        me.page.locator("textarea").first.fill(f"{number}{WORDS}")
        status(me.phone, "Not connected. Please keep this page open so that your answers are not lost.")
        network.restore()
        saved_as(me, "cue", f"{number}{WORDS}")
        kill_kernels(seminar)
        type_on(me, "。")
        saved_as(me, "cue", f"{number}{WORDS}。")


def test_a_phone_whose_clock_is_set_back(
    browser: Browser, seminar: Seminar, network: Network, times: Callable[[int, int], int]
) -> None:
    me = at_text(Someone(browser, seminar, port=network.port, clock=True))
    for number in range(times(1, 10)):
        me.page.locator("textarea").first.fill(f"{number}電車")
        network.cut()
        status(me.phone, KEPT)
        me.page.clock.set_system_time("2001-01-01T00:00:00Z")
        type_on(me, "で座ったら")
        network.restore()
        saved_as(me, "cue", f"{number}電車で座ったら")
    # The room goes on, and the phone with it.
    open_step(seminar, "rails")
    me.page.clock.fast_forward(DOUBT_MS)
    expect(me.page.get_by_role("button", name=me.phone._("Begin"))).to_be_visible()
    open_step(seminar, "step")


def test_a_server_that_stands_still_loses_nothing(
    browser: Browser, seminar: Seminar, times: Callable[[int, int], int]
) -> None:
    me = at_text(Someone(browser, seminar))
    for number in range(times(1, 10)):
        os.kill(seminar.process.pid, signal.SIGSTOP)
        me.page.locator("textarea").first.fill(f"{number}{WORDS}")
        status(me.phone, "Sending…")
        os.kill(seminar.process.pid, signal.SIGCONT)
        saved_as(me, "cue", f"{number}{WORDS}")
