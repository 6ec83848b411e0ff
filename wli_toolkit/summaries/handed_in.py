"""What the blueprints that were handed in have in common: boxes, words, and what was chosen most; for the facilitator.

Boxes and words are counted once, when the session has ended and nobody can hand in or take back any more, and
kept: whoever deletes their data afterwards changes nothing in it, so that nobody's words can be told by comparing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from wli_toolkit.content.model import Box, Exercise, Pack, Text
from wli_toolkit.store import Picture, Session, Store
from wli_toolkit.summaries.freezing import Thresholds
from wli_toolkit.summaries.gates import SENSITIVE_THRESHOLD
from wli_toolkit.summaries.results import FigureResult
from wli_toolkit.summaries.themes import Theme, Told, Word, may_tell, themes, words

KEY = "blueprints.in_common"
"""Under this name it is kept among the frozen pictures; no picture has such a name."""
_CHOICES = ("bars", "multi")
"""Forms of pictures that tell what people chose."""


@dataclass(frozen=True, slots=True)
class BoxCount:
    """How many people handed in one box; None where it may not be told, because it is small or nobody."""

    field: str
    title: Text
    told: Told | None


@dataclass(frozen=True, slots=True)
class InCommon:
    """What may be told of the blueprints of one session.

    Attributes
    ----------
    threshold
        The least number of people behind anything in it.
    boxes
        The boxes that the agenda offered, in the pack's order.
    themes
        Words that many people used, the most common first.
    left_out
        Boxes whose words are not counted, because they hold the more private things.
    """

    threshold: int
    boxes: tuple[BoxCount, ...] = ()
    themes: tuple[Theme, ...] = ()
    left_out: tuple[Text, ...] = ()

    @property
    def tells(self) -> bool:
        """Whether there is anything in it."""
        return bool(self.themes) or any(box.told is not None for box in self.boxes)


def in_common(store: Store, code: str) -> InCommon | None:
    """Return what the blueprints of a session have in common; None while they may still be taken back.

    Those who agreed to be counted are counted. Words of the boxes that hold the more private things, which 「全部」
    leaves out, are counted only where everything is told from ten people on.
    """
    session = store.session(code)
    if not session.closed:
        return None
    threshold = Thresholds.of(session).room
    kept = store.snapshot(session.code, KEY, threshold)
    if kept is None:
        found = _count(store, session, threshold)
        # Whoever counts first is believed: somebody may delete their data between two counts.
        store.freeze(session.code, [Picture(KEY, threshold, _as_json(found), {})], instead_of=())
        kept = store.snapshot(session.code, KEY, threshold)
    if kept is None:
        return None
    return _from_json(kept.payload, threshold, session.pack_model())


def chosen(pack: Pack, frozen: Iterable[FigureResult]) -> tuple[tuple[Text, FigureResult], ...]:
    """Return, by box, what the group chose before it was filled: values, directions, guardrails …

    Only boxes that come from one exercise have such a picture: the exercise's first of choices, where it tells
    something.
    """
    told = {(each.exercise, each.figure_id): each for each in frozen if not each.suppressed}
    found = []
    for exercise, box in _boxes(pack):
        if len(box.sources) == 1:
            figures = pack.exercise(box.sources[0]).figures
            first = next((each for each in figures if each.form in _CHOICES), None)
            result = first and told.get((box.sources[0], first.id))
            if result:
                found.append((exercise.field(box.field).ask, result))
    return tuple(found)


def _boxes(pack: Pack) -> Iterator[tuple[Exercise, Box]]:
    for exercise in pack.exercises:
        for box in exercise.boxes:
            yield exercise, box


def _count(store: Store, session: Session, threshold: int) -> InCommon:
    pack, asked = session.pack_model(), set(session.agenda_model().exercises)
    boxes = {
        box.field: (exercise.field(box.field).ask, _is_counted(box, threshold))
        for exercise, box in _boxes(pack)
        if not box.sources or asked & set(box.sources)
    }
    texts = _texts(store, session.code)
    found = {
        str(number): frozenset(
            word
            for field, text in said.items()
            if field in boxes and boxes[field][1]
            # What a box is called is no news in it.
            for word in words(text) - _of_title(boxes[field][0])
        )
        for number, said in enumerate(texts)
    }
    return InCommon(
        threshold,
        tuple(
            BoxCount(field, title, may_tell(sum(field in said for said in texts), len(texts), threshold))
            for field, (title, _counted) in boxes.items()
        ),
        themes(found, threshold, session.lang),
    )


def _is_counted(box: Box, threshold: int) -> bool:
    return box.default_ticked or threshold >= SENSITIVE_THRESHOLD


def _texts(store: Store, code: str) -> list[dict[str, str]]:
    """Return what each person handed in who agreed to be counted, by box; without what they like to be called."""
    people = [person.id for person in store.participants(code) if person.consent_group]
    handed = [store.handed_in_by(person) for person in people]
    return [
        {field: text for field, text in each.boxes.items() if text.strip()}
        for each in handed
        if each is not None
    ]


def _of_title(title: Text) -> frozenset[Word]:
    return words(title.ja) | words(title.en)


def _as_json(found: InCommon) -> dict[str, Any]:
    return {
        "boxes": [[each.field, _told_json(each.told)] for each in found.boxes],
        "themes": [[each.word, _told_json(each.told)] for each in found.themes],
    }


def _told_json(told: Told | None) -> list[Any] | None:
    return None if told is None else [told.people, told.almost_all]


def _from_json(payload: Mapping[str, Any], threshold: int, pack: Pack) -> InCommon:
    boxes = {box.field: (exercise.field(box.field).ask, box) for exercise, box in _boxes(pack)}
    shown = tuple(
        BoxCount(field, boxes[field][0], None if told is None else Told(*told))
        for field, told in payload["boxes"]
    )
    return InCommon(
        threshold,
        shown,
        tuple(Theme(word, Told(*told)) for word, told in payload["themes"]),
        tuple(each.title for each in shown if not _is_counted(boxes[each.field][1], threshold)),
    )
