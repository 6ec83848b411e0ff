"""What may be counted can be changed from the menu at any time, and the page says what a change does not reach."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import expect

from tests.unit.widgets.conftest import Harness
from tests.unit.widgets.sample_content import content, field, live, state


def with_consents(**more: Any) -> dict[str, Any]:
    """Return the sample workshop, in which people are asked what may be counted."""
    asked = content()
    fields = asked["exercises"]["E00"]["fields"]
    fields |= {name: field("yes_no", name) for name in ("consent_group", "consent_sensitive")}
    return {"content": asked, "state": state("kinds", **more)}


def open_part(harness: Harness) -> None:
    harness.press("メニュー")
    harness.page.get_by_text("What may be counted").click()


def test_both_consents_are_in_the_menu_and_saved_where_they_were_asked(harness: Harness) -> None:
    harness.open(with_consents())
    harness.link("ready")
    open_part(harness)
    part = harness.page.locator(".wli-consents")
    expect(part).to_contain_text("are already made keep their numbers")
    part.get_by_role("radio", name="No").first.check()
    part.get_by_role("radio", name="Yes").last.check()
    saved = [(one["exercise"], one["occasion"], one["field"], one["value"]) for one in harness.sent("save")]
    assert saved == [
        ("E00", "during", "consent_group", False),
        ("E00", "during", "consent_sensitive", True),
    ]


def test_a_consent_withdrawn_after_the_end_is_sent_until_it_is_saved(harness: Harness) -> None:
    harness.open(with_consents(), acknowledge=False)
    harness.link("ready")
    harness.tell({"type": "live", "live": live("kinds", closed=True)})
    open_part(harness)
    harness.page.locator(".wli-consents").get_by_role("radio", name="No").first.check()
    expect(harness.page.locator(".wli-status")).not_to_contain_text("保存しました")
    harness.link("lost")
    harness.link("ready")
    assert [one["field"] for one in harness.sent("save")] == ["consent_group"] * 2
    harness.tell({**harness.sent("save")[-1], "type": "saved", "revision": 2})
    expect(harness.page.locator(".wli-status")).to_contain_text("保存しました")


def test_before_deleting_one_reads_what_stays(harness: Harness) -> None:
    harness.open(with_consents())
    harness.link("ready")
    harness.press("メニュー")
    harness.press("Delete my data")
    expect(harness.page.locator(".wli-notice-bad")).to_contain_text("are already made keep their numbers")


def test_where_nobody_is_asked_nothing_is_offered(harness: Harness) -> None:
    harness.start("kinds")
    harness.press("メニュー")
    expect(harness.page.locator(".wli-consents")).to_have_count(0)
