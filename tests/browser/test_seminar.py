"""A 30-minute seminar from end to end, as its people see it: two phones, a third device, and the console."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from typing import Any

import psutil
import pytest
from playwright.sync_api import Browser, expect

from tests.browser.answers import PROMISES, answers
from tests.browser.facilitator import Facilitator
from tests.browser.phone import Phone, new_phone
from tests.browser.seminar import Seminar
from wli_toolkit.content import load_pack, translator
from wli_toolkit.store import Answer, open_store

A_MARK, B_MARK = "あいことばA", "あいことばB"
STEPS = ["voice", "before", "cards", "pair", "talk", "step", "rails", "blueprint", "after", "close"]
_ = translator("ja")


@pytest.fixture
def people(browser: Browser, seminar: Seminar) -> Iterator[dict[str, Any]]:
    """Return two phones and the console, all in browsers of their own."""
    contexts = [new_phone(browser), new_phone(browser)]
    yield {
        "a": Phone(contexts[0].new_page()),
        "b": Phone(contexts[1].new_page()),
        "console": Facilitator(browser, seminar),
    }
    for context in browser.contexts:
        context.close()


def enter_by_qr(phone: Phone, seminar: Seminar) -> str:
    """Join, note the resume code, come to the first question; return the code."""
    phone.join(seminar.join_url)
    phone.press("Start")
    code = phone.resume_code()
    phone.press("I have noted it down")
    return code


def kill_a_kernel_of(seminar: Seminar, before: set[int]) -> None:
    """Kill the kernels that have appeared since `before`, as the system would when memory runs out."""
    fresh = [kernel for kernel in seminar.kernels() if kernel.pid not in before]
    assert fresh
    for kernel in fresh:
        os.kill(kernel.pid, signal.SIGKILL)
    psutil.wait_procs(fresh, timeout=10)


def stored(seminar: Seminar, code: str) -> dict[tuple[str, str, str], Answer]:
    """Return a participant's answers, opened with their resume code."""
    with open_store(f"sqlite:///{seminar.database}") as store:
        person = store.resume(seminar.code, code)
        found = store.answers(person.id, store.unlock(person.id, code))
    return {(answer.exercise, answer.occasion, answer.field): answer for answer in found}


def check_stored(seminar: Seminar, code: str, told: dict[str, list[dict[str, Any]]]) -> None:
    """Compare what is stored with what was entered."""
    found = stored(seminar, code)
    agenda = load_pack().agenda("30min")
    for step_id, screens in told.items():
        step = agenda.step(step_id)
        for screen in screens:
            for field_id, value in screen.items():
                answer = found[(str(step.exercise), step.occasion.value, field_id)]
                assert answer.value == value, (step_id, field_id)


@pytest.mark.timeout(420)
def test_a_seminar_from_end_to_end(browser: Browser, seminar: Seminar, people: dict[str, Any]) -> None:
    a, b, console = people["a"], people["b"], people["console"]
    told_a, told_b = answers(A_MARK, 0), answers(B_MARK, 1)
    kernels_before = {kernel.pid for kernel in seminar.kernels()}

    # Join, first exercise; the console counts both.
    code_a, code_b = enter_by_qr(a, seminar), enter_by_qr(b, seminar)
    assert code_a != code_b
    for phone, told in ((a, told_a), (b, told_b)):
        phone.answer_screens("E00", told["voice"])
        phone.expect_saved()
    expect(console.page.locator("body")).to_contain_text(_("joined"))
    console_sees(console, joined=2, connected=2)

    # Step two: A reloads in the middle.
    console.begin()
    console.onward()
    for phone in (a, b):
        phone.expect_heading(load_pack().exercise("E02").title.ja)
        phone.press("Begin")
    a.answer_screens("E02", told_a["before"][:3])
    a.expect_saved()
    a.page.reload()
    a.field("E02", "pos_want")
    a.answer_screens("E02", told_a["before"][3:])
    b.answer_screens("E02", told_b["before"])

    # Step three: B's kernel (and A's) is killed in the middle; nobody has to do anything.
    console.onward()
    for phone in (a, b):
        phone.expect_heading(load_pack().exercise("E01").title.ja)
        phone.press("Begin")
    b.answer_screens("E01", told_b["cards"][:4])
    b.expect_saved()
    kill_a_kernel_of(seminar, kernels_before)
    b.answer_screens("E01", told_b["cards"][4:])
    a.answer_screens("E01", told_a["cards"])
    for phone in (a, b):
        phone.expect_saved()

    # Pair, talk, small step, guardrails.
    console.onward()
    a.expect_heading(step_title("pair"))
    console.onward()
    a.expect_heading(step_title("talk"))
    for step_id, exercise in (("step", "E11"), ("rails", "E13")):
        console.onward()
        for phone, told in ((a, told_a), (b, told_b)):
            phone.expect_heading(load_pack().exercise(exercise).title.ja)
            phone.press("Begin")
            phone.answer_screens(exercise, told[step_id])
            phone.expect_saved()

    # The third visitor: B's work on another device, by the resume code.
    third = Phone(new_phone(browser).new_page())
    third.page.goto(seminar.join_url)
    third.page.locator("#resume summary").tap()
    third.page.fill("#resume-code", code_b.lower())
    third.page.get_by_role("button", name=_("Go on with my work")).tap()
    third.page.wait_for_url("**/workshop")
    console_sees(console, joined=2, connected=2)

    # The blueprint: A edits and hands in three boxes; B's is finished on the other device.
    console.onward()
    finish_blueprint(a)
    hand_in_three(a)
    finish_blueprint(third)
    third.press("Next")

    # The console reads the three boxes and nothing else.
    console.tab("Blueprints")
    sheet = console.page.locator(".wli-sheet").first
    expect(sheet).to_contain_text(PROMISES["do"], timeout=15_000)
    for promise in PROMISES.values():
        expect(sheet).to_contain_text(promise)
    expect(sheet.locator(".wli-sheet-box")).to_have_count(3)
    expect(console.page.locator("body")).not_to_contain_text(A_MARK)

    # After, and close.
    console.onward()
    for phone, told in ((a, told_a), (third, told_b)):
        phone.expect_heading(load_pack().exercise("E02").title.ja)
        phone.press("Begin")
        phone.answer_screens("E02", told["after"])
        phone.expect_saved()
    console.onward()
    a.expect_heading(step_title("close"))

    # The blueprint prints on one page, from the participant's own address.
    sheet_page = a.page.context.new_page()
    sheet_page.goto(f"{seminar.base}/me/blueprint.html")
    expect(sheet_page.locator("body")).to_contain_text(PROMISES["protect"])
    pdf = sheet_page.pdf(prefer_css_page_size=True)
    assert pdf.count(b"/Type /Page\n") + pdf.count(b"/Type /Page ") + pdf.count(b"/Type /Page/") == 1

    check_stored(seminar, code_a, told_a)
    check_stored(seminar, code_b, told_b)
    for watched in (a, b, third, console):
        assert watched.failures == []
    nothing_leaked(seminar, (A_MARK, B_MARK, code_a, code_b, str(seminar.line["passcode"])))


def step_title(step_id: str) -> str:
    """Return what a pause is called."""
    title = load_pack().agenda("30min").step(step_id).title
    assert title is not None
    return title.ja


def console_sees(console: Facilitator, **counts: int) -> None:
    """Wait until the console shows these head counts."""
    for what, number in counts.items():
        cell = console.page.locator(".wli-count", has_text=_(what))
        expect(cell).to_contain_text(str(number), timeout=15_000)


def finish_blueprint(phone: Phone) -> None:
    """Accept the drafts, make the three promises, choose date and confidence."""
    phone.expect_heading(load_pack().exercise("E14").title.ja)
    expect(phone.page.locator("textarea").first).not_to_be_empty()
    phone.press("This is fine")
    for field, text in PROMISES.items():
        phone.answer("E14", field, text)
        phone.press("Next")
    phone.press("Next")  # the suggested date
    phone.answer("E14", "confident", 7)
    phone.press("Next")
    phone.press("Next")  # no nickname
    phone.expect_saved()
    phone.press("Next")  # what the answers say


def hand_in_three(phone: Phone) -> None:
    """Choose box by box, and hand in the three promises."""
    page = phone.page
    page.locator("label.wli-option").filter(has_text=_("Only boxes I choose")).tap()
    for field in PROMISES:
        ask = load_pack().exercise("E14").field(field).ask.ja
        page.locator("label").filter(has_text=ask).locator("input[type=checkbox]").check()
    phone.press("Hand over these boxes")
    expect(page.locator(".wli-done")).to_be_visible()


def nothing_leaked(seminar: Seminar, secrets: tuple[str, ...]) -> None:
    """Look for secrets in every byte of the database, the log and the process list."""
    files = [path for path in seminar.database.parent.iterdir() if path.is_file()]
    assert seminar.database in files
    for path in files:
        raw = path.read_bytes()
        for secret in secrets:
            assert secret.encode() not in raw, path
            assert secret.encode("utf-16-le") not in raw, path
    shown = []
    for process in psutil.process_iter():
        try:
            shown.append(" ".join(process.cmdline()))
            if process.pid in {kernel.pid for kernel in seminar.kernels()}:
                shown.append(" ".join(process.environ().values()))
        except psutil.Error:
            continue
    for secret in secrets:
        assert not any(secret in text for text in shown)
