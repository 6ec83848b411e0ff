"""What must hold between the fields of an exercise: their names, groups asked several times over, copied days."""

from __future__ import annotations

from collections.abc import Iterator

from wli_toolkit.content.columns import columns
from wli_toolkit.content.model import DayField, Exercise, Rows, WholeField
from wli_toolkit.content.problems import Problem, listed, no_such, problem, repeated, shown
from wli_toolkit.content.text_rules import braces_problems, placeholders
from wli_toolkit.content.words import msgid as _

_COUNT = "number"
"""What may stand in braces in the title of rows."""


def name_problems(file: str, exercise: Exercise) -> Iterator[Problem]:
    """Yield a problem for each name under which two things would be stored or counted."""
    yield from repeated(file, "fields", (one.id for one in exercise.fields))
    yield from repeated(file, "rows", (one.id for one in exercise.rows))
    yield from repeated(file, "scores", exercise.scores)
    yield from repeated(file, "kept", exercise.kept)
    for one in exercise.fields:
        if isinstance(one, WholeField):
            yield from repeated(file, f"fields.{one.id}.parts", (part.id for part in one.parts))
    taken: dict[str, str] = {}
    for name, place in _names(exercise):
        before = taken.setdefault(name, place)
        if before != place:
            yield problem(
                file,
                place,
                _("{name} already stands for {other}."),
                _("Give each its own name."),
                name=shown(name),
                other=before,
            )


def kept_problems(file: str, exercise: Exercise) -> Iterator[Problem]:
    """Yield a problem for each name that is to be kept but not computed."""
    for name in exercise.kept:
        if name not in exercise.scores:
            yield no_such(file, "kept", name, exercise.scores)


def rows_problems(file: str, exercise: Exercise) -> Iterator[Problem]:
    """Yield every mistake in the groups of fields that are asked several times over."""
    order = [one.id for one in exercise.fields]
    owner: dict[str, str] = {}
    for rows in exercise.rows:
        place = f"rows.{rows.id}"
        yield from repeated(file, f"{place}.fields", rows.fields)
        for name in dict.fromkeys(rows.fields):
            if name not in order:
                yield no_such(file, f"{place}.fields", name, order)
            elif owner.setdefault(name, rows.id) != rows.id:
                yield problem(
                    file,
                    f"{place}.fields",
                    _("{field} already belongs to the rows {other}."),
                    _("Leave it in one of the two."),
                    field=shown(name),
                    other=shown(owner[name]),
                )
        if set(rows.fields) <= set(order) and len(set(rows.fields)) == len(rows.fields):
            yield from _order_problems(file, place, exercise, rows)
        yield from _most_problems(file, f"{place}.at_most_in", exercise, rows)
        yield from _title_problems(file, f"{place}.title", rows)


def copy_problems(file: str, exercise: Exercise) -> Iterator[Problem]:
    """Yield every mistake in the days that start as a copy of another."""
    order = {one.id: position for position, one in enumerate(exercise.fields)}
    in_rows = {name for rows in exercise.rows for name in rows.fields}
    for one in exercise.fields:
        if not isinstance(one, DayField) or one.copies is None:
            continue
        key = f"fields.{one.id}.copies"
        before = {
            day.id: day
            for day in exercise.fields[: order[one.id]]
            if isinstance(day, DayField) and day.id != one.id
        }
        if one.copies not in before:
            yield problem(
                file,
                key,
                _("{name} is no day that is asked before this one."),
                _("Name an earlier field of the kind day: {known}."),
                name=shown(one.copies),
                known=listed(before),
            )
            continue
        if {one.id, one.copies} & in_rows:
            yield problem(
                file,
                key,
                _("A day in rows can neither copy nor be copied."),
                _("Take both days out of the rows, or leave copies out."),
            )
        if len(one.parts) != len(before[one.copies].parts):
            yield problem(
                file,
                key,
                _("{name} has {other} parts; this day has {parts}."),
                _("Give both the same parts, in the same order."),
                name=shown(one.copies),
                other=len(before[one.copies].parts),
                parts=len(one.parts),
            )
        for form, names in exercise.forms.items():
            if one.id in names and one.copies not in names:
                yield problem(
                    file,
                    f"forms.{form}",
                    _("{field} starts as a copy of {name}, which this form leaves out."),
                    _("Add {name} to the form, or leave {field} out too."),
                    field=shown(one.id),
                    name=shown(one.copies),
                )


def _names(exercise: Exercise) -> Iterator[tuple[str, str]]:
    """Return every name that stands for something in an exercise, with its place in the file."""
    for one in exercise.fields:
        place = f"fields.{one.id}"
        yield one.id, place
        for column in columns(one):
            if isinstance(one, WholeField):
                yield column.id, f"{place}.parts.{column.id}"
            elif column.id != one.id:
                yield column.id, f"{place}.options"
    for rows in exercise.rows:
        yield rows.id, f"rows.{rows.id}"
    groups = {rows.id for rows in exercise.rows}
    for score in exercise.scores:
        # Groups are not stored under their own name, so that a score may count a group by the same one.
        if score not in groups or score in exercise.kept:
            yield score, f"scores.{score}"


def _order_problems(file: str, place: str, exercise: Exercise, rows: Rows) -> Iterator[Problem]:
    """The fields of a group are asked one after the other, on screens of the group's own."""
    order = [one.id for one in exercise.fields]
    first = order.index(rows.fields[0])
    after = first + len(rows.fields)
    if tuple(order[first:after]) != rows.fields:
        yield problem(
            file,
            f"{place}.fields",
            _("These fields are not next to each other, in this order, among the fields."),
            _("Put them one after the other: {fields}."),
            fields=listed(rows.fields),
        )
        return
    for one in (exercise.fields[first], *exercise.fields[after : after + 1]):
        if one.with_previous:
            yield problem(
                file,
                f"fields.{one.id}.with_previous",
                _("A screen cannot be shared across the edge of the rows {rows}."),
                _("Leave with_previous out."),
                rows=shown(rows.id),
            )


def _most_problems(file: str, key: str, exercise: Exercise, rows: Rows) -> Iterator[Problem]:
    for form, most in rows.at_most_in.items():
        if form not in exercise.forms:
            yield no_such(file, key, form, exercise.forms)
        elif not 1 <= most <= rows.at_most:
            yield problem(
                file,
                f"{key}.{form}",
                _("{value} is out of bounds."),
                _("Use 1 to {at_most}, which is the most there may be."),
                value=most,
                at_most=rows.at_most,
            )


def _title_problems(file: str, key: str, rows: Rows) -> Iterator[Problem]:
    yield from braces_problems(file, key, rows.title)
    said = placeholders(rows.title.ja) | placeholders(rows.title.en)
    if said - {_COUNT} or (rows.at_most > 1 and not said):
        yield problem(
            file,
            key,
            _("A title of rows counts them, and says nothing else in braces."),
            _("Write {count} where the number belongs."),
            count=f"{{{_COUNT}}}",
        )
