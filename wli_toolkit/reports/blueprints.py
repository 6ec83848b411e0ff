"""What people let the facilitator read: blueprints handed in, and the wall's texts that the room saw."""

from __future__ import annotations

from dataclasses import dataclass

from wli_toolkit.content.model import Text
from wli_toolkit.reports.safe_text import clean
from wli_toolkit.store import Post, Session, Store
from wli_toolkit.summaries.handed_in import InCommon, in_common


@dataclass(frozen=True, slots=True)
class Blueprint:
    """One blueprint: its boxes in the pack's order, under a random number that is no seat.

    Attributes
    ----------
    boxes
        What each box is called, and what its author wrote.
    reply
        What the facilitator wrote back, if anything.
    """

    number: int
    nickname: str | None
    boxes: tuple[tuple[Text, str], ...]
    reply: str | None


@dataclass(frozen=True, slots=True)
class WallTexts:
    """The texts on the wall that answer one question, in no order that leads to a person; pinned ones first."""

    exercise: Text
    asked: Text
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Blueprints:
    """What was handed in and put on the wall; nothing yet while the session goes on.

    Attributes
    ----------
    open
        Whether the session goes on, so that a copy in a file could outlive what its author takes back.
    wall
        What the facilitator let through to the room and did not hide again.
    in_common
        What the blueprints have in common, counted at the session's end and kept; None before.
    """

    items: tuple[Blueprint, ...]
    open: bool
    wall: tuple[WallTexts, ...] = ()
    in_common: InCommon | None = None


def blueprints_of(store: Store, session: Session) -> Blueprints:
    """Return what the facilitator of a session may read: handed in, or shown on the wall."""
    if not session.closed:
        return Blueprints((), open=True)
    titles = {
        box.field: exercise.field(box.field).ask
        for exercise in session.pack_model().exercises
        for box in exercise.boxes
    }
    return Blueprints(
        tuple(
            Blueprint(
                each.number,
                each.nickname and clean(each.nickname),
                tuple(
                    (title, clean(each.boxes[field]))
                    for field, title in titles.items()
                    if field in each.boxes
                ),
                each.reply and clean(each.reply),
            )
            for each in store.handed_in(session.code)
        ),
        open=False,
        wall=_wall(store, session),
        in_common=in_common(store, session.code),
    )


def _wall(store: Store, session: Session) -> tuple[WallTexts, ...]:
    shown = sorted((post for post in store.wall(session.code) if post.state == "shown"), key=_place)
    return tuple(
        WallTexts(exercise.title, exercise.field(field).ask, texts)
        for exercise in session.pack_model().exercises
        for field in dict.fromkeys(post.field for post in shown if post.exercise == exercise.id)
        if (
            texts := tuple(
                clean(post.text) for post in shown if (post.exercise, post.field) == (exercise.id, field)
            )
        )
    )


def _place(post: Post) -> tuple[bool, int]:
    return not post.pinned, post.number
