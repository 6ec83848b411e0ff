"""Codes that people read, type and scan: session code, passcode and resume code."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import unicodedata

from wli_toolkit.content.plain_text import shortened
from wli_toolkit.store.errors import BadValue, UnknownResumeCode

ALPHABET = "23456789ABCDEFGHJKMNPQRSTWXYZ"
"""For session codes and passcodes: no 0 O, 1 I L, U V."""
SESSION_CODE_LENGTH = 6
PASSCODE_LENGTH = 8
SALT_BYTES = 16

_SCRYPT = (14, 8, 1)
"""The cost of new hashes: log2 of N, r and p."""
_MOST_MEMORY = 64 * 2**20
_HASH_BYTES = 64
_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_CROCKFORD_MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1"})
_DASHES_BY_OTHER_NAMES = "\u30fc\u2212_.\u30fb"  # long-vowel mark, minus sign and what else a thumb hits


def tidy(text: object) -> str:
    """Return `text` as it was meant: upper case, half-width, without spaces and dashes."""
    if not isinstance(text, str):
        return ""
    # Full-width dashes fold to their plain forms here, so they are dropped after, not before.
    folded = unicodedata.normalize("NFKC", text).upper()
    kept = "".join(
        letter
        for letter in folded
        if not letter.isspace()
        and unicodedata.category(letter) not in ("Pd", "Cf", "Cc", "Cs")
        and letter not in _DASHES_BY_OTHER_NAMES
    )
    # What stood apart may have become one letter.
    return unicodedata.normalize("NFKC", kept)


def normalise_session_code(text: object) -> str:
    """Return a session code as it is looked up, however it was typed; it may still be nobody's."""
    return tidy(text)


def new_session_code() -> str:
    """Return a random session code."""
    return _random(SESSION_CODE_LENGTH)


def checked_session_code(code: str) -> str:
    """Return a code someone chose for a new session, tidied; BadValue if people would misread it."""
    tidied = tidy(code)
    if len(tidied) != SESSION_CODE_LENGTH or not set(tidied) <= set(ALPHABET):
        raise BadValue(
            f"not a session code: {shortened(code)}",
            f"A code has {SESSION_CODE_LENGTH} characters of {ALPHABET}; leave it out to get a random one",
        )
    return tidied


def new_passcode() -> str:
    """Return a random passcode of eight characters, about 39 bits."""
    return _random(PASSCODE_LENGTH)


def passcode_hash(passcode: str, salt: bytes) -> bytes:
    """Return the scrypt hash of a passcode behind the parameters it was made with; takes some 50 ms and 16 MB."""
    return bytes(_SCRYPT) + _scrypt(passcode, salt, *_SCRYPT)


def is_passcode(passcode: str, salt: bytes, expected: bytes) -> bool:
    """Say whether `passcode` has this hash, in a time that does not tell how near it was."""
    cost, digest = expected[: len(_SCRYPT)], expected[len(_SCRYPT) :]
    if len(cost) != len(_SCRYPT) or len(digest) != _HASH_BYTES:
        return False
    try:
        found = _scrypt(passcode, salt, *cost)
    except (TypeError, ValueError):  # a damaged row asks for what cannot be done
        return False
    return hmac.compare_digest(found, digest)


def spend_a_check(passcode: str) -> None:
    """Take as long as a check does: where there is nothing to compare with, the time must not tell so."""
    passcode_hash(passcode, bytes(SALT_BYTES))


def grant_of(salt: bytes, hashed: bytes) -> str:
    """Return what the holder of a passcode is given: another one with every passcode, which it does not tell."""
    return hashlib.sha256(b"wli facilitator" + salt + hashed).hexdigest()[:32]


def _scrypt(passcode: str, salt: bytes, cost: int, r: int, p: int) -> bytes:
    # The block of memory is bounded, whatever a damaged or foreign row asks for.
    return hashlib.scrypt(tidy(passcode).encode(), salt=salt, n=2**cost, r=r, p=p, maxmem=_MOST_MEMORY)


class ResumeCode:
    """A participant's own key: 80 random bits as 16 characters of Crockford's base 32, in four groups."""

    LENGTH = 16
    GROUP = 4

    @classmethod
    def new(cls) -> str:
        """Return a new code, such as ``"7K2M-XQ0R-9ABC-DEFG"``."""
        number = secrets.randbits(5 * cls.LENGTH)
        return cls._grouped("".join(_CROCKFORD[number >> 5 * i & 31] for i in range(cls.LENGTH)))

    @classmethod
    def normalise(cls, text: str) -> str:
        """Return the code as it was issued, whatever case, width, spaces or dashes it was typed with.

        O is read as 0, I and L as 1.

        Raises
        ------
        UnknownResumeCode
            It cannot be a resume code. The error does not repeat it.
        """
        tidied = tidy(text).translate(_CROCKFORD_MISREAD)
        if len(tidied) != cls.LENGTH or not set(tidied) <= set(_CROCKFORD):
            raise UnknownResumeCode(
                f"not a resume code: {len(tidied)} characters",
                f"Enter the {cls.LENGTH} letters and digits as they were shown; there is no letter U",
            )
        return cls._grouped(tidied)

    @classmethod
    def _grouped(cls, letters: str) -> str:
        return "-".join(letters[at : at + cls.GROUP] for at in range(0, cls.LENGTH, cls.GROUP))


def _random(length: int) -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(length))
