"""A whole workshop run from the console: the facilitator's presses, and what must follow on screen and phones."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Any

from click.testing import CliRunner
from playwright.sync_api import Locator, Page, expect

from tests.browser.facilitator import Facilitator
from tests.browser.phone import Phone
from tests.browser.seminar import Seminar
from tests.browser.watching import Lines, await_on, clicked_at, seen_at, traces_of, written_on
from wli_toolkit.cli import main
from wli_toolkit.content import translator
from wli_toolkit.content.model import Pack, Step
from wli_toolkit.store import Snapshot, Store

_ = translator("ja")
ON_PHONE = """(title) => [...document.querySelectorAll(".wli-main h2, .wli-notice p")]
  .some((node) => node.checkVisibility() && node.textContent.includes(title))"""
ON_SCREEN = """(title) => [...document.querySelectorAll(".wli-screen h1")]
  .some((node) => node.textContent.startsWith(title))"""
PICTURE_ON_PHONE = (
    """(key) => Boolean(document.querySelector(`.wli-released[data-key="${CSS.escape(key)}"]`))"""
)
PICTURE_ON_SCREEN = """(title) => Boolean(document.querySelector(".wli-screen .wli-shown-figure"))
  && document.querySelector(".wli-screen h1").textContent === title"""
NUMBER = re.compile(r"\d+(?:\.\d+)?")
DIMMED = """() => Boolean(document.querySelector(".wli-heads-up:not([hidden])"))"""


@dataclass
class Hour:
    """One workshop while it runs.

    Attributes
    ----------
    late
        What followed a press on the console, on which page, and after how many milliseconds.
    released
        The keys of the pictures that were shown so far.
    """

    console: Facilitator
    screen: Page
    screen_lines: Lines
    phones: dict[str, Phone]
    seminar: Seminar
    store: Store
    pack: Pack
    late: list[tuple[int, str, str]] = field(default_factory=list)
    released: set[str] = field(default_factory=set)

    def follow(self, what: str, press: Locator, awaited: list[tuple[str, Page, str, object]]) -> None:
        """Press something on the console and note how soon each of the awaited things is there."""
        for _name, page, holds, arg in awaited:
            await_on(page, holds, arg)
        press.click()
        since = clicked_at(self.console.page)
        for name, page, _holds, _arg in awaited:
            self.late.append((seen_at(page) - since, what, name))

    def open(self, step: Step, press: Locator) -> None:
        """Open a step; screen and phones follow."""
        named = self.title_of(step)
        phones = [(name, phone.page, ON_PHONE, named[phone.lang]) for name, phone in self.phones.items()]
        self.follow(f"open {step.id}", press, [("screen", self.screen, ON_SCREEN, named["ja"]), *phones])
        expect(self.console.page.locator(".wli-step[aria-current=step]")).to_contain_text(named["ja"])

    def title_of(self, step: Step) -> dict[str, str]:
        """Return what a step is called in each language."""
        title = step.title or self.pack.exercise(str(step.exercise)).title
        return title.model_dump()

    def next_is(self, sentence: str) -> Locator:
        """Return the one big button, which says what comes next."""
        button = self.console.page.locator(".wli-next")
        expect(button).to_contain_text(_(sentence).partition("{")[0])
        return button

    def close(self, step: Step) -> None:
        """Close a step; what is frozen shows on the console and nowhere else."""
        self.next_is("Close this step and fix its results").click()
        self.console.page.get_by_role("button", name=_("Close and fix"), exact=True).click()
        self.next_is("Open the next step: {title}")
        self.nothing_unreleased()
        self.pictures_tab()

    def pictures_tab(self) -> None:
        """Look at the pictures, all of which have been fetched."""
        self.console.tab("Pictures")
        expect(self.console.page.get_by_text(_("Counting…"), exact=True)).to_have_count(0)

    def frozen(self, step: Step) -> list[Snapshot]:
        """Return what the room may see of a step's frozen pictures, as stored."""
        asked = {(ask.exercise, step.occasion.value) for ask in step.asks}
        return [
            one
            for one in self.store.snapshots(self.seminar.code)
            if one.threshold == 5 and (one.payload["exercise"], one.payload["occasion"]) in asked
        ]

    def card(self, snapshot: Snapshot) -> Locator:
        """Return the card of a picture on the console."""
        step = next(
            step
            for step in self.pack.agenda("60min").steps
            for ask in step.asks
            if (ask.exercise, step.occasion.value)
            == (snapshot.payload["exercise"], snapshot.payload["occasion"])
        )
        group = self.console.page.locator(".wli-picture-group", has_text=self.title_of(step)["ja"])
        heading = self.console.page.locator(
            "h4", has_text=re.compile(f"^{re.escape(snapshot.payload['title']['ja'])}$")
        )
        return group.locator(".wli-picture").filter(has=heading)

    def show(self, snapshot: Snapshot, *, on_phones: bool, again: bool = False) -> None:
        """Release a picture; it is on the screen and on the phones that wait."""
        self.nothing_unreleased()
        said = "Show again on screen and phones" if again else "Show on screen and phones"
        title = snapshot.payload["title"]["ja"]
        awaited: list[tuple[str, Page, str, object]] = [("screen", self.screen, PICTURE_ON_SCREEN, title)]
        if on_phones:
            awaited.append(("a", self.phones["a"].page, PICTURE_ON_PHONE, snapshot.key))
        self.released.add(snapshot.key)
        button = self.card(snapshot).get_by_role("button", name=re.compile(f"^{_(said)}"))
        self.follow(f"show {snapshot.key}", button, awaited)

    def look_up(self) -> None:
        """Ask for everybody's eyes, and let them go again."""
        press = self.console.page.get_by_role("button", name=_("Ask everyone to look up"))
        self.follow(
            "look up", press, [(name, phone.page, DIMMED, None) for name, phone in self.phones.items()]
        )
        self.console.page.get_by_role("button", name=_("Light the phones up again")).click()
        for phone in self.phones.values():
            expect(phone.page.locator(".wli-heads-up")).to_be_hidden()

    def nothing_unreleased(self) -> None:
        """Look for pictures that were not shown: on the screen's page, and in all that was sent to it."""
        secret = [one for one in self.store.snapshots(self.seminar.code) if one.key not in self.released]
        places = {"page": [written_on(self.screen)], "lines": self.screen_lines.take()}
        for name, texts in places.items():
            for snapshot in secret:
                for what, trace in traces_of(snapshot).items():
                    assert not any(trace in text for text in texts), (snapshot.key, what, name)


def summary_in_process(seminar: Seminar) -> dict[str, Any]:
    """Return what `wli summary --json` says now."""
    done = CliRunner().invoke(
        main, ["summary", seminar.code, "--db", f"sqlite:///{seminar.database}", "--json"]
    )
    assert done.exit_code == 0, done.output
    return figures_of(json.loads(done.stdout))


def figures_of(summary: dict[str, Any]) -> dict[str, Any]:
    """Return the pictures of a summary by key."""
    return {
        figure["key"]: figure
        for exercise in summary["exercises"].values()
        for figure in exercise["figures"].values()
    }


def told_numbers(row: dict[str, Any]) -> list[float]:
    """Return the numbers that the table shows of a row of the summary."""
    if row.get("almost_all"):
        return []
    if row["kind"] == "mean":
        return [] if row.get("share") is None else [row["share"]]
    if row.get("count") is not None and row.get("share") is not None:
        return [row["count"], row["share"]]
    if row.get("median") is not None:
        middle = [row.get("q1"), row.get("q3")]
        return [row["median"], *(middle if None not in middle else [])]
    return [] if row.get("count") is None else [row["count"]]


def numbers_in(text: str) -> list[float]:
    """Return the numbers in a text."""
    return [float(number) for number in NUMBER.findall(text)]
