"""Whose kernel this is: the seat that the server handed over when it started the process."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field
from functools import cache
from typing import Any

SEAT_VARIABLE = "WLI_SEAT"


@dataclass(frozen=True)
class KernelSeat:
    """What a served kernel knows about itself; the resume code is in no repr and no log."""

    page: str
    session: str
    store: str = field(repr=False)
    origin: str = ""
    participant: str = ""
    resume_code: str = field(default="", repr=False)
    grant: str = field(default="", repr=False)
    addresses: tuple[tuple[str, str], ...] = ()


@cache
def take_seat() -> KernelSeat | None:
    """Return this kernel's seat, or None in JupyterLab, under plain Voila and in tests.

    The server writes the seat to the kernel's standard input and closes it; it can be read once, so the
    answer is kept. Without the server's mark in the environment standard input is left alone.
    """
    if os.environ.get(SEAT_VARIABLE) != "stdin":
        return None
    chunks = []
    while chunk := os.read(0, 65536):
        chunks.append(chunk)
    raw = b"".join(chunks)
    if not raw:
        return None
    seat: dict[str, Any] = json.loads(raw)
    return KernelSeat(
        page=seat["page"],
        session=seat["session"],
        store=seat["store"],
        origin=seat.get("origin", ""),
        participant=seat.get("participant", ""),
        resume_code=seat.get("resume_code", ""),
        grant=seat.get("grant", ""),
        addresses=tuple((a["url"], a["name"]) for a in seat.get("addresses", ())),
    )
