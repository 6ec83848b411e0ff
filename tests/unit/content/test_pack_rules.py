"""What must hold between the parts of a pack."""

from __future__ import annotations

import pytest

from wli_toolkit.content import load_pack

E01, E02, E11, E13, E14, AGENDA = (
    "exercises/E01.toml",
    "exercises/E02.toml",
    "exercises/E11.toml",
    "exercises/E13.toml",
    "exercises/E14.toml",
    "agendas/30min.toml",
)
STEP = '[[steps]]\nid = "close"'

# what to replace where, by what; then the key, a part of the problem and a part of the remedy
BREACHES = {
    "exercise id twice": (E13, 'id = "E13"', 'id = "E11"', "id", "exercises/E11.toml", "its own id"),
    "field id twice": (
        E11,
        'id = "plan_b"',
        'id = "obst"',
        "fields.obst",
        '"obst" is used twice',
        "own name",
    ),
    "figure id twice": (
        E11,
        'id = "confident"',
        'id = "directions"',
        "figures.directions",
        "twice",
        "own name",
    ),
    "box twice": (E14, '[[boxes]]\nfield = "b2"', '[[boxes]]\nfield = "b1"', "boxes.b1", "twice", "own name"),
    "score twice": (
        E13,
        'scores = ["kinds"]',
        'scores = ["kinds", "kinds"]',
        "scores.kinds",
        "twice",
        "own name",
    ),
    "option twice": (
        E13,
        'value = "mood"',
        'value = "body"',
        "fields.sign.options.body",
        "twice",
        "own name",
    ),
    "option no slug": (
        E13,
        'value = "mood"',
        'value = "気分"',
        "fields.sign.options.気分.value",
        '"気分"',
        "a–z",
    ),
    "at most": (
        E13,
        "at_most = 3",
        "at_most = 6",
        "fields.sign.at_most",
        "6 may be chosen of only 5",
        "at_most = 5",
    ),
    "minutes": (E11, "minimum = 1\n", "minimum = 30\n", "fields.mins.maximum", "30", "larger"),
    "long example": (
        E11,
        "目を閉じて5分休む",
        "目を閉じて5分休む" * 4,
        "fields.act.examples.#4.ja",
        "36 characters; the field takes 30",
        "Shorten",
    ),
    "long English example": (
        E11,
        "I get home",
        "I get home " * 3,
        "fields.cue.examples.#2.en",
        "32 characters",
        "Shorten",
    ),
    "form with an unknown field": (E14, 'lite = ["b1"', 'lite = ["b0"', "forms.lite", '"b0"', "b1"),
    "form with a field twice": (E14, 'lite = ["b1"', 'lite = ["b2"', "forms.lite.b2", "twice", "own name"),
    "box of no field": (
        E14,
        '[[boxes]]\nfield = "b2"',
        '[[boxes]]\nfield = "b22"',
        "boxes.b22.field",
        '"b22"',
        "b1, b2",
    ),
    "box of no text": (
        E14,
        '[[boxes]]\nfield = "b2"',
        '[[boxes]]\nfield = "confident"',
        "boxes.confident.field",
        '"confident"',
        "b1, b2",
    ),
    "box from nowhere": (
        E14,
        'sources = ["E07"]',
        'sources = ["X7"]',
        "boxes.b1.sources",
        '"X7"',
        "E00, E01",
    ),
    "placeholders": (
        E11,
        "smaller = {",
        'more = { ja = "{n}分", en = "{m} min" }\nsmaller = {',
        "texts.more",
        "braces",
        "{n} or {m}",
    ),
    "a placeholder left out": (
        E11,
        "smaller = {",
        'more = { ja = "{n}分", en = "some" }\nsmaller = {',
        "texts.more",
        "braces",
        "{n} or –",
    ),
    "step id twice": (AGENDA, 'id = "step"', 'id = "rails"', "steps.rails", "twice", "own name"),
    "unknown exercise": (
        AGENDA,
        'exercise = "E11"',
        'exercise = "E99"',
        "steps.step.exercise",
        '"E99"',
        "E00, E01, E02, E03",
    ),
    "unknown form": (AGENDA, 'form = "lite"', 'form = "light"', "steps.blueprint.form", '"light"', "lite"),
    "a form of an exercise without any": (
        AGENDA,
        'exercise = "E11"',
        'exercise = "E11"\nform = "lite"',
        "steps.step.form",
        '"lite"',
        "–",
    ),
    "occasion without a question": (
        AGENDA,
        'occasion = "before"',
        'occasion = "during"',
        "steps.before.occasion",
        'E02 asks nothing on the occasion "during"',
        "before, after",
    ),
    "occasion twice": (
        AGENDA,
        'occasion = "after"',
        'occasion = "before"',
        "steps.after",
        "already asked",
        "another occasion",
    ),
    "minutes that do not sum": (
        AGENDA,
        "minutes = 30",
        "minutes = 45",
        "minutes",
        "30 minutes together, not 45",
        "minutes = 30",
    ),
    "no guardrails": (
        AGENDA,
        'exercise = "E13"',
        'exercise = "E00"\noccasion = "after"',
        "steps",
        "E13",
        'exercise = "E13"',
    ),
}


@pytest.mark.parametrize("name", BREACHES)
def test_a_breach_names_file_key_value_and_remedy(pack_copy, name):
    file, old, new, key, says, way_out = BREACHES[name]
    pack_copy.edit(file, old, new)
    problems = [problem for problem in pack_copy.problems() if problem.file == file]
    if name == "exercise id twice":
        problems = problems[:1]
    assert [problem.key for problem in problems] == [key], [problem.line() for problem in problems]
    assert says in problems[0].problem
    assert way_out in problems[0].remedy


def test_hours_need_room(pack_copy):
    pack_copy.edit(E13, "minimum = 0\nmaximum = 80", "minimum = 8\nmaximum = 8.0")
    problem = pack_copy.only_problem()
    assert problem.key == "fields.cap_h.maximum"
    assert "8.0" in problem.problem


def test_fewer_than_six_examples_are_too_few(pack_copy):
    path = pack_copy.folder / E14
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not any(word in line for word in ("縁側", "昼寝の達人"))]
    path.write_text("".join(kept), encoding="utf-8")
    problem = pack_copy.only_problem()
    assert problem.key == "fields.nickname.examples"
    assert problem.problem == "There are 5 entries; 6 or more are needed."
    assert problem.remedy == "Add 1 more, from different sides."


def test_six_examples_are_enough(pack_copy):
    path = pack_copy.folder / E14
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if "縁側" not in line), encoding="utf-8")
    assert pack_copy.problems() == []


def test_a_card_needs_its_partner(pack_copy):
    pack_copy.edit(E01, 'pair = "A"', 'pair = "Z"')
    assert [(problem.key, problem.problem) for problem in pack_copy.problems()] == [
        ("fields", 'The cards of the pair "Z" are: sep.'),
        ("fields", 'The cards of the pair "A" are: int.'),
    ]


def test_an_agenda_id_is_taken_once(pack_copy):
    agenda = (pack_copy.folder / AGENDA).read_text(encoding="utf-8")
    pack_copy.add("agendas/mine.toml", agenda)
    problem = pack_copy.only_problem()
    assert (problem.file, problem.key) == ("agendas/mine.toml", "id")


def test_a_box_may_come_from_an_exercise_of_the_standard_that_the_pack_leaves_out(pack_copy):
    pack_copy.edit(E14, 'sources = ["E07"]', 'sources = ["E07", "E01", "E99"]')
    assert pack_copy.problems() == []


def test_a_box_may_come_from_an_exercise_of_the_packs_own(pack_copy):
    text = (pack_copy.folder / E11).read_text(encoding="utf-8")
    pack_copy.add("exercises/X01.toml", text.replace('id = "E11"', 'id = "X01"'))
    pack_copy.edit(E14, 'sources = ["E07"]', 'sources = ["X01"]')
    assert pack_copy.problems() == []


def test_the_same_exercise_may_be_asked_on_two_occasions(pack_copy):
    pack_copy.edit(
        AGENDA, STEP, '[[steps]]\nid = "again"\nexercise = "E13"\noccasion = "after"\nminutes = 1\n\n' + STEP
    )
    pack_copy.edit(AGENDA, "minutes = 30", "minutes = 31")
    assert pack_copy.problems() == []
    assert load_pack(pack_copy.folder).agenda("30min").step("again").exercise == "E13"
