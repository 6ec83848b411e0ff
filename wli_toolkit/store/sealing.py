"""Sealing: what only a participant's resume code opens, and the keys in between."""

from __future__ import annotations

import json
import secrets
from typing import Any, NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from wli_toolkit.store.codes import ResumeCode
from wli_toolkit.store.errors import BadValue, wrong_key

_KEY_BYTES = 32
_NONCE_BYTES = 12
_PADDED_TO = 256
"""Sealed answers come in these sizes only: the length of a ciphertext would tell a 7 from a 10."""


class Place(NamedTuple):
    """Where an answer belongs; a sealed one opens nowhere else."""

    occasion: str
    exercise: str
    field: str
    row: int


def new_digest_key() -> bytes:
    """Return a random key for the digests by which frozen pictures know a person's answers again."""
    return secrets.token_bytes(_KEY_BYTES)


class Key:
    """One participant's data key, opened. Printing does not show it; it may be pickled over a pipe."""

    __slots__ = ("_secret", "participant")

    def __init__(self, participant: str, secret: bytes) -> None:
        self.participant = participant
        self._secret = secret

    def __repr__(self) -> str:
        return f"<Key of participant {self.participant}>"

    def seal(self, place: Place, value: object) -> bytes:
        """Return `value` (JSON) as ciphertext bound to this participant and `place`."""
        plain = as_json(value).encode("utf-8", "surrogatepass")
        padded = plain + b" " * (-len(plain) % _PADDED_TO)
        return _encrypt(self._secret, padded, self._bound_to(place))

    def open(self, place: Place, sealed: bytes) -> Any:
        """Return the value sealed at `place`; WrongKey if this key, or that place, does not open it."""
        try:
            padded = _decrypt(self._secret, sealed, self._bound_to(place))
        except InvalidTag:
            raise wrong_key(self.participant) from None
        return json.loads(padded.decode("utf-8", "surrogatepass"))

    def _bound_to(self, place: Place) -> bytes:
        return json.dumps(["wli answer 1", self.participant, *place]).encode()


class Lock(NamedTuple):
    """What the store keeps of a resume code: neither the code nor the key."""

    lookup_tag: str
    wrapped_key: bytes


def new_lock(participant: str, resume_code: str, salt: bytes) -> Lock:
    """Return the lock of a new participant, around a random data key."""
    data_key = secrets.token_bytes(_KEY_BYTES)
    wrapped = _encrypt(_derived(resume_code, salt, b"wrap"), data_key, _wrapped_for(participant))
    return Lock(lookup_tag(resume_code, salt), wrapped)


def lookup_tag(resume_code: str, salt: bytes) -> str:
    """Return the tag under which the owner of `resume_code` is found; it does not lead back to the code."""
    return _derived(resume_code, salt, b"lookup").hex()


def unlock(participant: str, resume_code: str, salt: bytes, wrapped_key: bytes) -> Key:
    """Return the data key; WrongKey if the code is another's."""
    try:
        secret = _decrypt(_derived(resume_code, salt, b"wrap"), wrapped_key, _wrapped_for(participant))
    except InvalidTag:
        raise wrong_key(participant) from None
    return Key(participant, secret)


def as_json(value: object) -> str:
    """Return `value` as JSON text; BadValue, without repeating it, if it is none."""
    try:
        return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    except (TypeError, ValueError, RecursionError):
        raise BadValue(
            f"not a JSON value: of type {type(value).__name__}",
            "Give text, a finite number, true, false, null, or a list or object of these",
        ) from None


def _derived(resume_code: str, salt: bytes, purpose: bytes) -> bytes:
    code = ResumeCode.normalise(resume_code).replace("-", "").encode()
    return HKDF(algorithm=SHA256(), length=_KEY_BYTES, salt=salt, info=purpose).derive(code)


def _wrapped_for(participant: str) -> bytes:
    return json.dumps(["wli key 1", participant]).encode()


def _encrypt(key: bytes, plain: bytes, bound_to: bytes) -> bytes:
    nonce = secrets.token_bytes(_NONCE_BYTES)
    return nonce + ChaCha20Poly1305(key).encrypt(nonce, plain, bound_to)


def _decrypt(key: bytes, sealed: bytes, bound_to: bytes) -> bytes:
    if len(sealed) < _NONCE_BYTES:
        raise InvalidTag
    return ChaCha20Poly1305(key).decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], bound_to)
