"""What matters against where time and energy go, over four areas, and the sentence that follows from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from wli_toolkit.content import every_column
from wli_toolkit.content.model import Exercise, Lang, Occasion
from wli_toolkit.scoring.reading import (
    is_private,
    label,
    latest,
    listing,
    number,
    option_labels,
    say,
    several,
    words,
)
from wli_toolkit.scoring.values import Answers, Everything, Feedback, Piece, Pieces, Scores

AREAS = ("work", "close", "community", "self")
ALL_POINTS = 100
BOX = "b1"


def scores(_exercise: Exercise, answers: Answers, _offered: Sequence[str] = ()) -> Scores:
    """Score importance against time and energy.

    Returns
    -------
    Scores
        `gap_<area>` (−100..100): points of time and energy minus points of importance. `move` (0–100): half
        the sum of the sizes of the gaps, the points that would have to move to make the two the same. Only
        when all points of both are given.
    """
    gaps = _gaps(answers)
    if not gaps:
        return {}
    move = sum(abs(gap) for gap in gaps.values()) // 2
    return {**{f"gap_{area}": gap for area, gap in gaps.items()}, "move": move}


def feedback(
    exercise: Exercise, _occasion: Occasion, answers: Answers, _everything: Everything, lang: Lang
) -> Feedback:
    """Say back the pairs, the largest gap and a way to begin a sentence; then what the person wrote."""
    lines: tuple[str, ...] = ()
    picture: Mapping[str, object] | None = None
    gaps = _gaps(answers)
    if gaps:
        pairs = [
            {
                "label": _area(exercise, area, lang),
                "first": number(answers, f"imp_{area}"),
                "second": number(answers, f"eng_{area}"),
            }
            for area in AREAS
        ]
        for pair in pairs:
            lines += say(exercise, "pair", lang, area=pair["label"], imp=pair["first"], eng=pair["second"])
        names = [label(exercise, side, lang) for side in ("imp", "eng")]
        picture = {"kind": "pairs", "names": names, "of": ALL_POINTS, "items": pairs}
        lines += _gap_lines(exercise, answers, gaps, lang)
    values = option_labels(exercise, "values", several(answers, "values") or (), lang)
    if values:
        lines += say(exercise, "values", lang, values=listing(values, lang))
    sentence = words(answers, "sentence")
    if sentence:
        lines += say(exercise, "sentence", lang, sentence=sentence)
    return Feedback(lines, picture)


def drafts(exercise: Exercise, everything: Everything, lang: Lang) -> Pieces:
    """Draft the box of what matters from the values chosen and the sentence."""
    answers = latest(everything, exercise.id)
    values = option_labels(exercise, "values", several(answers, "values") or (), lang)
    sentence = words(answers, "sentence")
    pieces: list[Piece] = []
    if values:
        private = is_private(exercise, "values")
        pieces += [
            Piece(text, private) for text in say(exercise, "draft_values", lang, values=listing(values, lang))
        ]
    if sentence:
        private = is_private(exercise, "sentence")
        pieces += [Piece(text, private) for text in say(exercise, "draft_sentence", lang, sentence=sentence)]
    return {BOX: tuple(pieces)} if pieces else {}


def _gaps(answers: Answers) -> dict[str, int]:
    """Return time and energy minus importance by area; empty unless every point of both is given."""
    gaps = {}
    for area in AREAS:
        importance, energy = number(answers, f"imp_{area}"), number(answers, f"eng_{area}")
        if importance is None or energy is None:
            return {}
        gaps[area] = energy - importance
    return gaps


def _gap_lines(exercise: Exercise, answers: Answers, gaps: Mapping[str, int], lang: Lang) -> tuple[str, ...]:
    """Tell the largest gaps, how much lies elsewhere, and how a sentence could begin."""
    widest = max(abs(gap) for gap in gaps.values())
    if widest == 0:
        return say(exercise, "no_gap", lang) + say(exercise, "starter_keep", lang)
    names = {area: label(exercise, f"area_{area}", lang) for area in gaps}
    over = listing((names[area] for area, gap in gaps.items() if gap == widest), lang)
    under = listing((names[area] for area, gap in gaps.items() if gap == -widest), lang)
    key = "largest_both" if over and under else "largest_over" if over else "largest_under"
    lines = say(exercise, key, lang, gap=widest, areas=over or under, over=over, under=under)
    lines += say(exercise, "move", lang, move=scores(exercise, answers)["move"])
    # Whatever is given too much takes it from something else: there is always one of each.
    most, least = max(gaps, key=gaps.__getitem__), min(gaps, key=gaps.__getitem__)
    return lines + say(exercise, "starter", lang, over=names[most], under=names[least])


def _area(exercise: Exercise, area: str, lang: Lang) -> str:
    column = every_column(exercise).get(f"imp_{area}")
    return area if column is None else column.label.get(lang)
