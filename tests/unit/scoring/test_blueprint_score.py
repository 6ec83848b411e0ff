"""The blueprint: boxes drafted from earlier answers, and the headings of the job card."""

from __future__ import annotations

import pytest

from wli_toolkit import scoring
from wli_toolkit.content import check_answer
from wli_toolkit.content.model import Agenda, Ask, Exercise, Lang, Occasion, Pack, Step, TextField

CARDS = {
    "card_A_sep": "4",
    "card_A_int": "0",
    "card_B_sep": "4",
    "card_B_int": "1",
    "card_C_sep": "0",
    "card_C_int": "3",
    "card_D_sep": "2",
    "card_D_int": "2",
}
EVERYTHING: dict[tuple[str, str], dict[str, object]] = {
    ("E02", "before"): {"w2l_want": 1, "l2w_want": 8},
    ("E01", "during"): dict(CARDS),
    ("E11", "during"): {"cue": "帰宅したら", "act": "通知を切る"},
    ("E13", "during"): {"rails": ["sleep", "end_time"], "drop": "夜のメール", "teller": "昔からの友人"},
}


@pytest.fixture
def blueprint(pack: Pack) -> Exercise:
    return pack.exercise("E14")


def drafted(
    pack: Pack, agenda: Agenda, everything: scoring.Everything, lang: Lang = "ja"
) -> dict[str, scoring.BoxDraft]:
    return {draft.field: draft for draft in scoring.draft_boxes(pack, agenda, everything, lang)}


def test_only_the_boxes_of_this_agenda_are_offered(pack: Pack, agenda: Agenda) -> None:
    assert list(drafted(pack, agenda, {})) == ["b5", "b6", "b10", "b12", "do", "stop", "protect"]
    without = agenda.model_copy(update={"steps": tuple(s for s in agenda.steps if s.exercise != "E11")})
    assert "b10" not in drafted(pack, without, {})


def test_one_of_several_sources_is_enough(pack: Pack, agenda: Agenda) -> None:
    without = agenda.model_copy(update={"steps": tuple(s for s in agenda.steps if s.exercise != "E02")})
    drafts = drafted(pack, without, EVERYTHING)
    assert drafts["b5"].text == "時間・場所の面では分ける"
    assert drafts["b6"].text == "人付き合いの面では重ねる"


def test_an_agenda_without_a_blueprint_has_no_boxes(pack: Pack, agenda: Agenda) -> None:
    without = agenda.model_copy(update={"steps": tuple(s for s in agenda.steps if s.exercise != "E14")})
    assert scoring.draft_boxes(pack, without, EVERYTHING, "ja") == ()
    assert scoring.job_card(pack, without, EVERYTHING, "ja") == ()


def test_a_form_without_the_field_offers_no_box(pack: Pack, agenda: Agenda, blueprint: Exercise) -> None:
    tiny = blueprint.model_copy(update={"forms": {**blueprint.forms, "tiny": ("b10", "do")}})
    others = tuple(exercise for exercise in pack.exercises if exercise.id != "E14")
    steps = tuple(
        Step(id=s.id, minutes=s.minutes, exercise=s.exercise, form="tiny") if s.exercise == "E14" else s
        for s in agenda.steps
    )
    smaller = agenda.model_copy(update={"steps": steps})
    assert list(drafted(pack.model_copy(update={"exercises": (*others, tiny)}), smaller, {})) == ["b10", "do"]


def test_nothing_answered_gives_empty_drafts(pack: Pack, agenda: Agenda) -> None:
    for draft in scoring.draft_boxes(pack, agenda, {}, "ja"):
        assert draft.text == ""
        assert not draft.from_private


def test_drafts_come_from_the_answers(pack: Pack, agenda: Agenda) -> None:
    drafts = drafted(pack, agenda, EVERYTHING)
    assert drafts["b5"].text == "時間・場所の面では分ける / ふだんは、生活の時間を守る"
    assert drafts["b6"].text == "人付き合いの面では重ねる"
    assert drafts["b10"].text == "帰宅したら → 通知を切る"
    assert drafts["b12"].text.startswith("終業時刻・眠る時間 / ")
    assert "夜のメール" in drafts["b12"].text
    assert "昔からの友人" in drafts["b12"].text
    english = drafted(pack, agenda, EVERYTHING, "en")
    assert english["b5"].title == "Where I separate"
    assert "Time, Place" in english["b5"].text


def test_private_sensitive_and_wall_answers_mark_the_draft(pack: Pack, agenda: Agenda) -> None:
    drafts = drafted(pack, agenda, EVERYTHING)
    assert not drafts["b5"].from_private
    assert not drafts["b6"].from_private
    assert drafts["b10"].from_private
    assert drafts["b12"].from_private
    rails_only = drafted(pack, agenda, {("E13", "during"): {"rails": ["sleep"]}})
    assert rails_only["b12"].text == "眠る時間"
    assert not rails_only["b12"].from_private


def test_ticks_come_from_the_pack(pack: Pack, agenda: Agenda) -> None:
    ticks = {draft.field: draft.default_ticked for draft in scoring.draft_boxes(pack, agenda, {}, "ja")}
    assert ticks == {
        "b5": True,
        "b6": True,
        "b10": True,
        "b12": False,
        "do": True,
        "stop": True,
        "protect": True,
    }


@pytest.mark.parametrize(
    ("w2l", "l2w", "b5", "b6"),
    [
        (1, 1, "ふだんは、両方の時間を守る", ""),
        (1, 9, "ふだんは、生活の時間を守る", ""),
        (9, 1, "ふだんは、仕事の時間を守る", ""),
        (9, 9, "", "ふだんは、仕事と生活を行き来する"),
        (5, 5, "ふだんは、場面で使い分ける", "ふだんは、場面で使い分ける"),
    ],
)
def test_the_zone_goes_where_it_belongs(
    pack: Pack, agenda: Agenda, w2l: int, l2w: int, b5: str, b6: str
) -> None:
    drafts = drafted(pack, agenda, {("E02", "before"): {"w2l_want": w2l, "l2w_want": l2w}})
    assert (drafts["b5"].text, drafts["b6"].text) == (b5, b6)


def test_a_step_without_its_cue_is_still_a_step(pack: Pack, agenda: Agenda) -> None:
    assert drafted(pack, agenda, {("E11", "during"): {"act": "早く寝る"}})["b10"].text == "早く寝る"
    assert drafted(pack, agenda, {("E11", "during"): {"cue": "帰宅したら"}})["b10"].text == ""


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_longest_answers_still_fit_their_boxes_whole(pack: Pack, agenda: Agenda, lang: Lang) -> None:
    rails = ["end_time", "notify_off", "days_off", "interval", "ask_people"]
    longest = {
        ("E02", "before"): {"w2l_want": 9, "l2w_want": 9},
        ("E01", "during"): {card: "4" if card.endswith("int") else "0" for card in CARDS},
        ("E11", "during"): {"cue": "あ" * 30, "act": "い" * 30},
        ("E13", "during"): {"rails": rails, "drop": "う" * 20, "teller": "え" * 20},
    }
    drafts = drafted(pack, agenda, longest, lang)
    for draft in drafts.values():
        field = pack.exercise("E14").field(draft.field)
        assert isinstance(field, TextField)
        assert check_answer(field, draft.text or None) == (draft.text or None)
    assert drafts["b6"].text.endswith({"ja": "行き来する", "en": "move freely between the two"}[lang])
    assert "い" * 30 in drafts["b10"].text
    assert "う" * 20 in drafts["b12"].text
    assert "え" * 20 in drafts["b12"].text


def test_pieces_that_do_not_fit_a_smaller_box_are_left_out(
    pack: Pack, agenda: Agenda, blueprint: Exercise
) -> None:
    fields = tuple(
        field.model_copy(update={"max_chars": 20}) if field.id in {"b10", "b12"} else field
        for field in blueprint.fields
    )
    others = tuple(exercise for exercise in pack.exercises if exercise.id != "E14")
    tight = pack.model_copy(update={"exercises": (*others, blueprint.model_copy(update={"fields": fields}))})
    everything: dict[tuple[str, str], dict[str, object]] = {
        ("E11", "during"): {"cue": "あ" * 15, "act": "い" * 15},
        ("E13", "during"): {"rails": ["sleep"], "drop": "う" * 20, "teller": "妻"},
    }
    drafts = drafted(tight, agenda, everything)
    assert drafts["b10"].text == "あ" * 15 + " → い…"
    assert len(drafts["b10"].text) == 20
    assert drafts["b12"].text == "眠る時間 / 止めてくれる人・合図：妻"


def test_what_is_already_written_does_not_change_the_draft(pack: Pack, agenda: Agenda) -> None:
    written = {**EVERYTHING, ("E14", "during"): {"b10": "書きかえた"}}
    assert drafted(pack, agenda, written) == drafted(pack, agenda, EVERYTHING)


@pytest.mark.parametrize(
    ("answers", "offered", "boxes"),
    [
        ({"b5": "x"}, (), 1),
        ({"b5": "x", "b6": " ", "b10": "", "b12": None}, (), 1),
        ({f"b{number}": "x" for number in range(1, 13)}, (), 12),
        ({f"b{number}": "x" for number in range(1, 13)}, ("b5", "b6", "b10", "b12", "do"), 4),
        ({"b5": None}, (), 0),
        ({"b5": "x", "do": "x", "stop": "x", "nickname": "x"}, (), 1),
    ],
)
def test_boxes_filled_of_those_offered(
    blueprint: Exercise, answers: dict[str, object], offered: tuple[str, ...], boxes: int
) -> None:
    assert scoring.scores(blueprint, answers, offered) == {"boxes": boxes}


@pytest.mark.parametrize("answers", [{}, {"confident": 7}, {"b1": "x"}])
def test_untouched_boxes_have_no_score(blueprint: Exercise, answers: dict[str, object]) -> None:
    assert scoring.scores(blueprint, answers, ("b5", "b6")) == {}


def test_feedback_reads_back_promises_and_date(blueprint: Exercise) -> None:
    answers = {"b5": "x", "do": "早く寝る", "stop": "夜のメール", "protect": None, "check_date": "2027-01-05"}
    lines = scoring.feedback(blueprint, Occasion.DURING, answers, {}, "ja").lines
    assert any("早く寝る" in line and "する" in line for line in lines)
    assert any("夜のメール" in line and "やめる" in line for line in lines)
    assert any("2027年1月5日" in line for line in lines)
    assert lines[-1] == blueprint.texts["today"].ja
    assert scoring.feedback(blueprint, Occasion.DURING, {}, {}, "ja") == scoring.Feedback()


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_job_card_has_four_headings(pack: Pack, agenda: Agenda, lang: Lang) -> None:
    card = scoring.job_card(pack, agenda, EVERYTHING, lang)
    texts = pack.exercise("E14").texts
    keys = ("job_values", "job_strengths", "job_future", "job_next")
    assert [heading for heading, _ in card] == [texts[key].get(lang) for key in keys]


@pytest.mark.parametrize("emptied", ["", None])
def test_the_job_card_prefers_what_was_written_to_the_draft(
    pack: Pack, agenda: Agenda, emptied: str | None
) -> None:
    written = {**EVERYTHING, ("E14", "during"): {"b5": "夜は分ける", "b6": emptied, "do": "早く寝る"}}
    values, strengths, future, coming = (text for _, text in scoring.job_card(pack, agenda, written, "ja"))
    assert (values, strengths) == ("", "")
    assert future == "夜は分ける"
    assert coming.splitlines() == ["帰宅したら → 通知を切る", "する：早く寝る"]


def test_a_choice_of_exercises_offers_the_box_of_the_one_taken(pack: Pack, agenda: Agenda) -> None:
    title = agenda.title
    choice = Step(
        id="choice", minutes=4, title=title, one_of=(Ask(exercise="E09"), Ask(exercise="E12", form="lite"))
    )
    wider = agenda.model_copy(update={"steps": (*agenda.steps[:3], choice, *agenda.steps[3:])})
    everything = {("E12", "during"): {"picks": ({"pick": "relearn"},), "test": "資料を取りよせる"}}
    drafts = drafted(pack, wider, everything)
    assert "b8" not in drafts
    assert "b11" not in drafted(pack, wider, {})
    written = everything | {("E14", "during"): {"b8": "議事録の下書き"}}
    assert "b8" in drafted(pack, wider, written)
    assert drafts["b11"].text == "学び直し：資料を取りよせる"
    assert drafts["b11"].from_private


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_job_card_takes_the_next_chapter(pack: Pack, agenda: Agenda, lang: Lang) -> None:
    step = Step(id="chapter", minutes=5, exercise="E12")
    wider = agenda.model_copy(update={"steps": (*agenda.steps[:3], step, *agenda.steps[3:])})
    everything = {**EVERYTHING, ("E12", "during"): {"picks": ({"pick": "teach"},), "test": "x"}}
    future = scoring.job_card(pack, wider, everything, lang)[2][1]
    assert future.splitlines()[-1] == {"ja": "教える：x", "en": "Teaching: x"}[lang]
