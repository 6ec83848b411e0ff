"""The note for talking with the workplace: read back as a minute's talk, with what is still blank."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from wli_toolkit.content.model import Exercise, Lang, Occasion, Visibility
from wli_toolkit.scoring.reading import (
    is_private,
    label,
    latest,
    listing,
    number,
    option_labels,
    quoted,
    say,
    words,
)
from wli_toolkit.scoring.values import Answers, Everything, Feedback, Piece, Pieces, Scores

PARTS: Mapping[str, tuple[str, ...]] = {
    "ask": ("ask",),
    "record": ("record1", "record2", "record3"),
    "gain": ("gain",),
    "worry": ("worry",),
    "easing": ("easing",),
    "fallback": ("fallback",),
}
"""What a whole note holds, each with the fields of which one is enough."""
SPOKEN = ("ask", "record", "gain", "worry", "easing")
"""The parts that are said aloud, in this order; the next move is one's own business."""
LITTLE_TRUST = 3
"""With no more trust than this in the person to talk to, another door is named."""
BOX = "b9"


def scores(exercise: Exercise, answers: Answers, _offered: Sequence[str] = ()) -> Scores:
    """Score how full the note is, not how good.

    Returns
    -------
    Scores
        `ready` (0–6): how many of ask, record, gain, worry, easing and fallback are filled. `blanks`: those
        that are not. Both only for the whole note: absent while no private question was answered but those
        that a shorter form asks as well.
    """
    if not _whole_note(exercise, answers):
        return {}
    blanks = [part for part in PARTS if not _filled(answers, part)]
    return {"ready": len(PARTS) - len(blanks), "blanks": blanks}


def feedback(
    exercise: Exercise, _occasion: Occasion, answers: Answers, _everything: Everything, lang: Lang
) -> Feedback:
    """Read the note back as a talk of sixty seconds with its blanks, and say where to look up what is by right."""
    lines: tuple[str, ...] = ()
    picture: Mapping[str, object] | None = None
    if words(answers, "ask_type") or any(_filled(answers, part) for part in PARTS):
        script = _script(exercise, answers, lang)
        if script:
            # The picture is nothing but words, so the lines need not say them again.
            lines += say(exercise, "script", lang)
            picture = {"kind": "script", "lines": script}
    lines += _ready(exercise, answers, lang)
    by_right = words(answers, "by_right")
    if by_right:
        lines += say(exercise, f"right_{by_right}", lang)
    trust = number(answers, "trust")
    if trust is not None and trust <= LITTLE_TRUST:
        lines += say(exercise, "trust_low", lang)
    return Feedback(lines, picture)


def drafts(exercise: Exercise, everything: Everything, lang: Lang) -> Pieces:
    """Draft the box of what to raise at work."""
    answers = latest(everything, exercise.id)
    ask = words(answers, "ask")
    if ask:
        pieces = [Piece(ask, is_private(exercise, "ask"))]
    else:
        pieces = [
            Piece(text, is_private(exercise, "ask_type"))
            for name in option_labels(exercise, "ask_type", [words(answers, "ask_type")], lang)
            for text in say(exercise, "draft_type", lang, type=name)
        ]
    if not pieces:
        return {}
    if words(answers, "by_right") == "unsure":
        private = is_private(exercise, "by_right")
        pieces += [Piece(text, private) for text in say(exercise, "draft_unsure", lang)]
    weeks = words(answers, "trial_wk")
    if weeks:
        private = is_private(exercise, "trial_wk")
        pieces += [Piece(text, private) for text in say(exercise, "draft_trial", lang, weeks=weeks)]
    return {BOX: tuple(pieces)}


def _whole_note(exercise: Exercise, answers: Answers) -> bool:
    """Whether any private question was answered that no shorter form asks.

    Answers that are open to the group do not count: a summary, which sees no others, shall not take a note
    that it cannot read for an empty one.
    """
    shorter = {field_id for form in exercise.forms.values() for field_id in form}
    return any(
        answers.get(field.id) is not None
        for field in exercise.fields
        if field.id not in shorter and field.visibility is not Visibility.GROUP
    )


def _filled(answers: Answers, part: str) -> tuple[str, ...]:
    return tuple(text for field in PARTS[part] if (text := words(answers, field)))


def _script(exercise: Exercise, answers: Answers, lang: Lang) -> list[dict[str, object]]:
    """Return the sentences of the talk, each with whether it holds a blank."""
    types = option_labels(exercise, "ask_type", [words(answers, "ask_type")], lang)
    given: list[tuple[str, str, tuple[str, ...]]] = [("s_type", "type", types)]
    given += [(f"s_{part}", part, _filled(answers, part)) for part in SPOKEN]
    weeks, measure = words(answers, "trial_wk"), words(answers, "measure")
    given += [("s_trial", "weeks", (weeks,))] if weeks else []
    given += [("s_measure", "measure", (measure,))] if measure else []
    given += [("s_close", "", ("",)), ("s_fallback", "fallback", _filled(answers, "fallback"))]
    blank = (label(exercise, "blank", lang),)
    return [
        {"text": text, "blank": not values}
        for key, name, values in given
        for text in say(
            exercise, key, lang, **{name: weeks if name == "weeks" else quoted(values or blank, lang)}
        )
    ]


def _ready(exercise: Exercise, answers: Answers, lang: Lang) -> tuple[str, ...]:
    scored = scores(exercise, answers)
    if "ready" not in scored:
        return ()
    blanks = [part for part in PARTS if not _filled(answers, part)]
    if not blanks:
        return say(exercise, "ready_all", lang)
    names = [label(exercise, f"part_{part}", lang) for part in blanks]
    return say(exercise, "ready", lang, ready=scored["ready"], blanks=listing(names, lang))
