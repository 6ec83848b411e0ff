"""Whom a person would be glad to help, with what change, using what: read back as three lines."""

from __future__ import annotations

from collections.abc import Sequence

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

DRAWN, HARD_TO_START = 7, 3
"""Drawn at least so much, and easy to start no more than this: then meeting somebody is a way to begin."""
BOX = "b2"


def scores(_exercise: Exercise, _answers: Answers, _offered: Sequence[str] = ()) -> Scores:
    """Return nothing: meaning has no score."""
    return {}


def feedback(
    exercise: Exercise, _occasion: Occasion, answers: Answers, _everything: Everything, lang: Lang
) -> Feedback:
    """Read the three answers back under each other; where the pull is strong and the start hard, a way in."""
    texts = {
        "whom": _whom(exercise, answers, lang),
        "change": words(answers, "change"),
        "use": words(answers, "use"),
    }
    items = [
        {"label": label(exercise, f"stack_{name}", lang), "text": text}
        for name, text in texts.items()
        if text
    ]
    lines = tuple(
        line for item in items for line in say(exercise, "line", lang, title=item["label"], text=item["text"])
    )
    pull, start = number(answers, "pull"), number(answers, "start")
    if pull is not None and start is not None and pull >= DRAWN and start <= HARD_TO_START:
        lines += say(exercise, "meet", lang)
    return Feedback(lines, {"kind": "stack", "items": items} if items else None)


def drafts(exercise: Exercise, everything: Everything, lang: Lang) -> Pieces:
    """Draft the box of whom to help from the people chosen and the change wished for them."""
    answers = latest(everything, exercise.id)
    whom, change = _whom(exercise, answers, lang), words(answers, "change")
    pieces: list[Piece] = []
    if whom:
        private = is_private(exercise, "whom")
        pieces += [Piece(text, private) for text in say(exercise, "draft_whom", lang, whom=whom)]
    if change:
        private = is_private(exercise, "change")
        pieces += [Piece(text, private) for text in say(exercise, "draft_change", lang, change=change)]
    return {BOX: tuple(pieces)} if pieces else {}


def _whom(exercise: Exercise, answers: Answers, lang: Lang) -> str:
    return listing(option_labels(exercise, "whom", several(answers, "whom") or (), lang), lang)
