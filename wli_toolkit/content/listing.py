"""The exercises of a pack as plain data, for programs."""

from __future__ import annotations

from wli_toolkit.content.columns import columns
from wli_toolkit.content.model import AnyField, Pack, PlaceField


def exercises_listing(pack: Pack) -> list[dict[str, object]]:
    """Return each exercise with its title, minutes and fields, as `wli exercises --json` prints them."""
    return [
        {
            "id": exercise.id,
            "title": exercise.title.model_dump(),
            "minutes": exercise.minutes,
            "fields": [entry for field in exercise.fields for entry in _entries(field)],
        }
        for exercise in pack.exercises
    ]


def _entries(field: AnyField) -> list[dict[str, object]]:
    """Return a field, or the parts of a whole as the fields they are stored as; a place is one thing."""
    if isinstance(field, PlaceField):
        return [_entry(field.id, field.kind, field.visibility.value, field.required)]
    return [_entry(each.id, each.kind, each.visibility.value, field.required) for each in columns(field)]


def _entry(name: str, kind: str, visibility: str, required: bool) -> dict[str, object]:
    return {"id": name, "kind": kind, "visibility": visibility, "required": required}
