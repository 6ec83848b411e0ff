"""Handing tasks to AI: minutes now and if the rules allow it, what to check, and what the time is for."""

from __future__ import annotations

import pytest

from wli_toolkit import scoring
from wli_toolkit.content.model import ChoiceField, Exercise, Lang, Occasion, Pack
from wli_toolkit.scoring import hand_off
from wli_toolkit.scoring.values import Piece

Row = dict[str, object]
FREE: Row = {
    "task": "議事録",
    "min_wk": 100,
    "role": "delegate",
    "save": "half",
    "confidential": "no",
    "rule": "ok",
}
USES = {"use_rest": 40, "use_family": 35, "use_learn": 25, "use_side": 0, "use_quality": 0, "use_amount": 0}


@pytest.fixture
def tasks(pack: Pack) -> Exercise:
    return pack.exercise("E09")


def scored(tasks: Exercise, *rows: Row) -> scoring.Scores:
    return scoring.scores(tasks, {"tasks": rows})


def said(tasks: Exercise, *rows: Row, lang: Lang = "ja", **once: object) -> scoring.Feedback:
    return scoring.feedback(tasks, Occasion.DURING, {"tasks": rows, **once}, {}, lang)


def drafted(tasks: Exercise, *rows: Row, lang: Lang = "ja", **once: object) -> tuple[Piece, ...]:
    return hand_off.drafts(tasks, {("E09", "during"): {"tasks": rows, **once}}, lang).get("b8", ())


def begins(tasks: Exercise, feedback: scoring.Feedback, key: str) -> list[str]:
    """The lines made of the pack's text `key`."""
    start = tasks.texts[key].ja.split("{")[0]
    return [line for line in feedback.lines if line.startswith(start)]


@pytest.mark.parametrize(
    ("save", "minutes", "net"),
    [
        ("none", 100, 0),
        ("some", 100, 5),
        ("half", 100, 40),
        ("most", 100, 50),
        ("some", 5, 0.25),
        ("most", 600, 300),
    ],
)
def test_a_tenth_goes_into_checking_and_nothing_falls_below_zero(
    tasks: Exercise, save: str, minutes: int, net: float
) -> None:
    assert scored(tasks, {**FREE, "save": save, "min_wk": minutes}) == {
        "net_now": net,
        "net_if": net,
        "rule_unknown": "no",
    }


@pytest.mark.parametrize(
    ("confidential", "rule", "now", "later"),
    [
        ("no", "ok", 40, 40),
        ("unknown", "ok", 0, 40),
        ("no", "unknown", 0, 40),
        ("unknown", "unknown", 0, 40),
        ("yes", "ok", 0, 0),
        ("no", "not_ok", 0, 0),
        ("yes", "unknown", 0, 0),
        ("unknown", "not_ok", 0, 0),
    ],
)
@pytest.mark.parametrize("role", ["delegate", "draft"])
def test_what_is_not_known_counts_only_if_the_rules_allow_it(
    tasks: Exercise, role: str, confidential: str, rule: str, now: float, later: float
) -> None:
    found = scored(tasks, {**FREE, "role": role, "confidential": confidential, "rule": rule})
    assert (found["net_now"], found["net_if"]) == (now, later)
    assert found["rule_unknown"] == ("yes" if rule == "unknown" else "no")


def test_what_stays_in_ones_own_hands_frees_nothing(tasks: Exercise) -> None:
    found = scored(tasks, {**FREE, "role": "not_use"})
    assert (found["net_now"], found["net_if"]) == (0, 0)
    assert scored(tasks, {"role": "not_use"}) == {"net_now": 0, "net_if": 0}


def test_tasks_are_summed_one_loss_takes_nothing_from_another(tasks: Exercise) -> None:
    found = scored(tasks, FREE, {**FREE, "save": "none"}, {**FREE, "rule": "unknown"})
    assert (found["net_now"], found["net_if"], found["rule_unknown"]) == (40, 80, "yes")


@pytest.mark.parametrize("missing", ["min_wk", "role", "save", "confidential", "rule"])
def test_a_task_that_cannot_be_told_is_not_counted(tasks: Exercise, missing: str) -> None:
    half = {name: value for name, value in FREE.items() if name != missing}
    assert "net_now" not in scored(tasks, half)
    assert scored(tasks, half, FREE)["net_now"] == 40


def test_who_is_not_sure_of_the_saving_is_not_counted_as_none(tasks: Exercise) -> None:
    unsure = {**FREE, "save": "unsure"}
    assert "net_now" not in scored(tasks, unsure)
    assert begins(tasks, said(tasks, unsure), "not_counted")
    assert not begins(tasks, said(tasks, {**unsure, "role": "not_use"}), "not_counted")


@pytest.mark.parametrize(
    "answers", [{}, {"tasks": ()}, {"tasks": None}, {"tasks": ({},)}, {"tasks": ({"task": "x"},)}]
)
def test_nothing_answered_has_no_score_and_says_nothing(tasks: Exercise, answers: dict[str, object]) -> None:
    assert scoring.scores(tasks, answers) == {}
    assert scoring.feedback(tasks, Occasion.DURING, answers, {}, "ja") == scoring.Feedback()


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_both_times_are_drawn_and_told_with_the_honest_sentence(tasks: Exercise, lang: Lang) -> None:
    feedback = said(tasks, FREE, {**FREE, "rule": "unknown", "min_wk": 50}, lang=lang)
    assert feedback.picture is not None
    assert feedback.picture["kind"] == "bars"
    assert feedback.picture["unit"] == tasks.texts["unit"].get(lang)
    items = feedback.picture["items"]
    assert isinstance(items, list)
    assert [(item["value"], item["of"]) for item in items] == [(40, 150), (60, 150)]
    assert "40" in feedback.lines[0]
    assert "60" in feedback.lines[0]
    assert feedback.lines[1] == tasks.texts["modest"].get(lang)
    assert "split" not in feedback.picture


def test_one_time_is_said_once(tasks: Exercise) -> None:
    feedback = said(tasks, FREE)
    assert begins(tasks, feedback, "now_same") == [feedback.lines[0]]
    assert not begins(tasks, feedback, "now_if")


@pytest.mark.parametrize(("save", "said_so"), [("none", True), ("some", False)])
def test_no_time_freed_is_said_kindly_and_without_the_study(
    tasks: Exercise, save: str, said_so: bool
) -> None:
    feedback = said(tasks, {**FREE, "save": save})
    assert (tasks.texts["no_time"].ja in feedback.lines) is said_so
    assert (tasks.texts["modest"].ja in feedback.lines) is not said_so


def test_keeping_all_by_hand_is_a_good_choice(tasks: Exercise) -> None:
    feedback = said(tasks, {**FREE, "role": "not_use"})
    assert feedback.lines == (tasks.texts["by_hand"].ja.replace("{tasks}", "「議事録」"),)
    assert feedback.picture is None
    assert [piece.text for piece in drafted(tasks, {**FREE, "role": "not_use"})] == [
        "今は任せるものを増やさない"
    ]


@pytest.mark.parametrize(
    ("confidential", "rule", "key"),
    [
        ("no", "ok", "ready"),
        ("unknown", "ok", "check"),
        ("no", "unknown", "check"),
        ("yes", "ok", "keep_out"),
        ("no", "not_ok", "keep_out"),
        ("yes", "unknown", "keep_out"),
    ],
)
def test_each_task_is_tried_checked_or_kept_out(
    tasks: Exercise, confidential: str, rule: str, key: str
) -> None:
    row = {"task": "予定の調整", "role": "draft", "confidential": confidential, "rule": rule}
    feedback = said(tasks, row)
    found = {name for name in ("ready", "check", "keep_out") if begins(tasks, feedback, name)}
    assert found == {key}
    assert "「予定の調整」" in begins(tasks, feedback, key)[0]


def test_half_answered_permission_says_nothing_yet(tasks: Exercise) -> None:
    assert said(tasks, {"task": "x", "role": "draft", "confidential": "no"}).lines == ()
    assert said(tasks, {"task": "x", "confidential": "yes", "rule": "unknown"}).lines == ()


def test_the_use_of_the_time_is_split_and_told(tasks: Exercise) -> None:
    feedback = said(tasks, **USES)
    assert feedback.lines == ("空いた時間の使い道：休む40・身近な人35・学ぶ25",)
    assert feedback.picture is not None
    assert feedback.picture["items"] == []
    split = feedback.picture["split"]
    assert isinstance(split, dict)
    assert [item["value"] for item in split["items"]] == [40, 35, 25]
    half = {name: value for name, value in USES.items() if name != "use_rest"}
    assert said(tasks, **half) == scoring.Feedback()


@pytest.mark.parametrize(("mine", "told"), [("eye", True), ("teach", True), ("other", False)])
def test_what_one_can_add_is_named(tasks: Exercise, mine: str, told: bool) -> None:
    assert bool(begins(tasks, said(tasks, add_mine=mine), "mine")) is told


@pytest.mark.parametrize(("use", "told"), [("not_allowed", True), ("often", False), ("not_yet", False)])
def test_where_ai_is_not_allowed_other_ways_are_named(tasks: Exercise, use: str, told: bool) -> None:
    assert (tasks.texts["not_allowed"].ja in said(tasks, ai_use=use).lines) is told


def test_the_blueprint_takes_what_may_be_handed_over(tasks: Exercise) -> None:
    rows = (
        FREE,
        {"task": "返信", "role": "draft", "confidential": "no", "rule": "ok"},
        {"task": "報告書", "role": "delegate", "confidential": "no", "rule": "unknown"},
        {"task": "評価", "role": "delegate", "confidential": "yes", "rule": "ok"},
        {"task": "お礼状", "role": "not_use"},
    )
    pieces = drafted(tasks, *rows, **USES)
    assert [piece.text for piece in pieces] == [
        "議事録をAIに任せる",
        "返信の下書きをAIに頼む",
        "報告書は、決まりを確かめてから",
        "空いた時間は「休む」に",
    ]
    assert [piece.private for piece in pieces] == [True, True, True, False]
    assert drafted(tasks, {"role": "delegate"}) == ()
    assert drafted(tasks, **USES) == ()


def test_every_saving_of_the_pack_is_known(tasks: Exercise) -> None:
    save = tasks.field("save")
    assert isinstance(save, ChoiceField)
    assert {option.value for option in save.options} == {*hand_off.SAVED, "unsure"}


def test_the_shorter_form_asks_one_task(tasks: Exercise) -> None:
    (rows,) = tasks.rows
    assert (rows.most(None), rows.most("lite")) == (5, 1)
    assert tasks.forms["lite"] == ("task", "role", "confidential", "rule")
    needing = {figure.id: set(figure.needs) for figure in tasks.figures}
    asked = set(tasks.forms["lite"])
    assert [name for name, needs in needing.items() if needs <= asked] == ["rule_unknown"]
