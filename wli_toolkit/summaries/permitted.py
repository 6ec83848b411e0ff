"""Which group pictures an expected number of people permits, told before anybody has answered.

Everything follows from the gates that the summaries themselves use. It is the best case: every figure can still be
withheld where the answers fall so that a small number could be worked out.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from wli_toolkit.content.model import Agenda, Figure, Occasion, Pack, Text
from wli_toolkit.content.words import msgid as _
from wli_toolkit.content.words import said
from wli_toolkit.summaries.asking import occasion_of
from wli_toolkit.summaries.freezing import Thresholds
from wli_toolkit.summaries.gates import COMPARED_FROM, FULL_TABLE_FROM, REPORTED_PAIRS
from wli_toolkit.summaries.sensitive import sensitive_names

State = Literal["hidden", "almost", "medians", "leavers", "shown"]
"""Not told; told only where almost all answered alike; medians and counts; if enough leave; told with its numbers."""
LEAST_FIRST: tuple[State, ...] = ("hidden", "leavers", "almost", "medians", "shown")
"""In which order states are said, the last one first."""
NEVER = sys.maxsize
"""More people than ever come: how many leave, and not how many there are, decides what is told."""
BOTH_SIDES = 2
"""A number is told where a threshold's worth of people stand on either side of it."""


@dataclass(frozen=True, slots=True)
class Gate:
    """From how many people on something is told, at best.

    Attributes
    ----------
    told_from
        Under so many nothing is told.
    whole_from
        From so many on it is told with its numbers.
    between
        What is told between the two.
    """

    told_from: int
    whole_from: int
    between: State = "almost"

    def state(self, people: int) -> State:
        """Return what `people` people permit."""
        if people < self.told_from:
            return "hidden"
        return self.between if people < self.whole_from else "shown"


@dataclass(frozen=True, slots=True)
class Permitted:
    """What is permitted of one exercise.

    Attributes
    ----------
    people
        How many are expected to answer it: all, or their part where each person chooses one exercise of several.
    room, organiser
        How it is for its pictures together, in the room and in what the organiser gets.
    lines
        The same in plain sentences.
    """

    exercise: str
    title: Text
    people: int
    room: State
    organiser: State
    lines: tuple[Text, ...]


def permitted(pack: Pack, agenda: Agenda, thresholds: Thresholds, people: int) -> tuple[Permitted, ...]:
    """Return what `people` people permit, exercise by exercise in the agenda's order.

    Parameters
    ----------
    people
        How many are expected to agree to be counted.
    """
    found = []
    for id_ in agenda.exercises:
        exercise = pack.exercise(id_)
        figures = [
            figure
            for figure in exercise.figures
            if occasion_of(exercise, figure, agenda) not in (None, Occasion.FOLLOW_UP)
        ]
        if not figures:
            continue
        expected = people // shared_by(agenda, id_)
        sensitive = sensitive_names(exercise)
        states: dict[str, list[State]] = {"room": [], "organiser": []}
        grouped: dict[tuple[str, State, int, bool], list[Text]] = {}
        for figure in figures:
            is_sensitive = bool(sensitive.intersection(_names(figure)))
            limits = thresholds.sensitive() if is_sensitive else thresholds
            room, report = gate(figure, limits.room), gate(figure, limits.organiser, reported=True)
            told = {"room": (room.state(expected), room), "organiser": (report.state(expected), report)}
            for audience, (state, each) in told.items():
                states[audience].append(state)
                grouped.setdefault((audience, state, _next(each, state), is_sensitive), []).append(
                    figure.title
                )
        found.append(
            Permitted(
                id_,
                exercise.title,
                expected,
                _together(states["room"]),
                _together(states["organiser"]),
                tuple(_lines(grouped)),
            )
        )
    return tuple(found)


def gate(figure: Figure, threshold: int, *, reported: bool = False) -> Gate:
    """Return from how many people on `figure` is told at `threshold`; `reported` where it goes into a report."""
    if figure.compares == "leavers":
        least = BOTH_SIDES * max(COMPARED_FROM, threshold)
        return Gate(least, NEVER, "leavers")
    if figure.form == "before_after":
        least = max(threshold, REPORTED_PAIRS) if reported else threshold
        return Gate(least, max(FULL_TABLE_FROM, least), "medians")
    if figure.compares == "occasions":
        least = max(threshold, REPORTED_PAIRS) if reported else threshold
        return Gate(least, BOTH_SIDES * threshold)
    if figure.by is not None:
        return Gate(BOTH_SIDES * threshold, BOTH_SIDES * threshold)
    if figure.form in ("quartiles", "dumbbell"):
        return Gate(threshold, threshold)
    if figure.form == "means":
        # With just the threshold's number of people everybody would be known to have given something to each line.
        return Gate(threshold + 1, threshold + 1)
    return Gate(threshold, BOTH_SIDES * threshold)


def general(thresholds: Thresholds, people: int) -> tuple[Text, ...]:
    """Return what holds for the whole workshop with `people` people, in sentences."""
    told = []
    if people < thresholds.room:
        told.append(
            said(
                _(
                    "With fewer than {room} people no group picture is shown. Everybody still gets their own page."
                ),
                room=thresholds.room,
            )
        )
    elif people < thresholds.organiser:
        told.append(
            said(
                _(
                    "With fewer than {report} people the organiser's report holds no figures, only how many joined."
                ),
                report=thresholds.organiser,
            )
        )
    told.append(
        said(_("Some will not agree to be counted, or leave a question out: reckon with a few people fewer."))
    )
    return tuple(told)


def shared_by(agenda: Agenda, exercise_id: str) -> int:
    """Return between how many exercises people choose where this one is offered; 1 where everybody is asked it."""
    offers = [len(step.asks) for step in agenda.steps if exercise_id in {ask.exercise for ask in step.asks}]
    return min(offers, default=1)


def _names(figure: Figure) -> tuple[str, ...]:
    return figure.of if figure.by is None else (*figure.of, figure.by)


def _next(each: Gate, state: State) -> int:
    """Return from how many people on more is told; 0 where nothing more is."""
    match state:
        case "hidden":
            return each.told_from
        case "almost" | "medians":
            return each.whole_from
        case _:
            return 0


def _together(states: Sequence[State]) -> State:
    """Return how it is for several pictures together: all told, none, or some of it."""
    if all(state in ("shown", "leavers") for state in states) and "shown" in states:
        return "shown"
    return "hidden" if set(states) == {"hidden"} else "almost"


_AUDIENCES = {
    "room": _("In the room:"),
    "organiser": _("In the organiser's report:"),
    "both": _("In the room and in the organiser's report:"),
}
_SAYS: dict[State, str] = {
    "shown": _("{titles} can be shown with numbers."),
    "medians": _("{titles} shows medians and counts only; the full table needs {n} people."),
    "almost": _("{titles} only tells if almost everybody answered alike; numbers need {n} people."),
    "leavers": _("{titles} is shown only if {n} or more stay to the end and {n} or more leave before."),
    "hidden": _("{titles} stays empty; it needs {n} people."),
}
_INNER = str.maketrans("「」", "『』")
"""Quotation marks within quotation marks."""
_PRIVATE = _("(Only those count who agreed to the private questions.)")


def _lines(grouped: dict[tuple[str, State, int, bool], list[Text]]) -> Iterator[Text]:
    """Yield a sentence for each state, once for both audiences where it is the same for both."""
    together: dict[tuple[str, State, int, bool], list[Text]] = {}
    for (audience, state, needed, is_sensitive), titles in grouped.items():
        other = "organiser" if audience == "room" else "room"
        same = grouped.get((other, state, needed, is_sensitive)) == titles
        together["both" if same else audience, state, needed, is_sensitive] = titles
    order = sorted(
        together,
        key=lambda key: (
            ("both", "room", "organiser").index(key[0]),
            -LEAST_FIRST.index(key[1]),
            key[2],
        ),
    )
    for audience, state, needed, is_sensitive in order:
        titles = list(dict.fromkeys(together[audience, state, needed, is_sensitive]))
        names = Text(
            ja="".join(f"「{title.ja.translate(_INNER)}」" for title in titles),
            en=", ".join(f"“{title.en}”" for title in titles),
        )
        parts = [
            said(_AUDIENCES[audience]),
            said(_SAYS[state], titles=names, n=needed or COMPARED_FROM),
            *([said(_PRIVATE)] if is_sensitive and state != "hidden" else []),
        ]
        yield Text(ja="".join(part.ja for part in parts), en=" ".join(part.en for part in parts))
