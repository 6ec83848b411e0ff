"""How far one machine goes: rooms of growing size that join all at once, until attaching takes too long.

::

    python -m tests.load.how_far --people 50 100 150 200 250 300
"""

from __future__ import annotations

import asyncio
import os
import time

from tests.load.arguments import arguments
from tests.load.room import WITHIN_S, Room, open_room
from wli_toolkit.simulate.live import Habits, Measures, live_crowd

TOO_LONG_S = 10.0
"""The p95 of attaching at which a room is too large."""


async def join(room: Room, people: int, arrive_within: float) -> tuple[Measures, float]:
    """Return what it came to, and the megabytes for each person with the server's own in them."""
    habits = Habits(think=(1.0, 3.0), arrive_within=arrive_within)
    async with live_crowd(room.url, room.code, participants=people, leave=0.0, habits=habits) as crowd:
        await crowd.wait_until(crowd.all_attached, within=WITHIN_S)
        return crowd.measures(), room.weigh().memory / people / 1e6


def main() -> None:
    """Print a line for each size, and stop after the first that is too large."""
    parser = arguments(__doc__, people=[50, 100, 150, 200, 250, 300])
    parser.add_argument("--arrive-within", type=float, default=0.0, help="seconds; 0: all join at once")
    given = parser.parse_args()
    print(f"kernels: {given.kernels}; {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} before")
    print("people | question p95 | attached p50 | p95 | all | MB each", flush=True)
    for people in given.people:
        with open_room(people, given.kernels) as room:
            began = time.monotonic()
            measures, megabytes = asyncio.run(join(room, people, given.arrive_within))
            took = time.monotonic() - began
        attached = measures.attached_s
        assert measures.page_s.p95 is not None
        assert attached.p50 is not None
        assert attached.p95 is not None
        print(
            f"{people} | {measures.page_s.p95:.2f} s | {attached.p50:.2f} s | {attached.p95:.2f} s | {took:.1f} s"
            f" | {megabytes:.1f}",
            flush=True,
        )
        if attached.p95 > TOO_LONG_S:
            return


if __name__ == "__main__":
    main()
