"""What must hold for an agenda: its steps ask what exists, each thing once, and its minutes sum."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence

from wli_toolkit.content.model import Agenda, Ask, Exercise, Occasion, Step
from wli_toolkit.content.problems import Problem, no_such, problem, shown, twice
from wli_toolkit.content.words import msgid as _

GUARDRAILS = "E13"
"""The exercise that no agenda may leave out."""


def agenda_problems(
    file: str, agenda: Agenda, exercises: Sequence[Exercise], broken: Sequence[str]
) -> Iterator[Problem]:
    """Yield every mistake in one agenda; `broken` holds the ids of exercises that could not be read."""
    known = {exercise.id: exercise for exercise in exercises}
    steps: set[str] = set()
    asked: dict[Hashable, str] = {}
    for place, step in _placed(agenda):
        if step.id in steps:
            yield twice(file, place, step.id)
        steps.add(step.id)
        for ask in step.asks:
            key = place if step.exercise is not None else f"{place}.one_of.{ask.exercise}"
            if ask.exercise in known:
                yield from _ask_problems(file, key, step, ask, known[ask.exercise])
            elif ask.exercise not in broken:
                yield no_such(file, f"{key}.exercise", ask.exercise, known)
            if (ask.exercise, step.occasion) in asked:
                yield problem(
                    file,
                    key,
                    _("{exercise} is already asked on the same occasion, in the step {step}."),
                    _("Leave one of the two out, or give this one another occasion."),
                    exercise=ask.exercise,
                    step=asked[ask.exercise, step.occasion],
                )
            asked.setdefault((ask.exercise, step.occasion), step.id)
    yield from _follow_up_problems(file, agenda)
    yield from _minutes_problems(file, agenda)
    yield from _guardrail_problems(file, agenda)


def _placed(agenda: Agenda) -> Iterator[tuple[str, Step]]:
    """Return each step with its place in the file."""
    for step in agenda.steps:
        yield f"steps.{step.id}", step
    for step in agenda.follow_up:
        yield f"follow_up.{step.id}", step


def _ask_problems(file: str, key: str, step: Step, ask: Ask, exercise: Exercise) -> Iterator[Problem]:
    if ask.form is not None and ask.form not in exercise.forms:
        yield no_such(file, f"{key}.form", ask.form, exercise.forms)
    elif not exercise.asked(step.occasion, ask.form):
        occasions = (
            occasion.value
            for one in exercise.fields
            if ask.form is None or one.id in exercise.forms[ask.form]
            for occasion in one.occasions
        )
        yield problem(
            file,
            f"{key}.occasion",
            _("{exercise} asks nothing on the occasion {occasion}."),
            _("Choose an occasion that its fields name: {known}."),
            exercise=exercise.id,
            occasion=shown(step.occasion.value),
            known=", ".join(dict.fromkeys(occasions)),
        )


def _follow_up_problems(file: str, agenda: Agenda) -> Iterator[Problem]:
    for step in agenda.steps:
        if step.occasion is Occasion.FOLLOW_UP:
            yield problem(
                file,
                f"steps.{step.id}.occasion",
                _("The occasion {occasion} comes after the workshop."),
                _("Begin the step with [[follow_up]] instead of [[steps]], after all the others."),
                occasion=shown(step.occasion.value),
            )
    for step in agenda.follow_up:
        if step.exercise is None:
            yield problem(
                file,
                f"follow_up.{step.id}",
                _("A follow-up has neither pauses nor choices of exercises."),
                _('Give the step one exercise = "…".'),
            )
        elif step.occasion is not Occasion.FOLLOW_UP:
            yield problem(
                file,
                f"follow_up.{step.id}.occasion",
                _("What comes after the workshop has an occasion of its own, not {occasion}."),
                _('Write occasion = "{own}".'),
                occasion=shown(step.occasion.value),
                own=Occasion.FOLLOW_UP.value,
            )


def _minutes_problems(file: str, agenda: Agenda) -> Iterator[Problem]:
    total = sum(step.minutes for step in agenda.steps)
    if total != agenda.minutes:
        yield problem(
            file,
            "minutes",
            _("The steps take {total} minutes together, not {minutes}."),
            _("Write minutes = {total}, or change the minutes of the steps."),
            total=total,
            minutes=agenda.minutes,
        )


def _guardrail_problems(file: str, agenda: Agenda) -> Iterator[Problem]:
    if GUARDRAILS in {step.exercise for step in agenda.steps}:
        return
    if GUARDRAILS in agenda.exercises:
        yield problem(
            file,
            "steps",
            _("{exercise} (guardrails against overwork) is only one of several to choose from."),
            _('Give it a step of its own with exercise = "{exercise}"; nobody goes without guardrails.'),
            exercise=GUARDRAILS,
        )
        return
    yield problem(
        file,
        "steps",
        _("{exercise} (guardrails against overwork) is missing."),
        _('Add a step with exercise = "{exercise}"; every workshop ends with its guardrails.'),
        exercise=GUARDRAILS,
    )
