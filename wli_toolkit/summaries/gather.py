"""A session's group answers as data frames, one for each exercise and occasion, derived scores included."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Set
from dataclasses import dataclass

import pandas as pd

from wli_toolkit.content.model import HANDED_IN, Agenda, Exercise, Occasion, Pack
from wli_toolkit.scoring import as_answers, scores
from wli_toolkit.store import Store
from wli_toolkit.summaries.asking import Asked, asked_by
from wli_toolkit.summaries.sensitive import Cells, countable, differing, sensitive_names


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
        One row per participant who agreed to be counted and answered, one column per stored column or score;
        what is asked in rows enters through scores only.
    sensitive
        (exercise, column or score) that come from sensitive answers.
    digest_keys
        Participant id → the key of the digests of their answers.
    """

    joined: int
    simulated: bool
    frames: Mapping[Asked, pd.DataFrame]
    sensitive: frozenset[tuple[str, str]]
    digest_keys: Mapping[str, bytes]

    def column(self, asked: Asked, name: str) -> pd.Series:
        """Return the answers to `name` by participant, unset ones left out."""
        frame = self.frames.get(asked)
        if frame is None or name not in frame.columns:
            return pd.Series(dtype=object)
        return frame[name].dropna()


def gather(store: Store, code: str, pack: Pack, agenda: Agenda) -> Gathered:
    """Read what may be counted of the session `code`."""
    exercises = {name: pack.exercise(name) for name, _ in asked_by(agenda)}
    readable = {name: countable(exercise) for name, exercise in exercises.items()}
    cells: dict[Asked, dict[str, Cells]] = {asked: defaultdict(list) for asked in asked_by(agenda)}
    consenting: set[str] = set()
    digest_keys: dict[str, bytes] = {}
    for answer in store.group_answers(code):
        asked = (answer.exercise, Occasion(answer.occasion))
        if asked not in cells or answer.field not in readable[answer.exercise].names or answer.value is None:
            continue
        digest_keys[answer.participant] = answer.digest_key
        if answer.consent_sensitive:
            consenting.add(answer.participant)
        elif answer.field in readable[answer.exercise].sensitive:
            continue
        cells[asked][answer.participant].append((answer.field, answer.row, answer.value))
    sensitive = {name: set(sensitive_names(exercise)) for name, exercise in exercises.items()}
    for (name, _), people in cells.items():
        for stored in people.values():
            sensitive[name] |= differing(exercises[name], stored, readable[name].sensitive)
    participants = store.participants(code)
    return Gathered(
        joined=len(participants),
        simulated=any(participant.simulated for participant in participants),
        frames={
            asked: _frame(
                exercises[asked[0]],
                people,
                consenting,
                sensitive[asked[0]],
                store.who_handed_in(code) if exercises[asked[0]].boxes else None,
            )
            for asked, people in cells.items()
        },
        sensitive=frozenset((exercise, name) for exercise, names in sensitive.items() for name in names),
        digest_keys=digest_keys,
    )


def _frame(
    exercise: Exercise,
    people: Mapping[str, Cells],
    consenting: Set[str],
    sensitive: Set[str],
    handed_in: Set[str] | None,
) -> pd.DataFrame:
    """Return one exercise's answers and scores, a row for each person; and, if it has boxes, who handed in.

    Where somebody's sensitive answers may not be counted, neither may the scores that need them: what the
    other answers alone come to would be wrong.
    """
    in_rows = {rows.id for rows in exercise.rows}
    records = []
    for person, stored in people.items():
        answers = as_answers(exercise, stored)
        derived: dict[str, object] = {
            name: value
            for name, value in scores(exercise, answers).items()
            if name not in exercise.kept and (person in consenting or name not in sensitive)
        }
        plain = {name: value for name, value in answers.items() if name not in in_rows}
        if handed_in is not None:
            derived[HANDED_IN] = "yes" if person in handed_in else "no"
        records.append(_plain(plain | derived))
    return pd.DataFrame.from_records(records, index=list(people))


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
