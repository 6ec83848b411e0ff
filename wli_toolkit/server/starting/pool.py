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
    SECRET_VARIABLES,
    Start,
    StartError,
    StartMode,
    identity_of,
)


class Pool:
    """Holds rehearsed processes ready and hands one out to each person.

    Parameters
    ----------
    size
        How many are held ready before doors open.
    at_once
        How many get ready at the same time; more would only slow each other down.
    """

    mode: StartMode = "pool"

    def __init__(self, size: int, at_once: int | None = None) -> None:
        self.size = size
        self._at_once = at_once or max(1, (os.cpu_count() or 2))
        self._ready: queue.SimpleQueue[subprocess.Popen[bytes]] = queue.SimpleQueue()
        self._due = 0
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
        self._fill(self.size - 1)

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
            else:
                self._fill(1)
            if process.poll() is None and process.stdin is not None:
                with contextlib.suppress(OSError):
                    process.stdin.write(json.dumps(identity_of(start)).encode() + b"\n")
                    process.stdin.close()
                    return process
            end(process)

    def close(self) -> None:
        """End the processes that still wait."""
        self._closed.set()
        for filler in self._fillers:
            filler.join(timeout=30)
        while True:
            try:
                process = self._ready.get_nowait()
            except queue.Empty:
                return
            end(process)

    def _fill(self, count: int) -> None:
        """Get `count` more ready, in the background, a few at a time."""
        with self._lock:
            self._due += max(0, count)
            self._fillers = [filler for filler in self._fillers if filler.is_alive()]
            for _ in range(min(self._due, self._at_once) - len(self._fillers)):
                filler = threading.Thread(target=self._work, name="pool", daemon=True)
                self._fillers.append(filler)
                filler.start()

    def _work(self) -> None:
        while not self._closed.is_set():
            with self._lock:
                if self._due == 0:
                    return
                self._due -= 1
            process = self._one()
            if process is None:
                return
            self._ready.put(process)

    def _one(self) -> subprocess.Popen[bytes] | None:
        """Start one process and return it once it has rehearsed; None if it did not."""
        env = {k: v for k, v in os.environ.items() if k not in SECRET_VARIABLES}
        process: subprocess.Popen[bytes] = launch_kernel(
            [sys.executable, "-m", f"{__package__}.pooled"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=env,
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
