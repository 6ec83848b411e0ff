"""The small if-then step: read back as a card, and halved where it looks too large to begin."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from wli_toolkit.content.model import Exercise, Lang, Occasion
from wli_toolkit.scoring.reading import is_private, label, latest, number, say, words
from wli_toolkit.scoring.values import Answers, Everything, Feedback, Piece, Pieces, Scores

CONFIDENT = 7
"""A step with less confidence than this is offered at half the size …"""
LONG_MINUTES = 15
"""… and so is one that takes more minutes than this."""
BOX = "b10"


def scores(_exercise: Exercise, _answers: Answers, _offered: Sequence[str] = ()) -> Scores:
    """Return nothing: the step has no score."""
    return {}


def feedback(
    exercise: Exercise, _occasion: Occasion, answers: Answers, _everything: Everything, lang: Lang
) -> Feedback:
    """Read the step back, and offer half of it where confidence is below 7 or it takes over 15 minutes.

    The offer is `{"kind": "halve", "field": "mins", "value": half the minutes, rounded up, "label": what the
    button says}`. The page shows the button once; pressed, it saves the value as the answer. A step without
    minutes, or of one minute, cannot be halved by a button: then a line asks for something smaller.
    """
    cue, act, plan_b = (words(answers, field) for field in ("cue", "act", "plan_b"))
    minutes, confidence = number(answers, "mins"), number(answers, "conf")
    lines: tuple[str, ...] = ()
    picture: Mapping[str, object] | None = None
    if cue and act:
        if minutes is None:
            lines += say(exercise, "if_then", lang, cue=cue, act=act)
        else:
            lines += say(exercise, "if_then_minutes", lang, cue=cue, act=act, minutes=minutes)
        picture = {"kind": "card", "cue": cue, "act": act, "plan_b": plan_b}
    if plan_b:
        obstacle = words(answers, "obst")
        key = "plan_b" if obstacle else "plan_b_only"
        lines += say(exercise, key, lang, obst=obstacle, plan_b=plan_b)
    offer: Mapping[str, object] | None = None
    if _looks_large(minutes, confidence):
        half = (minutes + 1) // 2 if minutes is not None else None
        if minutes is None or half is None or half >= minutes:
            lines += say(exercise, "smaller", lang)
        else:
            lines += say(exercise, "halve", lang, minutes=minutes, half=half)
            button = label(exercise, "halve_button", lang)
            at = len(lines) - 1
            offer = {"kind": "halve", "field": "mins", "value": half, "label": button, "line": at}
    elif confidence is not None:
        lines += say(exercise, "ready", lang)
    if picture is not None and answers.get("rehearsed") is not True:
        lines += say(exercise, "rehearse", lang)
    return Feedback(lines, picture, offer)


def drafts(exercise: Exercise, everything: Everything, lang: Lang) -> Pieces:
    """Draft the box of the small step; a step without its cue is still a step."""
    answers = latest(everything, exercise.id)
    cue, act = words(answers, "cue"), words(answers, "act")
    texts = say(exercise, "draft", lang, cue=cue, act=act) if cue and act else ()
    if texts:
        private = is_private(exercise, "cue", "act")
        return {BOX: tuple(Piece(text, private) for text in texts)}
    return {BOX: (Piece(act, is_private(exercise, "act")),)} if act else {}


def _looks_large(minutes: int | None, confidence: int | None) -> bool:
    return (confidence is not None and confidence < CONFIDENT) or (
        minutes is not None and minutes > LONG_MINUTES
    )
