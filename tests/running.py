"""Running a coroutine from a test, whatever else runs: Playwright keeps an event loop in the main thread."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

T = TypeVar("T")


def run(work: Coroutine[Any, Any, T]) -> T:
    """Run `work` on an event loop of its own and return what it returns."""
    with ThreadPoolExecutor(1) as aside:
        return aside.submit(asyncio.run, work).result()
