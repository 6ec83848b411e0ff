"""Where someone stands today between separating and integrating, and what the workshop moved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import fmean

from wli_toolkit.content.model import Exercise, Lang, Occasion
from wli_toolkit.scoring.reading import is_private, label, latest, number, option_labels, plain, say, words
from wli_toolkit.scoring.values import Answers, Everything, Feedback, Piece, Pieces, Scores

DIRECTIONS = ("w2l", "l2w")
"""Work into home time, and home into work time."""
OUTCOMES = ("clarity", "options", "agency")
"""What has a good direction: more of it. The wanted position has none."""
TOP = 10
LOW, HIGH = 3, 7
"""A wish at or below LOW is low, at or above HIGH is high."""
LITTLE_CONTROL, WIDE_GAP = 3, 3
"""With no more control than this and a gap at least this wide, the workplace may be the reason."""
SAME_WITHIN = 1
"""A change of no more than this counts as the same."""
ZONE_BOXES: Mapping[str, tuple[str, ...]] = {
    "keep_both": ("b5",),
    "keep_life": ("b5",),
    "keep_work": ("b5",),
    "flow": ("b6",),
    "alternate": ("b5", "b6"),
}
"""The blueprint boxes that each zone goes to: what to separate (b5), what to integrate (b6)."""


def scores(exercise: Exercise, answers: Answers, _offered: Sequence[str] = ()) -> Scores:
    """Score the position before the workshop.

    Returns
    -------
    Scores
        `gap_w2l`, `gap_l2w` (−10..10): wanted minus now, each when both are answered. `fit` (0–10): 10 minus
        the mean size of the two gaps; only with both. `zone`: `keep_both`, `flow`, `keep_life`,
        `keep_work` or `alternate`, from the two wishes (≤ 3 low, ≥ 7 high); only with both.
    """
    del exercise
    result: Scores = {}
    gaps = _gaps(answers)
    for direction, gap in gaps.items():
        result[f"gap_{direction}"] = gap
    if len(gaps) == len(DIRECTIONS):
        result["fit"] = TOP - fmean(abs(gap) for gap in gaps.values())
    w2l, l2w = (number(answers, f"{direction}_want") for direction in DIRECTIONS)
    if w2l is not None and l2w is not None:
        result["zone"] = _zone(w2l, l2w)
    return result


def feedback(
    exercise: Exercise, occasion: Occasion, answers: Answers, everything: Everything, lang: Lang
) -> Feedback:
    """Say back the position (before), what moved (after), or how the outcomes stand weeks later (follow-up).

    Afterwards, clarity, options and agency went up, stayed (a change of 1 counts as the same) or went
    down. The wanted position is told as it was and as it is: no movement of it is ever an improvement.
    """
    earlier = everything.get((exercise.id, Occasion.BEFORE), {})
    if occasion is Occasion.AFTER:
        return Feedback(_moved(exercise, earlier, answers, lang))
    if occasion is Occasion.FOLLOW_UP:
        return Feedback(_since(exercise, earlier, answers, lang))
    return _stands(exercise, answers, lang)


def drafts(exercise: Exercise, everything: Everything, lang: Lang) -> Pieces:
    """Draft the boxes for what to separate and what to integrate from the zone."""
    zone = scores(exercise, latest(everything, exercise.id)).get("zone")
    if zone is None:
        return {}
    private = is_private(exercise, *(f"{direction}_want" for direction in DIRECTIONS))
    texts = say(exercise, "draft_zone", lang, zone=label(exercise, f"zone_{zone}", lang))
    return {box: tuple(Piece(text, private) for text in texts) for box in ZONE_BOXES[str(zone)]}


def _gaps(answers: Answers) -> dict[str, int]:
    gaps = {}
    for direction in DIRECTIONS:
        now, want = number(answers, f"{direction}_now"), number(answers, f"{direction}_want")
        if now is not None and want is not None:
            gaps[direction] = want - now
    return gaps


def _zone(w2l: int, l2w: int) -> str:
    if w2l <= LOW and l2w <= LOW:
        return "keep_both"
    if w2l >= HIGH and l2w >= HIGH:
        return "flow"
    if w2l <= LOW and l2w >= HIGH:
        return "keep_life"
    if w2l >= HIGH and l2w <= LOW:
        return "keep_work"
    return "alternate"


def _stands(exercise: Exercise, answers: Answers, lang: Lang) -> Feedback:
    scored = scores(exercise, answers)
    gaps = _gaps(answers)
    lines: tuple[str, ...] = ()
    arrows = []
    for direction, gap in gaps.items():
        name = label(exercise, direction, lang)
        now, want = number(answers, f"{direction}_now"), number(answers, f"{direction}_want")
        key = "gap_none" if gap == 0 else "gap_more" if gap > 0 else "gap_less"
        lines += say(exercise, key, lang, direction=name, now=now, want=want)
        arrows.append({"label": name, "now": now, "want": want})
    fit = scored.get("fit")
    if isinstance(fit, int | float):
        lines += say(exercise, "fit", lang, fit=plain(fit))
    if "zone" in scored:
        lines += say(exercise, "zone", lang, zone=label(exercise, f"zone_{scored['zone']}", lang))
    control = number(answers, "control")
    if (
        control is not None
        and control <= LITTLE_CONTROL
        and any(abs(gap) >= WIDE_GAP for gap in gaps.values())
    ):
        lines += say(exercise, "control", lang)
    picture = {"kind": "arrows", "items": arrows, "low": 0, "high": TOP} if arrows else None
    return Feedback(lines, picture)


def _moved(exercise: Exercise, earlier: Answers, answers: Answers, lang: Lang) -> tuple[str, ...]:
    lines: tuple[str, ...] = ()
    for outcome in OUTCOMES:
        before, after = number(earlier, outcome), number(answers, outcome)
        if before is None or after is None:
            continue
        lines += say(exercise, f"{outcome}_{_way(before, after)}", lang)
    before, after = number(earlier, "pos_want"), number(answers, "pos_want")
    if before is not None and after is not None:
        lines += say(exercise, "pos", lang, before=before, after=after)
    for view in option_labels(exercise, "view_change", [words(answers, "view_change")], lang):
        lines += say(exercise, "view", lang, view=view)
    return lines


def _since(exercise: Exercise, earlier: Answers, answers: Answers, lang: Lang) -> tuple[str, ...]:
    """Return how each outcome stands, beside what it was before the workshop."""
    lines: tuple[str, ...] = ()
    for outcome in OUTCOMES:
        before, now = number(earlier, outcome), number(answers, outcome)
        if before is None or now is None:
            continue
        name = label(exercise, f"name_{outcome}", lang)
        lines += say(exercise, f"then_{_way(before, now)}", lang, outcome=name, before=before, now=now)
    return lines


def _way(before: int, after: int) -> str:
    change = after - before
    return "same" if abs(change) <= SAME_WITHIN else "up" if change > 0 else "down"
