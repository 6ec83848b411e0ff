"""Pages of the console and the projector, opened for one test each."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from console_room import QR, Opened, Opener, content, live, tell_state
from playwright.sync_api import Browser
from setup_answers import set_up

from wli_toolkit.widgets.base.page_widget import PageWidget
from wli_toolkit.widgets.console import ConsoleWidget
from wli_toolkit.widgets.screen import ScreenWidget


@pytest.fixture
def opener(browser: Browser) -> Iterator[Opener]:
    """Return a function that opens a widget in a page of its own; afterwards no page may have complained."""
    pages: list[Opened] = []

    def open_(
        widget: type[PageWidget], width: int = 1280, height: int = 800, *, clock: float | None = None
    ) -> Opened:
        context = browser.new_context(viewport={"width": width, "height": height}, locale="en-GB")
        page = context.new_page()
        if clock is not None:
            page.clock.install(time=clock - 60)
            page.clock.pause_at(clock)
        pages.append(Opened(page, widget))
        return pages[-1]

    yield open_
    for one in pages:
        assert not one.failures
        one.page.context.close()


@pytest.fixture
def console(opener: Opener) -> Opened:
    """Return a console in a session that has just been made."""
    opened = opener(ConsoleWidget)
    opened.load()
    tell_state(opened)
    return opened


@pytest.fixture
def screen(opener: Opener) -> Opened:
    """Return a projector's page in a session that has just been made."""
    opened = opener(ScreenWidget, 1280, 720, clock=1000.0)
    opened.load()
    known = {
        "lang": "en",
        "code": "K7M2QX",
        "join_url": "http://10.0.0.4:8866/?s=K7M2QX",
        "qr": QR,
        "joined": 3,
    }
    opened.tell("state", content=content(), screen=known | {"live": live(opened_at=None), "pictures": []})
    return opened


@pytest.fixture
def setup(console: Opened) -> Opened:
    """Return a console that shows the set-up of a session nobody has joined."""
    tell_state(console, setup=True)
    console.tell("setup", **set_up())
    return console
