"""The rules by which a day stays whole, tried in the browser that runs them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.unit.widgets.conftest import Harness
from wli_toolkit.widgets import participant

MODEL = Path(participant.__file__).parent / "controls" / "day_model.js"


def model(harness: Harness, script: str) -> Any:
    """Run `script` with the model's functions as `day` and return what it gives."""
    text = MODEL.read_text(encoding="utf-8")
    harness.page.route("**/model.js", lambda route: route.fulfill(content_type="text/javascript", body=text))
    harness.open()
    return harness.page.evaluate(f"async () => {{ const day = await import('/model.js'); {script} }}")


HAMMER = """
let seed = 7;
const random = (below) => (seed = (seed * 16807) % 2147483647) % below;
const wild = () => [random(60) - 6, random(500) / 7, NaN, Infinity, -Infinity, 48, 0][random(7)];
const wrong = [];
for (let parts = 2; parts <= 16; parts += 1) {
  const names = Array.from({ length: parts }, (_one, at) => ({ id: `p${at}` }));
  let now = day.evenDay(names);
  for (let turn = 0; turn < 3000; turn += 1) {
    const before = now;
    const edges = day.edgesOf(now);
    if (random(2) && edges.length) now = day.withEdge(now, edges[random(edges.length)], wild());
    else now = day.withHalves(now, random(parts), random(parts), wild());
    const moved = now.filter((count, at) => count !== before[at]).length;
    const again = day.readDay(names, day.writeDay(names, now));
    const filled = day.segmentsOf(now).reduce((all, { at, count }) => (all === at ? at + count : NaN), 0);
    const same = String(again) === String(now);
    if (!day.isWholeDay(now) || moved > 2 || !same || filled !== 48) wrong.push([parts, turn, now]);
  }
}
return wrong;
"""


def test_a_day_is_whole_after_any_of_many_thousand_changes(harness: Harness) -> None:
    assert model(harness, HAMMER) == []


def test_a_change_takes_from_the_partner_and_from_no_other(harness: Harness) -> None:
    told = model(
        harness,
        """
        const now = [14, 20, 0, 14];
        return {
          more: day.withHalves(now, 2, 3, 5), less: day.withHalves(now, 0, 3, 10),
          most: day.withHalves(now, 2, 3, 40), itself: day.withHalves(now, 3, 3, 20),
          edges: day.edgesOf(now), over: day.withEdge(now, { left: 1, right: 3, at: 34 }, 40),
          end: day.withEdge(now, { left: 1, right: 3, at: 34 }, 99), none: day.edgesOf([0, 48, 0, 0]),
        };
        """,
    )
    assert told == {
        "more": [14, 20, 5, 9],
        "less": [10, 20, 0, 18],
        "most": [14, 20, 14, 0],
        "itself": [14, 20, 0, 14],
        "edges": [{"left": 0, "right": 1, "at": 14}, {"left": 1, "right": 3, "at": 34}],
        "over": [14, 26, 0, 8],
        "end": [14, 34, 0, 0],
        "none": [],
    }


def test_only_whole_days_are_read_and_hours_as_people_type_them(harness: Harness) -> None:
    told = model(
        harness,
        """
        const two = [{ id: "a" }, { id: "b" }];
        const whole = { a: 7.5, b: 16.5 };
        const others = [{ a: 7, b: 16 }, { a: 7.2, b: 16.8 }, { a: -1, b: 25 }, { a: 24 }, { a: "8", b: 16 }, null, 5];
        const days = [whole, ...others];
        const hours = ["7", "7.5", "７．５", "7,5", " 8 ", "0", "24", ".5"];
        const typed = [...hours, "24.5", "7.2", "-1", "", "七", "1e1", "7.5.5", "0x8"];
        return [days.map((one) => day.readDay(two, one)), typed.map((one) => day.halvesTyped(one) || 0)];
        """,
    )
    assert told == [
        [[15, 33], *([None] * 7)],
        [14, 15, 15, 15, 16, 0, 48, 1, *([0] * 8)],
    ]
