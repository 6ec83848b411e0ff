"""What may go wrong in the room with an agenda, in the words of somebody who builds it on screen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from wli_toolkit.content.input_time import slot_warnings
from wli_toolkit.content.model import Agenda, Exercise, Occasion, Pack, Step, Text
from wli_toolkit.content.problems import Problem, problem_at
from wli_toolkit.content.words import msgid as _

COUNTING = "consent_group"
"""The question whose yes lets somebody be counted."""
LONGEST_STRETCH = 90
"""Minutes without a pause in which people can get up, before it is said."""


def warnings_of(pack: Pack, agenda: Agenda) -> Iterator[Problem]:
    """Yield what may go wrong in the room with an agenda whose exercises are all in `pack`."""
    exercises = {exercise.id: exercise for exercise in pack.exercises}
    yield from slot_warnings(pack, agenda, "")
    yield from _turns(agenda)
    yield from _never_counted(pack, agenda)
    yield from _before_and_after(agenda, exercises)
    yield from _drafts_of_later(agenda, exercises)
    yield from _look_back(agenda, exercises)
    yield from _without_a_rest(agenda)


def _turns(agenda: Agenda) -> Iterator[Problem]:
    for step in agenda.steps:
        if step.turn_seconds and 2 * step.turn_seconds > 60 * step.minutes:
            yield problem_at(
                f"steps.{step.id}",
                _("Two turns of {seconds} seconds do not fit into {minutes} minutes."),
                _("Give the step more minutes, or shorten the turns."),
                seconds=step.turn_seconds,
                minutes=step.minutes,
            )


def _never_counted(pack: Pack, agenda: Agenda) -> Iterator[Problem]:
    asking = [each for each in pack.exercises if any(field.id == COUNTING for field in each.fields)]
    if asking and not any(each.id in agenda.exercises for each in asking):
        yield problem_at(
            "",
            _(
                "“{title}” is missing: without it nobody can agree to be counted, so there are no group pictures."
            ),
            _("Add it as the first step."),
            title=asking[0].title,
        )


def _before_and_after(agenda: Agenda, exercises: Mapping[str, Exercise]) -> Iterator[Problem]:
    places: dict[str, dict[Occasion, tuple[int, Step]]] = {}
    for number, step in enumerate(agenda.steps):
        for ask in step.asks:
            places.setdefault(ask.exercise, {}).setdefault(step.occasion, (number, step))
    for id_, asked in places.items():
        if not _has_both(exercises[id_]):
            continue
        before, after = asked.get(Occasion.BEFORE), asked.get(Occasion.AFTER)
        title = exercises[id_].title
        if after and not before:
            yield problem_at(
                f"steps.{after[1].id}",
                _("“{title}” is asked at the end but not at the start, so there is nothing to compare with."),
                _("Add it at the start, or take it out here."),
                title=title,
            )
        elif before and not after:
            yield problem_at(
                f"steps.{before[1].id}",
                _("“{title}” is asked at the start but not at the end, so no before and after can be shown."),
                _("Add it at the end, too."),
                title=title,
            )
        elif before and after and after[0] < before[0]:
            yield problem_at(
                f"steps.{after[1].id}",
                _("“{title}” for the end comes before the one for the start."),
                _("Change their order."),
                title=title,
            )


def _has_both(exercise: Exercise) -> bool:
    """Whether a figure of the exercise compares before and after."""
    return any(figure.form == "before_after" or figure.compares is not None for figure in exercise.figures)


def _drafts_of_later(agenda: Agenda, exercises: Mapping[str, Exercise]) -> Iterator[Problem]:
    for number, step in enumerate(agenda.steps):
        sources = {
            source for ask in step.asks for box in exercises[ask.exercise].boxes for source in box.sources
        }
        earlier = {ask.exercise for each in agenda.steps[:number] for ask in each.asks}
        later = [
            id_
            for id_ in dict.fromkeys(
                ask.exercise
                for each in agenda.steps[number + 1 :]
                for ask in each.asks
                if each.occasion is not Occasion.AFTER
            )
            if id_ in sources and id_ not in earlier
        ]
        if later:
            yield problem_at(
                f"steps.{step.id}",
                _("Its first drafts come from earlier answers, but these steps come after it: {titles}."),
                _("Move this step behind them."),
                titles=_listed([exercises[id_].title for id_ in later]),
            )


def _look_back(agenda: Agenda, exercises: Mapping[str, Exercise]) -> Iterator[Problem]:
    for step in agenda.follow_up:
        for ask in step.asks:
            if ask.exercise not in agenda.exercises:
                yield problem_at(
                    "follow_up",
                    _("After 30 days “{title}” is looked back at, but the workshop does not ask it."),
                    _("Add it to the workshop, or leave the look back out."),
                    title=exercises[ask.exercise].title,
                )


def _without_a_rest(agenda: Agenda) -> Iterator[Problem]:
    if not any(step.pause in ("talk", "pair", "table") for step in agenda.steps):
        return  # nobody leads it, and whoever is alone gets up when they like
    sat = 0
    for step in agenda.steps:
        sat = 0 if step.pause in ("stretch", "break") else sat + step.minutes
        if sat > LONGEST_STRETCH:
            yield problem_at(
                f"steps.{step.id}",
                _("People sit for more than {minutes} minutes without a break up to here."),
                _("Put a stretch or a break before it."),
                minutes=LONGEST_STRETCH,
            )
            return


def _listed(titles: Sequence[Text]) -> Text:
    return Text(ja="・".join(title.ja for title in titles), en=", ".join(title.en for title in titles))
