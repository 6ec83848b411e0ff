"""The guardrails against overwork: which kinds of them a person has, and what they mean to drop."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from wli_toolkit.content.model import Exercise, Lang, Occasion
from wli_toolkit.scoring.reading import (
    is_private,
    label,
    latest,
    listing,
    option_labels,
    say,
    several,
    words,
)
from wli_toolkit.scoring.values import Answers, Everything, Feedback, Piece, Pieces, Scores

KINDS: Mapping[str, frozenset[str]] = {
    "time": frozenset({"end_time", "interval", "weekly_cap"}),
    "device": frozenset({"notify_off"}),
    "body": frozenset({"days_off", "sleep"}),
    "person": frozenset({"ask_people"}),
}
"""The four kinds of guardrail, each with the rails that belong to it."""
BOX = "b12"


def scores(_exercise: Exercise, answers: Answers, _offered: Sequence[str] = ()) -> Scores:
    """Score the guardrails.

    Returns
    -------
    Scores
        `kinds` (0–4): how many of the four kinds the chosen rails cover; absent while none was answered.
    """
    covered = _covered(answers)
    return {} if covered is None else {"kinds": sum(covered.values())}


def feedback(
    exercise: Exercise, _occasion: Occasion, answers: Answers, _everything: Everything, lang: Lang
) -> Feedback:
    """Say back sign and relief, who or what stops the person, and the kinds covered and missing."""
    signs = option_labels(exercise, "sign", several(answers, "sign") or (), lang)
    drop, teller = words(answers, "drop"), words(answers, "teller")
    lines: tuple[str, ...] = ()
    if signs and drop:
        lines += say(exercise, "sign_drop", lang, sign=listing(signs, lang), drop=drop)
    if teller:
        lines += say(exercise, "teller", lang, teller=teller)
    covered = _covered(answers)
    if covered is None:
        return Feedback(lines)
    names = {kind: label(exercise, f"kind_{kind}", lang) for kind in KINDS}
    there = [names[kind] for kind, on in covered.items() if on]
    missing = [names[kind] for kind, on in covered.items() if not on]
    if not there:
        lines += say(exercise, "kinds_none", lang)
    elif not missing:
        lines += say(exercise, "kinds_all", lang)
    else:
        lines += say(exercise, "kinds", lang, kinds=len(there), covered=listing(there, lang))
        lines += say(exercise, "missing", lang, missing=listing(missing, lang))
    items = [{"label": names[kind], "on": on} for kind, on in covered.items()]
    return Feedback(lines, {"kind": "checklist", "items": items})


def drafts(exercise: Exercise, everything: Everything, lang: Lang) -> Pieces:
    """Draft the box of the guardrails from the rails, what to drop, and who or what stops the person."""
    answers = latest(everything, exercise.id)
    rails = option_labels(exercise, "rails", several(answers, "rails") or (), lang)
    drop, teller = words(answers, "drop"), words(answers, "teller")
    pieces: list[Piece] = []
    if rails:
        private = is_private(exercise, "rails")
        pieces += [
            Piece(text, private) for text in say(exercise, "draft_rails", lang, rails=listing(rails, lang))
        ]
    if drop:
        private = is_private(exercise, "drop")
        pieces += [Piece(text, private) for text in say(exercise, "draft_drop", lang, drop=drop)]
    if teller:
        private = is_private(exercise, "teller")
        pieces += [Piece(text, private) for text in say(exercise, "draft_teller", lang, teller=teller)]
    return {BOX: tuple(pieces)} if pieces else {}


def _covered(answers: Answers) -> dict[str, bool] | None:
    rails = several(answers, "rails")
    return None if rails is None else {kind: not members.isdisjoint(rails) for kind, members in KINDS.items()}
