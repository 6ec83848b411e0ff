"""Servers of one store tell each other whose page is open, and forget those who say nothing any more."""

from __future__ import annotations

from wli_toolkit.server.elsewhere import FORGET_AFTER_S, PEOPLE_IN_A_WORD, REPEAT_EVERY_S, Elsewhere
from wli_toolkit.store.dialects.postgresql import LONGEST_WORD

MANY = frozenset(f"{number:032x}" for number in range(2 * PEOPLE_IN_A_WORD + 1))


def pair() -> tuple[Elsewhere, Elsewhere]:
    return Elsewhere(), Elsewhere()


def test_who_is_here_is_heard_there_and_not_counted_twice() -> None:
    one, other = pair()
    said = one.words({"K7M2QX": frozenset({"a", "b"})}, 0.0)
    assert other.hear(said, 0.0) == {"K7M2QX"}
    assert other.connected("K7M2QX") == {"a", "b"}
    assert other.connected("P3W8RD") == frozenset()
    assert one.hear(said, 0.0) == set()
    assert one.connected("K7M2QX") == frozenset()


def test_only_news_is_said_until_it_is_time_to_repeat() -> None:
    one, other = pair()
    here = {"K7M2QX": frozenset({"a"})}
    assert one.words(here, 0.0)
    assert one.words(here, 0.1) == []
    again = one.words(here, REPEAT_EVERY_S)
    other.hear(again, REPEAT_EVERY_S)
    assert other.hear(again, REPEAT_EVERY_S + 1) == set()


def test_whoever_goes_is_taken_back_at_once() -> None:
    one, other = pair()
    other.hear(one.words({"K7M2QX": frozenset({"a"})}, 0.0), 0.0)
    assert other.hear(one.words({}, 0.2), 0.2) == {"K7M2QX"}
    assert other.connected("K7M2QX") == frozenset()
    assert one.words({}, 0.4) == []


def test_a_server_that_died_is_forgotten() -> None:
    one, other = pair()
    other.hear(one.words({"K7M2QX": frozenset({"a"})}, 0.0), 0.0)
    assert other.hear((), FORGET_AFTER_S) == set()
    assert other.hear((), FORGET_AFTER_S + 1) == {"K7M2QX"}
    assert other.connected("K7M2QX") == frozenset()


def test_a_full_house_fits_into_words_and_leaves_none_behind_when_it_empties() -> None:
    one, other = pair()
    said = one.words({"K7M2QX": MANY}, 0.0)
    assert len(said) == 3
    assert all(len(word.encode()) <= LONGEST_WORD for word in said)
    other.hear(said, 0.0)
    assert other.connected("K7M2QX") == MANY
    other.hear(one.words({"K7M2QX": frozenset({"a"})}, 1.0), 1.0)
    assert other.connected("K7M2QX") == {"a"}
