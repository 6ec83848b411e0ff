"""What must hold for one field: its options, bounds and examples, and the parts of a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wli_toolkit.content.answers import DAY_HOURS, HOUR_STEP
from wli_toolkit.content.model import (
    AnyField,
    ChipsField,
    ChoiceField,
    ChoicesField,
    DayField,
    HoursField,
    MinutesField,
    Option,
    Part,
    PlaceField,
    PointsField,
    TextField,
    TypicalDay,
    Visibility,
)
from wli_toolkit.content.problems import Problem, listed, problem, repeated, shown
from wli_toolkit.content.words import msgid as _

_SLUG = re.compile(r"[A-Za-z0-9_]+")
_OF_PARTS = (Visibility.PRIVATE, Visibility.GROUP, Visibility.SENSITIVE)


def field_problems(file: str, one: AnyField) -> Iterator[Problem]:
    """Yield every mistake inside one field."""
    place = f"fields.{one.id}"
    match one:
        case ChoiceField() | ChoicesField():
            yield from _option_problems(file, place, one)
        case MinutesField() | HoursField():
            yield from _bound_problems(file, place, one)
        case TextField():
            yield from _example_problems(file, place, one)
        case PointsField() | ChipsField() | DayField() | PlaceField():
            for part in one.parts:
                yield from _part_problems(file, f"{place}.parts.{part.id}", part, isinstance(one, PlaceField))
    if isinstance(one, ChoicesField):
        yield from _at_most_problems(file, place, one.at_most, one.options)
    if isinstance(one, ChipsField):
        yield from _at_most_problems(file, place, one.at_most, one.parts)
    if isinstance(one, DayField):
        for position, day in enumerate(one.starts, start=1):
            yield from _start_problems(file, f"{place}.starts.#{position}.hours", one, day)


def _option_problems(file: str, place: str, one: ChoiceField | ChoicesField) -> Iterator[Problem]:
    values = [option.value for option in one.options]
    yield from repeated(file, f"{place}.options", values)
    for value in values:
        if not _SLUG.fullmatch(value):
            yield problem(
                file,
                f"{place}.options.{value}.value",
                _("{value} cannot be stored as it is."),
                _("Use a short word of letters a–z, digits and _; the label may be anything."),
                value=shown(value),
            )
    apart = [option for option in one.options if option.visibility is not None]
    for option in apart:
        yield from _apart_problems(file, f"{place}.options.{option.value}.visibility", one, option)
    if len(apart) == len(one.options):
        yield problem(
            file,
            f"{place}.options",
            _("Every option has a visibility of its own, so that none is left for the field."),
            _("Give the field itself the visibility S, and take it out of the options."),
        )


def _apart_problems(
    file: str, key: str, one: ChoiceField | ChoicesField, option: Option
) -> Iterator[Problem]:
    """Only some of the options of `choices` that the group may see can be kept apart, and only as S."""
    if isinstance(one, ChoiceField):
        yield problem(
            file,
            key,
            _("An option of a choice has no visibility of its own; only those of choices may."),
            _("Leave it out, or give the whole field the visibility S."),
        )
    elif option.visibility is not Visibility.SENSITIVE or one.visibility is not Visibility.GROUP:
        yield problem(
            file,
            key,
            _("The visibility {visibility} cannot be set apart in a field with the visibility {field}."),
            _("Only S can, in a field with the visibility G."),
            visibility=option.visibility.value if option.visibility else "–",
            field=one.visibility.value,
        )


def _at_most_problems(
    file: str, place: str, at_most: int, options: tuple[Option, ...] | tuple[Part, ...]
) -> Iterator[Problem]:
    if at_most > len(options):
        yield problem(
            file,
            f"{place}.at_most",
            _("{at_most} may be chosen of only {options}."),
            _("Write at_most = {options} or less."),
            at_most=at_most,
            options=len(options),
        )


def _bound_problems(file: str, place: str, one: MinutesField | HoursField) -> Iterator[Problem]:
    if one.minimum >= one.maximum:
        yield problem(
            file,
            f"{place}.maximum",
            _("{maximum} is not more than the minimum, {minimum}."),
            _("Make maximum the larger of the two."),
            maximum=one.maximum,
            minimum=one.minimum,
        )


def _example_problems(file: str, place: str, one: TextField) -> Iterator[Problem]:
    for position, example in enumerate(one.examples, start=1):
        for lang, text in (("ja", example.ja), ("en", example.en)):
            if len(text) > one.max_chars:
                yield problem(
                    file,
                    f"{place}.examples.#{position}.{lang}",
                    _("{text} has {length} characters; the field takes {max_chars}."),
                    _("Shorten the example, or raise max_chars."),
                    text=shown(text),
                    length=len(text),
                    max_chars=one.max_chars,
                )


def _part_problems(file: str, key: str, part: Part, is_axis: bool) -> Iterator[Problem]:
    if part.visibility is not None and part.visibility not in _OF_PARTS:
        yield problem(
            file,
            f"{key}.visibility",
            _("A part is a number; the visibility {visibility} is for texts."),
            _("Use P, G or S."),
            visibility=part.visibility.value,
        )
    ends = {"low": part.low, "high": part.high}
    missing = [name for name, text in ends.items() if text is None]
    if is_axis and missing:
        yield problem(
            file,
            f"{key}.{missing[0]}",
            _("This axis does not say what its ends mean: {missing}."),
            _("Add low and high, each in both languages."),
            missing=listed(missing),
        )
    if not is_axis and len(missing) < len(ends):
        yield problem(
            file,
            f"{key}.{next(name for name, text in ends.items() if text is not None)}",
            _("Only the axes of a place have ends."),
            _("Leave low and high out."),
        )


def _start_problems(file: str, key: str, one: DayField, day: TypicalDay) -> Iterator[Problem]:
    """A typical day names every part, in half hours that sum to a day."""
    names = [part.id for part in one.parts]
    missing = [name for name in names if name not in day.hours]
    extra = [name for name in day.hours if name not in names]
    if missing or extra:
        yield problem(
            file,
            key,
            _("Not every part once here. Missing: {missing}. Unknown: {extra}."),
            _("Give hours for each of these, 0 where there are none: {known}."),
            missing=listed(missing),
            extra=listed(extra),
            known=listed(names),
        )
        return
    for name, hours in day.hours.items():
        if not 0 <= hours <= DAY_HOURS or hours % HOUR_STEP:
            yield problem(
                file,
                f"{key}.{name}",
                _("{hours} is not a number of half hours of a day."),
                _("Use 0 to {all}, in steps of {step}."),
                hours=f"{hours:g}",
                all=DAY_HOURS,
                step=HOUR_STEP,
            )
            return
    total = sum(day.hours.values())
    if total != DAY_HOURS:
        yield problem(
            file,
            key,
            _("These hours are {total} together, not {all}."),
            _("Change them until they are {all}."),
            total=f"{total:g}",
            all=DAY_HOURS,
        )
