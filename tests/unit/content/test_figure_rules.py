"""A group picture counts what exists and may be counted, and merges safely."""

from __future__ import annotations

import pytest

E00, E01, E02, E11, E13, E14 = (
    f"exercises/{name}.toml" for name in ("E00", "E01", "E02", "E11", "E13", "E14")
)
DIRECTIONS = '[["separate", "rest"], ["integrate"], ["learn", "connect"]]'

# what to replace where, by what; then the key, a part of the problem and a part of the remedy
BREACHES = {
    "of nothing": (
        E11,
        'of = ["dir"]',
        'of = ["direction"]',
        "directions.of",
        '"direction"',
        "dir, cue, act",
    ),
    "of no score": (E13, 'of = ["kinds"]', 'of = ["kind"]', "kinds.of", '"kind"', "kinds"),
    "of a private field": (
        E13,
        'of = ["rails"]',
        'of = ["sign"]',
        "rails.of",
        '"sign" has the visibility P',
        "G or S",
    ),
    "of a wall field": (E11, 'of = ["dir"]', 'of = ["cue"]', "directions.of", "visibility W", "G or S"),
    "of the wrong kind": (
        E11,
        'of = ["conf"]',
        'of = ["dir"]',
        "confident.of",
        '"dir" is of the kind choice',
        "another form",
    ),
    "bars of a number": (
        E11,
        'form = "share"\nof = ["conf"]\nat_least = 7',
        'form = "bars"\nof = ["conf"]',
        "confident.of",
        "kind scale",
        "another form",
    ),
    "multi of one choice": (
        E13,
        'form = "multi"\nof = ["rails"]',
        'form = "multi"\nof = ["detach"]',
        "rails.of",
        "kind scale",
        "another form",
    ),
    "two in one": (
        E11,
        'of = ["conf"]',
        'of = ["conf", "mins"]',
        "confident.of",
        "there are 2",
        "figure of its own",
    ),
    "odd dumbbell": (E02, '"l2w_now", "l2w_want"]', '"l2w_now"]', "now_want.of", "there are 3", "now, want"),
    "too few lines": (
        E01,
        '  { ja = "経験", en = "Know-how" },\n',
        "",
        "pairs.lines",
        "3 names of lines; this figure has 4",
        "one name",
    ),
    "lines without lines": (
        E11,
        "at_least = 7",
        'at_least = 7\nlines = [{ ja = "線", en = "line" }]',
        "confident.lines",
        "1 names",
        "one name",
    ),
    "share without a limit": (E11, "at_least = 7\n", "", "confident.at_least", "at_least", "Add at_least"),
    "a limit without share": (
        E13,
        'of = ["rails"]',
        'of = ["rails"]\nat_least = 3',
        "rails.at_least",
        "at_least",
        "leave it out",
    ),
    "bands without bands": (
        E11,
        'form = "share"\nof = ["conf"]\nat_least = 7',
        'form = "bands"\nof = ["conf"]',
        "confident.bands",
        "bands",
        "Add bands",
    ),
    "overlapping bands": (
        E02,
        "low = 4, high = 6",
        "low = 3, high = 6",
        "control.bands.middle",
        "overlap",
        "low to high",
    ),
    "a band upside down": (
        E02,
        "low = 7, high = 10",
        "low = 10, high = 7",
        "control.bands.high",
        "out of order",
        "low to high",
    ),
    "bands of one name": (E02, 'id = "middle"', 'id = "low"', "control.bands", "low, low, high", "own name"),
    "wrong occasion": (
        E02,
        'of = ["control"]\noccasion = "before"',
        'of = ["control"]\noccasion = "after"',
        "control.occasion",
        '"control" is not asked on the occasion "after"',
        "before",
    ),
    "before and after of a field asked once": (
        E02,
        'of = ["clarity", "options"',
        'of = ["control", "options"',
        "change.occasion",
        '"after"',
        "before",
    ),
    "score without categories": (
        E02,
        'of = ["view_change"]',
        'of = ["zone"]',
        "view_change.categories",
        "computed",
        "Add categories",
    ),
    "other categories": (
        E11,
        'of = ["dir"]',
        'of = ["dir"]\ncategories = [{ value = "a", label = { ja = "あ", en = "a" } }]',
        "directions.of",
        "other categories",
        "same categories",
    ),
    "categories of a number": (
        E11,
        "at_least = 7",
        'at_least = 7\ncategories = [{ value = "a", label = { ja = "あ", en = "a" } }]',
        "confident.categories",
        "no categories",
        "Leave",
    ),
    "merging a number": (
        E11,
        "at_least = 7",
        'at_least = 7\nmerge = [[["a"]]]',
        "confident.merge",
        "nothing to merge",
        "Leave",
    ),
    "category twice": (
        E01,
        'value = "even"',
        'value = "sep"',
        "pairs.categories",
        "sep, sep, int",
        "own name",
    ),
    "level misses a category": (
        E11,
        DIRECTIONS,
        '[["separate"], ["integrate"], ["learn", "connect"]]',
        "directions.merge.#2",
        "Missing: rest. Unknown: –. Twice: –",
        "separate, integrate, rest",
    ),
    "level with an unknown category": (
        E11,
        DIRECTIONS,
        DIRECTIONS.replace('"rest"', '"rest", "sleep"'),
        "directions.merge.#2",
        "Unknown: sleep",
        "exactly one group",
    ),
    "level with a category twice": (
        E11,
        DIRECTIONS,
        DIRECTIONS.replace('["integrate"]', '["integrate", "rest"]'),
        "directions.merge.#2",
        "Twice: rest",
        "exactly one group",
    ),
    "level with an empty group": (
        E11,
        DIRECTIONS,
        DIRECTIONS.replace('["integrate"]', '["integrate"], []'),
        "directions.merge.#2",
        "empty group",
        "empty brackets",
    ),
    "levels that cut across": (
        E11,
        DIRECTIONS,
        '[["separate", "learn"], ["integrate"], ["rest", "connect"]]',
        "directions.merge.#3",
        "divides",
        "only join",
    ),
}


@pytest.mark.parametrize("name", BREACHES)
def test_a_breach_names_file_key_value_and_remedy(pack_copy, name):
    file, old, new, key, says, way_out = BREACHES[name]
    pack_copy.edit(file, old, new)
    problems = pack_copy.problems()
    assert {problem.file for problem in problems} == {file}
    assert any(
        problem.key == f"figures.{key}" and says in problem.problem and way_out in problem.remedy
        for problem in problems
    ), [problem.line() for problem in problems]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (E11, DIRECTIONS, '[["separate"], ["rest"], ["integrate"], ["learn", "connect"]]'),
        (E11, 'at_least = 7\n', "at_least = 8\n"),
        (E11, 'of = ["conf"]', 'of = ["mins"]'),
        (E13, 'of = ["kinds"]', 'of = ["detach"]'),
        (E00, 'merge = "others"\n', ""),
        (E02, 'of = ["clarity", "options"', 'of = ["options", "clarity"'),
    ],
)  # fmt: skip
def test_what_keeps_the_rules_is_fine(pack_copy, file, old, new):
    pack_copy.edit(file, old, new)
    assert pack_copy.problems() == []
