"""The blueprint: its boxes drafted from what was answered before, and what it says when it is done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence

from wli_toolkit.content.model import Agenda, Box, Exercise, Lang, Occasion, Pack, TextField
from wli_toolkit.scoring.reading import label, say, words
from wli_toolkit.scoring.values import Answers, BoxDraft, Everything, Feedback, Piece, Pieces, Scores

Drafting = Callable[[Exercise, Everything, Lang], Pieces]
"""How one exercise's answers become pieces of blueprint boxes."""

BETWEEN = " / "
JOB_CARD: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("job_values", ("b1", "b2")),
    ("job_strengths", ("b3",)),
    ("job_future", ("b5", "b6", "b11")),
    ("job_next", ("b10", "do", "stop", "protect")),
)
"""The ジョブ・カード headings (keys of the pack's texts), each with the boxes that stand under it.

Season, workplace, day, hand-off and guardrails are left out: the card is a thing people show.
"""
PROMISES = ("do", "stop", "protect")
"""The fields for the thirty days; under a heading they say which of the three they are."""


def scores(exercise: Exercise, answers: Answers, offered: Sequence[str] = ()) -> Scores:
    """Score the blueprint.

    Parameters
    ----------
    offered
        The fields of the boxes that the agenda offers; empty means every box of the exercise.

    Returns
    -------
    Scores
        `boxes` (0–12): how many of the offered boxes that are drafted from other exercises hold a text;
        absent while none of them was touched.
    """
    boxes = [box.field for box in exercise.boxes if box.sources and (not offered or box.field in offered)]
    if not any(field in answers for field in boxes):
        return {}
    return {"boxes": sum(bool(words(answers, field)) for field in boxes)}


def feedback(
    exercise: Exercise, _occasion: Occasion, answers: Answers, _everything: Everything, lang: Lang
) -> Feedback:
    """Say back how much of the blueprint is filled, the three promises and the day to look again."""
    lines: tuple[str, ...] = ()
    filled = scores(exercise, answers).get("boxes", 0)
    if filled:
        lines += say(exercise, "filled", lang, boxes=filled)
    for field in PROMISES:
        lines += _promise(exercise, field, words(answers, field), lang)
    lines += _check_date(exercise, answers, lang)
    return Feedback(lines + say(exercise, "today", lang) if lines else ())


def draft_boxes(
    pack: Pack,
    agenda: Agenda,
    everything: Everything,
    lang: Lang,
    *,
    drafting: Mapping[str, Drafting],
) -> tuple[BoxDraft, ...]:
    """Draft the boxes of the blueprint that `agenda` offers, in the pack's order.

    A box is offered where the agenda's form of the blueprint asks it and the agenda asks at least one of
    the box's sources, or the box names none. The draft is made of the sources' answers only; what the person
    has already written into the box is theirs and is not looked at. A draft never grows longer than its
    field allows: pieces that do not fit are left out.

    Parameters
    ----------
    drafting
        How each exercise's answers become pieces, by exercise id.
    """
    blueprint, asked = _blueprint(pack, agenda)
    if blueprint is None:
        return ()
    in_agenda = {step.exercise for step in agenda.steps}
    drafts = []
    for box in blueprint.boxes:
        if box.field not in asked or (box.sources and in_agenda.isdisjoint(box.sources)):
            continue
        field = blueprint.field(box.field)
        limit = field.max_chars if isinstance(field, TextField) else 0
        text, private = _fit(_pieces(pack, box, in_agenda, everything, lang, drafting), limit)
        drafts.append(BoxDraft(box.field, field.ask.get(lang), text, private, box.default_ticked))
    return tuple(drafts)


def job_card(
    pack: Pack,
    agenda: Agenda,
    everything: Everything,
    lang: Lang,
    *,
    drafting: Mapping[str, Drafting],
) -> tuple[tuple[str, str], ...]:
    """Return the four career-plan headings of the ジョブ・カード, each with its text.

    A text holds one line per box: what the person wrote, or the draft where they have not touched the box;
    a box they emptied stays empty. A text is empty where the agenda offered nothing for its heading. An
    agenda without a blueprint has no card.
    """
    blueprint, _ = _blueprint(pack, agenda)
    if blueprint is None:
        return ()
    written = _written(blueprint, everything)
    texts = {
        draft.field: words(written, draft.field) if draft.field in written else draft.text
        for draft in draft_boxes(pack, agenda, everything, lang, drafting=drafting)
    }
    for field in PROMISES:
        texts[field] = "".join(_promise(blueprint, field, words(written, field), lang))
    return tuple(
        (label(blueprint, key, lang), "\n".join(texts[field] for field in fields if texts.get(field)))
        for key, fields in JOB_CARD
    )


def _written(blueprint: Exercise, everything: Everything) -> dict[str, object]:
    """Return what the person did to the boxes; a box they emptied is there, as None or empty."""
    written: dict[str, object] = {}
    for occasion in Occasion:
        written.update(everything.get((blueprint.id, occasion), {}))
    return written


def _blueprint(pack: Pack, agenda: Agenda) -> tuple[Exercise | None, frozenset[str]]:
    """Return the agenda's first exercise that has boxes, with the ids of the fields it is asked."""
    for step in agenda.steps:
        exercise = pack.exercise(step.exercise) if step.exercise else None
        if exercise is not None and exercise.boxes:
            return exercise, frozenset(field.id for field in exercise.asked(step.occasion, step.form))
    return None, frozenset()


def _pieces(
    pack: Pack,
    box: Box,
    in_agenda: set[str | None],
    everything: Everything,
    lang: Lang,
    drafting: Mapping[str, Drafting],
) -> Iterable[Piece]:
    for source in box.sources:
        if source in in_agenda and source in drafting:
            yield from drafting[source](pack.exercise(source), everything, lang).get(box.field, ())


def _fit(pieces: Iterable[Piece], limit: int) -> tuple[str, bool]:
    """Join what fits of `pieces`, each whole; a first piece too long for the box is cut, with an ellipsis."""
    text, private = "", False
    for piece in pieces:
        longer = f"{text}{BETWEEN}{piece.text}" if text else piece.text
        if len(longer) <= limit:
            text, private = longer, private or piece.private
        elif not text and limit > 0:
            text, private = f"{piece.text[: limit - 1]}…", piece.private
    return text, private


def _promise(exercise: Exercise, field_id: str, text: str, lang: Lang) -> tuple[str, ...]:
    titles = [field.ask.get(lang) for field in exercise.fields if field.id == field_id]
    return say(exercise, "promise", lang, title=titles[0], text=text) if titles and text else ()


def _check_date(exercise: Exercise, answers: Answers, lang: Lang) -> tuple[str, ...]:
    try:
        day = dt.date.fromisoformat(words(answers, "check_date"))
    except ValueError:
        return ()
    return say(
        exercise, "check_date", lang, date=day.isoformat(), year=day.year, month=day.month, day=day.day
    )
