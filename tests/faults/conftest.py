"""One running server for each module of faults, with its store opened beside it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.browser.seminar import Seminar, start
from wli_toolkit.store import Store, open_store


@pytest.fixture(scope="module")
def seminar(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Seminar]:
    """Return a running server with a new session."""
    running = start(tmp_path_factory.mktemp("seminar"))
    yield running
    running.stop()


@pytest.fixture(scope="module")
def store(seminar: Seminar) -> Iterator[Store]:
    """Return the server's store."""
    with open_store(f"sqlite:///{seminar.database}") as opened:
        yield opened
