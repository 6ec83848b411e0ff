"""Stores to test on: a SQLite file and a real PostgreSQL, each test on an empty database of its own."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from store_room import Person, Postgres

from tests.postgres import running_postgres
from wli_toolkit.content.model import Agenda
from wli_toolkit.store import Session, Store, open_store

TEXT = {"ja": "題", "en": "Title"}


@pytest.fixture(scope="session")
def agenda() -> Agenda:
    exercises = [
        {"id": "voice", "minutes": 4, "exercise": "E00"},
        {"id": "before", "minutes": 3, "exercise": "E02", "occasion": "before"},
        {"id": "cards", "minutes": 5, "exercise": "E01"},
    ]
    pause = {"id": "close", "minutes": 1, "pause": "close", "title": TEXT, "phone": TEXT, "screen": TEXT}
    return Agenda.model_validate({"id": "tiny", "title": TEXT, "minutes": 13, "steps": [*exercises, pause]})


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty store, migrated once: each test gets a copy."""
    path = tmp_path_factory.mktemp("template") / "empty.sqlite"
    open_store(f"sqlite:///{path}").close()
    return path


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A PostgreSQL that lives as long as the tests do."""
    with running_postgres() as server:
        yield Postgres(server.url, server.data)


@pytest.fixture
def sqlite_url(tmp_path: Path, sqlite_template: Path) -> str:
    path = tmp_path / "store.sqlite"
    path.touch(0o600)
    shutil.copyfile(sqlite_template, path)
    return f"sqlite:///{path}"


@pytest.fixture
def postgres_url(postgres: Postgres) -> str:
    return postgres.empty()


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest) -> str:
    """An empty store's URL, on either database."""
    address: str = request.getfixturevalue("sqlite_url" if request.param == "sqlite" else "postgres_url")
    return address


@pytest.fixture
def quick_passcodes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hash passcodes cheaply where they are not what is tested: each session makes one."""
    monkeypatch.setattr("wli_toolkit.store.codes._SCRYPT_N", 2)


@pytest.fixture
def store(url: str, quick_passcodes: None) -> Iterator[Store]:
    with open_store(url) as opened:
        yield opened


@pytest.fixture
def session(store: Store, agenda: Agenda) -> Session:
    return store.create_session(agenda=agenda)[0]


@pytest.fixture
def join(store: Store, session: Session) -> Callable[[], Person]:
    def someone() -> Person:
        joined = store.join(session.code, lang="ja")
        return Person(store, joined, store.unlock(joined.participant.id, joined.resume_code))

    return someone


@pytest.fixture
def person(join: Callable[[], Person]) -> Person:
    return join()
