"""The participant's own sheet, made from their answers; light enough for the server to make on request."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from wli_toolkit.content.model import Agenda, ChoiceField, Lang, Occasion, Pack, ScaleField
from wli_toolkit.pages.day30 import day30_on_sheet
from wli_toolkit.pages.days import today
from wli_toolkit.pages.own_answers import everything
from wli_toolkit.reports.follow_up import FOLLOW_UP_SCRIPT_HASH, Choosing, Question, Rating, Reaction
from wli_toolkit.scoring import draft_boxes, job_card
from wli_toolkit.store import Store

__all__ = ["FOLLOW_UP_SCRIPT_HASH", "sheet_key", "take_home_page"]

PROMISES = ("do", "stop", "protect")
BESIDE_THE_BOXES = (*PROMISES, "check_date", "note_to_self", "confident", "share", "nickname")
LATER = "_30"
"""What a field that asks about a promise has behind the promise's own name."""
THEN = "then_"
"""What a text that speaks back to an answer has before the answer's value."""

Everything = Mapping[tuple[str, str], Mapping[str, Any]]


def take_home_page(store: Store, participant: str, resume_code: str, lang: Lang, *, address: str = "") -> str:
    """Return the take-home sheet of one person as a self-contained HTML page.

    Parameters
    ----------
    address
        Where this server answers, for a session that can be opened again there.

    Raises
    ------
    StoreError
        If the person is unknown or the code does not open their answers.
    """
    from wli_toolkit.reports.sheet import SheetBox, take_home

    session = store.session(store.participant(participant).session)
    pack, agenda = session.pack_model(), session.agenda_model()
    answers = everything(pack, store.answers(participant, store.unlock(participant, resume_code)))
    handed, day30 = store.handed_in_by(participant), day30_on_sheet(session, address)
    used = agenda.exercises
    mine: Mapping[str, Any] = {}
    for exercise in pack.exercises:
        if not exercise.boxes or exercise.id not in used:
            continue
        mine = answers.get((exercise.id, Occasion.DURING.value), {})
    boxes = [
        SheetBox(draft.title, str(mine.get(draft.field, draft.text)))
        for draft in draft_boxes(pack, agenda, answers, lang)
        if draft.field not in BESIDE_THE_BOXES
    ]
    check = mine.get("check_date")
    promises = {name: str(mine.get(name, "")) for name in PROMISES}
    return take_home(
        lang=lang,
        boxes=boxes,
        promises=promises,
        check_date=date.fromisoformat(check) if check else None,
        note=mine.get("note_to_self"),
        nickname=mine.get("nickname"),
        job_card=job_card(pack, agenda, answers, lang),
        contact=session.settings.get("contact"),
        made_on=today(),
        reply=handed.reply if handed else None,
        day30=(day30.title.get(lang), day30.text.get(lang)),
        follow_up=tuple(_questions(pack, agenda, answers, promises, lang)),
        keep_as=sheet_key(participant),
    )


def sheet_key(participant: str) -> str:
    """Return under which name a device keeps what is answered on the sheet; it does not lead to the person."""
    return hashlib.sha256(participant.encode()).hexdigest()[:16]


def _questions(
    pack: Pack, agenda: Agenda, answers: Everything, promises: Mapping[str, str], lang: Lang
) -> Iterator[Question]:
    """Return what the agenda asks when it is looked at again, with what is known already."""
    for step in agenda.follow_up:
        for ask in step.asks:
            exercise = pack.exercise(ask.exercise)
            given = answers.get((exercise.id, step.occasion.value), {})
            last = answers.get((exercise.id, Occasion.AFTER.value), {})
            said = {
                key.removeprefix(THEN): text.get(lang)
                for key, text in exercise.texts.items()
                if key.startswith(THEN)
            }
            for field in exercise.asked(step.occasion, ask.form):
                name, words = f"{exercise.id}-{field.id}", field.ask.get(lang)
                match field:
                    case ChoiceField():
                        yield Choosing(
                            name=name,
                            ask=words,
                            about=promises.get(field.id.removesuffix(LATER)),
                            options=tuple(
                                Reaction(one.value, one.label.get(lang), said.get(one.value, ""))
                                for one in field.options
                            ),
                            given=given.get(field.id),
                        )
                    case ScaleField():
                        yield Rating(
                            name=name,
                            ask=words,
                            low=field.low.get(lang),
                            high=field.high.get(lang),
                            last=last.get(field.id),
                            given=given.get(field.id),
                        )
