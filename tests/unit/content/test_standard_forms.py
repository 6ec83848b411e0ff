"""The exercises of the standard pack ask in the agreed forms, and their group pictures are the agreed ones."""

from __future__ import annotations

from wli_toolkit.content import Occasion, ScaleField, load_pack

PACK = load_pack()


def test_position_is_asked_before_and_partly_after():
    e02 = PACK.exercise("E02")
    paired = ["pos_want", "clarity", "options", "agency"]
    assert [field.id for field in e02.asked(Occasion.BEFORE)] == [
        "w2l_now", "w2l_want", "l2w_now", "l2w_want", "control", *paired,
    ]  # fmt: skip
    assert [field.id for field in e02.asked(Occasion.AFTER)] == [*paired, "view_change"]
    assert [field.id for field in e02.asked(Occasion.FOLLOW_UP)] == ["clarity", "options", "agency"]
    assert e02.asked(Occasion.DURING) == ()
    assert all(isinstance(e02.field(name), ScaleField) for name in paired)


def test_the_blueprint_offers_its_boxes():
    e14 = PACK.exercise("E14")
    assert [box.field for box in e14.boxes] == [*(f"b{n}" for n in range(1, 13)), "do", "stop", "protect"]
    assert [box.field for box in e14.boxes if not box.default_ticked] == ["b4", "b9", "b12"]
    assert [box.field for box in e14.boxes if not box.sources] == ["do", "stop", "protect"]
    lite = [field.id for field in e14.asked(Occasion.DURING, "lite")]
    left_out = {field.id for field in e14.asked(Occasion.DURING)} - set(lite)
    assert left_out == {"note_to_self", "share"}


def test_the_figures_are_the_agreed_ones():
    figures = {
        exercise.id: {figure.id: figure.form for figure in exercise.figures} for exercise in PACK.exercises
    }
    assert figures == {
        "E00": {"voices": "bars", "age": "bars"},
        "E01": {"pairs": "stacked", "suits": "quartiles"},
        "E02": {
            "now_want": "dumbbell", "zones": "bars", "fit_by_zone": "quartiles", "control": "bands",
            "change": "before_after", "positions": "stacked", "leavers": "dumbbell", "view_change": "bars",
            "outcomes_30": "quartiles",
        },
        "E03": {"cells": "bars", "enough": "stacked", "blocks": "multi", "blocks_s": "multi"},
        "E04": {
            "events": "heat", "events_s": "heat", "fit": "stacked", "events_later": "heat",
            "events_later_s": "heat", "fit_later": "bars",
        },
        "E05": {"quadrants": "means", "bridges": "quartiles", "flows": "multi"},
        "E06": {"whom": "multi", "pull_start": "quartiles"},
        "E07": {"balance": "dumbbell", "values": "multi", "move": "quartiles"},
        "E08": {"day": "dumbbell", "day6": "dumbbell", "moved": "quartiles"},
        "E09": {"ai_use": "bars", "net": "quartiles", "use": "means", "rule_unknown": "bars"},
        "E10": {"ask_type": "bars", "ready": "quartiles", "blanks": "multi", "by_right": "bars"},
        "E11": {"directions": "bars", "confident": "share"},
        "E12": {"picked": "multi", "interest": "quartiles", "rule_unsure": "bars"},
        "E13": {"rails": "multi", "kinds": "quartiles"},
        "E14": {
            "boxes": "quartiles", "confident": "bands", "handed_in": "bars", "promises_30": "stacked",
        },
        "E15": {"useful": "bars"},
    }  # fmt: skip


def test_what_is_asked_several_times_over():
    rows = {
        exercise.id: (one.id, one.fields, one.at_most, one.at_most_in)
        for exercise in PACK.exercises
        for one in exercise.rows
    }
    assert rows == {
        "E05": ("items", ("act", "spot", "bridge_to", "home", "who_glad"), 6, {"lite": 2, "short": 3}),
        "E09": ("tasks", ("task", "min_wk", "role", "save", "confidential", "rule"), 5, {"lite": 1}),
        "E12": ("picks", ("pick", "int", "easy", "tire", "rule"), 2, {}),
    }


def test_the_shorter_forms_are_the_agreed_ones():
    forms = {exercise.id: exercise.forms for exercise in PACK.exercises if exercise.forms}
    assert forms["E04"] == {"lite": ("ev_now", "fit_now", "ev_y3", "fit_y3")}
    assert forms["E05"] == dict.fromkeys(("lite", "short"), ("act", "spot", "bridge_to"))
    assert forms["E06"] == {"lite": ("whom", "change")}
    assert forms["E07"] == {"lite": ("values", "sentence")}
    assert forms["E08"]["lite"] == ("now6", "ideal6", "workdays", "one_block")
    assert {"now6", "ideal6"}.isdisjoint(forms["E08"]["full"])
    assert forms["E09"] == {"lite": ("task", "role", "confidential", "rule")}
    assert forms["E10"] == {"lite": ("ask_type", "ask")}
    assert forms["E12"] == {"lite": ("pick", "test")}
    assert forms["E14"]["day30"] == ("do_30", "stop_30", "protect_30")
    assert set(forms) == {"E04", "E05", "E06", "E07", "E08", "E09", "E10", "E12", "E14"}


def test_no_side_job_can_be_told_from_what_is_kept_of_a_day():
    day = PACK.exercise("E08")
    assert not {name for name in day.kept if "side" in name or "care" in name.replace("care_self", "")}
    assert {"g_now_home", "g_ideal_home", "g_now_rest", "g_ideal_rest", "moved"} <= set(day.kept)
    counted = {name for figure in day.figures for name in figure.of}
    assert counted <= set(day.kept)
