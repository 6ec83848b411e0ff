"""A pool of processes that have rehearsed and wait for an identity: for systems where forking is not safe."""

from __future__ import annotations

import contextlib
import json
import os
import queue
import subprocess
import sys
import threading

from jupyter_client.launcher import launch_kernel

from wli_toolkit.server.starting.starter import (
    KIND_VARIABLE,
    SECRET_VARIABLES,
    Start,
    StartError,
    StartMode,
    identity_of,
)

RESERVE = 2
"""So many wait even while every seat is taken: for a kernel that dies, or a page of the facilitator's."""


class Pool:
    """Holds rehearsed processes ready, one for each seat that nobody has taken yet, and hands them out.

    Parameters
    ----------
    size
        How many are held ready for people who have not come yet.
    at_once
        How many get ready at the same time; more would only slow each other down.
    kind
        What kind of database people will use.
    """

    mode: StartMode = "pool"

    def __init__(self, size: int, at_once: int | None = None, kind: str = "sqlite") -> None:
        self.size = size
        self._kind = kind
        self._at_once = at_once or max(1, (os.cpu_count() or 2))
        self._ready: queue.SimpleQueue[subprocess.Popen[bytes]] = queue.SimpleQueue()
        self._due = self._under_way = 0
        self._out: list[subprocess.Popen[bytes]] = []
        self._lock = threading.Lock()
        self._closed = threading.Event()
        self._reason = ""
        self._fillers: list[threading.Thread] = []

    @property
    def ready(self) -> int:
        """How many processes wait for a person now."""
        return self._ready.qsize()

    def open(self) -> None:
        """Get the first process ready and go on filling the pool in the background.

        Raises
        ------
        StartError
            Not even one got ready; the message holds its reason.
        """
        first = self._one()
        if first is None:
            raise StartError(
                f"no kernel process got ready ({self._reason}). Mend that, or start with --kernels spawn."
            )
        self._ready.put(first)
        self._fill()

    def start(self, start: Start) -> subprocess.Popen[bytes]:
        """Hand a waiting process its identity; if none waits, wait for a new one."""
        while True:
            try:
                process = self._ready.get_nowait()
            except queue.Empty:
                fresh = self._one()
                if fresh is None:
                    raise StartError(f"no kernel process got ready ({self._reason})") from None
                process = fresh
            if process.poll() is None and process.stdin is not None:
                with contextlib.suppress(OSError):
                    process.stdin.write(json.dumps(identity_of(start)).encode() + b"\n")
                    process.stdin.close()
                    with self._lock:
                        self._out.append(process)
                    self._fill()
                    return process
            end(process)

    def close(self) -> None:
        """End the processes that still wait."""
        self._closed.set()
        for filler in tuple(self._fillers):
            filler.join(timeout=30)
        while True:
            try:
                process = self._ready.get_nowait()
            except queue.Empty:
                return
            end(process)

    def _fill(self) -> None:
        """Get as many more ready as there are seats left, in the background, a few at a time.

        While a full room answers, nothing is made that nobody can use.
        """
        with self._lock:
            self._out = [process for process in self._out if process.poll() is None]
            wanted = max(min(RESERVE, self.size), self.size - len(self._out))
            self._due = max(0, wanted - self._ready.qsize() - self._under_way)
            for _ in range(min(self._due, self._at_once - len(self._fillers))):
                filler = threading.Thread(target=self._work, name="pool", daemon=True)
                self._fillers.append(filler)
                filler.start()

    def _work(self) -> None:
        while not self._closed.is_set():
            with self._lock:
                if self._due == 0:
                    self._fillers.remove(threading.current_thread())
                    return
                self._due -= 1
                self._under_way += 1
            process = self._one()
            with self._lock:
                self._under_way -= 1
                if process is None:
                    self._due = 0  # the next person's start says what is wrong
                else:
                    self._ready.put(process)

    def _one(self) -> subprocess.Popen[bytes] | None:
        """Start one process and return it once it has rehearsed; None if it did not."""
        env = {k: v for k, v in os.environ.items() if k not in SECRET_VARIABLES}
        process: subprocess.Popen[bytes] = launch_kernel(
            [sys.executable, "-m", f"{__package__}.pooled"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**env, KIND_VARIABLE: self._kind},
        )
        line = b""
        if process.stdout is not None:
            with process.stdout:
                line = process.stdout.readline()
        answer = json.loads(line) if line.strip() else {"failed": "it stopped"}
        if answer.get("ready"):
            return process
        self._reason = str(answer.get("failed", answer))
        end(process)
        return None


def end(process: subprocess.Popen[bytes]) -> None:
    """End a process that nobody needs, and let go of its pipe."""
    process.kill()
    process.wait()
    if process.stdin is not None:
        with contextlib.suppress(OSError):
            process.stdin.close()
