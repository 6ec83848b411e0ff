"""The parts of a whole fit together, and options kept apart are few and sensitive."""

from __future__ import annotations

import pytest
from every_kind import FILE, add_to

MONEY = 'en = "Money" }, visibility = "S"'
STARTS = "now_sleep = 7.5, now_care = 0, now_rest = 16.5"

# what to replace by what; then the key, a part of the problem and a part of the remedy
BREACHES = {
    "part twice": (
        'id = "imp_close"',
        'id = "imp_work"',
        "fields.imp.parts.imp_work",
        '"imp_work" is used twice',
        "own name",
    ),
    "more chips than there are": (
        "at_most = 2",
        "at_most = 4",
        "fields.ev.at_most",
        "4 may be chosen of only 3",
        "at_most = 3",
    ),
    "part on the wall": (
        'en = "role" }',
        'en = "role" }, visibility = "W"',
        "fields.ev.parts.ev_role.visibility",
        "visibility W is for texts",
        "P, G or S",
    ),
    "part handed in": (
        'en = "work" }',
        'en = "work" }, visibility = "H"',
        "fields.imp.parts.imp_work.visibility",
        "visibility H",
        "P, G or S",
    ),
    "axis without an end": (
        'high = { ja = "高い", en = "High" }\n',
        "",
        "fields.spot.parts.like.high",
        "ends mean: high",
        "low and high",
    ),
    "axis without ends": (
        'low = { ja = "低い", en = "Low" }\nhigh = { ja = "高い", en = "High" }\n',
        "",
        "fields.spot.parts.like.low",
        "ends mean: low, high",
        "low and high",
    ),
    "ends elsewhere": (
        'en = "home" }',
        'en = "home" }, low = { ja = "低い", en = "Low" }',
        "fields.ev.parts.ev_home.low",
        "Only the axes",
        "Leave low and high out",
    ),
    "a start that misses a part": (
        STARTS,
        "now_sleep = 7.5, now_rest = 16.5",
        "fields.now.starts.#1.hours",
        "Missing: now_care. Unknown: –",
        "now_sleep, now_care, now_rest",
    ),
    "a start with an unknown part": (
        STARTS,
        f"{STARTS}, nap = 0",
        "fields.now.starts.#1.hours",
        "Unknown: nap",
        "now_sleep, now_care, now_rest",
    ),
    "a start that is no day": (
        STARTS,
        "now_sleep = 7, now_care = 0, now_rest = 16.5",
        "fields.now.starts.#1.hours",
        "23.5 together, not 24",
        "until they are 24",
    ),
    "a start off the half hour": (
        STARTS,
        "now_sleep = 7.25, now_care = 0.25, now_rest = 16.5",
        "fields.now.starts.#1.hours.now_sleep",
        "7.25 is not",
        "steps of 0.5",
    ),
    "a start below nothing": (
        STARTS,
        "now_sleep = -1, now_care = 0, now_rest = 25",
        "fields.now.starts.#1.hours.now_sleep",
        "-1 is not",
        "0 to 24",
    ),
    "an option apart in a choice": (
        'value = "light", label = { ja = "軽い", en = "Light" }',
        'value = "light", label = { ja = "軽い", en = "Light" }, visibility = "S"',
        "fields.mood.options.light.visibility",
        "no visibility of its own",
        "whole field",
    ),
    "an option apart that is not sensitive": (
        MONEY,
        MONEY.replace('"S"', '"P"'),
        "fields.blocks.options.money.visibility",
        "The visibility P",
        "Only S",
    ),
    "an option apart in a field that is not open": (
        'id = "blocks"\nkind = "choices"\nvisibility = "G"',
        'id = "blocks"\nkind = "choices"\nvisibility = "P"',
        "fields.blocks.options.money.visibility",
        "in a field with the visibility P",
        "visibility G",
    ),
}


@pytest.mark.parametrize("name", BREACHES)
def test_a_breach_names_file_key_value_and_remedy(pack_copy, name):
    old, new, key, says, way_out = BREACHES[name]
    add_to(pack_copy.folder)
    pack_copy.edit(FILE, old, new)
    problems = [problem for problem in pack_copy.problems() if problem.key == key]
    assert len(problems) == 1, [problem.line() for problem in pack_copy.problems()]
    assert {problem.file for problem in pack_copy.problems()} == {FILE}
    assert says in problems[0].problem
    assert way_out in problems[0].remedy


def test_some_options_are_left_for_the_field_itself(pack_copy):
    add_to(pack_copy.folder)
    for label in ('en = "Time" }', 'en = "The system" }'):
        pack_copy.edit(FILE, label, f'{label}, visibility = "S"')
    problem = pack_copy.only_problem()
    assert problem.key == "fields.blocks.options"
    assert "field itself" in problem.remedy


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("at_most = 2\n", "at_most = 3\n"),
        (STARTS, "now_sleep = 24, now_care = 0, now_rest = 0.0"),
        ('en = "role" }', 'en = "role" }, visibility = "G"'),
        ('en = "Rest" }', 'en = "Rest" }, visibility = "P"'),
        ('default = "23:00"', 'default = "00:05"'),
        ('default = "23:00"\n', ""),
        (f"{MONEY} }},", 'en = "Money" } },'),
    ],
)
def test_what_keeps_the_rules_is_fine(pack_copy, old, new):
    add_to(pack_copy.folder)
    pack_copy.edit(FILE, old, new)
    assert pack_copy.problems() == []
