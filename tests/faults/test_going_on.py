"""What people saw saved is on disk, whatever happens: kernels killed, the disk full, the database held by others."""

from __future__ import annotations

import random
import sqlite3
import sys
import uuid
from collections.abc import Callable
from contextlib import suppress

import psutil
import pytest

from tests.browser.seminar import NURSERY, Seminar
from tests.faults.rooms import address, faults, finish, new_session, room, until_more
from tests.faults.tracing import SAVED, too_early, traced
from tests.running import run
from tests.server.client import OPEN, member
from wli_toolkit.store import Store

Times = Callable[[int, int], int]
KILLS_IN_A_ROOM = 6
PAGE = 4096
"""Bytes."""
LINUX = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="ptrace(2), and limits of other processes, are Linux's"
)
TROUBLE = "The store is in trouble: "


@LINUX
def test_a_kernel_says_saved_only_when_it_is_on_disk(seminar: Seminar, store: Store, times: Times) -> None:
    old = set(seminar.kernels())
    person = member(seminar)
    _line, talk = person.kernel("workshop", seminar.code)
    (kernel,) = set(seminar.kernels()) - old
    wanted = [uuid.uuid4().hex for _ in range(times(20, 500))]
    with traced(kernel.pid, SAVED) as trace:
        for number, op in enumerate(wanted):
            talk.save("E00", "voice", ["is_this_it", "start_small"][number % 2], op=op)
            assert talk.wait_for("saved")["op"] == op
    OPEN.close()
    assert [each.said for each in trace.noted if each.what == "sends"] == wanted
    assert too_early(trace.noted) == []
    assert sum(each.what == "synced" for each in trace.noted) >= len(wanted)


def test_kernels_killed_while_people_type(seminar: Seminar, store: Store, times: Times) -> None:
    dice = random.Random(1)  # noqa: S311 - guards nothing
    wanted, killed = times(3, 100), 0

    async def one_room(most: int) -> int:
        code = new_session(store, seminar.code).code
        old = set(seminar.kernels())
        kills = 0
        async with room(address(seminar), code) as crowd:
            await crowd.wait_until(crowd.all_attached)
            while kills < most:
                await until_more(crowd, dice.randint(1, 8))
                if crowd.all_finished():
                    break
                kernels = [each for each in seminar.kernels() if each not in old]
                with suppress(psutil.NoSuchProcess):
                    dice.choice(kernels).kill()
                    kills += 1
                await crowd.wait_until(
                    lambda least=kills: crowd.measures().kernels >= least and crowd.all_attached()
                )
                assert faults(store, crowd) == []
            await finish(store, crowd)
        return kills

    while killed < wanted:
        killed += run(one_room(min(KILLS_IN_A_ROOM, wanted - killed)))
    assert killed == wanted
    assert "Traceback" not in seminar.log.read_text()


def writers(seminar: Seminar) -> list[psutil.Process]:
    """Return every process of the server that may write to the store: itself, what kernels come from, kernels."""
    server = psutil.Process(seminar.process.pid)
    nurseries = [each for each in server.children() if NURSERY in each.cmdline()]
    return [server, *nurseries, *seminar.kernels()]


def let_files_grow_to(seminar: Seminar, size: int | None) -> None:
    """Let no process of the server make a file longer than `size` bytes: to it, the disk is full there."""
    import resource  # Windows has none

    for process in writers(seminar):
        with suppress(psutil.NoSuchProcess):
            hard = process.rlimit(resource.RLIMIT_FSIZE)[1]
            process.rlimit(resource.RLIMIT_FSIZE, (hard if size is None else size, hard))


@LINUX
def test_a_full_disk_while_people_type(seminar: Seminar, store: Store, times: Times) -> None:
    async def one_room() -> None:
        code = new_session(store, seminar.code).code
        async with room(address(seminar), code) as crowd:
            await crowd.wait_until(crowd.all_attached)
            await until_more(crowd, 10)
            said_before = seminar.log.read_text().count(TROUBLE)
            # The write-ahead log is emptied, and may not even take one page; what the server says still fits.
            with sqlite3.connect(seminar.database) as other:
                other.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            other.close()
            let_files_grow_to(seminar, PAGE)
            await crowd.wait_until(lambda: all(person.phone.problems for person in crowd.people))
            assert crowd.measures().waiting > 0
            full_at = crowd.measures().saved
            assert faults(store, crowd) == []
            # What a person is told names what becomes of their answer.
            assert all(
                "stays on this device" in problem["en"]
                for person in crowd.people
                for problem in person.phone.problems
            )
            let_files_grow_to(seminar, None)
            await crowd.wait_until(lambda: crowd.measures().saved > full_at, within=60)
            await finish(store, crowd)
        said = seminar.log.read_text()
        assert said.count(TROUBLE) - said_before <= 1
        assert "the disk of the database is full or failing" in said
        assert "free some space on it" in said
        assert "Traceback" not in said

    for _ in range(times(1, 10)):
        run(one_room())


def test_the_database_held_by_another_program_for_ten_seconds(
    seminar: Seminar, store: Store, times: Times
) -> None:
    async def one_room() -> None:
        code = new_session(store, seminar.code).code
        async with room(address(seminar), code) as crowd:
            await crowd.wait_until(crowd.all_attached)
            await until_more(crowd, 10)
            holder = sqlite3.connect(seminar.database, isolation_level=None)
            holder.execute("BEGIN IMMEDIATE")
            held_at = holder.execute("SELECT count(*) FROM wli_ops").fetchone()
            # Pages can still be read.
            assert not (await crowd.compare()).lost
            await crowd.wait_until(lambda: any(person.phone.problems for person in crowd.people))
            assert holder.execute("SELECT count(*) FROM wli_ops").fetchone() == held_at
            assert crowd.measures().waiting > 0
            holder.execute("ROLLBACK")
            holder.close()
            await finish(store, crowd)

    for _ in range(times(1, 10)):
        run(one_room())
    said = seminar.log.read_text()
    assert "the database stayed locked for 10 seconds" in said
    assert "close other programs that have the database open" in said
    assert "Traceback" not in said
