"""What is said back, and the blueprint: drafts, handing in by one's own choice, taking home."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import expect

from tests.unit.widgets.conftest import Harness
from tests.unit.widgets.sample_content import JSON, answer, content, state

SPOKEN = (answer("E00", "voice", True),)
BOXES: list[JSON] = [
    {
        "field": "b1",
        "title": "分ける所",
        "text": "時間は分ける",
        "from_private": False,
        "default_ticked": True,
    },
    {"field": "b2", "title": "守りの線", "text": "眠り", "from_private": True, "default_ticked": False},
    {"field": "do", "title": "する", "text": "", "from_private": False, "default_ticked": True},
]


def drafts(harness: Harness, **more: Any) -> None:
    """Open the blueprint with its drafts there."""
    harness.start("sheet", answers=SPOKEN, **more)
    assert harness.place() == ("sheet", "drafts")
    assert harness.sent("boxes") == [{"type": "boxes", "lang": "ja"}]
    harness.tell({"type": "boxes", "boxes": BOXES})


def saved(harness: Harness) -> dict[str, object]:
    """Return the last value sent for each field."""
    return {one["field"]: one["value"] for one in harness.sent("save")}


def hand_in(harness: Harness) -> None:
    """Accept the drafts, write the rest, come to handing in."""
    drafts(harness)
    harness.press("This is fine")
    harness.main.locator("textarea").fill("早く寝る")
    harness.press("次へ")
    harness.main.locator("textarea").fill("朝の散歩")
    harness.press("次へ")
    harness.press("次へ")
    assert harness.place() == ("sheet", "hand-in")


def test_feedback_waits_until_everything_is_stored(harness: Harness) -> None:
    harness.start(acknowledge=False)
    harness.on_to("voice")
    harness.main.locator("label.wli-option").nth(1).tap()
    harness.press("次へ")
    assert harness.sent("feedback") == []
    harness.tell({**harness.sent("save")[0], "type": "saved", "revision": 1})
    assert harness.sent("feedback") == [{"type": "feedback", "step": "voice", "lang": "ja"}]


def test_feedback_shows_lines_picture_and_the_question_to_ponder(harness: Harness) -> None:
    harness.start(answers=SPOKEN)
    harness.on_to("feedback")
    picture = {"kind": "arrows", "low": 0, "high": 10, "items": [{"label": "家に", "now": 8, "want": 3}]}
    harness.tell(
        {"type": "feedback", "step": "voice", "lines": ["一行目"], "picture": picture, "ponder": "問い"}
    )
    expect(harness.main).to_contain_text("一行目")
    expect(harness.main).to_contain_text("Now 8 → just right 3")
    expect(harness.main.locator(".wli-ponder")).to_contain_text("問い")
    assert harness.main.locator("svg").count() == 1


def test_every_kind_of_picture_says_in_words_what_it_shows(harness: Harness) -> None:
    harness.start(answers=SPOKEN)
    harness.on_to("feedback")
    pictures: list[tuple[JSON, list[str]]] = [
        (
            {
                "kind": "bars",
                "items": [{"label": "分ける", "value": 53.125, "of": 100}],
                "pairs": [{"label": "時間", "side": "sep", "text": "分けたい"}],
            },
            ["分ける", "53 / 100", "時間", "分けたい"],
        ),
        ({"kind": "card", "cue": "座ったら", "act": "聞く", "plan_b": "1分"}, ["座ったら", "聞く", "1分"]),
        (
            {"kind": "checklist", "items": [{"label": "時間", "on": True}, {"label": "人", "on": False}]},
            ["時間", "in place", "人", "not yet"],
        ),
        ({"kind": "arrows", "items": [{"label": "家", "now": 4, "want": 4}]}, ["Now 4: just right"]),
        ({"kind": "unknown"}, []),
        ({"kind": "constructor"}, []),
    ]
    for picture, words in pictures:
        harness.tell({"type": "feedback", "step": "voice", "lines": ["行"], "picture": picture})
        for word in words:
            expect(harness.main).to_contain_text(word)


def test_an_offer_changes_one_answer_and_is_made_once(harness: Harness) -> None:
    harness.start("kinds", answers=SPOKEN)
    harness.on_to("feedback")
    offer = {"kind": "halve", "field": "mins", "value": 10, "label": "半分にする", "line": 1}
    said = {"type": "feedback", "step": "kinds", "lines": ["一行", "半分にしますか"], "offer": offer}
    harness.tell(said)
    harness.press("半分にする")
    assert saved(harness)["mins"] == 10
    assert len(harness.sent("feedback")) == 2
    harness.tell(said)
    expect(harness.main).not_to_contain_text("半分に")
    expect(harness.main).to_contain_text("一行")


def test_feedback_asked_for_without_a_link_comes_later(harness: Harness) -> None:
    harness.start()
    harness.link("lost")
    harness.page.locator(".wli-nav .wli-button-primary").click()
    harness.press("I have noted it down")
    harness.press("次へ")
    expect(harness.main).to_contain_text("once the connection is back")
    harness.link("ready")
    assert len(harness.sent("feedback")) == 1


def test_drafts_are_shown_saved_when_accepted_and_marked_when_private(harness: Harness) -> None:
    drafts(harness)
    boxes = harness.main.locator("textarea")
    assert [box.input_value() for box in boxes.all()] == ["時間は分ける", "眠り"]
    assert harness.main.get_by_text("Made from private answers").count() == 1
    boxes.nth(1).fill("6時間眠る")
    harness.press("This is fine")
    assert saved(harness) == {"b1": "時間は分ける", "b2": "6時間眠る"}
    assert harness.place() == ("sheet", "do")


def test_an_emptied_draft_stays_empty(harness: Harness) -> None:
    drafts(harness)
    harness.main.locator("textarea").first.fill("")
    harness.press("This is fine")
    assert saved(harness)["b1"] is None
    harness.press("戻る")
    assert harness.main.locator("textarea").first.input_value() == ""


def test_nothing_is_ticked_before_one_chooses(harness: Harness) -> None:
    hand_in(harness)
    assert harness.main.locator("input:checked").count() == 0
    assert harness.main.locator("input[type=checkbox]").count() == 0
    assert harness.sent("hand_in") == []


def test_all_leaves_the_private_boxes_to_be_ticked_by_hand(harness: Harness) -> None:
    hand_in(harness)
    harness.main.locator("label.wli-option", has_text="All of it").tap()
    ticked = [box.is_checked() for box in harness.main.locator("input[type=checkbox]").all()]
    assert ticked == [True, False, True]
    preview = harness.main.locator(".wli-preview")
    expect(preview).to_contain_text("時間は分ける")
    expect(preview).to_contain_text("早く寝る")
    expect(preview).to_contain_text("朝の散歩")
    expect(preview).not_to_contain_text("眠り")
    harness.press("Hand over these boxes")
    assert harness.sent("hand_in") == [{"type": "hand_in", "boxes": ["b1", "do"]}]


def test_only_chosen_boxes_start_unticked_and_the_preview_follows(harness: Harness) -> None:
    hand_in(harness)
    harness.main.locator("label.wli-option", has_text="Only boxes I choose").tap()
    assert harness.main.locator("input[type=checkbox]:checked").count() == 0
    assert harness.page.get_by_role("button", name="Hand over these boxes").count() == 0
    harness.main.locator("label.wli-option", has_text="守りの線").tap()
    expect(harness.main.locator(".wli-preview")).to_contain_text("眠り")
    expect(harness.main.locator(".wli-preview")).not_to_contain_text("時間は分ける")


def test_keeping_it_sends_nothing(harness: Harness) -> None:
    hand_in(harness)
    harness.main.locator("label.wli-option", has_text="Keep it to myself").tap()
    harness.press("次へ")
    assert harness.sent("hand_in") == []
    assert harness.place() == ("sheet", "take-home")


def test_where_nothing_is_ticked_by_default_there_is_no_all(harness: Harness) -> None:
    harness.start("sheet", answers=(*SPOKEN, answer("E91", "do", "早く寝る")))
    harness.tell({"type": "boxes", "boxes": [{**box, "default_ticked": False} for box in BOXES]})
    harness.on_to("hand-in")
    assert harness.main.locator("label.wli-option", has_text="All of it").count() == 0


def test_a_draft_nobody_changed_is_stored_before_it_is_handed_in(harness: Harness) -> None:
    harness.start("sheet", answers=SPOKEN, acknowledge=False)
    harness.tell({"type": "boxes", "boxes": BOXES})
    harness.page.evaluate(
        "localStorage.setItem('wli-place-p1', JSON.stringify({step:'sheet',screen:'hand-in',done:[],room:'sheet'}))"
    )
    harness.reload()
    harness.link("ready")
    harness.tell({"type": "boxes", "boxes": BOXES})
    harness.main.locator("label.wli-option", has_text="All of it").tap()
    harness.press("Hand over these boxes")
    assert saved(harness) == {"b1": "時間は分ける"}
    assert harness.sent("hand_in") == []
    harness.tell({**harness.sent("save")[0], "type": "saved", "revision": 1})
    assert harness.sent("hand_in") == [{"type": "hand_in", "boxes": ["b1"]}]


def test_what_was_handed_in_is_shown_and_can_be_taken_back(harness: Harness) -> None:
    hand_in(harness)
    harness.tell({"type": "handed_in", "number": 4821, "boxes": [{"field": "b1", "text": "時間は分ける"}]})
    expect(harness.main).to_contain_text("4821")
    expect(harness.main.locator(".wli-preview")).to_contain_text("分ける所")
    harness.press("Take it back")
    assert len(harness.sent("take_back")) == 1
    harness.tell({"type": "handed_in", "number": None, "boxes": []})
    assert harness.main.locator("label.wli-option").count() == 3


def test_a_problem_with_handing_in_is_said_and_not_repeated(harness: Harness) -> None:
    hand_in(harness)
    harness.main.locator("label.wli-option", has_text="All of it").tap()
    harness.press("Hand over these boxes")
    harness.tell({"type": "problem", "message": {"ja": "終わりました", "en": "Over"}})
    expect(harness.page.locator(".wli-notices")).to_contain_text("終わりました")
    harness.link("lost")
    harness.link("ready")
    assert len(harness.sent("hand_in")) == 1


def test_taking_home_offers_print_file_code_and_deletion(harness: Harness) -> None:
    harness.start("close", answers=SPOKEN)
    harness.press("次へ")
    assert harness.place() == ("close", "take-home")
    expect(harness.main).to_contain_text("おわりのことば")
    links = {link.inner_text(): link.get_attribute("href") for link in harness.main.locator("a").all()}
    assert links == {
        "Open and print": "me/blueprint.html?lang=ja",
        "Keep as a file": "me/blueprint.html?lang=ja&keep=1",
        "Put the day in my calendar": "me/calendar.ics?lang=ja",
    }
    assert harness.main.locator("a[download]").count() == 2
    expect(harness.main).to_contain_text("30日後に開く")
    expect(harness.main.locator(".wli-code")).to_have_text("7F3K-M2QX-9T4B-HW6D")
    harness.press("Delete my data")
    harness.press("No, keep it")
    assert harness.sent("delete_me") == []


def test_alone_the_page_comes_as_text_and_opens_in_a_frame(harness: Harness) -> None:
    harness.open(None)
    alone = {**state(answers=SPOKEN), "mode": "self_study", "resume_code": None, "live": None}
    harness.tell({"type": "state", "content": content(), "state": alone})
    harness.on_to("drafts")
    harness.on_to("take-home")
    assert "hand-in" not in {one["screen"] for one in harness.sent("where")}
    harness.press("Show my page")
    assert harness.sent("sheet") == [{"type": "sheet", "lang": "ja"}]
    harness.tell({"type": "sheet", "html": "<!doctype html><meta charset=utf-8><h1>設計図</h1>"})
    expect(harness.page.frame_locator("iframe").locator("h1")).to_have_text("設計図")
    assert str(harness.main.locator("a[download]").get_attribute("href")).startswith("blob:")
    harness.press("Put the day in my calendar")
    assert harness.sent("calendar") == [{"type": "calendar", "lang": "ja"}]
    harness.tell({"type": "calendar", "text": "BEGIN:VCALENDAR"})
    file = harness.main.get_by_role("link", name="Keep the calendar file")
    with harness.page.expect_download() as kept:
        file.click()
    assert kept.value.suggested_filename == "wli-30days.ics"
    assert kept.value.path().read_text(encoding="utf-8") == "BEGIN:VCALENDAR"


def test_the_text_for_the_job_card_is_marked_and_copied_without_a_secure_context(harness: Harness) -> None:
    harness.start("close", answers=SPOKEN)
    harness.press("次へ")
    harness.page.evaluate(
        "document.addEventListener('copy', () => (window.copied = getSelection().toString()))"
    )
    harness.press("Copy the text under the Job Card headings")
    assert harness.sent("job_card") == [{"type": "job_card", "lang": "ja"}]
    harness.tell({"type": "job_card", "text": "強み\n段取り"})
    box = harness.main.get_by_role("textbox", name="For your Job Card")
    assert box.input_value() == "強み\n段取り"
    expect(harness.main).to_contain_text("Copied.")
    assert harness.page.evaluate("window.copied") == "強み\n段取り"
    harness.page.evaluate("document.execCommand = () => false")
    harness.press("Copy")
    expect(harness.main).to_contain_text("could not be copied automatically")
    assert harness.page.evaluate("getSelection().toString()") == "強み\n段取り"


def test_where_the_facilitator_is_the_organisers_boxes_are_ticked_one_by_one(harness: Harness) -> None:
    made = content() | {"handing": {"all": False}}
    harness.open(
        {"content": made, "state": state("sheet", answers=(*SPOKEN, answer("E91", "do", "早く寝る")))}
    )
    harness.link("ready")
    harness.tell({"type": "boxes", "boxes": BOXES})
    harness.on_to("hand-in")
    assert harness.main.locator("label.wli-option").count() == 2
    expect(harness.main).to_contain_text("boxes are chosen one by one")
    harness.main.locator("label.wli-option", has_text="Only boxes I choose").tap()
    assert harness.main.locator("input[type=checkbox]:checked").count() == 0
    harness.main.locator("label.wli-option", has_text="する").tap()
    harness.press("Hand over these boxes")
    assert harness.sent("hand_in") == [{"type": "hand_in", "boxes": ["do"]}]


def test_another_language_keeps_what_is_ticked(harness: Harness) -> None:
    hand_in(harness)
    harness.main.locator("label.wli-option", has_text="Only boxes I choose").tap()
    harness.main.locator("label.wli-option", has_text="守りの線").tap()
    harness.press("メニュー")
    harness.press("English")
    harness.tell({"type": "boxes", "boxes": BOXES})
    harness.press("Close the menu")
    assert [box.is_checked() for box in harness.main.locator("input[type=checkbox]").all()] == [
        False,
        True,
        False,
    ]
    expect(harness.main.locator(".wli-preview")).to_contain_text("眠り")


def test_the_facilitators_note_is_told_and_stands_with_what_was_handed_in(harness: Harness) -> None:
    handed = {"number": 4821, "boxes": [{"field": "b1", "text": "時間は分ける"}], "nickname": None}
    harness.start("close", answers=SPOKEN, handed_in={**handed, "reply": None})
    assert harness.main.get_by_text("A note from the facilitator").count() == 0
    harness.tell({"type": "handed_in", **handed, "reply": "よい一歩です。\n無理なく。"})
    expect(harness.page.locator(".wli-notices")).to_contain_text("The facilitator has sent you a note.")
    harness.press("次へ")
    assert harness.place() == ("close", "take-home")
    assert harness.main.locator(".wli-reply p").all_inner_texts() == ["よい一歩です。", "無理なく。"]
    harness.press("戻る")
    harness.press("戻る")
    assert harness.place()[1] == "take-home"
    harness.press("戻る")
    assert harness.place() == ("sheet", "hand-in")
    expect(harness.main.locator(".wli-reply")).to_contain_text("無理なく。")
