"""A participant's blueprint: the first drafts of its boxes, and handing it in to the facilitator."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any, Protocol

from wli_toolkit.content import both
from wli_toolkit.content.model import Agenda, Occasion, Pack
from wli_toolkit.pages.content_view import offered
from wli_toolkit.pages.conversation import Answering, Handler, lang_of, texts_of
from wli_toolkit.pages.participant_state import handed_in_view
from wli_toolkit.scoring import Everything, draft_boxes
from wli_toolkit.store import HandedIn, Store


class Drafter(Answering, Protocol):
    """The page of somebody who makes a blueprint."""

    store: Store
    participant: str
    pack: Pack
    agenda: Agenda

    def everything(self) -> Everything:
        """Return the person's own answers by exercise and occasion."""


def blueprint_handlers(page: Drafter) -> dict[str, Handler]:
    """Return what a phone may ask about its blueprint."""
    return {
        "boxes": partial(tell_drafts, page),
        "hand_in": partial(hand_in, page),
        "take_back": partial(take_back, page),
        "handed_in": partial(tell_handed_in, page),
    }


def tell_drafts(page: Drafter, message: Mapping[str, Any]) -> None:
    """Send the drafts of the blueprint's boxes."""
    drafts = draft_boxes(page.pack, page.agenda, page.everything(), lang_of(message))
    page.reply(
        "boxes",
        boxes=[
            {
                "field": draft.field,
                "title": draft.title,
                "text": draft.text,
                "from_private": draft.from_private,
                "default_ticked": draft.default_ticked,
            }
            for draft in drafts
        ],
    )


def hand_in(page: Drafter, message: Mapping[str, Any]) -> None:
    """Hand in the boxes that were ticked, as they are saved now; nothing else leaves."""
    wanted = texts_of(message, "boxes")
    mine, allowed = _answers(page), handable(page.pack, page.agenda)
    boxes = {field: str(mine[field]) for field in wanted if field in allowed and mine.get(field)}
    if not boxes:
        page.problem(both("Nothing was handed in: the boxes you chose are still empty."))
        return
    nickname = mine.get("nickname")
    _tell(page, page.store.hand_in(page.participant, boxes, str(nickname) if nickname else None))


def take_back(page: Drafter, _message: Mapping[str, Any]) -> None:
    """Take back what was handed in."""
    page.store.take_back(page.participant)
    _tell(page, None)


def tell_handed_in(page: Drafter, _message: Mapping[str, Any]) -> None:
    """Send what was handed in, with what the facilitator wrote back."""
    _tell(page, page.store.handed_in_by(page.participant))


def handable(pack: Pack, agenda: Agenda) -> frozenset[str]:
    """Return the fields that may be handed in where this agenda is run."""
    return frozenset(
        box.field
        for exercise in pack.exercises
        if exercise.id in agenda.exercises
        for box in exercise.boxes
        if offered(box.sources, agenda.exercises)
    )


def _answers(page: Drafter) -> dict[str, Any]:
    """Return the answers of the exercises that have boxes."""
    everything = page.everything()
    found: dict[str, Any] = {}
    for exercise in page.pack.exercises:
        if exercise.boxes:
            found |= everything.get((exercise.id, Occasion.DURING.value), {})
    return found


def _tell(page: Drafter, handed: HandedIn | None) -> None:
    page.reply("handed_in", **(handed_in_view(handed) or {"number": None, "boxes": []}))
