"""Servers of one PostgreSQL speak to each other beside the data, and leave its connections to others."""

from __future__ import annotations

import time

import pytest
from sqlalchemy.exc import OperationalError
from store_room import Postgres

from wli_toolkit.store import Watch, open_store

SOON_S = 10.0


def heard(watch: Watch, count: int) -> list[str]:
    """Return so many words, once they have come."""
    words: list[str] = []
    give_up_at = time.monotonic() + SOON_S
    while len(words) < count and time.monotonic() < give_up_at:
        watch.changed()
        words += watch.words()
    return words


def test_a_word_is_heard_by_everybody_and_is_no_change(postgres_url: str) -> None:
    with (
        open_store(postgres_url) as one,
        open_store(postgres_url) as other,
        Watch(one) as here,
        Watch(other) as there,
    ):
        while here.changed() or there.changed():
            pass
        here.tell("いま3人")
        assert heard(there, 1) == heard(here, 1) == ["いま3人"]
        assert there.words() == []
        assert not there.changed()
        with pytest.raises(ValueError, match="7999 bytes"):
            here.tell("あ" * 3000)


def test_on_one_machine_nobody_is_spoken_to(sqlite_url: str) -> None:
    with open_store(sqlite_url) as store, Watch(store) as watch:
        watch.tell("hello")
        assert not watch.changed()
        assert watch.words() == []


def test_a_store_that_rests_holds_no_connection(postgres: Postgres, postgres_url: str) -> None:
    mine = "/* resting */ SELECT count(*) FROM pg_stat_activity WHERE datname = 'wli'"
    with open_store(postgres_url) as asking, open_store(postgres_url) as resting:
        assert asking.database.read(lambda c: c.exec_driver_sql(mine).scalar()) >= 2
        resting.rest()
        give_up_at = time.monotonic() + SOON_S
        while asking.database.read(lambda c: c.exec_driver_sql(mine).scalar()) > 1:
            assert time.monotonic() < give_up_at
        assert resting.sessions() == []


def test_a_server_without_a_free_connection_is_asked_again(postgres_url: str) -> None:
    with open_store(postgres_url) as store:
        full = Exception("connection failed: FATAL:  sorry, too many clients already")
        refusals = [OperationalError(None, None, full) for _ in range(2)]

        def work(connection):
            if refusals:
                raise refusals.pop()
            return "done"

        assert store.database.write(work) == "done"
        assert not refusals
