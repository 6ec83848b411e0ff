"""The participant's own sheet, made from their answers; light enough for the server to make on request."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

from wli_toolkit.content.model import Lang, Occasion
from wli_toolkit.pages.content_view import offered, session_pack
from wli_toolkit.scoring import job_card
from wli_toolkit.store import Answer, Store

PROMISES = ("do", "stop", "protect")
BESIDE_THE_BOXES = (*PROMISES, "check_date", "note_to_self", "confident", "share", "nickname")


def answers_by_exercise(answers: Iterable[Answer]) -> dict[tuple[str, str], dict[str, Any]]:
    """Return answers as scoring reads them: by (exercise, occasion), then by field; unset ones left out."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for answer in answers:
        if answer.value is not None:
            found.setdefault((answer.exercise, answer.occasion), {})[answer.field] = answer.value
    return found


def take_home_page(store: Store, participant: str, resume_code: str, lang: Lang) -> str:
    """Return the take-home sheet of one person as a self-contained HTML page.

    Raises
    ------
    StoreError
        If the person is unknown or the code does not open their answers.
    """
    from wli_toolkit.reports.sheet import SheetBox, take_home

    session = store.session(store.participant(participant).session)
    everything = answers_by_exercise(store.answers(participant, store.unlock(participant, resume_code)))
    pack, agenda = session_pack(session), session.agenda_model()
    used = [step.exercise for step in agenda.steps if step.exercise]
    boxes: list[SheetBox] = []
    mine: dict[str, Any] = {}
    for exercise in pack.exercises:
        if not exercise.boxes or exercise.id not in used:
            continue
        mine = everything.get((exercise.id, Occasion.DURING.value), {})
        boxes += [
            SheetBox(exercise.field(box.field).ask.get(lang), str(mine.get(box.field, "")))
            for box in exercise.boxes
            if offered(box.sources, used) and box.field not in BESIDE_THE_BOXES
        ]
    check = mine.get("check_date")
    return take_home(
        lang=lang,
        boxes=boxes,
        promises={name: str(mine.get(name, "")) for name in PROMISES},
        check_date=date.fromisoformat(check) if check else None,
        note=mine.get("note_to_self"),
        nickname=mine.get("nickname"),
        job_card=job_card(pack, agenda, everything, lang),
        contact=session.settings.get("contact"),
        made_on=datetime.now(UTC).astimezone().date(),
    )
