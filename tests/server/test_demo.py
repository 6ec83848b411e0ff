"""`wli demo`: a session with people who answer live, gone without a trace when it stops."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import threading
from pathlib import Path

import psutil
import pytest

from tests.server.client import Client
from wli_toolkit.store import Watch, open_store

PATIENCE_S = 60.0
STOP_S = 20


@pytest.fixture
def sockets() -> None:
    """Need no seminar of the module: the demo is its own."""


def wait_for_people(url: str, code: str, number: int) -> int:
    """Return how many have answered the first question once `number` have, woken by the store's own changes."""
    clock = threading.Event()
    timer = threading.Timer(PATIENCE_S, clock.set)
    timer.start()
    with open_store(url) as store, Watch(store) as watch:
        while not clock.is_set():
            watch.changed()
            answered = {answer.participant for answer in store.group_answers(code)}
            if len(answered) >= number:
                timer.cancel()
                return len(answered)
            clock.wait(0.05)
    raise AssertionError("nobody answered")


def test_demo_answers_live_and_leaves_nothing_behind() -> None:
    command = [
        sys.executable,
        "-m",
        "wli_toolkit",
        "demo",
        "--json",
        "--no-browser",
        "--port",
        "0",
        "--participants",
        "6",
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as demo:
        assert demo.stdout is not None
        line = json.loads(demo.stdout.readline())
        assert set(line) == {
            "session", "join_url", "console_url", "screen_url", "passcode", "port", "pid", "db",
        }  # fmt: skip
        assert line["pid"] == demo.pid
        assert '"status": "ok"' in Client(line["port"]).get("/healthz").text
        assert wait_for_people(f"sqlite:///{line['db']}", line["session"], 3) >= 3
        children = psutil.Process(demo.pid).children(recursive=True)
        demo.send_signal(signal.SIGTERM)
        demo.wait(timeout=STOP_S)
        assert demo.stderr is not None
        said = demo.stderr.read()
    assert demo.returncode == 0
    assert "Traceback" not in said
    assert not any(child.is_running() for child in children)
    assert not Path(line["db"]).parent.exists()
