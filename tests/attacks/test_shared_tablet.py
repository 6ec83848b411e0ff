"""On a real phone: consent can be withdrawn after the end, and whoever takes a shared tablet next finds nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.phone import Phone, new_phone
from tests.browser.seminar import Seminar, start
from wli_toolkit.store import Store, open_store

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(scope="module")
def seminar(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Seminar]:
    running = start(tmp_path_factory.mktemp("tablet"), "--agenda", "30min")
    yield running
    running.stop()


@pytest.fixture(scope="module")
def store(seminar: Seminar) -> Iterator[Store]:
    with open_store(f"sqlite:///{seminar.database}") as opened:
        yield opened


@pytest.fixture
def phone(browser: Browser, seminar: Seminar) -> Iterator[Phone]:
    context = new_phone(browser)
    mine = Phone(context.new_page())
    mine.join(seminar.join_url)
    yield mine
    context.close()


def open_consents(phone: Phone) -> None:
    """Open the part of the menu that says what may be counted."""
    phone.press("Menu")
    phone.page.get_by_text(phone._("What may be counted"), exact=True).click()


def say(phone: Phone, which: int, answer: str) -> None:
    """Choose yes or no, and wait until it is saved."""
    phone.page.locator(".wli-consents fieldset").nth(which).get_by_label(phone._(answer)).check()
    phone.expect_saved()


def person_of(store: Store, seminar: Seminar) -> str:
    """Return the id of who joined last."""
    return max(store.participants(seminar.code), key=lambda person: person.seat).id


def test_nothing_is_left_on_a_shared_tablet_after_deleting(
    phone: Phone, seminar: Seminar, store: Store
) -> None:
    code = phone_code(phone)
    someone = person_of(store, seminar)
    phone.press("Menu")
    phone.press("Delete my data")
    expect(phone.page.locator(".wli-notice-bad p").nth(1)).to_have_text(
        phone._(
            "Group results that are already made keep their numbers: each combines the answers of many people, and "
            "yours cannot be read from it."
        )
    )
    phone.press("Yes, delete it")
    phone.expect_heading(phone._("Your data has been deleted"))
    assert someone not in {person.id for person in store.participants(seminar.code)}
    for move in (phone.page.go_back, phone.page.go_forward, phone.page.reload):
        move()
        assert code not in phone.page.content()
        assert someone not in phone.page.content()
    assert phone.page.evaluate("Object.keys(localStorage)") == []


def test_a_code_in_the_address_is_taken_off_it_and_reaches_no_log(
    phone: Phone, seminar: Seminar, browser: Browser
) -> None:
    code = phone_code(phone)
    context = new_phone(browser)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url + str(request.headers.get("referer"))))
    page.goto(f"{seminar.join_url}#r={code}")
    expect(page.locator("#resume-code")).to_have_value(code)
    assert code not in page.url
    page.locator("#resume-code").press("Enter")
    page.wait_for_url("**/workshop")
    expect(page.locator(".wli-main h2").first).to_be_visible()
    assert asked
    assert code not in "".join(asked).replace(f"#r={code}", "")
    assert [
        entry for entry in page.evaluate("performance.getEntries().map(one => one.name)") if code in entry
    ] == []
    context.close()
    assert code not in seminar.log.read_text(encoding="utf-8")


def test_a_consent_is_changed_from_the_menu_before_and_after_the_end(
    phone: Phone, seminar: Seminar, store: Store
) -> None:
    """Runs last: the session ends in it."""
    person = person_of(store, seminar)
    open_consents(phone)
    say(phone, 0, "Yes")
    say(phone, 1, "Yes")
    assert store.consents(person) == (True, True)
    phone.press("Close the menu")
    store.close_session(seminar.code)
    expect(phone.page.locator(".wli-notices")).to_contain_text(
        phone._(
            "The workshop is over. Answers can no longer be changed, but you can still take your page home."
        )
    )
    open_consents(phone)
    say(phone, 0, "No")
    assert store.consents(person) == (False, True)
    assert phone.failures == []


def phone_code(phone: Phone) -> str:
    """Return the resume code, read from the menu."""
    phone.page.get_by_role("button", name=phone._("Menu")).click()
    phone.page.locator(".wli-menu summary", has_text=phone._("Your resume code")).click()
    code = phone.resume_code()
    phone.press("Close the menu")
    return code
