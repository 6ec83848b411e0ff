"""Codes survive being read aloud, typed on a phone and written on a card."""

from __future__ import annotations

import hashlib
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wli_toolkit.store import BadValue, ResumeCode, UnknownResumeCode, normalise_session_code
from wli_toolkit.store.codes import (
    ALPHABET,
    SALT_BYTES,
    checked_session_code,
    is_passcode,
    new_passcode,
    new_session_code,
    passcode_hash,
)

CODES = st.lists(st.sampled_from("0123456789ABCDEFGHJKMNPQRSTVWXYZ"), min_size=16, max_size=16).map("".join)


def grouped(letters: str) -> str:
    return "-".join(letters[at : at + 4] for at in range(0, 16, 4))


def test_no_letter_of_a_session_code_looks_like_another() -> None:
    assert not set("0O1ILUV") & set(ALPHABET)
    assert all(set(new_session_code()) <= set(ALPHABET) and len(new_session_code()) == 6 for _ in range(200))


@pytest.mark.parametrize(
    "typed",
    [
        "k7m2qx",
        " K7M 2QX ",
        "K7M-2QX",
        "".join(chr(ord(each) + 0xFEE0) for each in "k7m2qx"),
        "K7Mー2QX",
        "K7M\u30002QX",
    ],
)
def test_a_session_code_is_known_however_it_is_typed(typed: str) -> None:
    assert normalise_session_code(typed) == "K7M2QX"


@pytest.mark.parametrize(
    "typed", ["", "K7M2Q", "K7M2QXX", "K7M2Q0", "K7M2QO", "K7M2QI", "あいうえおか", "K7M2QU"]
)
def test_a_chosen_session_code_must_be_readable(typed: str) -> None:
    with pytest.raises(BadValue, match="6 characters"):
        checked_session_code(typed)


@pytest.mark.parametrize("nothing", [None, 7, b"K7M2QX", ["K7M2QX"]])
def test_what_is_no_text_is_no_code(nothing: object) -> None:
    assert normalise_session_code(nothing) == ""


def test_resume_codes_have_80_bits_and_four_groups() -> None:
    codes = {ResumeCode.new() for _ in range(500)}
    assert len(codes) == 500
    assert all(re.fullmatch(r"([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}", code) for code in codes)
    # Every one of the 32 characters turns up at every place: no bit is fixed.
    assert all(len({code.replace("-", "")[at] for code in codes}) == 32 for at in range(16))


@given(CODES)
def test_a_resume_code_is_known_however_it_is_typed(letters: str) -> None:
    issued = grouped(letters)
    full_width = "".join(chr(ord(each) + 0xFEE0) for each in letters)
    misread = letters.replace("0", "o").replace("1", "l")
    for typed in (letters, issued.lower(), f" {issued} ", full_width, misread, issued.replace("-", "ー")):
        assert ResumeCode.normalise(typed) == issued
    assert ResumeCode.normalise(letters.replace("1", "I").replace("0", "O")) == issued


@given(st.text(max_size=40))
def test_any_text_is_a_resume_code_or_refused_without_being_repeated(text: str) -> None:
    try:
        code = ResumeCode.normalise(text)
    except UnknownResumeCode as error:
        refusal = str(error)
    else:
        refusal = ""
        assert ResumeCode.normalise(code) == code
    assert "\n" not in refusal
    assert len(text) < 6 or text not in refusal


def test_passcodes_are_hashed_with_their_salt() -> None:
    passcode, salt, other = new_passcode(), b"s" * SALT_BYTES, b"t" * SALT_BYTES
    hashed = passcode_hash(passcode, salt)
    assert len(passcode) == 8
    assert is_passcode(passcode.lower(), salt, hashed)
    assert is_passcode(f" {passcode[:4]}-{passcode[4:]}", salt, hashed)
    assert not is_passcode(passcode[:-1], salt, hashed)
    assert not is_passcode("", salt, hashed)
    assert passcode_hash(passcode, other) != hashed
    assert hashed == bytes((14, 8, 1)) + hashlib.scrypt(passcode.encode(), salt=salt, n=2**14, r=8, p=1)
    costlier = bytes((15, 8, 1)) + hashlib.scrypt(
        passcode.encode(), salt=salt, n=2**15, r=8, p=1, maxmem=64 * 2**20
    )
    assert is_passcode(passcode, salt, costlier), "each hash says what it was made with"
    for damaged in (b"", hashed[:-1], bytes((255, 8, 1)) + hashed[3:], bytes((0, 0, 0)) + hashed[3:]):
        assert not is_passcode(passcode, salt, damaged)
    assert passcode.encode() not in hashed
