"""What a participant's page starts from: their own answers, opened with their own code, and the live state."""

from __future__ import annotations

from typing import Any

from wli_toolkit.pages.joining import qr_svg, resume_url
from wli_toolkit.pages.keepsakes import look_back_from
from wli_toolkit.pages.live_state import live_view
from wli_toolkit.pages.own_answers import as_given
from wli_toolkit.pages.take_home import sheet_key
from wli_toolkit.store import HandedIn, OwnPost, Store


def participant_state(store: Store, participant_id: str, resume_code: str, *, origin: str) -> dict[str, Any]:
    """Return the state of one person's page.

    Parameters
    ----------
    origin
        The address under which this browser sees the server; the resume QR leads there.
    """
    return store.together(lambda: _state(store, participant_id, resume_code, origin))


def _state(store: Store, participant_id: str, resume_code: str, origin: str) -> dict[str, Any]:
    person = store.participant(participant_id)
    session = store.session(person.session)
    key = store.unlock(participant_id, resume_code)
    answers = store.answers(participant_id, key)
    url = resume_url(origin, session.code, resume_code)
    return {
        "participant": person.id,
        "seat": person.seat,
        "resume_code": resume_code,
        "resume_url": url,
        "resume_qr": qr_svg(url, for_one=True),
        "session": {
            "code": session.code,
            "simulated": session.simulated,
            "closed": session.closed_at is not None,
            "look_back_on": look_back_from(session, answers).isoformat(),
        },
        "lang": person.lang,
        "done": list(person.done),
        "step": person.step,
        "screen": person.screen,
        "answers": as_given(session.pack_model(), answers),
        "live": live_view(store.live(session.code)),
        "help": person.help,
        "handed_in": handed_in_view(store.handed_in_by(participant_id)),
        "posts": posts_view(store, participant_id),
        "sheet_key": sheet_key(person.id),
        "mode": "served",
    }


def handed_in_view(handed: HandedIn | None) -> dict[str, Any] | None:
    """Return what was handed in, as its author sees it."""
    if handed is None:
        return None
    boxes = [{"field": field, "text": text} for field, text in handed.boxes.items()]
    return {
        "number": handed.number,
        "boxes": boxes,
        "nickname": handed.nickname,
        "reply": handed.reply,
    }


def posts_view(store: Store, participant: str) -> list[dict[str, Any]]:
    """Return what a person has put out, as they see it."""
    return [post_view(post) for post in store.posts_of(participant)]


def post_view(post: OwnPost) -> dict[str, Any]:
    """Return one text that was put out, as its author sees it.

    One held back for its words reads as waiting: nobody shall find out the words by trying.
    """
    return {
        "occasion": post.occasion,
        "exercise": post.exercise,
        "field": post.field,
        "row": post.row,
        "number": post.number,
        "text": post.text,
        "state": "waiting" if post.state == "held" else post.state,
    }
