"""Weeks later: what was promised, what became of it, and every answer met with the same respect."""

from __future__ import annotations

import pytest

from wli_toolkit import scoring
from wli_toolkit.content.model import Exercise, Lang, Occasion, Pack

PROMISED = {
    ("E14", "during"): {"do": "早く寝る", "stop": "夜のメール", "protect": " ", "note_to_self": "元気ですか"}
}


@pytest.fixture
def blueprint(pack: Pack) -> Exercise:
    return pack.exercise("E14")


@pytest.mark.parametrize("result", ["done", "some", "not_yet", "changed"])
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_what_was_promised_and_what_became_of_it(blueprint: Exercise, result: str, lang: Lang) -> None:
    answers = {f"{promise}_30": result for promise in ("do", "stop", "protect")}
    lines = scoring.feedback(blueprint, Occasion.FOLLOW_UP, answers, PROMISED, lang).lines
    labels = [
        option.label.get(lang)
        for promise in ("do", "stop", "protect")
        for option in blueprint.field(f"{promise}_30").options  # type: ignore[union-attr]
        if option.value == result
    ]
    for line, told in zip(lines[:3], labels, strict=True):
        assert line.endswith(told)
    assert "早く寝る" in lines[0]
    assert "夜のメール" in lines[1]
    texts = blueprint.texts
    assert lines[3] == texts[f"then_{result}"].get(lang), "one word on the answers, said once"
    assert "元気ですか" in lines[4]
    assert lines[5:] == (texts["again"].get(lang),)


def test_no_answer_weeks_later_is_called_better_or_worse(blueprint: Exercise) -> None:
    for result in ("done", "some", "not_yet", "changed"):
        text = blueprint.texts[f"then_{result}"]
        for judgement in ("残念", "失敗", "もっと", "がんば", "すばらし", "合格"):
            assert judgement not in text.ja
        for judgement in ("fail", "sorry", "should", "try harder", "well done", "unfortunately"):
            assert judgement not in text.en.lower()


def test_each_answer_weeks_later_gets_its_word(blueprint: Exercise) -> None:
    answers = {"do_30": "done", "stop_30": None, "protect_30": "changed"}
    lines = scoring.feedback(blueprint, Occasion.FOLLOW_UP, answers, PROMISED, "ja").lines
    texts = blueprint.texts
    assert lines[0] == "「する」の約束：早く寝る → できた"
    assert lines[1] == "「守る」の約束 → 考えが変わった"
    assert lines[2:4] == (texts["then_done"].ja, texts["then_changed"].ja)
    alone = scoring.feedback(blueprint, Occasion.FOLLOW_UP, {"do_30": "some"}, {}, "ja").lines
    assert alone == ("「する」の約束 → 少しできた", texts["then_some"].ja, texts["again"].ja)


@pytest.mark.parametrize("answers", [{}, {"do_30": None}, {"do": "x"}])
def test_weeks_later_without_an_answer_nothing_is_said(
    blueprint: Exercise, answers: dict[str, object]
) -> None:
    assert scoring.feedback(blueprint, Occasion.FOLLOW_UP, answers, PROMISED, "ja") == scoring.Feedback()


def test_the_follow_up_asks_the_three_promises(blueprint: Exercise) -> None:
    asked = [field.id for field in blueprint.asked(Occasion.FOLLOW_UP, "day30")]
    assert asked == ["do_30", "stop_30", "protect_30"]
    assert not set(asked) & {field.id for field in blueprint.asked(Occasion.DURING)}
    for figure in blueprint.figures:
        if set(figure.of) & set(asked):
            assert figure.occasion is Occasion.FOLLOW_UP
