"""One room of live people on a server of its own: what happens in it, phase by phase, and what each phase came to."""

from __future__ import annotations

import asyncio
import json
import os
import random
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.browser.seminar import Seminar, start
from tests.server.client import Client
from wli_toolkit.content import load_agenda, load_pack
from wli_toolkit.simulate.live import Crowd, Habits, live_crowd
from wli_toolkit.simulate.live.pool import await_pool
from wli_toolkit.simulate.live.weighing import Weight, cpu_seconds, weigh
from wli_toolkit.store import open_store

WITHIN_S = 600.0
"""How long a phase may take before the room is given up."""
LONG_AGENDA = "180min"


@dataclass
class Room:
    """A running server with a session in which everybody goes at their own pace."""

    seminar: Seminar
    code: str
    passcode: str

    @property
    def url(self) -> str:
        """Return the server's address."""
        return f"http://127.0.0.1:{self.seminar.line['port']}"

    def weigh(self) -> Weight:
        """Return what the server weighs now."""
        return weigh(self.seminar.process.pid)

    def kernels(self) -> int:
        """Return how many kernels run."""
        return int(json.loads(Client(self.seminar.line["port"]).get("/healthz").text)["kernels"])

    @asynccontextmanager
    async def attached(self, people: int, habits: Habits) -> AsyncIterator[Crowd]:
        """Let `people` come and stay, from when all are attached and what they have answered so far is saved."""
        async with live_crowd(self.url, self.code, participants=people, leave=0.0, habits=habits) as crowd:
            await crowd.wait_until(lambda: crowd.all_attached() and crowd.all_saved(), within=WITHIN_S)
            yield crowd

    async def answer(self, crowd: Crowd, seconds: float) -> float:
        """Let people answer for some time, or until all are through; return the share of all cores it took."""
        cpu, began = cpu_seconds(self.seminar.process.pid), time.monotonic()
        with suppress(TimeoutError):
            await crowd.wait_until(crowd.all_finished, within=seconds)
        used = cpu_seconds(self.seminar.process.pid) - cpu
        return used / (time.monotonic() - began) / (os.cpu_count() or 1)

    async def cut(self, crowd: Crowd, within: float) -> tuple[float, float]:
        """Cut everybody's lines at once; return the share that is back `within` seconds, and when the last one was."""
        crowd.cut_all()
        began = time.monotonic()
        there = crowd.staying
        try:
            await crowd.wait_until(crowd.all_attached, within=within)
            share = 1.0
        except TimeoutError:
            share = sum(person.phone.page_ready for person in there) / len(there)
            await crowd.wait_until(crowd.all_attached, within=WITHIN_S)
        return share, time.monotonic() - began

    async def reload(self, crowd: Crowd, times: int, seed: int = 1) -> None:
        """Let people reload their page, somebody else each time, and wait until all are back."""
        chance = random.Random(seed)  # noqa: S311 - who reloads next
        for _ in range(times):
            await chance.choice(crowd.staying).reload()
        await crowd.wait_until(crowd.all_attached, within=WITHIN_S)

    async def report(self, suffix: str) -> float:
        """Export a report as the facilitator does, and return how many seconds it took."""

        def download() -> float:
            client = Client(self.seminar.line["port"])
            assert client.post("/console/login", session=self.code, passcode=self.passcode).status == 303
            began = time.monotonic()
            reply = client.get(f"/export/{self.code}{suffix}?lang=ja&audience=facilitator")
            assert reply.status == 200, reply.status
            return time.monotonic() - began

        return await asyncio.to_thread(download)

    async def idle_share(self, seconds: float) -> float:
        """Return the share of one core that the server takes while nobody does anything."""
        cpu = cpu_seconds(self.seminar.process.pid)
        await asyncio.sleep(seconds)
        return (cpu_seconds(self.seminar.process.pid) - cpu) / seconds


@contextmanager
def open_room(seats: int, kernels: str) -> Iterator[Room]:
    """Start a server for `seats` people whose kernels start in the mode `kernels`; stopped afterwards."""
    with TemporaryDirectory() as folder:
        seminar = start(Path(folder), "--seats", str(seats), "--kernels", kernels)
        try:
            with open_store(f"sqlite:///{seminar.database}") as store:
                session, passcode = store.create_session(
                    agenda=load_agenda(load_pack(), LONG_AGENDA), simulated=True, settings={"pace": "free"}
                )
            room = Room(seminar, session.code, passcode)
            await_pool(room.url, seats, within=WITHIN_S)
            yield room
        finally:
            seminar.stop()
