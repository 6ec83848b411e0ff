"""Every writer stopped at a random moment and the files copied: the copy opens, with all that was acknowledged."""

from __future__ import annotations

import os
import random
import select
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import psutil
import pytest

from tests.faults import writers
from wli_toolkit.content import load_agenda, load_pack
from wli_toolkit.store import Store, open_store

WRITERS = 3
MOST_WAIT_S = 0.15
WITHIN_S = 30


class Writer:
    """A process that saves for ever, and what it has told so far."""

    def __init__(self, url: str, code: str, first: int, stack: ExitStack) -> None:
        command = [sys.executable, writers.__file__, url, code, str(first), str(10**9)]
        self.first = first
        self.process = stack.enter_context(
            subprocess.Popen(command, stdout=subprocess.PIPE, bufsize=0, env={**os.environ})
        )
        stack.callback(self.process.kill)
        self.there = psutil.Process(self.process.pid)
        self._heard = b""

    def hear(self, wait_s: float = 0.0) -> list[str]:
        """Return all lines that it has told."""
        out = self.process.stdout
        assert out is not None
        while select.select([out], [], [], wait_s)[0]:
            part = os.read(out.fileno(), 65536)
            assert part, "a writer stopped"
            self._heard += part
            wait_s = 0.0
        whole, _cut, _rest = self._heard.rpartition(b"\n")
        return whole.decode().splitlines()

    def stop(self) -> None:
        """Hold it where it stands; returns when it stands."""
        self.there.suspend()
        deadline = time.monotonic() + WITHIN_S
        while any(
            state != "T"
            for state in (
                Path(f"/proc/{self.process.pid}/task/{task.id}/stat").read_text().rpartition(") ")[2][0]
                for task in self.there.threads()
            )
        ):
            assert time.monotonic() < deadline


@pytest.fixture
def shared(tmp_path: Path) -> Iterator[tuple[Store, str]]:
    with open_store(f"sqlite:///{tmp_path / 'seminar.db'}") as store:
        yield store, store.create_session(agenda=load_agenda(load_pack(), "30min"))[0].code


@pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="looks into /proc to see that a process stands"
)
def test_a_copy_made_while_all_writers_stand_is_whole(
    shared: tuple[Store, str], tmp_path: Path, times: Callable[[int, int], int]
) -> None:
    store, code = shared
    dice = random.Random(3)  # noqa: S311 - guards nothing
    compared = 0
    with ExitStack() as stack:
        people = [Writer(store.url, code, number * 1_000_000, stack) for number in range(WRITERS)]
        for person in people:
            while len(person.hear(0.01)) < 3:
                pass
        for number in range(times(8, 300)):
            # The moment itself is what is tried; nothing is waited for.
            select.select([], [], [], dice.random() * MOST_WAIT_S)
            for person in people:
                person.stop()
            told = [person.hear() for person in people]
            copied = tmp_path / f"copy-{number}"
            copied.mkdir()
            for file in tmp_path.glob("seminar.db*"):
                if not file.name.endswith("-shm"):  # it holds nothing: SQLite makes it anew from the log
                    shutil.copyfile(file, copied / file.name)
            for person in people:
                person.there.resume()
            compared += hold_against(copied / "seminar.db", code, people, told)
            shutil.rmtree(copied)
    assert compared > 0


def hold_against(copy: Path, code: str, people: list[Writer], told: list[list[str]]) -> int:
    """Check that `copy` is whole and has all that was told; return how many answers were told."""
    with open_store(f"sqlite:///{copy}") as store:
        assert store.database.read(
            lambda connection: connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
        ) == ["ok"]
        for person, lines in zip(people, told, strict=True):
            who, resume_code = lines[0].split()
            assert store.resume(code, resume_code).id == who
            kept = {
                a.field: a for a in store.answers(who, store.unlock(who, resume_code)) if a.exercise == "E11"
            }
            last = int(lines[-1])
            assert len(lines) - 1 == last - person.first + 1
            for number in range(max(person.first, last - writers.FIELDS + 1), last + 1):
                answer = kept[f"f{number % writers.FIELDS}"]
                made = (number - person.first) // writers.FIELDS + 1
                allowed = [(number, made)]
                if number + writers.FIELDS == last + 1:
                    # The one after the last that was told may be there as well.
                    allowed.append((last + 1, made + 1))
                assert (answer.value, answer.revision) in allowed
    connection = sqlite3.connect(copy)
    ops = connection.execute("SELECT count(*) FROM wli_ops").fetchone()[0]
    connection.close()
    acknowledged = sum(len(lines) - 1 for lines in told)
    assert 0 <= ops - acknowledged <= len(people)
    return acknowledged
