"""Writing back to a blueprint, and what is said of the thirty days after."""

from __future__ import annotations

from typing import Any

import pytest
from console_room import HOSTILE, Json, Opened, Opener, content, live, tell_state, text
from playwright.sync_api import Locator, expect

from wli_toolkit.widgets.console import ConsoleWidget

BOXES = [{"title": text("A small step"), "text": "Notifications off at nine"}]
DAY30 = {
    "title": text("Looking back after 30 days"),
    "text": text(f"At this address: {HOSTILE}"),
    "reminder": text("Subject: 30 days on\n\nTo everybody"),
}


def blueprint(number: int, reply: str | None = None) -> Json:
    return {"number": number, "nickname": None, "boxes": BOXES, "reply": reply}


def reading(console: Opened, *items: Json) -> Locator:
    """Open the blueprints and return the form below the one that is read."""
    console.tab("Blueprints")
    console.tell("handins", items=list(items))
    return console.page.locator(".wli-reply")


def area(console: Opened) -> Locator:
    return console.page.get_by_label("A word from the facilitator", exact=True).and_(
        console.page.locator("textarea")
    )


def test_a_word_is_written_and_sent_once(console: Opened) -> None:
    form = reading(console, blueprint(417), blueprint(862))
    send = form.get_by_role("button", name="Send", exact=True)
    expect(send).to_have_attribute("aria-disabled", "true")
    area(console).fill("  Well done.\nGo on. ")
    expect(form).to_contain_text("180 characters left")
    expect(console.page.locator(".wli-reader-mark")).to_have_text(
        "Your word on this one is not sent yet · 0 of 2 answered"
    )
    send.dblclick()
    assert console.sent("reply") == [{"type": "reply", "number": 417, "text": "Well done.\nGo on."}]
    expect(form).to_contain_text("Sending…")
    console.tell("handins", items=[blueprint(417, "Well done.\nGo on."), blueprint(862)], replied=417)
    expect(form.locator(".wli-tag")).to_have_text("✓ answered")
    expect(form).to_contain_text("Well done.\nGo on.")
    expect(area(console)).to_have_count(0)
    expect(console.page.locator(".wli-reader-mark")).to_have_text("✓ This one is answered · 1 of 2 answered")


def test_what_is_half_written_stays_while_others_are_read(console: Opened) -> None:
    reading(console, blueprint(417), blueprint(862))
    area(console).fill("For the first")
    console.press("Next")
    expect(area(console)).to_have_value("")
    area(console).fill("For the second")
    console.press("Previous")
    expect(area(console)).to_have_value("For the first")
    # More arrive, and the language changes: still there.
    console.tell("handins", items=[blueprint(120), blueprint(417), blueprint(862)])
    expect(area(console)).to_have_value("For the first")
    console.press("日本語")
    expect(console.page.locator(".wli-reply textarea")).to_have_value("For the first")


def test_typing_goes_on_undisturbed_when_something_arrives(console: Opened) -> None:
    reading(console, blueprint(417))
    area(console).press_sequentially("One ")
    console.tell("handins", items=[blueprint(417), blueprint(862)])
    console.tell("live", live=live(rev=2))
    expect(area(console)).to_be_focused()
    console.page.keyboard.type("two")
    expect(area(console)).to_have_value("One two")


def test_examples_are_put_in_and_can_be_changed(console: Opened) -> None:
    form = reading(console, blueprint(417))
    form.get_by_text("Choose from examples").click()
    examples = form.locator("details button")
    assert examples.count() >= 6
    first, second = examples.nth(0).inner_text(), examples.nth(3).inner_text()
    examples.nth(0).click()
    expect(area(console)).to_be_focused()
    examples.nth(3).click()
    expect(area(console)).to_have_value(f"{first}\n{second}")
    for _ in range(4):
        examples.nth(3).click()
    assert len(area(console).input_value()) == 200


def test_a_word_is_changed_or_left_as_it_was(console: Opened) -> None:
    form = reading(console, blueprint(417, "First"))
    form.get_by_role("button", name="Change it").click()
    expect(area(console)).to_be_focused()
    send = form.get_by_role("button", name="Send the change")
    expect(send).to_have_attribute("aria-disabled", "true")
    area(console).fill("Second")
    form.get_by_role("button", name="Leave it as it was").click()
    expect(form).to_contain_text("First")
    expect(form.get_by_role("button", name="Change it")).to_be_focused()
    assert console.sent("reply") == []
    form.get_by_role("button", name="Change it").click()
    area(console).fill("Third")
    send.click()
    console.tell("handins", items=[blueprint(417, "Third")], replied=417)
    expect(form.locator(".wli-reply-text")).to_have_text("Third")


def test_a_word_taken_away_can_be_sent_again(console: Opened) -> None:
    form = reading(console, blueprint(417, "First"))
    form.get_by_role("button", name="Take it away").click()
    assert console.sent("reply") == [{"type": "reply", "number": 417, "text": None}]
    console.tell("handins", items=[blueprint(417)], replied=417)
    expect(area(console)).to_have_value("First")
    expect(form.get_by_role("button", name="Send", exact=True)).not_to_have_attribute("aria-disabled", "true")


@pytest.mark.parametrize("refused", [True, False])
def test_nothing_is_lost_where_it_could_not_be_sent(console: Opened, refused: bool) -> None:
    form = reading(console, blueprint(417))
    area(console).fill("Well done.")
    if not refused:
        console.tell("link", state="lost")
    form.get_by_role("button", name="Send", exact=True).click(force=True)
    assert len(console.sent("reply")) == refused
    console.tell("problem", message=text("Not possible."))
    console.tell("link", state="ready")
    expect(area(console)).to_have_value("Well done.")
    form.get_by_role("button", name="Send", exact=True).click()
    assert len(console.sent("reply")) == refused + 1


def test_after_the_end_one_still_writes_back(opener: Opener) -> None:
    opened = opener(ConsoleWidget)
    opened.load()
    tell_state(opened, live=live("close", rev=9, closed=True))
    form = reading(opened, blueprint(417))
    area(opened).fill(HOSTILE)
    form.get_by_role("button", name="Send", exact=True).click()
    assert opened.sent("reply") == [{"type": "reply", "number": 417, "text": HOSTILE}]
    opened.tell("handins", items=[blueprint(417, HOSTILE)], replied=417)
    expect(form.locator(".wli-reply-text")).to_have_text(HOSTILE)
    assert form.locator("b, img").count() == 0


def test_a_printed_blueprint_has_the_word_on_it(console: Opened) -> None:
    console.page.evaluate(
        "() => { window.print = () => { window.printed = document.querySelector('.wli-paper').innerText; }; }"
    )
    reading(console, blueprint(417, "Well done."))
    console.press("Print this one")
    assert "Well done." in console.page.evaluate("window.printed")
    console.page.evaluate("window.dispatchEvent(new Event('afterprint'))")


def with_follow_up() -> dict[str, Any]:
    told = content()
    told["agenda"]["follow_up"] = [{**told["agenda"]["steps"][0], "id": "look-back", "occasion": "followup"}]
    return told


def test_the_end_tells_of_the_thirty_days_and_gives_a_reminder_to_copy(console: Opened) -> None:
    console.tab("End")
    panel = console.page.get_by_role("tabpanel")
    expect(panel.locator(".wli-later")).to_be_hidden()
    expect(panel).not_to_contain_text("open on each person's page")
    console.tell(
        "state",
        content=with_follow_up(),
        console={"lang": "en", "code": "K7M2QX", "day30": DAY30, "live": live()},
    )
    expect(panel).to_contain_text("open on each person's page")
    expect(panel.get_by_role("heading", name="Looking back after 30 days")).to_be_visible()
    expect(panel).to_contain_text(f"At this address: {HOSTILE}")
    assert panel.locator(".wli-later b, .wli-later img").count() == 0
    reminder = panel.get_by_label("A reminder to send after 30 days")
    expect(reminder).to_have_value("Subject: 30 days on\n\nTo everybody")
    expect(reminder).to_have_attribute("readonly", "")
    console.page.evaluate(
        "() => { document.execCommand = (name) => { window.copied = [name, String(getSelection())]; return true; }; }"
    )
    console.press("Copy the reminder")
    expect(panel.get_by_text("Copied.")).to_be_visible()
    assert console.page.evaluate("window.copied") == ["copy", "Subject: 30 days on\n\nTo everybody"]
    console.page.evaluate("() => { document.execCommand = () => false; }")
    console.press("Copy the reminder")
    expect(panel).to_contain_text("It is selected.")


def test_another_address_changes_what_is_told(console: Opened) -> None:
    tell_state(console, day30=DAY30)
    console.tab("End")
    told = DAY30 | {"text": text("At the other address")}
    console.tell("address", join_url="http://10.1.0.9:8866/?s=K7M2QX", qr="<svg/>", day30=told)
    expect(console.page.locator(".wli-later")).to_contain_text("At the other address")
