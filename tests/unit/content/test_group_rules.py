"""Names, groups asked several times over, kept scores and copied days fit the rest of their exercise."""

from __future__ import annotations

import pytest
from every_kind import FILE, add_to

ROWS = 'fields = ["act", "spot"]'
FORM = 'lite = ["calm", "now", "act"]'
SECOND = """
[[rows]]
id = "more"
title = { ja = "{number}", en = "{number}" }
fields = ["last"]
at_most = 2

[[figures]]
id = "shares"
"""
FIGURE = '\n[[figures]]\nid = "shares"\n'

# what to replace by what; then the key, a part of the problem and a part of the remedy
BREACHES = {
    "part named as another field": (
        'id = "imp_work"',
        'id = "calm"',
        "fields.imp.parts.calm",
        '"calm" already stands for fields.calm',
        "own name",
    ),
    "part named as its own field": (
        'id = "like"',
        'id = "spot"',
        "fields.spot.parts.spot",
        '"spot" already stands for fields.spot',
        "own name",
    ),
    "part named as a part elsewhere": (
        'id = "ev_home"',
        'id = "imp_self"',
        "fields.ev.parts.imp_self",
        "already stands for fields.imp.parts.imp_self",
        "own name",
    ),
    "field named as where options are kept apart": (
        'id = "sure"',
        'id = "blocks_s"',
        "fields.blocks_s",
        '"blocks_s" already stands for fields.blocks.options',
        "own name",
    ),
    "rows named as a field": (
        'id = "items"',
        'id = "mood"',
        "rows.mood",
        "already stands for fields.mood",
        "own name",
    ),
    "score named as a part": (
        'scores = ["items", "rest", "share"]',
        'scores = ["items", "rest", "share", "now_rest"]',
        "scores.now_rest",
        "already stands for fields.now.parts.now_rest",
        "own name",
    ),
    "kept score named as rows": (
        'kept = ["rest"]',
        'kept = ["rest", "items"]',
        "scores.items",
        "already stands for rows.items",
        "own name",
    ),
    "kept twice": ('kept = ["rest"]', 'kept = ["rest", "rest"]', "kept.rest", "twice", "own name"),
    "kept but not computed": ('kept = ["rest"]', 'kept = ["calm"]', "kept", '"calm"', "items, rest, share"),
    "rows of nothing": (ROWS, 'fields = ["act", "place"]', "rows.items.fields", '"place"', "act, spot"),
    "rows with a field twice": (ROWS, 'fields = ["act", "act"]', "rows.items.fields.act", "twice", "own name"),
    "rows with a gap": (
        ROWS,
        'fields = ["half", "spot"]',
        "rows.items.fields",
        "not next to each other",
        "half, spot",
    ),
    "rows in another order": (
        ROWS,
        'fields = ["spot", "act"]',
        "rows.items.fields",
        "in this order",
        "one after the other: spot, act",
    ),
    "a field in two groups": (
        FIGURE,
        SECOND.replace('"last"', '"spot", "last"'),
        "rows.more.fields",
        '"spot" already belongs to the rows "items"',
        "one of the two",
    ),
    "most in an unknown form": (
        "{ lite = 2 }",
        "{ light = 2 }",
        "rows.items.at_most_in",
        '"light"',
        "lite",
    ),
    "more in a shorter form": (
        "{ lite = 2 }",
        "{ lite = 6 }",
        "rows.items.at_most_in.lite",
        "6 is out of bounds",
        "1 to 5",
    ),
    "none in a shorter form": (
        "{ lite = 2 }",
        "{ lite = 0 }",
        "rows.items.at_most_in.lite",
        "0 is out of bounds",
        "1 to 5",
    ),
    "a title with another word": (
        '{ ja = "{number}つめ", en = "No. {number}" }',
        '{ ja = "{n}つめ", en = "No. {n}" }',
        "rows.items.title",
        "says nothing else",
        "{number}",
    ),
    "a title that does not count": (
        '{ ja = "{number}つめ", en = "No. {number}" }',
        '{ ja = "つぎ", en = "Next" }',
        "rows.items.title",
        "counts them",
        "{number}",
    ),
    "a title that counts in one language": (
        'en = "No. {number}"',
        'en = "Next"',
        "rows.items.title",
        "differ between the two languages",
        "{number} or –",
    ),
    "a screen into the rows": (
        'id = "act"\n',
        'id = "act"\nwith_previous = true\n',
        "fields.act.with_previous",
        'the edge of the rows "items"',
        "Leave with_previous out",
    ),
    "a screen out of the rows": (
        'id = "last"\n',
        'id = "last"\nwith_previous = true\n',
        "fields.last.with_previous",
        'the edge of the rows "items"',
        "Leave with_previous out",
    ),
    "a copy of nothing": (
        'copies = "now"',
        'copies = "then"',
        "fields.ideal.copies",
        '"then" is no day',
        "earlier field of the kind day: now",
    ),
    "a copy of itself": ('copies = "now"', 'copies = "ideal"', "fields.ideal.copies", '"ideal"', "day: now"),
    "a copy of a later day": ('copies = "now"', 'copies = "half"', "fields.ideal.copies", '"half"', "day: now"),
    "a copy of no day": ('copies = "now"', 'copies = "imp"', "fields.ideal.copies", '"imp" is no day', "day: now"),
    "a copy with other parts": (
        'id = "half"\nkind = "day"',
        'id = "half"\nkind = "day"\ncopies = "now"',
        "fields.half.copies",
        '"now" has 3 parts; this day has 2',
        "same parts",
    ),
    "a copy in rows": (
        ROWS,
        'fields = ["ideal", "half", "act", "spot"]',
        "fields.ideal.copies",
        "neither copy nor be copied",
        "leave copies out",
    ),
    "a copy without its original": (
        FORM,
        'lite = ["calm", "ideal", "act"]',
        "forms.lite",
        '"ideal" starts as a copy of "now"',
        'Add "now"',
    ),
    "a box in rows": (
        FIGURE,
        f'\n[[boxes]]\nfield = "act"\n{FIGURE}',
        "boxes.act.field",
        '"act"',
        "note",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BREACHES)
def test_a_breach_names_file_key_value_and_remedy(pack_copy, name):
    old, new, key, says, way_out = BREACHES[name]
    add_to(pack_copy.folder)
    pack_copy.edit(FILE, old, new)
    problems = pack_copy.problems()
    assert {problem.file for problem in problems} == {FILE}
    assert any(
        problem.key == key and says in problem.problem and way_out in problem.remedy for problem in problems
    ), [problem.line() for problem in problems]


def test_rows_have_names_of_their_own(pack_copy):
    add_to(pack_copy.folder)
    pack_copy.edit(FILE, FIGURE, SECOND.replace('"more"', '"items"'))
    assert [problem.key for problem in pack_copy.problems()] == ["rows.items"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (FIGURE, SECOND),
        (ROWS, 'fields = ["spot"]'),
        ("at_most = 5\nat_most_in = { lite = 2 }", "at_most = 10"),
        ("at_most = 5\nat_most_in = { lite = 2 }", "at_most = 2\nat_most_in = { lite = 2 }"),
        ('copies = "now"\n', ""),
        (FORM, 'lite = ["calm", "now", "ideal", "spot"]'),
        ('kept = ["rest"]\n', ""),
    ],
)
def test_what_keeps_the_rules_is_fine(pack_copy, old, new):
    add_to(pack_copy.folder)
    pack_copy.edit(FILE, old, new)
    assert pack_copy.problems() == []


def test_one_thing_need_not_be_counted(pack_copy):
    add_to(pack_copy.folder)
    pack_copy.edit(FILE, '{ ja = "{number}つめ", en = "No. {number}" }', '{ ja = "これ", en = "This" }')
    pack_copy.edit(FILE, "at_most = 5\nat_most_in = { lite = 2 }", "at_most = 1")
    assert pack_copy.problems() == []
