"""Scores that are kept open beside sealed answers, because no summary can open what they are made of."""

from __future__ import annotations

from collections.abc import Sequence

from wli_toolkit.content.model import Exercise
from wli_toolkit.scoring.registry import scores
from wli_toolkit.scoring.values import Answers, Scores


def kept_values(exercise: Exercise, answers: Answers, offered: Sequence[str] = ()) -> Scores:
    """Return the scores that `exercise` keeps so, for one person's answers; what cannot be told is absent.

    Each is a number, a word or a list of words, never a text that somebody wrote: they are stored unsealed,
    for the group's sake.

    Parameters
    ----------
    offered
        The fields of the blueprint boxes that the agenda offers, where the exercise has boxes.
    """
    found = scores(exercise, answers, offered) if exercise.kept else {}
    return {name: found[name] for name in exercise.kept if name in found}
