"""An empty session to answer in."""

from __future__ import annotations

import pytest
from memory_store import MemoryStore


@pytest.fixture
def store() -> MemoryStore:
    """Return an empty session."""
    return MemoryStore()
