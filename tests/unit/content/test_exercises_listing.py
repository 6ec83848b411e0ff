"""The listing is what programs were promised."""

from __future__ import annotations

import json

import pytest
from every_kind import EXERCISE

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


# Each exercise as `wli exercises --json` lists it: id, kind, mark of visibility, and ! where it is needed.
PARTS_OF_DAY = (
    "sleep care_self commute main_job housework family_care side_job learn hobby community people rest"
)
GROUPS = "sleep work home care_self grow rest"
MARKS = {"family_care": "S", "side_job": "P"}
EVENTS = "health:S care:S children:S money:S role:G home:G learning:G community:G"
LISTED = {
    "E03": "stab scale G! | stab_enough choice G! | grow scale G! | grow_enough choice G! | blocks choices G"
    " | blocks_s choices S",
    "E04": " | ".join(
        [f"ev_{event.split(':')[0]}_{when} chips {event.split(':')[1]}" for event in EVENTS.split()][at]
        if at < 8
        else f"fit_{when} choice G!"
        for when in ("now", "y3", "later")
        for at in range(9)
    )
    + " | memo text P",
    "E05": "act text W! | spot place G! | bridge_to choice G | home choice G | who_glad yes_no G",
    "E06": "whom choices G! | change text W! | use text P | pull scale G | start scale G",
    "E07": "day5 text P | "
    + " | ".join(
        f"{what}_{area} points G!"
        for what in ("imp", "eng")
        for area in ["work", "close", "community", "self"]
    )
    + " | "
    + " | ".join(f"sat_{area} scale G" for area in ["work", "close", "community", "self"])
    + " | values choices G | sentence text W",
    "E08": " | ".join(
        f"{day}_{part} hours {MARKS.get(part, 'G')}!"
        for day in ("now", "ideal")
        for part in PARTS_OF_DAY.split()
    )
    + " | "
    + " | ".join(f"{day}_{group} hours G!" for day in ("now6", "ideal6") for group in GROUPS.split())
    + " | workdays choice G! | offday_work hours P | last_work time P | next_start time P | one_block choice G!",
    "E09": "ai_use choice G | task text P! | min_wk minutes G! | role choice G! | save choice G!"
    " | confidential choice G! | rule choice G! | add_mine choice G | "
    + " | ".join(f"use_{what} points G" for what in ["rest", "family", "learn", "side", "quality", "amount"]),
    "E10": "ask_type choice G! | ask text P | record1 text P | gain text P | worry text P | easing text P"
    " | fallback text P | record2 text P | record3 text P | trial_wk choice G | measure text P"
    " | by_right choice G | trust scale P",
    "E12": "pick choice G! | int scale G | easy scale G | tire scale G | rule choice G | test text W",
    "E15": "useful choice G | words text W | wish text W",
}


@pytest.mark.parametrize("name", LISTED)
def test_each_exercise_lists_its_fields(name):
    entry = next(one for one in exercises_listing(load_pack()) if one["id"] == name)
    said = [
        f"{field['id']} {field['kind']} {field['visibility']}{'!' if field['required'] else ''}"
        for field in entry["fields"]
    ]
    assert sorted(said) == sorted(LISTED[name].split(" | "))


def test_a_place_is_listed_as_one_thing_and_other_wholes_by_part():
    pack = load_pack()
    only = pack.model_copy(update={"exercises": (EXERCISE,)})
    (entry,) = exercises_listing(only)
    assert [field["id"] for field in entry["fields"]] == [
        "calm", "mood", "blocks", "blocks_s", "sure", "note", "mins", "week", "when", "bed", "imp_work",
        "imp_close", "imp_self", "ev_care", "ev_role", "ev_home", "now_sleep", "now_care", "now_rest",
        "ideal_sleep", "ideal_care", "ideal_rest", "half_work", "half_rest", "act", "spot", "last",
    ]  # fmt: skip
