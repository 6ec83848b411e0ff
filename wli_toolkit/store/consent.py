"""The questions on consent: whose yes lets somebody join, found in the session's own content."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from wli_toolkit.content.model import Occasion
from wli_toolkit.store.packs import pack_of

CONSENT_FIELD = "consent_use"
CONSENTS = ("consent_group", "consent_sensitive")
"""The questions on what may be counted: ② and ③."""


def consent_place(pack: str, agenda: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return where the consent to being kept is saved; None if the pack does not ask for it.

    Its occasion is the one on which the agenda asks it.
    """
    exercise = _consent_exercise(pack)
    if exercise is None:
        return None
    asked = (step["occasion"] for step in agenda["steps"] if step["exercise"] == exercise)
    occasion = next(asked, Occasion.DURING.value)
    return {"occasion": occasion, "exercise": exercise, "field": CONSENT_FIELD, "row": 0}


@lru_cache(maxsize=8)
def _consent_exercise(pack: str) -> str | None:
    exercises = pack_of(pack).exercises
    asking = (each.id for each in exercises if any(field.id == CONSENT_FIELD for field in each.fields))
    return next(asking, None)
