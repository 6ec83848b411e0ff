"""What an agenda asks, on which occasions, and which figures exist where it does."""

from __future__ import annotations

from wli_toolkit.content import columns
from wli_toolkit.content.model import HANDED_IN, Agenda, Exercise, Figure, Occasion, Step

Asked = tuple[str, Occasion]
"""An exercise id and the occasion it is asked on."""


def asked_by(agenda: Agenda) -> tuple[Asked, ...]:
    """Return the exercises that `agenda` asks or offers, with their occasions, in its order."""
    return tuple(dict.fromkeys(asked for step in agenda.every_step for asked in asked_in(step)))


def asked_in(step: Step) -> tuple[Asked, ...]:
    """Return what one step asks; every alternative where people choose one, nothing in a pause."""
    return tuple((ask.exercise, step.occasion) for ask in step.asks)


def is_follow_up(agenda: Agenda, asked: Asked) -> bool:
    """Whether it is asked weeks later only, when there is nobody to close a step."""
    return not any(asked in asked_in(step) for step in agenda.steps)


def both_occasions(figure: Figure) -> tuple[Occasion, ...]:
    """Return the occasions of a figure that looks at before and after; none for any other."""
    if figure.form == "before_after" or figure.compares is not None:
        return (Occasion.BEFORE, Occasion.AFTER)
    return ()


def occasion_of(exercise: Exercise, figure: Figure, agenda: Agenda) -> Occasion | None:
    """Return the occasion whose closing freezes `figure`, or None where it does not exist.

    A figure exists where the agenda asks all that it counts and all that it needs, in the form used. One that
    names no occasion belongs to the first on which all of that is asked.
    """
    both = both_occasions(figure)
    if both:
        there = all(_is_asked(exercise, figure, agenda, occasion) for occasion in both)
        return Occasion.AFTER if there else None
    occasions = [occasion for exercise_id, occasion in asked_by(agenda) if exercise_id == exercise.id]
    for occasion in occasions:
        if figure.occasion in (None, occasion) and _is_asked(exercise, figure, agenda, occasion):
            return occasion
    return None


def _is_asked(exercise: Exercise, figure: Figure, agenda: Agenda, occasion: Occasion) -> bool:
    fields = {
        field.id: field
        for step in agenda.every_step
        for ask in step.asks
        if ask.exercise == exercise.id and step.occasion is occasion
        for field in exercise.asked(occasion, ask.form)
    }
    if not fields:
        return False
    stored = {column.id for field in fields.values() for column in columns(field)}
    of = (name for name in figure.of if name not in (*exercise.scores, HANDED_IN))
    return stored.issuperset(of) and (fields.keys() | stored).issuperset(figure.needs)
