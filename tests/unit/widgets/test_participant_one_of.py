"""One exercise of several: choosing by one tap, changing one's mind, and finding the choice again."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.unit.widgets.conftest import Harness
from tests.unit.widgets.sample_content import JSON, answer
from tests.unit.widgets.sample_rows import boot, live_at, open_at
from tests.unit.widgets.test_participant_outbox import BROKEN


def choose(harness: Harness, title: str) -> None:
    """Tap one of the exercises and go on."""
    harness.main.locator("label.wli-option", has_text=title).tap()
    harness.press("次へ")


def test_what_was_chosen_follows_and_is_spoken_of(harness: Harness) -> None:
    open_at(harness, "choice")
    assert harness.place() == ("choice", "choose")
    assert harness.main.locator("input:checked").count() == 0
    group = harness.main.get_by_role("radiogroup", name="1つ選ぶ")
    assert group.get_by_role("radio", name="北へ 北のこと。", exact=True).count() == 1
    choose(harness, "北へ")
    assert harness.place() == ("choice", "north")
    assert harness.page.locator("h1").inner_text() == "北へ"
    assert harness.page.locator(".wli-bar-count").inner_text() == "1 of 2"
    harness.main.locator("label.wli-option").first.tap()
    harness.press("次へ")
    harness.press("次へ")
    assert harness.sent("feedback") == [
        {"type": "feedback", "step": "choice", "lang": "ja", "exercise": "E94"}
    ]
    assert harness.sent("save")[-1]["exercise"] == "E94"
    assert "choice" in harness.sent("where")[-1]["done"]


def test_changing_ones_mind_loses_nothing(harness: Harness) -> None:
    open_at(harness, "choice")
    choose(harness, "北へ")
    harness.main.locator("label.wli-option").first.tap()
    harness.on_to("feedback")
    harness.tell({"type": "feedback", "step": "choice", "exercise": "E94", "lines": ["北の話"]})
    for _ in range(3):
        harness.press("戻る")
    choose(harness, "南へ")
    assert harness.place() == ("choice", "south")
    harness.press("次へ")
    harness.tell({"type": "feedback", "step": "choice", "exercise": "E94", "lines": ["北の話"]})
    expect(harness.main).not_to_contain_text("北の話")
    harness.tell({"type": "feedback", "step": "choice", "exercise": "E95", "lines": ["南の話"]})
    expect(harness.main).to_contain_text("南の話")
    harness.press("戻る")
    harness.press("戻る")
    choose(harness, "北へ")
    assert harness.main.locator("input:checked").count() == 1
    assert [one["value"] for one in harness.sent("save")] == [True]


def test_a_reload_knows_the_choice_before_anything_is_answered(harness: Harness) -> None:
    open_at(harness, "choice")
    choose(harness, "南へ")
    harness.reload()
    harness.link("ready")
    assert harness.place() == ("choice", "south")
    assert harness.page.locator("h1").inner_text() == "南へ"


def test_on_another_phone_the_choice_is_known_by_its_answers(harness: Harness) -> None:
    open_at(harness, "choice", answer("E94", "north", True))
    assert harness.place() == ("choice", "far")
    harness.press("戻る")
    harness.press("戻る")
    assert harness.main.get_by_role("radio", name="北へ").is_checked()


@pytest.mark.parametrize(("given", "at"), [((), "wait"), ((answer("E95", "south", True),), "south")])
def test_one_may_go_on_without_choosing(harness: Harness, given: tuple[JSON, ...], at: str) -> None:
    open_at(harness, "choice", *given)
    harness.on_to("feedback" if given else "wait")
    assert harness.place()[0] == "choice"
    harness.press("戻る")
    assert harness.place() == ("choice", at if given else "choose")


def test_it_is_chosen_where_storage_is_forbidden(harness: Harness) -> None:
    harness.open(boot("choice"), before=BROKEN)
    harness.link("ready")
    choose(harness, "南へ")
    assert harness.place() == ("choice", "south")


def test_alone_the_choice_is_one_step_among_others(harness: Harness) -> None:
    harness.open(boot("voice", live=live_at("voice", pace="free")))
    harness.link("ready")
    harness.on_to("choose")
    choose(harness, "南へ")
    harness.on_to("drafts")
    assert "choice" in harness.sent("where")[-1]["done"]
