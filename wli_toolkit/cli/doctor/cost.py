"""What one person costs on this machine: a few live people on a server of its own, in the mode it would run."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from wli_toolkit.content import load_agenda, load_pack
from wli_toolkit.server.starting.starter import StartMode
from wli_toolkit.simulate.live import Habits, live_crowd
from wli_toolkit.simulate.live.pool import await_pool
from wli_toolkit.simulate.live.weighing import cpu_seconds, weigh
from wli_toolkit.store import open_store

PEOPLE = 6
HABITS = Habits(think=(0.4, 0.8), reloads=0.0, drops=0.0)
"""Quick people: the room is over sooner, and an answer costs the same."""
ANSWERING_S = 8.0
WITHIN_S = 180.0
AGENDA = "60min"


class TrialError(Exception):
    """The trial room did not come about; says what the server said."""


@dataclass(frozen=True)
class Cost:
    """What a room costs.

    Attributes
    ----------
    mode
        How kernels were started.
    server_bytes
        Memory of the server before anybody came.
    person_bytes
        Memory for each person, with their part of the server's.
    join_cpu_s
        Seconds of processor time from a person's coming until their kernel is there.
    save_cpu_s
        Seconds of processor time for each answer, with all that the server does meanwhile.
    """

    mode: StartMode
    server_bytes: int
    person_bytes: int
    join_cpu_s: float
    save_cpu_s: float


@dataclass(frozen=True)
class Trial:
    """A running server with one session, for a trial."""

    pid: int
    url: str
    code: str


def measure(mode: StartMode) -> Cost:
    """Let a few people take part in a trial and return what it cost; takes about half a minute.

    Raises
    ------
    TrialError
        If the server does not start.
    LiveError
        If the people cannot take part.
    """
    with trial_server(mode) as trial:
        return asyncio.run(_take_part(trial, mode))


@contextmanager
def trial_server(mode: StartMode) -> Iterator[Trial]:
    """Serve a session on this machine only, with data that are gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="wli-trial-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        database, log = f"sqlite:///{folder / 'trial.db'}", folder / "log"
        command = [
            sys.executable, "-m", "wli_toolkit", "serve", "--json", "--no-browser", "--host", "127.0.0.1", "--port",
            "0", "--db", database, "--seats", str(PEOPLE), "--kernels", mode,
        ]  # fmt: skip
        with (
            log.open("w") as errors,
            subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors, text=True) as process,  # noqa: S603 - ourselves
        ):
            try:
                said = process.stdout.readline() if process.stdout is not None else ""
                if not said:
                    raise TrialError(f"no server could be started for the trial: {log.read_text().strip()}")
                url = f"http://127.0.0.1:{json.loads(said)['port']}"
                with open_store(database) as store:
                    session, _passcode = store.create_session(
                        agenda=load_agenda(load_pack(), AGENDA), simulated=True, settings={"pace": "free"}
                    )
                with suppress(TimeoutError):
                    await_pool(url, PEOPLE, within=WITHIN_S)
                yield Trial(process.pid, url, session.code)
            finally:
                process.terminate()


async def _take_part(trial: Trial, mode: StartMode) -> Cost:
    empty = weigh(trial.pid)
    async with live_crowd(trial.url, trial.code, participants=PEOPLE, leave=0.0, habits=HABITS) as crowd:
        await crowd.wait_until(crowd.all_attached, within=WITHIN_S)
        joined, saved = cpu_seconds(trial.pid), crowd.measures().saved
        with suppress(TimeoutError):
            await crowd.wait_until(crowd.all_finished, within=ANSWERING_S)
        full, saves = weigh(trial.pid), crowd.measures().saved - saved
    return Cost(
        mode,
        empty.memory,
        max(1, (full.memory - empty.memory) // PEOPLE),
        (joined - empty.cpu_s) / PEOPLE,
        (full.cpu_s - joined) / max(1, saves),
    )
