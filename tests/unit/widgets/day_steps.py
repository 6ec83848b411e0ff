"""What a test does with the question for a day: opens it, slides, and reads what was sent and said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.unit.widgets.sample_content import JSON, answer
from tests.unit.widgets.sample_day import day_content, day_state, whole

if TYPE_CHECKING:
    from playwright.sync_api import Locator

    from tests.unit.widgets.conftest import Harness

NOW = whole("now", 6.5, 2, 2, 9, 1, 0.5, 1, 0, 0.5, 0, 0.5, 1)
NOW6 = whole("now6", 6.5, 11, 1.5, 2, 0.5, 2.5)
RESTLESS = whole("now", 7, 2, 2, 9, 1, 0.5, 1, 0, 0.5, 0, 0.5, 0.5)
"""A day whose partner has half an hour to give."""


def at_day(harness: Harness, screen: str, *answers: JSON, lang: str = "en") -> None:
    """Open the sample workshop at one of the questions for a day."""
    harness.open({"content": day_content(), "state": day_state(*answers, lang=lang)})
    harness.link("ready")
    while harness.place()[1] != screen and harness.page.locator(".wli-back").count():
        harness.page.locator(".wli-back").click()
    harness.on_to(screen)


def open_day(harness: Harness, name: str, value: JSON, **more: Any) -> None:
    """Open a question for a day that has been answered before."""
    at_day(harness, name, answer("E92", name, value), **more)


def saved_days(harness: Harness, name: str) -> list[JSON]:
    """Return the days that were sent for a field, once all are on their way."""
    harness.page.evaluate("window.dispatchEvent(new Event('pagehide'))")
    return [one["value"] for one in harness.sent("save") if one["field"] == name]


def day_row(harness: Harness, part: int) -> Locator:
    """Return the row of a part."""
    return harness.main.locator(".wli-day-row").nth(part)


def said_of_day(harness: Harness) -> str:
    """Return what was said last to those who do not look."""
    return harness.main.locator(".wli-hidden[role=status]").inner_text().strip()


def half_hour(harness: Harness) -> tuple[float, float, float]:
    """Return where the day begins on the ribbon, the width of half an hour, and its middle height, in px."""
    inside = """(node) => {
      const { left, top } = node.getBoundingClientRect();
      return [left + node.clientLeft, node.clientWidth / 48, top + node.clientHeight / 2];
    }"""
    left, unit, middle = harness.main.locator(".wli-day-main").evaluate(inside)
    return left, unit, middle


def swipe(harness: Harness, start: tuple[float, float], end: tuple[float, float]) -> None:
    """Move one finger over the screen."""
    session = harness.page.context.new_cdp_session(harness.page)
    for number in range(9):
        x, y = (a + (b - a) * number / 8 for a, b in zip(start, end, strict=True))
        kind = "touchMove" if number else "touchStart"
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y}]})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
