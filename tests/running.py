"""Running a coroutine from a test, whatever else runs: Playwright keeps an event loop in the main thread."""

from __future__ import annotations

from collections.abc import Coroutine
from typing import Any, TypeVar

from anyio.from_thread import start_blocking_portal

T = TypeVar("T")


def run(work: Coroutine[Any, Any, T]) -> T:
    """Run `work` on an event loop of its own and return what it returns; a test that times out cancels it."""

    async def awaited() -> T:
        return await work

    with start_blocking_portal() as portal:
        return portal.call(awaited)
