"""A session in which everything has happened that leaves a trace, to be carried to another machine."""

from __future__ import annotations

from typing import Any

from store_room import Person, row_counts

from wli_toolkit.store import Key, Session, Store

SECRET = "MARKER私的な文"
PLAIN = "MARKERplain"
TABLES = (
    "wli_sessions",
    "wli_live",
    "wli_log",
    "wli_participants",
    "wli_answers",
    "wli_ops",
    "wli_hand_ins",
    "wli_posts",
    "wli_wall_log",
    "wli_snapshots",
)


def people(store: Store, session: Session) -> list[Person]:
    """Let some people take part, each differently."""
    joined = [store.join(session.code, lang="ja", simulated=number == 2) for number in range(4)]
    found = [Person(store, each, store.unlock(each.participant.id, each.resume_code)) for each in joined]
    first, second, third, gone = found
    store.set_consents(first.id, group=True, sensitive=False)
    store.note_progress(first.id, step="cards", screen="b1+b2", done=["voice"])
    first.save(SECRET, seal=True)
    first.save(None, seal=True, field="drop")
    first.save(PLAIN, field="plain", occasion="before")
    first.save(None, field="unset")
    first.save({"a": [1, 2.5, True, None]}, field="nested")
    first.save("電車で\0音声\ud800👍", field="hard")
    second.save(7, exercise="E13", field="detach")
    store.hand_in(first.id, {"b1": "家族\0", "do": "朝の\n散歩"}, "ねこ")
    store.hand_in(second.id, {"b1": "健康"})
    store.take_back(second.id)
    store.note_left(third.id)
    store.reply(session.code, store.handed_in(session.code)[0].number, "よい一歩ですね")
    shown = store.post(first.id, "E11", "cue", 0, "電車で座ったら👍", occasion="during")
    store.post(first.id, "E05", "act", 2, "写真")
    store.post(second.id, "E15", "words", 0, "試着", occasion="after")
    store.post(gone.id, "E15", "words", 0, "消える文")
    for act in ("show", "pin", "undo"):
        store.moderate(session.code, shown.number, act, by="assistant")
    store.delete_participant(gone.id)
    store.open_step(session.code, "cards")
    store.add_minutes(session.code, 2)
    store.set_hide_counts(session.code, True)
    store.show(session.code, "rules")
    store.ask_help(second.id)
    store.release(session.code, "E01/pairs@during")
    store.save_snapshot(
        session.code, "E01/pairs@during", 5, {"n": 12, "x": None}, {first.id: "d"}, {"ja": "<svg/>"}
    )
    return found[:3]


def all_of(store: Store, code: str, keys: list[Key]) -> dict[str, Any]:
    """Return everything the store tells of a session."""
    return {
        "session": store.session(code),
        "live": store.live(code),
        "log": store.log(code),
        "participants": store.participants(code),
        "answers": [store.answers(key.participant, key) for key in keys],
        "group": store.group_answers(code),
        "handed in": store.handed_in(code),
        "by": [store.handed_in_by(key.participant) for key in keys],
        "wall": store.wall(code),
        "wall log": store.wall_log(code),
        "posts": [store.posts_of(key.participant) for key in keys],
        "snapshots": store.snapshots(code),
    }


def counts(store: Store) -> list[int]:
    """Return how many rows each of a session's tables has."""
    return row_counts(store, TABLES)
