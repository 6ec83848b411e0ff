"""What is sealed opens with its own key, in its own place, and tells nothing otherwise."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wli_toolkit.store import BadValue, Key, ResumeCode, WrongKey
from wli_toolkit.store.sealing import Place, lookup_tag, new_lock, unlock

PLACE = Place("during", "E11", "cue", 0)
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=8,
)


@pytest.fixture
def key() -> Key:
    return Key("p1", b"k" * 32)


@given(JSON | st.text(st.characters(codec=None), max_size=30))
def test_any_value_comes_back(value: object) -> None:
    key = Key("p1", b"k" * 32)
    assert key.open(PLACE, key.seal(PLACE, value)) == value


@pytest.mark.parametrize(
    "elsewhere",
    [
        Place("after", "E11", "cue", 0),
        Place("during", "E13", "cue", 0),
        Place("during", "E11", "act", 0),
        Place("during", "E11", "cue", 1),
    ],
)
def test_a_sealed_answer_opens_in_no_other_place(key: Key, elsewhere: Place) -> None:
    with pytest.raises(WrongKey):
        key.open(elsewhere, key.seal(PLACE, "秘密"))


def test_a_sealed_answer_opens_for_nobody_else(key: Key) -> None:
    sealed = key.seal(PLACE, "秘密")
    for other in (Key("p2", b"k" * 32), Key("p1", b"x" * 32)):
        with pytest.raises(WrongKey):
            other.open(PLACE, sealed)


def test_a_changed_or_cut_ciphertext_is_refused(key: Key) -> None:
    sealed = key.seal(PLACE, "秘密")
    for broken in (
        sealed[:-1],
        sealed[:5],
        b"",
        bytes([sealed[0] ^ 1]) + sealed[1:],
        sealed[:-1] + bytes([sealed[-1] ^ 1]),
    ):
        with pytest.raises(WrongKey):
            key.open(PLACE, broken)


def test_the_length_does_not_tell_the_answer(key: Key) -> None:
    short_answers = [None, True, False, 0, 10, "", "眠り", "家" * 80, ["sleep", "mood", "body"]]
    assert len({len(key.seal(PLACE, value)) for value in short_answers}) == 1


def test_sealing_twice_looks_different(key: Key) -> None:
    assert key.seal(PLACE, 7) != key.seal(PLACE, 7)


def test_printing_a_key_does_not_show_it(key: Key) -> None:
    for shown in (repr(key), str(key), f"{key}", repr([key])):
        assert "kkk" not in shown
    assert not hasattr(key, "__dict__")


def test_a_key_goes_through_a_pipe(key: Key) -> None:
    again = pickle.loads(pickle.dumps(key))  # noqa: S301 - our own bytes
    assert again.open(PLACE, key.seal(PLACE, 7)) == 7


@pytest.mark.parametrize("value", [float("nan"), float("inf"), {1, 2}, b"x", object()])
def test_what_json_cannot_hold_is_refused(key: Key, value: object) -> None:
    with pytest.raises(BadValue, match="not a JSON value"):
        key.seal(PLACE, value)


def test_the_lock_opens_only_with_its_code_person_and_salt() -> None:
    code, salt = ResumeCode.new(), b"s" * 16
    lock = new_lock("p1", code, salt)
    key = unlock("p1", code, salt, lock.wrapped_key)
    again = unlock("p1", code.lower().replace("-", " "), salt, lock.wrapped_key)
    assert again.open(PLACE, key.seal(PLACE, 1)) == 1
    for person, typed, salted in (
        ("p2", code, salt),
        ("p1", ResumeCode.new(), salt),
        ("p1", code, b"t" * 16),
    ):
        with pytest.raises(WrongKey):
            unlock(person, typed, salted, lock.wrapped_key)


def test_tag_and_key_do_not_lead_to_each_other() -> None:
    code, salt = ResumeCode.new(), b"s" * 16
    lock = new_lock("p1", code, salt)
    assert lock.lookup_tag == lookup_tag(code, salt)
    assert lock.lookup_tag != lookup_tag(code, b"t" * 16)
    assert bytes.fromhex(lock.lookup_tag) not in lock.wrapped_key
    with pytest.raises(WrongKey):
        Key("p1", bytes.fromhex(lock.lookup_tag)).open(PLACE, lock.wrapped_key)
