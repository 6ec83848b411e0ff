"""A real `wli serve` in a process of its own, for tests that look at it from outside."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil

STOP_S = 20
NURSERY = "wli_toolkit.server.starting.nursery"
SPAWNED = "wli_toolkit.pages.seat_process"


@dataclass
class Seminar:
    """A running server with one session."""

    process: subprocess.Popen[str]
    line: dict[str, Any]
    database: Path
    log: Path

    @property
    def base(self) -> str:
        """Return the address as a phone sees it: plain http on a name that is not loopback."""
        return f"http://seminar.test:{self.line['port']}"

    @property
    def code(self) -> str:
        """Return the session's code."""
        return str(self.line["session"])

    @property
    def join_url(self) -> str:
        """Return the address in the QR, as a phone sees it."""
        return str(self.line["join_url"]).replace("127.0.0.1", "seminar.test")

    def kernels(self) -> list[psutil.Process]:
        """Return the kernel processes of this server."""
        found = []
        for child in psutil.Process(self.process.pid).children(recursive=True):
            with suppress(psutil.NoSuchProcess):
                parent = child.parent()
                forked = parent is not None and NURSERY in parent.cmdline()
                if forked or SPAWNED in child.cmdline():
                    found.append(child)
        return found

    def stop(self) -> None:
        """Stop the server as a service manager would, and wait for it."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(timeout=STOP_S)
        if self.process.stdout is not None:
            self.process.stdout.close()


def start(folder: Path, *options: str, env: Mapping[str, str] | None = None) -> Seminar:
    """Start a server on a free port with a store in `folder`; a later option of the same name wins."""
    database = folder / "seminar.db"
    log = folder / "server.log"
    command = [
        sys.executable, "-m", "wli_toolkit", "serve", "--json", "--no-browser", "--host", "127.0.0.1", "--port", "0",
        "--db", f"sqlite:///{database}", *options,
    ]  # fmt: skip
    with log.open("w") as target:
        process = subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=target,
            text=True,
            env={**os.environ, "LC_ALL": "C.UTF-8", **(env or {})},
        )
    assert process.stdout is not None
    line = process.stdout.readline()
    assert line, log.read_text()
    return Seminar(process, json.loads(line), database, log)
