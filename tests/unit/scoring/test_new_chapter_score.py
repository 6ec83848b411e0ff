"""The new chapter: an order and nothing more, side jobs with their checks, and adding nothing."""

from __future__ import annotations

import pytest

from wli_toolkit import scoring
from wli_toolkit.content.model import ChoiceField, Exercise, Lang, Occasion, Pack
from wli_toolkit.scoring import new_chapter
from wli_toolkit.scoring.values import Piece

Row = dict[str, object]
LEARN: Row = {"pick": "relearn", "int": 8, "easy": 4, "tire": 5, "rule": "ok"}
TEACH: Row = {"pick": "teach", "int": 6, "easy": 7, "tire": 2, "rule": "ok"}
SIDE: Row = {"pick": "sidejob", "int": 9, "easy": 2, "tire": 8, "rule": "unsure"}


@pytest.fixture
def chapter(pack: Pack) -> Exercise:
    return pack.exercise("E12")


def scored(chapter: Exercise, *rows: Row) -> scoring.Scores:
    return scoring.scores(chapter, {"picks": rows})


def said(chapter: Exercise, *rows: Row, lang: Lang = "ja", **once: object) -> scoring.Feedback:
    return scoring.feedback(chapter, Occasion.DURING, {"picks": rows, **once}, {}, lang)


def drafted(chapter: Exercise, *rows: Row, **once: object) -> tuple[Piece, ...]:
    return new_chapter.drafts(chapter, {("E12", "during"): {"picks": rows, **once}}, "ja").get("b11", ())


def begins(chapter: Exercise, feedback: scoring.Feedback, key: str) -> list[str]:
    start = chapter.texts[key].ja.split("{")[0]
    return [line for line in feedback.lines if start and line.startswith(start)]


def order(feedback: scoring.Feedback) -> list[tuple[str, int]]:
    assert feedback.picture is not None
    assert (feedback.picture["kind"], feedback.picture["low"], feedback.picture["high"]) == ("order", -10, 20)
    items = feedback.picture["items"]
    assert isinstance(items, list)
    return [(item["label"], item["value"]) for item in items]


@pytest.mark.parametrize(
    ("interest", "easy", "tire", "value"),
    [(10, 10, 0, 20), (0, 0, 10, -10), (8, 4, 5, 7), (0, 0, 0, 0), (5, 5, 10, 0)],
)
def test_the_order_is_interest_and_ease_less_fatigue(
    chapter: Exercise, interest: int, easy: int, tire: int, value: int
) -> None:
    row = {"pick": "teach", "int": interest, "easy": easy, "tire": tire}
    feedback = said(chapter, row)
    assert order(feedback) == [("教える", value)]
    printed = f"教える {value}".replace("-", "−")
    assert printed in feedback.lines[0]


@pytest.mark.parametrize("rows", [(LEARN, TEACH), (TEACH, LEARN)])
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_readiest_comes_first_and_is_told(chapter: Exercise, rows: tuple[Row, ...], lang: Lang) -> None:
    feedback = said(chapter, *rows, lang=lang)
    assert [value for _, value in order(feedback)] == [11, 7]
    for name, value in order(feedback):
        assert f"{name} {value}" in feedback.lines[0]


@pytest.mark.parametrize("missing", ["int", "easy", "tire"])
def test_what_is_not_rated_whole_is_named_without_a_place(chapter: Exercise, missing: str) -> None:
    half = {name: value for name, value in LEARN.items() if name != missing}
    feedback = said(chapter, half, TEACH)
    assert order(feedback) == [("教える", 11)]
    assert begins(chapter, feedback, "picked") == ["気になるもの：「学び直し」"]
    assert said(chapter, half).picture is None


def test_picks_are_listed_in_the_packs_order_and_once(chapter: Exercise) -> None:
    assert scored(chapter, LEARN, SIDE)["picked"] == ["sidejob", "relearn"]
    assert scored(chapter, LEARN, LEARN)["picked"] == ["relearn"]
    assert scored(chapter, {"int": 5}) == {}
    assert order(said(chapter, LEARN, {**LEARN, "int": 1})) == [("学び直し", 7)]


def test_interest_is_the_mean_of_what_was_rated(chapter: Exercise) -> None:
    assert scored(chapter, LEARN, SIDE)["interest"] == 8.5
    assert scored(chapter, LEARN, {"pick": "teach"})["interest"] == 8
    assert "interest" not in scored(chapter, {"pick": "teach"})


@pytest.mark.parametrize(
    ("rules", "unsure"),
    [
        (["ok", "ok"], "no"),
        (["ok", "unsure"], "yes"),
        (["unsure", None], "yes"),
        (["not_ok", "report"], "no"),
    ],
)
def test_one_rule_not_known_is_enough(chapter: Exercise, rules: list[str | None], unsure: str) -> None:
    rows = [{**row, "rule": rule} for row, rule in zip((LEARN, TEACH), rules, strict=True)]
    assert scored(chapter, *rows)["rule_unsure"] == unsure


def test_without_rules_nothing_is_said_of_them(chapter: Exercise) -> None:
    assert "rule_unsure" not in scored(chapter, {"pick": "teach", "rule": None})


@pytest.mark.parametrize("rule", ["ok", "report", "not_ok", "unsure"])
def test_each_rule_is_answered_with_its_next_step(chapter: Exercise, rule: str) -> None:
    feedback = said(chapter, {**LEARN, "rule": rule})
    keys = {key for key in ("rule_unsure", "rule_report", "rule_not_ok") if begins(chapter, feedback, key)}
    assert keys == ({f"rule_{rule}"} if rule != "ok" else set())


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_side_job_comes_with_four_checks(chapter: Exercise, lang: Lang) -> None:
    checks = [chapter.texts[key].get(lang) for key in new_chapter.CHECKS]
    assert len(checks) == 4
    told = "\n".join(said(chapter, SIDE, lang=lang).lines)
    assert all(check in told for check in checks)
    assert not any(check in "\n".join(said(chapter, LEARN, lang=lang).lines) for check in checks)


def test_without_an_order_the_checks_are_drawn(chapter: Exercise) -> None:
    feedback = said(chapter, {"pick": "sidejob"})
    assert feedback.picture is not None
    assert feedback.picture["kind"] == "checklist"
    items = feedback.picture["items"]
    assert isinstance(items, list)
    assert [item["on"] for item in items] == [False] * 4
    assert said(chapter, {"pick": "relearn"}).picture is None


def test_adding_nothing_is_a_full_answer(chapter: Exercise) -> None:
    feedback = said(chapter, {"pick": "nothing"})
    assert chapter.texts["nothing"].ja in feedback.lines
    assert drafted(chapter, {"pick": "nothing"}) == (Piece("今は増やさない", False),)
    assert chapter.texts["nothing"].ja not in said(chapter, LEARN).lines


def test_the_test_is_read_back(chapter: Exercise) -> None:
    assert said(chapter, test=" 資料を取りよせる ").lines == ("いちばん手軽に試せること：資料を取りよせる",)


def test_nothing_answered_says_nothing(chapter: Exercise) -> None:
    assert said(chapter) == scoring.Feedback()
    assert said(chapter, {}, {"easy": 3}) == scoring.Feedback()
    assert scored(chapter) == {}


def test_the_blueprint_takes_the_readiest_with_its_test(chapter: Exercise) -> None:
    assert drafted(chapter, LEARN, TEACH, test="友人に聞く") == (
        Piece("教える：友人に聞く", True),
        Piece("学び直し", False),
    )
    assert drafted(chapter, {"pick": "nothing"}, test="1か月休む") == (
        Piece("今は増やさない", False),
        Piece("1か月休む", True),
    )
    assert drafted(chapter, test="友人に聞く") == (Piece("友人に聞く", True),)
    assert drafted(chapter) == ()


def test_a_side_job_is_marked_before_it_is_handed_in(chapter: Exercise) -> None:
    assert drafted(chapter, {"pick": "sidejob"}) == (Piece("副業", True),)
    pick = chapter.field("pick")
    assert isinstance(pick, ChoiceField)
    assert [option.value for option in pick.options if option.room_only] == ["sidejob"]
    (figure,) = [figure for figure in chapter.figures if figure.of == ("picked",)]
    assert [option.value for option in figure.categories if option.room_only] == ["sidejob"]


def test_picks_of_the_figure_are_the_options(chapter: Exercise) -> None:
    pick = chapter.field("pick")
    assert isinstance(pick, ChoiceField)
    (figure,) = [figure for figure in chapter.figures if figure.of == ("picked",)]
    assert [each.value for each in figure.categories] == [option.value for option in pick.options]
    (rows,) = chapter.rows
    assert (rows.most(None), rows.most("lite")) == (2, 2)
