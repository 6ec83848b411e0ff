"""How the server and its nursery talk: the server asks with one byte and a file, the nursery answers in JSON.

An answer comes after its length in four bytes.
"""

from __future__ import annotations

import json
import socket
import struct
from collections.abc import Mapping
from typing import Any

FORK = b"f"
"""Asks for one kernel; the descriptor of the file that says which comes with it."""
_LENGTH = struct.Struct("!I")


def send(line: socket.socket, message: Mapping[str, Any]) -> None:
    """Send one message, whole."""
    body = json.dumps(message).encode()
    line.sendall(_LENGTH.pack(len(body)) + body)


def receive(line: socket.socket) -> dict[str, Any] | None:
    """Return the next message, waiting for it; None when the other end has closed."""
    head = _exactly(line, _LENGTH.size)
    body = None if head is None else _exactly(line, _LENGTH.unpack(head)[0])
    if body is None:
        return None
    message: dict[str, Any] = json.loads(body)
    return message


def receive_file(line: socket.socket) -> int | None:
    """Return the descriptor that came with the next request; None when the other end has closed."""
    try:
        asked, descriptors, _flags, _address = socket.recv_fds(line, len(FORK), 1)
    except ConnectionError:
        return None
    return descriptors[0] if asked and descriptors else None


def _exactly(line: socket.socket, length: int) -> bytes | None:
    parts = b""
    while len(parts) < length:
        try:
            part = line.recv(length - len(parts))
        except ConnectionError:
            return None
        if not part:
            return None
        parts += part
    return parts
