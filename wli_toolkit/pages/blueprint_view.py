"""Blueprints that were handed in as the console shows them: one by one, and what they have in common."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from wli_toolkit.content.model import LANGS
from wli_toolkit.store import HandedIn, Session, Snapshot, Store

if TYPE_CHECKING:
    from wli_toolkit.summaries.themes import Told


def handed_in_view(store: Store, code: str) -> list[dict[str, Any]]:
    """Return the blueprints that were handed in, in an order that leads to nobody, with what was written back."""
    session = store.session(code)
    return [handin_view(session, item) for item in store.handed_in(code)]


def handin_view(session: Session, item: HandedIn) -> dict[str, Any]:
    """Return one of them; a promise is a box that is drawn from nothing said before."""
    pack = session.pack_model()
    return {
        "number": item.number,
        "nickname": item.nickname,
        "reply": item.reply,
        "boxes": [
            {
                "title": exercise.field(box.field).ask.model_dump(),
                "text": item.boxes[box.field],
                "promise": not box.sources,
            }
            for exercise in pack.exercises
            for box in exercise.boxes
            if box.field in item.boxes
        ],
    }


def handed_in_mark(items: Iterable[HandedIn]) -> str:
    """Return what changes whenever a blueprint is handed in, changed, taken back or answered."""
    told = repr([(each.number, each.nickname, each.boxes, each.reply) for each in items])
    return hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()[:12]


def in_common_view(store: Store, code: str, snapshots: list[Snapshot]) -> dict[str, Any]:
    """Return what the blueprints have in common, as far as it can be told by now.

    Parameters
    ----------
    snapshots
        The frozen pictures of the session as the room may see them.
    """
    session = store.session(code)
    nothing: dict[str, Any] = {"over": session.closed, "themes": [], "boxes": [], "chosen": []}
    if not session.closed and not snapshots:
        # A console that has frozen nothing yet does without what summaries need.
        return nothing
    from wli_toolkit.pages.figure_view import told
    from wli_toolkit.summaries import FigureResult
    from wli_toolkit.summaries.handed_in import chosen, in_common

    pictures = [FigureResult.from_json(snapshot.payload) for snapshot in snapshots]
    view = nothing | {
        "chosen": [
            {"title": title.model_dump(), "text": {lang: told(result, lang) for lang in LANGS}}
            for title, result in chosen(session.pack_model(), pictures)
        ],
        "left_out": [],
        "threshold": None,
    }
    found = in_common(store, code)
    if found is None:
        return view
    return view | {
        "themes": [told_view(each.told, word=each.word) for each in found.themes],
        "boxes": [told_view(each.told, title=each.title.model_dump()) for each in found.boxes],
        "left_out": [title.model_dump() for title in found.left_out],
        "threshold": found.threshold,
    }


def told_view(told: Told | None, **named: Any) -> dict[str, Any]:
    """Return how many people, as far as that may be told, beside a name; `least` stands for the threshold or more."""
    return {**named, "how": _how(told), "people": None if told is None else told.people}


def _how(told: Told | None) -> str:
    if told is None:
        return "few"
    if told.almost_all:
        return "almost"
    return "least" if told.people is None else "number"
