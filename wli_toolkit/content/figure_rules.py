"""What must hold for a group picture: it counts what exists and may be counted, in a form that can show it."""

from __future__ import annotations

from collections.abc import Iterator

from wli_toolkit.content.category_rules import category_problems
from wli_toolkit.content.columns import OPEN, Column, columns, every_column
from wli_toolkit.content.comparing_rules import comparing_problems, cuts_a_number, handed_in_problems
from wli_toolkit.content.model import HANDED_IN, Exercise, Figure, Occasion
from wli_toolkit.content.problems import Problem, listed, no_such, problem, shown
from wli_toolkit.content.words import msgid as _

_ONE = ("bars", "multi", "bands", "share")
"""The forms that show a single thing and so have no named lines."""

_LIMITED = ("share", "heat")
"""The forms that count people whose number is at least so large."""

_POINTS = ("scale", "place")
"""Numbers that can be cut into bands beside which their quartiles are told."""
_NUMBERS = ("scale", "minutes", "hours", "points", "chips", "place")
_FITS = {
    "bars": ("choice",),
    "stacked": ("choice",),
    "multi": ("choices",),
    "dumbbell": _NUMBERS,
    "quartiles": _NUMBERS,
    "bands": _NUMBERS,
    "share": _NUMBERS,
    "before_after": _NUMBERS,
    "heat": _NUMBERS,
    "means": ("points",),
}
"""Which kinds of column each form can show; scores are taken at their word."""


def figure_problems(file: str, exercise: Exercise, figure: Figure) -> Iterator[Problem]:
    """Yield every mistake in one figure of `exercise`."""
    place = f"figures.{figure.id}"
    ids = [one.id for one in exercise.fields]
    for name in figure.needs:
        if name not in ids:
            yield no_such(file, f"{place}.needs", name, ids)
    stored = every_column(exercise)
    if figure.of == (HANDED_IN,):
        yield from handed_in_problems(file, place, exercise, figure)
        yield from category_problems(file, place, figure, stored)
        return
    unknown = [name for name in figure.of if name not in stored and name not in exercise.scores]
    for name in unknown:
        yield no_such(file, f"{place}.of", name, [*stored, *exercise.scores])
    if unknown:
        return
    in_rows = _columns_in_rows(exercise)
    for name in figure.of:
        if name in stored:
            yield from _column_problems(file, place, figure, stored[name], name in in_rows)
    yield from comparing_problems(file, place, exercise, figure)
    yield from _size_problems(file, place, figure)
    yield from category_problems(file, place, figure, stored)


def _columns_in_rows(exercise: Exercise) -> set[str]:
    in_rows = {name for rows in exercise.rows for name in rows.fields}
    return {column.id for one in exercise.fields if one.id in in_rows for column in columns(one)}


def _column_problems(
    file: str, place: str, figure: Figure, one: Column, is_in_rows: bool
) -> Iterator[Problem]:
    """The column may be counted, in this form, on this occasion."""
    if one.visibility not in OPEN:
        yield problem(
            file,
            f"{place}.of",
            _("{field} has the visibility {visibility} and may not be counted."),
            _("Only fields with the visibility G or S may stand in a group picture."),
            field=shown(one.id),
            visibility=one.visibility.value,
        )
    elif one.sealed:
        yield problem(
            file,
            f"{place}.of",
            _("{field} stays private: with the others it would give away the part that is."),
            _("Count a score that the exercise keeps (kept = […]) instead."),
            field=shown(one.id),
        )
    if is_in_rows:
        yield problem(
            file,
            f"{place}.of",
            _("{field} is asked several times of one person and cannot be counted directly."),
            _("Count a score instead, which has one value for each person."),
            field=shown(one.id),
        )
    if one.kind not in (_POINTS if cuts_a_number(figure) else _FITS[figure.form]):
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
        if figure.form == "before_after" or figure.compares is not None
        else [figure.occasion]
        if figure.occasion is not None
        else []
    )
    occasions = one.field.occasions
    for occasion in needed:
        if occasions and occasion not in occasions:
            yield problem(
                file,
                f"{place}.occasion",
                _("{field} is not asked on the occasion {occasion}."),
                _("It is asked on: {known}."),
                field=shown(one.id),
                occasion=shown(occasion.value),
                known=listed(occasion.value for occasion in occasions),
            )


def _size_problems(file: str, place: str, figure: Figure) -> Iterator[Problem]:
    """As many variables, lines, bands and limits as the form needs."""
    on_each_line = _on_each_line(figure)
    if len(figure.of) % on_each_line:
        yield _odd_lines(file, place, figure, on_each_line)
        return
    if _is_one(figure) and len(figure.of) != 1:
        yield problem(
            file,
            f"{place}.of",
            _("The form {form} shows one thing; there are {count}."),
            _("Keep one, and make a figure of its own for each other."),
            form=shown(figure.form),
            count=len(figure.of),
        )
    lines = 0 if _is_one(figure) else len(figure.of) // on_each_line
    if len(figure.lines) != lines:
        yield problem(
            file,
            f"{place}.lines",
            _("There are {count} names of lines; this figure has {lines}."),
            _("Give one name for each line, in both languages."),
            count=len(figure.lines),
            lines=lines,
        )
    if (figure.form in _LIMITED) != (figure.at_least is not None):
        yield problem(
            file,
            f"{place}.at_least",
            _("at_least belongs to the forms share and heat, and to no other."),
            _("Add at_least = … to a share or a heat; leave it out elsewhere."),
        )
    if (figure.form == "bands" or cuts_a_number(figure)) != bool(figure.bands):
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


def _is_one(figure: Figure) -> bool:
    """Whether it shows a single thing, and so has no lines to name."""
    return figure.form in _ONE or figure.by is not None or cuts_a_number(figure)


def _on_each_line(figure: Figure) -> int:
    """Return how many of the things counted stand on one line."""
    if figure.form == "heat":
        return len(figure.categories) or 1
    return 2 if figure.form == "dumbbell" and figure.compares is None else 1


def _odd_lines(file: str, place: str, figure: Figure, on_each_line: int) -> Problem:
    if figure.form == "dumbbell":
        return problem(
            file,
            f"{place}.of",
            _("A dumbbell needs two numbers for each line; there are {count}."),
            _("Write them in turn: now, want, now, want."),
            count=len(figure.of),
        )
    return problem(
        file,
        f"{place}.of",
        _("A grid of {columns} columns needs as many names for each row; there are {count}."),
        _("Write them row by row, one for each of the categories."),
        columns=on_each_line,
        count=len(figure.of),
    )


def _bands_order(file: str, key: str) -> Problem:
    return problem(
        file,
        key,
        _("The bands overlap or are out of order."),
        _("Write them from low to high, each beginning above the end of the one before."),
    )
