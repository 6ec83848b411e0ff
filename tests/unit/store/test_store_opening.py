"""Opening a store: where it lies, who may read it, and every way in which it cannot be opened."""

from __future__ import annotations

import os
import socket
import sqlite3
import stat
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import make_url, text
from store_room import Person, Postgres

from wli_toolkit.content.model import Agenda
from wli_toolkit.store import NewerSchema, NotWritable, Store, StoreError, Unreachable, address, open_store
from wli_toolkit.store.schema import REVISIONS, metadata

POSIX = pytest.mark.skipif(os.name != "posix", reason="file rights are POSIX's")


def refusal(url: str, kind: type[StoreError] = StoreError) -> str:
    """Return the one line that refuses `url`."""
    with pytest.raises(kind) as caught:
        open_store(url)
    line = str(caught.value)
    assert "\n" not in line
    assert caught.value.way_out in line
    assert line.startswith(caught.value.reason)
    return line


def test_without_a_url_the_environment_says_where(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("WLI_DATABASE_URL", f"sqlite:///{tmp_path / 'here.sqlite'}")
    with open_store() as store:
        assert store.url == f"sqlite:///{tmp_path / 'here.sqlite'}"


@POSIX
def test_else_it_lies_in_the_users_data_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("WLI_DATABASE_URL", raising=False)
    monkeypatch.setattr(address, "user_data_path", lambda *_args, **_more: tmp_path / "new" / "data")
    with open_store() as store:
        assert Path(store.shown_url).parent == tmp_path / "new" / "data"
    assert stat.S_IMODE((tmp_path / "new" / "data").stat().st_mode) == 0o700


def test_a_relative_path_means_the_same_from_everywhere(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    with open_store("sqlite:///near.sqlite") as store:
        assert store.url == f"sqlite:///{tmp_path / 'near.sqlite'}"


@POSIX
def test_only_the_owner_can_read_the_files(tmp_path: Path, agenda: Agenda) -> None:
    before = os.umask(0)
    try:
        with open_store(f"sqlite:///{tmp_path / 'mine.sqlite'}") as store:
            store.create_session(agenda=agenda)
            files = sorted(tmp_path.iterdir())
            assert [file.name for file in files] == ["mine.sqlite", "mine.sqlite-shm", "mine.sqlite-wal"]
            assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    finally:
        os.umask(before)


def test_sqlite_commits_to_disk_and_erases_what_is_deleted(sqlite_url: str) -> None:
    with open_store(sqlite_url) as store:

        def pragmas(connection):
            names = ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "busy_timeout")
            return {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in names}

        assert store.database.read(pragmas) == {
            "journal_mode": "wal",
            "synchronous": 2,
            "foreign_keys": 1,
            "secure_delete": 1,
            "busy_timeout": 10_000,
        }


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("mysql://me@host/db", "mysql"),
        ("not a url", "cannot be read"),
        ("http://example.org/db", "http"),
        ("sqlite://", "plain file"),
        ("sqlite:///:memory:", "plain file"),
        ("sqlite:///a.db?mode=ro", "plain file"),
        ("sqlite://host/a.db", "plain file"),
        ("sqlite:///file:a.db", "plain file"),
        ("postgresql://host:port/db", "cannot be read"),
        ("sqlite:///~nobody-of-this-name/a.db", "home folder"),
    ],
)
def test_a_url_that_names_no_database_is_refused(url: str, says: str) -> None:
    assert says in refusal(url)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    assert str(tmp_path / "no") in refusal(f"sqlite:///{tmp_path / 'no' / 'a.sqlite'}", NotWritable)
    assert not (tmp_path / "no").exists()


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert str(tmp_path) in refusal(f"sqlite:///{tmp_path}", NotWritable)


@pytest.mark.parametrize("content", [b"not a database, only text " * 100, bytes(range(256)) * 32])
def test_what_is_no_database_is_named_and_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    assert str(path) in refusal(f"sqlite:///{path}", NotWritable)
    assert path.read_bytes() == content


def test_a_damaged_database_is_refused(tmp_path: Path, sqlite_template: Path) -> None:
    path = tmp_path / "damaged.sqlite"
    whole = sqlite_template.read_bytes()
    path.write_bytes(whole[:100] + b"\xff" * (len(whole) - 100))
    assert "damaged" in refusal(f"sqlite:///{path}", NotWritable)


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "photos.sqlite"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE photos (id INTEGER)")
    connection.close()
    assert "another program" in refusal(f"sqlite:///{path}", NotWritable)
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("photos",)]
    connection.close()


def test_a_path_no_system_takes_is_refused() -> None:
    refusal(f"sqlite:////{'x' * 5000}", NotWritable)
    refusal("sqlite:////tmp/a\0b", NotWritable)


@POSIX
@pytest.mark.parametrize("locked", ["file", "folder"])
def test_without_the_right_to_write_it_is_refused(sqlite_template: Path, locked: str) -> None:
    # Not in pytest's own folder, which nobody else may enter.
    with tempfile.TemporaryDirectory() as place:
        folder, path = Path(place), Path(place) / "store.sqlite"
        path.write_bytes(sqlite_template.read_bytes())
        path.chmod(0o444 if locked == "file" else 0o666)
        folder.chmod(0o755 if locked == "file" else 0o555)
        line = told_to_somebody_else(f"sqlite:///{path}")
        folder.chmod(0o755)
    assert line.startswith("NotWritable the database file cannot be written")
    assert str(path) in line


def told_to_somebody_else(url: str) -> str:
    """Return what a user without any special rights is told; root may write everywhere."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        line = "opened"
        try:
            if os.geteuid() == 0:
                os.setgid(65534)
                os.setuid(65534)
            open_store(url).close()
        except StoreError as error:
            line = f"{type(error).__name__} {error}"
        except BaseException as error:
            line = f"traceback {error!r}"
        os.write(writer, line.encode())
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as pipe:
        line = pipe.read()
    os.waitpid(child, 0)
    return line


def test_a_newer_schema_asks_for_an_upgrade(url: str) -> None:
    with open_store(url) as store:
        store.database.write(lambda c: c.execute(text("UPDATE wli_schema SET version_num = '9999'")))
    line = refusal(url, NewerSchema)
    assert "9999" in line
    assert "Upgrade the toolkit" in line


def test_a_silent_server_is_named_without_its_password() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
        pytest.importorskip("psycopg", reason="the driver for PostgreSQL is not installed")
        line = refusal(f"postgres://me:s3cret@127.0.0.1:{port}/wli", Unreachable)
    assert f"127.0.0.1:{port}" in line
    assert "s3cret" not in line


def test_a_missing_database_is_named(postgres: Postgres) -> None:
    assert "nowhere" in refusal(postgres.url("nowhere"), Unreachable)


def test_a_missing_driver_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    line = refusal("postgresql://me:s3cret@host/wli")
    assert "wli-toolkit[postgres]" in line
    assert "s3cret" not in line


def test_a_url_that_cannot_be_read_is_not_repeated() -> None:
    assert "s3cret" not in refusal("postgresql://me:s3cret@host:x/wli")


def test_printing_a_store_hides_the_password(postgres_url: str) -> None:
    # The test server asks for none, and so takes any.
    with open_store(
        make_url(postgres_url).set(password="s3cret").render_as_string(hide_password=False)
    ) as store:
        assert "s3cret" not in repr(store)
        assert "s3cret" not in store.shown_url
        with open_store(store.url) as again:
            assert again.sessions() == []


def test_the_migrations_make_the_tables_we_use(store: Store) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext
    from alembic.script import ScriptDirectory

    from wli_toolkit.store import migrations

    def differences(connection):
        context = MigrationContext.configure(connection, opts={"version_table": "wli_schema"})
        return compare_metadata(context, metadata)

    assert store.database.read(differences) == []
    scripts = ScriptDirectory(str(Path(migrations.__file__).parent))
    assert tuple(reversed([each.revision for each in scripts.walk_revisions()])) == REVISIONS


def test_many_can_open_a_new_database_at_once(tmp_path: Path, postgres: Postgres) -> None:
    for place in (f"sqlite:///{tmp_path / 'new.sqlite'}", postgres.new_database("opened_by_many")):
        with ThreadPoolExecutor(6) as pool:
            stores = list(pool.map(open_store, [place] * 6))
        assert [store.sessions() for store in stores] == [[]] * 6
        for store in stores:
            store.close()


def test_opening_loads_neither_migrations_nor_other_heavy_parts(sqlite_url: str) -> None:
    script = (
        "import sys\n"
        "from wli_toolkit.store import open_store\n"
        "open_store(sys.argv[1]).close()\n"
        "heavy = {'alembic', 'pandas', 'scipy', 'psycopg', 'sqlalchemy.orm', 'sqlalchemy.dialects.postgresql'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    run = subprocess.run(
        [sys.executable, "-c", script, sqlite_url], capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "[]"


def test_what_was_saved_is_there_after_reopening(url: str, agenda: Agenda) -> None:
    with open_store(url) as store:
        session, _passcode = store.create_session(agenda=agenda)
        joined = store.join(session.code, lang="en")
        person = Person(store, joined, store.unlock(joined.participant.id, joined.resume_code))
        person.save("朝の散歩", seal=True)
    with open_store(url) as store:
        found = store.resume(session.code, joined.resume_code)
        key = store.unlock(found.id, joined.resume_code)
        assert "朝の散歩" in [answer.value for answer in store.answers(found.id, key)]
