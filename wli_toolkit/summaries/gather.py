"""A session's group answers as data frames, one for each exercise and occasion, derived scores included."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from wli_toolkit.content.model import Agenda, Exercise, Occasion, Pack, Visibility
from wli_toolkit.scoring import count_names, scores
from wli_toolkit.store import Store

Asked = tuple[str, Occasion]
"""An exercise id and the occasion it is asked on."""
GROUPED = frozenset({Visibility.GROUP, Visibility.SENSITIVE})


@dataclass(frozen=True)
class Gathered:
    """What the people of one session answered, as far as a summary may count it.

    Attributes
    ----------
    joined
        How many joined, whatever they consented to.
    simulated
        Whether any of them are.
    frames
        One row per participant who agreed to be counted and answered, one column per field or score.
    sensitive
        (exercise, field or score) that come from sensitive answers.
    """

    joined: int
    simulated: bool
    frames: Mapping[Asked, pd.DataFrame]
    sensitive: frozenset[tuple[str, str]]

    def column(self, asked: Asked, name: str) -> pd.Series:
        """Return the answers to `name` by participant, unset ones left out."""
        frame = self.frames.get(asked)
        if frame is None or name not in frame.columns:
            return pd.Series(dtype=object)
        return frame[name].dropna()


def asked_by(agenda: Agenda) -> tuple[Asked, ...]:
    """Return the exercises that `agenda` asks, with their occasions, in its order."""
    return tuple(
        dict.fromkeys((step.exercise, step.occasion) for step in agenda.steps if step.exercise is not None)
    )


def gather(store: Store, code: str, pack: Pack, agenda: Agenda) -> Gathered:
    """Read what may be counted of the session `code`."""
    values: dict[Asked, dict[str, dict[str, object]]] = {
        asked: defaultdict(dict) for asked in asked_by(agenda)
    }
    exercises = {exercise_id: pack.exercise(exercise_id) for exercise_id, _ in values}
    grouped = {
        (exercise.id, field.id): field.visibility
        for exercise in exercises.values()
        for field in exercise.fields
        if field.visibility in GROUPED
    }
    for exercise in exercises.values():
        grouped |= {(exercise.id, name): Visibility.GROUP for name in count_names(exercise)}
    for answer in store.group_answers(code):
        visibility = grouped.get((answer.exercise, answer.field))
        asked = (answer.exercise, Occasion(answer.occasion))
        if visibility is None or asked not in values or answer.row or answer.value is None:
            continue
        if visibility is Visibility.SENSITIVE and not answer.consent_sensitive:
            continue
        values[asked][answer.participant][answer.field] = answer.value
    sensitive = {key for key, visibility in grouped.items() if visibility is Visibility.SENSITIVE}
    frames = {}
    for asked, people in values.items():
        records = []
        for answers in people.values():
            derived, private = _derived(exercises[asked[0]], answers, sensitive)
            sensitive |= {(asked[0], name) for name in private}
            records.append(_plain(answers) | derived)
        frames[asked] = pd.DataFrame.from_records(records, index=list(people))
    participants = store.participants(code)
    return Gathered(
        joined=len(participants),
        simulated=any(each.simulated for each in participants),
        frames=frames,
        sensitive=frozenset(sensitive),
    )


def _derived(
    exercise: Exercise, answers: Mapping[str, object], sensitive: set[tuple[str, str]]
) -> tuple[dict[str, object], set[str]]:
    """Return the scores, and the names of those that sensitive answers have a part in."""
    derived: dict[str, object] = dict(scores(exercise, answers))
    rest = {name: value for name, value in answers.items() if (exercise.id, name) not in sensitive}
    if len(rest) == len(answers):
        return derived, set()
    without = scores(exercise, rest)
    return derived, {name for name, value in derived.items() if without.get(name) != value}


def _plain(answers: Mapping[str, object]) -> dict[str, object]:
    """Return answers as a frame holds them: yes and no as categories, lists as tuples."""
    return {
        name: ("yes" if value else "no")
        if isinstance(value, bool)
        else tuple(value)
        if isinstance(value, list)
        else value
        for name, value in answers.items()
    }
