"""Fixtures for tests that use the product as people do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.seminar import Seminar, start

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture
def seminar(tmp_path: Path) -> Iterator[Seminar]:
    """Return a running server with a new session."""
    folder = tmp_path / "seminar"
    folder.mkdir()
    running = start(folder)
    yield running
    running.stop()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Any:
    """When a test of people fails, keep a picture of every page they had open."""
    report = yield
    browser: Browser | None = getattr(item, "funcargs", {}).get("browser")
    if report.when == "call" and report.failed and browser is not None:
        folder: Path = item.funcargs["tmp_path"]  # type: ignore[attr-defined]  # every test here has one
        pages = [page for context in browser.contexts for page in context.pages]
        for number, page in enumerate(pages):
            page.screenshot(path=folder / f"page-{number}.png")
        report.sections.append(("pictures", f"{len(pages)} pictures in {folder}"))
    return report
