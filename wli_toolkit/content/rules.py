"""What must hold between the parts of a pack, beyond the type of each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from wli_toolkit.content.figure_rules import figure_problems
from wli_toolkit.content.model import (
    Agenda,
    AnyField,
    ChoiceField,
    ChoicesField,
    Exercise,
    HoursField,
    MinutesField,
    Step,
    TextField,
)
from wli_toolkit.content.problems import Problem, no_such, problem, shown, twice
from wli_toolkit.content.words import msgid as _

GUARDRAILS = "E13"
"""The exercise that no agenda may leave out."""

_STANDARD_ID = re.compile(r"E\d\d")
_SLUG = re.compile(r"[A-Za-z0-9_]+")
_PLACEHOLDER = re.compile(r"\{(\w*)\}")


@dataclass
class Sources:
    """Which file each exercise and agenda came from, and which exercises could not be read."""

    exercises: list[str] = field(default_factory=list)
    agendas: list[str] = field(default_factory=list)
    broken: tuple[str, ...] = ()


def pack_problems(
    exercises: Sequence[Exercise], agendas: Sequence[Agenda], sources: Sources
) -> Iterator[Problem]:
    """Yield every mistake between the parts of a pack."""
    for file, exercise in zip(sources.exercises, exercises, strict=True):
        yield from exercise_problems(file, exercise, known={one.id for one in exercises})
    for file, agenda in zip(sources.agendas, agendas, strict=True):
        yield from agenda_problems(file, agenda, exercises, sources.broken)
    yield from _repeated_files(sources.exercises, [exercise.id for exercise in exercises])
    yield from _repeated_files(sources.agendas, [agenda.id for agenda in agendas])


def exercise_problems(file: str, exercise: Exercise, known: set[str]) -> Iterator[Problem]:
    """Yield every mistake inside one exercise; `known` holds the ids of the pack's exercises."""
    yield from _repeated(file, "fields", (one.id for one in exercise.fields))
    yield from _repeated(file, "figures", (one.id for one in exercise.figures))
    yield from _repeated(file, "boxes", (one.field for one in exercise.boxes))
    yield from _repeated(file, "scores", exercise.scores)
    for one in exercise.fields:
        yield from _field_problems(file, one)
    yield from _card_problems(file, exercise)
    ids = [one.id for one in exercise.fields]
    for form, names in exercise.forms.items():
        yield from _repeated(file, f"forms.{form}", names)
        for name in names:
            if name not in ids:
                yield no_such(file, f"forms.{form}", name, ids)
    yield from _box_problems(file, exercise, known)
    for figure in exercise.figures:
        yield from figure_problems(file, exercise, figure)
    for key, text in exercise.texts.items():
        if set(_PLACEHOLDER.findall(text.ja)) != set(_PLACEHOLDER.findall(text.en)):
            yield problem(
                file,
                f"texts.{key}",
                _("The words in braces differ between the two languages."),
                _("Use the same ones in both: {ja} or {en}."),
                ja=_braced(text.ja),
                en=_braced(text.en),
            )


def agenda_problems(
    file: str, agenda: Agenda, exercises: Sequence[Exercise], broken: Sequence[str]
) -> Iterator[Problem]:
    """Yield every mistake in one agenda; `broken` holds the ids of exercises that could not be read."""
    yield from _repeated(file, "steps", (step.id for step in agenda.steps))
    known = {exercise.id: exercise for exercise in exercises}
    asked: dict[Hashable, str] = {}
    for step in agenda.steps:
        if step.exercise is None:
            continue
        if step.exercise in known:
            yield from _step_problems(file, step, known[step.exercise])
        elif step.exercise not in broken:
            yield no_such(file, f"steps.{step.id}.exercise", step.exercise, known)
        before = asked.setdefault((step.exercise, step.occasion), step.id)
        if before != step.id:
            yield problem(
                file,
                f"steps.{step.id}",
                _("{exercise} is already asked on the same occasion, in the step {step}."),
                _("Leave one of the two out, or give this one another occasion."),
                exercise=step.exercise,
                step=before,
            )
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
    if GUARDRAILS not in {step.exercise for step in agenda.steps}:
        yield problem(
            file,
            "steps",
            _("{exercise} (guardrails against overwork) is missing."),
            _('Add a step with exercise = "{exercise}"; every workshop ends with its guardrails.'),
            exercise=GUARDRAILS,
        )


def _step_problems(file: str, step: Step, exercise: Exercise) -> Iterator[Problem]:
    if step.form is not None and step.form not in exercise.forms:
        yield no_such(file, f"steps.{step.id}.form", step.form, exercise.forms)
    elif not exercise.asked(step.occasion, step.form):
        yield problem(
            file,
            f"steps.{step.id}.occasion",
            _("{exercise} asks nothing on the occasion {occasion}."),
            _("Choose an occasion that its fields name: {known}."),
            exercise=exercise.id,
            occasion=shown(step.occasion.value),
            known=", ".join(
                dict.fromkeys(occasion.value for one in exercise.fields for occasion in one.occasions)
            ),
        )


def _field_problems(file: str, one: AnyField) -> Iterator[Problem]:
    place = f"fields.{one.id}"
    if isinstance(one, ChoiceField | ChoicesField):
        values = [option.value for option in one.options]
        yield from _repeated(file, f"{place}.options", values)
        for value in values:
            if not _SLUG.fullmatch(value):
                yield problem(
                    file,
                    f"{place}.options.{value}.value",
                    _("{value} cannot be stored as it is."),
                    _("Use a short word of letters a–z, digits and _; the label may be anything."),
                    value=shown(value),
                )
    if isinstance(one, ChoicesField) and one.at_most > len(one.options):
        yield problem(
            file,
            f"{place}.at_most",
            _("{at_most} may be chosen of only {options}."),
            _("Write at_most = {options} or less."),
            at_most=one.at_most,
            options=len(one.options),
        )
    if isinstance(one, MinutesField | HoursField) and one.minimum >= one.maximum:
        yield problem(
            file,
            f"{place}.maximum",
            _("{maximum} is not more than the minimum, {minimum}."),
            _("Make maximum the larger of the two."),
            maximum=one.maximum,
            minimum=one.minimum,
        )
    if isinstance(one, TextField):
        for position, example in enumerate(one.examples, start=1):
            for lang, text in (("ja", example.ja), ("en", example.en)):
                if len(text) > one.max_chars:
                    yield problem(
                        file,
                        f"{place}.examples.#{position}.{lang}",
                        _("{text} has {length} characters; the field takes {max_chars}."),
                        _("Shorten the example, or raise max_chars."),
                        text=shown(text),
                        length=len(text),
                        max_chars=one.max_chars,
                    )


def _card_problems(file: str, exercise: Exercise) -> Iterator[Problem]:
    """A pair of cards has one for each side."""
    cards = [one.card for one in exercise.fields if isinstance(one, ChoiceField) and one.card is not None]
    for pair in dict.fromkeys(card.pair for card in cards):
        sides = sorted(card.side for card in cards if card.pair == pair)
        if sides != ["int", "sep"]:
            yield problem(
                file,
                "fields",
                _("The cards of the pair {pair} are: {sides}."),
                _('A pair needs one card with side = "sep" and one with side = "int".'),
                pair=shown(pair),
                sides=", ".join(sides),
            )


def _box_problems(file: str, exercise: Exercise, known: set[str]) -> Iterator[Problem]:
    texts = [one.id for one in exercise.fields if isinstance(one, TextField)]
    for box in exercise.boxes:
        if box.field not in texts:
            yield no_such(file, f"boxes.{box.field}.field", box.field, texts)
        for source in box.sources:
            # A pack may leave out exercises of the standard; a box for one is then simply not offered.
            if source not in known and not _STANDARD_ID.fullmatch(source):
                yield no_such(file, f"boxes.{box.field}.sources", source, sorted(known))


def _repeated(file: str, place: str, names: Iterable[str]) -> Iterator[Problem]:
    for name, count in Counter(names).items():
        if count > 1:
            yield twice(file, f"{place}.{name}", name)


def _repeated_files(files: Sequence[str], ids: Sequence[str]) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for file, name in zip(files, ids, strict=True):
        before = first.setdefault(name, file)
        if before != file:
            yield problem(
                file,
                "id",
                _("{name} is already the id of {other}."),
                _("Give each file its own id."),
                name=shown(name),
                other=before,
            )


def _braced(text: str) -> str:
    return " ".join(f"{{{name}}}" for name in sorted(set(_PLACEHOLDER.findall(text)))) or "–"
