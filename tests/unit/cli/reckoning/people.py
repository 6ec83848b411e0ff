"""The people of a simulated session, and what of their answers may be counted."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from tests.unit.cli.reckoning.asked import EXERCISES, STORED, Workshop
from tests.unit.cli.reckoning.scored import kept, scores


class Room:
    """The people who agreed to be counted, and what they answered.

    `handed_in` are the ids of those whose blueprint the facilitator can read.
    """

    def __init__(
        self, participants: Sequence[Mapping[str, Any]], workshop: Workshop, handed_in: Collection[str]
    ) -> None:
        self.joined = len(participants)
        self.workshop = workshop
        self.handed_in = handed_in
        self.people: list[dict[tuple[str, str], dict[str, Any]]] = []
        for person in participants:
            if person["consent_group"] is True:
                self.people.append(self._counted(person))

    def _counted(self, person: Mapping[str, Any]) -> dict[tuple[str, str], dict[str, Any]]:
        everything: dict[tuple[str, str], dict[str, Any]] = {}
        rows: dict[tuple[str, str], dict[int, dict[str, Any]]] = {}
        for answer in person["answers"]:
            asked = answer["exercise"], answer["occasion"]
            in_rows = any(answer["field"] in group["fields"] for group in EXERCISES[asked[0]].get("rows", ()))
            mine = rows.setdefault(asked, {}).setdefault(answer["row"], {}) if in_rows else None
            for name, value in columns(asked[0], answer["field"], answer["value"]).items():
                (everything.setdefault(asked, {}) if mine is None else mine)[name] = value
        counted = {}
        for asked in {**everything, **rows}:
            sensitive = person["consent_sensitive"] is True
            answers = readable(asked[0], everything.get(asked, {}), sensitive)
            things = [readable(asked[0], row, sensitive) for _, row in sorted(rows.get(asked, {}).items())]
            things = [row for row in things if row]
            found = answers | scores(asked[0], answers, things)
            found |= kept(asked[0], everything.get(asked, {}), self.workshop)
            if found and "boxes" in EXERCISES[asked[0]]:
                found["handed_in"] = "yes" if person["participant"] in self.handed_in else "no"
            if found:
                counted[asked] = found
        return counted

    def column(self, exercise: str, occasion: str, name: str) -> dict[int, Any]:
        """Return who answered `name`, and what."""
        return {
            index: person[exercise, occasion][name]
            for index, person in enumerate(self.people)
            if name in person.get((exercise, occasion), {})
        }


def columns(exercise: str, field: str, value: Any) -> dict[str, Any]:
    """Return one answer part by part, and options that are sensitive apart from the others."""
    if isinstance(value, dict):
        return value
    if f"{field}_s" not in STORED[exercise]:
        return {field: value}
    return {
        name: [each for each in value if each in STORED[exercise][name].options]
        for name in (field, f"{field}_s")
    }


def readable(exercise: str, answers: Mapping[str, Any], sensitive: bool) -> dict[str, Any]:
    """Return what a summary may read: not what is private, nor what would give it away."""
    found = {}
    for name, value in answers.items():
        column = STORED[exercise][name]
        whole = column.field["kind"] in ("points", "day")
        sealed = whole and any(part.get("visibility", "G") != "G" for part in column.field["parts"])
        if not sealed and (column.seen == "G" or (column.seen == "S" and sensitive)):
            found[name] = value
    return found
