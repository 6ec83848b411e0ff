"""Results to draw: one of each form, from simulated people, and what too few people leave of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

import wli_toolkit as wli

if TYPE_CHECKING:
    from wli_toolkit.summaries import FigureResult


@pytest.fixture(scope="session")
def many() -> Iterator[tuple[FigureResult, ...]]:
    """Return every figure of forty people."""
    with wli.demo_session(participants=40) as session:
        yield session.summary().summary.figures


@pytest.fixture(scope="session")
def some() -> Iterator[tuple[FigureResult, ...]]:
    """Return every figure of twelve people: much of it merged, almost all, or withheld."""
    with wli.demo_session(participants=12) as session:
        yield session.summary().summary.figures


@pytest.fixture(scope="session")
def few() -> Iterator[tuple[FigureResult, ...]]:
    """Return every figure of four people: nothing."""
    with wli.demo_session(participants=4) as session:
        yield session.summary().summary.figures
