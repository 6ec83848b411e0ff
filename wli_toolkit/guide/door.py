"""Where people come in: what a participant's card says of one session."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Door:
    """The way into one session; whatever is empty becomes a line to write on."""

    address: str = ""
    """What people type, without the code."""
    code: str = ""
    qr: str = ""
    """The QR code of the address that joins, as SVG."""
