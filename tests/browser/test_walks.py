"""The whole 180-minute workshop on a phone: by touch in each language, and by keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.hands import Hands, Keyboard, Touch
from tests.browser.phone import Phone, new_phone
from tests.browser.seminar import Seminar, start
from tests.browser.walking import Walker
from wli_toolkit.content import load_agenda, load_pack
from wli_toolkit.content.model import Lang
from wli_toolkit.pages.own_answers import as_given
from wli_toolkit.store import open_store

LONG = "180min"
MARK = "ひみつ"


@pytest.fixture(scope="module")
def free_seminar(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Seminar]:
    """Return a server with a long workshop that everybody does at their own pace."""
    folder = tmp_path_factory.mktemp("walk")
    with open_store(f"sqlite:///{folder / 'seminar.db'}") as store:
        made, _passcode = store.create_session(
            agenda=load_agenda(load_pack(), LONG), settings={"pace": "free"}
        )
    running = start(folder, "--session", made.code)
    yield running
    running.stop()


def hands_of(kind: str, page: Page, lang: Lang) -> Hands:
    return Keyboard(page, lang, MARK) if kind == "keyboard" else Touch(page, lang, MARK)


def stored(seminar: Seminar, code: str) -> dict[tuple[str, str, str, int], Any]:
    """Return what the store holds for the person with this resume code, as they gave it."""
    with open_store(f"sqlite:///{seminar.database}") as store:
        person = store.resume(seminar.code, code)
        answers = store.answers(person.id, store.unlock(person.id, code))
    return {
        (each["exercise"], each["occasion"], each["field"], each["row"]): each["value"]
        for each in as_given(load_pack(), answers)
    }


@pytest.mark.timeout(600)
@pytest.mark.parametrize(("kind", "lang"), [("touch", "ja"), ("touch", "en"), ("keyboard", "ja")])
def test_the_long_workshop_is_answered_from_end_to_end(
    browser: Browser, free_seminar: Seminar, kind: str, lang: Lang, tmp_path: Path
) -> None:
    context = new_phone(browser, locale="ja-JP" if lang == "ja" else "en-GB")
    phone = Phone(context.new_page(), lang)
    pack = load_pack()
    phone.join(f"{free_seminar.join_url}&lang={lang}")
    walker = Walker(phone, hands_of(kind, phone.page, lang), pack, load_agenda(pack, LONG))
    expect(phone.page.locator(".wli-nav")).to_be_visible()
    assert phone.page.evaluate("document.documentElement.lang") == lang
    phone.page.locator(".wli-main").wait_for()
    walker.screen("voice", "consent")
    code = phone.resume_code()
    walker.walk()
    phone.expect_saved()
    assert phone.failures == []
    context.close()

    found = stored(free_seminar, code)
    wrong = {key: (value, found.get(key)) for key, value in walker.entered.items() if found.get(key) != value}
    assert wrong == {}
    asked = {
        (ask.exercise, step.occasion.value, field.id)
        for step in walker.agenda.steps
        for ask in step.asks
        for field in pack.exercise(ask.exercise).asked(step.occasion, ask.form)
    }
    boxes = {("E14", "during", box.field) for box in pack.exercise("E14").boxes if box.sources}
    reached = {key[:3] for key in walker.entered} | boxes | {("E00", "during", "consent_use")}
    assert asked - reached == set()
