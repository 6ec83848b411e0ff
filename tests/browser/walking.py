"""Walking a whole workshop on one phone, screen after screen, remembering everything that was entered."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Locator, expect

from tests.browser.hands import Hands
from tests.browser.phone import SOON_MS, Phone
from wli_toolkit.content import translator
from wli_toolkit.content.model import Agenda, AnyField, Exercise, Pack, Step

MOST_SCREENS = 400
PLACE = """() => {
  const key = Object.keys(localStorage).find((name) => name.startsWith("wli-place-"));
  const place = key ? JSON.parse(localStorage.getItem(key)) : null;
  return place ? [place.step, place.screen] : ["", ""];
}"""
"""Where the phone remembers to be."""

Key = tuple[str, str, str, int]
"""Exercise, occasion, field and row."""


@dataclass
class Walker:
    """Somebody who answers everything that a workshop asks."""

    phone: Phone
    hands: Hands
    pack: Pack
    agenda: Agenda
    entered: dict[Key, Any] = field(default_factory=dict)
    visited: list[tuple[str, str]] = field(default_factory=list)
    chosen: dict[str, str] = field(default_factory=dict)
    rows_begun: dict[tuple[str, str], int] = field(default_factory=dict)
    turn: int = 0

    def walk(self, last: str | None = None) -> None:
        """Go from where the phone is to the page to take home after the step `last`, answering on the way."""
        last = last or self.agenda.steps[-1].id
        for _ in range(MOST_SCREENS):
            here = self.place()
            self.visited.append(here)
            if here == (last, "take-home"):
                return
            self.screen(*here)
        raise AssertionError(f"no end after {MOST_SCREENS} screens; last at {self.visited[-5:]}")

    def walk_step(self, step_id: str, last: str) -> None:
        """Answer one step up to its screen `last`, which is left as it is."""
        self.phone.page.wait_for_function(f"(step) => ({PLACE})()[0] === step", arg=step_id)
        while (here := self.place()) != (step_id, last):
            assert here[0] == step_id, here
            self.visited.append(here)
            self.screen(*here)

    def place(self) -> tuple[str, str]:
        """Return the step and the screen that the phone is at."""
        step, screen = self.phone.page.evaluate(PLACE)
        return step, screen

    def screen(self, step_id: str, screen: str) -> None:
        """Do what one screen asks for, and go on."""
        step = self.agenda.step(step_id)
        if screen == "choose":
            self.choose(step)
        elif screen == "code":
            self.onward(self.nav())
            return
        exercise = self.exercise_of(step)
        asked = self.asked(exercise, screen) if exercise else []
        for field_, row in asked:
            self.turn += 1
            value = self.hands.answer(field_, self.question(field_), self.turn)
            assert exercise is not None
            self.entered[exercise.id, step.occasion.value, field_.id, row] = value
        if exercise and self.adds_a_row(step, exercise, screen):
            self.onward(self.phone.page.locator(".wli-add"))
        else:
            self.onward(self.nav())

    def choose(self, step: Step) -> None:
        """Take the first of several exercises."""
        radios = self.phone.page.locator(".wli-main input[type=radio]")
        if hasattr(self.hands, "pick"):
            self.hands.pick(radios, 0)
        else:
            radios.first.tap()
        self.chosen[step.id] = step.asks[0].exercise

    def exercise_of(self, step: Step) -> Exercise | None:
        """Return the exercise of a step: the one chosen, where there are several."""
        name = step.exercise or self.chosen.get(step.id)
        return self.pack.exercise(name) if name else None

    def asked(self, exercise: Exercise, screen: str) -> list[tuple[AnyField, int]]:
        """Return the fields that a screen asks, with their row; none for a screen of another kind."""
        known = {each.id: each for each in exercise.fields}
        parts = [part.partition("@") for part in screen.split("+")]
        if not all(name in known for name, _at, _row in parts):
            return []
        return [(known[name], int(row or 0)) for name, _at, row in parts]

    def adds_a_row(self, step: Step, exercise: Exercise, screen: str) -> bool:
        """Tell whether to add a second row here: once on each list that has room."""
        if not any(rows.id == screen for rows in exercise.rows):
            return False
        begun = self.rows_begun.setdefault((step.id, screen), 1)
        if begun > 1 or not self.phone.page.locator(".wli-add").is_visible():
            return False
        self.rows_begun[step.id, screen] = 2
        return True

    def question(self, asked: AnyField) -> Locator:
        """Return where a question is on the screen."""
        ask = re.escape(asked.ask.get(self.hands.lang))
        heading = self.phone.page.locator("h2.wli-ask", has_text=re.compile(rf"^\s*{ask}\s*$"))
        place = self.phone.page.locator(".wli-field").filter(has=heading)
        expect(place.first).to_be_visible()
        return place.first

    def nav(self) -> Locator:
        """Return the button that leads on."""
        return self.phone.page.locator(".wli-nav .wli-button-primary")

    def onward(self, button: Locator) -> None:
        """Press a button and wait until another screen is there."""
        before = self.place()
        if before[1] == "drafts":
            expect(self.phone.page.locator(".wli-main textarea").first).to_be_visible()
        if before[1] == "feedback":
            reading = translator(self.hands.lang)("Reading your answers…")
            expect(self.phone.page.get_by_text(reading)).to_have_count(0, timeout=SOON_MS)
        self.hands.press(button)
        self.phone.page.wait_for_function(
            f"(before) => JSON.stringify(({PLACE})()) !== JSON.stringify(before)", arg=list(before)
        )
