"""The listing is what programs were promised."""

from __future__ import annotations

import json

from wli_toolkit.content import exercises_listing, load_pack


def test_the_listing_has_the_promised_shape():
    listing = json.loads(json.dumps(exercises_listing(load_pack())))
    assert [entry["id"] for entry in listing] == [exercise.id for exercise in load_pack().exercises]
    for entry in listing:
        assert set(entry) == {"id", "title", "minutes", "fields"}
        assert set(entry["title"]) == {"ja", "en"}
        for field in entry["fields"]:
            assert set(field) == {"id", "kind", "visibility", "required"}


def test_the_listing_says_what_the_pack_says():
    e11 = next(entry for entry in exercises_listing(load_pack()) if entry["id"] == "E11")
    assert e11["minutes"] == 5
    assert e11["fields"][:2] == [
        {"id": "dir", "kind": "choice", "visibility": "G", "required": True},
        {"id": "cue", "kind": "text", "visibility": "W", "required": True},
    ]
