"""What a summary may read of an exercise, and which of it comes from sensitive answers.

For scores that is found by trying made-up answers, before anybody answers.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from itertools import chain, islice, repeat

from wli_toolkit.content import columns, every_column, spread
from wli_toolkit.content.answers import ALL_POINTS, DAY_HOURS, SCALE_TOP, STRONGEST, Answer
from wli_toolkit.content.columns import OPEN
from wli_toolkit.content.model import (
    AnyField,
    ChipsField,
    ChoiceField,
    ChoicesField,
    DateField,
    DayField,
    Exercise,
    HoursField,
    MinutesField,
    PlaceField,
    PointsField,
    ScaleField,
    TextField,
    TimeField,
    Visibility,
    YesNoField,
)
from wli_toolkit.scoring import as_answers, scores

ATTEMPTS = 24
"""So many different people are made up: every option and every part comes up, high and low."""
ROWS = 2
Cells = list[tuple[str, int, object]]
"""What one person answered: column, row and value."""


@dataclass(frozen=True, slots=True)
class Countable:
    """Which columns and kept scores of one exercise a summary reads, and which of them are sensitive."""

    names: frozenset[str]
    sensitive: frozenset[str]


def countable(exercise: Exercise) -> Countable:
    """Return what is stored unsealed; scores kept beside sealed answers belong to the group."""
    stored = {
        column.id: column.visibility
        for column in every_column(exercise).values()
        if column.visibility in OPEN and not column.sealed
    }
    sensitive = frozenset(name for name, seen in stored.items() if seen is Visibility.SENSITIVE)
    return Countable(frozenset(stored.keys() | set(exercise.kept)), sensitive)


def sensitive_names(exercise: Exercise) -> frozenset[str]:
    """Return the columns and scores of `exercise` that sensitive answers have a part in."""
    mine = countable(exercise)
    return mine.sensitive | sensitive_scores(exercise, mine.names, mine.sensitive)


def sensitive_scores(exercise: Exercise, countable: Set[str], sensitive: Set[str]) -> frozenset[str]:
    """Return the scores of `exercise` that come out differently without the sensitive answers, or not at all.

    Found from the declaration alone, so that what counts as sensitive does not depend on who answered.

    Parameters
    ----------
    countable
        The columns that a summary reads, `sensitive` among them.
    """
    if not sensitive:
        return frozenset()
    found: set[str] = set()
    for attempt in range(ATTEMPTS):
        found |= differing(exercise, _made_up(exercise, countable, attempt), sensitive)
    return frozenset(found)


def differing(exercise: Exercise, cells: Cells, sensitive: Set[str]) -> set[str]:
    """Return the scores of one person that come out differently without the columns `sensitive`."""
    rest = [cell for cell in cells if cell[0] not in sensitive]
    if len(rest) == len(cells):
        return set()
    whole = scores(exercise, as_answers(exercise, cells))
    without = scores(exercise, as_answers(exercise, rest))
    return {name for name in whole.keys() | without.keys() if whole.get(name) != without.get(name)}


def _made_up(exercise: Exercise, countable: Set[str], attempt: int) -> Cells:
    in_rows = {name for rows in exercise.rows for name in rows.fields}
    return [
        (name, row, value)
        for place, field in enumerate(exercise.fields)
        if any(column.id in countable for column in columns(field))
        for row in range(ROWS if field.id in in_rows else 1)
        for name, value in spread(field, _answer(field, attempt * 5 + place * 3 + row)).items()
        if name in countable
    ]


def _answer(field: AnyField, turn: int) -> Answer:
    """Return a valid answer, another one for another `turn`."""
    match field:
        case ScaleField():
            return turn % (SCALE_TOP + 1)
        case YesNoField():
            return turn % 2 == 0
        case ChoiceField():
            return field.options[turn % len(field.options)].value
        case ChoicesField():
            chosen = _from(turn, [option.value for option in field.options], 1 + turn % field.at_most)
            return [option.value for option in field.options if option.value in chosen]
        case MinutesField():
            steps = (field.maximum - field.minimum) // field.step
            return field.minimum + field.step * (turn % (steps + 1))
        case HoursField():
            return field.minimum + (turn % (int(2 * (field.maximum - field.minimum)) + 1)) / 2
        case ChipsField():
            chosen = _from(turn, [part.id for part in field.parts], field.at_most)
            return {part.id: 1 + turn % STRONGEST if part.id in chosen else 0 for part in field.parts}
        case PlaceField():
            across, upwards = field.parts
            return {across.id: turn % (SCALE_TOP + 1), upwards.id: turn * 7 % (SCALE_TOP + 1)}
        case PointsField():
            return _shared(turn, [part.id for part in field.parts], ALL_POINTS)
        case DayField():
            return _shared(turn, [part.id for part in field.parts], DAY_HOURS)
        case DateField():
            return f"2030-01-{1 + turn % 28:02}"
        case TimeField():
            return f"{turn % 24:02}:00"
        case TextField():
            return "x"


def _from(turn: int, values: list[str], count: int) -> set[str]:
    """Return `count` neighbours of `values`, in a ring."""
    start = turn % len(values)
    return set(islice(chain(values[start:], values), min(count, len(values))))


def _shared(turn: int, parts: list[str], total: int) -> dict[str, int | float]:
    """Share `total` between two parts, three quarters and one."""
    shares: dict[str, int | float] = dict(zip(parts, repeat(0), strict=False))
    shares[parts[turn % len(parts)]] += total * 3 // 4
    shares[parts[(turn + 1 + turn // len(parts)) % len(parts)]] += total - total * 3 // 4
    return shares
