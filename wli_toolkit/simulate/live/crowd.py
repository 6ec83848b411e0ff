"""Many live people in one event loop: a load on the server, and the room that a test of the whole hour needs.

In a test::

    async with live_crowd(url, code, participants=20, seed=1, think=(0.2, 1.0)) as crowd:
        await crowd.wait_until(crowd.all_attached)
        store.open_step(code, "before")
        await crowd.wait_until(lambda: crowd.all_done("before"))
        crowd.cut_all()
        await crowd.wait_until(crowd.all_saved)
        assert not (await crowd.compare()).lost

A test that drives a browser has an event loop already: `beside.crowd_beside` is the same in a thread of its own,
called without `async` and `await`.
"""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

from tornado.httpclient import AsyncHTTPClient

from wli_toolkit.simulate.live.asked import Workshop
from wli_toolkit.simulate.live.habits import Habits
from wli_toolkit.simulate.live.joining import Browser, Door, LiveError, knock
from wli_toolkit.simulate.live.measures import Compared, Measures, compare, spread, together
from wli_toolkit.simulate.live.person import LivePerson
from wli_toolkit.simulate.people import Person, gather_for
from wli_toolkit.store import normalise_session_code

LOOK_EVERY_S = 0.02
MIND_EVERY_S = 2.0
WITHIN_S = 60.0


class Crowd:
    """People who take part; made by `live_crowd`."""

    def __init__(
        self,
        client: AsyncHTTPClient,
        door: Door,
        *,
        participants: int,
        seed: int,
        leave: float,
        habits: Habits,
        today: dt.date,
    ) -> None:
        self.door = door
        self._client = client
        self._size = (participants, seed, leave)
        self._habits = habits
        self._casts: dict[tuple[str, ...], tuple[Person, ...]] = {}
        self._waiting: list[tuple[Callable[[], bool], asyncio.Future[None]]] = []
        self._look: asyncio.TimerHandle | None = None
        self._compared: Compared | None = None
        self.people = [
            LivePerson(person, self._cast, Browser(door.base, client), door.code, habits, today, self._stir)
            for person in self._people(())
        ]
        self._taking_part = [asyncio.create_task(self._come(person)) for person in self.people]
        for task in self._taking_part:
            task.add_done_callback(lambda _done: self._stir())
        self._minding = asyncio.create_task(self._mind())

    async def wait_until(self, condition: Callable[[], bool], within: float = WITHIN_S) -> None:
        """Wait for `condition`, looked at whenever something happens to anybody.

        Raises
        ------
        TimeoutError
            If it does not come about in `within` seconds.
        LiveError
            If somebody could not come in.
        """
        known: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append((condition, known))
        self._stir()
        try:
            await asyncio.wait_for(known, within)
        finally:
            self._waiting = [each for each in self._waiting if each[1] is not known]

    async def run(self) -> None:
        """Wait until everybody is through, or the session has ended."""
        await asyncio.gather(*self._taking_part)

    def all_joined(self) -> bool:
        """Whether everybody has the page with its first question."""
        return all(person.page_s is not None for person in self.people)

    def all_attached(self) -> bool:
        """Whether everybody who has not left can talk to their kernel now."""
        return self.all_joined() and all(person.phone.page_ready for person in self.staying)

    def all_done(self, step: str) -> bool:
        """Whether everybody who has not left is through with `step`, and all their answers are saved."""
        return self.all_joined() and self.all_saved() and all(step in person.done for person in self.staying)

    def all_saved(self) -> bool:
        """Whether nobody who has not left has an answer on its way."""
        return not any(person.phone.outbox.entries for person in self.staying)

    def all_follow(self, step: str) -> bool:
        """Whether every phone of those who have not left knows that the room is at `step`."""
        return self.all_joined() and all(person.phone.live.get("step") == step for person in self.staying)

    def all_finished(self) -> bool:
        """Whether everybody is through."""
        return all(person.finished for person in self.people)

    @property
    def staying(self) -> list[LivePerson]:
        """Those who have come and not left."""
        return [person for person in self.people if person.here]

    def cut_all(self) -> None:
        """Cut everybody's sockets at once, without a word; they come back by themselves."""
        for person in self.people:
            person.phone.cut()

    async def compare(self) -> Compared:
        """Look, as everybody would by opening the page anew, whether what was acknowledged is there, once."""

        async def one(person: LivePerson) -> Compared:
            outbox = person.phone.outbox
            saved = dict(outbox.saved)
            page = await person.phone.browser.page()
            return compare(outbox, saved, page["state"]["answers"])

        joined = [one for one in self.people if one.page_s is not None and not one.phone.deleted]
        self._compared = together(await asyncio.gather(*(one(person) for person in joined)))
        return self._compared

    def told(self) -> list[dict[str, Any]]:
        """Return what each one answered and had acknowledged, in the order they were thought up."""
        return [person.told() for person in self.people if person.page_s is not None]

    def measures(self) -> Measures:
        """Return what it came to so far; `compared` is the last comparison."""
        people = self.people
        boxes = [person.phone.outbox for person in people]
        return Measures(
            people=len(people),
            joined=sum(person.join_s is not None for person in people),
            attached=sum(person.phone.page_ready for person in people),
            left=sum(person.left_at is not None for person in people),
            saved=sum(len(box.saved) for box in boxes),
            waiting=sum(len(box.entries) for box in boxes),
            refused=sum(len(box.refused) for box in boxes),
            repeats=sum(box.repeats for box in boxes),
            reloads=sum(person.phone.reloads for person in people),
            cuts=sum(person.phone.cuts for person in people),
            kernels=sum(max(0, len(person.phone.kernels) - 1) for person in people),
            join_s=spread(person.join_s for person in people),
            page_s=spread(person.page_s for person in people),
            attached_s=spread(person.attached_s for person in people),
            save_s=spread(each for box in boxes for each in box.save_s),
            saved_again_s=spread(each for box in boxes for each in box.again_s),
            follow_s=spread(each for person in people for each in person.phone.followed_s.values()),
            compared=self._compared,
        )

    async def close(self) -> None:
        """Close every page."""
        tasks = [*self._taking_part, self._minding]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await asyncio.gather(*(person.phone.close() for person in self.people))
        if self._look is not None:
            self._look.cancel()

    def _people(self, asked: tuple[str, ...]) -> tuple[Person, ...]:
        participants, seed, leave = self._size
        return gather_for(asked, participants, seed=seed, leave=leave, lang=self.door.lang)

    def _cast(self, workshop: Workshop) -> tuple[Person, ...]:
        """Return the same people, now that it is known what they can leave in the middle of."""
        asked = tuple(step.id for step in workshop.steps if step.tasks)
        if asked not in self._casts:
            self._casts[asked] = self._people(asked)
        return self._casts[asked]

    async def _come(self, person: LivePerson) -> None:
        await asyncio.sleep(self._habits.arrive_within * (person.person.number - 1) / len(self.people))
        await person.take_part()

    async def _mind(self) -> None:
        while True:
            await asyncio.sleep(MIND_EVERY_S)
            for person in self.people:
                person.phone.mind()

    def _stir(self) -> None:
        if self._waiting and self._look is None:
            self._look = asyncio.get_running_loop().call_later(LOOK_EVERY_S, self._look_round)

    def _look_round(self) -> None:
        self._look = None
        trouble = next((trouble for task in self._taking_part if (trouble := _trouble(task))), None)
        for condition, known in self._waiting:
            if known.done():
                continue
            if trouble is not None:
                known.set_exception(trouble)
                continue
            try:
                if condition():
                    known.set_result(None)
            except Exception as error:
                known.set_exception(error)


def _trouble(task: asyncio.Task[None]) -> BaseException | None:
    return task.exception() if task.done() and not task.cancelled() else None


@asynccontextmanager
async def live_crowd(
    url: str,
    code: str,
    *,
    participants: int,
    seed: int = 1,
    leave: float = 0.1,
    think: tuple[float, float] | None = None,
    habits: Habits | None = None,
    today: dt.date | None = None,
) -> AsyncIterator[Crowd]:
    """Let people take part in the session `code` at `url` through the real protocol, as long as the block lasts.

    They count as anybody who joins: the server cannot tell them from people.

    Parameters
    ----------
    participants, seed, leave
        As for `simulate`: how many, who they are, the share that leaves early. The same seed gives the same
        answers, whatever the network does.
    think
        Seconds from one question to the next, at least and at most; otherwise as `habits` says.
    today
        The day that dates are counted from.

    Raises
    ------
    LiveError
        If there is no workshop at `url`, no such session, or no room for so many.
    """
    how = habits or Habits()
    how = replace(how, think=think) if think is not None else how
    client = AsyncHTTPClient(force_instance=True, max_clients=max(10, participants))
    try:
        door = await knock(client, url, normalise_session_code(code))
        if door.free < participants:
            raise LiveError(
                f"{participants} people do not fit: {door.free} of {door.seats} seats are free at "
                f"{door.base}. Let fewer come, or start the server with more --seats."
            )
        crowd = Crowd(
            client,
            door,
            participants=participants,
            seed=seed,
            leave=leave,
            habits=how,
            today=today or dt.date.today(),
        )
        try:
            yield crowd
        finally:
            await crowd.close()
    finally:
        client.close()
