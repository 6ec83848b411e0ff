"""The facilitator downloads every kind of report, for oneself and for the organiser; each name says for whom it is."""

from __future__ import annotations

import pytest

from tests.browser.seminar import Seminar
from tests.server.client import Client, facilitator

TYPES = {
    ".html": "text/html",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".csv": "text/csv",
    ".json": "application/json",
}


@pytest.mark.parametrize("audience", ["facilitator", "organiser"])
def test_each_kind_is_sent_under_a_name_that_says_for_whom(seminar: Seminar, audience: str) -> None:
    client = facilitator(seminar)
    for suffix, kind in TYPES.items():
        reply = client.get(f"/export/{seminar.code}{suffix}?lang=ja&audience={audience}")
        assert reply.status == 200, suffix
        assert reply.headers["content-type"].startswith(kind)
        assert f"wli-{seminar.code}-{audience}{suffix}" in reply.headers["content-disposition"]
        assert reply.text


@pytest.mark.parametrize("suffix", TYPES)
def test_strangers_get_none(seminar: Seminar, suffix: str) -> None:
    assert Client(seminar.line["port"]).get(f"/export/{seminar.code}{suffix}").status == 302
