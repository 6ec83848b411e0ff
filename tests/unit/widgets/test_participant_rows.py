"""What is asked several times over: the questions of a row, the list of rows, adding, changing and removing."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.unit.widgets.conftest import Harness
from tests.unit.widgets.sample_content import answer
from tests.unit.widgets.sample_rows import THINGS, boot, open_at, saved_rows, thing, workshop

MOOD = answer("E93", "mood", "up")
FIRST = thing(0, "写真", "work")
SECOND = thing(1, "会計", "home")


def count(harness: Harness) -> str:
    """Return how far the bar says one is."""
    return harness.page.locator(".wli-bar-count").inner_text()


def write(harness: Harness, act: str, where: str) -> None:
    """Answer the questions of the row that is open, and come to the list."""
    harness.main.locator("textarea").fill(act)
    harness.press("次へ")
    harness.main.locator("label.wli-option", has_text=where).tap()
    harness.press("次へ")


def cards(harness: Harness) -> list[str]:
    """Return what the list calls its rows."""
    return harness.main.locator(".wli-row-card h3").all_inner_texts()


def test_two_rows_are_written_one_after_the_other(harness: Harness) -> None:
    open_at(harness, "things", MOOD)
    harness.on_to("act@0")
    assert count(harness) == "2 of 4"
    harness.main.locator("textarea").fill("写真")
    harness.press("次へ")
    assert harness.place() == ("things", "where@0+spot@0")
    expect(harness.main.locator(".wli-about")).to_have_text("1つめ写真")
    harness.main.locator("label.wli-option", has_text="work・日").tap()
    harness.press("次へ")
    assert harness.place() == ("things", "things")
    harness.press("Add one more")
    assert harness.place() == ("things", "act@1")
    assert harness.main.locator(".wli-about").inner_text() == "2つめ"
    assert count(harness) == "4 of 6"
    write(harness, "会計", "home・日")
    assert saved_rows(harness) == [
        ("act", 0, "写真"),
        ("where", 0, "work"),
        ("act", 1, "会計"),
        ("where", 1, "home"),
    ]
    assert [card.split() for card in cards(harness)] == [["1つめ", "写真"], ["2つめ", "会計"]]
    expect(harness.main.locator(".wli-fact").first).to_have_text("whereを問うwork・日")
    assert count(harness) == "5 of 6"
    harness.press("次へ")
    assert harness.place() == ("things", "last")
    assert count(harness) == "6 of 6"


def test_a_row_can_be_changed_and_leads_back_to_the_list(harness: Harness) -> None:
    open_at(harness, "things", MOOD, *FIRST, *SECOND)
    assert harness.place() == ("things", "things")
    harness.press("Change: 会計")
    assert harness.place() == ("things", "act@1")
    write(harness, "帳簿", "work・日")
    assert [card.split()[1] for card in cards(harness)] == ["写真", "帳簿"]


def test_removing_a_row_can_be_undone(harness: Harness) -> None:
    open_at(harness, "things", MOOD, *FIRST, *SECOND)
    harness.press("Remove: 写真")
    assert saved_rows(harness) == [("act", 0, None), ("where", 0, None)]
    assert [card.split() for card in cards(harness)] == [["1つめ", "会計"]]
    assert harness.page.evaluate("document.activeElement.textContent") == "Undo"
    harness.press("Undo")
    assert saved_rows(harness)[2:] == [("act", 0, "写真"), ("where", 0, "work")]
    assert [card.split()[1] for card in cards(harness)] == ["写真", "会計"]
    assert harness.page.evaluate("document.activeElement.getAttribute('aria-label')") == "Change: 写真"


def test_a_row_that_was_removed_leaves_its_number_to_the_next(harness: Harness) -> None:
    open_at(harness, "things", MOOD, *FIRST, *SECOND, *thing(2, "料理"))
    assert harness.main.get_by_role("button", name="Add one more").count() == 0
    harness.press("Remove: 会計")
    harness.press("Add one more")
    assert harness.place() == ("things", "act@1")
    assert harness.main.locator(".wli-about").inner_text() == "2つめ"
    harness.press("戻る")
    assert harness.place() == ("things", "things")
    assert harness.main.get_by_role("button", name="Undo").count() == 0


def test_a_reload_in_the_middle_of_a_row_comes_back_to_it(harness: Harness) -> None:
    open_at(harness, "things", MOOD, *FIRST, acknowledge=False)
    harness.press("Add one more")
    harness.main.locator("textarea").fill("会計")
    harness.press("次へ")
    harness.reload()
    assert harness.main.locator(".wli-about").inner_text().split() == ["2つめ", "会計"]
    harness.link("ready")
    assert harness.place() == ("things", "where@1+spot@1")
    assert saved_rows(harness) == [("act", 1, "会計")]


def test_what_is_left_empty_is_asked_no_more_about(harness: Harness) -> None:
    open_at(harness, "things", MOOD)
    harness.on_to("act@0")
    harness.press("次へ")
    assert harness.place() == ("things", "things")
    expect(harness.main).to_contain_text("Nothing here yet.")
    harness.press("次へ")
    harness.main.locator("label.wli-option").first.tap()
    harness.press("次へ")
    assert harness.place() == ("things", "feedback")
    assert "things" in harness.sent("where")[-1]["done"]


def test_going_back_leads_through_what_there_is(harness: Harness) -> None:
    open_at(harness, "things", MOOD, *FIRST)
    harness.press("戻る")
    assert harness.place()[1] == "where@0+spot@0"
    harness.press("戻る")
    harness.press("戻る")
    assert harness.place()[1] == "mood"
    harness.press("次へ")
    assert harness.place()[1] == "things"
    harness.press("Add one more")
    write(harness, "会計", "home・日")
    harness.press("戻る")
    assert harness.place()[1] == "mood"


def test_another_language_keeps_what_is_half_filled(harness: Harness) -> None:
    open_at(harness, "things", MOOD)
    harness.on_to("act@0")
    harness.main.locator("textarea").fill("十文字よりも長いことば")
    harness.press("メニュー")
    harness.press("English")
    harness.press("Close the menu")
    assert harness.main.locator("textarea").input_value() == "十文字よりも長いことば"
    assert harness.complaint.startswith("Up to 10 characters.")
    harness.main.locator("textarea").fill("Photos")
    harness.press("Next")
    harness.main.locator("label.wli-option").nth(1).tap()
    harness.main.get_by_role("button", name="Liking").last.click()
    harness.press("Menu")
    harness.press("日本語")
    harness.press("Close the menu")
    expect(harness.main.locator(".wli-about")).to_have_text("1つめPhotos")
    assert harness.main.locator("input[type=radio]").nth(1).is_checked()
    assert [value.inner_text() for value in harness.main.locator(".wli-axis-value").all()] == ["5", "–"]


def test_a_late_refusal_leads_back_to_its_row(harness: Harness) -> None:
    open_at(harness, "things", MOOD, *FIRST, acknowledge=False)
    harness.press("Change: 写真")
    harness.main.locator("textarea").fill("写生")
    harness.press("次へ")
    harness.press("次へ")
    told = {"ja": "入りません", "en": "No"}
    (save,) = harness.sent("save")
    harness.tell({"type": "refused", "op": save["op"], "exercise": "E93", "field": "act", "message": told})
    expect(harness.main.locator(".wli-row-card")).to_contain_text("not saved yet")
    harness.press("次へ")
    harness.tell({"type": "saved", "op": "other"})
    harness.press("戻る")
    harness.press("Change: 写生")
    assert harness.complaint == "入りません"


def test_where_there_is_room_for_one_there_is_no_list(harness: Harness) -> None:
    open_at(harness, "things", MOOD, made=workshop(at_most=1))
    harness.on_to("act@0")
    assert harness.main.locator(".wli-about").count() == 0
    write(harness, "写真", "work・日")
    assert harness.place() == ("things", "last")
    harness.press("戻る")
    expect(harness.main.locator(".wli-about")).to_have_text("写真")


def test_an_answer_from_another_device_appears_in_the_list(harness: Harness) -> None:
    open_at(harness, "things", MOOD, *FIRST)
    harness.tell({**SECOND[0], "type": "saved", "op": "from elsewhere"})
    assert [card.split()[1] for card in cards(harness)] == ["写真", "会計"]


def test_what_it_cannot_read_of_a_step_it_leaves_out(harness: Harness) -> None:
    odd = [None, 3, {}, {"rows": "things"}, {"rows": 3, "fields": 4}, {"fields": ["nobody", "constructor"]}]
    harness.open(boot("things", made=workshop(asked=[*odd, ["mood"], THINGS, *odd])))
    harness.link("ready")
    harness.on_to("mood")
    assert count(harness) == "1 of 3"
