"""What a person takes along beside the sheet: the calendar file, and the text under the ジョブ・カード headings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from wli_toolkit.content.model import DateField, Lang
from wli_toolkit.pages.content_view import within_session
from wli_toolkit.pages.days import local_day
from wli_toolkit.pages.own_answers import everything
from wli_toolkit.scoring import job_card
from wli_toolkit.store import Answer, Session, Store

USUAL_DAYS = 30
DAYS_EARLY = 7
"""So long before the day somebody chose, they are asked how it went when they come back."""


def calendar_text(store: Store, participant: str, resume_code: str, lang: Lang) -> str:
    """Return the calendar file of the day that the person chose; of the suggested day if they chose none."""
    from wli_toolkit.reports.calendar import calendar_file

    session, answers = _opened(store, participant, resume_code)
    return calendar_file(_day_to_look_back(session, answers), lang)


def job_card_copy(store: Store, participant: str, resume_code: str, lang: Lang) -> str:
    """Return the text to copy into a ジョブ・カード; empty while nothing is written."""
    from wli_toolkit.reports.sheet import job_card_text

    session, answers = _opened(store, participant, resume_code)
    return job_card_text(job_card(session.pack_model(), session.agenda_model(), answers, lang))


def look_back_from(session: Session, answers: Iterable[Answer]) -> date:
    """Return from when a person who comes back is asked how it went: some days before the day they chose."""
    chosen = _day_to_look_back(session, everything(session.pack_model(), answers))
    meeting = session.settings.get("follow_up_on")
    days = [chosen, date.fromisoformat(meeting)] if meeting else [chosen]
    return min(days) - timedelta(days=DAYS_EARLY)


def _day_to_look_back(session: Session, answers: dict[Any, Any]) -> date:
    """Return the day a person chose, else the suggested one, counted from the session's making."""
    made = local_day(session.created_at)
    return next(_dates(session, answers, made), made + timedelta(days=USUAL_DAYS))


def _opened(store: Store, participant: str, resume_code: str) -> tuple[Session, dict[Any, Any]]:
    session = store.session(store.participant(participant).session)
    key = store.unlock(participant, resume_code)
    return session, everything(session.pack_model(), store.answers(participant, key))


def _dates(session: Session, answers: dict[Any, Any], made: date) -> Iterator[date]:
    """Yield the dates chosen in the exercise that has the boxes, the suggested one where none was."""
    pack = session.pack_model()
    for exercise in (pack.exercise(id_) for id_ in session.agenda_model().exercises):
        for field in exercise.fields if exercise.boxes else ():
            field = within_session(field, session)
            if not isinstance(field, DateField):
                continue
            given = [
                found[field.id]
                for (id_, _), found in answers.items()
                if id_ == exercise.id and field.id in found
            ]
            yield (
                date.fromisoformat(given[-1]) if given else made + timedelta(field.default_days or USUAL_DAYS)
            )
