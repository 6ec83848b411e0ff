"""Several devices of one person: what a phone knows of an answer it changes, and what it did not know."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from wli_toolkit.content import collect, columns
from wli_toolkit.content.answers import Answer as Given
from wli_toolkit.content.model import AnyField, Exercise
from wli_toolkit.pages.content_view import rows_of
from wli_toolkit.pages.conversation import texts_of, whole_of
from wli_toolkit.store import Known, Saved

MOST_REVISIONS = 2**31 - 1


def known_of(message: Mapping[str, Any], exercise: Exercise, field_id: str) -> Known | None:
    """Return what the sender of a change knows of the answer; None where they do not say.

    Raises
    ------
    MalformedMessageError
        If `base`, the revision they know, is no whole number, or `since`, their own ops since, no list of texts.
    """
    if "base" not in message:
        return None
    since = texts_of(message, "since") if "since" in message else ()
    rows = rows_of(exercise, field_id) if message.get("opens") is True else None
    opens = [column.id for name in rows.fields for column in columns(exercise.field(name))] if rows else []
    return Known(whole_of(message, "base", MOST_REVISIONS), since, opens)


def told_unseen(field: AnyField, saved: Saved, value: Given) -> dict[str, Any]:
    """Return `unseen`, what stood there without the sender knowing, if it was another value; nothing otherwise."""
    if saved.unseen is None:
        return {}
    before = collect(field, saved.unseen)
    return {"unseen": before} if before != value else {}
