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


def day(**answers: object) -> dict[tuple[str, str], dict[str, object]]:
    """What the exercise of the day holds."""
    return {("E08", "during"): answers}


def runs_into(
    guardrails: Exercise, everything: dict[tuple[str, str], dict[str, object]], **answers: object
) -> set[str]:
    """The keys of the questions about what runs into a guardrail."""
    lines = scoring.feedback(guardrails, Occasion.DURING, answers, everything, "ja").lines
    keys = ("over_cap", "short_interval", "short_sleep", "no_day_off")
    starts = {key: guardrails.texts[key].ja.split("{")[0] for key in keys}
    return {key for key in keys if any(line.startswith(starts[key]) for line in lines)}


@pytest.mark.parametrize(("cap", "conflict"), [(39.5, True), (40.0, False), (40.5, False), (None, False)])
def test_a_cap_below_the_week_of_the_day_is_asked_about(
    guardrails: Exercise, cap: float | None, conflict: bool
) -> None:
    everything = day(now_main_job=8.0, now_side_job=0.0, workdays="5")
    assert runs_into(guardrails, everything, cap_h=cap) == ({"over_cap"} if conflict else set())
    assert runs_into(guardrails, {}, cap_h=cap) == set()


@pytest.mark.parametrize(("start", "conflict"), [("08:55", True), ("09:00", False)])
def test_a_short_interval_is_asked_about_where_the_interval_is_a_rail(
    guardrails: Exercise, start: str, conflict: bool
) -> None:
    everything = day(last_work="22:00", next_start=start)
    assert runs_into(guardrails, everything, rails=["interval"]) == (
        {"short_interval"} if conflict else set()
    )
    assert runs_into(guardrails, everything, rails=["sleep"]) == set()
    assert runs_into(guardrails, everything) == set()


@pytest.mark.parametrize(
    ("hours", "conflict"),
    [
        ({"now_sleep": 5.5}, True),
        ({"now_sleep": 6.0}, False),
        ({"now_sleep": 5.5, "ideal_sleep": 6.0}, False),
        ({"now_sleep": 7.0, "ideal_sleep": 5.5}, True),
        ({"now6_sleep": 5.5}, True),
        ({"now6_sleep": 5.5, "ideal6_sleep": 6.0}, False),
    ],
)
def test_sleep_is_held_against_the_wanted_day_before_todays(
    guardrails: Exercise, hours: dict[str, float], conflict: bool
) -> None:
    assert runs_into(guardrails, day(**hours), rails=["sleep"]) == ({"short_sleep"} if conflict else set())
    assert runs_into(guardrails, day(**hours), rails=["end_time"]) == set()


@pytest.mark.parametrize(("workdays", "conflict"), [("7", True), ("6", False), (None, False)])
def test_seven_days_of_work_leave_no_day_off(
    guardrails: Exercise, workdays: str | None, conflict: bool
) -> None:
    everything = day(workdays=workdays)
    assert runs_into(guardrails, everything, rails=["days_off"]) == ({"no_day_off"} if conflict else set())


def test_conflicts_are_questions_and_come_last(guardrails: Exercise) -> None:
    everything = day(now_main_job=10.0, now_side_job=2.0, workdays="7", now_sleep=5.0)
    lines = scoring.feedback(
        guardrails, Occasion.DURING, {"rails": ["sleep", "days_off"], "cap_h": 45.0}, everything, "en"
    ).lines
    assert len(lines) == 5
    assert all(line.endswith("?") for line in lines[-3:])
    assert "45" in lines[2]
    assert "84" in lines[2]


def test_the_cap_goes_to_the_blueprint_as_private(guardrails: Exercise, pack: Pack) -> None:
    everything = {("E13", "during"): {"rails": ["weekly_cap"], "cap_h": 45.0}}
    drafts = {
        draft.field: draft for draft in scoring.draft_boxes(pack, pack.agenda("30min"), everything, "ja")
    }
    assert drafts["b12"].text == "1週間に働く時間の上限 / 働くのは週45時間まで"
    assert drafts["b12"].from_private
