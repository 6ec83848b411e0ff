"""One's own place in a released picture of the group: from one's own answers and the frozen picture alone.

Computed in the participant's own kernel and told to the participant's own page; it goes nowhere else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from wli_toolkit.content import every_column
from wli_toolkit.content.model import Agenda, Exercise, Figure, Lang, Pack, Visibility
from wli_toolkit.pages import own_place_words as words
from wli_toolkit.pages.content_view import offered
from wli_toolkit.pages.own_place import FORMS, Reading
from wli_toolkit.scoring import Everything, scores


@dataclass(frozen=True)
class Place:
    """Where one person sits in one picture.

    Attributes
    ----------
    lines
        What is said of it, in the reader's language; empty where they did not answer, or nothing is told.
    private
        Whether it is about sensitive answers, which nobody who looks over a shoulder should read at once.
    """

    lines: tuple[str, ...]
    private: bool = False


NOWHERE = Place(())


def where_i_sit(
    pack: Pack,
    agenda: Agenda,
    picture: Mapping[str, Any],
    everything: Everything,
    lang: Lang,
    *,
    counted: bool = True,
) -> Place:
    """Return a person's own place in a frozen picture.

    Parameters
    ----------
    picture
        The frozen picture's payload, with all its suppression.
    everything
        The person's own answers, by (exercise id, occasion).
    counted
        Whether the picture counts this person; if not, that is said too.
    """
    found = _declared(pack, picture)
    if found is None or picture.get("n") is None:
        return NOWHERE
    exercise, figure = found
    used = agenda.exercises
    boxes = [box.field for box in exercise.boxes if offered(box.sources, used)]

    def on(occasion: str) -> dict[str, Any]:
        answers = dict(everything.get((exercise.id, occasion), {}))
        return {**answers, **scores(exercise, answers, boxes)}

    reading = Reading(exercise, figure, picture, lang)
    if figure.form == "before_after":
        lines = reading.changes(on("before"), on("after"))
    else:
        lines = FORMS[figure.form](reading, on(str(picture["occasion"])))
    if not lines:
        return NOWHERE
    note = () if counted else (words.NOT_COUNTED.get(lang),)
    return Place((*lines, *note), _is_sensitive(exercise, figure))


def _declared(pack: Pack, picture: Mapping[str, Any]) -> tuple[Exercise, Figure] | None:
    for exercise in pack.exercises:
        if exercise.id == picture.get("exercise"):
            for figure in exercise.figures:
                if figure.id == picture.get("figure_id"):
                    return exercise, figure
    return None


def _is_sensitive(exercise: Exercise, figure: Figure) -> bool:
    columns = every_column(exercise)
    return any(name in columns and columns[name].visibility is Visibility.SENSITIVE for name in figure.of)
