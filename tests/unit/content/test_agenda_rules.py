"""An agenda's choices and follow-up ask what exists, each thing once, and nobody goes without guardrails."""

from __future__ import annotations

import pytest
from every_kind import FILE, add_to

from wli_toolkit.content import load_pack

HOUR, SHORT = "agendas/60min.toml", "agendas/30min.toml"
E12 = '  { exercise = "E12", form = "lite" },\n'
CHOICE = '[[steps]]\nid = "choice"'
BACK = 'id = "look-back"\nexercise = "E14"\noccasion = "followup"\nform = "day30"'
AGAIN = 'id = "look-again"\nexercise = "E02"\noccasion = "followup"'

# what to replace where, by what; then the key, a part of the problem and a part of the remedy
BREACHES = {
    "unknown exercise in a choice": (
        HOUR,
        E12,
        '  { exercise = "E99" },\n',
        "steps.choice.one_of.E99.exercise",
        '"E99"',
        "E00, E01",
    ),
    "unknown form in a choice": (
        HOUR,
        E12,
        '  { exercise = "E12", form = "light" },\n',
        "steps.choice.one_of.E12.form",
        '"light"',
        "lite",
    ),
    "a choice that asks nothing": (
        HOUR,
        E12,
        '  { exercise = "E02" },\n',
        "steps.choice.one_of.E02.occasion",
        'E02 asks nothing on the occasion "during"',
        "followup",
    ),
    "twice in one choice": (
        HOUR,
        E12,
        '  { exercise = "E10" },\n',
        "steps.choice.one_of.E10",
        "E10 is already asked on the same occasion, in the step choice",
        "Leave one of the two out",
    ),
    "in a choice and before it": (
        HOUR,
        E12,
        '  { exercise = "E05" },\n',
        "steps.choice.one_of.E05",
        "in the step strengths",
        "another occasion",
    ),
    "in a choice and after it": (
        HOUR,
        'id = "survey"\nexercise = "E15"',
        'id = "survey"\nexercise = "E12"',
        "steps.survey",
        "E12 is already asked on the same occasion, in the step choice",
        "another occasion",
    ),
    "guardrails only by choice": (
        HOUR,
        'id = "rails"\nexercise = "E13"',
        'id = "rails"\none_of = [{ exercise = "E13" }, { exercise = "E03" }]\n'
        'title = { ja = "選ぶ", en = "Choose" }',
        "steps",
        "E13 (guardrails against overwork) is only one of several",
        'exercise = "E13"',
    ),
    "guardrails only afterwards": (
        HOUR,
        'id = "rails"\nexercise = "E13"',
        'id = "rails"\nexercise = "E03"',
        "steps",
        "E13 (guardrails against overwork) is missing",
        'exercise = "E13"',
    ),
    "the follow-up among the steps": (
        HOUR,
        'exercise = "E15"',
        'exercise = "E15"\noccasion = "followup"',
        "steps.survey.occasion",
        '"followup" comes after the workshop',
        "[[follow_up]]",
    ),
    "a follow-up on another occasion": (
        SHORT,
        AGAIN,
        'id = "look-again"\nexercise = "E03"',
        "follow_up.look-again.occasion",
        'not "during"',
        'occasion = "followup"',
    ),
    "a follow-up of nothing": (
        SHORT,
        AGAIN,
        AGAIN.replace('"E02"', '"E99"'),
        "follow_up.look-again.exercise",
        '"E99"',
        "E00, E01",
    ),
    "a follow-up in an unknown form": (
        SHORT,
        BACK,
        BACK.replace('"day30"', '"day31"'),
        "follow_up.look-back.form",
        '"day31"',
        "lite, day30",
    ),
    "a follow-up by choice": (
        SHORT,
        AGAIN,
        'id = "look-again"\noccasion = "followup"\none_of = [{ exercise = "E02" }, { exercise = "E03" }]',
        "follow_up.look-again",
        "neither pauses nor choices",
        'one exercise = "…"',
    ),
    "the same twice in the follow-up": (
        SHORT,
        AGAIN,
        BACK.replace("look-back", "look-again"),
        "follow_up.look-again",
        "in the step look-back",
        "another occasion",
    ),
    "a follow-up named as a step": (
        SHORT,
        'id = "look-again"',
        'id = "after"',
        "follow_up.after",
        '"after" is used twice',
        "own name",
    ),
    "a follow-up named as another": (
        SHORT,
        'id = "look-again"',
        'id = "look-back"',
        "follow_up.look-back",
        '"look-back" is used twice',
        "own name",
    ),
}


@pytest.mark.parametrize("name", BREACHES)
def test_a_breach_names_file_key_value_and_remedy(pack_copy, name):
    file, old, new, key, says, way_out = BREACHES[name]
    pack_copy.edit(file, old, new)
    problems = pack_copy.problems()
    assert [(problem.file, problem.key) for problem in problems] == [(file, key)], [
        problem.line() for problem in problems
    ]
    assert says in problems[0].problem
    assert way_out in problems[0].remedy


def test_a_follow_up_asks_something(pack_copy):
    add_to(pack_copy.folder)
    pack_copy.edit(FILE, 'id = "calm"', 'id = "calm"\noccasions = ["before", "after"]')
    pack_copy.edit(FILE, "[forms]", '[forms]\ncalm = ["calm"]')
    pack_copy.edit(SHORT, BACK, 'id = "look-back"\nexercise = "X01"\noccasion = "followup"\nform = "calm"')
    problem = pack_copy.only_problem()
    assert (problem.key, problem.problem) == (
        "follow_up.look-back.occasion",
        'X01 asks nothing on the occasion "followup".',
    )
    assert problem.remedy.endswith("before, after.")


def test_a_pause_is_no_follow_up(pack_copy):
    text = (pack_copy.folder / SHORT).read_text(encoding="utf-8")
    close = text[text.index('[[steps]]\nid = "close"') : text.index("# Some weeks later")]
    pack_copy.add(
        SHORT, text + close.replace("[[steps]]", "\n[[follow_up]]").replace("[steps.", "[follow_up.")
    )
    pack_copy.edit(SHORT, '[[follow_up]]\nid = "close"', '[[follow_up]]\nid = "rest"')
    problem = pack_copy.only_problem()
    assert problem.key == "follow_up.rest"
    assert "neither pauses" in problem.problem


def test_a_follow_up_takes_no_minutes_of_the_workshop(pack_copy):
    pack_copy.edit(SHORT, f"{BACK}\nminutes = 2", f"{BACK}\nminutes = 20")
    assert pack_copy.problems() == []
    agenda = load_pack(pack_copy.folder).agenda("30min")
    assert sum(step.minutes for step in agenda.steps) == agenda.minutes == 30
    assert agenda.step("look-back").minutes == 20


def test_an_agenda_may_go_without_a_follow_up(pack_copy):
    text = (pack_copy.folder / SHORT).read_text(encoding="utf-8")
    pack_copy.add(SHORT, text[: text.index("[[follow_up]]")])
    assert pack_copy.problems() == []
    agenda = load_pack(pack_copy.folder).agenda("30min")
    assert agenda.follow_up == ()
    assert agenda.every_step == agenda.steps


def test_an_exercise_may_stand_in_a_choice_on_another_occasion(pack_copy):
    pack_copy.edit(
        HOUR,
        CHOICE,
        '[[steps]]\nid = "first"\nexercise = "E12"\noccasion = "before"\nform = "lite"\nminutes = 1\n\n'
        + CHOICE,
    )
    pack_copy.edit(HOUR, "minutes = 60", "minutes = 61")
    assert pack_copy.problems() == []


def test_a_broken_exercise_is_not_called_unknown_in_a_choice(pack_copy):
    pack_copy.edit("exercises/E12.toml", 'id = "E12"', 'id = "E12"\ncolour = "red"')
    assert {problem.file for problem in pack_copy.problems()} == {"exercises/E12.toml"}
