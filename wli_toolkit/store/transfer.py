"""Carrying a session to another machine: one sealed file that holds all of it, and its way back in."""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import time
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from sqlalchemy import Connection, LargeBinary, Table, insert, select
from sqlalchemy.exc import SQLAlchemyError

from wli_toolkit.content.model import Agenda
from wli_toolkit.content.plain_text import shortened
from wli_toolkit.store import schema
from wli_toolkit.store.codes import ALPHABET, checked_session_code, tidy
from wli_toolkit.store.errors import (
    BadValue,
    DamagedFile,
    NewerFile,
    SessionExists,
    StoreError,
    WrongPassphrase,
)
from wli_toolkit.store.guards import Room, language, session_row
from wli_toolkit.store.packs import STANDARD, pack_of, packed
from wli_toolkit.store.sessions import Session, session_of
from wli_toolkit.store.settings import complete_settings

MAGIC = b"WLI session\n"
VERSION = 1
_CHECK_BYTES = 32
_SALT_BYTES = 16
_NONCE_BYTES = 12
_SCRYPT_N, _SCRYPT_R, _SCRYPT_P = 2**15, 8, 1
_MOST_MEMORY = 64 * 1024 * 1024
_GROUPS, _GROUP = 5, 4

Rows = dict[str, list[dict[str, Any]]]
"""Rows by table; in the file, bytes are base 64."""
_TABLES = (
    schema.sessions,
    schema.live,
    schema.log,
    schema.participants,
    schema.answers,
    schema.hand_ins,
    schema.posts,
    schema.wall_log,
    schema.snapshots,
)
"""What travels, each after what it refers to. Ops stay: they are of use while a phone repeats itself. So does the
assistants' way in: it was given to somebody in one room."""


class TransferRoom(Room):
    """Sessions as files.

    A file is ``MAGIC``, a checksum of all that follows, the format's version (one byte), salt, nonce and
    ciphertext. The key comes by scrypt from the passphrase; everything before the ciphertext is authenticated
    with it. What participants sealed stays sealed inside: the passphrase opens the session, not their texts.
    """

    def export_session(self, code: str) -> tuple[bytes, str]:
        """Return all of a session as a sealed file, and the passphrase that opens it, which is kept nowhere."""

        def work(connection: Connection) -> Rows:
            # Locked, so that nobody joins, answers or leaves between one table and the next.
            session = session_row(connection, code, lock=True)
            return {table.name: _read(connection, table, session.code) for table in _TABLES}

        rows = self._database.write(work)
        session = rows[schema.sessions.name][0]
        if session["pack"] == STANDARD:
            # Another machine may have another version of it.
            session["pack"] = pack_of(STANDARD).model_dump_json()
        content = {"schema": schema.REVISIONS[-1], "exported_at": time.time(), "rows": rows}
        passphrase = _new_passphrase()
        return _sealed(json.dumps(content, allow_nan=False).encode("ascii"), passphrase), passphrase

    def import_session(self, data: bytes, passphrase: str) -> Session:
        """Take in a session that `export_session` made, whole or not at all.

        Resume codes and the passcode stay what they were; an assistant is let in anew.

        Raises
        ------
        DamagedFile, NewerFile, WrongPassphrase
            The file cannot be opened.
        SessionExists
            There is a session with this code already.
        StoreError
            The data was to be deleted by now, or its content cannot be read by this version.
        """
        rows = _rows(_opened(data, passphrase))
        session = _checked_session(rows[schema.sessions.name])

        def work(connection: Connection) -> Session:
            if connection.execute(select(schema.sessions.c.code).filter_by(code=session["code"])).first():
                raise _exists(session["code"])
            for table in _TABLES:
                _write(connection, table, rows[table.name])
            return session_of(session_row(connection, session["code"]))

        try:
            return self._database.write(work)
        except (SQLAlchemyError, TypeError, ValueError, AttributeError, OverflowError) as error:
            # Whoever has the passphrase can have changed what is inside. Without its cause, which quotes rows.
            raise _damaged(f"its content does not belong together ({type(error).__name__})") from None


def _read(connection: Connection, table: Table, code: str) -> list[dict[str, Any]]:
    query = select(table)
    if "session" in table.c:
        query = query.where(table.c.session == code)
    elif "participant" in table.c:
        query = query.join(schema.participants).where(schema.participants.c.session == code)
    else:
        query = query.where(table.c.code == code)
    found = connection.execute(query.order_by(*table.primary_key.columns)).mappings()
    return [{name: _as_json(value) for name, value in row.items()} for row in found]


def _as_json(value: object) -> object:
    return base64.b64encode(value).decode("ascii") if isinstance(value, bytes) else value


def _write(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    if table is not schema.answers:
        _insert(connection, table, rows)
        return
    # A sealed answer has no value, which is not the same as the value null.
    _insert(connection, table, [row for row in rows if row["sealed"] is None], without="sealed")
    _insert(connection, table, [row for row in rows if row["sealed"] is not None], without="value")


def _insert(
    connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]], without: str | None = None
) -> None:
    values = [{name: value for name, value in row.items() if name != without} for row in rows]
    if values:
        connection.execute(insert(table), values)


def _checked_session(rows: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Return the one session of a file, fit for this version and this day; its rules hold here as they did there."""
    if len(rows) != 1:
        raise _damaged("it holds no session, or several")
    session = rows[0]
    try:
        if time.time() >= session["purge_on"]:
            raise _due(session["code"], session["purge_on"])
        session["pack"] = packed(pack_of(session["pack"]))
        session["settings"] = complete_settings(session["settings"])
        Agenda.model_validate(session["agenda"])
        checked_session_code(session["code"])
        language(session["lang"])
    except (BadValue, ValueError, TypeError, AttributeError) as error:
        raise StoreError(
            f"this version cannot read the content of session {shortened(session['code'])} "
            f"({type(error).__name__})",
            "Use the version of the toolkit that exported it",
        ) from None
    return session


def _rows(plain: bytes) -> Rows:
    """Return the rows of an opened file, complete for every table and column."""
    try:
        content = json.loads(plain)
        revision, found = content["schema"], content["rows"]
        if revision not in schema.REVISIONS:
            raise _newer(f"its tables are of revision {shortened(revision)}")
        return {table.name: [_from_json(table, row) for row in found[table.name]] for table in _TABLES}
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
        raise _damaged(f"its content is not what it should be ({type(error).__name__})") from None


def _from_json(table: Table, row: Mapping[str, Any]) -> dict[str, Any]:
    if set(row) != {column.name for column in table.c}:
        raise _newer(f"{table.name} has other columns")
    return {
        column.name: base64.b64decode(row[column.name], validate=True)
        if isinstance(column.type, LargeBinary) and row[column.name] is not None
        else row[column.name]
        for column in table.c
    }


def _sealed(plain: bytes, passphrase: str) -> bytes:
    salt, nonce = secrets.token_bytes(_SALT_BYTES), secrets.token_bytes(_NONCE_BYTES)
    head = bytes([VERSION]) + salt + nonce
    body = head + ChaCha20Poly1305(_key(passphrase, salt)).encrypt(nonce, plain, MAGIC + head)
    return MAGIC + hashlib.sha256(body).digest() + body


def _opened(data: bytes, passphrase: str) -> bytes:
    if not data.startswith(MAGIC):
        raise _damaged("it does not begin as one does")
    check, body = data[len(MAGIC) :][:_CHECK_BYTES], data[len(MAGIC) + _CHECK_BYTES :]
    # An unkeyed checksum: only to tell a damaged file from a wrong passphrase.
    if hashlib.sha256(body).digest() != check or not body:
        raise _damaged("parts of it are missing or changed")
    if body[0] != VERSION:
        raise _newer(f"its format is {body[0]}, this version reads {VERSION}")
    end = 1 + _SALT_BYTES + _NONCE_BYTES
    head, salt, nonce = body[:end], body[1 : 1 + _SALT_BYTES], body[1 + _SALT_BYTES : end]
    if len(head) < end:
        raise _damaged("it is too short")
    try:
        return ChaCha20Poly1305(_key(passphrase, salt)).decrypt(nonce, body[end:], MAGIC + head)
    except InvalidTag:
        raise WrongPassphrase(
            "the passphrase does not open this file",
            f"Enter the {_GROUPS * _GROUP} letters and digits that were shown when this file was exported",
        ) from None


def _key(passphrase: str, salt: bytes) -> bytes:
    return hashlib.scrypt(
        tidy(passphrase).encode("utf-8", "surrogatepass"),
        salt=salt, n=_SCRYPT_N, r=_SCRYPT_R, p=_SCRYPT_P, dklen=32, maxmem=_MOST_MEMORY,
    )  # fmt: skip


def _new_passphrase() -> str:
    """Return a random passphrase, about 97 bits, in groups that can be read out."""
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(_GROUP)) for _ in range(_GROUPS))


def _damaged(why: str) -> DamagedFile:
    return DamagedFile(
        f"this is not a whole exported session: {why}", "Copy the file again from where it was exported"
    )


def _newer(why: str) -> NewerFile:
    return NewerFile(
        f"this session was exported by another version of the toolkit: {why}",
        "Update the toolkit on this machine, then import it again",
    )


def _due(code: str, purge_on: float) -> StoreError:
    last = datetime.fromtimestamp(purge_on).astimezone().date()
    return StoreError(
        f"this session was to be deleted on {last}: {shortened(code)}",
        "People were told so; delete the file as well",
    )


def _exists(code: str) -> SessionExists:
    return SessionExists(
        f"there is already a session with this code: {code}",
        f"Serve that one with `wli serve --session {code}`, erase it first with `wli session purge {code}`, or import "
        "into another store with --db",
    )
