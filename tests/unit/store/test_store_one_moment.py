"""What is read together is the store as it is at one moment, whatever others write meanwhile."""

from __future__ import annotations

import pytest

from wli_toolkit.store import Session, Store, UnknownParticipant, open_store


def test_what_another_process_writes_meanwhile_is_seen_afterwards(store: Store, session: Session) -> None:
    def look_twice() -> tuple[int, int]:
        before = len(store.participants(session.code))
        with open_store(store.url) as other:
            other.join(session.code, lang="ja")
        return before, len(store.participants(session.code))

    assert store.together(look_twice) == (0, 0)
    assert len(store.participants(session.code)) == 1


def test_what_is_read_together_may_itself_read_together(store: Store, session: Session) -> None:
    def look() -> int:
        return store.together(lambda: len(store.participants(session.code)))

    store.join(session.code, lang="ja")
    assert store.together(look) == 1


def test_a_refusal_inside_comes_out_and_the_next_read_stands_alone(store: Store, session: Session) -> None:
    with pytest.raises(UnknownParticipant):
        store.together(lambda: store.participant("nobody"))
    store.join(session.code, lang="ja")
    assert len(store.participants(session.code)) == 1
