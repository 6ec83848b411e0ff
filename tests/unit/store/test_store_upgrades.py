"""A store that any released version wrote is brought to this version's schema, with everything in it."""

from __future__ import annotations

import json
import re
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from carried_session import PLAIN, SECRET, TABLES
from make_sample import CODE, SAMPLES
from sqlalchemy import JSON, Boolean, Connection, LargeBinary, MetaData, insert, text
from store_room import Person, Postgres

from wli_toolkit.store import Joined, Store, migrations, open_store
from wli_toolkit.store.address import address_of
from wli_toolkit.store.engine import Database
from wli_toolkit.store.schema import REVISIONS, VERSION_TABLE, metadata

ROOT = Path(__file__).parents[3]


@dataclass(frozen=True)
class Sample:
    """A store as an earlier version wrote it."""

    version: str
    revision: str
    passcode: str
    people: tuple[tuple[str, str], ...]
    sql: str

    def rows(self) -> sqlite3.Connection:
        """Return the sample as a database in memory."""
        connection = sqlite3.connect(":memory:")
        connection.row_factory = sqlite3.Row
        connection.executescript(self.sql)
        return connection


def read(path: Path) -> Sample:
    sql = path.read_text(encoding="utf-8")
    told = dict(re.findall(r"^-- (version|revision|passcode): (.+)$", sql, re.MULTILINE))
    people = re.findall(r"^-- person: (\S+) (\S+)$", sql, re.MULTILINE)
    return Sample(**told, people=tuple(people), sql=sql)


ALL = [read(path) for path in sorted(SAMPLES.glob("*.sql"))]
EACH = pytest.mark.parametrize("sample", ALL, ids=lambda sample: sample.version)


def migrated_to(database: Database, revision: str) -> None:
    """Create the tables as they were at `revision`."""

    def work(connection: Connection) -> None:
        config = Config(attributes={"connection": connection})
        config.set_main_option("script_location", str(Path(migrations.__file__).parent))
        config.set_main_option("path_separator", "os")
        command.upgrade(config, revision)

    database.migrate(work)


@pytest.fixture
def written(sample: Sample, request: pytest.FixtureRequest, kind: str, tmp_path: Path) -> str:
    """Return the URL of a database as the sample's version left it."""
    if kind == "sqlite":
        path = tmp_path / "old.sqlite"
        connection = sqlite3.connect(path)
        connection.executescript(sample.sql)
        connection.close()
        return f"sqlite:///{path}"
    server: Postgres = request.getfixturevalue("postgres")
    url = server.new_database(f"written_by_{sample.version.replace('.', '_')}")
    database = Database(address_of(url))
    try:
        migrated_to(database, sample.revision)
        database.write(lambda connection: fill(connection, sample))
    finally:
        database.close()
    return url


def fill(connection: Connection, sample: Sample) -> None:
    """Put the sample's rows into PostgreSQL's tables of the same revision."""
    there = MetaData()
    there.reflect(connection)
    found = sample.rows()
    for table in there.sorted_tables:
        if table.name == VERSION_TABLE:
            continue
        for row in found.execute(f'SELECT * FROM "{table.name}"').fetchall():  # noqa: S608 - our own names
            values = {name: as_python(table.c[name].type, row[name]) for name in row.keys()}  # noqa: SIM118
            connection.execute(insert(table), {k: v for k, v in values.items() if v is not None})
    found.close()


def as_python(kind: Any, value: Any) -> Any:
    if value is None:
        return None
    if isinstance(kind, Boolean):
        return bool(value)
    if isinstance(kind, JSON):
        # To SQLite a JSON text that is a number is that number.
        loaded = json.loads(value) if isinstance(value, str) else value
        return JSON.NULL if loaded is None else loaded
    return bytes(value) if isinstance(kind, LargeBinary) else value


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
@EACH
def test_it_is_brought_up_to_date_with_everything_in_it(sample: Sample, written: str) -> None:
    with open_store(written) as store:
        assert revision_of(store) == REVISIONS[-1]
        assert store.database.read(differences) == []
        assert counts(store) == [
            sample.rows().execute(f"SELECT count(*) FROM {name}").fetchone()[0]  # noqa: S608 - our own names
            for name in TABLES
        ]
        assert store.check_passcode(CODE, sample.passcode)
        first, second, third = [store.resume(CODE, code) for _id, code in sample.people]
        assert [each.id for each in (first, second, third)] == [who for who, _code in sample.people]
        key = store.unlock(*sample.people[0])
        values = {answer.field: answer.value for answer in store.answers(first.id, key)}
        assert (values["cue"], values["plain"], values["unset"]) == (SECRET, PLAIN, None)
        assert values["nested"] == {"a": [1, 2.5, True, None]}
        assert [each.boxes["b1"] for each in store.handed_in(CODE)] == ["家族\0"]
        assert {post.text for post in store.wall(CODE)} == {"電車で座ったら👍", "写真", "試着"}
        assert store.live(CODE).step == "cards"
        assert [each.svg for each in store.snapshots(CODE)] == [{"ja": "<svg/>"}]
        assert store.log(CODE)
        # It can be gone on with: what was saved has its revision, what was repeated is still known.
        person = Person(store, Joined(first, sample.people[0][1]), key)
        assert person.save("again", seal=True, op="op-1").repeated
        assert person.save("later", seal=True, op="new").revision == 2


def differences(connection: Connection) -> list[Any]:
    return list(
        compare_metadata(
            MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE}), metadata
        )
    )


def revision_of(store: Store) -> str:
    return str(
        store.database.read(
            lambda c: c.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar_one()  # noqa: S608
        )
    )


def counts(store: Store) -> list[int]:
    return store.database.read(
        lambda c: [c.execute(text(f"SELECT count(*) FROM {name}")).scalar_one() for name in TABLES]  # noqa: S608 - our own names
    )


@EACH
def test_the_migrations_of_a_released_version_stay_what_they_were(sample: Sample, tmp_path: Path) -> None:
    database = Database(address_of(f"sqlite:///{tmp_path / 'new.sqlite'}"))
    migrated_to(database, sample.revision)
    query = "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name"
    now = database.read(lambda connection: [tuple(row) for row in connection.exec_driver_sql(query)])
    database.close()
    then = [tuple(row) for row in sample.rows().execute(query)]
    assert now == then, "write a new migration; or, before the release, make the sample anew: make_sample.py"


def test_there_is_a_sample_of_every_version_and_of_every_revision_before_the_last() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    missing = set(re.findall(r"^## (\S+)", changelog, re.MULTILINE)) - {sample.version for sample in ALL}
    assert not missing, "run tests/unit/store/make_sample.py before a release"
    unseen = set(REVISIONS[:-1]) - {sample.revision for sample in ALL}
    assert not unseen, "run tests/unit/store/make_sample.py before a migration is added"
    assert all(sample.revision in REVISIONS for sample in ALL)


def test_a_sample_holds_nothing_private_that_is_not_sealed() -> None:
    for sample in ALL:
        body = "\n".join(line for line in sample.sql.splitlines() if not line.startswith("--"))
        assert SECRET not in body
        assert SECRET.encode().hex() not in body.lower()
        assert all(code not in body for _who, code in sample.people)
        assert sample.passcode not in body
