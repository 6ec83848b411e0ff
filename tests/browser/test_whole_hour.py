"""The whole 60-minute workshop from the console: twenty live people, two phones and the projector's page."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.facilitator import Facilitator
from tests.browser.hands import Touch
from tests.browser.hour import Hour, _, figures_of, numbers_in, summary_in_process, told_numbers
from tests.browser.phone import Phone, new_phone
from tests.browser.seminar import Seminar, start
from tests.browser.walking import Walker
from tests.browser.watching import Lines, note_clicks
from wli_toolkit.content import load_pack
from wli_toolkit.content.model import Step
from wli_toolkit.simulate.live import CAREFUL, Crowd, CrowdBeside, crowd_beside
from wli_toolkit.store import Snapshot, open_store

PEOPLE = 20
MESSAGES = 12
SOON_MS = 1000
THINK = (0.05, 0.25)
SVG_TEXT = re.compile(r"<text[^>]*>(.*?)</text>", re.DOTALL)


@pytest.fixture
def sixty(tmp_path: Path) -> Iterator[Seminar]:
    """Return a server with a new session of sixty minutes."""
    folder = tmp_path / "seminar"
    folder.mkdir()
    running = start(folder, "--agenda", "60min")
    yield running
    running.stop()


@pytest.fixture
def hour(browser: Browser, sixty: Seminar) -> Iterator[Hour]:
    """Return the console, the screen beside it, and two phones that have joined."""
    console = Facilitator(browser, sixty)
    note_clicks(console.page)
    screen = console.page.context.new_page()
    screen.set_viewport_size({"width": 1920, "height": 1080})
    lines = Lines(screen)
    screen.goto(f"{sixty.base}/screen?s={sixty.code}")
    phones = {
        "a": Phone(new_phone(browser).new_page(), "ja"),
        "b": Phone(new_phone(browser, locale="en-GB").new_page(), "en"),
    }
    for phone in phones.values():
        phone.join(sixty.join_url)
        phone.press("Start")
    with open_store(f"sqlite:///{sixty.database}") as store:
        yield Hour(console, screen, lines, phones, sixty, store, load_pack())
    for context in browser.contexts:
        context.close()


@pytest.mark.timeout(600)
def test_a_whole_hour_is_run_from_the_console(hour: Hour, sixty: Seminar) -> None:
    agenda = hour.pack.agenda("60min")
    told: dict[str, Any] = {}
    walker = Walker(hour.phones["a"], Touch(hour.phones["a"].page, "ja", "M"), hour.pack, agenda)
    console = hour.console
    url = f"http://127.0.0.1:{sixty.line['port']}"
    with crowd_beside(url, sixty.code, participants=PEOPLE, leave=0.0, think=THINK, habits=CAREFUL) as crowd:
        crowd.wait_until(lambda people: people.all_attached())
        expect(hour.screen.locator(".wli-joined")).to_contain_text(str(PEOPLE + 2))
        for step in agenda.steps:
            if step is agenda.steps[0]:
                console.begin()
            else:
                hour.open(step, hour.next_is("Open the next step: {title}"))
            crowd.wait_until(partial(follow, step.id))
            beside(hour, step)
            if step.asks:
                everybody_answers(hour, crowd, walker, step)
                hour.close(step)
                told = summary_in_process(hour.seminar)
                pictures_are_those_of_the_summary(hour, step, told)
                # The pause after the cards is for looking at their pictures.
                for snapshot in [] if step.id == "cards" else hour.frozen(step):
                    if snapshot.svg:
                        hour.show(snapshot, on_phones=True)
                        the_screen_shows(hour, snapshot, told)
            if step.id == "picture":
                for snapshot in hour.frozen(agenda.step("cards")):
                    hour.show(snapshot, on_phones=False)
                    the_screen_shows(hour, snapshot, told)
            hour.nothing_unreleased()
        the_end(hour)
        people = crowd.measures()
        assert not crowd.compare().lost
    worst = sorted(hour.late, reverse=True)[:5]
    print(f"\nslowest of {len(hour.late)}, in ms: {worst}; twenty phones: {people.follow_s}")
    assert worst[0][0] <= SOON_MS, worst
    slowest = people.follow_s.most
    assert slowest is not None
    assert slowest <= SOON_MS / 1000
    assert not console.failures
    assert not any(phone.failures for phone in hour.phones.values())


def follow(step: str, people: Crowd) -> bool:
    """Tell whether every simulated phone knows that the room is at `step`."""
    return people.all_follow(step)


def beside(hour: Hour, step: Step) -> None:
    """Do what a facilitator does beside opening and closing."""
    console, page = hour.console, hour.console.page
    other = hour.phones["b"]
    go = other.page.get_by_role("button", name="Go there")
    if go.is_visible():
        go.tap()
    if step.id == "before":
        hour.look_up()
    elif step.id == "pair":
        for each in (hour.screen.locator(".wli-turns"), other.page.locator(".wli-turn")):
            expect(each).to_contain_text("1:")
        page.get_by_role("button", name=_("Give this step one more minute")).click()
        expect(page.locator(".wli-nowbar-time")).to_contain_text("4:00")
        expect(hour.screen.locator(".wli-turns-left")).to_have_text(re.compile(r"2:\d\d"))
    elif step.id == "talk":
        page.get_by_role("button", name=_("Ground rules")).click()
        expect(hour.screen.locator(".wli-view-rules")).to_be_visible()
        page.get_by_role("button", name=_("Timer")).click()
        expect(hour.screen.locator(".wli-left")).to_have_text(re.compile(r"[12]:\d\d"))
        page.get_by_role("button", name=_("Follows the steps")).click()
        expect(hour.screen.locator(".wli-view-timer")).to_have_count(0)
    elif step.id == "season":
        hour.screen.reload()
        console.page.reload()
        expect(page.get_by_text(_("Connected"), exact=True)).to_be_visible()
        expect(hour.screen.locator("h1")).to_have_text(hour.title_of(step)["ja"])


def everybody_answers(hour: Hour, crowd: CrowdBeside, walker: Walker, step: Step) -> None:
    """Wait until everybody is through with a step, and see that the console says so."""
    walker.phone.page.wait_for_function(
        "(step) => Object.entries(localStorage).some(([name, place]) => name.startsWith('wli-place-')"
        " && JSON.parse(place).step === step)",
        arg=step.id,
    )
    walker.walk_step(step.id, "wait")
    walker.phone.expect_saved()
    crowd.wait_until(lambda people: people.all_done(step.id))
    done = hour.console.page.locator(".wli-nowbar-people")
    through = _("{done} done, {here} answering").partition("{done}")[0] + str(PEOPLE + 1)
    expect(done).to_contain_text(re.compile(through))


def pictures_are_those_of_the_summary(hour: Hour, step: Step, told: dict[str, Any]) -> None:
    """Compare what the console shows of a step that was just closed with `wli summary --json` of this moment."""
    for snapshot in hour.frozen(step):
        card = hour.card(snapshot)
        if snapshot.key not in told:
            assert not snapshot.svg
            expect(card.get_by_role("img")).to_have_count(0)
            continue
        figure = told[snapshot.key]
        expect(card.get_by_role("img")).to_be_visible()
        expect(card.locator(".wli-picture-head")).to_contain_text(str(figure["n"]))
        assert table_of(card.locator("tbody tr td").all_text_contents()) == [
            told_numbers(row) for row in figure["rows"]
        ], snapshot.key


def table_of(cells: list[str]) -> list[list[float]]:
    """Return the numbers of a picture's table."""
    return [numbers_in(cell) for cell in cells]


def the_screen_shows(hour: Hour, snapshot: Snapshot, told: dict[str, Any]) -> None:
    """See that the screen's picture is the frozen one, and that its drawing has the summary's numbers."""
    figure = told[snapshot.key]
    shown = hour.screen.locator(".wli-shown-figure").evaluate_all(
        "(images) => images.map(({ src }) => decodeURIComponent(src.slice(src.indexOf(',') + 1)))"
    )
    # A tall drawing stands in two columns: the same drawing, seen from another side.
    svg = snapshot.svg["ja"]
    assert {inside(each) for each in shown} == {inside(svg)}, snapshot.key
    in_it = {number for text in SVG_TEXT.findall(svg) for number in numbers_in(text)}
    # A share draws one side only; what almost all said has no number.
    drawn_rows = [row for row in figure["rows"] if not row.get("almost_all") and row["value"] != "under"]
    counts = {row["count"] for row in drawn_rows if row.get("count") is not None}
    assert counts <= in_it, snapshot.key
    medians = [row["median"] for row in figure["rows"] if row.get("median") is not None]
    assert all(any(abs(median - number) <= 0.051 for number in in_it) for median in medians), snapshot.key
    caption = hour.screen.locator("figcaption").inner_text()
    assert figure["n"] in numbers_in(caption)


def inside(svg: str) -> str:
    """Return a drawing without its outermost tag, which says how large it is."""
    return svg.partition(">")[2] if svg.startswith("<svg") else svg


def the_end(hour: Hour) -> None:
    """End the workshop, and compare the console's pictures with the command's own word once more."""
    page = hour.console.page
    hour.next_is("Go to ending the workshop").click()
    page.get_by_role("button", name=_("End the workshop"), exact=True).click()
    page.get_by_role("button", name=_("End it"), exact=True).click()
    expect(page.locator(".wli-nowbar")).to_contain_text(_("The workshop has ended"))
    expect(hour.screen.locator("h1")).to_have_text(_("Thank you for today"))
    hour.nothing_unreleased()
    told = figures_of(told_by_command(hour.seminar))
    hour.pictures_tab()
    page.get_by_role("button", name=_("Fetch again")).click()
    expect(page.get_by_text(_("Counting…"), exact=True)).to_have_count(0)
    cards = page.locator(".wli-picture:has(img)")
    assert cards.count() == len(told)
    messages = 0
    for snapshot in hour.store.snapshots(hour.seminar.code):
        if snapshot.threshold != 5 or snapshot.key not in told:
            continue
        rows = told[snapshot.key]["rows"]
        shown = table_of(hour.card(snapshot).locator("tbody tr td").all_text_contents())
        assert shown == [told_numbers(row) for row in rows], snapshot.key
        telling = [row for row in rows if told_numbers(row) or row.get("almost_all")]
        messages += 2 * len(telling) > len(rows)
    print(f"\n{messages} of {len(told)} pictures carry a message")
    assert messages >= MESSAGES


def told_by_command(seminar: Seminar) -> dict[str, Any]:
    """Return what `wli summary --json` says, asked as people do."""
    command = [sys.executable, "-m", "wli_toolkit", "summary", seminar.code, "--json"]
    database = ["--db", f"sqlite:///{seminar.database}"]
    done = subprocess.run([*command, *database], capture_output=True, text=True, check=True)
    summary: dict[str, Any] = json.loads(done.stdout)
    return summary
