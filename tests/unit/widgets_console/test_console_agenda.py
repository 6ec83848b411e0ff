"""The agenda builder in the console: steps move by drag and by button, each change can be undone, it is printed."""

from __future__ import annotations

import pytest
from console_room import HOSTILE, Opened, tell_state, text
from playwright.sync_api import Locator, expect
from setup_answers import PACK, answer, last_try, set_up


@pytest.fixture
def builder(setup: Opened) -> Opened:
    """Return a console at the agenda that is being built."""
    setup.press("Agenda")
    return setup


def ids(builder: Opened) -> list[str]:
    """Return the steps in their order."""
    steps = builder.page.locator(".wli-built")
    return [str(step.get_attribute("data-step")) for step in steps.all()]


def row(builder: Opened, id_: str) -> Locator:
    """Return one step of the list."""
    return builder.page.locator(f".wli-built[data-step={id_}]")


def test_steps_move_by_button_and_the_focus_goes_along(builder: Opened) -> None:
    before = ids(builder)
    title = PACK.exercise("E01").title.en
    builder.press(f"Move down: {title}")
    assert ids(builder)[before.index("cards") + 1] == "cards"
    expect(builder.page.get_by_role("button", name=f"Move down: {title}")).to_be_focused()
    builder.press(f"Move up: {title}")
    assert ids(builder) == before
    expect(
        builder.page.get_by_role("button", name=f"Move up: {PACK.exercise('E00').title.en}")
    ).to_be_disabled()


def test_a_step_that_has_come_to_an_end_of_the_list_keeps_the_focus(builder: Opened) -> None:
    title = PACK.exercise("E01").title.en
    up = builder.page.get_by_role("button", name=f"Move up: {title}")
    for _ in range(ids(builder).index("cards")):
        up.press("Enter")
    assert ids(builder)[0] == "cards"
    expect(up).to_be_focused()
    up.press("Enter")
    assert ids(builder)[0] == "cards"


def drag(builder: Opened, moved: str, over: str) -> None:
    """Drag one step down over another, and hold it there."""
    row(builder, over).scroll_into_view_if_needed()
    handle = row(builder, moved).locator(".wli-drag").bounding_box()
    target = row(builder, over).bounding_box()
    assert handle is not None
    assert target is not None
    mouse = builder.page.mouse
    mouse.move(handle["x"] + 8, handle["y"] + 8)
    mouse.down()
    mouse.move(handle["x"] + 8, target["y"] + 5, steps=4)
    mouse.move(handle["x"] + 8, target["y"] + target["height"] - 3)


def test_escape_puts_a_step_back_that_is_dragged(builder: Opened) -> None:
    before = ids(builder)
    drag(builder, before[0], before[3])
    expect(row(builder, before[0])).to_have_attribute("data-held", "yes")
    builder.page.keyboard.press("Escape")
    builder.page.mouse.up()
    assert ids(builder) == before
    expect(builder.page.locator(".wli-built[data-held]")).to_have_count(0)


def test_steps_move_by_dragging(builder: Opened) -> None:
    before = ids(builder)
    drag(builder, before[0], before[3])
    builder.page.mouse.up()
    assert ids(builder) == [*before[1:4], before[0], *before[4:]]
    builder.press("Undo")
    assert ids(builder) == before


def test_minutes_change_the_total_and_can_be_undone_as_one(builder: Opened) -> None:
    expect(builder.page.locator(".wli-built-total")).to_have_text("30 minutes in all")
    minutes = builder.page.get_by_label(f"Minutes of “{PACK.exercise('E01').title.en}”")
    kept = minutes.input_value()
    minutes.fill("")
    minutes.press_sequentially("12")
    expect(builder.page.locator(".wli-built-total")).to_have_text(f"{30 - int(kept) + 12} minutes in all")
    builder.press("Undo")
    expect(minutes).to_have_value(kept)
    minutes.fill("many")
    minutes.blur()
    expect(minutes).to_have_value(kept)


def test_a_step_is_taken_out_added_and_all_is_put_back(builder: Opened) -> None:
    before = ids(builder)
    builder.press(f"Take out: {PACK.exercise('E01').title.en}")
    assert "cards" not in ids(builder)
    builder.page.get_by_label("Another step").select_option("exercise E03")
    builder.press("Add")
    # Before the closing words, not after them.
    assert ids(builder)[-2:] == ["e03", "close"]
    expect(row(builder, "e03")).to_be_focused()
    builder.page.get_by_label("Another step").select_option("pause break")
    builder.press("Add")
    builder.page.get_by_label("Another step").select_option("choice")
    builder.press("Add")
    assert ids(builder)[-4:] == ["e03", "break", "choice", "close"]
    builder.press(f"Back to the ready one: {PACK.agenda('30min').title.en}")
    assert ids(builder) == before


def test_another_ready_agenda_can_be_begun_with_and_is_kept(builder: Opened) -> None:
    builder.page.get_by_label("Begin with").select_option("60min")
    assert ids(builder) == [step.id for step in PACK.agenda("60min").steps]
    builder.press("Keep this agenda")
    [saved] = builder.sent("agenda_save")
    assert saved["agenda"] == PACK.agenda("60min").model_dump(mode="json")
    builder.tell("agenda_saved", ok=True, mistakes=[], warnings=[], **set_up("60min"))
    tell_state(builder, setup=True)
    said = builder.page.get_by_text("Kept ✓ Everybody who joins gets this agenda.")
    expect(said).to_be_visible()
    expect(said).to_be_focused()
    expect(builder.page.get_by_role("button", name="Keep this agenda")).to_have_attribute(
        "aria-disabled", "true"
    )


def test_mistakes_and_warnings_stand_at_their_step(builder: Opened) -> None:
    builder.page.get_by_label(f"Minutes of “{PACK.exercise('E01').title.en}”").fill("1")
    sent = last_try(builder, '"minutes":1,')
    warning = {"step": "cards", "text": text("Answering E01 takes about 2 minutes.")}
    mistake = {"step": None, "text": text("E13 is missing.")}
    answer(builder, sent["number"], warnings=[warning], mistakes=[mistake])
    expect(row(builder, "cards")).to_contain_text("Answering E01 takes about 2 minutes.")
    expect(builder.page.locator(".wli-builder")).to_contain_text("E13 is missing.")
    expect(builder.page.get_by_role("button", name="Keep this agenda")).to_have_attribute(
        "aria-disabled", "true"
    )


def test_texts_turns_forms_and_choices_are_changed_in_place(builder: Opened) -> None:
    builder.tell("setup", **set_up("60min"))
    row(builder, "pair").get_by_text("Texts").click()
    row(builder, "pair").get_by_label("Title (English)").fill(HOSTILE)
    row(builder, "pair").get_by_label("Turns").select_option("60")
    expect(row(builder, "pair").locator(".wli-step-title")).to_have_text(HOSTILE)
    builder.page.get_by_label(f"Form: {PACK.exercise('E05').title.en}").first.select_option("short")
    row(builder, "choice").get_by_text("What to choose from").click()
    row(builder, "choice").get_by_label(f"E09 {PACK.exercise('E09').title.en}").uncheck()
    steps = {step["id"]: step for step in last_try(builder, HOSTILE.replace('"', '\\"'))["agenda"]["steps"]}
    assert (steps["pair"]["title"]["en"], steps["pair"]["turn_seconds"]) == (HOSTILE, 60)
    before = {step["id"]: step for step in set_up("60min")["agenda"]["steps"]}
    assert steps["pair"]["title"]["ja"] == before["pair"]["title"]["ja"]
    builder.press("Keep this agenda")
    steps = {step["id"]: step for step in builder.sent("agenda_save")[0]["agenda"]["steps"]}
    assert steps["strengths"]["form"] == "short"
    assert [ask["exercise"] for ask in steps["choice"]["one_of"]] == ["E08", "E10", "E12"]


def test_a_choices_title_that_is_typed_is_undone_as_one(builder: Opened) -> None:
    builder.tell("setup", **set_up("60min"))
    heading = row(builder, "choice").locator(".wli-step-title")
    before = heading.inner_text()
    row(builder, "choice").get_by_text("What to choose from").click()
    title = row(builder, "choice").get_by_label("Title (English)")
    title.fill("W")
    title.press_sequentially("hat helps")
    expect(heading).to_have_text("What helps")
    builder.press("Undo")
    expect(heading).to_have_text(before)


def test_the_run_sheet_is_printed_by_itself(builder: Opened) -> None:
    builder.page.evaluate(
        "() => { window.print = () => { window.printed = document.querySelector('.wli-paper').textContent; }; }"
    )
    builder.press("Print the run sheet")
    printed = str(builder.page.evaluate("window.printed"))
    assert PACK.agenda("30min").title.en in printed
    assert "30 minutes in all" in printed
    minutes = 0
    for step in PACK.agenda("30min").steps:
        assert f"0:{minutes:02}–0:{minutes + step.minutes:02}" in printed
        minutes += step.minutes
    builder.page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    expect(builder.page.locator(".wli-paper")).to_have_count(0)
