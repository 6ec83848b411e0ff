"""A roomful joins at once: how long until every page is whole and talks with its kernel, and what each one weighs.

Stock Voila serves the same notebook in the same run; it is warmed by one visit. Ours joins the way people do, with
the join page and the cookies. Both are through when the kernel has answered.

::

    python -m tests.benchmarks.joins --people 30
    python -m tests.benchmarks.joins --people 100 --kernels fork
"""

from __future__ import annotations

import asyncio
import os
import time
from dataclasses import dataclass

from tornado.simple_httpclient import HTTPTimeoutError

from tests.benchmarks.stock import LONGEST_S, all_visit, hang_up, stock_voila
from tests.load.arguments import arguments
from tests.load.room import WITHIN_S, Room, open_room
from wli_toolkit.simulate.live import CAREFUL, live_crowd
from wli_toolkit.simulate.live.weighing import weigh


@dataclass(frozen=True)
class Result:
    """One way of serving.

    Attributes
    ----------
    all_s
        Seconds until the last one was through.
    bytes_each
        Memory of the server and all it started, divided by the people; each shared page counted once.
    """

    name: str
    all_s: float
    bytes_each: float


async def stock(people: int) -> Result:
    """Let `people` visit stock Voila."""
    with stock_voila() as server:
        _seconds, first = await all_visit(server, 1)
        began = time.monotonic()
        _seconds, sockets = await all_visit(server, people)
        took = time.monotonic() - began
        weight = weigh(server.process.pid)
        hang_up([*first, *sockets])
        return Result("stock Voila", took, weight.memory / (people + 1))


def measured_stock(people: int) -> Result:
    """Return how stock Voila did, in a run in which it answered everybody."""
    while True:
        try:
            return asyncio.run(stock(people))
        except HTTPTimeoutError:
            print(f"stock Voila did not answer a visitor within {LONGEST_S:.0f} s; once more", flush=True)


async def ours(room: Room, people: int, name: str) -> Result:
    """Let `people` join our workshop."""
    began = time.monotonic()
    async with live_crowd(room.url, room.code, participants=people, leave=0.0, habits=CAREFUL) as crowd:
        await crowd.wait_until(crowd.all_attached, within=WITHIN_S)
        for person in crowd.people:
            person.phone.ask({"type": "handed_in"}, "handed_in")
        await crowd.wait_until(lambda: all(person.phone.answer for person in crowd.people), within=WITHIN_S)
        took = time.monotonic() - began
        return Result(name, took, room.weigh().memory / people)


def main() -> None:
    """Print a line for each way of serving, with its ratios to stock."""
    given = arguments(__doc__, people=30, kernels=["fork", "pool"]).parse_args()
    people: int = given.people
    print(
        f"{people} people join at once; {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} before",
        flush=True,
    )
    base = measured_stock(people)
    print(f"{base.name:12} {base.all_s:7.2f} s   {base.bytes_each / 1e6:6.1f} MB each", flush=True)
    for mode in given.kernels:
        with open_room(people, mode) as room:
            result = asyncio.run(ours(room, people, mode))
        print(
            f"{result.name:12} {result.all_s:7.2f} s   {result.bytes_each / 1e6:6.1f} MB each"
            f"   {base.all_s / result.all_s:5.1f} x faster   {result.bytes_each / base.bytes_each:.2f} x the memory",
            flush=True,
        )


if __name__ == "__main__":
    main()
