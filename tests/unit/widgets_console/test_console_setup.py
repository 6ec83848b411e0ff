"""Setting up in the console: what is typed stays, what is wrong stands beside it, steps move by drag and by button."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from console_room import HOSTILE, Json, Opened, Opener, live, progress, seat, tell_state, text
from playwright.sync_api import Locator, expect

from wli_toolkit.content import load_pack
from wli_toolkit.content.building_blocks import building_blocks
from wli_toolkit.widgets.console import ConsoleWidget

PACK = load_pack()
SETTINGS = {
    "facilitator_affiliation": "independent", "facilitator_name": None, "organiser": None, "threshold_room": 5,
    "threshold_report": 10, "purge_days": 45, "day30": "C", "public_url": None, "follow_up_on": None,
    "contact": "相談室：内線 12", "held_words": [], "pace": "led",
}  # fmt: skip


def preview(**more: Any) -> Json:
    texts = {"consent": text("You may answer."), "spirit": text("Your words."), "day30": text("Later.")}
    return {**texts, "gone_on": "2030-01-07", "threshold_room": 5, "threshold_report": 10, **more}


def known(agenda_id: str = "30min", **more: Any) -> Json:
    return {
        "settings": SETTINGS, "lang": "ja", "agenda": PACK.agenda(agenda_id).model_dump(mode="json"),
        "agendas": [each.model_dump(mode="json") for each in PACK.agendas], "blocks": building_blocks(PACK),
        "made_on": "2029-11-23", "preview": preview(), "locked": [], "agenda_open": True, "why": None, **more,
    }  # fmt: skip


@pytest.fixture
def setup(console: Opened) -> Opened:
    """Return a console that shows the set-up of a session nobody has joined."""
    tell_state(console, setup=True)
    console.tell("setup", **known())
    return console


def ids(setup: Opened) -> list[str]:
    steps = setup.page.locator(".wli-built")
    return [str(step.get_attribute("data-step")) for step in steps.all()]


def section(setup: Opened, name: str) -> None:
    setup.press(name)


def row(setup: Opened, id_: str) -> Locator:
    return setup.page.locator(f".wli-built[data-step={id_}]")


def last_try(setup: Opened, wanted: str) -> Json:
    """Wait for a try that has `wanted` in it and return it."""
    setup.page.wait_for_function(
        "wanted => window.sent.some((one) => one.type === 'setup_try' && JSON.stringify(one).includes(wanted))",
        arg=wanted,
    )
    return [
        one
        for one in setup.sent("setup_try")
        if wanted in json.dumps(one, ensure_ascii=False, separators=(",", ":"))
    ][-1]


def answer(setup: Opened, number: int, **more: Any) -> None:
    told: Json = {"faults": [], "preview": None, "mistakes": [], "warnings": [], "permitted": None}
    setup.tell("setup_tried", number=number, **{**told, **more})


def test_it_comes_first_and_is_asked_for_while_nobody_has_joined(console: Opened) -> None:
    expect(console.page.get_by_role("tab").first).to_contain_text("Join")
    tell_state(console, setup=True)
    expect(console.page.get_by_role("tab", selected=True)).to_contain_text("Set up")
    assert console.sent("setup") == [{"type": "setup"}]
    console.tell("setup", **known())
    expect(console.page.locator(".wli-set-paper [data-text=consent]")).to_have_text(
        ["You may answer. (ja)", "You may answer."]
    )
    expect(console.page.locator(".wli-agenda")).to_be_hidden()
    console.tab("Seats")
    expect(console.page.locator(".wli-agenda")).to_be_visible()


def test_once_the_room_has_begun_it_stands_back(console: Opened) -> None:
    tell_state(console, setup=True, live=live(), progress=progress(seat(1)))
    expect(console.page.get_by_role("tab", selected=True)).to_contain_text("Join")
    tabs = console.page.get_by_role("tab").all_inner_texts()
    assert tabs[-2:] == ["Set up", "End"]
    assert console.sent("setup") == []


def test_an_assistant_or_a_page_that_may_not_set_up_has_no_such_tab(console: Opened) -> None:
    tell_state(console)
    expect(console.page.get_by_role("tab", name="Set up")).to_have_count(0)


def test_every_control_has_a_name(setup: Opened) -> None:
    for name in ("Settings and consent text", "Agenda", "Expected people"):
        section(setup, name)
        unnamed = setup.page.evaluate(
            """() => [...document.querySelectorAll('.wli-setup :is(input, select, textarea)')]
              .filter((one) => !one.labels.length && !one.getAttribute('aria-label')).map((one) => one.outerHTML)"""
        )
        assert unnamed == []


def test_a_draft_is_tried_out_and_its_text_shown(setup: Opened) -> None:
    setup.page.get_by_label("The organiser (company, HR)").check()
    expect(setup.page.get_by_text("nothing under 10 people is shown")).to_be_visible()
    expect(setup.page.get_by_label("Least number of people in a figure on the screen")).to_have_value("10")
    sent = last_try(setup, '"facilitator_affiliation":"organiser"')
    answer(setup, sent["number"], preview=preview(consent=text("The organiser's.")))
    expect(setup.page.locator(".wli-set-paper [data-text=consent]").last).to_have_text("The organiser's.")
    setup.press("Keep these settings")
    [saved] = setup.sent("setup_save")
    assert saved["settings"]["facilitator_affiliation"] == "organiser"
    assert saved["settings"]["contact"] == SETTINGS["contact"]


def test_what_is_wrong_is_named_beside_it_and_what_was_typed_stays(setup: Opened) -> None:
    days = setup.page.get_by_label("Days until everything is deleted")
    days.fill("six weeks")
    sent = last_try(setup, "six weeks")
    fault = {"key": "purge_days", "text": text("“six weeks” cannot be used.")}
    answer(setup, sent["number"], faults=[fault])
    expect(days).to_have_attribute("aria-invalid", "true")
    expect(days).to_have_accessible_description(
        "Counted from the day this session was made. “six weeks” cannot be used."
    )
    expect(days).to_have_value("six weeks")
    expect(setup.page.get_by_text("This is from before your last change")).to_be_visible()
    setup.page.get_by_role("button", name="Keep these settings").dispatch_event("click")
    assert setup.sent("setup_save") == []
    # Another part of the console draws itself anew; nothing is lost.
    tell_state(setup, setup=True)
    setup.tell("setup", **known())
    expect(setup.page.get_by_label("Days until everything is deleted")).to_have_value("six weeks")
    setup.page.get_by_label("Days until everything is deleted").fill("６０")
    assert last_try(setup, '"purge_days":60')["settings"]["purge_days"] == 60


def test_an_answer_to_an_older_draft_counts_no_more(setup: Opened) -> None:
    setup.page.get_by_label("Organiser's name").fill("one")
    first = last_try(setup, '"organiser":"one"')
    setup.page.get_by_label("Organiser's name").fill("two")
    last_try(setup, '"organiser":"two"')
    answer(setup, first["number"], faults=[{"key": "organiser", "text": text("too old")}])
    expect(setup.page.get_by_text("too old")).to_have_count(0)


def test_contacts_are_lines_of_name_and_contact(setup: Opened) -> None:
    expect(setup.page.get_by_label("Name or office")).to_have_value("相談室")
    expect(setup.page.get_by_label("Phone, mail or place")).to_have_value("内線 12")
    setup.press("Add a contact")
    expect(setup.page.get_by_label("Name or office").nth(1)).to_be_focused()
    setup.page.keyboard.type("Union")
    setup.page.get_by_label("Phone, mail or place").nth(1).fill("room: 3")
    setup.press("Add a contact")
    setup.press("Add a contact")
    expect(setup.page.get_by_role("button", name="Add a contact")).to_have_count(0)
    assert last_try(setup, "Union")["settings"]["contact"] == "相談室：内線 12\nUnion: room: 3"
    setup.press("Take out contact 1")
    expect(setup.page.get_by_label("Name or office").first).to_have_value("Union")


def test_steps_move_by_button_and_the_focus_goes_along(setup: Opened) -> None:
    section(setup, "Agenda")
    before = ids(setup)
    title = PACK.exercise("E01").title.en
    setup.press(f"Move down: {title}")
    assert ids(setup)[before.index("cards") + 1] == "cards"
    expect(setup.page.get_by_role("button", name=f"Move down: {title}")).to_be_focused()
    setup.press(f"Move up: {title}")
    assert ids(setup) == before
    expect(
        setup.page.get_by_role("button", name=f"Move up: {PACK.exercise('E00').title.en}")
    ).to_be_disabled()


def test_steps_move_by_dragging(setup: Opened) -> None:
    section(setup, "Agenda")
    before = ids(setup)
    row(setup, before[3]).scroll_into_view_if_needed()
    handle = row(setup, before[0]).locator(".wli-drag").bounding_box()
    target = row(setup, before[3]).bounding_box()
    assert handle is not None
    assert target is not None
    mouse = setup.page.mouse
    mouse.move(handle["x"] + 8, handle["y"] + 8)
    mouse.down()
    mouse.move(handle["x"] + 8, target["y"] + 5, steps=4)
    mouse.move(handle["x"] + 8, target["y"] + target["height"] - 3)
    mouse.up()
    assert ids(setup) == [*before[1:4], before[0], *before[4:]]
    setup.press("Undo")
    assert ids(setup) == before


def test_minutes_change_the_total_and_can_be_undone_as_one(setup: Opened) -> None:
    section(setup, "Agenda")
    expect(setup.page.locator(".wli-built-total")).to_have_text("30 minutes in all")
    minutes = setup.page.get_by_label(f"Minutes of “{PACK.exercise('E01').title.en}”")
    kept = minutes.input_value()
    minutes.fill("")
    minutes.press_sequentially("12")
    expect(setup.page.locator(".wli-built-total")).to_have_text(f"{30 - int(kept) + 12} minutes in all")
    setup.press("Undo")
    expect(minutes).to_have_value(kept)
    minutes.fill("many")
    minutes.blur()
    expect(minutes).to_have_value(kept)


def test_a_step_is_taken_out_added_and_all_is_put_back(setup: Opened) -> None:
    section(setup, "Agenda")
    before = ids(setup)
    setup.press(f"Take out: {PACK.exercise('E01').title.en}")
    assert "cards" not in ids(setup)
    setup.page.get_by_label("Another step").select_option("exercise E03")
    setup.press("Add")
    # Before the closing words, not after them.
    assert ids(setup)[-2:] == ["e03", "close"]
    expect(row(setup, "e03")).to_be_focused()
    setup.page.get_by_label("Another step").select_option("pause break")
    setup.press("Add")
    setup.page.get_by_label("Another step").select_option("choice")
    setup.press("Add")
    assert ids(setup)[-4:] == ["e03", "break", "choice", "close"]
    setup.press(f"Back to the ready one: {PACK.agenda('30min').title.en}")
    assert ids(setup) == before


def test_another_ready_agenda_can_be_begun_with_and_is_kept(setup: Opened) -> None:
    section(setup, "Agenda")
    setup.page.get_by_label("Begin with").select_option("60min")
    assert ids(setup) == [step.id for step in PACK.agenda("60min").steps]
    setup.press("Keep this agenda")
    [saved] = setup.sent("agenda_save")
    assert saved["agenda"] == PACK.agenda("60min").model_dump(mode="json")
    setup.tell("agenda_saved", ok=True, mistakes=[], warnings=[], **known("60min"))
    tell_state(setup, setup=True)
    said = setup.page.get_by_text("Kept ✓ Everybody who joins gets this agenda.")
    expect(said).to_be_visible()
    expect(said).to_be_focused()
    expect(setup.page.get_by_role("button", name="Keep this agenda")).to_have_attribute(
        "aria-disabled", "true"
    )


def test_mistakes_and_warnings_stand_at_their_step(setup: Opened) -> None:
    section(setup, "Agenda")
    setup.page.get_by_label(f"Minutes of “{PACK.exercise('E01').title.en}”").fill("1")
    sent = last_try(setup, '"minutes":1,')
    warning = {"step": "cards", "text": text("Answering E01 takes about 2 minutes.")}
    mistake = {"step": None, "text": text("E13 is missing.")}
    answer(setup, sent["number"], warnings=[warning], mistakes=[mistake])
    expect(row(setup, "cards")).to_contain_text("Answering E01 takes about 2 minutes.")
    expect(setup.page.locator(".wli-builder")).to_contain_text("E13 is missing.")
    expect(setup.page.get_by_role("button", name="Keep this agenda")).to_have_attribute(
        "aria-disabled", "true"
    )


def test_texts_turns_forms_and_choices_are_changed_in_place(setup: Opened) -> None:
    setup.tell("setup", **known("60min"))
    section(setup, "Agenda")
    row(setup, "pair").get_by_text("Texts").click()
    row(setup, "pair").get_by_label("Title (English)").fill(HOSTILE)
    row(setup, "pair").get_by_label("Turns").select_option("60")
    expect(row(setup, "pair").locator(".wli-step-title")).to_have_text(HOSTILE)
    setup.page.get_by_label(f"Form: {PACK.exercise('E05').title.en}").first.select_option("short")
    row(setup, "choice").get_by_text("What to choose from").click()
    row(setup, "choice").get_by_label(f"E09 {PACK.exercise('E09').title.en}").uncheck()
    steps = {step["id"]: step for step in last_try(setup, HOSTILE.replace('"', '\\"'))["agenda"]["steps"]}
    assert (steps["pair"]["title"]["en"], steps["pair"]["turn_seconds"]) == (HOSTILE, 60)
    assert steps["pair"]["title"]["ja"] == PACK.agenda("60min").step("pair").title.ja  # type: ignore[union-attr]
    setup.press("Keep this agenda")
    steps = {step["id"]: step for step in setup.sent("agenda_save")[0]["agenda"]["steps"]}
    assert steps["strengths"]["form"] == "short"
    assert [ask["exercise"] for ask in steps["choice"]["one_of"]] == ["E08", "E10", "E12"]


def test_the_expected_people_are_told_what_they_permit(setup: Opened) -> None:
    section(setup, "Expected people")
    count = setup.page.get_by_label("How many people do you expect?")
    count.fill("1２")
    sent = last_try(setup, '"people":12')
    one = {
        "exercise": "E00",
        "title": text("Voices"),
        "people": 12,
        "room": "shown",
        "organiser": "almost",
        "lines": [text("In the room: all.")],
    }
    answer(
        setup, sent["number"], permitted={"people": 12, "general": [text("A few fewer.")], "exercises": [one]}
    )
    expect(setup.page.locator(".wli-permits")).to_contain_text("In the room: all.")
    expect(setup.page.locator(".wli-permit-mark")).to_have_text(
        ["Room ● with numbers", "Organiser ◐ in part"]
    )
    count.fill("lots")
    expect(count).to_have_accessible_description(
        re.compile("kept or not. “lots” cannot be used. Give a whole number from 1 to 1000.$")
    )
    expect(setup.page.locator(".wli-permits")).to_have_count(0)


def test_after_somebody_joined_it_is_locked_with_its_reason(setup: Opened) -> None:
    setup.page.get_by_label("Days until everything is deleted").fill("60")
    setup.tell("live", live=live(opened_at=None), progress=progress(seat(1)))
    assert setup.sent("setup")[-1] == {"type": "setup"}
    assert len(setup.sent("setup")) == 2
    locked = [
        "facilitator_affiliation",
        "facilitator_name",
        "organiser",
        "threshold_room",
        "threshold_report",
        "purge_days",
        "pace",
    ]
    why = text("Somebody has joined and agreed to these terms.")
    setup.tell("setup", **known(locked=locked, agenda_open=False, why=why))
    expect(setup.page.get_by_text("Somebody has joined and agreed")).to_be_visible()
    days = setup.page.get_by_label("Days until everything is deleted")
    expect(days).to_have_value("45")
    expect(days).not_to_be_editable()
    expect(setup.page.get_by_label("The organiser (company, HR)")).to_be_disabled()
    expect(setup.page.get_by_label("Name or office")).to_be_editable()
    section(setup, "Agenda")
    expect(setup.page.locator(".wli-builder .wli-notice")).to_have_text(
        "Somebody has joined and agreed to these terms."
    )
    expect(setup.page.locator(".wli-run tbody tr")).to_have_count(len(PACK.agenda("30min").steps))
    expect(setup.page.get_by_role("button", name="Keep this agenda")).to_have_count(0)


def test_on_a_phone_nothing_is_cut_off(opener: Opener) -> None:
    opened = opener(ConsoleWidget, 390, 844)
    opened.load()
    tell_state(opened, setup=True)
    opened.tell("setup", **known("60min"))
    for name in ("Settings and consent text", "Agenda", "Expected people"):
        section(opened, name)
        assert opened.page.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_run_sheet_is_printed_by_itself(setup: Opened) -> None:
    section(setup, "Agenda")
    setup.page.evaluate(
        "() => { window.print = () => { window.printed = document.querySelector('.wli-paper').textContent; }; }"
    )
    setup.press("Print the run sheet")
    printed = str(setup.page.evaluate("window.printed"))
    assert PACK.agenda("30min").title.en in printed
    assert "30 minutes in all" in printed
    minutes = 0
    for step in PACK.agenda("30min").steps:
        assert f"0:{minutes:02}–0:{minutes + step.minutes:02}" in printed
        minutes += step.minutes
    setup.page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    expect(setup.page.locator(".wli-paper")).to_have_count(0)
