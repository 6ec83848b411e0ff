"""What is in a participant's kernel, looked at from outside: nothing of anybody else, whichever way it was started."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from tests.attacks.memory import descriptors_of, limits_of, memory_of, told_of
from tests.browser.seminar import Seminar, start
from tests.server.client import OPEN, Talk, facilitator, member
from tests.server.searching import found_in, spelled
from wli_toolkit.server.starting.choosing import MODES
from wli_toolkit.server.starting.limits import MIB, OTHERS, PARTICIPANT, Limits, limit
from wli_toolkit.server.starting.limits import limits_of as taken_by
from wli_toolkit.store import open_store

TEXTS = {"act": "ZvMarkAct", "cue": "ZvMarkCue", "obst": "ZvMarkObst", "plan_b": "ZvMarkPlan"}
OWN = "ZvOwnWords"
PASSES = {"anon_inode", "pipe", "socket", "/dev/null", "/dev/urandom", "/memfd:"}


@dataclass
class Room:
    """A running server, one way of starting kernels, and two people in it."""

    seminar: Seminar
    others: list[str]
    """The first one's resume code and words, the passcode and the server's secret."""
    keys: list[bytes]
    """The key of the cookies and the hash of the passcode."""
    codes: list[str]
    """The second one's own resume code."""
    talk: Talk
    pid: int
    """The second one's kernel."""
    console: int
    """The console's."""


@pytest.fixture(scope="module", params=MODES)
def room(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    """Let somebody write and hand in, then let somebody else come."""
    seminar = start(tmp_path_factory.mktemp(request.param), "--kernels", request.param, "--seats", "2")
    _line, console = facilitator(seminar).kernel("console", seminar.code)
    console.ask({"type": "hello"}, "state")
    [leading] = seminar.kernels() if request.param != "pool" else pooled(seminar)
    _line, first = member(seminar).kernel("workshop", seminar.code)
    for name, text in TEXTS.items():
        first.save("E11", name, text)
        first.wait_for("saved")
    code = first.ask({"type": "hello"}, "state")["state"]["resume_code"]
    before = {process.pid for process in (seminar.kernels() if request.param != "pool" else pooled(seminar))}
    _line, second = member(seminar).kernel("workshop", seminar.code)
    second.save("E11", "act", OWN)
    second.wait_for("saved")
    own = second.ask({"type": "hello"}, "state")["state"]["resume_code"]
    second.ask({"type": "sheet", "lang": "ja"}, "sheet")
    now = {process.pid for process in (seminar.kernels() if request.param != "pool" else pooled(seminar))}
    [pid] = now - before
    secret = os.environ["WLI_SECRET"]
    key = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"wli cookie").derive(secret.encode())
    with open_store(f"sqlite:///{seminar.database}") as store:
        hashed = bytes.fromhex(store.facilitator_grant(seminar.code))
    yield Room(
        seminar,
        [*spelled(code), *TEXTS.values(), str(seminar.line["passcode"]), secret],
        [key, hashed],
        spelled(own)[:1],
        second,
        pid,
        leading.pid,
    )
    OPEN.close()
    seminar.stop()


def pooled(seminar: Seminar) -> list[psutil.Process]:
    """Return the processes of the pool that are somebody's kernel: they have bound their sockets."""
    children = psutil.Process(seminar.process.pid).children(recursive=True)
    return [one for one in children if sum("socket:" in at for at in descriptors_of(one.pid).values()) >= 4]


def processes(room: Room) -> list[psutil.Process]:
    """Return the server and everything it started."""
    server = psutil.Process(room.seminar.process.pid)
    return [server, *server.children(recursive=True)]


def test_its_memory_holds_ones_own_and_nothing_of_anybody_else(room: Room) -> None:
    memory = memory_of(room.pid)
    assert found_in(memory, OWN, *room.codes) == [OWN, *room.codes], "what is looked for would be found"
    assert found_in(memory, *room.others) == []
    assert [key for key in room.keys if key in memory] == []


def test_what_it_was_started_with_tells_nothing(room: Room) -> None:
    for process in (
        psutil.Process(room.seminar.process.pid),
        *psutil.Process(room.seminar.process.pid).children(True),
    ):
        shown = told_of(process.pid)
        secret = [] if process.pid == room.seminar.process.pid else room.others[-1:]
        assert found_in(shown, *room.others[:-1], *room.codes, *secret) == []


def test_what_kernels_are_forked_from_has_heard_of_nobody(room: Room) -> None:
    """The nursery, and whatever else runs beside the server and is nobody's kernel."""
    kernels = {one.pid for one in (*room.seminar.kernels(), *pooled(room.seminar))}
    for process in psutil.Process(room.seminar.process.pid).children(recursive=True):
        if process.pid not in kernels:
            assert found_in(memory_of(process.pid), *room.others, OWN, *room.codes) == []


def test_it_has_nobody_elses_descriptors(room: Room) -> None:
    opened = descriptors_of(room.pid)
    sockets = {at for at in opened.values() if at.startswith("socket:")}
    others = {
        at
        for process in (
            psutil.Process(room.seminar.process.pid),
            *psutil.Process(room.seminar.process.pid).children(True),
        )
        if process.pid != room.pid
        for at in descriptors_of(process.pid).values()
        if at.startswith("socket:")
    }
    assert sockets, "its own sockets are among them"
    assert sockets & others == set()
    files = {at for at in opened.values() if at.startswith("/") and not at.startswith(tuple(PASSES))}
    database = str(room.seminar.database)
    assert files <= {str(room.seminar.log), database, f"{database}-wal", f"{database}-shm"}
    assert not any("memfd" in at for at in opened.values())


def test_its_memory_and_processor_time_are_limited(room: Room) -> None:
    told = limits_of(room.pid)
    assert int(told["Max data size"]) >= PARTICIPANT.memory
    assert int(told["Max data size"]) <= PARTICIPANT.memory + 512 * MIB
    assert told["Max cpu time"] == str(PARTICIPANT.cpu_s)
    assert told["Max core file size"] == "0"
    leading = limits_of(room.console)
    assert int(leading["Max data size"]) >= OTHERS.memory
    assert (leading["Max cpu time"], leading["Max core file size"]) == ("unlimited", "0")
    assert limits_of(room.seminar.process.pid)["Max core file size"] == "0"


RUNAWAY = """
import sys
sys.stdin.readline()
kept = []
try:
    while True:
        kept.append(bytearray(1 << 20))
except MemoryError:
    held = len(kept)
    kept.clear()
    print(held)
if "spin" in sys.argv:
    while True:
        pass
"""


@pytest.mark.parametrize("how", ["eat", "spin"])
def test_a_runaway_is_stopped_by_its_own_limits(how: str) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", RUNAWAY, how], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        limit(process.pid, Limits(memory=64 * MIB, cpu_s=2))
        told, _ = process.communicate("go\n")
    assert 32 <= int(told) <= 64
    assert process.returncode == (0 if how == "eat" else -9)
    assert taken_by("workshop") is PARTICIPANT
    assert resource.getrlimit(resource.RLIMIT_DATA)[0] == resource.RLIM_INFINITY, (
        "nobody else is limited by it"
    )


def test_a_kernel_that_was_stopped_is_replaced(room: Room) -> None:
    psutil.Process(room.pid).kill()
    seen = Path(f"/proc/{room.pid}")
    client = member(room.seminar)
    _line, talk = client.kernel("workshop", room.seminar.code)
    assert talk.ask({"type": "hello"}, "state")["state"]["participant"]
    assert not seen.exists() or psutil.Process(room.pid).status() == psutil.STATUS_ZOMBIE
