"""PostgreSQL goes away under load and comes back: people keep their place, and what they typed is sent again."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.browser.seminar import Seminar, start
from tests.faults.rooms import LONG_S, address, faults, finish, new_session, room, until_more, until_true
from tests.postgres import RunningPostgres, running_postgres
from tests.running import run
from tests.server.client import OPEN, Client, member
from wli_toolkit.content import translator
from wli_toolkit.store import Store, open_store

OUT_OF_REACH = 503


@pytest.fixture(scope="module")
def postgres() -> Iterator[RunningPostgres]:
    with running_postgres() as server:
        yield server


@pytest.fixture(scope="module")
def seminar(postgres: RunningPostgres, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Seminar]:
    """Return a running server whose store is in PostgreSQL."""
    running = start(tmp_path_factory.mktemp("seminar"), "--db", postgres.url)
    yield running
    OPEN.close()
    running.stop()


@pytest.fixture(scope="module")
def store(postgres: RunningPostgres, seminar: Seminar) -> Iterator[Store]:
    with open_store(postgres.url) as opened:
        yield opened


def test_postgresql_restarted_under_load(
    seminar: Seminar, postgres: RunningPostgres, store: Store, times: Callable[[int, int], int]
) -> None:
    async def one_room(code: str) -> None:
        async with room(address(seminar), code) as crowd:
            await crowd.wait_until(crowd.all_attached)
            await until_more(crowd, 10)
            postgres.stop()
            await crowd.wait_until(lambda: all(person.phone.problems for person in crowd.people))
            # Whoever's line breaks just now comes back, and is not taken for somebody who was deleted.
            crowd.cut_all()
            assert crowd.measures().waiting > 0
            await until_true(lambda: Client(seminar.line["port"]).get("/healthz").status == OUT_OF_REACH)
            postgres.start()
            await crowd.wait_until(crowd.all_attached, within=LONG_S)
            assert faults(store, crowd) == []
            assert not any(person.phone.deleted for person in crowd.people)
            await finish(store, crowd)

    for _ in range(times(1, 10)):
        run(one_room(new_session(store, seminar.code).code))
    said = seminar.log.read_text()
    assert "the database does not answer" in said
    assert "Check that it runs" in said
    assert "Traceback" not in said
    assert said.count("The store is in trouble") <= times(1, 10)


def test_a_reload_without_the_database_takes_nobody_s_place(
    seminar: Seminar, postgres: RunningPostgres, store: Store
) -> None:
    person = member(seminar)
    mine = dict(person.cookies)
    line = person.live("workshop", seminar.code)
    line.wait_for("kernel")
    everybody = len(store.participants(seminar.code))
    postgres.stop()
    try:
        for path in ("/workshop", f"/?s={seminar.code}", "/me/blueprint.html"):
            page = person.get(path)
            assert page.status == OUT_OF_REACH, path
            assert translator("ja")("Something went wrong here") in page.text
            assert "Traceback" not in page.text
            assert person.cookies == mine
        # The page asks which kernel is theirs, as it does when a line has come back.
        line.socket.send('{"type": "attach"}')
        assert line.wait_for("link")["state"] == "lost"
    finally:
        postgres.start()
    assert person.post("/join", session=seminar.code, lang="ja", consent_use="yes").status == 303
    assert person.get("/workshop").status == 200
    assert len(store.participants(seminar.code)) == everybody


def test_the_facilitator_s_door_waits_for_the_database(seminar: Seminar, postgres: RunningPostgres) -> None:
    somebody = Client(seminar.line["port"])
    somebody.get(f"/?s={seminar.code}")
    postgres.stop()
    try:
        login = somebody.get("/console/login")
        assert login.status == OUT_OF_REACH
    finally:
        postgres.start()
    assert (
        somebody.post("/console/login", session=seminar.code, passcode=str(seminar.line["passcode"])).status
        == 303
    )
