"""Reading one person's answers and a pack's words without ever failing on what is missing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from wli_toolkit.content import every_column
from wli_toolkit.content.model import ChoiceField, ChoicesField, Exercise, Lang, Occasion, Visibility
from wli_toolkit.scoring.values import Answers, Everything

_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_LISTING: Mapping[Lang, str] = {"ja": "・", "en": ", "}


def number(answers: Answers, field_id: str) -> int | None:
    """Return the whole number answered to `field_id`, or None."""
    value = answers.get(field_id)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def amount(answers: Answers, field_id: str) -> float | None:
    """Return the hours answered to `field_id`, or None."""
    value = answers.get(field_id)
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def each_row(answers: Answers, rows_id: str) -> tuple[Answers, ...]:
    """Return what was said of each thing that was named in the rows `rows_id`."""
    rows = answers.get(rows_id)
    return tuple(row for row in rows if isinstance(row, Mapping)) if isinstance(rows, list | tuple) else ()


def words(answers: Answers, field_id: str) -> str:
    """Return the text answered to `field_id` without surrounding blanks; empty when unset."""
    value = answers.get(field_id)
    return value.strip() if isinstance(value, str) else ""


def several(answers: Answers, field_id: str) -> tuple[str, ...] | None:
    """Return the values chosen in the `choices` field `field_id`; None when unset, empty when none is."""
    value = answers.get(field_id)
    if not isinstance(value, list | tuple):
        return None
    return tuple(item for item in value if isinstance(item, str))


def degree(field: ChoiceField, answers: Answers) -> int | None:
    """Return the rank (0 first) of the option chosen in a graded choice, or None."""
    value = answers.get(field.id)
    ranks = {option.value: rank for rank, option in enumerate(field.options)}
    return ranks.get(value) if isinstance(value, str) else None


def option_labels(exercise: Exercise, field_id: str, values: Iterable[str], lang: Lang) -> tuple[str, ...]:
    """Return what people read for `values` of a choice, in the pack's order; unknown values are left out."""
    chosen = set(values)
    for field in exercise.fields:
        if field.id == field_id and isinstance(field, ChoiceField | ChoicesField):
            return tuple(option.label.get(lang) for option in field.options if option.value in chosen)
    return ()


def is_private(exercise: Exercise, *field_ids: str) -> bool:
    """Whether any of the fields or columns is more than a plain group answer (private, sensitive, wall, handed in).

    A part of a whole that is kept sealed counts as private.
    """
    found = every_column(exercise)
    named = [found[each] for each in field_ids if each in found]
    named += [column for column in found.values() if column.field.id in field_ids]
    return any(column.visibility is not Visibility.GROUP or column.sealed for column in named)


def latest(everything: Everything, exercise_id: str) -> dict[str, object]:
    """Return one exercise's answers over all occasions; later occasions win."""
    merged: dict[str, object] = {}
    for occasion in Occasion:
        answers = everything.get((exercise_id, occasion), {})
        merged.update({field: value for field, value in answers.items() if value is not None})
    return merged


def say(exercise: Exercise, key: str, lang: Lang, **values: object) -> tuple[str, ...]:
    """Return the pack's sentence `key` with its placeholders filled, as a tuple to add to the lines.

    Placeholders are filled in one pass, so that braces in what a person wrote stay what they are. A pack
    that leaves the key out says nothing: the tuple is empty.
    """
    text = exercise.texts.get(key)
    if text is None:
        return ()
    return (_PLACEHOLDER.sub(lambda found: str(values.get(found[1], found[0])), text.get(lang)),)


def label(exercise: Exercise, key: str, lang: Lang) -> str:
    """Return the pack's short text `key`, or the key itself where the pack has none."""
    text = exercise.texts.get(key)
    return key if text is None else text.get(lang)


def listing(items: Iterable[str], lang: Lang) -> str:
    """Return the items in a row, as `lang` writes lists."""
    return _LISTING[lang].join(items)


def quoted(items: Iterable[str], lang: Lang) -> str:
    """Return the items in a row, each in quotation marks: for what people wrote, and for names with points in them."""
    return (
        "".join(f"「{item}」" for item in items) if lang == "ja" else ", ".join(f"“{item}”" for item in items)
    )


def plain(value: float) -> str:
    """Return a number as people write it: no `.0`, at most one decimal place."""
    return f"{value:.1f}".removesuffix(".0")
