"""Two ways of answering a question on the page: by touch, and by keyboard alone. Each returns what it entered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from playwright.sync_api import Locator, expect

from wli_toolkit.content import translator
from wli_toolkit.content.model import (
    AnyField,
    ChipsField,
    ChoiceField,
    ChoicesField,
    DateField,
    DayField,
    HoursField,
    Lang,
    MinutesField,
    PlaceField,
    PointsField,
    ScaleField,
    TextField,
    TimeField,
    YesNoField,
)

if TYPE_CHECKING:
    from playwright.sync_api import Page

MOST_STOPS = 90
"""More stops of the Tab key than any screen has."""


def written(field: TextField, mark: str) -> str:
    """Return what is written into a text field: short enough for it, and recognisable."""
    return f"{mark}{field.id}"[: field.max_chars]


class Hands(Protocol):
    """Somebody who uses the page."""

    page: Page
    lang: Lang

    def press(self, button: Locator) -> None:
        """Press a button."""

    def answer(self, field: AnyField, place: Locator, turn: int) -> Any:
        """Answer a question and return what was entered; `turn` varies it."""


def shown_points(field: PointsField, place: Locator) -> dict[str, int]:
    """Return the points as the page shows them."""
    shares = place.locator("input.wli-share")
    expect(shares).to_have_count(len(field.parts))
    return {part.id: int(shares.nth(at).input_value()) for at, part in enumerate(field.parts)}


def shown_day(field: DayField, place: Locator) -> dict[str, float]:
    """Return the day as the page shows it: one part is a plain number, because it gives and takes."""
    rows = place.locator(".wli-day-row")
    expect(rows).to_have_count(len(field.parts))
    hours = {}
    for at, part in enumerate(field.parts):
        box = rows.nth(at).locator("input.wli-day-hours")
        plain = rows.nth(at).locator("span.wli-day-hours")
        hours[part.id] = float(box.input_value() if box.is_visible() else plain.inner_text())
    return hours


def shown_place(field: PlaceField, place: Locator) -> dict[str, int]:
    """Return the two numbers as the page shows them."""
    values = place.locator(".wli-axis-value")
    return {part.id: int(values.nth(at).inner_text()) for at, part in enumerate(field.parts)}


@dataclass
class Touch:
    """By thumb."""

    page: Page
    lang: Lang
    mark: str

    def press(self, button: Locator) -> None:
        """Tap it."""
        button.tap()

    def answer(self, field: AnyField, place: Locator, turn: int) -> Any:
        """Answer by tapping; a text is taken from the examples, or typed on the phone's keyboard."""
        match field:
            case ScaleField():
                place.locator(".wli-number").nth(turn % 11).tap()
                return turn % 11
            case ChoiceField():
                option = field.options[turn % len(field.options)]
                place.locator("label.wli-option").nth(turn % len(field.options)).tap()
                return option.value
            case ChoicesField():
                count = min(2, field.at_most)
                for at in range(count):
                    place.locator("label.wli-option").nth(at).tap()
                return [option.value for option in field.options[:count]]
            case YesNoField():
                place.locator("label.wli-option").first.tap()
                return True
            case TextField():
                return self._text(field, place, turn)
            case MinutesField():
                place.locator(".wli-presets button").first.tap()
                return int(place.locator("input.wli-amount").input_value())
            case HoursField():
                place.locator(".wli-stepper button").last.tap()
                return float(place.locator("input.wli-amount").input_value())
            case TimeField():
                place.locator(".wli-presets button").nth(2).tap()
                place.locator(".wli-time-step button").last.tap()
                return place.locator("input.wli-time").input_value()
            case DateField():
                return place.locator("input[type=date]").input_value()
            case PointsField():
                sliders = place.locator(".wli-slider")
                for _ in range(3):
                    sliders.first.locator("button").last.tap()
                self._tap_at(sliders.nth(1).locator(".wli-slide"), 0.3, 0.5)
                return shown_points(field, place)
            case ChipsField():
                count = min(2, field.at_most)
                for at in range(count):
                    place.locator(".wli-chip > label").nth(at).tap()
                    place.locator(".wli-chip").nth(at).locator(".wli-strength").nth(at + 1).tap()
                return {part.id: at + 2 if at < count else 0 for at, part in enumerate(field.parts)}
            case PlaceField():
                self._tap_at(place.locator(".wli-plane-surface"), 0.75, 0.3)
                return shown_place(field, place)
            case DayField():
                start = place.locator(".wli-day-start")
                if start.count():
                    start.first.tap()
                row = place.locator(".wli-day-row").first
                for _ in range(turn % 2 + 1):
                    row.locator("button:visible").last.tap()
                return shown_day(field, place)

    def _text(self, field: TextField, place: Locator, turn: int) -> str:
        if turn % 2:
            place.get_by_role("button", name=translator(self.lang)("Choose from examples")).tap()
            place.locator(".wli-example").nth(1).tap()
            return place.locator("textarea").input_value()
        text = written(field, self.mark)
        place.locator("textarea").tap()
        place.locator("textarea").fill(text)
        return text

    def _tap_at(self, target: Locator, x: float, y: float) -> None:
        target.scroll_into_view_if_needed()
        box = target.bounding_box()
        assert box is not None
        target.tap(position={"x": box["width"] * x, "y": box["height"] * y})


@dataclass
class Keyboard:
    """Without touching the screen: every control is reached by the Tab key."""

    page: Page
    lang: Lang
    mark: str

    def press(self, button: Locator) -> None:
        """Go to it and press Enter."""
        self.go_to(button)
        self.page.keyboard.press("Enter")

    def go_to(self, target: Locator) -> None:
        """Press Tab until `target` has the focus, and see that the focus is visible on the way."""
        expect(target).to_be_visible()
        for _ in range(MOST_STOPS):
            if target.evaluate("(node) => node === document.activeElement"):
                assert target.evaluate("(node) => node.matches(':focus-visible')")
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"the Tab key does not lead to {target}")

    def keys(self, key: str, times: int) -> None:
        """Press a key several times."""
        for _ in range(times):
            self.page.keyboard.press(key)

    def pick(self, radios: Locator, wanted: int) -> None:
        """Choose one of a group of radio buttons that has none chosen yet."""
        self.go_to(radios.first)
        self.page.keyboard.press("Space")
        self.keys("ArrowDown", wanted)

    def answer(self, field: AnyField, place: Locator, turn: int) -> Any:
        """Answer by keys."""
        match field:
            case ScaleField():
                self.pick(place.locator("input[type=radio]"), turn % 11)
                return turn % 11
            case ChoiceField():
                self.pick(place.locator("input[type=radio]"), turn % len(field.options))
                return field.options[turn % len(field.options)].value
            case ChoicesField():
                count = min(2, field.at_most)
                for at in range(count):
                    self.go_to(place.locator("input[type=checkbox]").nth(at))
                    self.page.keyboard.press("Space")
                return [option.value for option in field.options[:count]]
            case YesNoField():
                self.pick(place.locator("input[type=radio]"), 0)
                return True
            case TextField():
                text = written(field, self.mark)
                self.go_to(place.locator("textarea"))
                self.page.keyboard.type(text)
                return text
            case MinutesField():
                self.go_to(place.locator("input.wli-amount"))
                self.page.keyboard.type(str(field.minimum + field.step * 2))
                return field.minimum + field.step * 2
            case HoursField():
                self.go_to(place.locator("input.wli-amount"))
                self.page.keyboard.type("7.5")
                return 7.5
            case TimeField():
                self.go_to(place.locator("input.wli-time"))
                self.page.keyboard.type("22:35")
                return "22:35"
            case DateField():
                return place.locator("input[type=date]").input_value()
            case PointsField():
                self.go_to(place.locator("input[type=range]").first)
                self.keys("ArrowRight", 4)
                return shown_points(field, place)
            case ChipsField():
                count = min(2, field.at_most)
                for at in range(count):
                    chip = place.locator(".wli-chip").nth(at)
                    self.go_to(chip.locator("input[type=checkbox]"))
                    self.page.keyboard.press("Space")
                    self.go_to(chip.locator("input[type=radio]").first)
                    self.keys("ArrowDown", at + 1)
                return {part.id: at + 2 if at < count else 0 for at, part in enumerate(field.parts)}
            case PlaceField():
                for at in range(2):
                    self.go_to(place.locator("input[type=range]").nth(at))
                    self.keys("ArrowRight", 2 + at)
                return shown_place(field, place)
            case DayField():
                start = place.locator(".wli-day-start")
                if start.count():
                    self.press(start.first)
                self.go_to(place.locator("input.wli-day-hours").first)
                self.keys("ArrowUp", turn % 2 + 1)
                return shown_day(field, place)
