"""The exercises of a pack as plain data, for programs."""

from __future__ import annotations

from wli_toolkit.content.model import Pack


def exercises_listing(pack: Pack) -> list[dict[str, object]]:
    """Return each exercise with its title, minutes and fields, as `wli exercises --json` prints them."""
    return [
        {
            "id": exercise.id,
            "title": exercise.title.model_dump(),
            "minutes": exercise.minutes,
            "fields": [
                {
                    "id": field.id,
                    "kind": field.kind,
                    "visibility": field.visibility.value,
                    "required": field.required,
                }
                for field in exercise.fields
            ],
        }
        for exercise in pack.exercises
    ]
