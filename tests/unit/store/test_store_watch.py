"""Watching tells of every commit of anybody, and of nothing else."""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

import pytest
import writing_alone
from store_room import Person, Postgres

from wli_toolkit.store import Session, Store, Unreachable, Watch, open_store

SOON_SECONDS = 10


@pytest.fixture
def watch(store: Store, session: Session) -> Iterator[Watch]:
    with Watch(store) as watching:
        heard_soon(watching, expected=False)
        yield watching


def heard_soon(watch: Watch, *, expected: bool = True) -> bool:
    """Ask until it has heard; a notification of PostgreSQL may still be on its way."""
    if not expected:
        while watch.changed():
            pass
        return False
    give_up_at = time.monotonic() + SOON_SECONDS
    while time.monotonic() < give_up_at:
        if watch.changed():
            return True
    return False


def test_nothing_new_is_told_when_nothing_happened(store: Store, session: Session, watch: Watch) -> None:
    store.live(session.code)
    store.participants(session.code)
    store.sessions()
    assert [watch.changed() for _ in range(5)] == [False] * 5


def test_each_write_is_told_once(store: Store, session: Session, watch: Watch, person: Person) -> None:
    heard_soon(watch)
    heard_soon(watch, expected=False)
    writes = (
        lambda: person.save(1),
        lambda: person.save(2, seal=True),
        lambda: store.note_progress(person.id, step="cards", screen=None, done=()),
        lambda: store.open_step(session.code, "cards"),
        lambda: store.release(session.code, "E01/pairs@during"),
        lambda: store.save_snapshot(session.code, "E01/pairs@during", 5, {}, {}),
        lambda: store.hand_in(person.id, {"b1": "x"}),
        lambda: store.close_session(session.code),
    )
    for write in writes:
        write()
        assert heard_soon(watch)
        assert not watch.changed()
    store.delete_participant(person.id)
    assert heard_soon(watch)


def test_other_stores_and_processes_are_heard(store: Store, session: Session, watch: Watch) -> None:
    with open_store(store.url) as other:
        other.join(session.code, lang="ja")
    assert heard_soon(watch)
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        pool.submit(writing_alone.save_many, store.url, session.code, 1).result()
    assert heard_soon(watch)


def test_what_was_rolled_back_is_not_told(store: Store, session: Session, watch: Watch) -> None:
    def fail(connection):
        connection.exec_driver_sql("UPDATE wli_live SET rev = rev + 1")
        raise KeyError

    with pytest.raises(KeyError):
        store.database.write(fail)
    assert not watch.changed()
    assert store.live(session.code).rev == 1


def test_two_watches_do_not_take_each_others_news(store: Store, session: Session, watch: Watch) -> None:
    with Watch(store) as other:
        store.release(session.code, "E01/pairs@during")
        assert heard_soon(watch)
        assert heard_soon(other)


def test_any_thread_may_ask(store: Store, session: Session, watch: Watch) -> None:
    store.release(session.code, "E01/pairs@during")
    heard_soon(watch)
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda _: watch.changed(), range(40))) == [False] * 40


def test_a_lost_connection_counts_as_news_and_is_made_again(
    postgres: Postgres, postgres_url: str, quick_passcodes: None
) -> None:
    with open_store(postgres_url) as store, Watch(store) as watch:
        others = "pid <> pg_backend_pid() AND datname = 'wli'"
        postgres.command(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {others}")  # noqa: S608 - ours
        assert heard_soon(watch)
        assert not watch.changed()
        # The store's own connections are made again too.
        assert store.sessions() == []


def test_a_server_that_is_gone_is_told_until_it_is_back(postgres: Postgres, quick_passcodes: None) -> None:
    url = postgres.new_database("goes_away")
    with open_store(url) as store, Watch(store) as watch:
        postgres.command("ALTER DATABASE goes_away ALLOW_CONNECTIONS false")
        others = "pid <> pg_backend_pid() AND datname = 'goes_away'"
        postgres.command(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {others}")  # noqa: S608 - ours
        for _ in range(2):
            with pytest.raises(Unreachable):
                heard_soon(watch)
        postgres.command("ALTER DATABASE goes_away ALLOW_CONNECTIONS true")
        assert watch.changed()
        assert not watch.changed()
