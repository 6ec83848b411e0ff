"""Forked kernels: a tenth of the time, and memory shared with everybody else's."""

from __future__ import annotations

import contextlib
import json
import os
import select
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from typing import Any

import psutil

from wli_toolkit.server.starting.starter import (
    KIND_VARIABLE,
    SECRET_VARIABLES,
    Start,
    StartError,
    StartMode,
    identity_of,
)
from wli_toolkit.server.starting.wire import FORK, receive

LONGEST_REHEARSAL_S = 120.0


class Nursery:
    """The server's end of the nursery: asks it for kernels and hears when they end."""

    mode: StartMode = "fork"
    ready = None

    def __init__(self, kind: str = "sqlite") -> None:
        self._kind = kind
        self._lock = threading.RLock()
        self._line: socket.socket | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._codes: dict[int, int] = {}

    @property
    def pid(self) -> int | None:
        """The nursery's process, while there is one."""
        return None if self._process is None else self._process.pid

    def open(self) -> None:
        """Start the nursery and wait until it has rehearsed.

        Raises
        ------
        StartError
            It could not import or go through what a page needs; the message holds its reason.
        """
        with self._lock:
            self.close()
            ours, theirs = socket.socketpair()
            env = {k: v for k, v in os.environ.items() if k not in SECRET_VARIABLES}
            with theirs:
                self._process = subprocess.Popen(  # noqa: S603 - this interpreter and our own module
                    [sys.executable, "-m", f"{__package__}.nursery", str(theirs.fileno())],
                    pass_fds=(theirs.fileno(),),
                    stdin=subprocess.DEVNULL,
                    env={**env, KIND_VARIABLE: self._kind, "MALLOC_ARENA_MAX": "1"},
                )
            self._line = ours
            readable, _, _ = select.select([ours], [], [], LONGEST_REHEARSAL_S)
            answer = receive(ours) if readable else {"failed": f"no answer in {LONGEST_REHEARSAL_S:.0f} s"}
            if answer is None or "ready" not in answer:
                reason = "it stopped" if answer is None else answer.get("failed", answer)
                self.close()
                raise StartError(
                    f"the process that kernels are forked from did not get ready ({reason}). "
                    "Mend that, or start with --kernels spawn."
                )

    def start(self, start: Start) -> ForkedProcess:
        """Fork one kernel; a nursery that was lost is replaced."""
        with self._lock, identity_file(start) as request:
            if self._process is None or self._process.poll() is not None:
                self.open()
            pid = self._ask(request)
            if pid is None:
                self.open()
                pid = self._ask(request)
            if pid is None:
                raise StartError(
                    "the process that kernels are forked from stopped twice; see its message above"
                )
            return ForkedProcess(self, pid)

    def exit_code(self, pid: int) -> int | None:
        """Return how the kernel `pid` ended, or None while it runs."""
        with self._lock:
            self._hear()
            if pid in self._codes:
                return self._codes[pid]
            if self._line is None and not psutil.pid_exists(pid):
                return -signal.SIGKILL
            return None

    def await_end(self, pid: int) -> int:
        """Return how the kernel `pid` ended, waiting until it has."""
        with contextlib.suppress(psutil.NoSuchProcess):
            psutil.Process(pid).wait()
        with self._lock:
            while pid not in self._codes and self._line is not None:
                self._take_in(receive(self._line))
            return self._codes.get(pid, -signal.SIGKILL)

    def forget(self, pid: int) -> None:
        """Drop what is known of a kernel that has ended."""
        with self._lock:
            self._codes.pop(pid, None)

    def close(self) -> None:
        """End the nursery and, with it, every kernel it forked."""
        with self._lock:
            if self._line is not None:
                self._line.close()
                self._line = None
            if self._process is not None:
                with contextlib.suppress(subprocess.TimeoutExpired):
                    self._process.wait(timeout=5)
                self._process.kill()
                self._process.wait()
                self._process = None

    def _ask(self, request: int) -> int | None:
        if self._line is None:
            return None
        try:
            socket.send_fds(self._line, [FORK], [request])
        except OSError:
            self._lost()
            return None
        while True:
            message = receive(self._line)
            if message is not None and "forked" in message:
                return int(message["forked"])
            self._take_in(message)
            if message is None:
                return None

    def _hear(self) -> None:
        """Take in what the nursery has said meanwhile."""
        while self._line is not None and select.select([self._line], [], [], 0)[0]:
            self._take_in(receive(self._line))

    def _take_in(self, message: dict[str, Any] | None) -> None:
        """Note that a kernel has ended, or that the nursery has."""
        if message is None:
            self._lost()
        elif "ended" in message:
            self._codes[int(message["ended"])] = int(message["code"])

    def _lost(self) -> None:
        if self._line is not None:
            self._line.close()
            self._line = None


@contextlib.contextmanager
def identity_file(start: Start) -> Iterator[int]:
    """Give a file that is in memory only and holds what one kernel is told of itself; its descriptor is sent on.

    The nursery passes it on unread: whatever it had read would be in the memory of every kernel it forks later.
    """
    told = json.dumps(identity_of(start)).encode()
    descriptor = os.memfd_create("wli-identity", os.MFD_CLOEXEC)
    with os.fdopen(descriptor, "wb") as file:
        file.write(told)
        file.flush()
        yield descriptor


class ForkedProcess:
    """A kernel that the nursery forked, handled as `subprocess.Popen` is."""

    stdin = stdout = stderr = None

    def __init__(self, nursery: Nursery, pid: int) -> None:
        self.pid = pid
        self.returncode: int | None = None
        self._nursery = nursery

    def poll(self) -> int | None:
        """Return its exit code, or None while it runs."""
        if self.returncode is None:
            self.returncode = self._nursery.exit_code(self.pid)
            if self.returncode is not None:
                self._nursery.forget(self.pid)
        return self.returncode

    def wait(self) -> int:
        """Return its exit code once it has ended."""
        if self.poll() is None:
            self.returncode = self._nursery.await_end(self.pid)
            self._nursery.forget(self.pid)
        return self.returncode or 0

    def send_signal(self, number: int) -> None:
        """Send it a signal, unless it has ended."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def terminate(self) -> None:
        """Ask it to end."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """End it at once."""
        self.send_signal(signal.SIGKILL)
