"""A real store in a temporary folder, and sessions to simulate in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from wli_toolkit.content import load_pack
from wli_toolkit.content.model import Agenda, Pack
from wli_toolkit.store import Store, open_store


@pytest.fixture(scope="session")
def pack() -> Pack:
    return load_pack()


@pytest.fixture(scope="session")
def agenda(pack: Pack) -> Agenda:
    return pack.agenda("30min")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(f"sqlite:///{tmp_path / 'wli.db'}") as opened:
        yield opened


@pytest.fixture
def new_session(store: Store, agenda: Agenda) -> Callable[..., str]:
    def create(**more: Any) -> str:
        session, _ = store.create_session(agenda=agenda, simulated=True, **more)
        return session.code

    return create
