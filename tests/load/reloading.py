"""People reload their pages again and again: in the end there are as many kernels as people.

::

    python -m tests.load.reloading --people 20 --times 200
"""

from __future__ import annotations

import argparse
import asyncio

from tests.load.resting import THINK
from tests.load.room import WITHIN_S, Room, open_room
from wli_toolkit.simulate.live import Habits, live_crowd


async def reload(room: Room, people: int, times: int) -> int:
    """Return how many kernels run when `people` have reloaded `times` times in all."""
    habits = Habits(think=THINK, presses_twice=0.0)
    async with live_crowd(room.url, room.code, participants=people, leave=0.0, habits=habits) as crowd:
        await crowd.wait_until(lambda: crowd.all_attached() and crowd.all_saved(), within=WITHIN_S)
        await room.reload(crowd, times)
        return room.kernels()


def main() -> None:
    """Print both numbers."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--people", type=int, default=20)
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--kernels", choices=("fork", "pool", "spawn"), default="fork")
    given = parser.parse_args()
    with open_room(given.people, given.kernels) as room:
        kernels = asyncio.run(reload(room, given.people, given.times))
    print(
        f"kernels: {given.kernels}; {given.times} reloads by {given.people} people: {kernels} kernels at the end"
    )


if __name__ == "__main__":
    main()
