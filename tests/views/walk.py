"""The whole walk, in one order: whoever looks gets each state's name and the page that is in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext

from tests.views.desk import assistant, led
from tests.views.doors import View, doors, gone, waiting
from tests.views.house import House
from tests.views.phones import afterwards, newcomer, veteran
from wli_toolkit.content.model import Lang
from wli_toolkit.reports.report import Reader
from wli_toolkit.reports.writing import write_report

SMALL = {"width": 390, "height": 844}
PATIENCE_MS = 60_000
"""A busy machine may take its time: what is looked at here is what comes, not how soon."""


def walk(browser: Browser, house: House, lang: Lang, folder: Path, **media: Any) -> Iterator[View]:
    """Yield every state in one language; `media` goes to each browser context."""
    for part in (doors, gone, waiting, newcomer, veteran, afterwards, assistant):
        context = hand_held(browser, lang, **media)
        yield from part(context, house, lang)
        context.close()
    context = hand_held(browser, lang, **media)
    yield from led(browser, context, house, lang)
    context.close()
    yield from report(browser, house, lang, folder)


def hand_held(browser: Browser, lang: Lang, **media: Any) -> BrowserContext:
    """Return a fresh phone: its own cookies, touch, the size of a common one."""
    context = browser.new_context(
        viewport=SMALL, locale="ja-JP" if lang == "ja" else "en-GB", has_touch=True, **media
    )
    context.set_default_timeout(PATIENCE_MS)
    return context


def report(browser: Browser, house: House, lang: Lang, folder: Path) -> Iterator[View]:
    """Yield the group's report as a page, read from a file as its reader does."""
    context = hand_held(browser, lang)
    page = context.new_page()
    readers: tuple[Reader, ...] = ("facilitator", "organiser")
    for reader in readers:
        target = folder / f"{reader}-{lang}.html"
        write_report(house.store, house.rooms[lang].led, target, lang=lang, audience=reader)
        page.goto(target.as_uri())
        yield f"report-{reader}", page
    context.close()
