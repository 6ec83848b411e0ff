"""Tables as sessions tell them, whole sessions of made-up people, and someone who knows all that is told."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from typing import Any, cast

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from tests.unit.summaries.memory_store import MemoryStore
from tests.unit.summaries.test_summary_numbers import answers_of
from wli_toolkit.content.model import Text
from wli_toolkit.store import Store
from wli_toolkit.summaries import Audience, Row, summarise
from wli_toolkit.summaries.counting import Table
from wli_toolkit.summaries.partitions import Merge
from wli_toolkit.summaries.pooled import Published
from wli_toolkit.summaries.pooled_asked import declared
from wli_toolkit.summaries.rows import table_rows
from wli_toolkit.summaries.suppression import publish

Told = tuple[Row, ...]
Known = tuple[int, tuple[str, ...], int]
"""Of which session, which categories, and how many people answered one of them."""


def told_table(counts: Mapping[str, int], merge: Merge, threshold: int) -> Told:
    """Return the rows a session tells of exclusive categories; none where nothing of it may be told."""
    labels = {value: Text(ja=value, en=value) for value in counts}
    table = Table(counts=counts, labels=labels, people=sum(counts.values()), merge=merge, variable="v")
    cells = publish(counts, merge, threshold)
    return () if cells is None else tuple(table_rows(table, cells))


def known(tables: Sequence[Told]) -> list[Known]:
    """Return every count that the sessions tell."""
    return [
        (session, row.members, row.count)
        for session, rows in enumerate(tables)
        for row in rows
        if row.count is not None
    ]


def between(
    facts: Sequence[tuple[Sequence[tuple[int, str]], int]],
    cells: Sequence[tuple[int, str]],
    goal: tuple[int, str],
) -> tuple[int, int]:
    """Return the least and the greatest number of people in one cell that fit all `facts`: sums of cells."""
    place = {cell: index for index, cell in enumerate(cells)}
    matrix = np.zeros((max(1, len(facts)), len(cells)))
    for row, (summed, _) in enumerate(facts):
        matrix[row, [place[cell] for cell in summed]] = 1
    sums = [value for _, value in facts] or [0]
    aim = np.zeros(len(cells))
    aim[place[goal]] = 1
    ends = []
    for sign in (1, -1):
        solved = milp(
            sign * aim,
            constraints=LinearConstraint(matrix, sums, sums),
            integrality=np.ones(len(cells), dtype=int),
            bounds=Bounds(0, 200),
        )
        assert solved.success
        ends.append(round(sign * solved.fun))
    return ends[0], ends[1]


def people_of(people: int, seed: int) -> list[dict[Any, Any]]:
    """Return the answers of made-up people."""
    luck = random.Random(seed)  # noqa: S311 -- made-up people, not secrets
    return [answers_of(luck) for _ in range(people)]


def session_of(people: Sequence[dict[Any, Any]], **more: Any) -> MemoryStore:
    """Return a session in which these people answered."""
    store = MemoryStore(**more)
    for number, answers in enumerate(people):
        store.answer(f"p{number}", answers)
    return store


def published(store: MemoryStore, audience: Audience = "room") -> Published:
    """Return what a session tells."""
    session = store.session("C")
    summary = summarise(cast(Store, store), "C", audience=audience).for_report()
    return Published(summary, declared(session.pack_model(), session.agenda_model()))
