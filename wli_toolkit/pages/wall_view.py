"""The wall as the console and the screen see it; nothing here knows who wrote what."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import Any

from wli_toolkit.content.model import Pack, Text
from wli_toolkit.store import Post, Store
from wli_toolkit.store.held_words import holds_one

NOTHING = Text(ja="–", en="–")


def wall_view(store: Store, code: str) -> dict[str, Any]:
    """Return what the console shows of the wall."""
    session = store.session(code)
    posts, log = store.wall(code), store.wall_log(code)
    there = {post.number for post in posts}
    words = session.settings.get("held_words") or []
    last = next(
        (one for one in reversed(log) if not one.undone and one.what != "undo" and one.number in there), None
    )
    return {
        "items": [post_item(session.pack_model(), post, words) for post in posts],
        "log": [
            {"at": one.at, "what": one.what, "number": one.number, "by": one.by, "undone": one.undone}
            for one in log
        ],
        "undo": last and {"number": last.number, "what": last.what},
        "held_words": words,
    }


def post_item(pack: Pack, post: Post, held_words: list[str]) -> dict[str, Any]:
    """Return one text as the console shows it."""
    exercise, question = _asked(pack, post)
    return {
        "number": post.number,
        "exercise_title": exercise.model_dump(),
        "field_title": question.model_dump(),
        "text": post.text,
        "state": post.state,
        "pinned": post.pinned,
        "has_held_word": holds_one(post.text, held_words),
    }


def wall_counts(store: Store, code: str) -> dict[str, Any]:
    """Return how many texts there are in each state, and a mark that changes when any of them does."""
    posts = store.wall(code)
    states = Counter(post.state for post in posts)
    told = repr([(post.number, post.state, post.pinned) for post in posts])
    return {
        "waiting": states["waiting"],
        "held": states["held"],
        "shown": states["shown"],
        "mark": hashlib.sha256(told.encode()).hexdigest()[:12],
    }


def screen_wall(store: Store, code: str) -> list[dict[str, Any]]:
    """Return what the screen shows: the texts that were let through, those put first before the others.

    They stand by question, the one asked last first; without their numbers.
    """
    session = store.session(code)
    pack, order = session.pack_model(), session.agenda_model().exercises
    shown = [post for post in store.wall(code) if post.state == "shown"]
    asked_last = {id_: -at for at, id_ in enumerate(order)}

    def place(post: Post) -> tuple[bool, int, str]:
        return not post.pinned, asked_last.get(post.exercise, 1), post.field

    return [
        {
            "exercise": exercise.model_dump(),
            "question": question.model_dump(),
            "text": post.text,
            "pinned": post.pinned,
        }
        for post in sorted(shown, key=place)
        for exercise, question in [_asked(pack, post)]
    ]


def _asked(pack: Pack, post: Post) -> tuple[Text, Text]:
    """Return the titles of the exercise and of the question that a text answers."""
    for exercise in pack.exercises:
        for field in exercise.fields:
            if (exercise.id, field.id) == (post.exercise, post.field):
                return exercise.title, field.ask
    return NOTHING, NOTHING
