"""How long answering takes is counted as the content specification counts, and short slots are told."""

from __future__ import annotations

import pytest
from every_kind import EXERCISE

from wli_toolkit.content import (
    Occasion,
    TextField,
    check_pack,
    check_warnings,
    input_seconds,
    load_pack,
    slot_warnings,
    step_seconds,
)
from wli_toolkit.content.loading import PACKS

SHORT = "agendas/30min.toml"
HOUR = "agendas/60min.toml"


def seconds_of(name: str) -> int:
    """Return what one field takes, asked once."""
    alone = EXERCISE.model_copy(update={"forms": {"one": (name,)}, "rows": ()})
    return input_seconds(alone, Occasion.DURING, "one")


@pytest.mark.parametrize(
    ("name", "seconds"),
    [
        ("calm", 10),
        ("mood", 6),
        ("blocks", 18),
        ("sure", 6),
        ("mins", 6),
        ("week", 6),
        ("when", 6),
        ("bed", 6),
        ("imp", 18),
        ("ev", 24),
        ("now", 18),
        ("half", 12),
        ("spot", 20),
    ],
)
def test_each_kind_takes_its_time(name, seconds):
    assert seconds_of(name) == seconds


@pytest.mark.parametrize(
    ("max_chars", "seconds"), [(1, 30), (20, 30), (21, 31), (30, 38), (40, 45), (60, 60), (80, 75), (100, 90)]
)
def test_a_text_takes_time_by_its_length(max_chars, seconds):
    note = EXERCISE.field("note")
    assert isinstance(note, TextField)
    one = EXERCISE.model_copy(
        update={"fields": (note.model_copy(update={"max_chars": max_chars}),), "forms": {}, "rows": ()}
    )
    assert input_seconds(one, Occasion.DURING) == seconds


def test_what_is_asked_once_for_each_thing_counts_as_often_as_is_usual():
    (rows,) = EXERCISE.rows
    once = 30 + 20
    for most, times in ((1, 1), (2, 2), (3, 3), (5, 3)):
        one = EXERCISE.model_copy(
            update={"forms": {"one": rows.fields}, "rows": (rows.model_copy(update={"at_most": most}),)}
        )
        assert input_seconds(one, Occasion.DURING, "one") == once * times
    assert input_seconds(EXERCISE, Occasion.DURING, "lite") == 10 + 18 + 2 * 30


def test_a_drafted_box_is_one_tap_and_the_others_are_written():
    blueprint = load_pack().exercise("E14")
    boxes = {box.field for box in blueprint.boxes}
    drafted = {box.field for box in blueprint.boxes if box.sources}
    rest = {field.id for field in blueprint.fields} - boxes
    assert input_seconds(blueprint, Occasion.DURING, hidden=rest | (boxes - drafted)) == 12 * 6
    assert input_seconds(blueprint, Occasion.DURING, hidden=rest | drafted) == 113


def test_only_what_the_occasion_asks_is_counted():
    position = load_pack().exercise("E02")
    assert input_seconds(position, Occasion.BEFORE) == 9 * 10
    assert input_seconds(position, Occasion.AFTER) == 4 * 10 + 6
    assert input_seconds(position, Occasion.DURING) == 0


def test_an_unknown_form_is_an_error():
    with pytest.raises(KeyError, match="light"):
        input_seconds(EXERCISE, Occasion.DURING, "light")


def test_a_choice_takes_as_long_as_its_longest_exercise():
    pack = load_pack()
    agenda = pack.agenda("60min")
    choice = agenda.step("choice")
    each = [input_seconds(pack.exercise(ask.exercise), Occasion.DURING, ask.form) for ask in choice.asks]
    assert len(set(each)) > 1
    assert step_seconds(pack, agenda, choice) == max(each)
    assert step_seconds(pack, agenda, agenda.step("pair")) == 0


def test_boxes_that_an_agenda_does_not_offer_take_no_time():
    pack = load_pack()
    few, many = pack.agenda("30min"), pack.agenda("60min")
    offered = step_seconds(pack, many, many.step("blueprint")) - step_seconds(
        pack, few, few.step("blueprint")
    )
    assert offered == 8 * 6


@pytest.mark.parametrize("agenda", load_pack().agendas, ids=lambda agenda: agenda.id)
def test_every_step_of_the_standard_agendas_leaves_room(agenda):
    assert slot_warnings(load_pack(), agenda) == []


def test_the_standard_pack_has_no_warnings():
    assert check_warnings(PACKS / "standard") == []
    assert check_warnings(PACKS / "standard" / "pack.toml") == []


def test_a_short_slot_is_told_but_is_no_mistake(pack_copy):
    pack_copy.edit(SHORT, 'exercise = "E11"\nminutes = 4', 'exercise = "E11"\nminutes = 2')
    pack_copy.edit(SHORT, 'exercise = "E13"\nminutes = 3', 'exercise = "E13"\nminutes = 5')
    assert pack_copy.problems() == []
    for path in (pack_copy.folder, pack_copy.folder / "pack.toml", pack_copy.folder / SHORT):
        (warning,) = check_warnings(path)
        assert (warning.file, warning.key) == (SHORT, "steps.step.minutes")
        assert warning.problem == "Answering E11 takes about 3 minutes here; the step has 2."
        assert warning.remedy == "Give it 3 minutes or more, or choose a shorter form."
        assert len(warning.line("ja").splitlines()) == 1
    assert load_pack(pack_copy.folder).agenda("30min").step("step").minutes == 2


def test_the_longest_of_a_choice_is_named(pack_copy):
    pack_copy.edit(HOUR, 'exercise = "E10", form = "lite"', 'exercise = "E10"')
    (warning,) = check_warnings(pack_copy.folder)
    assert warning.key == "steps.choice.minutes"
    assert warning.problem.startswith("Answering E10 takes about 10 minutes")


def test_a_short_follow_up_is_told(pack_copy):
    pack_copy.edit(SHORT, 'form = "day30"\n', "")
    (warning,) = check_warnings(pack_copy.folder)
    assert warning.key == "follow_up.look-back.minutes"


def test_a_lone_agenda_is_looked_at_with_the_standard_pack(pack_copy, tmp_path):
    pack_copy.edit(SHORT, 'exercise = "E11"\nminutes = 4', 'exercise = "E11"\nminutes = 2')
    pack_copy.edit(SHORT, 'exercise = "E13"\nminutes = 3', 'exercise = "E13"\nminutes = 5')
    path = tmp_path / "mine.toml"
    path.write_bytes((pack_copy.folder / SHORT).read_bytes())
    assert check_pack(path) == []
    assert [(warning.file, warning.key) for warning in check_warnings(path)] == [
        ("mine.toml", "steps.step.minutes")
    ]


def test_mistakes_come_before_warnings(pack_copy, tmp_path):
    pack_copy.edit(SHORT, 'exercise = "E11"\nminutes = 4', 'exercise = "E11"\nminutes = 2')
    assert [problem.key for problem in pack_copy.problems()] == ["minutes"]
    assert check_warnings(pack_copy.folder) == []
    path = tmp_path / "mine.toml"
    path.write_bytes((pack_copy.folder / SHORT).read_bytes())
    assert check_warnings(path) == []


def test_an_exercise_takes_the_sum_of_what_it_asks():
    once = (
        "calm",
        "mood",
        "blocks",
        "sure",
        "mins",
        "week",
        "when",
        "bed",
        "imp",
        "ev",
        "now",
        "half",
        "last",
    )
    ideal, note, items = 18, 45, 3 * (30 + 20)
    assert input_seconds(EXERCISE, Occasion.DURING) == sum(map(seconds_of, once)) + ideal + note + items
