"""Two servers of the workshop on one PostgreSQL, each a process of its own, and people in front of them."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import Any

from tests.browser.seminar import Seminar
from tests.proxies import answers
from tests.server.client import Client

PASSWORD = "gesloten-deur-4711"
"""The database's, which must be seen nowhere."""
SOON_S = 60.0


@dataclass
class Replica:
    """One server, which may be killed and started again at the same port."""

    port: int
    folder: Path
    database: str
    public_url: str
    seminar: Seminar | None = None

    def launch(self, *options: str) -> subprocess.Popen[str]:
        """Start the process, without waiting for it."""
        command = [
            sys.executable, "-m", "wli_toolkit", "serve", "--json", "--no-browser", "--no-session",
            "--host", "127.0.0.1", "--port", str(self.port), "--seats", "30",
            "--public-url", self.public_url, "--drain", "3", *options,
        ]  # fmt: skip
        with self.log.open("a") as log:
            return subprocess.Popen(
                command, stdout=subprocess.PIPE, stderr=log, text=True,
                env={**os.environ, "WLI_DATABASE_URL": self.database},
            )  # fmt: skip

    def ready(self, process: subprocess.Popen[str]) -> None:
        """Wait until it answers."""
        assert process.stdout is not None
        line = process.stdout.readline()
        assert line, self.log.read_text()
        self.seminar = Seminar(process, json.loads(line), self.folder, self.log)

    def start(self) -> None:
        """Start it, and wait until it answers."""
        self.ready(self.launch())

    @property
    def log(self) -> Path:
        """What it says of errors."""
        return self.folder / f"replica-{self.port}.log"

    @property
    def running(self) -> Seminar:
        """The process, which there must be."""
        assert self.seminar is not None
        return self.seminar

    @property
    def runs(self) -> bool:
        """Whether the process is there."""
        return self.seminar is not None and self.seminar.process.poll() is None

    def kernels(self) -> set[int]:
        """Return the numbers of its kernels' processes."""
        return {kernel.pid for kernel in self.running.kernels()}

    def kill(self) -> None:
        """End it as a power cut does, kernels included: the system ends them with their parent."""
        self.running.process.send_signal(signal.SIGKILL)
        self.running.process.wait()
        self.close()

    def close(self) -> None:
        """Let go of a process that has ended."""
        if self.seminar is not None and self.seminar.process.stdout is not None:
            self.seminar.process.stdout.close()
        self.seminar = None

    def stop(self) -> None:
        """Stop it as a service manager does, if it runs."""
        if self.seminar is not None:
            self.seminar.stop()
            self.close()

    def client(self) -> Client:
        """Return a visitor who comes to this server, past the proxy."""
        return Client(self.port)

    def facilitator(self, code: str, passcode: str) -> Client:
        """Return one who has opened the console's door."""
        client = self.client()
        assert client.post("/console/login", session=code, passcode=passcode).status == HTTPStatus.SEE_OTHER
        return client

    def health(self) -> dict[str, Any]:
        """Return what it says of itself."""
        told: dict[str, Any] = json.loads(self.client().get("/healthz").text)
        return told

    @property
    def is_up(self) -> bool:
        """Whether it listens."""
        return answers(self.port)


def token(page: str) -> str:
    """Return the token of a page's form."""
    found = re.search(r'name="_xsrf" value="([^"]+)"', page)
    assert found is not None
    return found[1]


def until(condition: Callable[[], bool], what: str, within: float = SOON_S) -> None:
    """Wait for a condition that other processes bring about."""
    deadline = time.monotonic() + within
    while not condition():
        assert time.monotonic() < deadline, what
        time.sleep(0.05)
