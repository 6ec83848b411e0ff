"""The facilitator's console: opens and closes steps, freezes pictures, shows what was handed in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from wli_toolkit.content.model import LANGS
from wli_toolkit.pages.consent import thresholds
from wli_toolkit.pages.content_view import page_content
from wli_toolkit.pages.conversation import (
    MOST_IN_A_KEY,
    Conversation,
    Handler,
    MalformedMessageError,
    text_of,
)
from wli_toolkit.pages.day30 import day30_text, reminder
from wli_toolkit.pages.directing import directing_handlers, helping_handlers
from wli_toolkit.pages.joining import join_url, qr_svg
from wli_toolkit.pages.leading_notes import leading_notes
from wli_toolkit.pages.letting_in import letting_in_handlers
from wli_toolkit.pages.live_state import live_view, progress_view, room_snapshots
from wli_toolkit.pages.reading_blueprints import reading_handlers
from wli_toolkit.pages.setting_up import set_up_handlers
from wli_toolkit.pages.wall import wall_handlers
from wli_toolkit.store import Live, Snapshot, Store
from wli_toolkit.store.handing_in import MOST_IN_A_REPLY
from wli_toolkit.store.moderating import Moderator
from wli_toolkit.widgets.console import ConsoleWidget

MOST_IN_AN_ADDRESS = 200


class ConsolePage(Conversation):
    """One session's console.

    Parameters
    ----------
    addresses
        The addresses that may stand in the join QR, as (url, name), the likeliest first.
    """

    role: Moderator = "facilitator"
    """What the log of the wall says of who acted."""

    def __init__(
        self, store: Store, session: str, addresses: tuple[tuple[str, str], ...], *, served: bool = True
    ) -> None:
        self.store = store
        self.session = session
        self.addresses = addresses
        self.served = served
        self.address = store.session(session).settings.get("address") or (
            addresses[0][0] if addresses else ""
        )
        super().__init__(ConsoleWidget(served=served))

    def handlers(self) -> Mapping[str, Handler]:
        """Return what a console may ask."""
        return {
            "hello": self.hello,
            "open_step": self.open_step,
            "close_step": self.close_step,
            "figures": self.figures,
            "release": self.release,
            "withdraw": self.withdraw,
            "address": self.choose_address,
            "end": self.end,
            **wall_handlers(self),
            **directing_handlers(self),
            **helping_handlers(self),
            **letting_in_handlers(self),
            **reading_handlers(self),
            **set_up_handlers(self),
        }

    def hello(self, _message: Mapping[str, Any]) -> None:
        """Send everything the console needs."""
        content = (
            None
            if self.served
            else page_content(self.store.session(self.session), ConsoleWidget.module_text())
        )
        self.reply("state", content=content, console=self.state())

    def state(self) -> dict[str, Any]:
        """Return where people join and how far they are."""
        session = self.store.session(self.session)
        return {
            "code": self.session,
            "simulated": session.simulated,
            "lang": session.lang,
            "threshold": thresholds(session)[0],
            "addresses": [{"url": url, "name": name} for url, name in self.addresses],
            "join_url": self.join_url(),
            "qr": qr_svg(self.join_url()),
            "live": live_view(self.store.live(self.session), directing=True),
            "progress": progress_view(self.store, self.session, frozenset()),
            "day30": self.day30(),
            "notes": leading_notes(session),
            "reply_at_most": MOST_IN_A_REPLY,
            "setup": True,
        }

    def day30(self) -> dict[str, Any]:
        """Return what the phones say of the thirty days after, and the reminder to send to everybody."""
        session = self.store.session(self.session)
        said = day30_text(session, self.address).model_dump()
        return {**said, "reminder": reminder(session, self.address).model_dump()}

    def join_url(self) -> str:
        """Return the address in the QR."""
        return join_url(self.address, self.session)

    def choose_address(self, message: Mapping[str, Any]) -> None:
        """Take another of the machine's addresses for the QR, here and on the screen."""
        url = text_of(message, "url", MOST_IN_AN_ADDRESS)
        if url not in {address for address, _name in self.addresses}:
            raise MalformedMessageError("url must be one of the addresses offered")
        self.address = url
        self.store.change_settings(self.session, {"address": url})
        self.reply("address", join_url=self.join_url(), qr=qr_svg(self.join_url()), day30=self.day30())

    def open_step(self, message: Mapping[str, Any]) -> None:
        """Open a step; the phones follow. What was shown of it before is not shown any more."""
        step = self.step_id(message)
        step_of = self.steps_by_exercise()
        old = {
            one.key for one in self.store.snapshots(self.session) if step_of_snapshot(one, step_of) == step
        }
        self.tell_live(self.store.open_step(self.session, step, withdrawing=old))

    def close_step(self, message: Mapping[str, Any]) -> None:
        """Close a step and freeze its pictures."""
        step = self.step_id(message)
        self.tell_live(self.store.close_step(self.session, step))
        from wli_toolkit.summaries import freeze_step

        freeze_step(self.store, self.session, step)
        self.draw()
        self.figures(message)

    def step_id(self, message: Mapping[str, Any]) -> str:
        """Return the step that `message` names."""
        step = text_of(message, "step")
        if step not in {each.id for each in self.store.session(self.session).agenda_model().steps}:
            raise MalformedMessageError("step must be one of the agenda's")
        return step

    def draw(self) -> None:
        """Draw the frozen pictures that have no drawing yet."""
        from wli_toolkit.charts import draw
        from wli_toolkit.summaries import FigureResult

        for snapshot in room_snapshots(self.store.snapshots(self.session)):
            result = FigureResult.from_json(snapshot.payload)
            if not snapshot.svg and not result.suppressed:
                svg = {str(lang): draw(result, lang) for lang in LANGS}
                self.store.save_svg(
                    self.session, snapshot.key, snapshot.threshold, svg, frozen_at=snapshot.frozen_at
                )

    def figures(self, _message: Mapping[str, Any]) -> None:
        """Send the frozen pictures."""
        from wli_toolkit.pages.figure_view import figure_view

        released = set(self.store.live(self.session).released)
        step_of = self.steps_by_exercise()
        self.reply(
            "figures",
            figures=[
                figure_view(snapshot, step_of, released)
                for snapshot in room_snapshots(self.store.snapshots(self.session))
            ],
        )

    def steps_by_exercise(self) -> dict[tuple[str, str], str]:
        """Return the step that asks an exercise on an occasion."""
        agenda = self.store.session(self.session).agenda_model()
        return {
            (ask.exercise, step.occasion.value): step.id for step in agenda.every_step for ask in step.asks
        }

    def release(self, message: Mapping[str, Any]) -> None:
        """Show a frozen picture on the screen."""
        key = text_of(message, "key", MOST_IN_A_KEY)
        if key not in {snapshot.key for snapshot in self.store.snapshots(self.session)}:
            raise MalformedMessageError("key must be one of the frozen pictures")
        self.tell_live(self.store.release(self.session, key))

    def withdraw(self, message: Mapping[str, Any]) -> None:
        """Take a picture off the screen."""
        self.tell_live(self.store.withdraw(self.session, text_of(message, "key", MOST_IN_A_KEY)))

    def end(self, _message: Mapping[str, Any]) -> None:
        """End the session: nothing can be changed any more, everything can still be read."""
        from wli_toolkit.summaries import summarise

        self.store.close_session(self.session)
        summarise(self.store, self.session)
        self.draw()
        self.tell_live(self.store.live(self.session))

    def tell_live(self, live: Live) -> None:
        """Tell every view of this console the live state at once; the server tells everyone else."""
        self.widget.send_message({"type": "live", "live": live_view(live, directing=True)})


def step_of_snapshot(snapshot: Snapshot, step_of: Mapping[tuple[str, str], str]) -> str | None:
    """Return the step that a frozen picture is of."""
    return step_of.get((str(snapshot.payload.get("exercise")), str(snapshot.payload.get("occasion"))))
