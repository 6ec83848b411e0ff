"""What a phone knows of the workshop: the content that came with its page, as tasks that people decide about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from wli_toolkit.content import (
    AnyField,
    ChipsField,
    ChoiceField,
    ChoicesField,
    DateField,
    DayField,
    HoursField,
    MinutesField,
    Occasion,
    PlaceField,
    PointsField,
    ScaleField,
    TextField,
    TimeField,
    YesNoField,
)
from wli_toolkit.simulate.deciding import Group, Task
from wli_toolkit.simulate.people import Person

Json = Mapping[str, Any]
LONGEST_SCREEN = 120

KINDS: dict[str, type[AnyField]] = {
    "scale": ScaleField,
    "choice": ChoiceField,
    "choices": ChoicesField,
    "text": TextField,
    "yes_no": YesNoField,
    "minutes": MinutesField,
    "hours": HoursField,
    "date": DateField,
    "time": TimeField,
    "points": PointsField,
    "chips": ChipsField,
    "day": DayField,
    "place": PlaceField,
}


@dataclass(frozen=True)
class Asking:
    """One step of the workshop as a phone has it; a pause asks nothing."""

    id: str
    tasks: tuple[Task, ...]
    screens: Mapping[tuple[str, str], str]
    """The screen that shows a field, by exercise and field, as the phone names it; with `@` where rows follow."""

    def chosen_by(self, person: Person) -> Task | None:
        """Return what `person` does at this step: of several exercises the one they choose."""
        if not self.tasks:
            return None
        return self.tasks[0] if len(self.tasks) == 1 else person.dice("chooses", self.id).pick(self.tasks)

    def screen(self, task: Task, field: str, row: int) -> str:
        """Return the name of the screen that asks `field`; a long one is named by its first field."""
        name = self.screens[task.exercise, field].replace("@", f"@{row}")
        return name if len(name) <= LONGEST_SCREEN else name.partition("+")[0]


@dataclass(frozen=True)
class Workshop:
    """The steps of a workshop, and every field by exercise and id."""

    steps: tuple[Asking, ...]
    fields: Mapping[tuple[str, str], AnyField]


def read_workshop(content: Json) -> Workshop:
    """Return the workshop that a page's content describes."""
    fields = {
        (exercise_id, field_id): KINDS[view["kind"]].model_validate({**view, "id": field_id})
        for exercise_id, exercise in content["exercises"].items()
        for field_id, view in exercise["fields"].items()
    }
    steps = tuple(_step(content, view, fields) for view in content["agenda"]["steps"])
    return Workshop(steps, fields)


def _step(content: Json, view: Json, fields: Mapping[tuple[str, str], AnyField]) -> Asking:
    asks: Sequence[Json] = {"exercise": [view], "one_of": view.get("alternatives", [])}.get(view["kind"], [])
    tasks: list[Task] = []
    names: dict[tuple[str, str], str] = {}
    for ask in asks:
        exercise = content["exercises"][ask["exercise"]]
        questions: list[AnyField | Group] = []
        for screen in ask["screens"]:
            inside = screen.get("screens", [screen.get("fields", [])])
            mark = "@" if "rows" in screen else ""
            for shown in inside:
                name = "+".join(f"{field}{mark}" for field in shown)
                names |= {(exercise["id"], field): name for field in shown}
            found = [fields[exercise["id"], field] for shown in inside for field in shown]
            if mark:
                rows = next(rows for rows in exercise["rows"] if rows["id"] == screen["rows"])
                questions.append(Group(rows["id"], rows["fields"][0], tuple(found), screen["at_most"]))
            else:
                questions += found
        boxes = {box["field"]: bool(box["default_ticked"]) for box in exercise["boxes"]}
        occasion = Occasion(view["occasion"])
        tasks.append(Task(view["id"], occasion, exercise["id"], tuple(questions), boxes))
    return Asking(view["id"], tuple(tasks), names)
