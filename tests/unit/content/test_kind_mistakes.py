"""A mistake in a field of any kind, in rows and in what is kept is told with file, key and remedy."""

from __future__ import annotations

import pytest
from every_kind import FILE, add_to

# what to replace by what; then the key, a part of the problem and a part of the remedy
MISTAKES = {
    "unknown key of a part": (
        '{ id = "imp_work", label',
        '{ id = "imp_work", color = 1, label',
        "fields.imp.parts.imp_work.color",
        '"color"',
        "high, id, label, low, visibility",
    ),
    "part without a label": (
        '{ id = "ev_role", label = { ja = "役割", en = "role" } }',
        '{ id = "ev_role" }',
        "fields.ev.parts.ev_role.label",
        "label is missing",
        "label =",
    ),
    "part id": ('id = "ev_role"', 'id = "ev role"', "fields.ev.parts.ev role.id", '"ev role"', "letters"),
    "unknown visibility of a part": (
        'en = "role" }',
        'en = "role" }, visibility = "X"',
        "fields.ev.parts.ev_role.visibility",
        '"X"',
        '"P", "G", "S", "W", "H"',
    ),
    "unknown key of a typical day": (
        '{ label = { ja = "日勤", en = "A day shift" }',
        '{ name = "x", label = { ja = "日勤", en = "A day shift" }',
        "fields.now.starts.#1.name",
        '"name"',
        "hours, label",
    ),
    "hours of a typical day": (
        "now_care = 2",
        'now_care = "2"',
        "fields.now.starts.#2.hours.now_care",
        '"2"',
        "number",
    ),
    "too few strengths": (
        '  { ja = "大きく", en = "a lot" },\n',
        "",
        "fields.ev.strengths",
        "no entry #3",
        "one entry for each",
    ),
    "too many strengths": (
        '  { ja = "大きく", en = "a lot" },\n',
        '  { ja = "大きく", en = "a lot" },\n' * 2,
        "fields.ev.strengths",
        "4 entries; there may be 3",
        "Take some out",
    ),
    "a third axis": (
        'id = "good"\n',
        'id = "third"\nlabel = { ja = "三", en = "Third" }\n[[fields.parts]]\nid = "good"\n',
        "fields.spot.parts",
        "3 entries; there may be 2",
        "Take some out",
    ),
    "an axis alone": (
        '''[[fields.parts]]
id = "good"
label = { ja = "得意", en = "Skill" }
low = { ja = "低い", en = "Low" }
high = { ja = "高い", en = "High" }
''',
        "",
        "fields.spot.parts",
        "no entry #2",
        "one entry for each",
    ),
    "one part only": (
        '  { id = "half_rest", label = { ja = "休む", en = "Rest" } },\n',
        "",
        "fields.half.parts",
        "1 entries; 2 or more",
        "Add 1 more",
    ),
    "time as TOML writes it": ('default = "23:00"', "default = 23:00:00", "fields.bed.default", "23:00:00", '"07:30"'),
    "time off the steps": ('default = "23:00"', 'default = "23:03"', "fields.bed.default", '"23:03"', '"07:30"'),
    "time past midnight": ('default = "23:00"', 'default = "24:00"', "fields.bed.default", '"24:00"', '"07:30"'),
    "unknown key of rows": ("at_most = 5", "at_most = 5\natmost = 4", "rows.items.atmost", '"atmost"', "at_most?"),
    "too many rows": ("at_most = 5", "at_most = 11", "rows.items.at_most", "11", "10 or less"),
    "rows without a title": (
        'title = { ja = "{number}つめ", en = "No. {number}" }\n',
        "",
        "rows.items.title",
        "title is missing",
        "title =",
    ),
    "rows of no list": ('fields = ["act", "spot"]', 'fields = "act"', "rows.items.fields", '"act"', "square brackets"),
    "most of no number": ("{ lite = 2 }", '{ lite = "2" }', "rows.items.at_most_in.lite", '"2"', "whole number"),
    "kept of no list": ('kept = ["rest"]', 'kept = "rest"', "kept", '"rest"', "square brackets"),
    "needs of no list": ('needs = ["imp"]', 'needs = "imp"', "figures.shares.needs", '"imp"', "square brackets"),
}  # fmt: skip


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_names_file_key_value_and_remedy(pack_copy, name):
    old, new, key, says, way_out = MISTAKES[name]
    add_to(pack_copy.folder)
    pack_copy.edit(FILE, old, new)
    problem = pack_copy.only_problem()
    assert (problem.file, problem.key) == (FILE, key)
    assert says in problem.problem
    assert way_out in problem.remedy


def test_a_list_is_not_called_too_short_for_mistakes_in_its_entries(pack_copy):
    add_to(pack_copy.folder)
    text = (pack_copy.folder / FILE).read_text(encoding="utf-8")
    pack_copy.add(
        FILE,
        text.replace(
            'label = { ja = "仕事", en = "Work" } },\n  { id = "half_rest"',
            'lable = 1 },\n  { id = "half_rest"',
        ),
    )
    assert {problem.key for problem in pack_copy.problems()} == {
        "fields.half.parts.half_work.lable",
        "fields.half.parts.half_work.label",
    }
