"""A killed server is started again on the same port and database: people come back by themselves with everything."""

from __future__ import annotations

import random
import signal
from collections.abc import Callable
from pathlib import Path

import psutil

from tests.browser.seminar import Seminar, start
from tests.faults.rooms import LONG_S, address, faults, finish, new_session, room, until_more
from tests.running import run
from wli_toolkit.store import open_store

GONE_WITHIN_S = 30
KILLS_IN_A_ROOM = 4


def kill(seminar: Seminar) -> None:
    """Kill the server, and wait until it and all its kernels have gone."""
    children = psutil.Process(seminar.process.pid).children(recursive=True)
    seminar.process.send_signal(signal.SIGKILL)
    seminar.process.wait()
    seminar.stop()
    assert psutil.wait_procs(children, timeout=GONE_WITHIN_S)[1] == []


def test_a_killed_server_is_started_again(tmp_path: Path, times: Callable[[int, int], int]) -> None:
    dice = random.Random(2)  # noqa: S311 - guards nothing
    wanted, killed = times(1, 20), 0
    seminar = start(tmp_path)
    port, first = str(seminar.line["port"]), seminar.code
    try:
        while killed < wanted:
            with open_store(f"sqlite:///{seminar.database}") as store:
                code = new_session(store, first).code

                async def one_room(code: str = code, store=store) -> None:
                    nonlocal seminar, killed
                    async with room(address(seminar), code) as crowd:
                        await crowd.wait_until(crowd.all_attached)
                        for _ in range(min(KILLS_IN_A_ROOM, wanted - killed)):
                            await until_more(crowd, dice.randint(1, 10))
                            kill(seminar)
                            killed += 1
                            assert faults(store, crowd) == []
                            seminar = start(tmp_path, "--port", port, "--session", first)
                            await crowd.wait_until(crowd.all_attached, within=LONG_S)
                            assert faults(store, crowd) == []
                        saved = await finish(store, crowd)
                        assert saved > 60
                        assert crowd.measures().kernels >= 1
                        assert not any(person.phone.deleted for person in crowd.people)

                run(one_room())
            assert "Traceback" not in seminar.log.read_text()
    finally:
        seminar.stop()
