"""Stores to test on: a SQLite file and a real PostgreSQL, each test on an empty database of its own."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from store_room import Person, Postgres

from tests.postgres import running_postgres
from wli_toolkit.content import load_pack
from wli_toolkit.content.model import Agenda
from wli_toolkit.store import Session, Store, open_store, transfer

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
    monkeypatch.setattr("wli_toolkit.store.codes._SCRYPT", (1, 8, 1))


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


@pytest.fixture
def quick_passphrases(monkeypatch: pytest.MonkeyPatch) -> None:
    """Derive keys cheaply where that is not what is tested."""
    monkeypatch.setattr(transfer, "_SCRYPT_N", 2)


@pytest.fixture
def elsewhere(request: pytest.FixtureRequest, tmp_path: Path, sqlite_template: Path) -> Iterator[Store]:
    """An empty store on the other kind of database, as another machine has it; SQLite where a test has only that."""
    names = request.fixturenames
    if "url" in names and request.node.callspec.params.get("url") == "sqlite" and "both_ways" in names:
        url = request.getfixturevalue("postgres_url")
    else:
        path = tmp_path / "elsewhere.sqlite"
        path.touch(0o600)
        shutil.copyfile(sqlite_template, path)
        url = f"sqlite:///{path}"
    with open_store(url) as opened:
        yield opened


@pytest.fixture
def both_ways() -> None:
    """Ask for the other kind of database at the other end."""


@pytest.fixture
def full(store: Store, agenda: Agenda) -> Session:
    """A session in which everything has happened that leaves a trace, and another that must stay behind."""
    ours = load_pack().model_copy(update={"id": "ours"})
    settings = {"organiser": "ねこ商事", "day30": "B", "purge_days": 60}
    session, _passcode = store.create_session(
        agenda=agenda, pack=ours, lang="en", settings=settings, code="K7M2QX"
    )
    other, _passcode = store.create_session(agenda=agenda)
    store.join(other.code, lang="ja")
    store.save_snapshot(other.code, "E01/pairs@during", 5, {}, {})
    return session
