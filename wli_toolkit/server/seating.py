"""Seats: one kernel per person and page, started in turn, watched, replaced when it dies, taken back when unused."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, cast

from jupyter_client.manager import AsyncKernelManager
from jupyter_core.utils import ensure_async

from wli_toolkit.server.kernel_line import KernelLine
from wli_toolkit.server.kernels import SeatKernelManager
from wli_toolkit.server.page_notebook import NoSeatError, run_page

PageName = Literal["workshop", "console", "screen", "assistant"]
STARTS_AT_ONCE = 4
"""Kernels that start at the same time; more would only slow each other and everybody's saving down."""
CULL_AFTER_S = 45 * 60.0
"""How long nobody may look at a page before its kernel is taken back; longer than any coffee break."""
RECLAIM_AFTER_S = 90.0
"""The same, while somebody else waits for a seat."""


@dataclass(frozen=True)
class Owner:
    """Whose kernel it is: a participant's page, or a session's console or screen, or its assistants' console.

    Assistants who came in with different passcodes have different kernels: no kernel outlives its passcode.
    """

    page: PageName
    session: str
    participant: str = ""
    grant: str = field(default="", repr=False)


@dataclass(frozen=True)
class Seat:
    """A running kernel that hosts a page: whom to talk to in it."""

    owner: Owner
    kernel_id: str
    model_id: str


@dataclass
class _Held:
    """What is kept of a seat while it is held."""

    seat: Seat
    line: KernelLine
    last_seen: float = field(default_factory=time.monotonic)


class Seating:
    """Gives each page its kernel.

    Parameters
    ----------
    kernels
        The kernel manager.
    notebooks
        The folder with `workshop.ipynb`, `console.ipynb`, `screen.ipynb` and `assistant.ipynb`.
    seats
        How many participants may hold a kernel at once; facilitator's and assistants' pages do not count.
    looking
        Tells whether any browser shows the page of an owner now.
    has_moved_on
        Tells whether the owner's page is open on another server, and not here.
    on_waiting
        Called with an owner and their place in the queue (1 is next) whenever it changes.
    on_lost
        Called with an owner whose kernel died.
    """

    def __init__(
        self,
        kernels: SeatKernelManager,
        notebooks: Path,
        seats: int,
        *,
        looking: Callable[[Owner], bool],
        has_moved_on: Callable[[Owner], bool],
        on_waiting: Callable[[Owner, int], None],
        on_lost: Callable[[Owner], None],
        log: logging.Logger,
    ) -> None:
        self.seats = seats
        self._kernels = kernels
        self._notebooks = notebooks
        self._looking = looking
        self._has_moved_on = has_moved_on
        self._is_leaving = False
        self._on_waiting = on_waiting
        self._on_lost = on_lost
        self._log = log
        self._held: dict[Owner, _Held] = {}
        self._tasks: dict[Owner, asyncio.Task[Seat]] = {}
        self._queue: list[Owner] = []
        self._starting: set[Owner] = set()
        self._moved = asyncio.Condition()
        self._start_slots = asyncio.Semaphore(STARTS_AT_ONCE)
        # Whoever leads the room does not queue behind a roomful of phones.
        self._leading_slots = asyncio.Semaphore(STARTS_AT_ONCE)

    @property
    def kernel_count(self) -> int:
        """Return how many kernels run."""
        return len(self._held) + len(self._starting)

    def owner_of(self, kernel_id: str) -> Owner | None:
        """Return whose kernel `kernel_id` is."""
        for owner, held in self._held.items():
            if held.seat.kernel_id == kernel_id:
                return owner
        return None

    def line_of(self, kernel_id: str) -> KernelLine | None:
        """Return the line to the one widget that may be talked to in `kernel_id`."""
        for held in self._held.values():
            if held.seat.kernel_id == kernel_id:
                return held.line
        return None

    async def attach(self, owner: Owner, payload: Mapping[str, Any]) -> Seat:
        """Return the owner's seat, starting a kernel in turn if there is none.

        Raises
        ------
        NoSeatError
            If the kernel did not start or its notebook did not show a page, or the server is about to stop.
        """
        held = self._held.get(owner)
        if held is not None:
            held.last_seen = time.monotonic()
            return held.seat
        task = self._tasks.get(owner)
        if task is None and self._is_leaving:
            raise NoSeatError("the server is about to stop")
        if task is None:
            task = asyncio.create_task(self._seat(owner, payload))
            self._tasks[owner] = task
            task.add_done_callback(lambda _done: self._tasks.pop(owner, None))
        return await asyncio.shield(task)

    async def release(self, owner: Owner) -> None:
        """Stop the owner's kernel, if there is one."""
        held = self._held.pop(owner, None)
        if held is not None:
            await self._give_back(held)
        await self._queue_moved()

    async def inspect(self) -> None:
        """Look at every seat once: replace the dead, take back what nobody uses."""
        now = time.monotonic()
        for owner, held in list(self._held.items()):
            if not await self._alive(held.seat.kernel_id):
                self._held.pop(owner, None)
                await self._give_back(held)
                await self._queue_moved()
                self._on_lost(owner)
                continue
            if self._looking(owner):
                held.last_seen = now
        for owner, held in list(self._held.items()):
            is_wanted = bool(self._queue) or self._has_moved_on(owner)
            limit = RECLAIM_AFTER_S if is_wanted else CULL_AFTER_S
            if now - held.last_seen > limit:
                await self.release(owner)

    def admit_no_more(self) -> None:
        """Start no kernel any more; those that run go on."""
        self._is_leaving = True

    async def close(self) -> None:
        """Stop every kernel."""
        self.admit_no_more()
        for task in list(self._tasks.values()):
            task.cancel()
        for held in self._held.values():
            held.line.hang_up()
        await self._kernels.shutdown_all(now=True)
        self._held.clear()

    async def _seat(self, owner: Owner, payload: Mapping[str, Any]) -> Seat:
        """Wait for a turn, start the kernel, run the notebook in it."""
        await self._wait_for_turn(owner)
        kernel_id: str | None = None
        try:
            async with self._start_slots if owner.page == "workshop" else self._leading_slots:
                kernel_id = await self._kernels.start_seated(
                    json.dumps(dict(payload)).encode(), cwd=str(self._notebooks), env=dict(os.environ)
                )
                notebook = self._notebooks / f"{owner.page}.ipynb"
                kernel = cast(AsyncKernelManager, self._kernels.get_kernel(kernel_id))
                line = await run_page(kernel, notebook)
            seat = Seat(owner, kernel_id, line.model_id)
            self._held[owner] = _Held(seat, line)
            return seat
        except Exception as error:
            if kernel_id is not None:
                await self._stop(kernel_id)
            reason = error if isinstance(error, NoSeatError) else type(error).__name__
            self._log.error("No seat for a %s page: %s", owner.page, reason)
            raise NoSeatError(str(reason)) from error
        finally:
            self._starting.discard(owner)
            await self._queue_moved()

    async def _wait_for_turn(self, owner: Owner) -> None:
        if owner.page != "workshop":
            self._starting.add(owner)
            return
        self._queue.append(owner)
        try:
            async with self._moved:
                while not (self._queue[0] == owner and self._participants() < self.seats):
                    self._on_waiting(owner, self._queue.index(owner) + 1)
                    await self._moved.wait()
                self._starting.add(owner)
        finally:
            self._queue.remove(owner)
        await self._queue_moved()

    def _participants(self) -> int:
        return sum(owner.page == "workshop" for owner in {*self._held, *self._starting})

    async def _queue_moved(self) -> None:
        async with self._moved:
            self._moved.notify_all()

    async def _alive(self, kernel_id: str) -> bool:
        if kernel_id not in self._kernels:
            return False
        return bool(await ensure_async(self._kernels.get_kernel(kernel_id).is_alive()))

    async def _give_back(self, held: _Held) -> None:
        held.line.hang_up()
        await self._stop(held.seat.kernel_id)

    async def _stop(self, kernel_id: str) -> None:
        if kernel_id not in self._kernels:
            return
        try:
            await self._kernels.shutdown_kernel(kernel_id, now=True)
        except Exception as error:
            self._log.warning("A kernel did not stop cleanly: %s", type(error).__name__)
