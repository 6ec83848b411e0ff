"""What must hold for a figure's categories: they are known, and merge safely."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from wli_toolkit.content.columns import Column
from wli_toolkit.content.comparing_rules import cuts_a_number
from wli_toolkit.content.model import ChoiceField, ChoicesField, Figure
from wli_toolkit.content.problems import Problem, listed, problem, shown
from wli_toolkit.content.words import msgid as _

_COUNTING = ("bars", "stacked", "multi")
"""The forms that count how many chose each category."""
_MERGING = ("bars", "stacked", "bands")
"""The forms in which each person stands in one category, so that small ones can be gathered."""
MOST_NEIGHBOURS = 8
"""Of more ordered categories there would be too many ways to put them together."""
_NAMING = (*_COUNTING, "dumbbell", "heat")
"""The forms that categories may name something in."""


def category_problems(
    file: str, place: str, figure: Figure, stored: Mapping[str, Column]
) -> Iterator[Problem]:
    """Yield every mistake in a figure's categories: known, the same on each line, each once in every level.

    `stored` holds the columns of the figure's exercise by name.
    """
    for option in figure.categories:
        if option.visibility is not None:
            yield problem(
                file,
                f"{place}.categories.{option.value}.visibility",
                _("A category has no visibility; what it counts has."),
                _("Leave it out."),
            )
    if figure.categories and (figure.form not in _NAMING or figure.compares is not None):
        yield problem(
            file,
            f"{place}.categories",
            _("The form {form} has no categories."),
            _("Leave categories out."),
            form=shown(figure.form),
        )
    if figure.merge != "others" and figure.form not in _MERGING:
        yield problem(
            file,
            f"{place}.merge",
            _("The form {form} has nothing to merge."),
            _("Leave merge out."),
            form=shown(figure.form),
        )
    values = tuple(option.value for option in figure.categories)
    if cuts_a_number(figure):
        values = tuple(band.id for band in figure.bands)
    elif figure.form in _COUNTING:
        found = list(_difference_problems(file, place, figure, stored))
        if found:
            yield from found
            return
        values = values or _values(stored[figure.of[0]])
    elif figure.form == "bands":
        values = tuple(band.id for band in figure.bands)
    elif figure.form in _NAMING:
        yield from _number_problems(file, place, figure)
    if len(set(values)) != len(values):
        yield problem(
            file,
            f"{place}.{'bands' if figure.bands else 'categories'}",
            _("One of these names is used twice: {known}."),
            _("Give each its own name."),
            known=listed(values),
        )
        return
    if figure.form in _MERGING:
        yield from _merge_problems(file, place, figure, values)


def _difference_problems(
    file: str, place: str, figure: Figure, stored: Mapping[str, Column]
) -> Iterator[Problem]:
    """What is counted has categories, and all of it the same ones."""
    values = tuple(option.value for option in figure.categories)
    for name in figure.of:
        if name not in stored:
            if values:
                continue
            yield problem(
                file,
                f"{place}.categories",
                _("{name} is computed, so its values are not known here."),
                _("Add categories, one for each value."),
                name=shown(name),
            )
            return
        own = _values(stored[name])
        values = values or own
        if sorted(own) != sorted(values):
            yield problem(
                file,
                f"{place}.of",
                _("{name} has other categories than the rest: {known}."),
                _("Put only things with the same categories into one figure."),
                name=shown(name),
                known=listed(own),
            )
            return


def _number_problems(file: str, place: str, figure: Figure) -> Iterator[Problem]:
    """There are as many names as a line has marks."""
    if figure.form == "dumbbell" and len(figure.categories) not in (0, 2):
        yield problem(
            file,
            f"{place}.categories",
            _("The two ends of a dumbbell have {count} names."),
            _("Give two categories, or none for “now” and “just right”."),
            count=len(figure.categories),
        )
    if figure.form == "heat" and not figure.categories:
        yield problem(
            file,
            f"{place}.categories",
            _("This figure does not say what is counted."),
            _("Add categories: one for each column of a heat, one for each value of a score."),
        )


def _merge_problems(file: str, place: str, figure: Figure, values: tuple[str, ...]) -> Iterator[Problem]:
    if figure.merge == "neighbours":
        yield from _neighbour_problems(file, place, figure, values)
        return
    if figure.merge == "others":
        return
    finer: tuple[tuple[str, ...], ...] = tuple((value,) for value in values)
    for number, level in enumerate(figure.merge, start=1):
        gathered = [value for cell in level for value in cell]
        missing = [value for value in values if value not in gathered]
        extra = [value for value in gathered if value not in values]
        doubled = sorted({value for value in gathered if gathered.count(value) > 1})
        if missing or extra or doubled:
            yield problem(
                file,
                f"{place}.merge.#{number}",
                _("Not each category once here. Missing: {missing}. Unknown: {extra}. Twice: {doubled}."),
                _("Put each of these into exactly one group: {known}."),
                missing=listed(missing),
                extra=listed(extra),
                doubled=listed(doubled),
                known=listed(values),
            )
            return
        if not all(level):
            yield problem(
                file,
                f"{place}.merge.#{number}",
                _("There is an empty group in this level."),
                _("Take out the empty brackets."),
            )
            return
        # Two levels that cut across each other would, shown one after the other, give away a small cell.
        if not all(any(set(cell) <= set(coarse) for coarse in level) for cell in finer):
            yield problem(
                file,
                f"{place}.merge.#{number}",
                _("This level divides a group of the level before."),
                _("Each level may only join groups of the one before, never divide them."),
            )
            return
        finer = level


def _neighbour_problems(file: str, place: str, figure: Figure, values: tuple[str, ...]) -> Iterator[Problem]:
    """Categories merge with their neighbours where they are few and everybody may be told of each."""
    if len(values) > MOST_NEIGHBOURS:
        yield problem(
            file,
            f"{place}.merge",
            _("There are {count} categories; at most {most} can merge with their neighbours."),
            _('Write "others", or levels of your own.'),
            count=len(values),
            most=MOST_NEIGHBOURS,
        )
    if any(option.room_only for option in figure.categories):
        yield problem(
            file,
            f"{place}.merge",
            _("Some of the categories are for the room only: they have no place among neighbours."),
            _('Write "others", or levels of your own.'),
        )


def _values(one: Column) -> tuple[str, ...]:
    """Return the values that may stand in a column; options of `choices` kept apart stand in the other."""
    match one.field:
        case ChoiceField():
            return tuple(option.value for option in one.field.options)
        case ChoicesField():
            is_plain = one.id == one.field.id
            return tuple(
                option.value for option in one.field.options if (option.visibility is None) is is_plain
            )
        case _:
            return ()
