"""Results to draw: all of the longest workshop, from simulated people, and what too few people leave of it."""

from __future__ import annotations

import pytest

from tests.unit.summaries.simulated_store import simulated
from wli_toolkit.summaries import FigureResult, summarise

Figures = tuple[FigureResult, ...]


def figures_of(participants: int) -> Figures:
    """Return every figure that so many people's answers give, the follow-up's too."""
    store, _people = simulated("180min", participants, follow_up=0.9)
    return summarise(store, "C").figures


@pytest.fixture(scope="session")
def many() -> Figures:
    """Return every figure of forty people."""
    return figures_of(40)


@pytest.fixture(scope="session")
def some() -> Figures:
    """Return every figure of twelve people: much of it merged, almost all, or withheld."""
    return figures_of(12)


@pytest.fixture(scope="session")
def few() -> Figures:
    """Return every figure of four people: nothing."""
    return figures_of(4)
