"""The standard pack asks what the workshop promises, in two languages, in our own words."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from pydantic import BaseModel

from wli_toolkit.content import (
    LANGS,
    ChoiceField,
    ChoicesField,
    Exercise,
    Text,
    TextField,
    Visibility,
    check_pack,
    every_column,
    load_pack,
)
from wli_toolkit.content.loading import PACKS

PACK = load_pack()
JAPANESE = re.compile(r"[\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff]")
KANA_OR_KANJI = re.compile(r"[\u3041-\u30ff\u4e00-\u9fff]")
PLACEHOLDER = re.compile(r"\{\w*\}")


def texts(declaration: object, path: str = "") -> Iterator[tuple[str, Text]]:
    """Every text of a declaration, with where it stands."""
    if isinstance(declaration, Text):
        yield path, declaration
    elif isinstance(declaration, BaseModel):
        name = getattr(declaration, "id", type(declaration).__name__)
        for key in type(declaration).model_fields:
            yield from texts(getattr(declaration, key), f"{path}/{name}.{key}")
    elif isinstance(declaration, dict):
        for key, value in declaration.items():
            yield from texts(value, f"{path}.{key}")
    elif isinstance(declaration, tuple):
        for position, value in enumerate(declaration):
            yield from texts(value, f"{path}[{position}]")


EVERY_TEXT = list(texts(PACK))


def test_the_standard_pack_has_no_problem():
    assert check_pack(PACKS / "standard") == []


def test_the_sixteen_exercises_are_there_in_order():
    assert [exercise.id for exercise in PACK.exercises] == [f"E{number:02}" for number in range(16)]
    with pytest.raises(KeyError, match="E00, E01"):
        PACK.exercise("E99")
    with pytest.raises(KeyError, match="30min"):
        PACK.agenda("31min")


def test_many_texts_are_looked_at():
    assert len(EVERY_TEXT) > 1000


@pytest.mark.parametrize("rule", ["japanese", "english", "banned", "numerals", "width"])
def test_the_wording_keeps_the_rules(rule):
    for path, text in EVERY_TEXT:
        plain = PLACEHOLDER.sub("", text.ja)
        match rule:
            case "japanese":
                # A few labels are numbers only, or nothing but what an answer says.
                assert JAPANESE.search(plain) or not re.search(r"[A-Za-z]", plain), (path, text.ja)
            case "english":
                assert not KANA_OR_KANJI.search(text.en), (path, text.en)
                assert not re.search("[\u3000-\u303f\uff00-\uffef]", text.en), (path, text.en)
            case "banned":
                assert not re.search("混ぜ|混ざ|公私混同|ミックス|両立|統合", text.ja), (path, text.ja)
            case "numerals":
                assert not re.search(r"[\uff10-\uff19]", text.ja), (path, text.ja)
            case "width":
                assert not re.search(r"[?!:;()]", plain), (path, text.ja)


def test_the_three_words_are_said():
    said = "".join(text.ja for _, text in EVERY_TEXT)
    assert all(word in said for word in ("分ける", "重ねる", "使い分ける"))
    assert PACK.opening.ja.startswith("今日は「重ねる」働き方を試着してみる時間です。")
    assert PACK.closing.ja == "「今さら」と思っても大丈夫。これまでの経験が、そのまま材料になります。"


@pytest.mark.parametrize("exercise", PACK.exercises, ids=lambda exercise: exercise.id)
def test_examples_come_from_all_sides(exercise: Exercise):
    for field in exercise.fields:
        if isinstance(field, TextField):
            for lang in LANGS:
                said = [example.get(lang) for example in field.examples]
                assert len(set(said)) == len(said) >= 6, (exercise.id, field.id)


def test_adding_nothing_is_an_example_wherever_something_is_to_be_done():
    nothing = re.compile("足さ|増やさ|今はない|何もしない|休みと決める|何も始めず")
    asked = [("E04", "memo"), ("E07", "sentence"), ("E11", "act"), ("E11", "plan_b"), ("E12", "test"),
             ("E13", "drop"), ("E14", "do")]  # fmt: skip
    for exercise_id, field_id in asked:
        field = PACK.exercise(exercise_id).field(field_id)
        assert isinstance(field, TextField)
        assert any(nothing.search(example.ja) for example in field.examples), field_id


def test_who_may_see_what():
    marks = {
        (exercise.id, name): column.visibility.value
        for exercise in PACK.exercises
        for name, column in every_column(exercise).items()
    }
    private_events = ("health", "care", "children", "money")
    script = (
        "ask",
        "record1",
        "gain",
        "worry",
        "easing",
        "fallback",
        "record2",
        "record3",
        "measure",
        "trust",
    )
    expected = {
        ("E03", "blocks_s"): "S",
        **{("E04", f"ev_{event}_{when}"): "S" for event in private_events for when in ("now", "y3", "later")},
        ("E04", "memo"): "P", ("E05", "act"): "W", ("E06", "change"): "W", ("E06", "use"): "P",
        ("E07", "day5"): "P", ("E07", "sentence"): "W",
        **{("E08", f"{day}_family_care"): "S" for day in ("now", "ideal")},
        **{("E08", f"{day}_side_job"): "P" for day in ("now", "ideal")},
        **{("E08", name): "P" for name in ("offday_work", "last_work", "next_start")},
        ("E09", "task"): "P",
        **{("E10", name): "P" for name in script},
        ("E11", "cue"): "W", ("E11", "act"): "W", ("E11", "obst"): "P", ("E11", "plan_b"): "P",
        ("E12", "test"): "W",
        ("E13", "detach"): "S", ("E13", "sign"): "P", ("E13", "drop"): "P", ("E13", "teller"): "P",
        ("E13", "cap_h"): "P", ("E14", "note_to_self"): "P", ("E14", "share"): "W", ("E14", "nickname"): "H",
        **{("E14", box.field): "H" for box in PACK.exercise("E14").boxes},
        ("E15", "words"): "W", ("E15", "wish"): "W",
    }  # fmt: skip
    assert {key: mark for key, mark in marks.items() if mark != "G"} == expected


def test_only_a_side_job_stays_in_the_room():
    in_the_room = {
        (exercise.id, field.id, option.value)
        for exercise in PACK.exercises
        for field in exercise.fields
        if isinstance(field, ChoiceField | ChoicesField)
        for option in field.options
        if option.room_only
    }
    assert in_the_room == {("E05", "bridge_to", "sidejob"), ("E12", "pick", "sidejob")}
    (picked,) = [figure for figure in PACK.exercise("E12").figures if figure.id == "picked"]
    assert [option.value for option in picked.categories if option.room_only] == ["sidejob"]


def test_no_text_is_open_to_the_group():
    for exercise in PACK.exercises:
        for field in exercise.fields:
            if isinstance(field, TextField):
                assert field.visibility not in (Visibility.GROUP, Visibility.SENSITIVE), field.id


def options(exercise_id: str, field_id: str) -> list[str]:
    field = PACK.exercise(exercise_id).field(field_id)
    assert isinstance(field, ChoiceField | ChoicesField)
    return [option.value for option in field.options]


@pytest.mark.parametrize(
    ("exercise", "field", "values"),
    [
        ("E00", "voice", "not_for_me is_this_it absorbed_again start_small too_late fine_as_is"),
        ("E00", "age_band", "45_49 50_54 55_59 60_up other"),
        ("E01", "card_A_sep", "0 1 2 3 4"),
        ("E02", "view_change", "separate integrate alternate same unsure"),
        ("E11", "dir", "separate integrate rest learn connect"),
        ("E13", "rails", "end_time notify_off days_off sleep interval weekly_cap ask_people"),
        ("E13", "sign", "sleep mood body family_word no_joy"),
        ("E03", "stab_enough", "too_little right too_much"),
        ("E03", "blocks", "time system confidence health family money not_now other"),
        ("E04", "fit_later", "separate integrate alternate unsure"),
        ("E05", "bridge_to", "work home hobby local sidejob teach none"),
        ("E05", "home", "work home hobby local"),
        ("E06", "whom", "juniors customers family local young same_worry society myself"),
        (
            "E07",
            "values",
            "family health learning freedom security contribution fellows creating challenge joy trust calm",
        ),
        ("E08", "workdays", "0 1 2 3 4 5 6 7"),
        ("E08", "one_block", "none 15 30 60"),
        ("E09", "ai_use", "often tried not_yet not_allowed"),
        ("E09", "role", "delegate draft not_use"),
        ("E09", "save", "none some half most unsure"),
        ("E09", "confidential", "yes no unknown"),
        ("E09", "rule", "ok not_ok unknown"),
        ("E09", "add_mine", "eye care arrangement teach other"),
        ("E10", "ask_type", "duty place time days role learning family"),
        ("E10", "trial_wk", "2 4 8 12"),
        ("E10", "by_right", "system consult unsure"),
        ("E12", "pick", "sidejob relearn crossing volunteer teach new_role nothing"),
        ("E12", "rule", "ok report not_ok unsure"),
        ("E14", "do_30", "done some not_yet changed"),
        ("E15", "useful", "1 2 3 4 5"),
    ],
)
def test_stored_values_are_the_agreed_ones(exercise, field, values):
    assert options(exercise, field) == values.split()


def test_the_cards_alternate_which_side_comes_first():
    cards = [field.card for field in PACK.exercise("E01").fields if isinstance(field, ChoiceField)]
    assert [(card.pair, card.side) for card in cards if card is not None] == [
        ("A", "sep"), ("A", "int"), ("B", "int"), ("B", "sep"),
        ("C", "sep"), ("C", "int"), ("D", "int"), ("D", "sep"),
    ]  # fmt: skip
    assert len({options("E01", field.id)[0] for field in PACK.exercise("E01").fields}) == 1


def test_the_short_agenda_is_the_agreed_one():
    agenda = PACK.agenda("30min")
    assert agenda.minutes == 30 == sum(step.minutes for step in agenda.steps)
    assert [(step.id, step.exercise or step.pause, step.minutes) for step in agenda.steps] == [
        ("voice", "E00", 4), ("before", "E02", 3), ("cards", "E01", 5), ("pair", "pair", 2), ("talk", "talk", 2),
        ("step", "E11", 4), ("rails", "E13", 3), ("blueprint", "E14", 4), ("after", "E02", 2), ("close", "close", 1),
    ]  # fmt: skip
    assert agenda.step("pair").turn_seconds == 60
    assert agenda.step("blueprint").form == "lite"
    with pytest.raises(KeyError, match="'nap'"):
        agenda.step("nap")


def test_only_the_consent_to_use_blocks():
    assert PACK.exercise("E00").field("consent_use").required
    assert [field.id for field in PACK.exercise("E00").fields if field.required] == ["consent_use"]


def test_an_unknown_field_is_named():
    with pytest.raises(KeyError, match="E11 has no field 'direction'"):
        PACK.exercise("E11").field("direction")


def test_a_loaded_pack_cannot_be_changed():
    with pytest.raises(ValueError, match="frozen"):
        PACK.id = "mine"  # type: ignore[misc]  # the point of the test
