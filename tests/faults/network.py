"""A network between phones and a server that a test can cut, or let swallow everything."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress
from typing import Self

PIECE = 65536


class Network:
    """Forwards what comes to a port of its own; use it in a `with` statement.

    Parameters
    ----------
    target
        The server's port on this machine; may be set to another one while nothing is forwarded.
    """

    def __init__(self, target: int) -> None:
        self.target = target
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()
        self._flowing = threading.Event()
        self._flowing.set()
        self._up = True
        self._over = False

    def __enter__(self) -> Self:
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._over = True
        self.cut()
        with suppress(OSError):
            # An accept that is waiting ends only when somebody knocks.
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    @property
    def port(self) -> int:
        """The port that phones go to."""
        return int(self._listener.getsockname()[1])

    def cut(self) -> None:
        """End every connection and take no new one."""
        self._up = False
        self._flowing.set()
        with self._lock:
            for each in self._open:
                with suppress(OSError):
                    each.shutdown(socket.SHUT_RDWR)

    def swallow(self) -> None:
        """Keep every connection open, take new ones, and let nothing through: a wireless network that has died."""
        self._flowing.clear()

    def restore(self) -> None:
        """Work again; what was swallowed arrives, as it does when packets are sent once more."""
        self._up = True
        self._flowing.set()

    def _accept(self) -> None:
        while not self._over:
            try:
                near, _address = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(near,), daemon=True).start()

    def _serve(self, near: socket.socket) -> None:
        self._flowing.wait()
        try:
            if not self._up:
                raise ConnectionRefusedError
            far = socket.create_connection(("127.0.0.1", self.target))
        except OSError:
            near.close()
            return
        with self._lock:
            self._open |= {near, far}
        back = threading.Thread(target=self._pump, args=(far, near), daemon=True)
        back.start()
        self._pump(near, far)
        back.join()
        with self._lock:
            self._open -= {near, far}
        near.close()
        far.close()

    def _pump(self, source: socket.socket, sink: socket.socket) -> None:
        with suppress(OSError):
            while piece := source.recv(PIECE):
                self._flowing.wait()
                if not self._up:
                    break
                sink.sendall(piece)
        for each in (source, sink):
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
