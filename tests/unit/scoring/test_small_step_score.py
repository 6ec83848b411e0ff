"""The small step: read back as a card, halved where it is large."""

from __future__ import annotations

import pytest

from wli_toolkit import scoring
from wli_toolkit.content.model import Exercise, Lang, Occasion, Pack

STEP = {"cue": "帰宅したら", "act": "通知を切る", "plan_b": "1分だけやる", "obst": "うっかり忘れる"}


@pytest.fixture
def step(pack: Pack) -> Exercise:
    return pack.exercise("E11")


def said(step: Exercise, lang: Lang = "ja", **answers: object) -> scoring.Feedback:
    return scoring.feedback(step, Occasion.DURING, answers, {}, lang)


@pytest.mark.parametrize(
    ("conf", "mins", "offered"),
    [
        (7, 15, False),
        (6, 15, True),
        (7, 16, True),
        (10, 30, True),
        (0, 2, True),
        (None, 15, False),
        (None, 16, True),
    ],
)
def test_half_is_offered_below_seven_or_above_fifteen_minutes(
    step: Exercise, conf: int | None, mins: int, offered: bool
) -> None:
    assert (said(step, conf=conf, mins=mins).offer is not None) is offered


@pytest.mark.parametrize(("mins", "half"), [(30, 15), (17, 9), (16, 8), (3, 2), (2, 1)])
def test_half_is_rounded_up(step: Exercise, mins: int, half: int) -> None:
    feedback = said(step, conf=3, mins=mins)
    offer = feedback.offer
    assert offer is not None
    assert f"{mins}分を{half}分" in feedback.lines[int(str(offer["line"]))]
    assert {k: v for k, v in offer.items() if k != "line"} == {
        "kind": "halve",
        "field": "mins",
        "value": half,
        "label": "半分にする",
    }


@pytest.mark.parametrize("mins", [None, 1])
def test_what_cannot_be_halved_by_a_button_gets_a_line(step: Exercise, mins: int | None) -> None:
    feedback = said(step, conf=6, mins=mins)
    assert feedback.offer is None
    assert feedback.lines == (step.texts["smaller"].ja,)


def test_a_step_of_the_right_size_is_called_ready(step: Exercise) -> None:
    assert step.texts["ready"].ja in said(step, conf=7, mins=15).lines
    assert step.texts["ready"].ja not in said(step, conf=6, mins=15).lines
    assert step.texts["ready"].ja not in said(step, mins=15).lines


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_lines_tell_the_card(step: Exercise, lang: Lang) -> None:
    feedback = said(step, lang, **STEP, conf=8)
    assert feedback.picture == {
        "kind": "card",
        "cue": STEP["cue"],
        "act": STEP["act"],
        "plan_b": STEP["plan_b"],
    }
    told = "\n".join(feedback.lines)
    assert all(text in told for text in STEP.values())


def test_minutes_are_said_where_they_are_given(step: Exercise) -> None:
    assert "12分" in said(step, **STEP, mins=12).lines[0]
    assert "分" not in said(step, **STEP).lines[0]


@pytest.mark.parametrize("missing", ["cue", "act"])
def test_no_card_without_cue_and_act(step: Exercise, missing: str) -> None:
    feedback = said(step, **{**STEP, missing: None})
    assert feedback.picture is None
    assert len(feedback.lines) == 1, "only the plan for an obstacle"


@pytest.mark.parametrize(("rehearsed", "asked"), [(True, False), (False, True), (None, True)])
def test_reading_it_twice_is_asked_until_done(step: Exercise, rehearsed: bool | None, asked: bool) -> None:
    lines = said(step, **STEP, rehearsed=rehearsed).lines
    assert (step.texts["rehearse"].ja in lines) is asked


def test_braces_in_what_a_person_writes_stay_as_they_are(step: Exercise) -> None:
    feedback = said(step, cue="{act}と{0}と{", act="{cue}")
    assert "{act}と{0}と{" in feedback.lines[0]
    assert "{cue}" in feedback.lines[0]


def test_nothing_answered_says_nothing(step: Exercise) -> None:
    assert said(step) == scoring.Feedback()
    assert scoring.scores(step, STEP) == {}
