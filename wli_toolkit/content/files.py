"""Reading one TOML file of a pack into its declaration, with every mistake told plainly."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from wli_toolkit.content.model import Declaration
from wli_toolkit.content.problems import Problem, no_such, problem, shown
from wli_toolkit.content.validation import told
from wli_toolkit.content.words import msgid as _

D = TypeVar("D", bound=Declaration)

OPTION_SETS = "option_sets"
"""A table of an exercise file: lists of options that several fields share by name."""

_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")


@dataclass
class Reading:
    """Where the mistakes of one reading gather."""

    root: Path
    problems: list[Problem] = field(default_factory=list)

    def name(self, file: Path) -> str:
        """Return what a reader calls `file`: its path inside the pack, or the path as it is."""
        return file.relative_to(self.root).as_posix() if file.is_relative_to(self.root) else str(file)

    def table(self, file: Path) -> dict[str, object] | None:
        """Return the file's TOML, or None after noting why it cannot be read."""
        name = self.name(file)
        try:
            # Notepad writes a byte-order mark, which TOML does not allow.
            text = file.read_bytes().decode("utf-8-sig")
        except OSError as error:
            self.problems.append(
                problem(
                    name,
                    "",
                    _("The file cannot be read: {reason}."),
                    _("Check that it exists and that you may open it."),
                    reason=error.strerror or type(error).__name__,
                )
            )
            return None
        except UnicodeDecodeError as error:
            self.problems.append(
                problem(
                    name,
                    _line_key(error.object[: error.start].count(b"\n") + 1),
                    _("The text is not in UTF-8."),
                    _("Save the file again with the encoding UTF-8."),
                )
            )
            return None
        try:
            return tomllib.loads(text)
        except (tomllib.TOMLDecodeError, RecursionError) as error:
            self.problems.append(_not_toml(name, text, str(error)))
            return None

    def declaration(self, file: Path, raw: dict[str, object], kind: type[D]) -> D | None:
        """Return what the file declares, or None after noting every mistake in it."""
        name = self.name(file)
        found = len(self.problems)
        if OPTION_SETS in raw:
            raw = _with_option_sets(name, raw, self.problems)
        if len(self.problems) > found:
            return None
        try:
            # Through JSON, because strict validation from JSON takes strings for enumerations and
            # lists for tuples, and nothing else for anything.
            return kind.model_validate_json(json.dumps(raw, default=str), strict=True)
        except ValidationError as error:
            self.problems.extend(told(name, raw, kind, error))
            return None


def _line_key(line: int) -> str:
    return f"line {line}"


def _not_toml(name: str, text: str, message: str) -> Problem:
    place = _PLACE.search(message)
    lines = text.splitlines()
    line = int(place[1]) if place else len(lines)
    words = message[: place.start()] if place else message
    quoted = shown(lines[line - 1].strip()) if 0 < line <= len(lines) else shown("")
    if words.startswith(("Cannot overwrite", "Cannot declare", "Duplicate")):
        return problem(
            name,
            _line_key(line),
            _("Something is given a second time at {line}."),
            _("Keep one of the two, or begin a new entry with [[…]]."),
            line=quoted,
        )
    return problem(
        name,
        _line_key(line),
        _("This is not valid TOML: {line}."),
        _("Look here and on the line before for a missing quotation mark, bracket, comma or equals sign."),
        line=quoted,
    )


def _with_option_sets(name: str, raw: dict[str, object], problems: list[Problem]) -> dict[str, object]:
    """Put each named set of options where a field names it."""
    rest = {key: value for key, value in raw.items() if key != OPTION_SETS}
    sets = raw[OPTION_SETS]
    fields = raw.get("fields")
    if not isinstance(sets, dict):
        problems.append(
            problem(
                name,
                OPTION_SETS,
                _("{value} stands where several named entries are needed."),
                _("Write a table: [{key}]."),
                value=shown(sets),
                key=OPTION_SETS,
            )
        )
        return rest
    if not isinstance(fields, list):
        return rest
    filled: list[object] = []
    for entry in fields:
        named = entry.get("options") if isinstance(entry, dict) else None
        if isinstance(named, str) and named not in sets:
            problems.append(no_such(name, f"fields.{entry.get('id')}.options", named, sets))
        filled.append(
            {**entry, "options": sets[named]} if isinstance(named, str) and named in sets else entry
        )
    return {**rest, "fields": filled}
