"""The comparison cards: how well separating and integrating suit a person, situation by situation."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import fmean
from typing import Literal

from wli_toolkit.content.model import Card, ChoiceField, Exercise, Lang, Occasion
from wli_toolkit.scoring.reading import degree, is_private, label, latest, listing, plain, say
from wli_toolkit.scoring.values import Answers, Everything, Feedback, Piece, Pieces, Scores

Side = Literal["sep", "int"]
SIDES: tuple[Side, Side] = ("sep", "int")
EVEN_WITHIN = 1
"""Two cards of a pair whose degrees differ by no more than this count as even."""
BOXES: dict[Side, str] = {"sep": "b5", "int": "b6"}
"""The blueprint boxes for what a person would separate and integrate."""


def _cards(exercise: Exercise) -> list[tuple[ChoiceField, Card]]:
    return [
        (field, field.card)
        for field in exercise.fields
        if isinstance(field, ChoiceField) and field.card is not None
    ]


def _pair_names(exercise: Exercise) -> list[str]:
    return list(dict.fromkeys(card.pair for _, card in _cards(exercise)))


def scores(exercise: Exercise, answers: Answers, _offered: Sequence[str] = ()) -> Scores:
    """Score the cards.

    Parameters
    ----------
    exercise
        An exercise whose choice fields are cards.
    answers
        The answers by field id.

    Returns
    -------
    Scores
        `sep` and `int` (0–100): the mean degree of that side's cards, scaled so that the last option of
        every card gives 100 (with four cards of five options: the mean times 25); only when every card of
        the side is answered. They are never subtracted into one score. `pair_<X>`: `"sep"`, `"int"` or
        `"even"` (the degrees differ by at most `EVEN_WITHIN`); only when both cards of the pair are
        answered.
    """
    result: Scores = {}
    cards = _cards(exercise)
    for side in SIDES:
        shares = [
            None if (rank := degree(field, answers)) is None else rank / (len(field.options) - 1)
            for field, card in cards
            if card.side == side
        ]
        known = [share for share in shares if share is not None]
        if known and len(known) == len(shares):
            result[side] = fmean(known) * 100
    for pair in _pair_names(exercise):
        ranks = {card.side: degree(field, answers) for field, card in cards if card.pair == pair}
        sep, integrate = ranks.get("sep"), ranks.get("int")
        if sep is None or integrate is None:
            continue
        if abs(sep - integrate) <= EVEN_WITHIN:
            result[f"pair_{pair}"] = "even"
        else:
            result[f"pair_{pair}"] = "sep" if sep > integrate else "int"
    return result


def _leanings(exercise: Exercise, answers: Answers) -> list[tuple[str, str]]:
    """Return (pair, side) for every pair that is answered, in the pack's order."""
    scored = scores(exercise, answers)
    return [(pair, str(scored[f"pair_{pair}"])) for pair in _pair_names(exercise) if f"pair_{pair}" in scored]


def feedback(
    exercise: Exercise, _occasion: Occasion, answers: Answers, _everything: Everything, lang: Lang
) -> Feedback:
    """Say back both bars and how the situations lean, each only as far as it is answered."""
    scored = scores(exercise, answers)
    leanings = _leanings(exercise, answers)
    lines: tuple[str, ...] = ()
    bars: list[dict[str, object]] = []
    suits = {side: value for side in SIDES if isinstance(value := scored.get(side), int | float)}
    if len(suits) == len(SIDES):
        lines += say(exercise, "bars", lang, **{side: _hundred(value) for side, value in suits.items()})
        bars = [
            {"label": label(exercise, f"bar_{side}", lang), "value": value, "of": 100}
            for side, value in suits.items()
        ]
    if leanings:
        sides = [side for _, side in leanings]
        counts = {side: sides.count(side) for side in ("sep", "int", "even")}
        lines += say(exercise, "pairs", lang, pairs=len(leanings), **counts)
        each = [
            line
            for pair, side in leanings
            for line in say(
                exercise, "pair", lang, pair=_pair(exercise, pair, lang), side=_side(exercise, side, lang)
            )
        ]
        lines += (" / ".join(each),) if each else ()
    pairs = [
        {"label": _pair(exercise, pair, lang), "side": side, "text": _side(exercise, side, lang)}
        for pair, side in leanings
    ]
    return Feedback(lines, {"kind": "bars", "items": bars, "pairs": pairs} if pairs else None)


def drafts(exercise: Exercise, everything: Everything, lang: Lang) -> Pieces:
    """Draft the boxes for what to separate and what to integrate from the pairs that lean that way."""
    leanings = _leanings(exercise, latest(everything, exercise.id))
    result: Pieces = {}
    private = is_private(exercise, *(field.id for field, _ in _cards(exercise)))
    for side, box in BOXES.items():
        names = [_pair(exercise, pair, lang) for pair, leaning in leanings if leaning == side]
        texts = say(exercise, f"draft_{side}", lang, pairs=listing(names, lang)) if names else ()
        if texts:
            result[box] = tuple(Piece(text, private) for text in texts)
    return result


def _pair(exercise: Exercise, pair: str, lang: Lang) -> str:
    return label(exercise, f"pair_{pair}", lang)


def _side(exercise: Exercise, side: str, lang: Lang) -> str:
    return label(exercise, f"side_{side}", lang)


def _hundred(value: float) -> str:
    """Return a score of 100 without decimals, a half rounded up."""
    return plain(int(value + 0.5))
