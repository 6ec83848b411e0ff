"""What must hold for a group picture: it counts what exists, may be counted, and merges safely."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from wli_toolkit.content.model import (
    AnyField,
    ChoiceField,
    ChoicesField,
    Exercise,
    Figure,
    HoursField,
    MinutesField,
    Occasion,
    ScaleField,
    Visibility,
)
from wli_toolkit.content.problems import Problem, listed, no_such, problem, shown
from wli_toolkit.content.words import msgid as _

_COUNTED = (Visibility.GROUP, Visibility.SENSITIVE)


def figure_problems(file: str, exercise: Exercise, figure: Figure) -> Iterator[Problem]:
    """Yield every mistake in one figure of `exercise`."""
    place = f"figures.{figure.id}"
    fields = {one.id: one for one in exercise.fields}
    unknown = [name for name in figure.of if name not in fields and name not in exercise.scores]
    for name in unknown:
        yield no_such(file, f"{place}.of", name, [*fields, *exercise.scores])
    if unknown:
        return
    for name in figure.of:
        if name in fields:
            yield from _field_problems(file, place, figure, fields[name])
    yield from _size_problems(file, place, figure)
    yield from _category_problems(file, place, figure, fields)


def _field_problems(file: str, place: str, figure: Figure, one: AnyField) -> Iterator[Problem]:
    """The field may be counted, in this form, on this occasion."""
    if one.visibility not in _COUNTED:
        yield problem(
            file,
            f"{place}.of",
            _("{field} has the visibility {visibility} and may not be counted."),
            _("Only fields with the visibility G or S may stand in a group picture."),
            field=shown(one.id),
            visibility=one.visibility.value,
        )
    if not _FITS[figure.form](one):
        yield problem(
            file,
            f"{place}.of",
            _("{field} is of the kind {kind}, which the form {form} cannot show."),
            _("Choose another form or another field."),
            field=shown(one.id),
            kind=one.kind,
            form=shown(figure.form),
        )
    needed = (
        [Occasion.BEFORE, Occasion.AFTER]
        if figure.form == "before_after"
        else [figure.occasion]
        if figure.occasion is not None
        else []
    )
    for occasion in needed:
        if one.occasions and occasion not in one.occasions:
            yield problem(
                file,
                f"{place}.occasion",
                _("{field} is not asked on the occasion {occasion}."),
                _("It is asked on: {known}."),
                field=shown(one.id),
                occasion=shown(occasion.value),
                known=listed(occasion.value for occasion in one.occasions),
            )


def _size_problems(file: str, place: str, figure: Figure) -> Iterator[Problem]:
    """As many variables, lines, bands and limits as the form needs."""
    if figure.form == "dumbbell" and len(figure.of) % 2:
        yield problem(
            file,
            f"{place}.of",
            _("A dumbbell needs two numbers for each line; there are {count}."),
            _("Write them in turn: now, want, now, want."),
            count=len(figure.of),
        )
        return
    if figure.form in _ONE and len(figure.of) != 1:
        yield problem(
            file,
            f"{place}.of",
            _("The form {form} shows one thing; there are {count}."),
            _("Keep one, and make a figure of its own for each other."),
            form=shown(figure.form),
            count=len(figure.of),
        )
    lines = 0 if figure.form in _ONE else len(figure.of) // (2 if figure.form == "dumbbell" else 1)
    if len(figure.lines) != lines:
        yield problem(
            file,
            f"{place}.lines",
            _("There are {count} names of lines; this figure has {lines}."),
            _("Give one name for each line, in both languages."),
            count=len(figure.lines),
            lines=lines,
        )
    if (figure.form == "share") != (figure.at_least is not None):
        yield problem(
            file,
            f"{place}.at_least",
            _("at_least belongs to the form share, and to no other."),
            _("Add at_least = … to a share; leave it out elsewhere."),
        )
    if (figure.form == "bands") != bool(figure.bands):
        yield problem(
            file,
            f"{place}.bands",
            _("bands belong to the form bands, and to no other."),
            _("Add bands to the form bands; leave them out elsewhere."),
        )
    for band, following in zip(figure.bands, figure.bands[1:], strict=False):
        if not band.high < following.low:
            yield _bands_order(file, f"{place}.bands.{following.id}")
    for band in figure.bands:
        if not band.low <= band.high:
            yield _bands_order(file, f"{place}.bands.{band.id}")


def _category_problems(
    file: str, place: str, figure: Figure, fields: dict[str, AnyField]
) -> Iterator[Problem]:
    """Categories are known, the same on each line, and every level of merging holds each of them once."""
    if figure.form not in ("bars", "stacked", "bands"):
        if figure.categories:
            yield problem(
                file,
                f"{place}.categories",
                _("The form {form} has no categories."),
                _("Leave categories out."),
                form=shown(figure.form),
            )
        if figure.merge != "others":
            yield problem(
                file,
                f"{place}.merge",
                _("The form {form} has nothing to merge."),
                _("Leave merge out."),
                form=shown(figure.form),
            )
        return
    values = tuple(option.value for option in figure.categories) or tuple(band.id for band in figure.bands)
    for name in figure.of:
        if figure.form == "bands":
            continue
        if name not in fields and not figure.categories:
            yield problem(
                file,
                f"{place}.categories",
                _("{name} is computed, so its values are not known here."),
                _("Add categories, one for each value."),
                name=shown(name),
            )
            return
        own = _values(fields[name]) if name in fields else values
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
    if len(set(values)) != len(values):
        yield problem(
            file,
            f"{place}.{'bands' if figure.bands else 'categories'}",
            _("One of these names is used twice: {known}."),
            _("Give each its own name."),
            known=listed(values),
        )
        return
    yield from _merge_problems(file, place, figure, values)


def _merge_problems(file: str, place: str, figure: Figure, values: tuple[str, ...]) -> Iterator[Problem]:
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


def _values(one: AnyField) -> tuple[str, ...]:
    if isinstance(one, ChoiceField | ChoicesField):
        return tuple(option.value for option in one.options)
    return ()


def _bands_order(file: str, key: str) -> Problem:
    return problem(
        file,
        key,
        _("The bands overlap or are out of order."),
        _("Write them from low to high, each beginning above the end of the one before."),
    )


def _is_number(one: AnyField) -> bool:
    return isinstance(one, ScaleField | MinutesField | HoursField)


def _is_choice(one: AnyField) -> bool:
    return isinstance(one, ChoiceField)


_ONE = ("bars", "multi", "bands", "share")
"""The forms that show a single thing and so have no named lines."""

_FITS: dict[str, Callable[[AnyField], bool]] = {
    "bars": _is_choice,
    "stacked": _is_choice,
    "multi": lambda one: isinstance(one, ChoicesField),
    "dumbbell": _is_number,
    "quartiles": _is_number,
    "bands": _is_number,
    "share": _is_number,
    "before_after": _is_number,
}
"""Which fields each form can show; scores are taken at their word."""
