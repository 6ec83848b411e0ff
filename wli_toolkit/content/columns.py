"""How a field's answer is stored: as one value, or as one for each part of a whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from wli_toolkit.content.answers import Answer, Stored
from wli_toolkit.content.model import (
    AnyField,
    ChipsField,
    ChoicesField,
    DayField,
    Exercise,
    PlaceField,
    PointsField,
    Text,
    Visibility,
)

SENSITIVE_SUFFIX = "_s"
"""The options of `choices` that only some may see are stored apart, under the field's id with this behind."""
OPEN = (Visibility.GROUP, Visibility.SENSITIVE)


@dataclass(frozen=True)
class Column:
    """One value that is stored of a field.

    Attributes
    ----------
    id
        The name it is stored and counted under.
    kind
        The field's kind; a part of a day is of the kind `hours`.
    field
        The field as it is asked.
    label
        What the part is called; the question itself where the field has no parts.
    sealed
        Whether it stays private whatever its visibility, because the rest of a whole would tell what is.
    """

    id: str
    kind: str
    visibility: Visibility
    field: AnyField
    label: Text
    sealed: bool = False


def columns(field: AnyField) -> tuple[Column, ...]:
    """Return what is stored of `field`, in its order."""
    match field:
        case PointsField() | ChipsField() | DayField() | PlaceField():
            seen = [part.visibility or field.visibility for part in field.parts]
            # Parts that make up a whole give away the one that is left out.
            adds_up = isinstance(field, PointsField | DayField)
            sealed = adds_up and any(each is not Visibility.GROUP for each in seen)
            kind = "hours" if isinstance(field, DayField) else field.kind
            return tuple(
                Column(part.id, kind, each, field, part.label, sealed)
                for part, each in zip(field.parts, seen, strict=True)
            )
        case ChoicesField():
            plain = Column(field.id, field.kind, field.visibility, field, field.ask)
            apart = _apart(field)
            if not apart:
                return (plain,)
            return (plain, Column(field.id + SENSITIVE_SUFFIX, field.kind, apart[0], field, field.ask))
        case _:
            return (Column(field.id, field.kind, field.visibility, field, field.ask),)


def every_column(exercise: Exercise) -> dict[str, Column]:
    """Return all that is stored of an exercise's answers, by name."""
    return {column.id: column for field in exercise.fields for column in columns(field)}


def spread(field: AnyField, answer: Answer) -> dict[str, Stored]:
    """Return an answer that `check_answer` returned, as it is stored: a value, or None, for each column."""
    names = [column.id for column in columns(field)]
    if answer is None:
        return dict.fromkeys(names)
    if isinstance(answer, Mapping):
        return {name: answer[name] for name in names}
    if isinstance(field, ChoicesField) and isinstance(answer, list) and len(names) > 1:
        apart = {option.value for option in field.options if option.visibility is not None}
        return {
            names[0]: [value for value in answer if value not in apart],
            names[1]: [value for value in answer if value in apart],
        }
    return {names[0]: answer}


def collect(field: AnyField, stored: Mapping[str, object]) -> object:
    """Return the answer to `field` as its author gave it, from what is stored; None where a part is missing."""
    found = {column.id: stored.get(column.id) for column in columns(field)}
    if isinstance(field, PointsField | ChipsField | DayField | PlaceField):
        return None if None in found.values() else found
    if isinstance(field, ChoicesField):
        lists = [value for value in found.values() if isinstance(value, list | tuple)]
        if not lists:
            return None
        chosen = {value for values in lists for value in values}
        return [option.value for option in field.options if option.value in chosen]
    return found[field.id]


def stays_private(column: Column, consent_sensitive: bool) -> bool:
    """Whether a column is stored sealed, so that only its author can open it.

    Private, wall and handed-in texts always are (the latter two until their author releases a copy),
    sensitive answers unless their author agreed to have them counted, group answers never, but where they
    are part of a whole that would give a private part away.
    """
    if column.sealed or column.visibility not in OPEN:
        return True
    return column.visibility is Visibility.SENSITIVE and not consent_sensitive


def _apart(field: ChoicesField) -> list[Visibility]:
    return [option.visibility for option in field.options if option.visibility is not None]
