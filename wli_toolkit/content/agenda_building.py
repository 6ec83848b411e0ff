"""An agenda put together in the console: read from what was sent, with its mistakes and warnings for a facilitator."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pydantic import ValidationError

from wli_toolkit.content.agenda_rules import GUARDRAILS, agenda_problems
from wli_toolkit.content.agenda_warnings import warnings_of
from wli_toolkit.content.model import LANGS, Agenda, Exercise, Occasion, Pack, Text
from wli_toolkit.content.problems import Problem, problem_at
from wli_toolkit.content.validation import told
from wli_toolkit.content.words import msgid as _

OWN = "own"
"""What an agenda is called that is none of the pack's."""
MOST_STEPS = 60
LONGEST_TEXT = 800
"""Characters of one text of a step, in one language."""


@dataclass(frozen=True)
class Draft:
    """An agenda that is being built.

    Attributes
    ----------
    agenda
        None where it cannot be read.
    mistakes
        What has to be mended before it can be run; each key names the step, as `steps.<id>`.
    warnings
        What may go wrong in the room.
    """

    agenda: Agenda | None
    mistakes: tuple[Problem, ...]
    warnings: tuple[Problem, ...] = ()


def read_agenda(pack: Pack, raw: Mapping[str, object]) -> Draft:
    """Return the agenda that `raw` describes; its minutes are the sum of its steps' and need not be told."""
    steps = raw.get("steps")
    steps = steps if isinstance(steps, list) else []
    if not steps:
        empty = problem_at(
            "", _("The agenda has no steps."), _("Add a step, or go back to one of the ready agendas.")
        )
        return Draft(None, (empty,))
    if len(steps) > MOST_STEPS:
        many = problem_at(
            "",
            _("The agenda has {count} steps; {most} are the most."),
            _("Take some out."),
            count=len(steps),
            most=MOST_STEPS,
        )
        return Draft(None, (many,))
    minutes = [step.get("minutes") if isinstance(step, dict) else None for step in steps]
    total = sum(each for each in minutes if isinstance(each, int) and not isinstance(each, bool))
    given = {**raw, "minutes": max(1, total)}
    try:
        agenda = Agenda.model_validate(given)
    except ValidationError as error:
        return Draft(None, tuple(told("", given, Agenda, error)))
    agenda = named(pack, agenda)
    mistakes = tuple(mistakes_in(pack, agenda))
    return Draft(agenda, mistakes, tuple(warnings_of(pack, agenda)) if _is_known(pack, agenda) else ())


def _is_known(pack: Pack, agenda: Agenda) -> bool:
    """Whether the pack has all that the agenda asks."""
    forms = {exercise.id: (None, *exercise.forms) for exercise in pack.exercises}
    return all(ask.form in forms.get(ask.exercise, ()) for step in agenda.every_step for ask in step.asks)


def named(pack: Pack, agenda: Agenda) -> Agenda:
    """Return `agenda` under the id of the pack's agenda that it equals, or as one's own."""
    for known in pack.agendas:
        if known == agenda.model_copy(update={"id": known.id}):
            return known
    return agenda.model_copy(update={"id": OWN})


def mistakes_in(pack: Pack, agenda: Agenda) -> Iterator[Problem]:
    """Yield what is wrong with `agenda`, in the words of somebody who builds it on screen."""
    exercises = {exercise.id: exercise for exercise in pack.exercises}
    own = [*_too_long(agenda), *_twice(agenda, exercises), *_no_guardrails(agenda, exercises)]
    yield from own
    if not own:
        yield from agenda_problems("", agenda, pack.exercises, broken=())


def _too_long(agenda: Agenda) -> Iterator[Problem]:
    texts = [("", agenda.title)]
    for step in agenda.every_step:
        texts += [(f"steps.{step.id}", text) for text in (step.title, step.phone, step.screen) if text]
    for key, text in texts:
        longest = max(len(text.get(lang)) for lang in LANGS)
        if longest > LONGEST_TEXT:
            yield problem_at(
                key,
                _("A text has {count} characters; {most} are the most."),
                _("Shorten it."),
                count=longest,
                most=LONGEST_TEXT,
            )


def _twice(agenda: Agenda, exercises: Mapping[str, Exercise]) -> Iterator[Problem]:
    asked: set[tuple[str, Occasion]] = set()
    for step in agenda.every_step:
        for ask in step.asks:
            if (ask.exercise, step.occasion) in asked:
                yield problem_at(
                    f"steps.{step.id}",
                    _("“{title}” is asked twice at the same point of the workshop."),
                    _("Take one of the two out."),
                    title=_title_of(exercises, ask.exercise),
                )
            asked.add((ask.exercise, step.occasion))


def _no_guardrails(agenda: Agenda, exercises: Mapping[str, Exercise]) -> Iterator[Problem]:
    if GUARDRAILS in {step.exercise for step in agenda.steps}:
        return
    yield problem_at(
        "",
        _("“{title}” ({exercise}) is missing as a step of its own."),
        _("Add it: no workshop goes without its guardrails against overwork."),
        title=_title_of(exercises, GUARDRAILS),
        exercise=GUARDRAILS,
    )


def _title_of(exercises: Mapping[str, Exercise], id_: str) -> Text:
    """Return what the exercise `id_` is called; its id where there is none."""
    return exercises[id_].title if id_ in exercises else Text(ja=id_, en=id_)
