"""Security and learning: the cell, the override where both are just right, and the one question."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wli_toolkit import scoring
from wli_toolkit.content import LANGS, check_answer, load_pack, spread
from wli_toolkit.content.model import Exercise, Lang, Occasion, Pack

CELLS = {"both", "stable", "learning", "little"}
ENOUGH = ("too_little", "right", "too_much")


@pytest.fixture
def stability(pack: Pack) -> Exercise:
    return pack.exercise("E03")


def said(stability: Exercise, lang: Lang = "ja", **answers: object) -> scoring.Feedback:
    return scoring.feedback(stability, Occasion.DURING, answers, {}, lang)


@pytest.mark.parametrize(
    ("stab", "grow", "cell"),
    [
        (6, 6, "both"),
        (10, 10, "both"),
        (6, 5, "stable"),
        (10, 0, "stable"),
        (5, 6, "learning"),
        (0, 10, "learning"),
        (5, 5, "little"),
        (0, 0, "little"),
    ],
)
def test_six_is_high_on_each_side(stability: Exercise, stab: int, grow: int, cell: str) -> None:
    assert scoring.scores(stability, {"stab": stab, "grow": grow}) == {"cell": cell}
    (line, question) = said(stability, stab=stab, grow=grow).lines
    assert stability.texts[f"cell_{cell}"].ja in line
    assert question == stability.texts[f"ask_{cell}"].ja


@pytest.mark.parametrize("stab_enough", ENOUGH)
@pytest.mark.parametrize("grow_enough", ENOUGH)
def test_only_both_just_right_is_settled(stability: Exercise, stab_enough: str, grow_enough: str) -> None:
    answers = {"stab": 2, "grow": 9, "stab_enough": stab_enough, "grow_enough": grow_enough}
    both = stab_enough == grow_enough == "right"
    scored = scoring.scores(stability, answers)
    assert scored == {"cell": "learning", "settled": "yes" if both else "no"}
    lines = said(stability, **answers).lines
    assert (stability.texts["settled"].ja in lines) is both
    assert (stability.texts["ask_settled"].ja in lines) is both
    assert (stability.texts["ask_learning"].ja in lines) is not both
    assert (stability.texts["grow_little"].ja in lines) is (grow_enough == "too_little")


def test_the_override_says_that_things_may_stay_as_they_are(stability: Exercise) -> None:
    lines = said(stability, stab=2, grow=2, stab_enough="right", grow_enough="right").lines
    assert any("今はこのままでよい" in line for line in lines)
    assert not any(stability.texts["cell_little"].ja in line for line in lines)


@pytest.mark.parametrize(("stab", "grow"), [(0, 0), (9, 9)])
def test_too_little_learning_is_a_first_step_whatever_the_cell(
    stability: Exercise, stab: int, grow: int
) -> None:
    lines = said(stability, stab=stab, grow=grow, grow_enough="too_little").lines
    assert "「このままでいいのか」という気づきが、はじめの一歩です。" in lines
    other = said(stability, stab=stab, grow=grow, stab_enough="too_little").lines
    assert stability.texts["grow_little"].ja not in other


@pytest.mark.parametrize("lang", LANGS)
def test_the_lines_tell_the_plane(stability: Exercise, lang: Lang) -> None:
    for settled in ({}, {"stab_enough": "right", "grow_enough": "right"}):
        feedback = said(stability, lang, stab=7, grow=3, **settled)
        picture = feedback.picture
        assert picture is not None
        assert (picture["kind"], picture["split"]) == ("plane", 6)
        assert picture["points"] == [{"x": 7, "y": 3, "label": stability.texts["point"].get(lang)}]
        assert "7" in feedback.lines[0]
        assert "3" in feedback.lines[0]


def test_the_plane_names_its_cells_by_the_low_and_high_of_both_axes(stability: Exercise) -> None:
    picture = said(stability, stab=7, grow=3).picture
    assert picture is not None
    names = {"ll": "little", "hl": "stable", "lh": "learning", "hh": "both"}
    assert picture["cells"] == {place: stability.texts[f"cell_{cell}"].ja for place, cell in names.items()}
    assert picture["x"] == {"label": "見通しと安心", "low": "まったくない", "high": "十分にある"}
    assert picture["y"] == {"label": "学び", "low": "まったくない", "high": "とてもある"}


@pytest.mark.parametrize(
    "answers",
    [{}, {"stab": 9}, {"grow": 9}, {"stab": None, "grow": 9}, {"stab_enough": "right"}, {"blocks": ["time"]}],
)
def test_half_of_it_says_nothing(stability: Exercise, answers: dict[str, object]) -> None:
    assert scoring.scores(stability, answers) == {}
    assert said(stability, **answers) == scoring.Feedback()


def test_judged_without_numbers_is_settled_without_a_plane(stability: Exercise) -> None:
    feedback = said(stability, stab_enough="right", grow_enough="right")
    assert feedback.picture is None
    assert feedback.lines == (stability.texts["settled"].ja, stability.texts["ask_settled"].ja)


def test_every_cell_is_one_of_the_figure(stability: Exercise) -> None:
    (figure,) = [figure for figure in stability.figures if "cell" in figure.of]
    assert {option.value for option in figure.categories} == CELLS


def test_what_is_more_private_is_stored_apart(stability: Exercise) -> None:
    blocks = stability.field("blocks")
    stored = spread(blocks, check_answer(blocks, ["money", "time", "family"]))
    assert stored == {"blocks": ["time"], "blocks_s": ["family", "money"]}
    assert [figure.of for figure in stability.figures if figure.form == "multi"] == [
        ("blocks",),
        ("blocks_s",),
    ]


@given(
    st.fixed_dictionaries(
        {},
        optional={
            "stab": st.none() | st.integers(0, 10),
            "grow": st.none() | st.integers(0, 10),
            "stab_enough": st.none() | st.sampled_from(ENOUGH),
            "grow_enough": st.none() | st.sampled_from(ENOUGH),
        },
    ),
    st.sampled_from(LANGS),
)
def test_whatever_is_answered_there_is_at_most_one_question(answers: dict[str, object], lang: Lang) -> None:
    exercise = load_pack().exercise("E03")
    scored = scoring.scores(exercise, answers)
    assert scored.get("cell", "both") in CELLS
    assert scored.get("settled", "no") in {"yes", "no"}
    lines = said(exercise, lang, **answers).lines
    questions = [line for line in lines if line.startswith({"ja": "問い：", "en": "A question:"}[lang])]
    assert len(questions) == (1 if "cell" in scored or scored.get("settled") == "yes" else 0)
