"""Fixtures that several rooms' tests share: a browser, and a place of one's own for user data."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from tests.chromium import FLAGS, find_browser

if TYPE_CHECKING:
    from playwright.sync_api import Browser


# What takes long on a busy machine is not wrong; each test says by itself how many examples it tries.
settings.register_profile("house", deadline=None)
settings.load_profile("house")

HERE = Path(__file__).parent
THOROUGH_S = 1800
PATIENCE_MS = 30_000
"""How long a browser test waits for what should come at once: speed is for benchmarks, not for tests."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--thorough`: the tests of faults and attacks try as often as reliability.md says."""
    parser.addoption("--thorough", action="store_true", help="try each fault and attack many times over")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Give each fault and attack half an hour where it is tried many times over."""
    if config.getoption("--thorough"):
        for item in items:
            if {HERE / "faults", HERE / "attacks", HERE / "accessibility"}.intersection(item.path.parents):
                item.add_marker(pytest.mark.timeout(THOROUGH_S))


@pytest.fixture(scope="session")
def times(pytestconfig: pytest.Config) -> Callable[[int, int], int]:
    """Return how often to try: the first number, or the second with `--thorough`."""
    thorough = pytestconfig.getoption("--thorough")
    return lambda usual, thoroughly: thoroughly if thorough else usual


@pytest.fixture(scope="session", autouse=True)
def own_place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Keep every test out of the user's own data folder and settings."""
    place = tmp_path_factory.mktemp("user-data")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(place))
        patch.setenv("LOCALAPPDATA", str(place))
        patch.setenv("WLI_SECRET", "a secret for tests only, long enough to be taken")
        # IPython warns where another environment is activated than the one that runs.
        for name in ("WLI_DATABASE_URL", "WLI_LANG", "WLI_SELF_STUDY", "VIRTUAL_ENV"):
            patch.delenv(name, raising=False)
        yield place


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return one headless browser for the whole run."""
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=find_browser(), args=list(FLAGS))
        yield launched
        launched.close()
