"""Whatever people write, on the first page and at the log-in it is text: nothing runs, nothing is fetched."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.attacks.hostile_room import hostile_room
from tests.attacks.hostile_texts import SCRIPTS
from tests.attacks.tripwire import Tripwire
from tests.browser.phone import PHONE
from tests.browser.seminar import Seminar
from tests.server.client import OPEN


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Seminar]:
    """Return the room, served."""
    running = hostile_room(tmp_path_factory.mktemp("hostile"))
    yield running
    OPEN.close()
    running.stop()
    log = running.log.read_text()
    assert "Traceback" not in log
    assert "__ran" not in log
    assert "\x1b" not in log


@pytest.fixture
def phone(browser: Browser) -> Iterator[Tripwire]:
    wire = Tripwire(browser, viewport=PHONE, locale="ja-JP", has_touch=True, is_mobile=True)
    yield wire
    wire.context.close()


def test_the_first_page_is_text(phone: Tripwire, room: Seminar) -> None:
    page = phone.page()
    for address in (
        room.join_url,
        f"{room.base}/?s=%3Cscript%3E{'W' * 300}",
        f"{room.base}/console/login?s=<b>",
    ):
        page.goto(address)
        phone.look(page)
    page.goto(f"{room.base}/console/login")
    page.fill("#session", SCRIPTS["title"])
    page.fill("#passcode", SCRIPTS["attribute"])
    with page.expect_navigation():
        page.get_by_role("button").tap()
    phone.look(page)
