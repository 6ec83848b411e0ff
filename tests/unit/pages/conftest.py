"""A store to serve pages from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from wli_toolkit.store import Store, open_store


@pytest.fixture
def own_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """An empty store, in which passcodes are hashed cheaply."""
    monkeypatch.setattr("wli_toolkit.store.codes._SCRYPT", (1, 8, 1))
    with open_store(f"sqlite:///{tmp_path / 'wli.sqlite'}") as opened:
        yield opened
