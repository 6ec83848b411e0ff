"""The participant's own sheet to take home: one file of HTML that needs nothing else, light to make."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from wli_toolkit.content.model import Lang
from wli_toolkit.reports.calendar import calendar_file
from wli_toolkit.reports.follow_up import HIGHEST, Choosing, Question, Rating
from wli_toolkit.reports.templating import day, render

PROMISES = ("do", "stop", "protect")
ROOMY = 20
SNUG = {"ja": 32, "en": 36}
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
    reply: str | None = None,
    day30: tuple[str, str] | None = None,
    follow_up: Sequence[Question] = (),
    keep_as: str = "",
) -> str:
    """Return the sheet as one HTML page that fetches nothing and sends nothing.

    The blueprint prints on one A4 page; the questions for looking back and the texts for the ジョブ・カード
    print on a second one. The page's only script keeps the answers to these questions on the device where
    it can; everything works without it.

    Parameters
    ----------
    boxes
        The blueprint's boxes in their order, up to twelve.
    promises
        What to `do`, `stop` and `protect` for thirty days; absent or empty leaves a line to write on.
    check_date
        When to look at it again; comes with a calendar file.
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
    reply
        What the facilitator wrote back.
    day30
        What happens after thirty days: a heading and a text.
    follow_up
        The questions for looking back.
    keep_as
        Under which name this device keeps the answers to them; different for each person.
    """
    card = _filled(job_card)
    kept = [(name, promises.get(name) or "") for name in PROMISES]
    return render(
        "sheet.html",
        lang,
        title=title,
        boxes=boxes,
        promises=kept,
        check_date=None if check_date is None else day(check_date, lang),
        calendar=None if check_date is None else _download(calendar_file(check_date, lang, made_on=made_on)),
        note=note,
        nickname=nickname,
        job_card=card,
        card_text=job_card_text(card),
        contact=contact,
        made_on=day(made_on, lang),
        reply=reply,
        day30=day30,
        choosing=[one for one in follow_up if isinstance(one, Choosing)],
        rating=[one for one in follow_up if isinstance(one, Rating)],
        numbers=range(HIGHEST + 1),
        keep_as=keep_as,
        density=_density(lang, boxes, [note, reply, day30[1] if day30 else None, contact]),
    )


def job_card_text(job_card: Iterable[tuple[str, str]]) -> str:
    """Return the texts under the headings of the ジョブ・カード career plan as plain text, to copy and paste."""
    return "\n\n".join(f"■ {heading}\n{text.strip()}" for heading, text in _filled(job_card))


def _filled(job_card: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(heading, text) for heading, text in job_card if text.strip()]


def _download(calendar: str) -> str:
    return f"data:text/calendar;charset=utf-8,{quote(calendar, safe='')}"


def _density(lang: Lang, boxes: Sequence[SheetBox], across: Sequence[str | None]) -> str:
    """Return how tightly the page must be set: boxes stand two side by side, other texts go across it."""
    written = [max(2, _lines(box.text, lang)) for box in boxes]
    rows = sum(max(written[index : index + 2]) + 1 for index in range(0, len(written), 2))
    rows += sum(1 + _lines(" ".join(text.split()), lang, 2) for text in across if text)
    return "roomy" if rows <= ROOMY else "snug" if rows <= SNUG[lang] else "tight"


def _lines(text: str, lang: Lang, columns: int = 1) -> int:
    width = TO_A_LINE[lang] * columns
    return max(1, sum(-(-max(1, len(line)) // width) for line in text.splitlines()))
