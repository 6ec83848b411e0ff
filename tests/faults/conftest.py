"""One running server for each module of faults, with its store opened beside it; and time to try often."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.browser.seminar import Seminar, start
from tests.faults.town import Town, running_town
from tests.server.client import OPEN
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


@pytest.fixture(scope="module")
def standing_town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    """Return two servers on one PostgreSQL, with proxies in front."""
    with running_town(tmp_path_factory.mktemp("town")) as standing:
        yield standing
        OPEN.close()


@pytest.fixture
def town(standing_town: Town) -> Town:
    """Begin each test with both servers."""
    for replica in standing_town.replicas:
        if not replica.runs:
            replica.close()
            replica.start()
    return standing_town
