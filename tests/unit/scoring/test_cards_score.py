"""The comparison cards: sides, pairs and what is said back."""

from __future__ import annotations

import pytest

from wli_toolkit import scoring
from wli_toolkit.content.model import Exercise, Lang, Occasion, Pack

PAIRS = "ABCD"


@pytest.fixture
def cards(pack: Pack) -> Exercise:
    return pack.exercise("E01")


def answered(sep: str, integrate: str) -> dict[str, object]:
    """Answers to the eight cards, one digit each in the order A to D."""
    return {
        **{f"card_{pair}_sep": degree for pair, degree in zip(PAIRS, sep, strict=True)},
        **{f"card_{pair}_int": degree for pair, degree in zip(PAIRS, integrate, strict=True)},
    }


@pytest.mark.parametrize(
    ("degrees", "score"), [("0000", 0), ("4444", 100), ("4000", 25), ("1234", 62.5), ("2223", 56.25)]
)
def test_a_side_is_the_mean_of_its_four_cards_times_25(cards: Exercise, degrees: str, score: float) -> None:
    scored = scoring.scores(cards, answered(degrees, "2222"))
    assert scored["sep"] == score
    assert scored["int"] == 50
    assert scoring.scores(cards, answered("2222", degrees))["int"] == score


@pytest.mark.parametrize("missing", ["card_C_sep", "card_A_sep"])
@pytest.mark.parametrize("unset", [True, False])
def test_a_side_with_a_missing_card_has_no_score(cards: Exercise, missing: str, unset: bool) -> None:
    answers = answered("4444", "0000")
    if unset:
        answers[missing] = None
    else:
        del answers[missing]
    scored = scoring.scores(cards, answers)
    assert "sep" not in scored
    assert scored["int"] == 0
    assert f"pair_{missing[5]}" not in scored
    assert len([name for name in scored if name.startswith("pair_")]) == 3


@pytest.mark.parametrize(
    ("sep", "integrate", "side"),
    [
        ("2", "2", "even"),
        ("3", "2", "even"),
        ("2", "3", "even"),
        ("4", "2", "sep"),
        ("2", "4", "int"),
        ("0", "4", "int"),
    ],
)
def test_a_pair_is_even_up_to_a_difference_of_one(
    cards: Exercise, sep: str, integrate: str, side: str
) -> None:
    scored = scoring.scores(cards, {"card_B_sep": sep, "card_B_int": integrate})
    assert scored == {"pair_B": side}


def test_the_two_sides_are_never_made_into_one_score(cards: Exercise) -> None:
    names = set(scoring.scores(cards, answered("1234", "4321")))
    assert names == {"sep", "int", "pair_A", "pair_B", "pair_C", "pair_D"}


def test_nothing_answered_gives_no_scores_and_no_lines(cards: Exercise) -> None:
    assert scoring.scores(cards, {}) == {}
    said = scoring.feedback(cards, Occasion.DURING, {}, {}, "ja")
    assert said == scoring.Feedback()


def test_feedback_counts_the_pairs_that_are_answered(cards: Exercise) -> None:
    said = scoring.feedback(cards, Occasion.DURING, answered("4420", "0124"), {}, "ja")
    assert "4つの場面のうち、分けたいのは2、重ねたいのは1、同じくらいは1でした。" in said.lines
    partly = answered("4420", "0124")
    partly["card_A_int"] = None
    said = scoring.feedback(cards, Occasion.DURING, partly, {}, "ja")
    assert "3つの場面のうち、分けたいのは1、重ねたいのは1、同じくらいは1でした。" in said.lines


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_lines_tell_what_the_picture_shows(cards: Exercise, lang: Lang) -> None:
    said = scoring.feedback(cards, Occasion.DURING, answered("4420", "0124"), {}, lang)
    assert said.picture is not None
    assert said.picture["kind"] == "bars"
    bars, pairs = said.picture["items"], said.picture["pairs"]
    assert isinstance(bars, list)
    assert isinstance(pairs, list)
    assert [(bar["value"], bar["of"]) for bar in bars] == [(62.5, 100), (43.75, 100)]
    assert [pair["side"] for pair in pairs] == ["sep", "sep", "even", "int"]
    told = "\n".join(said.lines)
    assert "63" in told, "a half is rounded up"
    assert "44" in told
    for pair in pairs:
        assert pair["label"] in told
        assert pair["text"] in told


def test_bars_come_in_twos_or_not_at_all(cards: Exercise) -> None:
    partly = answered("4420", "0124")
    partly["card_A_int"] = None
    said = scoring.feedback(cards, Occasion.DURING, partly, {}, "ja")
    assert said.picture is not None
    assert said.picture["items"] == []
