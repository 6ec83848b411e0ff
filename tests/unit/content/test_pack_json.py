"""A pack written as JSON, as a session keeps it, is the same pack when it is read again."""

from __future__ import annotations

import json

from every_kind import EXERCISE, add_to

from wli_toolkit.content import Pack, check_pack, load_pack
from wli_toolkit.content.places import FIELD_KINDS


def test_the_standard_pack_survives_unchanged():
    pack = load_pack()
    again = Pack.model_validate_json(pack.model_dump_json())
    assert again == pack
    assert again.model_dump_json() == pack.model_dump_json()


def test_every_kind_of_field_survives_unchanged(pack_copy):
    assert {field.kind for field in EXERCISE.fields} == set(FIELD_KINDS)
    add_to(pack_copy.folder)
    pack = load_pack(pack_copy.folder)
    again = Pack.model_validate_json(pack.model_dump_json())
    assert again == pack
    assert again.exercise("X01") == EXERCISE


def test_the_json_says_only_what_json_can():
    def constant(name: str) -> None:
        raise AssertionError(f"{name} is no JSON")

    assert json.loads(load_pack().model_dump_json(), parse_constant=constant)["id"] == "standard"


def test_the_exercise_of_every_kind_keeps_the_rules(pack_copy):
    add_to(pack_copy.folder)
    assert check_pack(pack_copy.folder) == []
