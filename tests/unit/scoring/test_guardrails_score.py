"""The guardrails: kinds covered, kinds missing, sign and relief."""

from __future__ import annotations

from itertools import combinations

import pytest

from wli_toolkit import scoring
from wli_toolkit.content.model import ChoicesField, Exercise, Lang, Occasion, Pack

KIND_OF = {
    "end_time": "time",
    "interval": "time",
    "weekly_cap": "time",
    "notify_off": "device",
    "days_off": "body",
    "sleep": "body",
    "ask_people": "person",
}


@pytest.fixture
def guardrails(pack: Pack) -> Exercise:
    return pack.exercise("E13")


def said(guardrails: Exercise, lang: Lang = "ja", **answers: object) -> scoring.Feedback:
    return scoring.feedback(guardrails, Occasion.DURING, answers, {}, lang)


def test_every_rail_of_the_pack_belongs_to_a_kind(guardrails: Exercise) -> None:
    rails = guardrails.field("rails")
    assert isinstance(rails, ChoicesField)
    assert {option.value for option in rails.options} == set(KIND_OF)


def test_kinds_are_counted_once_each(guardrails: Exercise) -> None:
    for size in range(6):
        for rails in combinations(KIND_OF, size):
            scored = scoring.scores(guardrails, {"rails": list(rails)})
            assert scored == {"kinds": len({KIND_OF[rail] for rail in rails})}


@pytest.mark.parametrize("answers", [{}, {"rails": None}])
def test_unset_rails_have_no_score_and_no_checklist(guardrails: Exercise, answers: dict[str, object]) -> None:
    assert scoring.scores(guardrails, answers) == {}
    assert said(guardrails, **answers) == scoring.Feedback()


@pytest.mark.parametrize(
    ("rails", "on", "key"),
    [
        ([], [False] * 4, "kinds_none"),
        (["sleep", "days_off"], [False, False, True, False], "kinds"),
        (["end_time", "notify_off", "sleep"], [True, True, True, False], "kinds"),
        (["weekly_cap", "notify_off", "sleep", "ask_people"], [True] * 4, "kinds_all"),
    ],
)
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_covered_and_missing_kinds_are_named(
    guardrails: Exercise, rails: list[str], on: list[bool], key: str, lang: Lang
) -> None:
    feedback = said(guardrails, lang, rails=rails)
    assert feedback.picture is not None
    assert feedback.picture["kind"] == "checklist"
    items = feedback.picture["items"]
    assert isinstance(items, list)
    assert [item["on"] for item in items] == on
    if key != "kinds":
        assert feedback.lines == (guardrails.texts[key].get(lang),)
        return
    covered, missing = feedback.lines
    for item in items:
        assert (item["label"] in covered) is item["on"] or item["on"] is False
        assert (item["label"] in missing) is not item["on"]


def test_sign_and_relief_are_said_together_only(guardrails: Exercise) -> None:
    both = said(guardrails, sign=["mood", "sleep"], drop="夜のメール")
    assert both.lines == ("疲れのサイン「眠り・気分」 → 「夜のメール」を減らす",)
    assert said(guardrails, sign=["mood"]).lines == ()
    assert said(guardrails, drop="夜のメール").lines == ()
    assert said(guardrails, sign=[], drop="夜のメール").lines == ()


def test_who_stops_them_is_said(guardrails: Exercise) -> None:
    (line,) = said(guardrails, teller=" 昔からの友人 ").lines
    assert line.endswith("昔からの友人")
