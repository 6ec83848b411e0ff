"""What is wrong with a pack, said so that its author can mend it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from wli_toolkit.content.model import Lang, Text
from wli_toolkit.content.plain_text import visible
from wli_toolkit.content.words import msgid as _
from wli_toolkit.content.words import said


@dataclass(frozen=True)
class Problem:
    """One mistake in a pack or an agenda.

    Attributes
    ----------
    file
        The file, relative to the pack's folder.
    key
        Where in the file: names and ids joined by dots, `#3` for the third of a list without ids,
        `line 3` in a file that is not TOML; empty when the whole file is meant.
    says
        What is wrong with the value found, in both languages.
    way_out
        What to do about it, in both languages.
    """

    file: str
    key: str
    says: Text
    way_out: Text

    @property
    def problem(self) -> str:
        """What is wrong, in English."""
        return self.says.en

    @property
    def remedy(self) -> str:
        """What to do about it, in English."""
        return self.way_out.en

    def line(self, lang: Lang = "en") -> str:
        """Return file, key, problem and remedy as one line."""
        where = _one_line(f"{self.file}: {self.key}" if self.key else self.file)
        between = "" if lang == "ja" else " "
        return f"{where}: {self.says.get(lang)}{between}{self.way_out.get(lang)}"


class ContentError(Exception):
    """A pack or an agenda cannot be used.

    Attributes
    ----------
    problems
        Every mistake found, in the order of the files.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(problem.line() for problem in self.problems))

    def message(self, lang: Lang) -> str:
        """Return one line for each mistake, in `lang`."""
        return "\n".join(problem.line(lang) for problem in self.problems)


def problem(file: str, key: str, says: str, way_out: str, /, **values: object) -> Problem:
    """Return the problem whose two sentences are msgids with placeholders for `values`."""
    lines = {name: _one_line(value) for name, value in values.items()}
    return Problem(file, _one_line(key), said(says, **lines), said(way_out, **lines))


def problem_at(key: str, says: str, way_out: str, /, **values: object) -> Problem:
    """Return a problem of an agenda that is in no file, at `key`; its two sentences are filled as by `said`."""
    return Problem("", key, said(says, **values), said(way_out, **values))


def shown(value: object, limit: int = 40) -> str:
    """Return a value found in a file as a reader knows it, cut after `limit` characters."""
    text = (
        f'"{value}"'
        if isinstance(value, str)
        else str(value).lower()
        if isinstance(value, bool)
        else str(value)
    )
    text = _one_line(text)
    return text if len(text) <= limit else f"{text[: limit - 1]}…"


def listed(items: Iterable[object]) -> str:
    """Return names in a row, or a dash where there are none."""
    return ", ".join(str(item) for item in items) or "–"


def no_such(file: str, key: str, name: object, known: Iterable[object]) -> Problem:
    """Return the problem of a name that stands for nothing, with the names that do."""
    return problem(
        file,
        key,
        _("There is no {name} here."),
        _("Choose one of these: {known}."),
        name=shown(name),
        known=listed(known),
    )


def twice(file: str, key: str, name: object) -> Problem:
    """Return the problem of a name given to two things."""
    return problem(
        file,
        key,
        _("{name} is used twice."),
        _("Give each its own name."),
        name=shown(name),
    )


def repeated(file: str, place: str, names: Iterable[str]) -> Iterator[Problem]:
    """Yield a problem for each name that stands more than once in one list."""
    for name, count in Counter(names).items():
        if count > 1:
            yield twice(file, f"{place}.{name}", name)


def _one_line(value: object) -> str:
    return visible(" ".join(str(value).split()))
