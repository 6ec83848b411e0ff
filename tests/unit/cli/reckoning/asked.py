"""What a workshop asks, read from the standard pack's TOML a second time."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import wli_toolkit

PACK = Path(wli_toolkit.__file__).parent / "content" / "packs" / "standard"
Declared = Mapping[str, Any]


def toml(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


EXERCISES = {path.stem: toml(path) for path in sorted((PACK / "exercises").glob("*.toml"))}


def options_of(exercise: str, field: Declared) -> list[dict[str, Any]]:
    """Return the options of a field, which several fields of an exercise may share."""
    declared = field.get("options", [])
    return EXERCISES[exercise]["option_sets"][declared] if isinstance(declared, str) else declared


@dataclass(frozen=True)
class Stored:
    """One column: the field it is of, who may see it, and of options those that it holds."""

    field: dict[str, Any]
    seen: str
    options: tuple[str, ...] = ()


def stored(exercise: str) -> dict[str, Stored]:
    """Return what is stored of an exercise, by name."""
    found = {}
    for field in EXERCISES[exercise]["fields"]:
        parts = field.get("parts", [])
        for part in parts:
            found[part["id"]] = Stored(field, part.get("visibility", field["visibility"]))
        options = options_of(exercise, field)
        if not parts:
            plain = tuple(option["value"] for option in options if "visibility" not in option)
            found[field["id"]] = Stored(field, field["visibility"], plain)
        apart = tuple(option["value"] for option in options if "visibility" in option)
        if apart:
            found[f"{field['id']}_s"] = Stored(field, "S", apart)
    return found


STORED = {exercise: stored(exercise) for exercise in EXERCISES}


def looks_twice(figure: Declared) -> bool:
    """Whether a figure counts the answers of two occasions."""
    return figure["form"] == "before_after" or "compares" in figure


def counts(figure: Declared) -> tuple[str, ...]:
    """Return everything that a figure reads: what it counts and what it groups people by."""
    return (*figure["of"], *([figure["by"]] if "by" in figure else []))


def is_sensitive(exercise: str, figure: Declared) -> bool:
    return any(STORED[exercise][name].seen == "S" for name in counts(figure) if name in STORED[exercise])


@dataclass(frozen=True)
class Workshop:
    """One agenda."""

    agenda: str

    @cached_property
    def steps(self) -> list[tuple[str, str, str | None, bool]]:
        """What is asked: exercise, occasion, form, and whether it is weeks later."""
        declared = toml(PACK / "agendas" / f"{self.agenda}.toml")
        found = []
        for name in ("steps", "follow_up"):
            for step in declared.get(name, ()):
                asks = step.get("one_of") or ([step] if "exercise" in step else [])
                occasion = step.get("occasion", "during")
                found += [(ask["exercise"], occasion, ask.get("form"), name == "follow_up") for ask in asks]
        return found

    @property
    def exercises(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(exercise for exercise, *_ in self.steps))

    @property
    def of_the_day(self) -> set[str]:
        return {exercise for exercise, _, _, later in self.steps if not later}

    def is_later(self, exercise: str, occasion: str) -> bool:
        return all(later for one, when, _, later in self.steps if (one, when) == (exercise, occasion))

    def asked(self, exercise: str, occasion: str) -> set[str]:
        """Return the fields and columns that are asked."""
        names: set[str] = set()
        for one, when, form, _later in self.steps:
            if (one, when) != (exercise, occasion):
                continue
            declared = EXERCISES[exercise]
            for field in declared["fields"]:
                in_form = form is None or field["id"] in declared["forms"][form]
                if in_form and when in (field.get("occasions") or [when]):
                    names.add(field["id"])
                    names |= {part["id"] for part in field.get("parts", ())}
                    names |= {f"{field['id']}_s"} if f"{field['id']}_s" in STORED[exercise] else set()
        return names

    def figures(self, exercise: str) -> Iterator[tuple[dict[str, Any], str]]:
        """Yield the figures that exist, with the occasion they belong to."""
        occasions = list(dict.fromkeys(when for one, when, *_ in self.steps if one == exercise))
        for figure in EXERCISES[exercise].get("figures", ()):
            wanted = {name for name in figure["of"] if name in STORED[exercise]} | set(
                figure.get("needs", ())
            )
            there = [
                when
                for when in occasions
                if self.asked(exercise, when) and wanted <= self.asked(exercise, when)
            ]
            if looks_twice(figure):
                if {"before", "after"} <= set(there):
                    yield figure, "after"
                continue
            there = [when for when in there if figure.get("occasion", when) == when]
            if there:
                yield figure, there[0]
