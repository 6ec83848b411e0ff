"""The blueprint: its boxes drafted from what was answered before, and what it says when it is done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence

from wli_toolkit.content.model import Agenda, Box, Exercise, Lang, Occasion, Pack, TextField
from wli_toolkit.scoring.reading import label, option_labels, say, words
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
LATER = "_30"
"""Behind a promise's id: the field for what became of it."""


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
    exercise: Exercise, occasion: Occasion, answers: Answers, everything: Everything, lang: Lang
) -> Feedback:
    """Say back how much of the blueprint is filled, the three promises and the day to look again.

    At the follow-up: what was promised and what became of it, without calling any of the answers better.
    """
    if occasion is Occasion.FOLLOW_UP:
        return Feedback(_became(exercise, answers, _written(exercise, everything), lang))
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
    the box's sources, or the box names none. Where the sources are among exercises to choose from, it is
    offered to those who answered one of them or have written into the box already. The draft is made of
    the sources' answers only; what the person has already written into the box is theirs and is not looked
    at. A draft never grows longer than its field allows: pieces that do not fit are left out.

    Parameters
    ----------
    drafting
        How each exercise's answers become pieces, by exercise id.
    """
    blueprint, asked = _blueprint(pack, agenda)
    if blueprint is None:
        return ()
    in_agenda = frozenset(agenda.exercises)
    asked_of_all = {step.exercise for step in agenda.steps}
    answered = {exercise for (exercise, _occasion), answers in everything.items() if answers}
    theirs = asked_of_all | (in_agenda & answered)
    written = _written(blueprint, everything)
    drafts = []
    for box in blueprint.boxes:
        if box.field not in asked:
            continue
        if box.sources and theirs.isdisjoint(box.sources) and not words(written, box.field):
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
        for ask in step.asks:
            exercise = pack.exercise(ask.exercise)
            if exercise.boxes:
                return exercise, frozenset(field.id for field in exercise.asked(step.occasion, ask.form))
    return None, frozenset()


def _pieces(
    pack: Pack,
    box: Box,
    in_agenda: frozenset[str],
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


def _became(
    exercise: Exercise, answers: Answers, written: Mapping[str, object], lang: Lang
) -> tuple[str, ...]:
    """Return each promise with what became of it, a word on each of the answers, and one's own note."""
    lines: tuple[str, ...] = ()
    found: list[str] = []
    for field in exercise.fields:
        promise = field.id.removesuffix(LATER)
        result = words(answers, field.id)
        if promise not in PROMISES or field.id == promise or not result:
            continue
        title = exercise.field(promise).ask.get(lang)
        text = words(written, promise)
        key = "result_30" if text else "result_30_plain"
        for told in option_labels(exercise, field.id, [result], lang):
            lines += say(exercise, key, lang, title=title, text=text, result=told)
        found.append(result)
    for result in dict.fromkeys(found):
        lines += say(exercise, f"then_{result}", lang)
    if not found:
        return ()
    note = words(written, "note_to_self")
    if note:
        lines += say(exercise, "note_30", lang, note=note)
    return lines + say(exercise, "again", lang)
