"""The guardrails against overwork: which kinds of them a person has, and what they mean to drop."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from wli_toolkit.content.model import Exercise, Lang, Occasion
from wli_toolkit.scoring import day_design
from wli_toolkit.scoring.reading import (
    amount,
    is_private,
    label,
    latest,
    listing,
    option_labels,
    plain,
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
WEEK = 7
"""Days of work a week that leave no day off."""
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
    exercise: Exercise, _occasion: Occasion, answers: Answers, everything: Everything, lang: Lang, *, day: str
) -> Feedback:
    """Say back sign and relief, who or what stops the person, the kinds covered and missing, and what runs into them.

    Parameters
    ----------
    day
        The id of the exercise that designs the day: a guardrail that the day it holds runs into is named.
    """
    signs = option_labels(exercise, "sign", several(answers, "sign") or (), lang)
    drop, teller = words(answers, "drop"), words(answers, "teller")
    lines: tuple[str, ...] = ()
    if signs and drop:
        lines += say(exercise, "sign_drop", lang, sign=listing(signs, lang), drop=drop)
    if teller:
        lines += say(exercise, "teller", lang, teller=teller)
    covered = _covered(answers)
    conflicts = _conflicts(exercise, answers, day_design.rest_of(latest(everything, day)), lang)
    if covered is None:
        return Feedback(lines + conflicts)
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
    return Feedback(lines + conflicts, {"kind": "checklist", "items": items})


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
    cap = amount(answers, "cap_h")
    if cap is not None:
        private = is_private(exercise, "cap_h")
        pieces += [Piece(text, private) for text in say(exercise, "draft_cap", lang, cap=plain(cap))]
    return {BOX: tuple(pieces)} if pieces else {}


def _conflicts(exercise: Exercise, answers: Answers, rest: day_design.Rest, lang: Lang) -> tuple[str, ...]:
    """Ask about each guardrail that the designed day runs into; the wanted day's sleep counts before today's."""
    rails = several(answers, "rails") or ()
    cap = amount(answers, "cap_h")
    lines: tuple[str, ...] = ()
    if cap is not None and rest.week is not None and rest.week > cap:
        lines += say(exercise, "over_cap", lang, cap=plain(cap), week=plain(rest.week))
    if "interval" in rails and rest.interval is not None and rest.interval < day_design.SHORT_INTERVAL:
        lines += say(exercise, "short_interval", lang, hours=plain(rest.interval))
    sleep = rest.sleep_now if rest.sleep_ideal is None else rest.sleep_ideal
    if "sleep" in rails and sleep is not None and sleep < day_design.SHORT_SLEEP:
        lines += say(exercise, "short_sleep", lang, hours=plain(sleep))
    if "days_off" in rails and rest.workdays == WEEK:
        lines += say(exercise, "no_day_off", lang)
    return lines


def _covered(answers: Answers) -> dict[str, bool] | None:
    rails = several(answers, "rails")
    return None if rails is None else {kind: not members.isdisjoint(rails) for kind, members in KINDS.items()}
