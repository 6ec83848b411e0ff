"""Two servers on one database file: both rooms write, both see what the other did, and nothing gets in the way."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.browser.seminar import Seminar, start
from tests.faults.rooms import address, faults, finish, new_session, room
from tests.running import run
from tests.server.client import OPEN, Client, come_in
from wli_toolkit.store import Store

Times = Callable[[int, int], int]


@pytest.fixture(scope="module")
def second(seminar: Seminar) -> Iterator[Seminar]:
    """Return another server for the same session in the same file, as when somebody starts it twice."""
    folder = seminar.database.parent
    kept = seminar.log.rename(folder / "first.log")
    seminar.log = kept
    running = start(folder, "--session", seminar.code)
    yield running
    OPEN.close()
    running.stop()


def test_people_answer_on_both(seminar: Seminar, second: Seminar, store: Store, times: Times) -> None:
    async def both(code: str) -> None:
        async with (
            room(address(seminar), code, people=2, seed=1) as here,
            room(address(second), code, people=2, seed=2) as there,
        ):
            await here.wait_until(here.all_attached)
            await there.wait_until(there.all_attached)
            await finish(store, here)
            await finish(store, there)
            assert (faults(store, here), faults(store, there)) == ([], [])
        assert sorted(each.seat for each in store.participants(code)) == [1, 2, 3, 4]

    for _ in range(times(1, 10)):
        run(both(new_session(store, seminar.code).code))
    for server in (seminar, second):
        assert server.log.read_text() == ""


def test_what_one_does_reaches_the_other_s_pages(seminar: Seminar, second: Seminar, store: Store) -> None:
    here, there = Client(seminar.line["port"]), Client(second.line["port"])
    assert here.join(seminar.code).status == 303
    assert there.join(seminar.code).status == 303
    line = here.live("workshop", seminar.code)
    line.wait_for("live")
    screen = come_in(second, second.code, str(seminar.line["passcode"])).live("screen", second.code)
    screen.wait_for("live")
    step = store.session(seminar.code).agenda_model().steps[0].id
    store.open_step(seminar.code, step)
    while line.wait_for("live")["live"]["step"] != step:
        pass
    while screen.wait_for("live")["live"]["step"] != step:
        pass
