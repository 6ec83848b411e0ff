"""A kernel behaves alike however it came to be: forked, taken from the pool, or started anew."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import psutil
import pytest
from traitlets.config import Config

from tests.running import run
from wli_toolkit.server.connection_folder import kernel_transport, make_connection_folder
from wli_toolkit.server.kernels import SeatKernelManager
from wli_toolkit.server.own_folders import HELD, let_go
from wli_toolkit.server.provisioner import SeatKernelSpecManager
from wli_toolkit.server.starting.choosing import MODES, starter
from wli_toolkit.server.starting.forking import Nursery
from wli_toolkit.server.starting.starter import Starter, StartError

PATIENCE_S = 60


@pytest.fixture
def folder() -> Iterator[Path]:
    """Return a folder for connection files, as the server makes one."""
    made = Path(make_connection_folder())
    yield made
    let_go(str(made))


@pytest.fixture(scope="module", params=MODES)
def way(request: pytest.FixtureRequest) -> Iterator[Starter]:
    """Return an opened starter of each mode."""
    chosen = starter(request.param, seats=1)
    chosen.open()
    yield chosen
    chosen.close()


@asynccontextmanager
async def kernels(way: Starter, folder: Path) -> AsyncIterator[SeatKernelManager]:
    """Give a kernel manager as the server has one, whose kernels start in `way`."""
    manager = SeatKernelManager(
        connection_dir=str(folder),
        kernel_spec_manager=SeatKernelSpecManager(),
        config=Config(KernelManager={"autorestart": False, "transport": kernel_transport(folder)}),
    )
    manager.starter = way
    try:
        yield manager
    finally:
        await manager.shutdown_all(now=True)


async def started(manager: SeatKernelManager, folder: Path, **seat: Any) -> str:
    """Start a kernel and return its id."""
    given = {"page": "workshop", "session": "TEST23", "store": "sqlite://", **seat}
    return await manager.start_seated(json.dumps(given).encode(), cwd=str(folder), env=dict(os.environ))


async def ask(manager: SeatKernelManager, kernel_id: str, code: str) -> Any:
    """Run `code` in the kernel and return what its last expression is worth."""
    client = manager.get_kernel(kernel_id).client()
    client.start_channels()
    try:
        await client.wait_for_ready(timeout=PATIENCE_S)
        shown: list[Any] = []

        def hook(message: dict[str, Any]) -> None:
            if message["msg_type"] == "execute_result":
                shown.append(message["content"]["data"]["text/plain"])

        reply = await client.execute_interactive(code, timeout=PATIENCE_S, output_hook=hook)
        content = reply["content"]
        if content["status"] != "ok":
            return content
        # The result is the repr of a JSON text.
        return json.loads(shown[0][1:-1].encode().decode("unicode_escape")) if shown else None
    finally:
        client.stop_channels()


def process_of(manager: SeatKernelManager, kernel_id: str) -> psutil.Process:
    """Return the kernel's process."""
    return psutil.Process(manager.get_kernel(kernel_id).provisioner.pid)


def test_it_knows_whose_it_is_and_no_secret(
    way: Starter, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def look() -> None:
        monkeypatch.setenv("WLI_SECRET", "not-for-kernels")
        async with kernels(way, folder) as manager:
            kernel = await started(manager, folder, participant="p1", resume_code="RESUME-CODE")
            told = await ask(
                manager,
                kernel,
                "import json, os\nfrom wli_toolkit.pages.seat import take_seat\n"
                "seat = take_seat()\n"
                "json.dumps([seat.participant, seat.resume_code, os.getcwd(), 'WLI_SECRET' in os.environ])",
            )
            assert told == ["p1", "RESUME-CODE", str(folder), False]
            process = process_of(manager, kernel)
            assert "RESUME-CODE" not in " ".join(process.cmdline())
            assert "RESUME-CODE" not in str(process.environ())

    run(look())


def test_the_secret_is_not_in_what_the_process_started_with(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WLI_SECRET", "not-for-kernels")

    async def look(mode: Any) -> None:
        chosen = starter(mode, seats=1)
        chosen.open()
        try:
            async with kernels(chosen, folder) as manager:
                kernel = await started(manager, folder)
                assert "not-for-kernels" not in str(process_of(manager, kernel).environ())
        finally:
            chosen.close()

    for mode in MODES:
        run(look(mode))


def test_an_interrupt_stops_the_cell_and_not_the_kernel(way: Starter, folder: Path) -> None:
    async def look() -> None:
        async with kernels(way, folder) as manager:
            kernel = await started(manager, folder)
            begun = folder / "begun"
            running = asyncio.create_task(
                ask(manager, kernel, f"open({str(begun)!r}, 'w').close()\nwhile True: pass")
            )
            async with asyncio.timeout(PATIENCE_S):
                while not begun.exists():
                    await asyncio.sleep(0)
            await manager.interrupt_kernel(kernel)
            assert (await running)["ename"] == "KeyboardInterrupt"
            assert await ask(manager, kernel, "import json\njson.dumps(1 + 1)") == 2

    run(look())


def test_a_shutdown_leaves_no_process_and_no_file(way: Starter, folder: Path) -> None:
    async def look() -> None:
        async with kernels(way, folder) as manager:
            kernel = await started(manager, folder)
            assert await ask(manager, kernel, "import json\njson.dumps('here')") == "here"
            process = process_of(manager, kernel)
            await manager.shutdown_kernel(kernel)
            assert gone(process)
            assert [path.name for path in folder.iterdir()] == [HELD]

    run(look())


def test_a_restart_brings_an_empty_kernel_in_a_new_process(way: Starter, folder: Path) -> None:
    async def look() -> None:
        async with kernels(way, folder) as manager:
            kernel = await started(manager, folder, participant="p1")
            await ask(manager, kernel, "kept = 1")
            before = process_of(manager, kernel).pid
            await manager.restart_kernel(kernel, now=True)
            assert process_of(manager, kernel).pid != before
            told = await ask(
                manager,
                kernel,
                "import json\nfrom wli_toolkit.pages.seat import take_seat\n"
                "json.dumps(['kept' in globals(), take_seat()])",
            )
            assert told == [False, None]

    run(look())


def test_a_crash_is_seen(way: Starter, folder: Path) -> None:
    async def look() -> None:
        async with kernels(way, folder) as manager:
            kernel = await started(manager, folder)
            process = process_of(manager, kernel)
            assert await manager.get_kernel(kernel).is_alive()
            process.kill()
            async with asyncio.timeout(PATIENCE_S):
                while await manager.get_kernel(kernel).is_alive():
                    await asyncio.sleep(0)
            assert gone(process)

    run(look())


def test_what_a_kernel_started_ends_with_it(way: Starter, folder: Path) -> None:
    async def look() -> None:
        async with kernels(way, folder) as manager:
            kernel = await started(manager, folder)
            child = await ask(
                manager,
                kernel,
                "import json, subprocess\njson.dumps(subprocess.Popen(['sleep', '600']).pid)",
            )
            sleeping = psutil.Process(child)
            await manager.shutdown_kernel(kernel, now=True)
            assert gone(sleeping)

    run(look())


def test_two_kernels_share_no_chance(way: Starter, folder: Path) -> None:
    async def look() -> None:
        async with kernels(way, folder) as manager:
            code = "import json, random, secrets\njson.dumps([random.random(), secrets.token_hex()])"
            first, second = [await ask(manager, await started(manager, folder), code) for _ in range(2)]
            assert not set(first) & set(second)

    run(look())


def test_many_start_at_once(way: Starter, folder: Path) -> None:
    async def look() -> None:
        async with kernels(way, folder) as manager:
            ids = await asyncio.gather(*(started(manager, folder, participant=str(i)) for i in range(6)))
            code = "import json\nfrom wli_toolkit.pages.seat import take_seat\njson.dumps(take_seat().participant)"
            told = await asyncio.gather(*(ask(manager, kernel, code) for kernel in ids))
            assert told == [str(i) for i in range(6)]

    run(look())


SERVER = """
import asyncio, json, os, sys
from pathlib import Path
from tests.server.test_ways_of_starting import kernels, process_of, started
from wli_toolkit.server.starting.choosing import starter

async def hold():
    way = starter(sys.argv[1], 1)
    way.open()
    async with kernels(way, Path(sys.argv[2])) as manager:
        kernel = await started(manager, Path(sys.argv[2]))
        print(process_of(manager, kernel).pid, flush=True)
        await asyncio.Event().wait()

asyncio.run(hold())
"""


@pytest.mark.parametrize("mode", MODES)
def test_no_kernel_outlives_a_server_that_was_killed(mode: str, folder: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", SERVER, mode, str(folder)], stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout is not None
        kernel = psutil.Process(int(server.stdout.readline()))
        others = psutil.Process(server.pid).children(recursive=True)
        server.kill()
    assert gone(kernel)
    assert [other for other in others if not gone(other)] == []


def test_a_lost_nursery_is_replaced(folder: Path) -> None:
    async def look() -> None:
        way = Nursery()
        way.open()
        try:
            async with kernels(way, folder) as manager:
                first = await started(manager, folder)
                process = process_of(manager, first)
                assert way.pid is not None
                os.kill(way.pid, signal.SIGKILL)
                assert gone(process)
                async with asyncio.timeout(PATIENCE_S):
                    while await manager.get_kernel(first).is_alive():
                        await asyncio.sleep(0)
                second = await started(manager, folder)
                assert await ask(manager, second, "import json\njson.dumps('again')") == "again"
        finally:
            way.close()

    run(look())


@pytest.mark.parametrize("mode", ["fork", "pool"])
def test_a_rehearsal_that_fails_is_an_error_at_start(
    mode: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    broken = tmp_path / "sqlalchemy.py"
    broken.write_text("raise ImportError('sqlalchemy is broken here')")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join((str(tmp_path), os.environ.get("PYTHONPATH", ""))))
    way = starter(mode, seats=1)
    with pytest.raises(StartError, match="sqlalchemy is broken here"):
        way.open()
    way.close()


def gone(process: psutil.Process) -> bool:
    """Wait until a process has ended; False if it has not for a long time."""
    _gone, alive = psutil.wait_procs([process], timeout=PATIENCE_S)
    return all(one.status() == psutil.STATUS_ZOMBIE for one in alive)
