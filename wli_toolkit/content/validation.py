"""What the type checker found wrong in a file, said in plain sentences with the way out."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from wli_toolkit.content.model import LANGS, Declaration, Text
from wli_toolkit.content.places import FIELD_KINDS, model_at, walk
from wli_toolkit.content.problems import Problem, listed, problem, shown
from wli_toolkit.content.words import msgid as _

_EMPTY_BY_LANG = {
    "ja": _("The Japanese text is missing or empty."),
    "en": _("The English text is missing or empty."),
}

# By the type of pydantic's error: what was needed.
_NEEDED = {
    "string": _("A text in quotation marks is needed."),
    "int": _("A whole number without quotation marks is needed."),
    "finite": _("A number without quotation marks is needed."),
    "float": _("A number without quotation marks is needed."),
    "bool": _("Write true or false, without quotation marks."),
    "tuple": _("A list in square brackets is needed: [ … ]."),
    "dict": _("A table is needed: {open} name = … {close}."),
    "text": _('Write both languages: {open} ja = "…", en = "…" {close}.'),
    "table": _('Write an entry with names: {open} id = "…" {close}, or begin one with [[…]].'),
}


def told(
    file: str, raw: Mapping[str, object], kind: type[Declaration], error: ValidationError
) -> list[Problem]:
    """Return each mistake once, by the place where it stands in the file."""
    problems: dict[str, Problem] = {}
    for details in error.errors(include_url=False, include_context=True):
        if _is_only_an_echo(details):
            continue
        one = _one(file, raw, kind, details)
        problems.setdefault(one.key, one)
    return list(problems.values())


def _is_only_an_echo(details: ErrorDetails) -> bool:
    """Whether a list seems too short only because entries in it have mistakes, which are told themselves."""
    if details["type"] != "too_short":
        return False
    found = details["input"]
    return isinstance(found, list) and len(found) >= details["ctx"]["min_length"]


def _one(file: str, raw: Mapping[str, object], kind: type[Declaration], details: ErrorDetails) -> Problem:
    keys, _parents, value = walk(raw, details["loc"])
    place = ".".join(keys)
    last = keys[-1] if keys else ""
    context: dict[str, Any] = details.get("ctx", {})
    type_ = details["type"]
    if "merge" in keys:
        return problem(
            file,
            ".".join(keys[: keys.index("merge") + 1]),
            _("This is not a way to merge categories."),
            _(
                'Write "others", "neighbours" or a list of levels: '
                '[ [["a"], ["b", "c"]], [["a", "b", "c"], ["d"]] ].'
            ),
        )
    if last in LANGS and type_ in ("missing", "string_too_short"):
        return problem(
            file, place, _EMPTY_BY_LANG[last], _('Add {key} = "…" beside the other language.'), key=last
        )
    match type_:
        case "missing" if details["loc"] and isinstance(details["loc"][-1], int):
            return problem(
                file,
                place.removesuffix(f".{last}"),
                _("There is no entry {position} here."),
                _("Write one entry for each that belongs here."),
                position=last,
            )
        case "missing" | "union_tag_not_found":
            missing = last if type_ == "missing" else "kind"
            where = place if type_ == "missing" else f"{place}.kind"
            return problem(file, where, _("{key} is missing."), _("Add a line {key} = …"), key=missing)
        case "extra_forbidden":
            parents = walk(raw, details["loc"][:-1])[1]
            return _unknown_key(file, place, last, model_at(kind, parents))
        case "union_tag_invalid":
            return problem(
                file,
                f"{place}.kind",
                _("{value} is not a kind of field."),
                _("Choose one of these: {known}."),
                value=shown(context.get("tag")),
                known=listed(FIELD_KINDS),
            )
        case "literal_error" | "enum":
            return problem(
                file,
                place,
                _("{value} is not one of the allowed words."),
                _("Choose one of these: {known}."),
                value=shown(value),
                known=str(context.get("expected", "")).replace("'", '"').replace(" or ", ", "),
            )
        case "value_error":
            return _step(file, place, value)
        case _:
            return _out_of_shape(file, place, value, details)


def _out_of_shape(file: str, place: str, value: object, details: ErrorDetails) -> Problem:
    """Tell of a value of the wrong type, size or spelling."""
    context: dict[str, Any] = details.get("ctx", {})
    match details["type"]:
        case "greater_than_equal":
            return _bound(file, place, value, _("Use {bound} or more."), context["ge"])
        case "greater_than":
            return _bound(file, place, value, _("Use more than {bound}."), context["gt"])
        case "less_than_equal":
            return _bound(file, place, value, _("Use {bound} or less."), context["le"])
        case "string_too_short":
            return problem(file, place, _("The text is empty."), _("Write something here."))
        case "too_short":
            return problem(
                file,
                place,
                _("There are {found} entries; {needed} or more are needed."),
                _("Add {more} more, from different sides."),
                found=context["actual_length"],
                needed=context["min_length"],
                more=context["min_length"] - context["actual_length"],
            )
        case "too_long":
            return problem(
                file,
                place,
                _("There are {found} entries; there may be {most} at most."),
                _("Take some out."),
                found=len(value) if isinstance(value, list) else context["actual_length"],
                most=context["max_length"],
            )
        case "string_pattern_mismatch" if place.endswith(".default"):
            return problem(
                file,
                place,
                _("{value} is no time of day."),
                _('Write hours and minutes in quotation marks, in steps of five minutes: "07:30".'),
                value=shown(value),
            )
        case "string_pattern_mismatch":
            return problem(
                file,
                place,
                _("{value} cannot be a name here."),
                _("Use letters, digits and _, a letter first; E01 for exercises, small-step for steps."),
                value=shown(value),
            )
        case type_:
            needed = type_.split("_")[0]
            if needed == "model":
                needed = "text" if context.get("class_name") == Text.__name__ else "table"
            return problem(
                file,
                place,
                _("{value} is not what belongs here."),
                _NEEDED.get(needed, _NEEDED["string"]),
                value=shown(value),
                open="{",
                close="}",
            )


def _bound(file: str, place: str, value: object, way_out: str, bound: object) -> Problem:
    return problem(file, place, _("{value} is out of bounds."), way_out, value=shown(value), bound=bound)


def _step(file: str, place: str, value: object) -> Problem:
    """Tell of a step that is none of an exercise, a whole choice and a whole pause."""
    given = value if isinstance(value, dict) else {}
    if (
        sum((given.get("exercise") is not None, bool(given.get("one_of")), given.get("pause") is not None))
        != 1
    ):
        return problem(
            file,
            place,
            _("A step is either an exercise, a choice of exercises or a pause."),
            _('Give it one of the three: exercise = "…", one_of = [ … ] or pause = "…".'),
        )
    if "form" in given and "one_of" in given:
        return problem(
            file,
            f"{place}.form",
            _("A choice of exercises has no form of its own."),
            _("Write the form beside each exercise of one_of that has one."),
        )
    if "one_of" in given and len(given["one_of"]) < 2:
        return problem(
            file,
            f"{place}.one_of",
            _("There is nothing to choose from."),
            _("Name two or more exercises."),
        )
    if "one_of" in given:
        return problem(
            file,
            place,
            _("This choice of exercises has no title."),
            _("Add a title in both languages."),
        )
    missing = [key for key in ("title", "phone", "screen") if key not in given]
    return problem(
        file,
        place,
        _("This pause has no text for: {missing}."),
        _("Add title, phone and screen, each in both languages."),
        missing=listed(missing),
    )


def _unknown_key(file: str, place: str, key: str, model: type[Declaration]) -> Problem:
    known = sorted(model.model_fields)
    close = get_close_matches(key, known, n=1)
    if close:
        return problem(
            file,
            place,
            _("{key} is not known here."),
            _("Did you mean {close}? Otherwise leave it out."),
            key=shown(key),
            close=close[0],
        )
    return problem(
        file,
        place,
        _("{key} is not known here."),
        _("Leave it out. What may stand here: {known}."),
        key=shown(key),
        known=listed(known),
    )
