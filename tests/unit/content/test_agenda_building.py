"""An agenda built on screen: what is a mistake, what is a warning, and in whose words."""

from __future__ import annotations

from typing import Any

import pytest

from wli_toolkit.content import LANGS, load_pack
from wli_toolkit.content.agenda_building import OWN, Draft, read_agenda
from wli_toolkit.content.building_blocks import building_blocks
from wli_toolkit.content.input_time import input_seconds
from wli_toolkit.content.model import Occasion, Step

Json = dict[str, Any]
PACK = load_pack()


def raw(agenda_id: str = "60min") -> Json:
    """Return a ready agenda as the console sends it."""
    return PACK.agenda(agenda_id).model_dump(mode="json")


def without(agenda: Json, *ids: str) -> Json:
    return agenda | {"steps": [step for step in agenda["steps"] if step["id"] not in ids]}


def changed(agenda: Json, id_: str, **changes: Any) -> Json:
    return agenda | {"steps": [step | changes if step["id"] == id_ else step for step in agenda["steps"]]}


def moved(agenda: Json, id_: str, to: int) -> Json:
    steps = [step for step in agenda["steps"] if step["id"] != id_]
    steps.insert(to, next(step for step in agenda["steps"] if step["id"] == id_))
    return agenda | {"steps": steps}


def mistakes(draft: Draft) -> list[tuple[str, str]]:
    return [(each.key, each.problem) for each in draft.mistakes]


def warned(draft: Draft) -> dict[str, str]:
    assert not draft.mistakes
    return {each.key: each.line("en") for each in draft.warnings}


@pytest.mark.parametrize("agenda", PACK.agendas, ids=lambda agenda: agenda.id)
def test_a_ready_agenda_has_neither_mistakes_nor_warnings(agenda: Any) -> None:
    draft = read_agenda(PACK, agenda.model_dump(mode="json"))
    assert draft == Draft(agenda, (), ())


def test_the_minutes_are_the_sum_of_the_steps_whatever_is_told() -> None:
    draft = read_agenda(PACK, changed(raw(), "voice", minutes=9) | {"minutes": 3})
    assert draft.agenda is not None
    assert draft.agenda.minutes == 64
    assert draft.agenda.id == OWN


def test_what_equals_a_ready_agenda_carries_its_name() -> None:
    draft = read_agenda(PACK, raw() | {"id": "whatever"})
    assert draft.agenda == PACK.agenda("60min")


def test_nothing_goes_without_guardrails() -> None:
    [(key, says)] = mistakes(read_agenda(PACK, without(raw(), "rails")))
    assert (key, says) == ("", "“Guardrails against overwork” (E13) is missing as a step of its own.")


def test_guardrails_to_choose_from_are_not_enough() -> None:
    offers = [{"exercise": "E13"}, {"exercise": "E08", "form": "lite"}]
    draft = read_agenda(PACK, changed(without(raw(), "rails"), "choice", one_of=offers))
    assert [says for _key, says in mistakes(draft)] == [
        "“Guardrails against overwork” (E13) is missing as a step of its own."
    ]


def test_nothing_is_asked_twice_at_the_same_point() -> None:
    agenda = raw()
    agenda["steps"].append(agenda["steps"][2] | {"id": "again"})
    [(key, says)] = mistakes(read_agenda(PACK, agenda))
    assert key == "steps.again"
    assert says == "“Eight cards to compare” is asked twice at the same point of the workshop."


def test_warnings_are_told_beside_mistakes() -> None:
    draft = read_agenda(PACK, changed(without(raw(), "rails"), "strengths", minutes=1))
    assert [each.key for each in draft.warnings] == ["steps.strengths.minutes"]


@pytest.mark.parametrize(
    ("steps", "says"),
    [
        ([], "The agenda has no steps."),
        (None, "The agenda has no steps."),
        ([raw()["steps"][0]] * 61, "The agenda has 61 steps; 60 are the most."),
        ([{"id": "x", "minutes": 0, "exercise": "E13"}], "0 is out of bounds."),
        ([{"id": "x", "minutes": "ten", "exercise": "E13"}], '"ten" is not what belongs here.'),
        ([7], "7 is not what belongs here."),
        ([{"id": "x", "minutes": 3}], "A step is either an exercise, a choice of exercises or a pause."),
    ],
)
def test_what_cannot_be_read_is_said_and_never_raised(steps: object, says: str) -> None:
    draft = read_agenda(PACK, raw() | {"steps": steps})
    assert draft.agenda is None
    assert draft.mistakes[0].problem == says


def test_an_unknown_exercise_or_form_is_named() -> None:
    assert mistakes(read_agenda(PACK, changed(raw(), "cards", exercise="E99"))) == [
        ("steps.cards.exercise", 'There is no "E99" here.')
    ]
    assert mistakes(read_agenda(PACK, changed(raw(), "cards", form="tiny"))) == [
        ("steps.cards.form", 'There is no "tiny" here.')
    ]


def test_a_text_as_long_as_a_page_is_refused() -> None:
    long = {"ja": "長" * 801, "en": "short"}
    assert mistakes(read_agenda(PACK, changed(raw(), "pair", phone=long))) == [
        ("steps.pair", "A text has 801 characters; 800 are the most.")
    ]


def test_too_few_minutes_for_the_input_are_warned_of() -> None:
    draft = read_agenda(PACK, changed(raw(), "strengths", form=None, minutes=3))
    needed = -(-input_seconds(PACK.exercise("E05"), Occasion.DURING) // 60)
    assert needed > 3
    assert warned(draft)["steps.strengths.minutes"] == (
        f"own: steps.strengths.minutes: Answering E05 takes about {needed} minutes here; the step has 3. "
        f"Give it {needed} minutes or more, or choose a shorter form."
    )


@pytest.mark.parametrize(
    ("agenda", "key", "says"),
    [
        (without(raw(), "before"), "steps.after", "at the end but not at the start"),
        (without(raw(), "after"), "steps.before", "at the start but not at the end"),
        (moved(raw(), "after", 1), "steps.after", "comes before the one for the start"),
        (changed(raw(), "pair", turn_seconds=120), "steps.pair", "do not fit into 3 minutes"),
        (without(raw(), "voice"), "", "nobody can agree to be counted"),
        (moved(raw(), "step", 17), "steps.blueprint", "these steps come after it: A small step"),
        (without(raw(), "blueprint"), "follow_up", "the workshop does not ask it"),
    ],
)
def test_what_may_go_wrong_in_the_room_is_warned_of(agenda: Json, key: str, says: str) -> None:
    assert says in warned(read_agenda(PACK, agenda))[key]


def test_ninety_minutes_without_getting_up_are_warned_of_where_somebody_leads() -> None:
    agenda = raw("180min")
    sat = without(agenda, *(step["id"] for step in agenda["steps"] if step["pause"] in ("break", "stretch")))
    told = [line for line in warned(read_agenda(PACK, sat)).values() if "without a break" in line]
    assert len(told) == 1
    assert not warned(read_agenda(PACK, raw("self-study")))


def test_every_word_is_said_in_both_languages() -> None:
    draft = read_agenda(PACK, without(changed(raw(), "pair", turn_seconds=120), "before"))
    assert len(draft.warnings) == 2
    for each in draft.warnings:
        assert all("{" not in each.line(lang) for lang in LANGS)


# What an agenda is built of


def test_each_block_makes_a_step_that_can_be_run() -> None:
    blocks = building_blocks(PACK)
    assert {block["pause"] for block in blocks["pauses"]} == {
        "talk", "pair", "table", "stretch", "break", "close",
    }  # fmt: skip
    for number, pause in enumerate(blocks["pauses"]):
        step = Step.model_validate(pause | {"id": f"pause-{number}"})
        assert step.turn_seconds is None or 2 * step.turn_seconds <= 60 * step.minutes
    assert [block["id"] for block in blocks["exercises"]] == [each.id for each in PACK.exercises]


def test_a_block_offers_the_forms_that_ask_something_then() -> None:
    blocks = {block["id"]: block for block in building_blocks(PACK)["exercises"]}
    [during] = blocks["E14"]["occasions"]
    assert [one["form"] for one in during["forms"]] == [None, "lite"]
    assert [one["occasion"] for one in blocks["E02"]["occasions"]] == ["before", "after"]
    [whole, lite, short] = blocks["E05"]["occasions"][0]["forms"]
    assert lite["minutes"] < short["minutes"] < whole["minutes"]


def test_what_everybody_is_asked_is_not_one_of_several() -> None:
    blocks = {block["id"]: block["choosable"] for block in building_blocks(PACK)["exercises"]}
    assert not any(blocks[id_] for id_ in ("E00", "E13", "E14"))
    assert all(blocks[id_] for id_ in ("E08", "E09", "E10", "E12"))
