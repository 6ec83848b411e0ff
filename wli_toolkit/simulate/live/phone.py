"""What one phone knows and holds: its page, its outbox, the live state, and what it waits to hear."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from wli_toolkit.simulate.dice import Dice
from wli_toolkit.simulate.live.asked import Workshop, read_workshop
from wli_toolkit.simulate.live.joining import Browser
from wli_toolkit.simulate.live.line import OpenPage
from wli_toolkit.simulate.live.outbox import Outbox

PATIENCE_S = 8.0
"""An acknowledgement that does not come by then is asked for again."""


class Phone:
    """One phone in the room; it decides nothing.

    Attributes
    ----------
    state
        The person's own state as the page last came with it.
    kernels
        The kernels its pages were given, in turn, a repeated one once.
    followed_s
        By step, the seconds from its opening until this phone knew; right only on the server's own machine.
    """

    def __init__(self, browser: Browser, code: str, dice: Dice, stir: Callable[[], None]) -> None:
        self.browser = browser
        self.code = code
        self.live: Mapping[str, Any] = {}
        self.state: Mapping[str, Any] = {}
        self.workshop = Workshop((), {})
        self.deleted = False
        self.kernels: list[str] = []
        self.followed_s: dict[str, float] = {}
        self.problems: list[Any] = []
        self.reloads = self.cuts = 0
        self.attached_s: float | None = None
        self.answer: Mapping[str, Any] | None = None
        self.wanted: str | None = None
        self.outbox = Outbox(self._deliver, dice)
        self._dice = dice
        self._stir = stir
        self._page: OpenPage | None = None
        self._place: dict[str, Any] | None = None
        self._asked: Mapping[str, Any] | None = None
        self._set_out_at = time.monotonic()

    @property
    def page_ready(self) -> bool:
        """Whether the page's kernel can be talked to."""
        return self._page is not None and self._page.ready

    @property
    def led(self) -> bool:
        """Whether the facilitator opens the steps."""
        return self.live.get("pace") == "led"

    @property
    def over(self) -> bool:
        """Whether the session has ended, or this person was deleted."""
        return self.deleted or bool(self.live.get("closed"))

    def set_out(self, at: float) -> None:
        """Note when its owner set out to join, by the monotonic clock."""
        self._set_out_at = at

    async def open(self) -> None:
        """Load the page, and open its sockets."""
        boot = await self.browser.page()
        if not self.workshop.steps:
            self.workshop = read_workshop(boot["content"])
            self.outbox.begin(boot["state"]["answers"])
        else:
            self.reloads += 1
        self.state = boot["state"]
        self.live = self.state["live"]
        self._page = OpenPage(self.browser, self.code, self._dice, heard=self._hear, linked=self._link)

    async def close(self) -> None:
        """Close the page, as by a reload or by going away."""
        page, self._page = self._page, None
        if page is not None:
            await page.close()

    def cut(self) -> None:
        """Lose the network for a moment."""
        if self._page is not None:
            self.cuts += 1
            self._page.cut()

    def where(self, step: str, screen: str, done: Sequence[str]) -> None:
        """Tell where its owner is."""
        place = {"type": "where", "step": step, "screen": screen, "done": list(done)}
        if place != self._place:
            self._place = place
            self._deliver(place)

    def ask(self, message: Mapping[str, Any], kind: str) -> None:
        """Send a request whose answer is of type `kind`; it comes in `answer`, unless `wanted` is given up."""
        self.answer, self.wanted, self._asked = None, kind, message
        self._deliver(message)
        asyncio.get_running_loop().call_later(PATIENCE_S, self._give_up, message)

    def mind(self) -> None:
        """Send again what should have been acknowledged by now."""
        now = time.monotonic()
        late = any(
            entry.sent_at is not None and now - entry.sent_at > PATIENCE_S * entry.times_sent
            for entry in self.outbox.entries.values()
        )
        if late and self.page_ready and not self.over:
            self.outbox.resend()

    def _give_up(self, message: Mapping[str, Any]) -> None:
        if self._asked is message and self.answer is None:
            self.wanted = None
            self._stir()

    def _deliver(self, message: Mapping[str, Any]) -> bool:
        return self._page is not None and self._page.send(message)

    def _link(self, up: bool) -> None:
        if up and self._page is not None:
            kernel = self._page.kernel
            if kernel is not None and (not self.kernels or self.kernels[-1] != kernel):
                self.kernels.append(kernel)
            if self.attached_s is None:
                self.attached_s = time.monotonic() - self._set_out_at
            self.outbox.resend()
            if self._place is not None:
                self._deliver(self._place)
        if self.answer is None:
            self.wanted = None
        self._stir()

    def _hear(self, message: Mapping[str, Any]) -> None:
        kind = message.get("type")
        if kind == "live":
            self._hear_live(message["live"])
        elif kind == "saved":
            self.outbox.settle(str(message.get("op")))
        elif kind == "refused":
            self.outbox.refuse(str(message.get("op")), message.get("message"))
        elif kind == "deleted":
            self.deleted = True
        elif kind == "problem":
            self.problems.append(message.get("message"))
            if self.wanted is not None:
                self.answer, self.wanted = {}, None
        if kind == self.wanted and self.wanted is not None:
            self.answer, self.wanted = message, None
        self._stir()

    def _hear_live(self, live: Mapping[str, Any]) -> None:
        step, opened_at = live.get("step"), live.get("opened_at")
        if step != self.live.get("step") and isinstance(step, str) and opened_at:
            self.followed_s.setdefault(step, max(0.0, time.time() - float(opened_at)))
        self.live = live
