"""What the server writes down at its most talkative: no address, no answer, no code, whatever goes wrong."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import socket
import subprocess
import sys
from collections.abc import Iterator

import pytest

from tests.browser.seminar import Seminar
from tests.server.client import OPEN, Client, facilitator, member
from tests.server.marked_scene import MARKER
from tests.server.searching import found_in
from wli_toolkit.server.discretion import Discretion, failing

PHONE = "127.0.0.77"
"""Where one of the phones is: every address of 127.0.0.0/8 is this machine's."""
LOUD = """
import asyncio, logging, sys
logging.basicConfig(level=logging.DEBUG)
from jupyter_server.auth.decorator import allow_unauthenticated
from wli_toolkit.server import app, health, run

class Loud(app.WorkshopServer):
    def __init__(self, *given, **named):
        super().__init__(*given, **named)
        self.log_level = logging.DEBUG
        self.log.setLevel(logging.DEBUG)

async def fail(said):
    raise ValueError(said)

@allow_unauthenticated
async def get(self):
    said = f"{self.get_argument('said', '')} {self.request!r}"
    asyncio.get_running_loop().call_soon(lambda: 1 / 0 if not said else int(said))
    asyncio.create_task(fail(said))
    raise ValueError(said)

run.WorkshopServer = Loud
health.HealthHandler.get = get
from wli_toolkit.cli import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.fixture(scope="module")
def seminar(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Seminar]:
    """Return a server that logs all there is, with a route that fails and quotes what it was sent."""
    folder = tmp_path_factory.mktemp("loud")
    database, log = folder / "seminar.db", folder / "server.log"
    options = (
        "serve",
        "--json",
        "--no-browser",
        "--host",
        "127.0.0.1",
        "--port",
        "0",
        "--db",
        f"sqlite:///{database}",
    )
    with log.open("w") as target:
        process = subprocess.Popen(
            [sys.executable, "-c", LOUD, *options],
            stdout=subprocess.PIPE,
            stderr=target,
            text=True,
            env={**os.environ, "LC_ALL": "C.UTF-8", "PYTHONASYNCIODEBUG": "1"},
        )
    assert process.stdout is not None
    line = process.stdout.readline()
    assert line, log.read_text()
    running = Seminar(process, json.loads(line), database, log)
    yield running
    OPEN.close()
    running.stop()


def say(port: int, text: str) -> bytes:
    """Send raw bytes from the phone's address and return what comes back."""
    with socket.create_connection(("127.0.0.1", port), timeout=30, source_address=(PHONE, 0)) as line:
        line.sendall(text.encode("utf-8"))
        line.shutdown(socket.SHUT_WR)
        return b"".join(iter(lambda: line.recv(65536), b""))


def test_the_log_holds_no_address_no_answer_and_no_code(seminar: Seminar) -> None:
    port, code = int(seminar.line["port"]), seminar.code
    author = member(seminar)
    _line, talk = author.kernel("workshop", code)
    resume = str(talk.ask({"type": "hello"}, "state")["state"]["resume_code"])
    for name in ("act", "cue"):
        talk.save("E11", name, f"{MARKER}-{name}")
        talk.wait_for("saved")
    for name, value in (("act", MARKER * 9), ("conf", MARKER), (MARKER, MARKER)):
        talk.save("E11", name, value)
        talk.wait_for("refused")
    for frame in (MARKER, '{"' + MARKER, talk.frame({"type": "save", "value": MARKER * 9000})):
        talk.socket.send(frame)
    talk.tell({"type": "where", "step": MARKER, "screen": MARKER, "done": [MARKER]})
    talk.wait_for("problem")
    facilitator(seminar).kernel("console", code)
    cookie = author.cookies[f"wli-participant-{code}"]
    for request in (
        f"GET /healthz?said={MARKER} HTTP/1.1\r\nHost: x\r\nCookie: said={MARKER}\r\n\r\n",
        f"POST /join HTTP/1.1\r\nHost: x\r\nContent-Length: 11\r\n\r\n{MARKER}",
        f"POST /resume HTTP/1.1\r\nHost: x\r\nOrigin: http://{MARKER}\r\nContent-Length: 11\r\n\r\n{MARKER}",
        f"GET /{MARKER}?{MARKER} HTTP/1.1\r\nHost: {MARKER}\r\n\r\n",
        f"GET /live?page=workshop HTTP/1.1\r\nHost: x\r\nOrigin: http://{MARKER}\r\n\r\n",
        f"GET /workshop HTTP/1.1\r\nHost: x\r\nCookie: wli-participant-{code}={cookie[:-5]}\r\n\r\n",
        f"{MARKER} {MARKER}\r\n{MARKER}\r\n\r\n",
        f"GET / HTTP/9.9\r\n{MARKER}\r\n\r\n",
        f"GET / HTTP/1.1\r\nHost: x\r\nContent-Length: {MARKER}\r\n\r\n",
        f"GET / HTTP/1.1\r\nHost: x\r\nX: {MARKER * 4000}\r\n\r\n",
    ):
        say(port, request)
    assert say(port, "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n").startswith(b"HTTP/1.1 500")
    stranger = Client(port)
    assert stranger.post("/resume", session=code, resume_code=resume + "X").status == 404
    seminar.stop()
    log = seminar.log.read_text()
    assert "ValueError" in log, "what failed is told"
    assert "HealthHandler" in log
    assert log.count("DEBUG") > 20, "the log is at its most talkative"
    assert found_in(log, MARKER, resume, cookie[:40], str(seminar.line["passcode"]), PHONE, "remote_ip") == []
    assert "127.0.0.1" not in log
    assert "Traceback" not in log


def test_addresses_and_texts_are_taken_out_of_any_record() -> None:
    def said(text: str, *given: object, error: BaseException | None = None, name: str = "wli") -> str:
        info = (type(error), error, error.__traceback__) if error is not None else None
        record = logging.LogRecord(name, logging.ERROR, "", 0, text, given, info)
        assert Discretion().filter(record)
        return logging.Formatter("%(message)s").format(record)

    for address in ("192.168.1.20", "10.0.0.1", "fe80::1ff:fe23:4567:890a", "2001:db8:0:0:0:0:2:1", "::1"):
        told = said("Malformed message from %s: %s", address, "x")
        assert address not in told
        assert "(address)" in told
    assert (
        said("Malformed message from %s: %s", "::1", "x", name="tornado.general") == "Malformed message from"
    )
    assert said("version %s at %s", "6.6.1", 12) == "version 6.6.1 at 12"
    with pytest.raises(ValueError, match="private") as raised:
        int("a private word")
    told = said("Uncaught exception %s\n%r", "GET /", "a private word", error=raised.value)
    assert told.startswith("Uncaught exception ValueError in ")
    assert "private" not in told + failing(raised.value)
    task = "Task exception was never retrieved\nfuture: <Task exception=ValueError('a private word')>"
    assert said(task, name=asyncio.__name__) == "Task exception was never retrieved"
