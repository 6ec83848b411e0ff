"""Stored values put together as scoring reads them: one by one, and the rows of what was named several times."""

from __future__ import annotations

from collections.abc import Iterable

from wli_toolkit.content import every_column
from wli_toolkit.content.columns import columns
from wli_toolkit.content.model import Exercise

StoredCell = tuple[str, int, object]
"""A column's name, its row and its value."""


def as_answers(exercise: Exercise, cells: Iterable[StoredCell]) -> dict[str, object]:
    """Return one person's answers to one exercise on one occasion, from what is stored.

    Parameters
    ----------
    cells
        What is stored; None is unset. Names that the exercise does not know are left out, but for those it
        keeps beside sealed answers.

    Returns
    -------
    dict
        Values by column; for each group of rows, under its id, a tuple of the rows that hold anything, in
        order, each a dict by column. What is unset is absent; a box of the blueprint that its author emptied is
        an empty text.
    """
    known = {*every_column(exercise), *exercise.kept}
    boxes = {box.field for box in exercise.boxes}
    group_of = {
        column.id: rows.id
        for rows in exercise.rows
        for field in exercise.fields
        if field.id in rows.fields
        for column in columns(field)
    }
    answers: dict[str, object] = {}
    rows: dict[str, dict[int, dict[str, object]]] = {}
    for name, row, value in cells:
        if value is None and name in boxes:
            value = ""  # a box that was emptied stays empty: no draft comes back into it
        if name not in known or value is None:
            continue
        group = group_of.get(name)
        if group is not None:
            rows.setdefault(group, {}).setdefault(row, {})[name] = value
        elif row == 0:
            answers[name] = value
    for group, named in rows.items():
        answers[group] = tuple(named[row] for row in sorted(named))
    return answers
