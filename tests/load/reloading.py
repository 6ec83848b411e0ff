"""People reload their pages again and again: in the end there are as many kernels as people.

::

    python -m tests.load.reloading --people 20 --times 200
"""

from __future__ import annotations

import asyncio

from tests.load.arguments import arguments
from tests.load.resting import STILL
from tests.load.room import Room, open_room


async def reload(room: Room, people: int, times: int) -> int:
    """Return how many kernels run when `people` have reloaded `times` times in all."""
    async with room.attached(people, STILL) as crowd:
        await room.reload(crowd, times)
        return room.kernels()


def main() -> None:
    """Print both numbers."""
    parser = arguments(__doc__, people=20)
    parser.add_argument("--times", type=int, default=200)
    given = parser.parse_args()
    with open_room(given.people, given.kernels) as room:
        kernels = asyncio.run(reload(room, given.people, given.times))
    print(
        f"kernels: {given.kernels}; {given.times} reloads by {given.people} people: {kernels} kernels at the end"
    )


if __name__ == "__main__":
    main()
