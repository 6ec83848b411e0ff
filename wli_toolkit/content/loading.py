"""Reading packs and agendas from their folders."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from wli_toolkit.content.files import Reading
from wli_toolkit.content.model import Agenda, Declaration, Exercise, Pack, Text
from wli_toolkit.content.problems import ContentError, Problem, listed, problem, shown
from wli_toolkit.content.rules import Sources, agenda_problems, pack_problems
from wli_toolkit.content.words import msgid as _

STANDARD = "standard"
_PACKS = Path(__file__).parent / "packs"
_HEAD = "pack.toml"


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
    if path.is_file() and path.name != _HEAD:
        folder = path.resolve().parent
        home = folder.parent if folder.name == "agendas" and (folder.parent / _HEAD).is_file() else None
        if home is not None:
            return check_pack(home)
        try:
            _agenda_from(load_pack(), path)
        except ContentError as error:
            return list(error.problems)
        return []
    return _read(path)[1]


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
    return _load(_PACKS / STANDARD)


def _load(path: Path) -> Pack:
    pack, problems = _read(path)
    if pack is None or problems:
        raise ContentError(problems)
    return pack


def _agenda_from(pack: Pack, path: Path) -> Agenda:
    reading = Reading(path.parent)
    raw = reading.table(path)
    agenda = None if raw is None else reading.declaration(path, raw, Agenda)
    if agenda is not None:
        reading.problems.extend(agenda_problems(reading.name(path), agenda, pack.exercises, broken=()))
    if agenda is None or reading.problems:
        raise ContentError(reading.problems)
    return agenda


def _read(path: Path) -> tuple[Pack | None, list[Problem]]:
    root = path.parent if path.name == _HEAD else path
    reading = Reading(root)
    if not root.is_dir():
        return None, [
            problem(
                str(path),
                "",
                _("There is no such folder."),
                _("Give the path of a pack's folder, the one that holds {file}."),
                file=_HEAD,
            )
        ]
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
    reading.problems.sort(key=lambda one: (one.file != _HEAD, one.file))
    if head is None or reading.problems:
        return None, reading.problems
    return (
        Pack(
            id=head.id,
            title=head.title,
            opening=head.opening,
            closing=head.closing,
            exercises=tuple(exercises),
            agendas=tuple(agendas),
        ),
        [],
    )
