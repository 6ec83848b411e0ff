"""The pool holds one process for each seat that is left, and makes none that nobody can use."""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from jupyter_client.connect import write_connection_file

from wli_toolkit.server.connection_folder import make_connection_folder
from wli_toolkit.server.starting.pool import RESERVE, Pool
from wli_toolkit.server.starting.starter import Process, Start

SEATS = 4
PATIENCE_S = 120


@pytest.fixture
def pool() -> Iterator[Pool]:
    """Return a filled pool."""
    filled = Pool(SEATS)
    filled.open()
    yield filled
    filled.close()


@pytest.fixture
def folder() -> Iterator[Path]:
    """Return a folder for connection files, as the server makes one."""
    made = Path(make_connection_folder())
    yield made
    shutil.rmtree(made)


def settled(pool: Pool) -> int:
    """Return how many are ready once nothing more is being made."""
    deadline = time.monotonic() + PATIENCE_S
    for thread in threading.enumerate():
        if thread.name == "pool":
            thread.join(deadline - time.monotonic())
    return pool.ready


def test_it_holds_one_for_each_seat_left_and_a_small_reserve(pool: Pool, folder: Path) -> None:
    taken: list[Process] = []

    def hand_out() -> None:
        number = len(taken)
        file, _told = write_connection_file(
            str(folder / f"{number}.json"), transport="ipc", ip=str(folder / str(number))
        )
        taken.append(pool.start(Start(file, str(folder), dict(os.environ))))

    try:
        assert settled(pool) == SEATS
        for left in (3, 2, RESERVE, RESERVE):
            hand_out()
            assert settled(pool) == left
        for process in taken:
            process.kill()
            process.wait()
        hand_out()
        assert settled(pool) == SEATS - 1
    finally:
        for process in taken:
            process.kill()
            process.wait()
