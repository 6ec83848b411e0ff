"""Where in a file a mistake stands, as its author knows the file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

from wli_toolkit.content.model import (
    AnyField,
    Ask,
    Band,
    Box,
    Card,
    Declaration,
    Figure,
    Option,
    Part,
    Rows,
    Step,
    Text,
    TypicalDay,
)
from wli_toolkit.content.talk import Source, TalkSlide

FIELD_KINDS: Mapping[str, type[Declaration]] = {
    get_args(kind.model_fields["kind"].annotation)[0]: kind for kind in get_args(get_args(AnyField)[0])
}
_ENTRIES: Mapping[str, type[Declaration]] = {
    "options": Option,
    "categories": Option,
    "card": Card,
    "parts": Part,
    "starts": TypicalDay,
    "rows": Rows,
    "figures": Figure,
    "bands": Band,
    "boxes": Box,
    "steps": Step,
    "follow_up": Step,
    "one_of": Ask,
    "slides": TalkSlide,
    "sources": Source,
}
"""What stands under a key of that name; under any other key of a table stands a Text."""


def walk(raw: object, loc: tuple[int | str, ...]) -> tuple[list[str], list[tuple[str, object]], object]:
    """Follow an error's place through what the file holds.

    Returns the readable keys, each table on the way with the key it stands under, and the value found.
    """
    keys: list[str] = []
    parents: list[tuple[str, object]] = [("", raw)]
    here = raw
    container = ""
    for position, part in enumerate(loc):
        if isinstance(part, int) and isinstance(here, list):
            here = here[part] if part < len(here) else None
            keys.append(_entry_name(here, part))
        elif isinstance(part, str) and isinstance(here, dict):
            if part not in here and here.get("kind") == part:
                continue  # not a key, but the kind of field that was chosen for checking
            here = here.get(part)
            container = part
            keys.append(part)
        elif position == len(loc) - 1 and isinstance(part, str):
            keys.append(part)
            here = None
        if isinstance(here, dict):
            parents.append((container, here))
    return keys, parents, here


def _entry_name(entry: object, position: int) -> str:
    for key in ("id", "value", "field", "exercise"):
        name = entry.get(key) if isinstance(entry, dict) else None
        if isinstance(name, str) and name:
            return name
    return f"#{position + 1}"


def model_at(top: type[Declaration], parents: list[tuple[str, object]]) -> type[Declaration]:
    """Return what declares the last of the tables, the one that an unknown key stands in."""
    container, table = parents[-1]
    if len(parents) == 1:
        return top
    if container == "fields" and isinstance(table, dict):
        return FIELD_KINDS[str(table["kind"])]
    return _ENTRIES.get(container, Text)
