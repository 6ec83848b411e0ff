"""What an agenda can be built of: exercises in their forms with the time each takes, and pauses with a first text."""

from __future__ import annotations

import math
from typing import Any

from wli_toolkit.content.agenda_rules import GUARDRAILS
from wli_toolkit.content.agenda_warnings import COUNTING
from wli_toolkit.content.input_time import input_seconds
from wli_toolkit.content.model import Exercise, Occasion, Pack, Text
from wli_toolkit.content.words import both

PAIR_TURN_SECONDS = 90
"""For each of two, where people talk in pairs."""


def building_blocks(pack: Pack) -> dict[str, Any]:
    """Return as JSON what the agenda builder offers: exercises, and one pause of each kind."""
    return {
        "exercises": [exercise_block(exercise) for exercise in pack.exercises],
        "pauses": [
            {
                "pause": pause,
                "minutes": minutes,
                "turn_seconds": turn,
                "title": title.model_dump(),
                "phone": text.model_dump(),
                "screen": text.model_dump(),
            }
            for pause, minutes, turn, title, text in _pauses()
        ],
        "choice": both("Choose one, and go a little deeper").model_dump(),
    }


def exercise_block(exercise: Exercise) -> dict[str, Any]:
    """Return one exercise with what can be chosen of it."""
    return {
        "id": exercise.id,
        "title": exercise.title.model_dump(),
        "minutes": exercise.minutes,
        "choosable": is_choosable(exercise),
        "occasions": [
            {"occasion": occasion.value, "forms": forms_on(exercise, occasion)}
            for occasion in occasions_of(exercise)
        ],
    }


def occasions_of(exercise: Exercise) -> tuple[Occasion, ...]:
    """Return the occasions of a workshop on which `exercise` can be asked; looking back comes after it."""
    asked = {occasion for field in exercise.fields for occasion in field.occasions or (Occasion.DURING,)}
    return tuple(occasion for occasion in Occasion if occasion in asked - {Occasion.FOLLOW_UP})


def is_choosable(exercise: Exercise) -> bool:
    """Tell whether `exercise` can be one of several to choose from: not what everybody has to be asked."""
    asks_consent = any(field.id == COUNTING for field in exercise.fields)
    return exercise.id != GUARDRAILS and not exercise.boxes and not asks_consent


def forms_on(exercise: Exercise, occasion: Occasion) -> list[dict[str, Any]]:
    """Return the forms that ask something on `occasion`, the whole exercise first, with minutes of input."""
    return [
        {"form": form, "minutes": math.ceil(input_seconds(exercise, occasion, form) / 60)}
        for form in (None, *exercise.forms)
        if exercise.asked(occasion, form)
    ]


def _pauses() -> list[tuple[str, int, int | None, Text, Text]]:
    """Return kind, minutes, turn seconds, title and text of a pause of each kind."""
    return [
        (
            "talk",
            3,
            None,
            both("A short talk"),
            both("Please look up and listen for a moment; you need not look at your phone."),
        ),
        (
            "pair",
            3,
            PAIR_TURN_SECONDS,
            both("With your neighbour, ninety seconds each"),
            both(
                "Tell your neighbour what you noticed, ninety seconds each. You are free not to speak. Questions "
                "rather than advice. Eyes off other people's screens."
            ),
        ),
        (
            "table",
            5,
            None,
            both("At your table"),
            both(
                "Talk at your table about what you noticed. You are free not to speak. What is said here stays here. "
                "Questions rather than advice."
            ),
        ),
        (
            "stretch",
            2,
            None,
            both("A moment to stretch"),
            both(
                "Stand up, or stay seated: move your shoulders and neck as is comfortable, and rest your eyes."
            ),
        ),
        (
            "break",
            10,
            None,
            both("Break"),
            both("We take a break. You may close your phone; what you wrote is saved."),
        ),
        (
            "close",
            2,
            None,
            both("To close"),
            both(
                "Thank you for today. Do you have your resume code? The next screen lets you take your page home."
            ),
        ),
    ]
