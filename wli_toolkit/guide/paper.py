"""An agenda on paper: its questions with boxes to tick and lines to write on, and the "
"facilitator's count."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from wli_toolkit.content.model import (
    Agenda,
    AnyField,
    Ask,
    Exercise,
    Lang,
    Occasion,
    Pack,
    Rows,
    Step,
    Text,
    TextField,
    Visibility,
)
from wli_toolkit.guide import paper_wording
from wli_toolkit.guide.templating import render

CONSENTS = "consent_"
"""Fields that begin so agree to what a computer would do; paper is counted in nothing and stays "
"with its author."""
SHOWN_EXAMPLES = 2
"""So many examples stand under a line to write on."""
WRITTEN_ROWS = 3
"""So many times a group of questions is printed, where more things may be named."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One step on paper."""

    title: str
    minutes: int
    lead: tuple[str, ...]
    parts: tuple[Part, ...]
    """The questions; of a choice of exercises, those of each."""
    pause: bool


@dataclass(frozen=True, slots=True)
class Part:
    """The questions of one exercise."""

    title: str
    """Only where there are several to choose from."""
    lead: tuple[str, ...]
    questions: tuple[Question, ...]
    ponder: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question, or a group of them that is asked for each of several things."""

    field: AnyField | None
    number: str = ""
    """What one of several things is called, with its number."""
    examples: tuple[str, ...] = ()


def paper_sheets(pack: Pack, agenda: Agenda, lang: Lang) -> str:
    """Return the sheets of an agenda as HTML made for A4 paper; it needs nothing else."""
    words: dict[str, Any] = {
        name.lower(): text.get(lang) if isinstance(text, Text) else [each.get(lang) for each in text]
        for name, text in vars(paper_wording).items()
        if name.isupper()
    }
    return render(
        "paper.html",
        lang,
        words=words,
        title=agenda.title.get(lang),
        opening=pack.opening.get(lang),
        sheets=[_sheet(pack, step, lang) for step in agenda.steps],
        later=[_sheet(pack, step, lang) for step in agenda.follow_up],
        tens=range(11),
    )


def _sheet(pack: Pack, step: Step, lang: Lang) -> Sheet:
    parts = tuple(_part(pack, step, ask, lang) for ask in step.asks)
    title = step.title or pack.exercise(step.exercise or "").title
    # What the screen says holds on paper too; the phone's text speaks of the phone.
    told = step.screen.get(lang) if step.pause and step.screen else ""
    lead = [paper_wording.CHOOSE_ONE.get(lang)] if step.one_of else told.split("\n")
    return Sheet(title.get(lang), step.minutes, tuple(line for line in lead if line), parts, bool(step.pause))


def _part(pack: Pack, step: Step, ask: Ask, lang: Lang) -> Part:
    exercise = pack.exercise(ask.exercise)
    questions = tuple(_questions(exercise, step, ask, lang))
    return Part(
        title=exercise.title.get(lang) if step.one_of else "",
        lead=tuple(text.get(lang) for text in _lead(exercise, step, questions)),
        questions=questions,
        ponder=exercise.ponder.get(lang),
    )


def _lead(exercise: Exercise, step: Step, questions: Sequence[Question]) -> Iterator[Text]:
    if exercise.boxes:
        # Nothing fills the boxes in on paper.
        boxes = {box.field for box in exercise.boxes}
        has_boxes = any(question.field and question.field.id in boxes for question in questions)
        yield paper_wording.BOXES_LEAD if has_boxes else paper_wording.LOOK_BACK
        return
    if exercise.before and step.occasion in (Occasion.BEFORE, Occasion.DURING):
        yield exercise.before
    yield exercise.lead


def _questions(exercise: Exercise, step: Step, ask: Ask, lang: Lang) -> Iterator[Question]:
    fields = [field for field in exercise.asked(step.occasion, ask.form) if _is_for_paper(exercise, field)]
    in_rows = {name: rows for rows in exercise.rows for name in rows.fields}
    told: set[str] = set()
    for field in fields:
        rows = in_rows.get(field.id)
        if rows is None:
            yield Question(field, examples=_examples(field, lang))
        elif rows.id not in told:
            told.add(rows.id)
            yield from _repeated(rows, [each for each in fields if each.id in rows.fields], ask.form, lang)


def _is_for_paper(exercise: Exercise, field: AnyField) -> bool:
    """Whether a question makes sense on a paper that nobody collects and no computer counts."""
    if field.id.startswith(CONSENTS):
        return False
    is_box = field.id in {box.field for box in exercise.boxes}
    return field.visibility is not Visibility.HANDED_IN or field.required or is_box


def _repeated(rows: Rows, fields: list[AnyField], form: str | None, lang: Lang) -> Iterator[Question]:
    for number in range(1, min(rows.most(form), WRITTEN_ROWS) + 1):
        yield Question(None, number=rows.title.get(lang).format(number=number))
        for field in fields:
            yield Question(field, examples=_examples(field, lang) if number == 1 else ())


def _examples(field: AnyField, lang: Lang) -> tuple[str, ...]:
    if not isinstance(field, TextField):
        return ()
    return tuple(example.get(lang) for example in field.examples[:SHOWN_EXAMPLES])
