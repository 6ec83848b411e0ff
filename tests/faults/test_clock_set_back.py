"""The computer's clock is set back, or forward, in the middle of a seminar: nobody notices, and nothing is lost."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import wli_toolkit
from tests.browser.seminar import Seminar, start
from tests.faults.clocked import Clock
from tests.faults.rooms import address, faults, finish, room
from tests.running import run
from wli_toolkit.store import Store, open_store

DAY_S = 86_400.0
JUMPS = (-3600.0, -DAY_S, 5 * 365 * DAY_S, -20 * 365 * DAY_S, 0.0)
"""Set back by an hour and a day; as a computer with an empty battery starts; and right again."""


@pytest.fixture(scope="module")
def clock(tmp_path_factory: pytest.TempPathFactory) -> Clock:
    beside = str(Path(wli_toolkit.__file__).parent.parent)
    return Clock(
        tmp_path_factory.mktemp("clock"), os.pathsep.join((beside, os.environ.get("PYTHONPATH", "")))
    )


@pytest.fixture(scope="module")
def seminar(clock: Clock, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Seminar]:
    running = start(tmp_path_factory.mktemp("seminar"), env=clock.env)
    yield running
    running.stop()


@pytest.fixture(scope="module")
def store(seminar: Seminar) -> Iterator[Store]:
    with open_store(f"sqlite:///{seminar.database}") as opened:
        yield opened


def test_the_clock_jumps_while_people_type(
    seminar: Seminar, store: Store, clock: Clock, times: Callable[[int, int], int]
) -> None:
    agenda = store.session(seminar.code).agenda_model()
    steps = [step.id for step in agenda.steps]

    async def hour(code: str) -> None:
        async with room(address(seminar), code) as crowd:
            await crowd.wait_until(crowd.all_attached)
            for number, step in enumerate(steps):
                clock.set(JUMPS[number % len(JUMPS)])
                store.open_step(code, step)
                await crowd.wait_until(lambda step=step: crowd.all_follow(step))
                clock.set(JUMPS[(number + 1) % len(JUMPS)])
                await crowd.wait_until(lambda step=step: crowd.all_done(step))
                assert faults(store, crowd) == []
                # Whoever opens the page anew finds everything.
                await crowd.people[number % len(crowd.people)].reload()
                await crowd.wait_until(crowd.all_attached)
                store.close_step(code, step)
            clock.set(-DAY_S)
            await finish(store, crowd)

    for _ in range(times(1, 10)):
        clock.set(0)
        code = store.create_session(agenda=agenda)[0].code
        run(hour(code))
        assert all(seconds >= 0 for seconds in store.live(code).used.values())
    assert "Traceback" not in seminar.log.read_text()


def test_minutes_that_were_used_are_never_fewer_than_none(
    store: Store, seminar: Seminar, monkeypatch: pytest.MonkeyPatch
) -> None:
    agenda = store.session(seminar.code).agenda_model()
    session, _passcode = store.create_session(agenda=agenda)
    now = [1_000_000.0]
    monkeypatch.setattr("time.time", lambda: now[0])
    first, second = (step.id for step in agenda.steps[:2])
    store.open_step(session.code, first)
    now[0] -= DAY_S
    store.add_minutes(session.code, 1)
    store.open_step(session.code, second)
    now[0] += 60
    store.close_step(session.code, second)
    used = store.live(session.code).used
    assert used[first] == 0
    assert used[second] == 60
