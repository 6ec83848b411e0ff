"""What one person's page weighs on the server, against stock Voila on the same notebook.

People come within a while, because stock Voila refuses some of a hundred that come at once. Weighed are the server and
all that it started, each shared page of memory once, divided by the people: when everybody is attached and has answered
one question, and, in another room, when everybody has answered for a while.

::

    python -m tests.benchmarks.memory --people 100
"""

from __future__ import annotations

import asyncio
from typing import Any

from tests.benchmarks.stock import all_visit, hang_up, stock_voila
from tests.load.arguments import arguments
from tests.load.join_and_answer import THINK
from tests.load.resting import THINK as STILL
from tests.load.room import Room, open_room
from wli_toolkit.simulate.live import Habits
from wli_toolkit.simulate.live.weighing import weigh

AT_ONCE = 10
"""So many come to stock Voila together."""


async def stock(people: int) -> float:
    """Return the megabytes for each of `people` who look at a page of stock Voila."""
    sockets: list[Any] = []
    with stock_voila() as server:
        for _ in range(0, people, AT_ONCE):
            _seconds, came = await all_visit(server, AT_ONCE)
            sockets += came
        weight = weigh(server.process.pid)
        hang_up(sockets)
        return weight.memory / len(sockets) / 1e6


async def ours(room: Room, people: int, think: tuple[float, float], seconds: float) -> float:
    """Return the megabytes for each of `people` who come, answer and think for so many seconds."""
    habits = Habits(think=think, arrive_within=people / AT_ONCE)
    async with room.attached(people, habits) as crowd:
        await room.answer(crowd, seconds)
        return room.weigh().memory / people / 1e6


def main() -> None:
    """Print a line for each way of serving, with its ratio to stock."""
    parser = arguments(__doc__, people=100, kernels=["fork"])
    parser.add_argument("--seconds", type=float, default=60.0, help="how long they answer")
    given = parser.parse_args()
    people = given.people - given.people % AT_ONCE
    base = asyncio.run(stock(people))
    print(f"{people} people\nstock Voila  {base:6.1f} MB each", flush=True)
    for mode in given.kernels:
        with open_room(people, mode) as room:
            attached = asyncio.run(ours(room, people, STILL, 0.0))
        with open_room(people, mode) as room:
            answered = asyncio.run(ours(room, people, THINK, given.seconds))
        print(
            f"{mode:12} {attached:6.1f} MB each ({attached / base:.2f} of stock); "
            f"after {given.seconds:.0f} s of answering {answered:.1f} MB ({answered / base:.2f})",
            flush=True,
        )


if __name__ == "__main__":
    main()
