"""By what a frozen picture knows whether somebody's answers are still the same, without holding the answers."""

from __future__ import annotations

import hashlib
import hmac

_TAG_BYTES, _DIGEST_BYTES = 8, 16
_OF_KEY = b"which key"


def digest(answers: str, key: bytes) -> str:
    """Return a digest of somebody's answers under their own random key, and which key it was.

    Answers are few enough to be tried out one by one: only who has the key can do so, and the key is made anew when
    its owner withdraws a consent, and goes when they delete their data.
    """
    return f"{_keyed(_OF_KEY, key, _TAG_BYTES)}.{_keyed(answers.encode(), key, _DIGEST_BYTES)}"


def differs(before: str | None, now: str | None) -> bool:
    """Say whether somebody came, left or changed their answers; None is not there.

    Under two keys nobody can tell. That counts as unchanged, so that a picture is rather not replaced: whoever
    withdraws a consent and gives it again does not hide the one person who really changed something.
    """
    if before is None or now is None:
        return before is not now
    return before != now and before.partition(".")[0] == now.partition(".")[0]


def _keyed(said: bytes, key: bytes, size: int) -> str:
    return hmac.digest(key, said, hashlib.sha256)[:size].hex()
