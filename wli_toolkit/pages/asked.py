"""What a session asks a person: which question a message means, and which screens of the phone there are."""

from __future__ import annotations

from wli_toolkit.content.model import Agenda, AnyField, Ask, Pack, Step
from wli_toolkit.pages.content_view import rows_of, screens

SCREENS = frozenset(
    {
        "choose",
        "code",
        "consent",
        "drafts",
        "feedback",
        "follow-up",
        "hand-in",
        "intro",
        "late",
        "pause",
        "take-home",
        "wait",
    }
)
"""The screens around the questions, by the names the front end gives them."""
MOST_IN_A_NAME = 200


def asked_field(
    pack: Pack,
    agenda: Agenda,
    exercise_id: str,
    occasion: str,
    field_id: str,
    row: object,
    *,
    may_look_back: bool,
) -> AnyField | None:
    """Return the field, if the agenda asks it on that occasion and in that row; None otherwise.

    Parameters
    ----------
    may_look_back
        Whether the follow-up has begun.
    """
    if isinstance(row, bool) or not isinstance(row, int) or row < 0:
        return None
    for step in agenda.every_step if may_look_back else agenda.steps:
        for ask in step.asks:
            if ask.exercise != exercise_id or step.occasion.value != occasion:
                continue
            if row < rows_allowed(pack, agenda, step, ask, field_id):
                return pack.exercise(exercise_id).field(field_id)
    return None


def rows_allowed(pack: Pack, agenda: Agenda, step: Step, ask: Ask, field_id: str) -> int:
    """Return how many times a step may ask a field of one person: 0 where it does not."""
    exercise = pack.exercise(ask.exercise)
    for screen in screens(exercise, step.occasion, ask.form, agenda.exercises):
        if field_id in screen.get("fields", ()):
            return 1
        if any(field_id in row for row in screen.get("screens", ())):
            return int(screen["at_most"])
    return 0


def is_screen(pack: Pack, step: Step, screen: str) -> bool:
    """Tell whether a step has such a screen.

    One around its questions, the list of its rows, or some of its fields joined by `+`, each with `@` and
    the row behind where it is asked in rows.
    """
    if screen in SCREENS:
        return True
    for ask in step.asks:
        exercise = pack.exercise(ask.exercise)
        fields = {field.id: rows_of(exercise, field.id) for field in exercise.fields}
        if any(rows.id == screen for rows in exercise.rows):
            return True
        named = [part.partition("@") for part in screen[:MOST_IN_A_NAME].split("+")]
        if all(name in fields and _is_row(row, fields[name] is not None) for name, _at, row in named):
            return True
    return False


def _is_row(row: str, in_rows: bool) -> bool:
    return in_rows and len(row) == 1 and row.isascii() and row.isdigit() if row else not in_rows
