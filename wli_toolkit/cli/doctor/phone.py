"""Does a phone reach this machine: one plain page, and who asked for it."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable

from wli_toolkit.server.addresses import Address, machine_addresses


def phone_arrives(
    port: int, wait_s: float, announce: Callable[[str], None], addresses: tuple[Address, ...] | None = None
) -> bool:
    """Serve one plain test page and tell whether anything but this machine asked for it.

    Parameters
    ----------
    port
        The port to listen on, best the one the seminar will use: a firewall may let only that one through.
        Where it is taken, or 0, a free one is.
    wait_s
        How long to wait, in seconds.
    announce
        Called once with the URL to open on the phone.
    """
    own = {address.host for address in machine_addresses()}
    page = (
        "<!doctype html><meta charset=utf-8><title>WLI</title><p style='font-size:2em'>届きました ✓ It works."
    )
    answer = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nConnection: close\r\n\r\n{page}".encode()
    with _listening(port) as server:
        room = addresses if addresses is not None else machine_addresses()
        host = room[0].host if room else "127.0.0.1"
        announce(f"http://{host}:{server.getsockname()[1]}/")
        deadline = time.monotonic() + wait_s
        while (left := deadline - time.monotonic()) > 0:
            server.settimeout(left)
            try:
                connection, peer = server.accept()
            except TimeoutError:
                break
            with connection:
                connection.settimeout(5)
                try:
                    connection.recv(4096)
                    connection.sendall(answer)
                except OSError:
                    continue
            if peer[0] not in own:
                return True
    return False


def _listening(port: int) -> socket.socket:
    """Return a socket that listens on `port`, or on a free one where something else does."""
    try:
        return socket.create_server(("", port))
    except OSError:
        return socket.create_server(("", 0))
