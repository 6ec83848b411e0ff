"""The standard pack, for tests of scoring."""

from __future__ import annotations

import pytest

from wli_toolkit.content import load_pack
from wli_toolkit.content.model import Agenda, Pack


@pytest.fixture(scope="session")
def pack() -> Pack:
    return load_pack()


@pytest.fixture(scope="session")
def agenda(pack: Pack) -> Agenda:
    return pack.agenda("30min")
