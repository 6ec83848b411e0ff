"""Thirty days later: the session opened again on another machine, the follow-up by code, and the sheet offline."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.hands import Touch
from tests.browser.phone import Phone, new_phone
from tests.browser.seminar import Seminar, start
from tests.browser.test_own_pack import done, wli
from tests.browser.walking import Walker
from wli_toolkit.content import load_agenda, load_pack, translator
from wli_toolkit.pages.own_answers import as_given
from wli_toolkit.store import open_store

_ = translator("ja")
AGENDA = "30min"
REPLY = "日曜の散歩、続きますように。"
MARK = "ひみつ"


def take_part(browser: Browser, seminar: Seminar) -> tuple[str, str]:
    """Let somebody take part in the whole workshop; return the resume code and the promise to do something."""
    phone = Phone(new_phone(browser).new_page())
    phone.join(seminar.join_url)
    agenda = load_agenda(load_pack(), AGENDA)
    walker = Walker(phone, Touch(phone.page, "ja", MARK), load_pack(), agenda)
    walker.screen("voice", "consent")
    code = phone.resume_code()
    walker.walk()
    phone.expect_saved()
    walker.turn = 0
    with open_store(f"sqlite:///{seminar.database}") as store:
        person = store.resume(seminar.code, code)
        handed = store.hand_in(person.id, {"do": str(walker.entered["E14", "during", "do", 0])})
        phone.page.reload()
        phone.expect_heading(_("Take your page home"))
        store.close_session(seminar.code)
        # A word written back reaches a page that is open.
        store.reply(seminar.code, handed.number, REPLY)
        expect(phone.page.locator(".wli-main")).to_contain_text(REPLY)
    sheet = phone.page.context.new_page()
    sheet.goto(f"{seminar.base}/me/blueprint.html")
    with sheet.expect_download() as kept:
        sheet.evaluate("() => { location.href = '/me/blueprint.html?keep=1'; }")
    kept.value.save_as(seminar.database.parent / "kept.html")
    phone.page.context.close()
    return code, str(walker.entered["E14", "during", "do", 0])


def follow_up(seminar: Seminar, code: str) -> dict[tuple[str, str], Any]:
    """Return what is stored of somebody's follow-up."""
    with open_store(f"sqlite:///{seminar.database}") as store:
        person = store.resume(seminar.code, code)
        answers = store.answers(person.id, store.unlock(person.id, code))
    return {
        (each["exercise"], each["field"]): each["value"]
        for each in as_given(load_pack(), answers)
        if each["occasion"] == "followup"
    }


@pytest.mark.timeout(300)
def test_the_follow_up_works_on_another_machine_and_offline(browser: Browser, tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    first.mkdir()
    second.mkdir()
    with open_store(f"sqlite:///{first / 'seminar.db'}") as store:
        made, _passcode = store.create_session(
            agenda=load_agenda(load_pack(), AGENDA), settings={"pace": "free", "day30": "B"}
        )
    seminar = start(first, "--session", made.code)
    code, promise = take_part(browser, seminar)
    seminar.stop()

    # One sealed file takes the session to another machine.
    file = tmp_path / "session.wli"
    told = json.loads(
        done("session", "export", made.code, "--to", str(file), "--json", db=f"sqlite:///{seminar.database}")
    )
    assert MARK.encode() not in file.read_bytes()
    other = f"sqlite:///{second / 'seminar.db'}"
    refused = wli("session", "import", str(file), "--passphrase", "wrong words", db=other)
    assert refused.returncode == 2
    assert "Traceback" not in refused.stderr
    done("session", "import", str(file), "--passphrase", told["passphrase"], db=other)

    # There the person comes back with their code, and finds everything.
    again = start(second, "--session", made.code)
    try:
        phone = Phone(new_phone(browser).new_page())
        phone.page.goto(again.join_url)
        phone.page.fill("#resume-code", code)
        phone.page.get_by_role("button", name=_("Go on with my work")).tap()
        phone.page.wait_for_url("**/workshop")
        # Weeks before the day they chose, people find their page, and may look back all the same.
        phone.expect_heading(_("Take your page home"))
        phone.press("Looking back after 30 days")
        phone.expect_heading(_("Looking back after 30 days"))
        expect(phone.page.locator(".wli-main")).to_contain_text(promise)
        walker = Walker(phone, Touch(phone.page, "ja", MARK), load_pack(), load_agenda(load_pack(), AGENDA))
        walker.walk("look-again")
        phone.expect_saved()
        expect(phone.page.locator(".wli-main")).to_contain_text(REPLY)
        assert phone.failures == []
        phone.page.context.close()
        entered = {(key[0], key[2]): value for key, value in walker.entered.items()}
        assert len(entered) == 6
        assert follow_up(again, code) == entered
    finally:
        again.stop()


@pytest.mark.timeout(300)
def test_the_sheet_taken_home_asks_again_without_any_network(browser: Browser, tmp_path: Path) -> None:
    with open_store(f"sqlite:///{tmp_path / 'seminar.db'}") as store:
        made, _passcode = store.create_session(
            agenda=load_agenda(load_pack(), AGENDA), settings={"pace": "free"}
        )
    seminar = start(tmp_path, "--session", made.code)
    _code, promise = take_part(browser, seminar)
    seminar.stop()

    context = browser.new_context(offline=True, viewport={"width": 390, "height": 844})
    asked: list[str] = []
    page = context.new_page()
    page.on("request", lambda request: asked.append(request.url))
    failures: list[str] = []
    page.on("pageerror", lambda error: failures.append(str(error)))
    page.on("console", lambda said: said.type == "error" and failures.append(said.text))
    page.goto((tmp_path / "kept.html").as_uri())
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    body = page.locator("body")
    expect(body).to_contain_text(promise)
    expect(body).to_contain_text(REPLY)

    first = page.locator("fieldset.choosing").first
    said = first.locator(".said-1")
    expect(said).to_be_hidden()
    first.locator("label").first.click()
    expect(said).to_be_visible()
    page.locator("fieldset.rating input").nth(8).check()
    page.reload()
    expect(page.locator("fieldset.choosing").first.locator("input").first).to_be_checked()
    calendar = page.locator("a[href^='data:text/calendar']").get_attribute("href")
    assert calendar is not None
    assert made.code not in calendar
    assert "BEGIN%3AVCALENDAR" in calendar
    assert failures == []
    context.close()
