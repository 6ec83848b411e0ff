"""The note for the workplace: completeness, a minute's talk with its blanks, and what is a right."""

from __future__ import annotations

import pytest

from wli_toolkit import scoring
from wli_toolkit.content.model import Exercise, Lang, Occasion, Pack
from wli_toolkit.scoring import workplace_note
from wli_toolkit.scoring.values import Piece

PARTS = ("ask", "record", "gain", "worry", "easing", "fallback")
WHOLE: dict[str, object] = {
    "ask_type": "place", "ask": "家で働く日", "record1": "10年の実績", "gain": "集中できる", "worry": "連絡",
    "easing": "電話に出る", "fallback": "また話す",
}  # fmt: skip


@pytest.fixture
def note(pack: Pack) -> Exercise:
    return pack.exercise("E10")


def said(note: Exercise, lang: Lang = "ja", **answers: object) -> scoring.Feedback:
    return scoring.feedback(note, Occasion.DURING, answers, {}, lang)


def drafted(note: Exercise, **answers: object) -> tuple[Piece, ...]:
    return workplace_note.drafts(note, {("E10", "during"): answers}, "ja").get("b9", ())


def script(feedback: scoring.Feedback) -> list[dict[str, object]]:
    assert feedback.picture is not None
    assert feedback.picture["kind"] == "script"
    lines = feedback.picture["lines"]
    assert isinstance(lines, list)
    return lines


def test_a_whole_note_has_six_parts(note: Exercise) -> None:
    assert scoring.scores(note, WHOLE) == {"ready": 6, "blanks": []}
    assert note.texts["ready_all"].ja in said(note, **WHOLE).lines


@pytest.mark.parametrize("part", PARTS)
def test_each_part_counts_once(note: Exercise, part: str) -> None:
    field = "record1" if part == "record" else part
    for empty in (None, "", "  "):
        scored = scoring.scores(note, {**WHOLE, field: empty})
        assert scored == {"ready": 5, "blanks": [part]}
    alone = scoring.scores(note, {field: "x", "trust": 5})
    assert alone == {"ready": 1, "blanks": [other for other in PARTS if other != part]}


@pytest.mark.parametrize("record", ["record1", "record2", "record3"])
def test_any_one_of_the_records_is_enough(note: Exercise, record: str) -> None:
    answers = {**WHOLE, "record1": None, record: "続けてきた"}
    assert scoring.scores(note, answers)["ready"] == 6
    assert scoring.scores(note, {**WHOLE, "record2": "x", "record3": "y"})["ready"] == 6


@pytest.mark.parametrize(
    "answers",
    [
        {},
        {"ask_type": "place"},
        {"ask_type": "place", "ask": "家で働く日"},
        # Open answers alone: all that a summary sees of a sealed note.
        {"ask_type": "place", "trial_wk": "4", "by_right": "unsure"},
    ],
)
def test_completeness_is_only_for_the_whole_note(note: Exercise, answers: dict[str, object]) -> None:
    assert scoring.scores(note, answers) == {}


def test_more_than_the_shorter_form_asks_makes_it_the_whole_note(note: Exercise) -> None:
    assert scoring.scores(note, {"ask": "x", "gain": ""}) == {"ready": 1, "blanks": list(PARTS[1:])}
    assert scoring.scores(note, {"trust": 0})["ready"] == 0


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_script_says_every_part_and_marks_the_blanks(note: Exercise, lang: Lang) -> None:
    feedback = said(note, lang, **WHOLE)
    lines = script(feedback)
    assert not any(line["blank"] for line in lines)
    told = " ".join(str(line["text"]) for line in lines)
    for field, value in WHOLE.items():
        assert field == "ask_type" or str(value) in told
    assert told not in " ".join(feedback.lines)
    blank = note.texts["blank"].get(lang)
    assert blank not in told
    short = script(said(note, lang, ask_type="place", ask="家で働く日"))
    assert [blank in str(line["text"]) for line in short] == [line["blank"] for line in short]
    assert sum(bool(line["blank"]) for line in short) == 5


def test_the_next_move_is_ones_own_and_comes_last(note: Exercise) -> None:
    lines = script(said(note, **WHOLE))
    assert "また話す" in str(lines[-1]["text"])
    assert "心の中" in str(lines[-1]["text"])


def test_trial_and_measure_are_said_only_where_given(note: Exercise) -> None:
    plain = script(said(note, **WHOLE))
    more = script(said(note, **WHOLE, trial_wk="8", measure="遅れがない"))
    added = [line["text"] for line in more if line not in plain]
    assert len(added) == 2
    assert "8週間" in str(added[0])
    assert "遅れがない" in str(added[1])


def test_several_records_are_quoted_one_by_one(note: Exercise) -> None:
    lines = script(said(note, **{**WHOLE, "record3": "無事故"}))
    assert any("「10年の実績」「無事故」" in str(line["text"]) for line in lines)


def test_blanks_are_named_in_the_packs_words(note: Exercise) -> None:
    lines = said(note, **{**WHOLE, "worry": None, "fallback": None}).lines
    (line,) = [line for line in lines if line.startswith("6つのうち")]
    assert "4つ" in line
    assert note.texts["part_worry"].ja in line
    assert note.texts["part_fallback"].ja in line
    assert note.texts["part_gain"].ja not in line


@pytest.mark.parametrize("right", ["system", "consult", "unsure"])
def test_a_right_is_no_favour_and_who_is_not_sure_looks_it_up_first(note: Exercise, right: str) -> None:
    assert said(note, by_right=right).lines == (note.texts[f"right_{right}"].ja,)
    unsure = note.texts["right_unsure"]
    assert all(word in unsure.ja for word in ("就業規則", "人事", "組合"))
    assert all(word in unsure.en for word in ("work rules", "HR", "union"))
    assert "お願いではなく" in note.texts["right_system"].ja


@pytest.mark.parametrize(("trust", "told"), [(0, True), (3, True), (4, False), (10, False), (None, False)])
def test_little_trust_names_another_door(note: Exercise, trust: int | None, told: bool) -> None:
    assert (note.texts["trust_low"].ja in said(note, trust=trust).lines) is told


def test_nothing_answered_says_nothing(note: Exercise) -> None:
    assert said(note) == scoring.Feedback()
    assert said(note, ask=" ", trial_wk="4") == scoring.Feedback()


def test_braces_in_what_a_person_writes_stay(note: Exercise) -> None:
    assert any("{gain}" in str(line["text"]) for line in script(said(note, ask="{gain}", gain="朝")))


def test_the_blueprint_takes_what_to_ask_for(note: Exercise) -> None:
    pieces = drafted(note, **WHOLE, by_right="unsure", trial_wk="4")
    assert [(piece.text, piece.private) for piece in pieces] == [
        ("家で働く日", True),
        ("先に決まりを確かめる", False),
        ("まず4週間", False),
    ]
    assert drafted(note, ask_type="role") == (Piece("役割について相談する", False),)
    assert drafted(note, trial_wk="4", by_right="unsure") == ()
    assert drafted(note) == ()


def test_the_blanks_of_the_figure_are_those_of_the_score(note: Exercise) -> None:
    (figure,) = [figure for figure in note.figures if figure.of == ("blanks",)]
    assert tuple(option.value for option in figure.categories) == PARTS
    for each in note.figures:
        if {"ready", "blanks"} & set(each.of):
            assert not set(each.needs) <= set(note.forms["lite"])
