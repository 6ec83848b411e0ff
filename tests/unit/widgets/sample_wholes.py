"""A small workshop that asks for wholes, a time and a card, as the participant's page receives it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.unit.widgets.conftest import Harness
from tests.unit.widgets.sample_content import (
    JSON,
    answer,
    content,
    exercise,
    field,
    options,
    state,
    step,
    text,
)

if TYPE_CHECKING:
    from playwright.sync_api import Locator

AREAS = {"imp_work": ("仕事", "Work"), "imp_close": ("身近な人", "People close to me")} | {
    "imp_community": ("地域・社会", "Community"),
    "imp_self": ("自分", "Myself"),
}
EVENTS = {
    "ev_health": ("自分の体調", "My health"),
    "ev_care": ("親や家族の介護・見守り", "Caring for parents or family"),
    "ev_role": (
        "役割の変わり目（異動・役職・定年・再雇用）",
        "A change of role (transfer, post, retirement)",
    ),
    "ev_home": ("住まい", "Where I live"),
    "ev_learning": ("学び", "Learning"),
}
AXES = {
    "like": ("好き", "Liking", "好きではない", "とても好き", "I do not enjoy it", "I enjoy it a lot"),
    "good": ("得意", "Skill", "得意ではない", "とても得意", "Not a strength", "A real strength"),
}


def parts(named: dict[str, tuple[str, str]]) -> list[JSON]:
    """Return the parts of a whole."""
    return [{"id": id_, "label": text(ja, en)} for id_, (ja, en) in named.items()]


def wholes() -> JSON:
    """Return the declarations, by field."""
    axes = [
        {"id": id_, "label": text(ja, en), "low": text(low, low_en), "high": text(high, high_en)}
        for id_, (ja, en, low, high, low_en, high_en) in AXES.items()
    ]
    strengths = [text("少し", "A little"), text("まあまあ", "Some"), text("かなり", "A lot")]
    card = {
        "side": "sep",
        "pair": "A",
        "gain": text("疲れが取れやすい", "You have time to recover"),
        "price": text("急な用に対応しづらい", "Less room for the unexpected"),
    }
    some = options("a", "b", "c")
    some[2]["visibility"] = "S"
    return {
        "points": field("points", "points", parts=parts(AREAS)),
        "chips": field("chips", "chips", parts=parts(EVENTS), at_most=3, strengths=strengths),
        "place": field("place", "place", parts=axes),
        "time": field("time", "time", default="19:00"),
        "usual": field("time", "usual"),
        "open": field("yes_no", "open"),
        "card": field("choice", "card", options=options("0", "1", "2", "3", "4"), card=card),
        "some": field("choices", "some", options=some, at_most=2),
    }


def workshop(screen: str) -> JSON:
    """Return the sample workshop with one more step that asks for one of the wholes."""
    made = content()
    made["exercises"]["E92"] = exercise("E92", wholes())
    # A question that nobody answers comes first, so that the page opens there and not behind what was answered.
    made["agenda"]["steps"].insert(2, step("wholes", "E92", [["open"], [screen]]))
    return made


def open_at(harness: Harness, screen: str, *given: JSON, **more: Any) -> None:
    """Open the sample workshop at one question, its link ready; `given` are answers saved before."""
    made = workshop(screen)
    answers = (answer("E00", "voice", True), *given)
    states = {
        one["id"]: "closed" if one["id"] in ("voice", "kinds") else "waiting"
        for one in made["agenda"]["steps"]
    }
    live = state("kinds")["live"] | {"step": "wholes", "steps": states | {"wholes": "open"}}
    harness.open({"content": made, "state": state("kinds", answers=answers, live=live, **more)})
    harness.link("ready")
    harness.on_to(screen)


def saved(harness: Harness, name: str) -> list[Any]:
    """Return the values that were sent for a field, in order."""
    return [one["value"] for one in harness.sent("save") if one["field"] == name]


def english(harness: Harness) -> None:
    """Change the page's language by its menu."""
    harness.press("メニュー")
    harness.press("English")
    harness.press("Close the menu")


class Finger:
    """A finger on the glass: what it does goes through the browser, which may scroll the page instead."""

    def __init__(self, harness: Harness) -> None:
        self.wire = harness.page.context.new_cdp_session(harness.page)

    def drag(self, from_: tuple[float, float], to: tuple[float, float], steps: int = 8) -> None:
        """Put the finger down, move it in a straight line and lift it."""
        (x, y), (to_x, to_y) = from_, to
        self._touch("touchStart", [(x, y)])
        for step_ in range(1, steps + 1):
            share = step_ / steps
            self._touch("touchMove", [(x + (to_x - x) * share, y + (to_y - y) * share)])
        self._touch("touchEnd", [])

    def _touch(self, kind: str, points: list[tuple[float, float]]) -> None:
        touches = [{"x": x, "y": y} for x, y in points]
        self.wire.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touches})


def middle(place: Locator) -> tuple[float, float]:
    """Return the middle of what is seen."""
    box = place.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def assert_fits(harness: Harness, targets: str) -> None:
    """Nothing runs off a narrow phone sideways, and everything to press is large, in both languages."""
    harness.page.set_viewport_size({"width": 320, "height": 640})
    for lang in ("ja", "en"):
        assert harness.page.evaluate("document.documentElement.lang") == lang
        assert harness.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), lang
        pressed = harness.main.locator(targets).all()
        assert pressed
        for one in pressed:
            box = one.bounding_box()
            assert box is not None
            assert min(box["width"], box["height"]) >= 48, (lang, one.inner_text(), box)
        if lang == "ja":
            english(harness)
