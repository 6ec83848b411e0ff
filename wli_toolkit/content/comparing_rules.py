"""What must hold for a group picture that compares: groups, occasions, those who left, those who handed in."""

from __future__ import annotations

from collections.abc import Iterator

from wli_toolkit.content.columns import every_column
from wli_toolkit.content.model import HANDED_IN, Exercise, Figure
from wli_toolkit.content.problems import Problem, listed, no_such, problem, shown
from wli_toolkit.content.words import msgid as _

_COMPARED_IN = {"occasions": "stacked", "leavers": "dumbbell"}
"""The form in which each comparison is shown."""
_HANDED = ("yes", "no")


def cuts_a_number(figure: Figure) -> bool:
    """Whether it shows a number cut into bands on lines of their own: before and after."""
    return figure.compares == "occasions"


def comparing_problems(file: str, place: str, exercise: Exercise, figure: Figure) -> Iterator[Problem]:
    """Yield every mistake in what a figure compares."""
    if figure.compares is not None and figure.form != _COMPARED_IN[figure.compares]:
        yield problem(
            file,
            f"{place}.compares",
            _("The form {form} cannot compare {what}."),
            _("Use the form {other} for that, or leave compares out."),
            form=shown(figure.form),
            what=shown(figure.compares),
            other=shown(_COMPARED_IN[figure.compares]),
        )
    if figure.by is None:
        return
    if figure.form != "quartiles" or len(figure.of) != 1:
        yield problem(
            file,
            f"{place}.by",
            _("Only one number, in the form quartiles, can be shown by group."),
            _("Make a figure of its own for it, or leave by out."),
        )
    known = [*every_column(exercise), *exercise.scores]
    if figure.by not in known:
        yield no_such(file, f"{place}.by", figure.by, known)
    elif not any(
        each.of == (figure.by,) and each.form == "bars" and each.occasion == figure.occasion
        for each in exercise.figures
    ):
        yield problem(
            file,
            f"{place}.by",
            _("No other figure shows how many people are in each group of {name}."),
            _("Add one of the form bars, on the same occasion: the groups are shown as they are told there."),
            name=shown(figure.by),
        )


def handed_in_problems(file: str, place: str, exercise: Exercise, figure: Figure) -> Iterator[Problem]:
    """Yield every mistake in a figure of who handed in: bars of yes and no, where there are boxes."""
    if not exercise.boxes:
        yield no_such(file, f"{place}.of", HANDED_IN, [*every_column(exercise), *exercise.scores])
        return
    values = tuple(option.value for option in figure.categories)
    if figure.form != "bars" or sorted(values) != sorted(_HANDED) or figure.lines or figure.bands:
        yield problem(
            file,
            f"{place}.categories",
            _("Who handed in is shown as bars of two categories: {known}."),
            _('Write form = "bars" and one category for each of the two.'),
            known=listed(_HANDED),
        )
