"""Whoever leads has notes for every step: what it is for, what to say, to ask and to watch."""

from __future__ import annotations

import pytest

from wli_toolkit.content import LANGS, load_pack
from wli_toolkit.pages.leading_notes import exercise_notes, leading_notes, step_notes
from wli_toolkit.store import Store

PACK = load_pack()


@pytest.mark.parametrize("exercise", PACK.exercises, ids=lambda one: one.id)
def test_every_exercise_has_notes_in_both_languages(exercise) -> None:
    notes = exercise_notes(exercise)
    assert set(notes) == {"title", "aim", "say", "ask", "watch"}
    assert all(notes[part][lang].strip() for part in notes for lang in LANGS)


@pytest.mark.parametrize("agenda", PACK.agendas, ids=lambda one: one.id)
def test_every_step_has_notes(agenda) -> None:
    for step in agenda.steps:
        notes = step_notes(PACK, step)
        if step.pause is not None:
            assert step.screen is not None
            assert notes == [{"say": {"ja": step.screen.ja, "en": step.screen.en}}]
        else:
            assert [note["title"]["ja"] for note in notes] == [
                PACK.exercise(ask.exercise).title.ja for ask in step.asks
            ]


def test_a_choice_has_notes_for_each_exercise() -> None:
    step = PACK.agenda("60min").step("choice")
    assert len(step_notes(PACK, step)) == len(step.one_of) == 4


def test_a_pack_need_not_say_what_an_exercise_is_for() -> None:
    bare = PACK.exercise("E11").model_copy(update={"aim": None, "say": None})
    notes = exercise_notes(bare)
    assert (notes["aim"], notes["say"]) == (None, None)
    assert notes["ask"]["ja"] == bare.ponder.ja


def test_a_session_has_notes_by_step(own_store: Store) -> None:
    session, _passcode = own_store.create_session(agenda=PACK.agenda("30min"), pack=PACK, lang="ja")
    notes = leading_notes(own_store.session(session.code))
    assert list(notes) == [step.id for step in PACK.agenda("30min").steps]
