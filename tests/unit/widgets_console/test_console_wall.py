"""The wall in the console: nothing goes up by itself, the list keeps still, and each act can be undone."""

from __future__ import annotations

import re
from typing import Any

import pytest
from console_room import HOSTILE, Json, Opened, content, live, progress, tell_state, text
from playwright.sync_api import Locator, expect

WAITING, HELD, ON_THE_WALL, NOT_SHOWN = "waiting", "held", "shown", "hidden"


def voice(number: int, says: str = "A walk in the morning", state: str = WAITING, **more: Any) -> Json:
    return {
        "number": number,
        "exercise_title": text("A small step"),
        "field_title": text("If what happens?"),
        "text": says,
        "state": state,
        "pinned": False,
        "has_held_word": False,
        **more,
    }


def tell_wall(console: Opened, *items: Json, **more: Any) -> None:
    console.tell("wall", **{"items": list(items), "log": [], "undo": None, "held_words": [], **more})


def wall(console: Opened, *items: Json, **more: Any) -> Locator:
    """Open the wall with these texts on it."""
    console.tab("Wall")
    tell_wall(console, *items, **more)
    return console.page.locator(".wli-wall")


def section(console: Opened, state: str) -> Locator:
    return console.page.locator(f".wli-wall-section[data-state={state}]")


def texts(console: Opened, state: str) -> list[str]:
    return section(console, state).locator(".wli-voice-text").all_inner_texts()


def act(console: Opened, number: int, name: str) -> None:
    console.page.get_by_role("button", name=f"{name}: {number}", exact=True).click()


def moderated(console: Opened) -> list[tuple[int, str]]:
    return [(one["number"], one["act"]) for one in console.sent("moderate")]


def changed(console: Opened, mark: str, **more: int) -> None:
    counts = {"waiting": 0, "held": 0, "shown": 0, **more, "mark": mark}
    console.tell("live", live=live(), progress=progress(wall=counts))


def test_it_is_asked_for_when_it_is_opened_and_says_what_it_is(console: Opened) -> None:
    assert console.sent("wall") == []
    panel = wall(console)
    assert console.sent("wall") == [{"type": "wall"}]
    expect(panel).to_contain_text("Nothing has come in yet")
    expect(panel).to_contain_text("The numbers are not seat numbers")


def test_each_state_has_its_own_list_what_waits_first(console: Opened) -> None:
    wall(
        console,
        voice(11111, "on the wall", ON_THE_WALL),
        voice(22222, "not shown", NOT_SHOWN),
        voice(33333, "held", HELD),
        voice(44444, "waiting"),
    )
    heads = console.page.locator(".wli-wall-section:visible h3")
    expect(heads).to_have_text(["To look at: 1", "Held back: 1", "On the wall: 1", "Not shown: 1"])
    for state in (WAITING, HELD, ON_THE_WALL, NOT_SHOWN):
        assert len(texts(console, state)) == 1
    card = section(console, WAITING).locator(".wli-voice")
    expect(card).to_contain_text("A small step · If what happens?")
    expect(card).to_contain_text("No. 44444")


@pytest.mark.parametrize(
    ("item", "name", "sent"),
    [
        (voice(12345), "Put it on the wall", "show"),
        (voice(12345), "Hold it back", "hold"),
        (voice(12345), "Do not show it", "hide"),
        (voice(12345, state=HELD), "Put it on the wall", "show"),
        (voice(12345, state=HELD), "Do not show it", "hide"),
        (voice(12345, state=ON_THE_WALL), "Put it first", "pin"),
        (voice(12345, state=ON_THE_WALL), "Take it off the wall", "hide"),
        (voice(12345, state=ON_THE_WALL, pinned=True), "No longer first", "unpin"),
        (voice(12345, state=NOT_SHOWN), "Put it on the wall", "show"),
    ],
)
def test_what_can_be_done_follows_from_how_it_stands(
    console: Opened, item: Json, name: str, sent: str
) -> None:
    wall(console, item)
    act(console, 12345, name)
    assert moderated(console) == [(12345, sent)]


def test_one_thing_at_a_time_and_the_answer_moves_it(console: Opened) -> None:
    wall(console, voice(11111, "one"), voice(22222, "two"))
    act(console, 11111, "Put it on the wall")
    console.page.get_by_role("button", name="Put it on the wall: 22222").dispatch_event("click")
    assert moderated(console) == [(11111, "show")]
    undo = {"number": 11111, "what": "show"}
    tell_wall(console, voice(11111, "one", ON_THE_WALL), voice(22222, "two"), undo=undo, moderated=11111)
    assert texts(console, ON_THE_WALL) == ["one"]
    # Whoever goes on by keyboard is at the next one.
    expect(console.page.get_by_role("button", name="Put it on the wall: 22222")).to_be_focused()
    act(console, 22222, "Put it on the wall")
    assert moderated(console)[1:] == [(22222, "show")]


def test_the_last_act_can_be_undone(console: Opened) -> None:
    panel = wall(console, voice(11111, state=ON_THE_WALL), undo={"number": 11111, "what": "show"})
    expect(panel.locator(".wli-wall-last")).to_contain_text("No. 11111 was put on the wall")
    console.page.locator(".wli-wall-last").get_by_role("button", name="Undo").click()
    assert moderated(console) == [(11111, "undo")]
    tell_wall(console, voice(11111), moderated=11111)
    expect(panel.locator(".wli-wall-last")).to_be_hidden()
    assert texts(console, WAITING) == ["A walk in the morning"]


def test_what_comes_in_does_not_move_what_is_being_read(console: Opened) -> None:
    wall(console, voice(55555, "being read"))
    changed(console, "one more", waiting=2)
    assert len(console.sent("wall")) == 2
    tell_wall(console, voice(11111, "new, and before it"), voice(55555, "being read"))
    assert texts(console, WAITING) == ["being read"]
    console.press("New: 1. Show them")
    assert texts(console, WAITING) == ["new, and before it", "being read"]
    expect(console.page.get_by_role("button", name="Put it on the wall: 11111")).to_be_focused()
    expect(console.page.get_by_role("button", name=re.compile("^New:"))).to_be_hidden()


def test_with_nothing_left_to_look_at_what_came_in_is_there_at_once(console: Opened) -> None:
    wall(console, voice(55555, "shown", ON_THE_WALL))
    tell_wall(console, voice(11111, "new"), voice(55555, "shown", ON_THE_WALL))
    assert texts(console, WAITING) == ["new"]


def test_what_was_taken_back_or_rewritten_is_gone(console: Opened) -> None:
    wall(console, voice(11111, "old wording"), voice(22222, "stays"))
    tell_wall(console, voice(22222, "stays"), voice(33333, "new wording"))
    assert texts(console, WAITING) == ["stays"]
    expect(console.page.get_by_role("button", name="New: 1. Show them")).to_be_visible()
    console.press("New: 1. Show them")
    assert texts(console, WAITING) == ["stays", "new wording"]


def test_a_text_with_a_word_to_hold_back_asks_once(console: Opened) -> None:
    wall(console, voice(11111, state=HELD, has_held_word=True))
    expect(section(console, HELD)).to_contain_text("has a word to hold back")
    act(console, 11111, "Put it on the wall")
    assert moderated(console) == []
    console.press("Leave it for now")
    act(console, 11111, "Put it on the wall")
    console.press("Put it on the wall")
    assert moderated(console) == [(11111, "show")]


def test_pinned_texts_stand_first(console: Opened) -> None:
    wall(
        console,
        voice(11111, "one", ON_THE_WALL),
        voice(22222, "two", ON_THE_WALL, pinned=True),
        voice(33333, "three", ON_THE_WALL),
    )
    assert texts(console, ON_THE_WALL) == ["two", "one", "three"]
    expect(section(console, ON_THE_WALL).locator(".wli-voice").first).to_contain_text("first")


def test_the_wall_is_put_on_the_screen_and_taken_off(console: Opened) -> None:
    panel = wall(console)
    expect(panel.locator(".wli-wall-screen")).to_contain_text("The wall is not on the screen.")
    console.press("Put the wall on the screen")
    assert console.sent("show") == [{"type": "show", "what": "wall"}]
    console.tell("live", live=live(rev=2, show="wall"))
    expect(panel.locator(".wli-wall-screen")).to_contain_text("The wall is on the screen now.")
    console.press("Take the wall off the screen")
    assert console.sent("show")[1:] == [{"type": "show", "what": None}]


def test_the_badge_counts_what_waits(console: Opened) -> None:
    tab = console.page.get_by_role("tab", name="Wall")
    expect(tab.locator(".wli-badge")).to_be_hidden()
    changed(console, "a", waiting=2, held=1, shown=4)
    expect(tab.locator(".wli-badge")).to_have_text("3")
    # Nobody has looked at it yet, so nothing is fetched.
    assert console.sent("wall") == []


def test_a_change_during_a_fetch_is_fetched_once_more(console: Opened) -> None:
    wall(console, voice(11111, "one"))
    changed(console, "a", waiting=1)
    changed(console, "b", waiting=2)
    changed(console, "b", waiting=2)
    assert len(console.sent("wall")) == 2
    tell_wall(console, voice(11111, "one"))
    assert len(console.sent("wall")) == 3
    tell_wall(console, voice(11111, "one"), voice(22222, "two"))
    assert len(console.sent("wall")) == 3
    expect(console.page.get_by_role("button", name="New: 1. Show them")).to_be_visible()


def test_words_to_hold_back_are_written_and_kept(console: Opened) -> None:
    panel = wall(console, held_words=["neko"])
    panel.get_by_text("Words to hold back", exact=True).click()
    area = panel.get_by_label("One word to a line")
    expect(area).to_have_value("neko")
    keep = panel.get_by_role("button", name="Keep these words")
    expect(keep).to_have_attribute("aria-disabled", "true")
    area.fill("neko\n  inu \n\n")
    # What arrives meanwhile does not undo what is half written.
    tell_wall(console, voice(11111), held_words=["neko"])
    expect(area).to_have_value("neko\n  inu \n\n")
    expect(panel).to_contain_text("Not kept yet")
    keep.click()
    assert console.sent("held_words") == [{"type": "held_words", "words": ["neko", "inu"]}]
    tell_wall(console, held_words=["neko", "inu"], held_words_saved=True)
    expect(area).to_have_value("neko\ninu")
    expect(panel).to_contain_text("Kept ✓")


def test_what_was_done_is_listed_the_last_first(console: Opened) -> None:
    log = [
        {"at": 1000.0, "what": "show", "number": 11111, "by": "assistant", "undone": True},
        {"at": 1010.0, "what": "undo", "number": 11111, "by": "facilitator", "undone": False},
    ]
    panel = wall(console, voice(11111), log=log)
    panel.get_by_text("What was done here").click()
    lines = panel.locator(".wli-wall-log li")
    expect(lines).to_have_count(2)
    expect(lines.nth(0)).to_contain_text("What was done to no. 11111 was undone facilitator")
    expect(lines.nth(1)).to_contain_text("No. 11111 was put on the wall assistant; undone later")


def test_after_the_end_it_can_still_be_moderated_but_not_put_on_the_screen(console: Opened) -> None:
    panel = wall(console, voice(11111))
    console.tell("live", live=live(rev=2, closed=True))
    expect(panel.locator(".wli-wall-screen")).to_be_hidden()
    act(console, 11111, "Do not show it")
    assert moderated(console) == [(11111, "hide")]


def test_hostile_text_is_only_text(console: Opened) -> None:
    hostile = [
        HOSTILE,
        "a\u0301" * 90,
        "長" * 200,
        "W" * 200,
        "\u202etxet desrever",
        "🧑‍🧑‍🧒‍🧒" * 20,
        "<script>document.title=1</script>",
    ]
    items = [voice(11111 + at, says, exercise_title=text(HOSTILE)) for at, says in enumerate(hostile)]
    panel = wall(console, *items)
    expect(panel.locator(".wli-voice-text").first).to_have_text(HOSTILE)
    expect(panel.locator(".wli-voice-asked").first).to_contain_text(HOSTILE)
    assert panel.locator("img, script, b").count() == 0
    assert console.page.title() == ""
    width = console.page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert width <= 0


@pytest.mark.parametrize("items", [None, "x", [None], [{"number": "x"}], [{}]])
def test_a_broken_message_breaks_nothing(console: Opened, items: Any) -> None:
    wall(console)
    console.tell("wall", items=items)
    tell_wall(console, voice(11111, "whole again"))
    assert "whole again" in texts(console, WAITING)


def test_another_language_keeps_the_list(console: Opened) -> None:
    wall(console, voice(11111, "one"))
    console.press("日本語")
    assert texts(console, WAITING) == ["one"]
    expect(section(console, WAITING).locator(".wli-voice-asked")).to_contain_text("(ja)")


def test_everything_can_be_reached_on_a_tablet(console: Opened) -> None:
    console.page.set_viewport_size({"width": 768, "height": 1024})
    tell_state(console)
    console.tell("state", content=content(), console={"lang": "en", "code": "K7M2QX", "live": live()})
    panel = wall(console, voice(11111, "長" * 200), voice(22222, state=ON_THE_WALL))
    for button in panel.get_by_role("button").all():
        if button.is_visible():
            box = button.bounding_box()
            assert box
            assert box["height"] >= 43.5
            assert box["x"] + box["width"] <= 768
