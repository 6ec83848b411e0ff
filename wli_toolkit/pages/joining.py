"""Addresses that lead into a session, and their QR codes."""

from __future__ import annotations

import io

import segno


def join_url(address: str, session: str) -> str:
    """Return the address that joins `session` at the server `address`."""
    return f"{address}/?s={session}"


def assistant_url(address: str, session: str) -> str:
    """Return the address where an assistant of `session` comes in; the passcode is told apart from it."""
    return f"{address}/console/login?s={session}&as=assistant"


def resume_url(origin: str, session: str, resume_code: str) -> str:
    """Return the address that resumes; the code is in the fragment, which no server receives."""
    return f"{origin}/?s={session}#r={resume_code}"


def qr_svg(text: str, *, for_one: bool = False) -> str:
    """Return a QR code as an SVG text, dark on white with the quiet zone scanners need.

    Parameters
    ----------
    for_one
        A code for one person's own screen. Of the eight patterns that may lie over a code, each of which can be
        read, the first is taken: to find the one that reads best from afar takes longer than the page's other parts.
    """
    drawn = io.BytesIO()
    code = segno.make(text, error="m", micro=False, mask=0 if for_one else None)
    code.save(drawn, kind="svg", xmldecl=False, border=4, dark="#000", light="#fff")
    return drawn.getvalue().decode().strip()
