"""The agreement that an organiser signs is one page of A4 in each language, as a browser prints it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from playwright.sync_api import Browser

GUIDE = Path(__file__).parents[2] / "facilitator_guide"
PAGE = "<!doctype html><meta charset=utf-8><style>body {{ font: 14px/1.5 sans-serif }}</style>{}"
ONE_PAGE = re.compile(rb"/Type\s*/Page\b")
MARGINS = {"top": "15mm", "bottom": "15mm", "left": "18mm", "right": "18mm"}


def pages(browser: Browser, body: str) -> int:
    """Return how many pages of A4 `body` fills when printed."""
    page = browser.new_page()
    page.set_content(PAGE.format(body))
    printed = page.pdf(format="A4", margin=MARGINS)  # type: ignore[arg-type]  # a typed dictionary of these
    page.close()
    return len(ONE_PAGE.findall(printed))


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_agreement_is_one_page(browser: Browser, lang: str) -> None:
    text = (GUIDE / lang / "organiser_agreement.md").read_text("utf-8")
    body = MarkdownIt("commonmark").render(text)
    assert pages(browser, body) == 1
    assert pages(browser, body * 2) == 2
