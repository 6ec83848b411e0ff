"""What whoever leads has at hand for each step: what it is for, what to say, what to ask, what to watch."""

from __future__ import annotations

from typing import Any

from wli_toolkit.content.model import Exercise, Pack, Step
from wli_toolkit.store import Session


def leading_notes(session: Session) -> dict[str, list[dict[str, Any]]]:
    """Return the notes of each step of the agenda, by the step's id; a choice of exercises has notes for each."""
    pack = session.pack_model()
    return {step.id: step_notes(pack, step) for step in session.agenda_model().steps}


def step_notes(pack: Pack, step: Step) -> list[dict[str, Any]]:
    """Return one step's notes; a pause has what its screen says, to be read aloud."""
    if step.pause is not None:
        return [{"say": step.screen.model_dump()}] if step.screen else []
    return [exercise_notes(pack.exercise(ask.exercise)) for ask in step.asks]


def exercise_notes(exercise: Exercise) -> dict[str, Any]:
    """Return an exercise's notes in both languages; what its pack does not say is None."""
    return {
        "title": exercise.title.model_dump(),
        "aim": exercise.aim.model_dump() if exercise.aim else None,
        "say": exercise.say.model_dump() if exercise.say else None,
        "ask": exercise.ponder.model_dump(),
        "watch": exercise.caution.model_dump(),
    }
