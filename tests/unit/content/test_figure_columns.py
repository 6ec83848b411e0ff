"""A group picture counts parts of wholes, options kept apart and scores, but nothing private or repeated."""

from __future__ import annotations

import pytest
from every_kind import FILE, add_to

MEANS = 'form = "means"\nof = ["imp_work", "imp_close", "imp_self"]'
HEAT = 'of = ["ev_role", "ev_home"]'
NOW = 'categories = [{ value = "now", label = { ja = "今", en = "Now" } }]'
ROLE, HOME = '  { ja = "役割", en = "Role" },\n', '  { ja = "住まい", en = "Home" },\n'
WORK = '  { value = "work", label = { ja = "仕事", en = "Work" } },\n'

# what to replace by what; then the key, a part of the problem and a part of the remedy
BREACHES = {
    "of a whole": (
        MEANS,
        'form = "means"\nof = ["imp", "imp_close", "imp_self"]',
        "shares.of",
        '"imp"',
        "imp_work, imp_close",
    ),
    "of a column in rows": (
        HEAT,
        'of = ["like", "ev_home"]',
        "events.of",
        '"like" is asked several times of one person',
        "Count a score",
    ),
    "of a sealed part": (
        HEAT,
        'of = ["now_rest", "ev_home"]',
        "events.of",
        '"now_rest" stays private',
        "kept = […]",
    ),
    "of a sealed part that is sensitive itself": (
        HEAT,
        'of = ["now_care", "ev_home"]',
        "events.of",
        '"now_care" stays private',
        "kept = […]",
    ),
    "of a private time": (HEAT, 'of = ["bed", "ev_home"]', "events.of", '"bed" has the visibility P', "G or S"),
    "a date as a number": (HEAT, 'of = ["when", "ev_home"]', "events.of", "kind date", "another"),
    "bars of chips": (
        'form = "multi"\nof = ["blocks_s"]',
        'form = "bars"\nof = ["ev_role"]',
        "blocks_s.of",
        "kind chips",
        "another",
    ),
    "multi of points": ('of = ["blocks_s"]', 'of = ["imp_work"]', "blocks_s.of", "kind points", "another"),
    "means of what shares no hundred": (
        'of = ["imp_work", ',
        'of = ["calm", ',
        "shares.of",
        '"calm" is of the kind scale',
        "another",
    ),
    "needs nothing there is": (
        'needs = ["imp"]',
        'needs = ["imp_work"]',
        "shares.needs",
        '"imp_work"',
        "calm, mood",
    ),
    "an odd grid": (
        NOW,
        NOW.replace("} }]", '} }, { value = "then", label = { ja = "先", en = "Then" } }]'),
        "events.lines",
        "2 names of lines; this figure has 1",
        "one name",
    ),
    "a grid with a gap": (
        f"{HEAT}\nat_least = 1\nlines = [\n{ROLE}{HOME}]\n{NOW}",
        'of = ["ev_role"]\nat_least = 1\nlines = [{ ja = "役割", en = "Role" }]\n'
        + NOW.replace("} }]", '} }, { value = "then", label = { ja = "先", en = "Then" } }]'),
        "events.of",
        "A grid of 2 columns",
        "row by row",
    ),
    "a grid without names": (NOW + "\n", "", "events.categories", "does not say what is counted", "each column"),
    "a grid without a limit": (
        'at_least = 1\nlines = [\n  { ja = "役割"',
        'lines = [\n  { ja = "役割"',
        "events.at_least",
        "share and heat",
        "Add at_least",
    ),
    "categories of means": (
        MEANS,
        f"{MEANS}\n{NOW}",
        "shares.categories",
        "means",
        "Leave categories out",
    ),
    "merging means": (MEANS, f'{MEANS}\nmerge = [[["a"]]]', "shares.merge", "nothing to merge", "Leave merge out"),
    "merging multi": (
        'of = ["blocks_s"]',
        'of = ["blocks_s"]\nmerge = [[["money"], ["health"]]]',
        "blocks_s.merge",
        "nothing to merge",
        "Leave merge out",
    ),
    "one end of a dumbbell": (
        f'en = "Work and rest" }}]\ncategories = [\n{WORK}',
        'en = "Work and rest" }]\ncategories = [\n',
        "days.categories",
        "1 names",
        "two categories",
    ),
    "both ends of one name": (
        'value = "rest", label',
        'value = "work", label',
        "days.categories",
        "work, work",
        "own name",
    ),
    "multi with a category twice": (
        'value = "home", label',
        'value = "work", label',
        "bridges.categories",
        "work, work",
        "own name",
    ),
    "multi with the other options": (
        'of = ["blocks_s"]',
        f'of = ["blocks_s"]\ncategories = [\n{WORK}]',
        "blocks_s.of",
        '"blocks_s" has other categories than the rest: money, health',
        "same categories",
    ),
    "a category with a visibility": (
        'value = "home", label = { ja = "家", en = "Home" }',
        'value = "home", visibility = "S", label = { ja = "家", en = "Home" }',
        "bridges.categories.home.visibility",
        "no visibility",
        "Leave it out",
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
        problem.key == f"figures.{key}" and says in problem.problem and way_out in problem.remedy
        for problem in problems
    ), [problem.line() for problem in problems]


def test_several_of_a_computed_list_need_categories(pack_copy):
    add_to(pack_copy.folder)
    text = (pack_copy.folder / FILE).read_text(encoding="utf-8")
    start = text.index("categories = [", text.index('id = "bridges"'))
    pack_copy.add(FILE, text[:start] + text[text.index("]", start) + 1 :])
    problem = pack_copy.only_problem()
    assert (problem.key, problem.problem) == (
        "figures.bridges.categories",
        '"items" is computed, so its values are not known here.',
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (MEANS, 'form = "quartiles"\nof = ["imp_work", "imp_close", "imp_self"]'),
        (MEANS, 'form = "quartiles"\nof = ["mins", "half_work", "last"]'),
        (MEANS, 'form = "means"\nof = ["items", "rest", "share"]'),
        (HEAT, 'of = ["ev_care", "rest"]'),
        ('form = "multi"\nof = ["blocks_s"]', 'form = "multi"\nof = ["blocks"]'),
        ('needs = ["imp"]', 'needs = ["imp", "act"]'),
        ('form = "multi"\nof = ["items"]', 'form = "bars"\nof = ["share"]'),
    ],
)
def test_what_keeps_the_rules_is_fine(pack_copy, old, new):
    add_to(pack_copy.folder)
    pack_copy.edit(FILE, old, new)
    assert pack_copy.problems() == []
