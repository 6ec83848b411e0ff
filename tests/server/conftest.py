"""One running server for the tests that look at it from outside a browser."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.browser.seminar import Seminar, start
from tests.server.client import OPEN, Client


@pytest.fixture(scope="module")
def seminar(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Seminar]:
    """Return a running server with a new session."""
    running = start(tmp_path_factory.mktemp("seminar"))
    yield running
    running.stop()


@pytest.fixture(scope="module", autouse=True)
def sockets(seminar: Seminar) -> Iterator[None]:
    """Close what the tests of a module opened, before its server stops."""
    yield
    OPEN.close()


@pytest.fixture
def client(seminar: Seminar) -> Client:
    """Return a visitor without cookies."""
    return Client(seminar.line["port"])
