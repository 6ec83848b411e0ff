"""A hundred points: whatever is pressed, dragged or typed, they are a hundred, and what was set stays."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import expect

from tests.unit.widgets.conftest import POLICY, Harness
from tests.unit.widgets.sample_content import answer
from tests.unit.widgets.sample_wholes import AREAS, Finger, assert_fits, english, middle, open_at, saved
from wli_toolkit.widgets.participant import ParticipantWidget

SHARING = Path(ParticipantWidget.entry).parent / "controls" / "sharing.js"
HAMMER = """async (seed) => {
  const { areShares, levelShares, shared } = await import("/sharing.js");
  let state = seed;
  const dice = (sides) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
  const wrong = [];
  for (let sequence = 0; sequence < 3000; sequence += 1) {
    const parts = Array.from({ length: 2 + dice(7) }, (_one, at) => `p${at}`);
    let shares = levelShares(parts);
    if (!areShares(shares, parts)) wrong.push(["level", shares]);
    for (let press = 0; press < 20; press += 1) {
      const part = parts[dice(parts.length)];
      const free = parts.filter(() => dice(2));
      const wanted = [dice(101), dice(400) - 150, dice(1000) / 9, NaN, Infinity][dice(5)];
      const next = shared(shares, part, wanted, free);
      const aim = Number.isFinite(wanted) ? Math.max(0, Math.min(100, Math.round(wanted / 5) * 5)) : shares[part];
      if (!areShares(next, parts) || next[part] !== aim) wrong.push([shares, part, wanted, free, next]);
      shares = next;
    }
  }
  return wrong.slice(0, 3);
}"""
GIVEN = {"imp_work": 50, "imp_close": 30, "imp_community": 20, "imp_self": 0}


def last(harness: Harness) -> list[int]:
    """Return the last shares sent, in the order of the areas."""
    value = saved(harness, "points")[-1]
    assert list(value) == list(AREAS)
    return list(value.values())


def test_any_sequence_keeps_a_hundred_in_steps_of_five(harness: Harness) -> None:
    open_at(harness, "points")
    headers = {"Content-Type": "text/javascript", "Content-Security-Policy": POLICY}
    body = SHARING.read_text(encoding="utf-8")
    harness.page.route("**/sharing.js", lambda route: route.fulfill(status=200, headers=headers, body=body))
    assert [harness.page.evaluate(HAMMER, seed) for seed in (1, 2)] == [[], []]


def test_nothing_is_set_at_first_and_the_first_press_starts_from_equal_shares(harness: Harness) -> None:
    open_at(harness, "points")
    sliders = harness.main.get_by_role("slider")
    assert {one.get_attribute("aria-valuetext") for one in sliders.all()} == {"Not chosen yet"}
    assert [one.input_value() for one in harness.main.get_by_role("textbox").all()] == [""] * 4
    harness.main.get_by_role("button", name="仕事: 5 more").tap()
    assert last(harness) == [30, 25, 25, 20]
    assert sliders.first.get_attribute("aria-valuetext") == "30 points"
    expect(harness.main).to_contain_text("100 points in all")


def test_equal_shares_are_an_answer_by_one_press(harness: Harness) -> None:
    open_at(harness, "points")
    harness.press("Start from equal shares")
    assert last(harness) == [25, 25, 25, 25]
    assert harness.page.evaluate("document.activeElement.getAttribute('aria-label')") == "仕事"


def test_what_was_set_stays_and_the_others_make_up_the_rest(harness: Harness) -> None:
    open_at(harness, "points")
    for area, points, shares in (
        ("仕事", "40", [40, 20, 20, 20]),
        ("身近な人", "30", [40, 30, 15, 15]),
        ("地域・社会", "20", [40, 30, 20, 10]),
    ):
        box = harness.main.get_by_role("textbox", name=area)
        box.fill(points)
        box.blur()
        assert last(harness) == shares
    assert [change.inner_text() for change in harness.main.locator(".wli-share-change").all()] == [
        "",
        "",
        "+5",
        "−5",
    ]


def test_going_to_and_fro_on_one_area_loses_nothing(harness: Harness) -> None:
    open_at(harness, "points", answer("E92", "points", GIVEN))
    slider = harness.main.get_by_role("slider", name="身近な人")
    slider.focus()
    for key, shares in (
        ("ArrowRight", [45, 35, 20, 0]),
        ("End", [0, 100, 0, 0]),
        ("Home", [80, 0, 20, 0]),
        ("ArrowRight", [75, 5, 20, 0]),
    ):
        harness.page.keyboard.press(key)
        assert last(harness) == shares
    for _ in range(5):
        harness.page.keyboard.press("ArrowUp")
    assert last(harness) == list(GIVEN.values())


SCROLL_AT_REST = """() => new Promise((done) => {
  let last = -1;
  const look = () => {
    if (scrollY === last) return done(scrollY);
    last = scrollY;
    return requestAnimationFrame(() => requestAnimationFrame(look));
  };
  look();
})"""
"""Where the page is once it has stopped: a finger that let go leaves it moving for a while."""


def test_a_finger_drags_sideways_and_scrolls_up_and_down(harness: Harness) -> None:
    harness.page.set_viewport_size({"width": 390, "height": 600})
    open_at(harness, "points", answer("E92", "points", GIVEN))
    bar = harness.main.locator(".wli-slide").nth(1)
    rail = bar.locator(".wli-rail").bounding_box()
    assert rail is not None
    finger = Finger(harness)
    finger.drag(middle(bar), (middle(bar)[0] + 60, middle(bar)[1] - 150))
    assert harness.page.evaluate(SCROLL_AT_REST) > 50
    assert saved(harness, "points") == []
    y = middle(bar)[1]
    finger.drag((rail["x"] + 0.3 * rail["width"], y), (rail["x"] + 0.6 * rail["width"], y + 5))
    expect(harness.main.get_by_role("textbox", name="身近な人")).to_have_value("60")
    assert last(harness) == [20, 60, 20, 0]


def test_a_tap_on_the_bar_sets_the_share_there(harness: Harness) -> None:
    open_at(harness, "points")
    box = harness.main.locator(".wli-rail").nth(3).bounding_box()
    assert box is not None
    harness.page.touchscreen.tap(box["x"] + 0.7 * box["width"], box["y"] + 3)
    assert last(harness) == [10, 10, 10, 70]


def test_a_number_is_typed_as_one_likes(harness: Harness) -> None:
    open_at(harness, "points", answer("E92", "points", GIVEN))
    box = harness.main.get_by_role("textbox", name="仕事")
    for typed, shown in (("４０", "40"), ("33", "35"), ("", "35"), ("0", "0"), ("100", "100")):
        box.fill(typed)
        box.blur()
        assert box.input_value() == shown
        assert last(harness)[0] == int(shown)
        assert harness.complaint == ""
    for typed in ("120", "たくさん", "-5"):
        box.fill(typed)
        box.blur()
        assert box.input_value() == typed
        assert "from 0 to 100" in harness.complaint
    assert {sum(value.values()) for value in saved(harness, "points")} == {100}
    assert last(harness)[0] == 100


def test_what_the_others_have_now_is_spoken_once_it_comes_to_rest(harness: Harness) -> None:
    open_at(harness, "points")
    more = harness.main.get_by_role("button", name="仕事: 5 more")
    more.tap()
    more.tap()
    said = harness.main.locator(".wli-shares [aria-live=polite]")
    expect(said).to_have_text("The others now: 身近な人 25, 地域・社会 20, 自分 20")


def test_shares_come_back_in_the_other_language_and_go_by_not_saying(harness: Harness) -> None:
    open_at(harness, "points", answer("E92", "points", GIVEN))
    harness.main.get_by_role("button", name="自分: 5 more").tap()
    assert last(harness) == [45, 30, 20, 5]
    english(harness)
    boxes = harness.main.get_by_role("textbox")
    assert [one.input_value() for one in boxes.all()] == ["45", "30", "20", "5"]
    assert harness.main.get_by_role("slider", name="Myself").input_value() == "5"
    harness.press("I would rather not say")
    assert saved(harness, "points")[-1] is None
    assert [one.input_value() for one in boxes.all()] == [""] * 4


def test_a_broken_answer_counts_as_none(harness: Harness) -> None:
    open_at(harness, "points", answer("E92", "points", {**GIVEN, "imp_self": 5}))
    assert [one.input_value() for one in harness.main.get_by_role("textbox").all()] == [""] * 4


def test_points_fit_a_narrow_phone(harness: Harness) -> None:
    open_at(harness, "points")
    assert_fits(harness, "button:visible, .wli-slide, input[type=text]")
