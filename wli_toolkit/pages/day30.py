"""What happens after thirty days, as the phone, the sheet to take home and the console say it."""

from __future__ import annotations

import datetime as dt

from wli_toolkit.content import both
from wli_toolkit.content.model import LANGS, Declaration, Lang, Text
from wli_toolkit.pages.joining import join_url
from wli_toolkit.store import Session


class Day30(Declaration):
    """A heading and what to do then."""

    title: Text
    text: Text


def day30_text(session: Session, address: str = "") -> Day30:
    """Return what the phone says, by the session's setting: A an address, B a meeting, C by oneself.

    Parameters
    ----------
    address
        Where this server answers; the setting `public_url` stands above it.
    """
    where, when = _where(session, address), follow_up_on(session)
    match session.settings["day30"]:
        case "A" if where:
            text = both(
                "On the day you chose, open this address again and enter your resume code: {address} What you wrote "
                "can be opened there until it is deleted on {date}."
            )
        case "A":
            text = both(
                "On the day you chose, open the same address as today and enter your resume code. What you wrote can "
                "be opened there until it is deleted on {date}."
            )
        case "B" if when:
            text = both(
                "You will open it again at the follow-up meeting on {meeting}. Please bring your resume code. If you "
                "cannot come, the page you take home has the same questions."
            )
        case "B":
            text = both(
                "You will open it again at a follow-up meeting; the day will be announced. Please bring your resume "
                "code. If you cannot come, the page you take home has the same questions."
            )
        case _:
            text = both(
                "On the day you chose, open the page you take home, by yourself. The questions for looking back are "
                "in it and need no internet."
            )
    return _filled(text, session, where, when)


def day30_on_sheet(session: Session, address: str = "") -> Day30:
    """Return what the sheet itself says, which by then lies in the person's own hand; parameters as above."""
    where, when = _where(session, address), follow_up_on(session)
    match session.settings["day30"]:
        case "A" if where:
            text = both(
                "You can open it again at this address, with your resume code, until {date}: {address}",
            )
        case "A":
            text = both(
                "You can open it again at the address of the workshop, with your resume code, until {date}."
            )
        case "B" if when:
            text = both(
                "You open it again at the follow-up meeting on {meeting}. Bring your resume code and this page."
            )
        case "B":
            text = both(
                "You open it again at the follow-up meeting; the day will be announced. Bring your resume code and "
                "this page."
            )
        case _:
            text = both("You open this page again by yourself, the printed one or the file you kept.")
    return _filled(text, session, where, when)


def reminder(session: Session, address: str = "") -> Text:
    """Return the reminder that whoever invited people sends to all of them; parameters as above."""
    from wli_toolkit.reports.reminder import reminder_text
    from wli_toolkit.reports.templating import local_day

    told = {
        lang: reminder_text(
            lang,
            session.settings["day30"],
            held_on=local_day(session.created_at),
            gone_on=local_day(session.purge_on),
            counted_from=session.settings["threshold_report"],
            meeting=follow_up_on(session),
            address=_base(session, address),
        )
        for lang in LANGS
    }
    return Text(ja=told["ja"], en=told["en"])


def follow_up_on(session: Session) -> dt.date | None:
    """Return the day of the follow-up meeting, if it is set."""
    told = session.settings.get("follow_up_on")
    return dt.date.fromisoformat(told) if told else None


def _where(session: Session, address: str) -> str:
    """Return the address that opens the session, or nothing where none is known."""
    base = _base(session, address)
    return join_url(base, session.code) if base else ""


def _base(session: Session, address: str) -> str:
    known = session.settings.get("public_url") or address or session.settings.get("address") or ""
    return str(known).rstrip("/")


def _filled(text: Text, session: Session, where: str, when: dt.date | None) -> Day30:
    from wli_toolkit.reports.templating import day, local_day

    def said(lang: Lang) -> str:
        return text.get(lang).format(
            address=where,
            date=day(local_day(session.purge_on), lang),
            meeting=day(when, lang) if when else "",
        )

    told: dict[Lang, str] = {lang: said(lang) for lang in LANGS}
    return Day30(title=both("Looking back after 30 days"), text=Text(ja=told["ja"], en=told["en"]))
