"""One tablet for several people: whoever comes next finds nothing of whoever was there before."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.phone import Phone
from tests.browser.seminar import Seminar, start
from tests.faults.network import Network
from tests.faults.people import Someone, address, arrived, open_step, status, stored_under, unsent
from wli_toolkit.content import translator
from wli_toolkit.store import open_store

_ = translator("ja")
MARK = "ほかの人に見えてはならない"
STORAGE = "JSON.stringify(localStorage) + JSON.stringify(sessionStorage)"


@pytest.fixture(scope="module")
def seminar(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Seminar]:
    """Return a running server whose room is at the small step."""
    running = start(tmp_path_factory.mktemp("tablet"), "--agenda", "60min")
    open_step(running, "step")
    yield running
    running.stop()


@pytest.fixture(autouse=True)
def closing(browser: Browser) -> Iterator[None]:
    """Put every device away after each test."""
    yield
    for each in browser.contexts:
        each.close()


def at_text(someone: Someone) -> Someone:
    """Go on to the first text."""
    someone.phone.answer("E11", "dir", "rest")
    someone.phone.press("Next")
    someone.phone.expect_saved()
    return someone


def holds(page: Page) -> bool:
    """Tell whether what was marked can be seen on a page or read from its storage."""
    return MARK in page.content() or MARK in page.evaluate(STORAGE)


def test_who_leaves_a_tablet_leaves_nothing_on_it(browser: Browser, seminar: Seminar) -> None:
    me = at_text(Someone(browser, seminar))
    tab = me.tab()
    me.page.locator("textarea").first.fill(MARK)
    me.phone.expect_saved()
    me.phone.press("Menu")
    me.phone.press("Leave this device")
    expect(me.page.locator(".wli-menu")).to_contain_text(_("Everything you wrote is saved."))
    me.phone.press("Leave now")
    me.page.wait_for_url(address(seminar, None, "**"))
    expect(me.page.locator("#join")).to_be_visible()
    tab.expect_heading(_("You have left this device"))
    for each in (me.page, tab.page):
        assert not holds(each)
    assert [cookie for cookie in me.context.cookies() if cookie["name"].startswith("wli-participant")] == []
    me.page.go_back()
    expect(me.page.locator("textarea")).to_have_count(0)
    assert not holds(me.page)
    # The answers are still there for whoever has the code.
    assert stored_under(seminar, me.code)["cue", 0] == MARK


def test_an_opened_sheet_goes_with_whoever_leaves(browser: Browser, seminar: Seminar) -> None:
    me = at_text(Someone(browser, seminar))
    with open_store(f"sqlite:///{seminar.database}") as store:
        person = store.resume(seminar.code, me.code)
        store.save_answer(
            person.id, store.unlock(person.id, me.code),
            occasion="during", exercise="E14", field="do", value=MARK, seal=True, op="do",
        )  # fmt: skip
    sheet = me.context.new_page()
    sheet.goto(address(seminar, None, "me/blueprint.html"))
    expect(sheet.locator("main")).to_contain_text(MARK)
    me.phone.press("Menu")
    me.phone.press("Leave this device")
    me.phone.press("Leave now")
    expect(sheet.locator("main")).to_have_text(sheet.locator("main").get_attribute("data-gone") or "-")
    assert not holds(sheet)


def test_the_next_person_gets_neither_the_unsent_answers_nor_sends_them(
    browser: Browser, seminar: Seminar
) -> None:
    with Network(seminar.line["port"]) as network:
        me = at_text(Someone(browser, seminar, port=network.port))
        network.cut()
        status(me.phone, "Not connected. Your answers are kept on this phone.")
        me.page.locator("textarea").first.fill(MARK)
        assert MARK in unsent(me.phone)[0]
        old = me.page
        # The tablet has its network back, but for the old page.
        wire = me.context.new_cdp_session(old)
        wire.send("Network.enable")
        without = {"offline": True, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}
        wire.send("Network.emulateNetworkConditions", without)
        network.restore()
        second = me.context.new_page()
        second.goto(address(seminar, network.port, f"?s={seminar.code}"))
        expect(second.locator("#unsent")).to_be_visible()
        second.locator("input[name=someone_else]").check()
        second.locator("input[name=consent_use]").check()
        second.get_by_role("button", name=_("Go on")).click()
        second.wait_for_url("**/workshop")
        phone = Phone(second)
        code = phone.resume_code()
        phone.press("I have noted it down, and join in")
        arrived(phone)
        expect(old.locator("h2")).to_have_text(_("Another person is using this device now"))
        for each in (old, second):
            assert not holds(each)
        assert MARK not in stored_under(seminar, code).values()


def test_who_is_deleted_is_gone_from_every_tab_and_device(browser: Browser, seminar: Seminar) -> None:
    with Network(seminar.line["port"]) as network:
        me = at_text(Someone(browser, seminar))
        tab = me.tab()
        away = me.device(port=network.port)
        network.cut()
        status(away, "Not connected. Your answers are kept on this phone.")
        away.page.locator("textarea").first.fill(MARK)
        me.phone.press("Menu")
        me.phone.press("Delete my data")
        me.phone.press("Yes, delete it")
        for each in (me.phone, tab):
            each.expect_heading(_("Your data has been deleted"))
        network.restore()
        away.expect_heading(_("Your data has been deleted"))
        assert not holds(away.page)
        # The cookie of somebody who is not there any more does not bar the way.
        away.page.goto(address(seminar, network.port, "workshop"))
        expect(away.page.locator("h1")).to_have_text(_("Your place in this session was not found"))
        assert "-" not in "".join(away.page.evaluate("Object.keys(localStorage)")).replace("wli-size", "")
        away.page.get_by_role("link", name=_("To the first page")).click()
        away.page.locator("input[name=consent_use]").check()
        away.press("Take part")
        away.page.wait_for_url("**/workshop")
        with open_store(f"sqlite:///{seminar.database}") as store:
            assert all(MARK not in str(person) for person in store.participants(seminar.code))
