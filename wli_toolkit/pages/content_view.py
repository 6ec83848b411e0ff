"""What a page needs of the content: the session's agenda and its exercises as plain JSON, in both languages."""

from __future__ import annotations

import json
import zlib
from datetime import timedelta
from functools import lru_cache
from typing import Any

from wli_toolkit.content import interface_words
from wli_toolkit.content.model import AnyField, DateField, Exercise, Occasion, Pack, Rows, Step
from wli_toolkit.pages.consent import consent_text, spirit_text
from wli_toolkit.pages.day30 import day30_text
from wli_toolkit.pages.days import local_day
from wli_toolkit.store import Session


def page_content(session: Session, source: str) -> dict[str, Any]:
    """Return everything a page shows that is the same for everybody in `session`.

    Parameters
    ----------
    source
        The page's front end; only the interface's words that stand in it are sent along.
    """
    pack, agenda = session.pack_model(), session.agenda_model()
    used = agenda.exercises
    asked = dict.fromkeys(ask.exercise for step in agenda.every_step for ask in step.asks)
    return {
        "title": agenda.title.model_dump(),
        "opening": pack.opening.model_dump(),
        "closing": pack.closing.model_dump(),
        "mark": agenda_mark(session),
        "agenda": {
            "id": agenda.id,
            "title": agenda.title.model_dump(),
            "minutes": agenda.minutes,
            "steps": [step_view(pack, step, used) for step in agenda.steps],
            "follow_up": [step_view(pack, step, used) for step in agenda.follow_up],
        },
        "exercises": {id_: exercise_view(pack.exercise(id_), used, session) for id_ in asked},
        "words": words(source),
        "consent": {"text": consent_text(session).model_dump(), "spirit": spirit_text(session).model_dump()},
        "handing": {"all": session.settings["facilitator_affiliation"] != "organiser"},
        "day30": day30_text(session).model_dump(),
    }


def agenda_mark(session: Session) -> str:
    """Return what differs where the agenda differs, so that an open page notices that it shows an older one."""
    return f"{zlib.crc32(json.dumps(session.agenda, sort_keys=True).encode()):08x}"


@lru_cache(maxsize=8)
def words(source: str) -> dict[str, dict[str, str]]:
    """Return the interface's words that stand in `source`; English is the key itself, so it is left out."""
    return {"ja": interface_words("ja", source), "en": {}}


def step_view(pack: Pack, step: Step, used: tuple[str, ...]) -> dict[str, Any]:
    """Return one step; an exercise comes with the phone screens it fills, a pause with its texts."""
    if step.pause is not None:
        return step.model_dump(mode="json", exclude_none=True, exclude={"one_of"}) | {"kind": "pause"}
    view = {"id": step.id, "occasion": step.occasion.value, "minutes": step.minutes}
    if step.exercise is None:
        return view | {
            "kind": "one_of",
            "title": step.title.model_dump() if step.title else None,
            "alternatives": [
                {
                    "exercise": ask.exercise,
                    "title": pack.exercise(ask.exercise).title.model_dump(),
                    "lead": pack.exercise(ask.exercise).lead.model_dump(),
                    "screens": screens(pack.exercise(ask.exercise), step.occasion, ask.form, used),
                }
                for ask in step.asks
            ],
        }
    exercise = pack.exercise(step.exercise)
    return view | {
        "kind": "exercise",
        "exercise": exercise.id,
        "title": (step.title or exercise.title).model_dump(),
        "screens": screens(exercise, step.occasion, step.form, used),
    }


def screens(
    exercise: Exercise, occasion: Occasion, form: str | None, used: tuple[str, ...]
) -> list[dict[str, Any]]:
    """Return what is asked screen by screen: fields, or a group of rows with the screens of one row.

    Boxes that the agenda does not offer are left out.
    """
    hidden = {box.field for box in exercise.boxes if not offered(box.sources, used)}
    found: list[dict[str, Any]] = []
    for field in exercise.asked(occasion, form):
        if field.id in hidden:
            continue
        rows = rows_of(exercise, field.id)
        if rows is None:
            _show(field, found)
            continue
        if not found or found[-1].get("rows") != rows.id:
            found.append({"rows": rows.id, "at_most": rows.most(form), "screens": []})
        _show(field, found[-1]["screens"], in_row=True)
    return found


def _show(field: AnyField, screens_: list[Any], *, in_row: bool = False) -> None:
    """Put a field on a screen of its own, or beside the one before it."""
    before = screens_[-1] if screens_ else None
    beside = before if in_row else (before or {}).get("fields")
    if field.with_previous and beside is not None:
        beside.append(field.id)
    else:
        screens_.append([field.id] if in_row else {"fields": [field.id]})


def rows_of(exercise: Exercise, field_id: str) -> Rows | None:
    """Return the group of rows that a field is asked in, if any."""
    return next((rows for rows in exercise.rows if field_id in rows.fields), None)


def offered(sources: tuple[str, ...], used: tuple[str, ...]) -> bool:
    """Tell whether a blueprint box is offered: where the agenda asks at least one of its sources, or it has none."""
    return not sources or any(source in used for source in sources)


def exercise_view(exercise: Exercise, used: tuple[str, ...], session: Session) -> dict[str, Any]:
    """Return one exercise as the page needs it."""
    return {
        "id": exercise.id,
        "title": exercise.title.model_dump(),
        "lead": exercise.lead.model_dump(),
        "before": exercise.before.model_dump() if exercise.before else None,
        "ponder": exercise.ponder.model_dump(),
        "fields": {field.id: field_view(within_session(field, session)) for field in exercise.fields},
        "rows": [
            {"id": rows.id, "title": rows.title.model_dump(), "fields": list(rows.fields)}
            for rows in exercise.rows
        ],
        "boxes": [
            {
                "field": box.field,
                "offered": offered(box.sources, used),
                "drafted": bool(box.sources),
                "default_ticked": box.default_ticked,
            }
            for box in exercise.boxes
        ],
    }


def within_session(field: AnyField, session: Session) -> AnyField:
    """Return the field as this session asks it: a date that is suggested lies between its making and its deletion."""
    if not isinstance(field, DateField) or field.default_days is None:
        return field
    made = local_day(session.created_at)
    last = local_day(session.purge_on) - timedelta(days=1)
    return field.model_copy(
        update={
            "first": field.first or made.isoformat(),
            "last": field.last or last.isoformat(),
            "default_days": max(1, min(field.default_days, (last - made).days)),
        }
    )


def field_view(field: AnyField) -> dict[str, Any]:
    """Return one field's declaration, without what only the server needs."""
    return field.model_dump(mode="json", exclude_none=True, exclude={"id", "occasions", "with_previous"})
