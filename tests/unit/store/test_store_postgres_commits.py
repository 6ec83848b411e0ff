"""On PostgreSQL, too, what is acknowledged is on disk, and a full disk is told with its way out."""

from __future__ import annotations

import psycopg.errors
import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import OperationalError
from store_room import Postgres

from wli_toolkit.store import NotWritable, open_store


@pytest.mark.parametrize(("theirs", "ours"), [("off", "on"), ("on", "on"), ("remote_apply", "remote_apply")])
def test_a_commit_waits_for_the_disk_whatever_the_server_s_habit(
    postgres: Postgres, theirs: str, ours: str
) -> None:
    url = postgres.new_database(f"habit_{theirs}")
    postgres.command(f"ALTER DATABASE habit_{theirs} SET synchronous_commit = '{theirs}'")

    def setting(connection: Connection) -> str:
        return str(connection.execute(text("SHOW synchronous_commit")).scalar_one())

    with open_store(url) as store:
        assert store.database.read(setting) == ours
        store.database.write(lambda connection: connection.execute(text("SELECT 1")))
        assert store.database.read(setting) == ours


def test_a_full_disk_names_the_way_out(postgres_url: str) -> None:
    def work(_connection: Connection) -> None:
        raise OperationalError("INSERT", None, psycopg.errors.DiskFull("could not extend file"))

    with open_store(postgres_url) as store, pytest.raises(NotWritable, match="free some space") as caught:
        store.database.write(work)
    assert "disk of the database server is full" in str(caught.value)
