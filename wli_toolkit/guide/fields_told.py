"""What an exercise asks, told to a facilitator: the question, how it is answered, and who may see "
"the answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wli_toolkit.content import columns
from wli_toolkit.content.model import (
    AnyField,
    ChipsField,
    ChoiceField,
    ChoicesField,
    DateField,
    DayField,
    Exercise,
    HoursField,
    Lang,
    MinutesField,
    PlaceField,
    PointsField,
    ScaleField,
    Text,
    TextField,
    TimeField,
    Visibility,
    YesNoField,
)
from wli_toolkit.guide import wording
from wli_toolkit.guide.markdown import md, table

BETWEEN: dict[Lang, str] = {"ja": "／", "en": " / "}
COMMA: dict[Lang, str] = {"ja": "・", "en": ", "}


def fields_table(exercise: Exercise, lang: Lang) -> str:
    """Return the questions of an exercise as a Markdown table."""
    told = {name: rows for rows in exercise.rows for name in rows.fields}
    has_occasions = any(field.occasions for field in exercise.fields)
    head = [wording.QUESTION, wording.ANSWER, wording.SEEN_BY] + [wording.ASKED_WHEN] * has_occasions
    lines: list[list[str]] = []
    said: set[str] = set()
    for field in exercise.fields:
        rows = told.get(field.id)
        if rows is not None and rows.id not in said:
            said.add(rows.id)
            # The number belongs to each thing a person names, not to what they are called.
            name = wording.NAMED.get(lang)
            row = f"*{md(wording.ROW_OF.get(lang).format(title=name, most=rows.at_most))}*"
            lines.append([row] + [" "] * (len(head) - 1))
        mark = "＊" if field.required else ""
        line = [f"{md(field.ask.get(lang))}{mark}", md(answered(field, lang)), md(seen_by(field, lang))]
        if has_occasions:
            when = [wording.WHEN[one.value].get(lang) for one in field.occasions]
            line.append(COMMA[lang].join(when) or " ")
        lines.append(line)
    return table([each.get(lang) for each in head], lines)


def visibilities(exercise: Exercise) -> list[Visibility]:
    """Return every visibility that occurs in an exercise, in the order of the specification."""
    found = {column.visibility for field in exercise.fields for column in columns(field)}
    return [each for each in Visibility if each in found]


def seen_by(field: AnyField, lang: Lang) -> str:
    """Return who may see the answer to `field`; of a whole, part by part where they differ."""
    parts = columns(field)
    if any(column.sealed for column in parts):
        return wording.SEALED_WHOLE.get(lang)
    if isinstance(field, ChoicesField):
        seen = [(option.label, option.visibility or field.visibility) for option in field.options]
    else:
        seen = [(column.label, column.visibility) for column in parts]
    kinds = dict.fromkeys(visibility for _label, visibility in seen)
    if len(kinds) == 1:
        return wording.SEEN[next(iter(kinds))].get(lang)
    told = [
        wording.PART_SEEN.get(lang).format(
            parts=COMMA[lang].join(label.get(lang) for label, each in seen if each is kind),
            seen=wording.SEEN[kind].get(lang),
        )
        for kind in kinds
    ]
    return BETWEEN[lang].join(told)


def answered(field: AnyField, lang: Lang) -> str:
    """Return how `field` is answered, with what there is to choose from."""
    return " ".join(_answered(field, lang))


def _answered(field: AnyField, lang: Lang) -> Iterator[str]:
    ja = lang == "ja"
    match field:
        case ScaleField():
            low, high = field.low.get(lang), field.high.get(lang)
            yield f"0（{low}）〜10（{high}）" if ja else f"0 ({low}) to 10 ({high})"
        case ChoiceField():
            yield ("1つ選ぶ：" if ja else "One of:") + ("" if ja else " ") + _labels(field.options, lang)
            if field.card is not None:
                gain, price = field.card.gain.get(lang), field.card.price.get(lang)
                yield f"（よい点：{gain}　注意点：{price}）" if ja else f"(Gain: {gain}. Price: {price}.)"
        case ChoicesField():
            yield f"{field.at_most}つまで選ぶ：" if ja else f"Up to {field.at_most} of:"
            yield _labels(field.options, lang)
        case TextField():
            yield (
                f"{field.max_chars}字まで（例から選べます）"
                if ja
                else f"Up to {field.max_chars} characters, or from examples"
            )
        case YesNoField():
            yield "はい／いいえ" if ja else "Yes / No"
        case MinutesField():
            yield (
                f"{field.minimum}〜{field.maximum}分" if ja else f"{field.minimum} to {field.maximum} minutes"
            )
        case HoursField():
            low, high = _number(field.minimum), _number(field.maximum)
            yield f"{low}〜{high}時間（30分きざみ）" if ja else f"{low} to {high} hours, by the half hour"
        case DateField():
            yield "日付" if ja else "A date"
        case TimeField():
            yield "時刻" if ja else "A time of day"
        case PointsField():
            yield "100点を分ける：" if ja else "A hundred points shared between:"
            yield _labels(field.parts, lang)
        case ChipsField():
            strengths = BETWEEN[lang].join(each.get(lang) for each in field.strengths)
            yield (
                f"{field.at_most}つまで選び、それぞれの強さ（{strengths}）を選ぶ："
                if ja
                else f"Up to {field.at_most}, each with a strength ({strengths}):"
            )
            yield _labels(field.parts, lang)
        case DayField():
            yield "24時間を30分きざみで分ける：" if ja else "The 24 hours of a day shared between:"
            yield _labels(field.parts, lang)
        case PlaceField():
            yield ("面に置く：" if ja else "A place between two axes: ") + (" × ").join(
                part.label.get(lang) for part in field.parts
            )


def _labels(parts: Sequence[object], lang: Lang) -> str:
    labels = [part.label for part in parts if hasattr(part, "label")]
    return BETWEEN[lang].join(label.get(lang) for label in labels if isinstance(label, Text))


def _number(value: float) -> str:
    return f"{value:g}"
