"""A day can be read and touched on any screen, in any light, and stays whole whatever is done to it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.widgets.conftest import Harness
from tests.unit.widgets.day_steps import NOW, NOW6, RESTLESS, at_day, half_hour, open_day, saved_days
from tests.unit.widgets.sample_content import answer

PLAY = """
() => {
  let seed = 11;
  const random = (below) => (seed = (seed * 16807) % 2147483647) % below;
  const all = (selector) => [...document.querySelectorAll(selector)].filter((node) => node.offsetParent);
  const one = (selector) => { const nodes = all(selector); return nodes[random(nodes.length)]; };
  const point = (kind, target, clientX) => {
    const pointerType = random(2) ? "mouse" : "touch";
    const finger = { bubbles: true, pointerId: 1, isPrimary: true, pointerType, clientX };
    target.dispatchEvent(new PointerEvent(kind, finger));
  };
  const acts = [
    () => one(".wli-day-set button, .wli-day-card button").click(),
    () => {
      const strip = document.querySelector(".wli-day-main");
      const { left, width } = strip.getBoundingClientRect();
      point("pointerdown", random(4) ? strip : one(".wli-day-grip") || strip, left + random(width));
      for (let n = random(4); n > 0; n -= 1) point("pointermove", window, left - 40 + random(width + 80));
      point(random(5) ? "pointerup" : "pointercancel", window, left + random(width));
    },
    () => {
      const input = one("input.wli-day-hours");
      input.value = ["0", "8", "24", "7.5", "x", "", "99", "３", "0.25"][random(9)];
      input.dispatchEvent(new Event("input", { bubbles: true }));
      input.dispatchEvent(new Event("change", { bubbles: true }));
    },
    () => {
      const key = ["ArrowUp", "ArrowDown", "PageUp", "PageDown"][random(4)];
      one("input.wli-day-hours").dispatchEvent(new KeyboardEvent("keydown", { key }));
    },
    () => {
      const select = document.querySelector(".wli-day-select");
      select.value = String(random(select.options.length));
      select.dispatchEvent(new Event("change"));
    },
  ];
  const wrong = [];
  for (let turn = 0; turn < 1500; turn += 1) {
    acts[random(acts.length)]();
    const rows = [...document.querySelectorAll(".wli-day-row")].map((row) => {
      const input = row.querySelector("input");
      return Number(input.hidden ? row.querySelector("span.wli-day-hours").textContent : input.value);
    });
    const told = document.querySelector(".wli-day-total").textContent;
    const pieces = [...document.querySelectorAll(".wli-day-main .wli-day-piece:not([hidden])")]
      .reduce((sum, piece) => sum + parseFloat(piece.style.inlineSize), 0);
    const whole = rows.reduce((sum, hours) => sum + hours, 0) === 24 && told.startsWith("24 ");
    if (!whole || Math.abs(pieces - 100) > 0.01) wrong.push([turn, rows]);
    if (turn % 50 === 0) window.dispatchEvent(new Event("pagehide"));
  }
  window.dispatchEvent(new Event("pagehide"));
  return wrong;
}
"""


def test_thousands_of_presses_slides_and_typings_leave_the_day_whole(harness: Harness) -> None:
    open_day(harness, "now", NOW)
    assert harness.page.evaluate(PLAY) == []
    days = saved_days(harness, "now")
    assert len(days) > 20
    for day in days:
        assert list(day) == list(NOW)
        assert sum(day.values()) == 24
        assert all(hours >= 0 and hours * 2 == int(hours * 2) for hours in day.values())


def test_both_handles_stay_on_the_screen_and_apart_for_every_part(harness: Harness) -> None:
    open_day(harness, "now", RESTLESS)
    left, unit, middle = half_hour(harness)
    begins = 0.0
    for hours in RESTLESS.values():
        if hours:
            harness.page.mouse.click(left + (2 * begins + hours) * unit, middle)
            boxes = [one.bounding_box() for one in harness.main.locator(".wli-day-grip:visible").all()]
            places = [box["x"] for box in boxes if box]
            assert all(0 <= x <= 390 - 48 for x in places), (begins, places)
            assert 0 < len(places) <= 2, begins
            assert places[-1] - places[0] >= 48 * (len(places) - 1), (begins, places)
        begins += hours


LEGIBLE = """
() => {
  const light = (css) => {
    const parts = css.match(/[\\d.]+/g).map((part) => part / 255);
    const [r, g, b] = parts.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  const looks = [...document.querySelectorAll(".wli-day-main .wli-day-piece")].map((node) => getComputedStyle(node));
  return {
    text: Math.min(...looks.map((look) => ratio(light(look.color), light(look.backgroundColor)))),
    hues: new Set(looks.map((look) => look.backgroundColor)).size,
    alike: looks.slice(1).filter((look, at) => look.backgroundImage === looks[at].backgroundImage).length,
  };
}
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_parts_can_be_told_apart_and_read_in_any_light(harness: Harness, scheme: Any) -> None:
    harness.page.emulate_media(color_scheme=scheme)
    open_day(harness, "now", NOW)
    told = harness.page.evaluate(LEGIBLE)
    assert told["text"] >= 4.5
    assert told["hues"] == 12
    assert told["alike"] == 0


def test_with_forced_colours_the_patterns_remain(harness: Harness) -> None:
    harness.page.emulate_media(forced_colors="active")
    open_day(harness, "now", NOW)
    told = harness.page.evaluate(LEGIBLE)
    assert told == {"text": 21, "hues": 1, "alike": 0}


SMALL = """
(nodes) => nodes.filter((node) => node.offsetParent && (node.offsetHeight < 48 || node.offsetWidth < 46))
  .map((node) => node.outerHTML)
"""


@pytest.mark.parametrize(("width", "lang"), [(320, "ja"), (320, "en"), (390, "en"), (1280, "ja")])
def test_targets_are_large_and_nothing_runs_off_the_screen(harness: Harness, width: int, lang: str) -> None:
    harness.page.set_viewport_size({"width": width, "height": 640 if width == 320 else 844})
    answers = (answer("E92", "now", NOW), answer("E92", "now6", NOW6))
    at_day(harness, "ideal", *answers, lang=lang)
    for screen in ("ideal", "ideal6"):
        harness.on_to(screen)
        harness.main.locator(".wli-day-main").tap(position={"x": 100, "y": 30})
        for chosen in (False, True):
            if chosen:
                harness.main.locator(".wli-day-again").click()
            assert harness.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), screen
            found = harness.main.locator("button, input, select, .wli-day-grip").evaluate_all(SMALL)
            assert found == [], (screen, found)
        harness.main.locator(".wli-day-start").first.click()
