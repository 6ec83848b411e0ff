"""What a page needs of the content: the session's agenda and its exercises as plain JSON, in both languages."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from wli_toolkit.content import interface_words, load_pack
from wli_toolkit.content.model import AnyField, Exercise, Pack, Step
from wli_toolkit.pages.consent import consent_text, spirit_text
from wli_toolkit.store import Session


def session_pack(session: Session) -> Pack:
    """Return the pack that `session` uses."""
    return load_pack(None if session.pack == "standard" else session.pack)


def page_content(session: Session, source: str) -> dict[str, Any]:
    """Return everything a page shows that is the same for everybody in `session`.

    Parameters
    ----------
    source
        The page's front end; only the interface's words that stand in it are sent along.
    """
    pack = session_pack(session)
    agenda = session.agenda_model()
    used = list(dict.fromkeys(step.exercise for step in agenda.steps if step.exercise))
    return {
        "title": agenda.title.model_dump(),
        "opening": pack.opening.model_dump(),
        "closing": pack.closing.model_dump(),
        "agenda": {
            "id": agenda.id,
            "title": agenda.title.model_dump(),
            "minutes": agenda.minutes,
            "steps": [step_view(pack, step, used) for step in agenda.steps],
        },
        "exercises": {id_: exercise_view(pack.exercise(id_), used) for id_ in used},
        "words": words(source),
        "consent": {"text": consent_text(session).model_dump(), "spirit": spirit_text(session).model_dump()},
    }


@lru_cache(maxsize=8)
def words(source: str) -> dict[str, dict[str, str]]:
    """Return the interface's words that stand in `source`; English is the key itself, so it is left out."""
    return {"ja": interface_words("ja", source), "en": {}}


def step_view(pack: Pack, step: Step, used: list[str]) -> dict[str, Any]:
    """Return one step; an exercise comes with the phone screens it fills, a pause with its texts."""
    if step.exercise is None:
        return step.model_dump(mode="json", exclude_none=True) | {"kind": "pause"}
    exercise = pack.exercise(step.exercise)
    return {
        "id": step.id,
        "kind": "exercise",
        "exercise": exercise.id,
        "occasion": step.occasion.value,
        "minutes": step.minutes,
        "title": (step.title or exercise.title).model_dump(),
        "screens": screens(exercise, step, used),
    }


def screens(exercise: Exercise, step: Step, used: list[str]) -> list[list[str]]:
    """Return the field ids screen by screen; boxes that this agenda does not offer are left out."""
    hidden = {box.field for box in exercise.boxes if not offered(box.sources, used)}
    found: list[list[str]] = []
    for field in exercise.asked(step.occasion, step.form):
        if field.id in hidden:
            continue
        if field.with_previous and found:
            found[-1].append(field.id)
        else:
            found.append([field.id])
    return found


def offered(sources: tuple[str, ...], used: list[str]) -> bool:
    """Tell whether a blueprint box is offered: where the agenda asks at least one of its sources, or it has none."""
    return not sources or any(source in used for source in sources)


def exercise_view(exercise: Exercise, used: list[str]) -> dict[str, Any]:
    """Return one exercise as the page needs it."""
    return {
        "id": exercise.id,
        "title": exercise.title.model_dump(),
        "lead": exercise.lead.model_dump(),
        "before": exercise.before.model_dump() if exercise.before else None,
        "ponder": exercise.ponder.model_dump(),
        "fields": {field.id: field_view(field) for field in exercise.fields},
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


def field_view(field: AnyField) -> dict[str, Any]:
    """Return one field's declaration, without what only the server needs."""
    return field.model_dump(mode="json", exclude_none=True, exclude={"id", "occasions", "with_previous"})
