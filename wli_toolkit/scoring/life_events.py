"""What takes time and energy, period by period: how much comes together, and where one may lean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from wli_toolkit.content.model import ChipsField, Exercise, Lang, Occasion
from wli_toolkit.scoring.reading import is_private, label, latest, listing, number, option_labels, say, words
from wli_toolkit.scoring.values import Answers, Everything, Feedback, Piece, Pieces, Scores

PERIODS = ("now", "y3", "later")
EVENTS = ("health", "care", "children", "money", "role", "home", "learning", "community")
MIDDLE, HEAVY = 3, 6
"""A load from MIDDLE on is middling, from HEAVY on much comes together."""
UNSURE = "unsure"
SOMEWHERE_TO_TURN = ("health", "care", "children", "money", "role")
"""The events for which there is somebody to ask."""
BOX = "b4"


def scores(exercise: Exercise, answers: Answers, _offered: Sequence[str] = ()) -> Scores:
    """Score how much comes together.

    Returns
    -------
    Scores
        For each period: `load_<period>` (0–9), the sum of the strengths, and `band_<period>`, `light` (0–2),
        `middle` (3–5) or `heavy` (6 and more); only where every event of the period is known.
    """
    result: Scores = {}
    for period in PERIODS:
        strengths = _strengths(exercise, answers, period)
        if strengths is not None:
            load = sum(strengths.values())
            result[f"load_{period}"] = load
            result[f"band_{period}"] = "heavy" if load >= HEAVY else "middle" if load >= MIDDLE else "light"
    return result


def feedback(
    exercise: Exercise, _occasion: Occasion, answers: Answers, _everything: Everything, lang: Lang
) -> Feedback:
    """Say back a map by period; where much comes together, that leaning is part of the design, and on whom."""
    scored = scores(exercise, answers)
    lines: tuple[str, ...] = ()
    for period in PERIODS:
        lines += _events_line(exercise, answers, period, scored, lang)
        lines += _fit_line(exercise, answers, period, lang)
    heavy = [period for period in PERIODS if scored.get(f"band_{period}") == "heavy"]
    if heavy:
        names = [label(exercise, f"period_{period}", lang) for period in heavy]
        lines += say(exercise, "heavy", lang, periods=listing(names, lang))
    there = [_strengths(exercise, answers, period) or {} for period in heavy]
    for event in SOMEWHERE_TO_TURN:
        if any(strengths.get(event) for strengths in there):
            lines += say(exercise, f"turn_{event}", lang)
    return Feedback(lines, _map(exercise, answers, scored, lang))


def drafts(exercise: Exercise, everything: Everything, lang: Lang) -> Pieces:
    """Draft the box of the season: what weighs most now, and what would be easier."""
    answers = latest(everything, exercise.id)
    pieces: list[Piece] = []
    strengths = _strengths(exercise, answers, "now") or {}
    most = max(strengths.values(), default=0)
    heaviest = [event for event, strength in strengths.items() if strength == most > 0]
    if heaviest:
        names = [label(exercise, f"event_{event}", lang) for event in heaviest]
        private = is_private(exercise, *(f"ev_{event}_now" for event in heaviest))
        pieces += [
            Piece(text, private) for text in say(exercise, "draft_events", lang, events=listing(names, lang))
        ]
    fit = words(answers, "fit_now")
    if fit and fit != UNSURE:
        private = is_private(exercise, "fit_now")
        pieces += [Piece(text, private) for text in say(exercise, f"draft_{fit}", lang)]
    return {BOX: tuple(pieces)} if pieces else {}


def _field(exercise: Exercise, period: str) -> ChipsField | None:
    for field in exercise.fields:
        if field.id == f"ev_{period}" and isinstance(field, ChipsField):
            return field
    return None


def _strengths(exercise: Exercise, answers: Answers, period: str) -> dict[str, int] | None:
    """Return the strength of each event; None while one is unknown, or where the period is not asked."""
    field = _field(exercise, period)
    if field is None:
        return None
    known = {part.id for part in field.parts}
    found = {
        event: number(answers, f"ev_{event}_{period}") for event in EVENTS if f"ev_{event}_{period}" in known
    }
    strengths = {event: strength for event, strength in found.items() if strength is not None}
    return strengths if strengths and len(strengths) == len(found) else None


def _events_line(
    exercise: Exercise, answers: Answers, period: str, scored: Scores, lang: Lang
) -> tuple[str, ...]:
    strengths = _strengths(exercise, answers, period)
    if strengths is None:
        return ()
    told = [
        text
        for event, strength in strengths.items()
        if strength
        for text in say(
            exercise,
            "event",
            lang,
            event=label(exercise, f"event_{event}", lang),
            strength=label(exercise, f"strength_{strength}", lang),
        )
    ]
    return say(
        exercise,
        "events" if told else "events_none",
        lang,
        period=label(exercise, f"period_{period}", lang),
        events=listing(told, lang),
        load=scored[f"load_{period}"],
        band=label(exercise, f"band_{scored[f'band_{period}']}", lang),
    )


def _fit_line(exercise: Exercise, answers: Answers, period: str, lang: Lang) -> tuple[str, ...]:
    name = label(exercise, f"period_{period}", lang)
    fit = words(answers, f"fit_{period}")
    if fit == UNSURE:
        return say(exercise, "fit_unsure", lang, period=name)
    return tuple(
        line
        for chosen in option_labels(exercise, f"fit_{period}", [fit], lang)
        for line in say(exercise, "fit", lang, period=name, fit=chosen)
    )


def _map(exercise: Exercise, answers: Answers, scored: Scores, lang: Lang) -> Mapping[str, object] | None:
    """Return the map: the periods of which anything is known, the events chosen in any of them."""
    loads, columns, periods = [], [], []
    for period in PERIODS:
        strengths = _strengths(exercise, answers, period)
        fits = option_labels(exercise, f"fit_{period}", [words(answers, f"fit_{period}")], lang)
        if strengths is None and not fits:
            continue
        name = label(exercise, f"period_{period}", lang)
        text = ""
        if strengths is not None:
            band = label(exercise, f"band_{scored[f'band_{period}']}", lang)
            text = "".join(say(exercise, "load", lang, load=scored[f"load_{period}"], band=band))
        periods.append(name)
        columns.append(strengths)
        loads.append({"label": name, "text": text, "fit": "".join(fits)})
    rows = [
        {
            "label": label(exercise, f"event_{event}", lang),
            "values": [None if column is None else column.get(event) for column in columns],
        }
        for event in EVENTS
        if any(column is not None and column.get(event) for column in columns)
    ]
    return {"kind": "map", "periods": periods, "rows": rows, "loads": loads} if periods else None
