"""Packs of a few questions, made in code: what a test is about and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import TypeAdapter

from tests.unit.summaries.memory_store import MemoryStore
from wli_toolkit.content.model import Agenda, AnyField, Exercise, Figure, Pack

Declared = dict[str, Any]


def words(text: str) -> dict[str, str]:
    """Return a text that is the same in both languages."""
    return {"ja": text, "en": text}


def options(*values: str, sensitive: Iterable[str] = (), room_only: Iterable[str] = ()) -> list[Declared]:
    """Return options that are called as their values are."""
    return [
        {
            "value": value,
            "label": words(value),
            "visibility": "S" if value in set(sensitive) else None,
            "room_only": value in set(room_only),
        }
        for value in values
    ]


def field(id_: str, kind: str, **more: Any) -> AnyField:
    """Return a field that the group may see."""
    if kind == "scale":
        more = {"low": words("low"), "high": words("high")} | more
    made: AnyField = TypeAdapter(AnyField).validate_python(
        {"id": id_, "kind": kind, "visibility": "G", "ask": words(id_)} | more
    )
    return made


def parts(*ids: str, sensitive: Iterable[str] = ()) -> list[Declared]:
    """Return parts that are called as their ids are."""
    return [
        {"id": id_, "label": words(id_), "visibility": "S" if id_ in set(sensitive) else None} for id_ in ids
    ]


def chips(id_: str, *ids: str, at_most: int = 3, sensitive: Iterable[str] = ()) -> AnyField:
    """Return chips."""
    return field(
        id_,
        "chips",
        parts=parts(*ids, sensitive=sensitive),
        at_most=at_most,
        strengths=[words("weak"), words("middling"), words("strong")],
    )


def figure(id_: str, form: str, *of: str, **more: Any) -> Figure:
    """Return a figure."""
    return Figure.model_validate(
        {"id": id_, "form": form, "of": of, "title": words(id_), "says": words("{n} people")} | more
    )


def exercise(id_: str, fields: Iterable[AnyField], figures: Iterable[Figure], **more: Any) -> Exercise:
    """Return an exercise."""
    texts = {name: words(id_) for name in ("title", "lead", "ponder", "caution")}
    return Exercise.model_validate(
        {"id": id_, "minutes": 1, "fields": tuple(fields), "figures": tuple(figures)} | texts | more
    )


def agenda(*steps: Declared, follow_up: Iterable[Declared] = ()) -> Agenda:
    """Return an agenda of one-minute steps."""
    return Agenda.model_validate(
        {
            "id": "own",
            "title": words("own"),
            "minutes": max(1, len(steps)),
            "steps": [{"minutes": 1, **step} for step in steps],
            "follow_up": [{"minutes": 1, "occasion": "followup", **step} for step in follow_up],
        }
    )


def pack(*exercises: Exercise) -> Pack:
    """Return a pack."""
    return Pack(
        id="own",
        title=words("own"),
        opening=words("open"),
        closing=words("close"),
        exercises=exercises,
        agendas=(),
    )


def room(*exercises: Exercise, steps: Iterable[Declared] | None = None, **more: Any) -> MemoryStore:
    """Return a session that asks these exercises, each in a step of its own unless `steps` says otherwise."""
    asked = steps or [{"id": f"step-{one.id.lower()}", "exercise": one.id} for one in exercises]
    return MemoryStore(pack=pack(*exercises), agenda=agenda(*asked), **more)


def answer_all(
    store: MemoryStore, exercise_id: str, people: Iterable[Mapping[str, Any]], **more: Any
) -> None:
    """Let one person after the other answer, by column."""
    for values in people:
        store.answer(
            f"p{len(store.people)}",
            {(exercise_id, "during", name): value for name, value in values.items()},
            **more,
        )
