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
    Occasion,
    ScaleField,
    Text,
    TextField,
    Visibility,
    check_pack,
    load_pack,
)
from wli_toolkit.content.loading import _PACKS

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
    assert check_pack(_PACKS / "standard") == []


def test_the_first_exercises_are_there_in_order():
    assert [exercise.id for exercise in PACK.exercises] == ["E00", "E01", "E02", "E11", "E13", "E14"]
    with pytest.raises(KeyError, match="E00, E01"):
        PACK.exercise("E99")
    with pytest.raises(KeyError, match="30min"):
        PACK.agenda("31min")


def test_many_texts_are_looked_at():
    assert len(EVERY_TEXT) > 500


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
    nothing = re.compile("足さ|増やさ|今はない|何もしない|休みと決める")
    for exercise_id, field_id in [("E11", "act"), ("E11", "plan_b"), ("E13", "drop"), ("E14", "do")]:
        field = PACK.exercise(exercise_id).field(field_id)
        assert isinstance(field, TextField)
        assert any(nothing.search(example.ja) for example in field.examples), field_id


def test_who_may_see_what():
    private = {
        (exercise.id, field.id): field.visibility.value
        for exercise in PACK.exercises
        for field in exercise.fields
    }
    expected = {
        ("E11", "cue"): "W", ("E11", "act"): "W", ("E11", "obst"): "P", ("E11", "plan_b"): "P",
        ("E13", "detach"): "S", ("E13", "sign"): "P", ("E13", "drop"): "P", ("E13", "teller"): "P",
        ("E13", "cap_h"): "P", ("E14", "note_to_self"): "P", ("E14", "share"): "W", ("E14", "nickname"): "H",
        **{("E14", box.field): "H" for box in PACK.exercise("E14").boxes},
    }  # fmt: skip
    assert {key: mark for key, mark in private.items() if mark != "G"} == expected


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


def test_position_is_asked_before_and_partly_after():
    e02 = PACK.exercise("E02")
    paired = ["pos_want", "clarity", "options", "agency"]
    assert [field.id for field in e02.asked(Occasion.BEFORE)] == [
        "w2l_now", "w2l_want", "l2w_now", "l2w_want", "control", *paired,
    ]  # fmt: skip
    assert [field.id for field in e02.asked(Occasion.AFTER)] == [*paired, "view_change"]
    assert e02.asked(Occasion.DURING) == ()
    assert all(isinstance(e02.field(name), ScaleField) for name in paired)


def test_the_blueprint_offers_its_boxes():
    e14 = PACK.exercise("E14")
    assert [box.field for box in e14.boxes] == [*(f"b{n}" for n in range(1, 13)), "do", "stop", "protect"]
    assert [box.field for box in e14.boxes if not box.default_ticked] == ["b4", "b9", "b12"]
    assert [box.field for box in e14.boxes if not box.sources] == ["do", "stop", "protect"]
    lite = [field.id for field in e14.asked(Occasion.DURING, "lite")]
    left_out = {field.id for field in e14.fields} - set(lite)
    assert left_out == {"note_to_self", "share"}


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


def test_the_figures_are_the_agreed_ones():
    figures = {
        exercise.id: {figure.id: figure.form for figure in exercise.figures} for exercise in PACK.exercises
    }
    assert figures == {
        "E00": {"voices": "bars", "age": "bars"},
        "E01": {"pairs": "stacked", "suits": "quartiles"},
        "E02": {
            "now_want": "dumbbell", "zones": "bars", "control": "bands", "change": "before_after",
            "view_change": "bars",
        },
        "E11": {"directions": "bars", "confident": "share"},
        "E13": {"rails": "multi", "kinds": "quartiles"},
        "E14": {"boxes": "quartiles", "confident": "bands"},
    }  # fmt: skip


def test_only_the_consent_to_use_blocks():
    assert PACK.exercise("E00").field("consent_use").required
    assert [field.id for field in PACK.exercise("E00").fields if field.required] == ["consent_use"]


def test_an_unknown_field_is_named():
    with pytest.raises(KeyError, match="E11 has no field 'direction'"):
        PACK.exercise("E11").field("direction")


def test_a_loaded_pack_cannot_be_changed():
    with pytest.raises(ValueError, match="frozen"):
        PACK.id = "mine"  # type: ignore[misc]  # the point of the test
