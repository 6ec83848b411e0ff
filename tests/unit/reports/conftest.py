"""A store with a simulated session of forty, one of four, and words as a browser shows them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from wli_toolkit.content import load_agenda, load_pack
from wli_toolkit.simulate import simulate
from wli_toolkit.store import Store, open_store

NewSession = Callable[..., str]


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path: Path = tmp_path_factory.mktemp("reports") / "wli.sqlite"
    with open_store(f"sqlite:///{path}") as opened:
        yield opened


@pytest.fixture(scope="session")
def new_session(store: Store) -> NewSession:
    agenda = load_agenda(load_pack(), "30min")

    def create(participants: int, **more: Any) -> str:
        session, _ = store.create_session(agenda=agenda, **more)
        simulate(store, session.code, participants=participants, seed=3)
        return session.code

    return create


@pytest.fixture(scope="session")
def forty(new_session: NewSession) -> str:
    return new_session(
        40,
        simulated=True,
        settings={"facilitator_name": "佐藤<b>", "organiser": "=cmd|A1", "contact": "内線1"},
    )


@pytest.fixture(scope="session")
def four(new_session: NewSession) -> str:
    return new_session(4)
