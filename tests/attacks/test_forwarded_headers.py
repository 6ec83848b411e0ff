"""What a visitor claims of a proxy is believed of nobody where no proxy stands in front."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.browser.seminar import Seminar, start
from tests.server.client import Client

CLAIMED = {"X-Forwarded-Proto": "https", "X-Scheme": "https", "X-Forwarded-Host": "elsewhere.example.jp"}


@pytest.fixture(scope="module")
def unproxied(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Seminar]:
    running = start(tmp_path_factory.mktemp("unproxied"))
    yield running
    running.stop()


def test_claims_change_neither_links_nor_cookies(unproxied: Seminar) -> None:
    member = Client(unproxied.line["port"])
    assert member.join(unproxied.code).status == 303
    told = member.ask("GET", "/workshop", headers=CLAIMED)
    assert told.status == 200
    assert f"http://127.0.0.1:{member.port}/?s={unproxied.code}#r=" in told.text
    assert "elsewhere.example.jp" not in told.text
    page = Client(member.port).ask("GET", "/", headers=CLAIMED)
    assert "_xsrf=" in page.headers["set-cookie"]
    assert "secure" not in page.headers["set-cookie"].lower()


def test_a_line_is_opened_from_a_page_of_ours_only(unproxied: Seminar) -> None:
    member = Client(unproxied.line["port"])
    assert member.join(unproxied.code).status == 303
    upgrade = {
        "Upgrade": "websocket", "Connection": "Upgrade", "Origin": "https://elsewhere.example.jp",
        "Sec-WebSocket-Version": "13", "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
    }  # fmt: skip
    path = f"/live?page=workshop&s={unproxied.code}"
    assert member.ask("GET", path, headers={**upgrade, **CLAIMED}).status == 403
