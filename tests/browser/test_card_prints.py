"""The participant's card: two on a page of A4, with all that belongs on them, and a QR code that a phone can read."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from wli_toolkit.content.model import Lang
from wli_toolkit.guide.card import participant_card
from wli_toolkit.guide.door import Door
from wli_toolkit.pages.joining import join_url, qr_svg

CODE = "K7M2QX"
MM = 96 / 25.4
"""Pixels of a millimetre on paper."""
LEAST_MM = 30
"""So large is a QR code that a phone reads from a table's edge."""
ADDRESSES = ("", "http://192.168.100.200:8866", "https://hatarakikata-seminar.example.co.jp")
CUT = """cards => cards.map((card) => {
  const edge = card.getBoundingClientRect();
  const inside = [...card.querySelectorAll("*")].map((each) => each.getBoundingClientRect());
  return Math.max(...inside.map((each) => Math.max(each.right - edge.right, each.bottom - edge.bottom)));
})"""
COVERED = """cards => cards.map((card) => {
  const below = card.querySelector(".resume").getBoundingClientRect().top;
  const above = [...card.querySelectorAll(".sides *")].map((each) => each.getBoundingClientRect().bottom);
  return Math.max(...above) - below;
})"""
DRAWN = "picture => [picture.naturalWidth > 0, picture.getBoundingClientRect().width]"


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_a_card_holds_everything_and_its_code_can_be_read(
    browser: Browser, tmp_path: Path, lang: Lang, address: str
) -> None:
    qr = qr_svg(join_url(address, CODE)) if address else ""
    file = tmp_path / "card.html"
    file.write_text(participant_card(lang, Door(address, CODE, qr)), "utf-8")
    page = browser.new_page()
    page.emulate_media(media="print")
    page.goto(file.as_uri())
    beyond = page.locator(".card").evaluate_all(CUT)
    assert len(beyond) == 2
    assert max(beyond) <= 0
    assert max(page.locator(".card").evaluate_all(COVERED)) <= 0, "text lies under the box of the resume code"
    shown = [picture.evaluate(DRAWN) for picture in page.locator(".qr img").all()]
    assert len(shown) == (2 if address else 0)
    for is_drawn, width in shown:
        assert is_drawn
        assert width >= LEAST_MM * MM
    page.close()
