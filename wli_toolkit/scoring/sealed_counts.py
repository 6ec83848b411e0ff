"""Counts of sealed texts: how many were written is the one thing of them that group figures may use."""

from __future__ import annotations

from collections.abc import Sequence

from wli_toolkit.content.model import Exercise
from wli_toolkit.scoring.registry import scores
from wli_toolkit.scoring.values import Answers


def count_names(exercise: Exercise) -> frozenset[str]:
    """Return the names of the counts that figures of `exercise` use; empty where it has no blueprint boxes."""
    if not exercise.boxes:
        return frozenset()
    fields = {field.id for field in exercise.fields}
    return frozenset(name for figure in exercise.figures for name in figure.of if name not in fields)


def sealed_counts(exercise: Exercise, answers: Answers, offered: Sequence[str] = ()) -> dict[str, int]:
    """Return those counts for one person's answers; what cannot be counted is absent.

    They are stored beside the answers, unsealed, because a summary cannot open the texts that they count.
    """
    names = count_names(exercise)
    found = scores(exercise, answers, offered) if names else {}
    return {name: value for name, value in found.items() if name in names and isinstance(value, int)}
