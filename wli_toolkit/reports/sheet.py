"""The participant's own sheet to take home: one page of HTML that needs nothing else, light to make."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from wli_toolkit.content.model import Lang
from wli_toolkit.reports.templating import day, render

PROMISES = ("do", "stop", "protect")
ROOMY, SNUG = 24, 33
"""Up to so many lines of writing the page is set roomy, or snug; beyond, tight."""
TO_A_LINE = {"ja": 24, "en": 46}
"""Letters that fit on half a page's width."""


@dataclass(frozen=True, slots=True)
class SheetBox:
    """One box of the blueprint; an empty text leaves lines to write on."""

    title: str
    text: str


def take_home(
    *,
    lang: Lang,
    boxes: Sequence[SheetBox],
    promises: Mapping[str, str],
    check_date: dt.date | None,
    note: str | None,
    nickname: str | None,
    job_card: Sequence[tuple[str, str]],
    contact: str | None,
    made_on: dt.date,
    title: str | None = None,
) -> str:
    """Return the sheet as one HTML page without scripts and without anything fetched.

    It prints on one A4 page and reads well on a phone.

    Parameters
    ----------
    boxes
        The blueprint's boxes in their order, up to twelve of sixty letters.
    promises
        What to `do`, `stop` and `protect` for thirty days; absent or empty leaves a line to write on.
    check_date
        When to look at it again.
    note
        What the person tells themselves.
    nickname
        What they like to be called on the sheet.
    job_card
        Headings of the ジョブ・カード career plan with their texts; empty ones are left out.
    contact
        Whom to ask for a talk, as the facilitator wrote it.
    made_on
        The day the sheet is made.
    title
        What the sheet is called; None for the usual name.
    """
    card = [(heading, text) for heading, text in job_card if text.strip()]
    kept = [(name, promises.get(name) or "") for name in PROMISES]
    return render(
        "sheet.html",
        lang,
        title=title,
        boxes=boxes,
        promises=kept,
        check_date=None if check_date is None else day(check_date, lang),
        note=note,
        nickname=nickname,
        job_card=card,
        contact=contact,
        made_on=day(made_on, lang),
        density=_density(lang, boxes, card),
    )


def _density(lang: Lang, boxes: Sequence[SheetBox], card: Sequence[tuple[str, str]]) -> str:
    """Return how tightly the page must be set: boxes and card stand two side by side."""
    written = [max(2, _lines(box.text, lang)) for box in boxes]
    rows = sum(max(written[index : index + 2]) + 1 for index in range(0, len(written), 2))
    stated = [_lines(text, lang) for _, text in card]
    rows += sum(max(stated[index : index + 2]) + 1 for index in range(0, len(stated), 2))
    return "roomy" if rows <= ROOMY else "snug" if rows <= SNUG else "tight"


def _lines(text: str, lang: Lang) -> int:
    return max(1, sum(-(-max(1, len(line)) // TO_A_LINE[lang]) for line in text.splitlines()))
