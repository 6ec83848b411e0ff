"""One person's answers in the store: saved part by part, read back as they were given."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from wli_toolkit.content import collect, columns, every_column, spread, stays_private
from wli_toolkit.content.answers import Answer as Given
from wli_toolkit.content.model import AnyField, Exercise, Pack, Visibility
from wli_toolkit.scoring import as_answers, kept_values
from wli_toolkit.store import Answer, Cell, ConsentChanged, Consents, Key, Known, Place, Saved, Store


def save_answer(
    store: Store,
    participant: str,
    key: Key,
    exercise: Exercise,
    field: AnyField,
    answer: Given,
    *,
    occasion: str,
    row: int,
    offered: Sequence[str],
    op: str,
    known: Known | None = None,
) -> Saved:
    """Save a checked answer, and in the same breath what is kept beside sealed answers for the group's sake.

    What is sealed follows the consents as they stand when it is saved, whichever tab they were given in.

    Parameters
    ----------
    offered
        The fields of the blueprint boxes that the agenda offers.
    known
        What the sender knows of the answer they change.

    Raises
    ------
    RowTaken
        The row that the sender begins has been begun from elsewhere; nothing was saved.
    """
    while True:
        consents = store.consents(participant) if exercise.kept or _is_sensitive(field) else None
        cells = _cells(store, participant, key, exercise, field, answer, occasion, row, offered, consents)
        try:
            return store.save_answers(
                participant,
                key,
                occasion=occasion,
                exercise=exercise.id,
                cells=cells,
                op=op,
                consents=consents,
                known=known,
            )
        except ConsentChanged:
            continue


def sealed_by(consents: Consents, pack: Pack) -> dict[tuple[str, str], bool]:
    """Return what the consents decide about: (exercise, column or kept score) → whether it is sealed."""
    sensitive = {
        (exercise.id, column.id): not consents.opens_sensitive
        for exercise in pack.exercises
        for column in every_column(exercise).values()
        if column.visibility is Visibility.SENSITIVE and not column.sealed
    }
    kept = {
        (exercise.id, name): not consents.opens_group for exercise in pack.exercises for name in exercise.kept
    }
    return sensitive | kept


def _cells(
    store: Store,
    participant: str,
    key: Key,
    exercise: Exercise,
    field: AnyField,
    answer: Given,
    occasion: str,
    row: int,
    offered: Sequence[str],
    consents: Consents | None,
) -> list[Cell]:
    """Return what one answer comes to in the store."""
    values = spread(field, answer)
    opens = consents is not None and consents.opens_sensitive
    cells = [
        Cell(column.id, values[column.id], stays_private(column, opens), row) for column in columns(field)
    ]
    if exercise.kept:
        mine = _cells_of(store.answers(participant, key), exercise.id, occasion)
        for name, value in values.items():
            mine[name, row] = value
        stored = ((name, at, value) for (name, at), value in mine.items())
        kept = kept_values(exercise, as_answers(exercise, stored), offered)
        # What can no longer be told is taken back as well.
        seal = consents is None or not consents.opens_group
        cells += [Cell(name, kept.get(name), seal) for name in exercise.kept]
    return cells


def _is_sensitive(field: AnyField) -> bool:
    """Tell whether any part of the answer is counted only with consent."""
    return any(column.visibility is Visibility.SENSITIVE for column in columns(field))


def everything(pack: Pack, answers: Iterable[Answer]) -> dict[tuple[str, str], dict[str, Any]]:
    """Return answers as scoring reads them, by (exercise, occasion)."""
    stored: dict[tuple[str, str], list[tuple[str, int, object]]] = {}
    for answer in answers:
        stored.setdefault((answer.exercise, answer.occasion), []).append(
            (answer.field, answer.row, answer.value)
        )
    known = {exercise.id: exercise for exercise in pack.exercises}
    return {place: as_answers(known[place[0]], cells) for place, cells in stored.items() if place[0] in known}


def as_given(pack: Pack, answers: Iterable[Answer]) -> list[dict[str, Any]]:
    """Return answers as their author gave them, one for each field, as the page keeps them."""
    places: dict[tuple[str, str, int], dict[str, Answer]] = {}
    for answer in answers:
        places.setdefault((answer.occasion, answer.exercise, answer.row), {})[answer.field] = answer
    known = {exercise.id: exercise for exercise in pack.exercises}
    return [
        {
            "occasion": occasion,
            "exercise": exercise_id,
            "field": field.id,
            "row": row,
            "value": collect(field, {name: answer.value for name, answer in stored.items()}),
            "revision": max(stored[each.id].revision for each in columns(field) if each.id in stored),
        }
        for (occasion, exercise_id, row), stored in places.items()
        if exercise_id in known
        for field in known[exercise_id].fields
        if any(each.id in stored for each in columns(field))
    ]


def given_at(given: Iterable[dict[str, Any]], place: Place) -> dict[str, Any] | None:
    """Return what `as_given` found at one place; None where nothing was answered."""
    for each in given:
        if Place(each["occasion"], each["exercise"], each["field"], each["row"]) == place:
            return each
    return None


def _cells_of(answers: Iterable[Answer], exercise_id: str, occasion: str) -> dict[tuple[str, int], object]:
    return {
        (answer.field, answer.row): answer.value
        for answer in answers
        if answer.exercise == exercise_id and answer.occasion == occasion
    }
