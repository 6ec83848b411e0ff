"""Live people join, answer, lose the network all at once, and go on: one line for each size of the room.

Each size gets a new server on this machine, so people and server share its cores. Halfway a report is exported.

::

    python -m tests.load.join_and_answer --people 100 --arrive-within 10 --seconds 300
    python -m tests.load.join_and_answer --people 10 20 40 --kernels pool
"""

from __future__ import annotations

import asyncio
import os
import time
from dataclasses import dataclass

from tests.load.arguments import arguments
from tests.load.room import WITHIN_S, Room, open_room
from wli_toolkit.simulate.live import Habits, Measures, live_crowd

THINK = (1.0, 3.0)
"""So that everybody saves something about every two seconds."""
BACK_WITHIN_S = 15.0
REPORT = ".pptx"
HEADS = (
    "people", "question p95", "attached p50", "p95", "all", "saves", "saved p50", "p95", "p99", "most",
    "report", "cut: back", "last", "lost", "twice", "refused", "MB each", "CPU",
)  # fmt: skip


@dataclass(frozen=True)
class Run:
    """What one size of the room came to; seconds, and megabytes for each person with the server's own in them."""

    measures: Measures
    all_attached_s: float
    report_s: float
    back_share: float
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
            str(m.people), _s(m.page_s.p95), _s(m.attached_s.p50), _s(m.attached_s.p95),
            _s(self.all_attached_s), str(m.saved), _s(m.save_s.p50), _s(m.save_s.p95), _s(m.save_s.p99),
            _s(m.save_s.most), _s(self.report_s), f"{self.back_share:.0%}", _s(self.back_s),
            str(len(compared.lost)), str(len(compared.doubled)), str(m.refused), f"{self.megabytes_each:.1f}",
            f"{self.cpu_share:.0%}",
        )  # fmt: skip


def _s(seconds: float | None) -> str:
    return "–" if seconds is None else f"{seconds:.2f} s"


async def run_room(room: Room, people: int, seconds: float, arrive_within: float) -> Run:
    """Let `people` join and answer; halfway, export a report, and then cut all their lines at once."""
    habits = Habits(think=THINK, arrive_within=arrive_within, reloads=0.0, drops=0.0)
    began = time.monotonic()
    async with live_crowd(room.url, room.code, participants=people, leave=0.0, habits=habits) as crowd:
        await crowd.wait_until(crowd.all_attached, within=WITHIN_S)
        attached = time.monotonic() - began
        report = asyncio.create_task(room.report(REPORT))
        cpu_share = await room.answer(crowd, seconds / 2)
        back_share, back = await room.cut(crowd, BACK_WITHIN_S)
        await room.answer(crowd, seconds / 2)
        await crowd.wait_until(crowd.all_saved, within=WITHIN_S)
        memory = room.weigh().memory / people / 1e6
        await crowd.compare()
        return Run(crowd.measures(), attached, await report, back_share, back, memory, cpu_share)


def main() -> None:
    """Print the table."""
    parser = arguments(__doc__, people=[10, 20])
    parser.add_argument("--seconds", type=float, default=30.0, help="how long they answer")
    parser.add_argument("--arrive-within", type=float, default=0.0, help="seconds; 0: all join at once")
    given = parser.parse_args()
    print(f"kernels: {given.kernels}; {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} before")
    print(" | ".join(HEADS), flush=True)
    for people in given.people:
        with open_room(people, given.kernels) as room:
            run = asyncio.run(run_room(room, people, given.seconds, given.arrive_within))
        print(" | ".join(run.cells()), flush=True)


if __name__ == "__main__":
    main()
