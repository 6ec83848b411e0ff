"""A crowd in a thread of its own, for callers that have no event loop to spare, as tests that drive a browser.

::

    with crowd_beside(url, code, participants=20, seed=1, think=(0.2, 1.0)) as crowd:
        crowd.wait_until(lambda people: people.all_attached())
        …press “open” on the console…
        crowd.wait_until(lambda people: people.all_done("before"))
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from wli_toolkit.simulate.live.crowd import WITHIN_S, Crowd, live_crowd
from wli_toolkit.simulate.live.measures import Compared, Measures

T = TypeVar("T")


class CrowdBeside:
    """The crowd as it is called from another thread."""

    def __init__(self, crowd: Crowd, loop: asyncio.AbstractEventLoop) -> None:
        self._crowd = crowd
        self._loop = loop

    def wait_until(self, condition: Callable[[Crowd], bool], within: float = WITHIN_S) -> None:
        """Wait for a condition on the crowd; see `Crowd.wait_until`."""
        crowd = self._crowd
        self._do(crowd.wait_until(lambda: condition(crowd), within))

    def look(self, question: Callable[[Crowd], T]) -> T:
        """Return what `question` finds, asked between two things that happen."""

        async def asked() -> T:
            return question(self._crowd)

        return self._do(asked())

    def cut_all(self) -> None:
        """Cut everybody's sockets at once."""
        self.look(Crowd.cut_all)

    def compare(self) -> Compared:
        """Compare what was acknowledged with what is there."""
        return self._do(self._crowd.compare())

    def told(self) -> list[dict[str, Any]]:
        """Return what each one answered and had acknowledged."""
        return self.look(Crowd.told)

    def measures(self) -> Measures:
        """Return what it came to so far."""
        return self.look(Crowd.measures)

    def _do(self, doing: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(doing, self._loop).result()


@contextmanager
def crowd_beside(url: str, code: str, **options: Any) -> Iterator[CrowdBeside]:
    """Let people take part as long as the block lasts; options and errors are those of `live_crowd`."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, name="live people", daemon=True)
    thread.start()
    people = live_crowd(url, code, **options)
    try:
        crowd = asyncio.run_coroutine_threadsafe(people.__aenter__(), loop).result()
        try:
            yield CrowdBeside(crowd, loop)
        finally:
            asyncio.run_coroutine_threadsafe(people.__aexit__(None, None, None), loop).result()
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()
