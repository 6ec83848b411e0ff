"""One simulated person with a phone: joins, follows the room, answers what is open, and is as clumsy as people are."""

from __future__ import annotations

import asyncio
import datetime as dt
import time
from collections.abc import Callable, Generator, Mapping
from typing import Any

from wli_toolkit.content import check_answer
from wli_toolkit.simulate.deciding import (
    Decision,
    HandsIn,
    Leaves,
    Says,
    Task,
    WantsDraft,
    WantsOffer,
    decide,
)
from wli_toolkit.simulate.live.asked import Asking, Workshop
from wli_toolkit.simulate.live.habits import Habits
from wli_toolkit.simulate.live.joining import Browser, BusyError
from wli_toolkit.simulate.live.phone import Phone
from wli_toolkit.simulate.people import Person

CONSENTS = ("consent_group", "consent_sensitive")
TRIES, TRY_AGAIN_S = 5, 1.0
"""So often somebody tries to come in or to reload before they give up, waiting longer each time."""

Deciding = Generator[Decision, Any, None]


class OverError(Exception):
    """The session has ended, or this person was deleted from it."""


class LivePerson:
    """What one person does; what their phone knows is in `phone`.

    Attributes
    ----------
    done
        The ids of the steps they are through with.
    left_at
        The step in the middle of which they left for good.
    finished
        Whether there is nothing more for them to do.
    join_s, page_s, attached_s
        Seconds from setting out: until they had joined, until the page with its first question was there,
        and until its kernel could be talked to. None until then.
    """

    def __init__(
        self,
        person: Person,
        cast: Callable[[Workshop], tuple[Person, ...]],
        browser: Browser,
        code: str,
        habits: Habits,
        today: dt.date,
        stir: Callable[[], None],
    ) -> None:
        self.person = person
        self.habits = habits
        self.done: list[str] = []
        self.left_at: str | None = None
        self.finished = False
        self.join_s: float | None = None
        self.page_s: float | None = None
        self.phone = Phone(browser, code, person.dice("phone"), self._stir)
        self._cast = cast
        self._today = today
        self._told_crowd = stir
        self._woken = asyncio.Event()
        self._dice = person.dice("pace")
        self._given: dict[tuple[str, str], dict[tuple[str, int], object]] = {}
        self._deciding: dict[str, Deciding] = {}
        self._drafts: dict[str, str] | None = None

    @property
    def attached_s(self) -> float | None:
        """Seconds from setting out until the kernel could be talked to."""
        return self.phone.attached_s

    @property
    def here(self) -> bool:
        """Whether they have come and not left."""
        return self.page_s is not None and self.left_at is None and not self.phone.deleted

    async def take_part(self) -> None:
        """Come, answer, and go; returns when there is nothing more to do.

        Raises
        ------
        LiveError
            If they cannot come in.
        """
        try:
            await self._come_in()
            while self.left_at is None and len(self.done) < len(self.phone.workshop.steps):
                step = self._next_step()
                if step is None:
                    await self._until(lambda: self._next_step() is not None)
                else:
                    await self._at_step(step)
            await self._until(lambda: self.left_at is not None or not self.phone.outbox.entries)
        except OverError:
            pass
        self.finished = True
        self._stir()

    async def reload(self) -> None:
        """Open the page anew, as a browser does that is told to."""
        await self.phone.close()
        await self._open()

    async def _come_in(self) -> None:
        started = time.monotonic()
        self.phone.set_out(started)
        for tries in range(TRIES):
            try:
                await self.phone.browser.join(self.phone.code, self.person.lang)
                if self._dice.chance(self.habits.presses_twice):
                    await self.phone.browser.join(self.phone.code, self.person.lang)
                break
            except BusyError:
                if tries == TRIES - 1:
                    raise
                await asyncio.sleep(TRY_AGAIN_S * 2**tries)
        self.join_s = time.monotonic() - started
        await self._open()
        self.page_s = time.monotonic() - started
        self.person = self._cast(self.phone.workshop)[self.person.number - 1]
        self._stir()

    async def _open(self) -> None:
        for tries in range(TRIES):
            try:
                return await self.phone.open()
            except BusyError:
                if tries == TRIES - 1:
                    raise
                await asyncio.sleep(TRY_AGAIN_S * 2**tries)
        return None

    def _next_step(self) -> Asking | None:
        """Return where they go now: to where the room is, else back to what is open still; None to wait."""
        waiting = [step for step in self.phone.workshop.steps if step.id not in self.done]
        if not self.phone.led:
            return waiting[0] if waiting else None
        live = self.phone.live
        room = next((step for step in waiting if step.id == live["step"]), None)
        return room or next((step for step in waiting if live["steps"].get(step.id) == "open"), None)

    def _called_away(self, step: Asking) -> bool:
        """Tell whether the room has gone on to something they have not done yet."""
        following = self._next_step()
        return self.phone.led and following is not None and following.id != step.id

    async def _at_step(self, step: Asking) -> None:
        task = step.chosen_by(self.person)
        self.phone.where(step.id, "pause" if task is None else "intro", self.done)
        await self._think()
        if task is not None:
            if self._called_away(step):
                return
            where = (task.exercise, task.occasion.value)
            given = self._given.setdefault(where, {})
            deciding = self._deciding.setdefault(step.id, decide(self.person, task, given, self._today))
            if not await self._go_through(step, task, given, deciding):
                return
        self.done.append(step.id)
        self.phone.where(step.id, "feedback" if task else "pause", self.done)
        self._stir()

    async def _go_through(
        self, step: Asking, task: Task, given: dict[tuple[str, int], object], deciding: Deciding
    ) -> bool:
        """Do what they decide, until the step is done; False where they left it."""
        reply: object = None
        while True:
            try:
                decision = deciding.send(reply)
            except StopIteration:
                return True
            reply = None
            match decision:
                case Says(field, row, value):
                    checked = check_answer(field, value)
                    given[field.id, row] = checked
                    self.phone.where(step.id, step.screen(task, field.id, row), self.done)
                    place = (task.occasion.value, task.exercise, field.id, row)
                    await self._give(place, checked)
                    if self._called_away(step):
                        return False
                case WantsDraft(name):
                    reply = await self._draft(name)
                case WantsOffer():
                    reply = await self._offer(step, task)
                case HandsIn(boxes, _):
                    await self._request({"type": "hand_in", "boxes": list(boxes)}, "handed_in")
                case Leaves():
                    self.left_at = step.id
                    await self.phone.close()
                    return False

    async def _give(self, place: tuple[str, str, str, int], value: Any) -> None:
        """Answer one question, and whatever happens to the phone then."""
        entry = self.phone.outbox.put(place, value)
        self._stir()
        twice, reloads, drops = (self._dice.share() for _ in range(3))
        if twice < self.habits.presses_twice:
            self.phone.outbox.press(entry)
        if drops < self.habits.drops:
            self.phone.cut()
        if reloads < self.habits.reloads:
            await self.reload()
        await self._think()

    async def _draft(self, name: str) -> str:
        if self._drafts is None:
            told = await self._request({"type": "boxes", "lang": self.person.lang}, "boxes")
            self._drafts = {box["field"]: box["text"] for box in told.get("boxes", [])}
        return self._drafts.get(name, "")

    async def _offer(self, step: Asking, task: Task) -> tuple[Any, Any] | None:
        asked = {"type": "feedback", "step": step.id, "exercise": task.exercise, "lang": self.person.lang}
        offer = (await self._request(asked, "feedback")).get("offer")
        return (self.phone.workshop.fields[task.exercise, offer["field"]], offer["value"]) if offer else None

    async def _request(self, message: Mapping[str, Any], kind: str) -> Mapping[str, Any]:
        """Return the page's answer; what is made from answers is asked for when all of them are saved."""
        phone = self.phone
        while True:
            await self._until(lambda: phone.page_ready and not phone.outbox.entries)
            phone.ask(message, kind)
            await self._until(lambda: phone.answer is not None or phone.wanted is None)
            if phone.answer is not None:
                return phone.answer

    async def _think(self) -> None:
        low, high = self.habits.think
        await asyncio.sleep(low + (high - low) * self._dice.share())
        self._look_up()

    async def _until(self, condition: Callable[[], bool]) -> None:
        while not condition():
            self._look_up()
            self._woken.clear()
            await self._woken.wait()
        self._look_up()

    def _look_up(self) -> None:
        if self.phone.over and self.left_at is None:
            raise OverError

    def _stir(self) -> None:
        self._woken.set()
        self._told_crowd()

    def told(self) -> dict[str, Any]:
        """Return what was answered and acknowledged, as `wli simulate --json` lists it."""
        answers = []
        for (exercise, occasion), fields in self._given.items():
            for name, row in fields:
                place = (occasion, exercise, name, row)
                if place in self.phone.outbox.saved:
                    answers.append(
                        {
                            "occasion": occasion,
                            "exercise": exercise,
                            "field": name,
                            "row": row,
                            "value": self.phone.outbox.saved[place],
                        }
                    )
        consents: dict[str, bool | None] = dict.fromkeys(CONSENTS)
        consents |= {each["field"]: each["value"] for each in answers if each["field"] in CONSENTS}
        return {
            "participant": self.phone.state.get("participant"),
            "seat": self.phone.state.get("seat"),
            "left_at": self.left_at,
            **consents,
            "answers": answers,
        }
