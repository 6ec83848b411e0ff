"""The position: gaps, fit and zone before; what moved after, without ever calling a side better."""

from __future__ import annotations

import pytest

from wli_toolkit import scoring
from wli_toolkit.content.model import Exercise, Lang, Occasion, Pack

BEFORE, AFTER = Occasion.BEFORE, Occasion.AFTER
OUTCOMES = ("clarity", "options", "agency")


@pytest.fixture
def position(pack: Pack) -> Exercise:
    return pack.exercise("E02")


def answered(w2l_now: int, w2l_want: int, l2w_now: int, l2w_want: int, **more: object) -> dict[str, object]:
    return {"w2l_now": w2l_now, "w2l_want": w2l_want, "l2w_now": l2w_now, "l2w_want": l2w_want, **more}


def test_gaps_are_wanted_minus_now_and_fit_their_mean_size_from_ten(position: Exercise) -> None:
    scored = scoring.scores(position, answered(8, 3, 2, 5))
    assert (scored["gap_w2l"], scored["gap_l2w"]) == (-5, 3)
    assert scored["fit"] == 6
    assert scoring.scores(position, answered(4, 4, 6, 6))["fit"] == 10
    assert scoring.scores(position, answered(0, 10, 10, 0))["fit"] == 0
    assert scoring.scores(position, answered(3, 4, 6, 6))["fit"] == 9.5


@pytest.mark.parametrize(
    ("w2l", "l2w", "zone"),
    [
        (0, 0, "keep_both"),
        (3, 3, "keep_both"),
        (4, 3, "alternate"),
        (3, 4, "alternate"),
        (7, 7, "flow"),
        (10, 10, "flow"),
        (6, 7, "alternate"),
        (7, 6, "alternate"),
        (3, 7, "keep_life"),
        (3, 6, "alternate"),
        (4, 7, "alternate"),
        (7, 3, "keep_work"),
        (6, 3, "alternate"),
        (7, 4, "alternate"),
        (5, 5, "alternate"),
    ],
)
def test_the_zone_comes_from_the_wishes(position: Exercise, w2l: int, l2w: int, zone: str) -> None:
    assert scoring.scores(position, {"w2l_want": w2l, "l2w_want": l2w}) == {"zone": zone}


def test_one_direction_alone_gives_its_gap_only(position: Exercise) -> None:
    assert scoring.scores(position, {"w2l_now": 5, "w2l_want": 2, "l2w_now": 4, "l2w_want": None}) == {
        "gap_w2l": -3
    }
    assert scoring.scores(position, {"w2l_now": 5, "l2w_want": 2}) == {}


def test_every_zone_has_a_name_and_is_one_of_the_figure(position: Exercise) -> None:
    zones = {"keep_both", "flow", "keep_life", "keep_work", "alternate"}
    figures = [figure for figure in position.figures if "zone" in figure.of]
    assert figures
    assert {option.value for option in figures[0].categories} == zones
    for zone in zones:
        assert f"zone_{zone}" in position.texts


@pytest.mark.parametrize(
    ("control", "gap", "said"),
    [(3, 3, True), (3, -3, True), (0, 9, True), (4, 3, False), (3, 2, False), (3, -2, False)],
)
def test_little_control_and_a_wide_gap_point_to_the_workplace(
    position: Exercise, control: int, gap: int, said: bool
) -> None:
    now = 0 if gap > 0 else 10
    answers = answered(5, 5, now, now + gap, control=control)
    lines = scoring.feedback(position, BEFORE, answers, {}, "ja").lines
    assert (position.texts["control"].ja in lines) is said


def test_without_control_answered_nothing_is_said_of_it(position: Exercise) -> None:
    lines = scoring.feedback(position, BEFORE, answered(0, 9, 0, 9), {}, "ja").lines
    assert position.texts["control"].ja not in lines


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_lines_tell_the_arrows(position: Exercise, lang: Lang) -> None:
    said = scoring.feedback(position, BEFORE, answered(8, 3, 2, 2), {}, lang)
    assert said.picture is not None
    assert (said.picture["kind"], said.picture["low"], said.picture["high"]) == ("arrows", 0, 10)
    arrows = said.picture["items"]
    assert isinstance(arrows, list)
    assert [(arrow["now"], arrow["want"]) for arrow in arrows] == [(8, 3), (2, 2)]
    for arrow, line in zip(arrows, said.lines, strict=False):
        assert arrow["label"] in line
        assert str(arrow["now"]) in line
        assert str(arrow["want"]) in line


@pytest.mark.parametrize("outcome", OUTCOMES)
@pytest.mark.parametrize(
    ("before", "after", "way"),
    [
        (5, 7, "up"),
        (5, 6, "same"),
        (5, 5, "same"),
        (5, 4, "same"),
        (5, 3, "down"),
        (0, 10, "up"),
        (10, 0, "down"),
    ],
)
def test_outcomes_went_up_stayed_or_went_down(
    position: Exercise, outcome: str, before: int, after: int, way: str
) -> None:
    everything = {("E02", "before"): {outcome: before}}
    said = scoring.feedback(position, AFTER, {outcome: after}, everything, "ja")
    assert said.lines == (position.texts[f"{outcome}_{way}"].ja,)
    assert said.picture is None


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize(("before", "after"), [(2, 9), (9, 2), (5, 5)])
def test_the_wanted_position_is_told_alike_whichever_way_it_moved(
    position: Exercise, before: int, after: int, lang: Lang
) -> None:
    everything = {("E02", "before"): {"pos_want": before}}
    (line,) = scoring.feedback(position, AFTER, {"pos_want": after}, everything, lang).lines
    template = position.texts["pos"].get(lang)
    assert line == template.replace("{before}", str(before)).replace("{after}", str(after))
    for praise in ("良くな", "よくなり", "改善", "進歩", "上がり", "improv", "better", "progress"):
        assert praise not in line


@pytest.mark.parametrize("view", ["separate", "integrate", "alternate", "same", "unsure"])
def test_the_own_view_is_read_back_in_the_packs_words(position: Exercise, view: str) -> None:
    (line,) = scoring.feedback(position, AFTER, {"view_change": view}, {}, "ja").lines
    labels = {option.value: option.label.ja for option in position.field("view_change").options}  # type: ignore[union-attr]
    assert labels[view] in line


def test_after_without_before_says_nothing_of_change(position: Exercise) -> None:
    after = {"clarity": 9, "options": 9, "agency": 9, "pos_want": 9}
    assert scoring.feedback(position, AFTER, after, {}, "ja") == scoring.Feedback()
    assert scoring.feedback(position, AFTER, {}, {("E02", "before"): after}, "ja") == scoring.Feedback()


@pytest.mark.parametrize("outcome", OUTCOMES)
@pytest.mark.parametrize(
    ("before", "now", "way"),
    [(5, 7, "up"), (5, 6, "same"), (5, 4, "same"), (5, 3, "down"), (0, 10, "up"), (10, 0, "down")],
)
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_weeks_later_each_outcome_stands_beside_what_it_was(
    position: Exercise, outcome: str, before: int, now: int, way: str, lang: Lang
) -> None:
    everything = {("E02", "before"): {outcome: before}, ("E02", "after"): {outcome: 10 - before}}
    said = scoring.feedback(position, Occasion.FOLLOW_UP, {outcome: now}, everything, lang)
    texts = position.texts
    line = texts[f"then_{way}"].get(lang).replace("{outcome}", texts[f"name_{outcome}"].get(lang))
    assert said.lines == (line.replace("{before}", str(before)).replace("{now}", str(now)),)
    assert said.picture is None


def test_weeks_later_only_the_three_outcomes_are_asked_and_told(position: Exercise) -> None:
    assert [field.id for field in position.asked(Occasion.FOLLOW_UP)] == list(OUTCOMES)
    everything = {("E02", "before"): {"pos_want": 2, "clarity": None}}
    said = scoring.feedback(position, Occasion.FOLLOW_UP, {"pos_want": 9, "clarity": 5}, everything, "ja")
    assert said == scoring.Feedback()
    assert scoring.feedback(position, Occasion.FOLLOW_UP, {"clarity": 5}, {}, "ja") == scoring.Feedback()
