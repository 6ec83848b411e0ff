"""A room at rest: what the server uses while everybody is connected and nobody does anything.

::

    python -m tests.load.resting --people 100 --seconds 60
"""

from __future__ import annotations

import asyncio

from tests.load.arguments import arguments
from tests.load.room import Room, open_room
from wli_toolkit.simulate.live import Habits

THINK = (3600.0, 3600.0)
"""Everybody answers one question and then thinks for longer than this lasts."""
STILL = Habits(think=THINK, presses_twice=0.0)
SETTLE_S = 5.0


async def rest(room: Room, people: int, seconds: float) -> float:
    """Return the share of one core that the server takes with `people` connected."""
    async with room.attached(people, STILL):
        # What was set off by their coming, such as the console's strip, is not rest yet.
        await asyncio.sleep(SETTLE_S)
        return await room.idle_share(seconds)


def main() -> None:
    """Print the share."""
    parser = arguments(__doc__, people=100)
    parser.add_argument("--seconds", type=float, default=60.0)
    given = parser.parse_args()
    with open_room(given.people, given.kernels) as room:
        share = asyncio.run(rest(room, given.people, given.seconds))
    print(f"kernels: {given.kernels}; {given.people} people at rest: {share:.1%} of one core")


if __name__ == "__main__":
    main()
