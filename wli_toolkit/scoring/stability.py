"""Security and learning now: which of the two there is, and whether each is enough."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from wli_toolkit.content.model import Exercise, Lang, Occasion, ScaleField
from wli_toolkit.scoring.reading import label, number, say, words
from wli_toolkit.scoring.values import Answers, Everything, Feedback, Scores

HIGH = 6
"""From this on, security or learning counts as there."""
RIGHT, TOO_LITTLE = "right", "too_little"


def scores(_exercise: Exercise, answers: Answers, _offered: Sequence[str] = ()) -> Scores:
    """Score security and learning.

    Returns
    -------
    Scores
        `cell`: `both`, `stable`, `learning` or `little`, by which of the two is at least 6; only with both.
        `settled`: `yes` where both are just right, otherwise `no`; only when both were judged.
    """
    result: Scores = {}
    stab, grow = number(answers, "stab"), number(answers, "grow")
    if stab is not None and grow is not None:
        result["cell"] = _cell(stab, grow)
    enough = [words(answers, f"{name}_enough") for name in ("stab", "grow")]
    if all(enough):
        result["settled"] = "yes" if enough == [RIGHT, RIGHT] else "no"
    return result


def feedback(
    exercise: Exercise, _occasion: Occasion, answers: Answers, _everything: Everything, lang: Lang
) -> Feedback:
    """Say back where the person is today, and put one question to it.

    Where both are just right, that is what is said, whatever the numbers.
    """
    scored = scores(exercise, answers)
    stab, grow, cell = number(answers, "stab"), number(answers, "grow"), scored.get("cell")
    settled = scored.get("settled") == "yes"
    lines: tuple[str, ...] = ()
    if settled:
        lines += () if cell is None else say(exercise, "numbers", lang, stab=stab, grow=grow)
        lines += say(exercise, "settled", lang)
    elif cell is not None:
        name = label(exercise, f"cell_{cell}", lang)
        lines += say(exercise, "stands", lang, stab=stab, grow=grow, cell=name)
    if words(answers, "grow_enough") == TOO_LITTLE:
        lines += say(exercise, "grow_little", lang)
    if settled:
        lines += say(exercise, "ask_settled", lang)
    elif cell is not None:
        lines += say(exercise, f"ask_{cell}", lang)
    return Feedback(lines, None if cell is None else _plane(exercise, stab, grow, lang))


def _cell(stab: int, grow: int) -> str:
    if stab >= HIGH:
        return "both" if grow >= HIGH else "stable"
    return "learning" if grow >= HIGH else "little"


def _plane(exercise: Exercise, stab: int | None, grow: int | None, lang: Lang) -> Mapping[str, object]:
    cells = {"ll": "little", "hl": "stable", "lh": "learning", "hh": "both"}
    return {
        "kind": "plane",
        "x": _axis(exercise, "stab", lang),
        "y": _axis(exercise, "grow", lang),
        "split": HIGH,
        "cells": {place: label(exercise, f"cell_{cell}", lang) for place, cell in cells.items()},
        "points": [{"x": stab, "y": grow, "label": label(exercise, "point", lang)}],
    }


def _axis(exercise: Exercise, name: str, lang: Lang) -> dict[str, str]:
    axis = {"label": label(exercise, f"axis_{name}", lang), "low": "", "high": ""}
    for field in exercise.fields:
        if field.id == name and isinstance(field, ScaleField):
            axis |= {"low": field.low.get(lang), "high": field.high.get(lang)}
    return axis
