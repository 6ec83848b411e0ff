"""What must hold between the parts of a pack, beyond the type of each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from wli_toolkit.content.agenda_rules import agenda_problems
from wli_toolkit.content.field_rules import field_problems
from wli_toolkit.content.figure_rules import figure_problems
from wli_toolkit.content.group_rules import copy_problems, kept_problems, name_problems, rows_problems
from wli_toolkit.content.model import Agenda, ChoiceField, Exercise, TextField
from wli_toolkit.content.problems import Problem, no_such, problem, repeated, shown
from wli_toolkit.content.text_rules import braces_problems
from wli_toolkit.content.words import msgid as _

_STANDARD_ID = re.compile(r"E\d\d")


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
    yield from name_problems(file, exercise)
    yield from kept_problems(file, exercise)
    for one in exercise.fields:
        yield from field_problems(file, one)
    yield from rows_problems(file, exercise)
    yield from copy_problems(file, exercise)
    yield from _card_problems(file, exercise)
    ids = [one.id for one in exercise.fields]
    for form, names in exercise.forms.items():
        yield from repeated(file, f"forms.{form}", names)
        for name in names:
            if name not in ids:
                yield no_such(file, f"forms.{form}", name, ids)
    yield from _box_problems(file, exercise, known)
    yield from repeated(file, "figures", (one.id for one in exercise.figures))
    for figure in exercise.figures:
        yield from figure_problems(file, exercise, figure)
    for key, text in exercise.texts.items():
        yield from braces_problems(file, f"texts.{key}", text)


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
    yield from repeated(file, "boxes", (one.field for one in exercise.boxes))
    in_rows = {name for rows in exercise.rows for name in rows.fields}
    texts = [one.id for one in exercise.fields if isinstance(one, TextField) and one.id not in in_rows]
    for box in exercise.boxes:
        if box.field not in texts:
            yield no_such(file, f"boxes.{box.field}.field", box.field, texts)
        for source in box.sources:
            # A pack may leave out exercises of the standard; a box for one is then simply not offered.
            if source not in known and not _STANDARD_ID.fullmatch(source):
                yield no_such(file, f"boxes.{box.field}.sources", source, sorted(known))


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
