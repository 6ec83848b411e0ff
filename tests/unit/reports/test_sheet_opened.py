"""The sheet to take home in a real browser: on paper, on a phone, and with and without its script."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest
from sample_sheet import sheet, written

from wli_toolkit.content.model import LANGS, Lang
from wli_toolkit.reports.follow_up import FOLLOW_UP_SCRIPT_HASH

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


@pytest.fixture
def opened(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Return a function that opens a sheet, served under the policy of our own server."""
    contexts = []

    def open_(html: str, width: int = 390, **more: Any) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 844}, **more)
        contexts.append(context)
        page = context.new_page()
        policy = f"default-src 'none'; style-src 'unsafe-inline'; script-src '{FOLLOW_UP_SCRIPT_HASH}'"
        headers = {"content-security-policy": policy, "content-type": "text/html; charset=utf-8"}
        page.route("**/*", lambda route: route.fulfill(body=html, headers=headers))
        page.goto("http://seminar.test/me/blueprint.html")
        return page

    yield open_
    for context in contexts:
        context.close()


PAGE_OF_A_PDF = re.compile(rb"/Type\s*/Page\b")


@pytest.mark.parametrize("lang", LANGS)
def test_the_blueprint_prints_on_one_page_and_on_demand_the_rest_on_a_second(
    lang: Lang, opened: Callable[..., Page]
) -> None:
    page = opened(sheet(**written(lang)))
    for number in (0, 5, 10):
        page.locator("input").nth(number).check()
    alone = page.pdf(prefer_css_page_size=True, print_background=True)
    assert len(PAGE_OF_A_PDF.findall(alone)) == 1
    page.locator("#both").check()
    full = page.pdf(prefer_css_page_size=True, print_background=True)
    assert len(PAGE_OF_A_PDF.findall(full)) == 2
    bare = opened(sheet(lang=lang, boxes=[], promises={}, job_card=(), follow_up=(), reply=None))
    assert len(PAGE_OF_A_PDF.findall(bare.pdf(prefer_css_page_size=True))) == 1


@pytest.mark.parametrize("width", [320, 390])
def test_it_fits_a_phone(width: int, opened: Callable[..., Page]) -> None:
    page = opened(sheet(**written("ja")), width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    targets = page.locator("a:visible, button:visible, summary:visible, label:visible")
    sizes = [target.bounding_box() for target in targets.all()]
    assert len(sizes) > 40
    assert all(size and size["height"] >= 44 and size["width"] >= 36 for size in sizes)


def test_without_any_script_an_answer_is_still_spoken_back_to(opened: Callable[..., Page]) -> None:
    page = opened(sheet(), java_script_enabled=False)
    assert page.locator(".said:visible").count() == 1  # the number that had been given already
    page.get_by_label("少し").first.check()
    said = page.locator(".said:visible")
    assert said.count() == 2
    assert said.first.inner_text() == "その大きさで十分です。"
    page.get_by_label("考えが変わった").first.check()
    assert said.first.inner_text() == "選び直せます。"
    page.get_by_label("まだ").first.check()  # to which nothing is said
    assert said.count() == 1
    page.locator(".rating").first.get_by_label("7", exact=True).check()
    assert "6でした" in page.locator(".rating .said:visible").first.inner_text()


def test_with_its_script_the_answers_are_there_again(opened: Callable[..., Page]) -> None:
    page = opened(sheet())
    page.get_by_label("まだ").first.check()
    page.locator(".rating").nth(1).get_by_label("8", exact=True).check()
    page.reload()
    assert page.locator("input:checked").evaluate_all(
        "all => all.map(one => `${one.name} ${one.value}`)"
    ) == [
        "E14-do_30 not_yet",
        "E02-options 8",
        "E02-agency 5",
    ]
    page.locator("button[type=reset]").click()
    page.reload()
    assert page.locator("input:checked").count() == 1  # what had been given before
