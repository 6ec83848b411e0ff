"""One running server for the tests that look at it from outside a browser."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.browser.seminar import Seminar, start
from tests.server.client import OPEN, Client, come_in
from wli_toolkit.store import Store, open_store


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


@pytest.fixture(scope="module")
def store(seminar: Seminar) -> Iterator[Store]:
    """Return the server's store."""
    with open_store(f"sqlite:///{seminar.database}") as opened:
        yield opened


@pytest.fixture
def helper(seminar: Seminar, store: Store) -> Client:
    """Return an assistant of the server's session."""
    return come_in(seminar, seminar.code, store.new_assistant_passcode(seminar.code))


@pytest.fixture
def other(seminar: Seminar, store: Store) -> str:
    """Return the code of another session in the same store."""
    session, _passcode = store.create_session(agenda=store.session(seminar.code).agenda_model())
    return session.code
