"""A new chapter to try: what looks ready to begin, what to check at work, and the easiest test."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from wli_toolkit.content.model import ChoiceField, Exercise, Lang, Occasion
from wli_toolkit.scoring.reading import (
    each_row,
    is_private,
    label,
    latest,
    number,
    option_labels,
    quoted,
    say,
    words,
)
from wli_toolkit.scoring.values import Answers, Everything, Feedback, Piece, Pieces, Scores

ROWS = "picks"
NOTHING = "nothing"
"""Adding nothing for now: a full answer."""
SIDE_JOB = "sidejob"
CHECKS = ("check_rules", "check_secret", "check_rival", "check_hours")
"""What to check before a side job, by the keys of the pack's texts."""
LOWEST, HIGHEST = -10, 20
"""The ends of the order: interest and ease 0–10 each, less fatigue 0–10."""
BOX = "b11"
BETWEEN = " / "


@dataclass(frozen=True)
class _Pick:
    """One thing that a person picked, with its place in the order where all three were rated."""

    pick: str
    interest: int | None
    order: int | None
    rule: str


def scores(exercise: Exercise, answers: Answers, _offered: Sequence[str] = ()) -> Scores:
    """Score the picks.

    Returns
    -------
    Scores
        `picked`: what was picked, in the pack's order, each once; absent while nothing was. `interest`
        (0–10): the mean interest in what was picked; absent where none was rated. `rule_unsure` (`yes`,
        `no`): whether for any of them the person is not sure of the rules; absent where none was answered.
    """
    picks = _picks(answers)
    result: Scores = {}
    if picks:
        result["picked"] = [value for value in _values(exercise) if value in {each.pick for each in picks}]
    interests = [each.interest for each in picks if each.interest is not None]
    if interests:
        result["interest"] = fmean(interests)
    rules = [each.rule for each in picks if each.rule]
    if rules:
        result["rule_unsure"] = "yes" if "unsure" in rules else "no"
    return result


def feedback(
    exercise: Exercise, _occasion: Occasion, answers: Answers, _everything: Everything, lang: Lang
) -> Feedback:
    """Say back the order of the picks, the test, and what to check; interest + ease − fatigue gives the order only."""
    picks = _in_order(_picks(answers))
    lines: tuple[str, ...] = ()
    rated = [each for each in picks if each.order is not None]
    if rated:
        items = [
            text
            for each in rated
            for text in say(
                exercise, "item", lang, pick=_name(exercise, each, lang), value=_signed(each.order)
            )
        ]
        lines += say(exercise, "order", lang, order=BETWEEN.join(items))
    unrated = [_name(exercise, each, lang) for each in picks if each.order is None]
    if unrated:
        lines += say(exercise, "picked", lang, picks=quoted(unrated, lang))
    test = words(answers, "test")
    if test:
        lines += say(exercise, "test", lang, test=test)
    chosen = {each.pick for each in picks}
    if NOTHING in chosen:
        lines += say(exercise, "nothing", lang)
    checks = [label(exercise, key, lang) for key in CHECKS]
    if SIDE_JOB in chosen:
        lines += say(exercise, "sidejob", lang, items=BETWEEN.join(checks))
    for rule, key in (("unsure", "rule_unsure"), ("report", "rule_report"), ("not_ok", "rule_not_ok")):
        names = [_name(exercise, each, lang) for each in picks if each.rule == rule]
        lines += say(exercise, key, lang, picks=quoted(names, lang)) if names else ()
    return Feedback(lines, _picture(exercise, rated, checks if SIDE_JOB in chosen else (), lang))


def drafts(exercise: Exercise, everything: Everything, lang: Lang) -> Pieces:
    """Draft the box of the next chapter: what looks readiest with its test, then the rest."""
    answers = latest(everything, exercise.id)
    picks = _in_order(_picks(answers))
    test = words(answers, "test")
    first = next((each for each in picks if each.pick != NOTHING), None)
    pieces = []
    for each in picks:
        name, private = _name(exercise, each, lang), _kept_in_the_room(exercise, each.pick)
        texts = say(exercise, "draft_test", lang, pick=name, test=test) if test and each is first else ()
        if texts:
            private = private or is_private(exercise, "test")
        pieces += [Piece(text, private) for text in texts or (name,)]
    if test and first is None:
        pieces.append(Piece(test, is_private(exercise, "test")))
    return {BOX: tuple(pieces)} if pieces else {}


def _picks(answers: Answers) -> list[_Pick]:
    """Return what was picked, each once; of the same picked twice the first counts."""
    picks: dict[str, _Pick] = {}
    for row in each_row(answers, ROWS):
        pick = words(row, "pick")
        interest, ease, fatigue = (number(row, name) for name in ("int", "easy", "tire"))
        order = None
        if interest is not None and ease is not None and fatigue is not None:
            order = interest + ease - fatigue
        if pick:
            picks.setdefault(pick, _Pick(pick, interest, order, words(row, "rule")))
    return list(picks.values())


def _in_order(picks: Sequence[_Pick]) -> list[_Pick]:
    """Return the readiest first, and what was not rated after them."""
    return sorted(picks, key=lambda each: (each.order is None, -(each.order or 0)))


def _signed(order: int | None) -> str:
    """Return a place in the order as it is printed: below zero with a minus, not a hyphen."""
    return str(order).replace("-", "−")


def _name(exercise: Exercise, each: _Pick, lang: Lang) -> str:
    return next(iter(option_labels(exercise, "pick", [each.pick], lang)), each.pick)


def _values(exercise: Exercise) -> list[str]:
    return [
        option.value
        for field in exercise.fields
        if field.id == "pick" and isinstance(field, ChoiceField)
        for option in field.options
    ]


def _kept_in_the_room(exercise: Exercise, pick: str) -> bool:
    """Whether the pick is one that no report names, or the field more than a plain group answer."""
    return is_private(exercise, "pick") or any(
        option.room_only
        for field in exercise.fields
        if field.id == "pick" and isinstance(field, ChoiceField)
        for option in field.options
        if option.value == pick
    )


def _picture(
    exercise: Exercise, rated: Sequence[_Pick], checks: Sequence[str], lang: Lang
) -> Mapping[str, object] | None:
    if rated:
        items = [{"label": _name(exercise, each, lang), "value": each.order} for each in rated]
        return {"kind": "order", "low": LOWEST, "high": HIGHEST, "items": items}
    if checks:
        return {"kind": "checklist", "items": [{"label": text, "on": False} for text in checks]}
    return None
