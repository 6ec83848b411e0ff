"""The rows in which answers lie: found, and read with the key of whom they belong to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, select, tuple_

from wli_toolkit.store import schema
from wli_toolkit.store.sealing import Key, Place


@dataclass(frozen=True)
class Answer:
    """One answer as its author sees it; `value` is JSON, None means unset or 「答えない」."""

    occasion: str
    exercise: str
    field: str
    row: int
    value: Any
    revision: int
    sealed: bool


def answer_of(row: Row[Any], key: Key | None) -> Answer:
    """Return what stands in a row; what is sealed needs its author's key."""
    at = place_of(row)
    sealed = row.sealed is not None
    value = key.open(at, row.sealed) if key is not None and sealed else row.value
    return Answer(*at, value=value, revision=row.revision, sealed=sealed)


def place_of(row: Row[Any]) -> Place:
    """Return which answer a row holds."""
    return Place(row.occasion, row.exercise, row.field, row.row)


def rows_of(
    connection: Connection, participant_id: str, fields: list[tuple[str, str]] | None = None
) -> Iterable[Row[Any]]:
    """Return the rows of a participant by place; only those of some (exercise, field) pairs if they are given."""
    columns = schema.answers.c
    query = select(schema.answers).where(columns.participant == participant_id)
    if fields is not None:
        query = query.where(tuple_(columns.exercise, columns.field).in_(fields))
    return connection.execute(query.order_by(*schema.answers.primary_key.columns)).all()
