"""Reading packs and agendas from their folders."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from wli_toolkit.content.agenda_rules import agenda_problems
from wli_toolkit.content.files import Reading
from wli_toolkit.content.input_time import slot_warnings
from wli_toolkit.content.model import Agenda, Declaration, Exercise, Pack, Text
from wli_toolkit.content.problems import ContentError, Problem, listed, problem, shown
from wli_toolkit.content.rules import Sources, pack_problems
from wli_toolkit.content.talk import Talk
from wli_toolkit.content.talk_rules import talk_problems
from wli_toolkit.content.words import msgid as _

STANDARD = "standard"
PACKS = Path(__file__).parent / "packs"
"""Where the packs that come along lie."""
_HEAD = "pack.toml"
_TALK = "talk.toml"
"""A pack may do without."""


class _Head(Declaration):
    """What `pack.toml` says of the pack as a whole."""

    id: str
    title: Text
    opening: Text
    closing: Text


def load_pack(path: str | Path | None = None) -> Pack:
    """Return a pack of exercises and agendas.

    Parameters
    ----------
    path
        The pack's folder (or its `pack.toml`); None or `"standard"` is the standard pack, which is read
        once per process.

    Raises
    ------
    ContentError
        If anything in the pack is wrong; it names every mistake.
    """
    if path is None or str(path) == STANDARD:
        return _standard()
    return _load(Path(path))


def check_pack(path: str | Path) -> list[Problem]:
    """Return every mistake in the pack in the folder `path`; an empty list means that it can be used.

    A single agenda file is checked against the standard pack, or the pack in whose `agendas` folder it lies.
    """
    path = Path(path)
    lone = _lone_agenda(path)
    if lone is None:
        return _read(_home(path)).problems
    try:
        _agenda_from(load_pack(), lone)
    except ContentError as error:
        return list(error.problems)
    return []


def check_warnings(path: str | Path) -> list[Problem]:
    """Return what is no mistake but may go wrong in the room: steps too short for what they ask.

    `path` is what `check_pack` takes. A pack or an agenda with mistakes has no warnings yet.
    """
    path = Path(path)
    if check_pack(path):
        return []
    lone = _lone_agenda(path)
    if lone is not None:
        return slot_warnings(load_pack(), _agenda_from(load_pack(), lone), lone.name)
    found = _read(_home(path))
    if found.pack is None:
        return []
    return [
        warning
        for agenda, file in zip(found.pack.agendas, found.agenda_files, strict=True)
        for warning in slot_warnings(found.pack, agenda, file)
    ]


def load_agenda(pack: Pack, name_or_path: str | Path) -> Agenda:
    """Return an agenda of `pack` by its id, or one from a TOML file of the same form.

    Raises
    ------
    ContentError
        If there is no such agenda (the way out names those there are), or the file is wrong.
    """
    for agenda in pack.agendas:
        if agenda.id == str(name_or_path):
            return agenda
    path = Path(name_or_path)
    if path.is_file() or path.suffix == ".toml":
        return _agenda_from(pack, path)
    raise ContentError(
        [
            problem(
                str(name_or_path),
                "",
                _("There is no agenda {name}."),
                _("Choose one of these: {known}; or give the path of a .toml file."),
                name=shown(str(name_or_path)),
                known=listed(agenda.id for agenda in pack.agendas),
            )
        ]
    )


@cache
def _standard() -> Pack:
    return _load(PACKS / STANDARD)


def _load(path: Path) -> Pack:
    found = _read(path)
    if found.pack is None:
        raise ContentError(found.problems)
    return found.pack


def _lone_agenda(path: Path) -> Path | None:
    """Return `path` if it is an agenda's file that belongs to no pack."""
    return path if path.is_file() and _home(path) == path and path.name != _HEAD else None


def _home(path: Path) -> Path:
    """Return the pack's folder for a file in its `agendas`, and any other path as it is."""
    folder = path.resolve().parent
    is_inside = path.is_file() and folder.name == "agendas" and (folder.parent / _HEAD).is_file()
    return folder.parent if is_inside else path


def _agenda_from(pack: Pack, path: Path) -> Agenda:
    reading = Reading(path.parent)
    raw = reading.table(path)
    agenda = None if raw is None else reading.declaration(path, raw, Agenda)
    if agenda is not None:
        reading.problems.extend(agenda_problems(reading.name(path), agenda, pack.exercises, broken=()))
    if agenda is None or reading.problems:
        raise ContentError(reading.problems)
    return agenda


@dataclass
class _Found:
    """What reading a pack gave: the pack, or None where there are mistakes; and its agendas' files."""

    pack: Pack | None
    problems: list[Problem]
    agenda_files: list[str]


def _read(path: Path) -> _Found:
    root = path.parent if path.name == _HEAD else path
    reading = Reading(root)
    if not root.is_dir():
        missing = problem(
            str(path),
            "",
            _("There is no such folder."),
            _("Give the path of a pack's folder, the one that holds {file}."),
            file=_HEAD,
        )
        return _Found(None, [missing], [])
    raw = reading.table(root / _HEAD)
    head = None if raw is None else reading.declaration(root / _HEAD, raw, _Head)
    sources = Sources()
    exercises = []
    for file in sorted((root / "exercises").glob("*.toml")):
        raw = reading.table(file)
        exercise = None if raw is None else reading.declaration(file, raw, Exercise)
        if exercise is None:
            sources.broken += (file.stem, str((raw or {}).get("id", file.stem)))
        else:
            sources.exercises.append(reading.name(file))
            exercises.append(exercise)
    if not exercises and not sources.broken:
        reading.problems.append(
            problem(
                "exercises",
                "",
                _("There is no exercise in this pack."),
                _("Put at least one .toml file into the folder exercises."),
            )
        )
    agendas = []
    for file in sorted((root / "agendas").glob("*.toml")):
        raw = reading.table(file)
        agenda = None if raw is None else reading.declaration(file, raw, Agenda)
        if agenda is not None:
            sources.agendas.append(reading.name(file))
            agendas.append(agenda)
    reading.problems.extend(pack_problems(exercises, agendas, sources))
    talk = _talk(reading, root / _TALK)
    reading.problems.sort(key=lambda one: (one.file != _HEAD, one.file))
    if head is None or reading.problems:
        return _Found(None, reading.problems, sources.agendas)
    pack = Pack(
        id=head.id,
        title=head.title,
        opening=head.opening,
        closing=head.closing,
        exercises=tuple(exercises),
        agendas=tuple(agendas),
        talk=talk,
    )
    return _Found(pack, [], sources.agendas)


def _talk(reading: Reading, file: Path) -> Talk | None:
    """Return the pack's talk; None where it has none, or after noting every mistake in it."""
    raw = reading.table(file) if file.is_file() else None
    talk = None if raw is None else reading.declaration(file, raw, Talk)
    if talk is not None:
        reading.problems.extend(talk_problems(reading.name(file), talk))
    return talk
