"""Setting up in the console: what is typed stays, what is wrong stands beside it, what is promised is locked."""

from __future__ import annotations

import re

from console_room import Opened, Opener, live, progress, seat, tell_state, text
from playwright.sync_api import expect
from setup_answers import PACK, SETTINGS, answer, last_try, preview, set_up

from wli_toolkit.widgets.console import ConsoleWidget


def test_it_comes_first_and_is_asked_for_while_nobody_has_joined(console: Opened) -> None:
    expect(console.page.get_by_role("tab").first).to_contain_text("Join")
    tell_state(console, setup=True)
    expect(console.page.get_by_role("tab", selected=True)).to_contain_text("Set up")
    assert console.sent("setup") == [{"type": "setup"}]
    console.tell("setup", **set_up())
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
        setup.press(name)
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
    setup.tell("setup", **set_up())
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


def test_what_is_wrong_with_the_contacts_belongs_to_them(setup: Opened) -> None:
    setup.page.get_by_label("Phone, mail or place").fill("")
    sent = last_try(setup, '"contact":"相談室"')
    answer(setup, sent["number"], faults=[{"key": "contact", "text": text("Too many letters.")}])
    contacts = setup.page.get_by_role("group", name="contacts to print")
    expect(contacts).to_have_accessible_description("Too many letters.")


def test_the_expected_people_are_told_what_they_permit(setup: Opened) -> None:
    setup.press("Expected people")
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
        re.compile("before you save them. “lots” cannot be used. Give a whole number from 1 to 1000.$")
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
    setup.tell("setup", **set_up(locked=locked, agenda_open=False, why=why))
    expect(setup.page.get_by_text("Somebody has joined and agreed")).to_be_visible()
    days = setup.page.get_by_label("Days until everything is deleted")
    expect(days).to_have_value("45")
    expect(days).not_to_be_editable()
    expect(setup.page.get_by_label("The organiser (company, HR)")).to_be_disabled()
    expect(setup.page.get_by_label("Name or office")).to_be_editable()
    setup.press("Agenda")
    expect(setup.page.locator(".wli-builder .wli-notice")).to_have_text(
        "Somebody has joined and agreed to these terms."
    )
    expect(setup.page.locator(".wli-run tbody tr")).to_have_count(len(PACK.agenda("30min").steps))
    expect(setup.page.get_by_role("button", name="Keep this agenda")).to_have_count(0)


def test_on_a_phone_nothing_is_cut_off(opener: Opener) -> None:
    opened = opener(ConsoleWidget, 390, 844)
    opened.load()
    tell_state(opened, setup=True)
    opened.tell("setup", **set_up("60min"))
    for name in ("Settings and consent text", "Agenda", "Expected people"):
        opened.press(name)
        assert opened.page.evaluate("document.documentElement.scrollWidth") <= 390
