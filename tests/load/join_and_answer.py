"""Live people join all at once and then answer: one line for each size of the room.

Run from the project's folder; each size gets a new server on this machine, so people and server share its cores::

    python -m tests.load.join_and_answer --people 10 20 --seconds 30
"""

from __future__ import annotations

import argparse
import asyncio
import os
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import psutil

from tests.browser.seminar import Seminar, start
from wli_toolkit.content import load_agenda, load_pack
from wli_toolkit.simulate.live import Crowd, Habits, Measures, live_crowd
from wli_toolkit.store import open_store

THINK = (1.0, 3.0)
"""So that everybody saves something about every two seconds."""
ATTACH_WITHIN_S = 600.0
BACK_WITHIN_S = 60.0
HEADS = (
    "people", "joined p95", "page p95", "attached p50", "p95", "all", "saves", "saved p50", "p95", "p99",
    "cut: back in", "lost", "twice", "MB each", "server CPU",
)  # fmt: skip


@dataclass(frozen=True)
class Run:
    """What one size of the room came to."""

    measures: Measures
    all_attached_s: float
    back_s: float
    megabytes_each: float
    cpu_share: float
    """Of all cores, while people answered."""

    def cells(self) -> tuple[str, ...]:
        """Return one line of the table."""
        m = self.measures
        compared = m.compared
        assert compared is not None
        return (
            str(m.people), _s(m.join_s.p95), _s(m.page_s.p95), _s(m.attached_s.p50), _s(m.attached_s.p95),
            _s(self.all_attached_s), str(m.saved), _s(m.save_s.p50), _s(m.save_s.p95), _s(m.save_s.p99),
            _s(self.back_s), str(len(compared.lost)), str(len(compared.doubled)),
            f"{self.megabytes_each:.0f}", f"{100 * self.cpu_share:.0f} %",
        )  # fmt: skip


def _s(seconds: float | None) -> str:
    return "–" if seconds is None else f"{seconds:.2f} s"


def processes(seminar: Seminar) -> list[psutil.Process]:
    """Return the server's process and those it started."""
    server = psutil.Process(seminar.process.pid)
    return [server, *server.children(recursive=True)]


def cpu_seconds(seminar: Seminar) -> float:
    """Return the processor time that the server and its kernels have used."""
    times = [process.cpu_times() for process in processes(seminar)]
    return sum(each.user + each.system for each in times)


def megabytes(seminar: Seminar) -> float:
    """Return the memory of the server and its kernels, each shared page counted once."""
    return sum(process.memory_full_info().pss for process in processes(seminar)) / 2**20


async def answer(crowd: Crowd, seconds: float) -> None:
    """Let people answer for some time, or until all are through."""
    try:
        await crowd.wait_until(crowd.all_finished, within=seconds)
    except TimeoutError:
        return


def free_session(seminar: Seminar) -> str:
    """Return a new long session in which everybody goes at their own pace."""
    with open_store(f"sqlite:///{seminar.database}") as store:
        session, _passcode = store.create_session(
            agenda=load_agenda(load_pack(), "180min"), simulated=True, settings={"pace": "free"}
        )
        return session.code


async def one_room(seminar: Seminar, people: int, seconds: float, arrive_within: float) -> Run:
    """Let `people` join and answer; halfway, cut all their lines at once."""
    url = f"http://127.0.0.1:{seminar.line['port']}"
    code = free_session(seminar)
    habits = Habits(think=THINK, arrive_within=arrive_within)
    began = time.monotonic()
    async with live_crowd(url, code, participants=people, leave=0.0, habits=habits) as crowd:
        await crowd.wait_until(crowd.all_attached, within=ATTACH_WITHIN_S)
        attached = time.monotonic() - began
        cpu, answering = cpu_seconds(seminar), time.monotonic()
        await answer(crowd, seconds / 2)
        crowd.cut_all()
        cut = time.monotonic()
        await crowd.wait_until(crowd.all_attached, within=BACK_WITHIN_S)
        back = time.monotonic() - cut
        await answer(crowd, seconds / 2)
        await crowd.wait_until(crowd.all_saved, within=BACK_WITHIN_S)
        used = (cpu_seconds(seminar) - cpu) / (time.monotonic() - answering) / (os.cpu_count() or 1)
        memory = megabytes(seminar) / people
        await crowd.compare()
        return Run(crowd.measures(), attached, back, memory, used)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--people", type=int, nargs="+", default=[10, 20])
    parser.add_argument("--seconds", type=float, default=30.0, help="how long they answer")
    parser.add_argument("--arrive-within", type=float, default=0.0, help="0: all join at once")
    given = parser.parse_args()
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} before; people on the same machine")
    print(" | ".join(HEADS))
    for people in given.people:
        with tempfile.TemporaryDirectory() as folder:
            seminar = start(Path(folder), "--seats", str(people))
            try:
                run = asyncio.run(one_room(seminar, people, given.seconds, given.arrive_within))
            finally:
                seminar.stop()
        print(" | ".join(run.cells()), flush=True)


if __name__ == "__main__":
    main()
