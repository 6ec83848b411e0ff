"""Coming in: the join page, joining, resuming and leaving; none of it needs a kernel."""

from __future__ import annotations

import asyncio
import hashlib
from http import HTTPStatus

from jupyter_server.auth.decorator import allow_unauthenticated

from wli_toolkit.content import load_pack, translator
from wli_toolkit.pages.consent import consent_text, spirit_text, terms_mark
from wli_toolkit.pages.trouble import tell_trouble
from wli_toolkit.server.base import SeminarBaseHandler
from wli_toolkit.server.identity import (
    COOKIE_DAYS,
    LONGEST_CODE,
    Role,
    Visitor,
    clear_identity,
    set_identity,
)
from wli_toolkit.store import (
    Session,
    SessionClosed,
    StoreError,
    UnknownResumeCode,
    UnknownSession,
    normalise_session_code,
)

SESSIONS = "session codes"
LONGEST_WAIT_S = 10.0
"""So long somebody waits at the door when it is crowded; nobody is turned away because others came."""


class JoinPageHandler(SeminarBaseHandler):
    """`GET /`: where a QR code leads."""

    role: Role | None = None

    @allow_unauthenticated
    async def get(self) -> None:
        """Show the join page; `?s=CODE` fills the code."""
        code = self.get_query_argument("s", "")
        problem = ""
        session = None
        if code:
            try:
                session = await asyncio.to_thread(self.rooms.store.session, code)
            except UnknownSession:
                await slowly(self, SESSIONS)
                problem = unknown_session(self, code)
        if session is None and not code:
            session = await asyncio.to_thread(self.rooms.only_session)
        already = self.rooms.identity.visitor(self, "participant", session.code) if session else None
        joined = already is not None and await asyncio.to_thread(self.rooms.knows, already)
        ended = session is not None and session.closed and not joined
        show_join(
            self,
            session,
            has_ended(self) if ended else problem,
            code=code,
            joined=joined,
            ended=ended,
            resuming=ended,
        )


class DoorHandler(SeminarBaseHandler):
    """A form of the join page; opened by its address, it leads to that page."""

    @allow_unauthenticated
    async def get(self) -> None:
        """Go to the join page."""
        self.redirect("/", status=HTTPStatus.SEE_OTHER)


class JoinHandler(DoorHandler):
    """`POST /join`: become a participant."""

    @allow_unauthenticated
    async def post(self) -> None:
        """Create the participant, set the cookie, go on to the workshop."""
        _ = translator(self.lang)
        code = self.get_body_argument("session", "")
        try:
            session = await asyncio.to_thread(self.rooms.store.session, code)
        except UnknownSession:
            await slowly(self, SESSIONS)
            show_join(self, None, unknown_session(self, code), code=code, status=HTTPStatus.NOT_FOUND)
            return
        known = self.rooms.identity.visitor(self, "participant", session.code)
        if (
            known is not None
            and self.get_body_argument("someone_else", "") != "yes"
            and await asyncio.to_thread(self.rooms.knows, known)
        ):
            set_identity(self, self.rooms.jar, known)
            self.redirect("/workshop", status=HTTPStatus.SEE_OTHER)
            return
        if self.get_body_argument("consent_use", "") != "yes":
            text = _(
                "To take part here, please agree that your answers are saved for your own blueprint. "
                "If you would rather not, you can take part on paper: please tell the facilitator."
            )
            show_join(self, session, text, status=HTTPStatus.BAD_REQUEST)
            return
        read = self.get_body_argument("terms", "")
        if read and read != terms_mark(session):
            text = _(
                "What you read here has changed meanwhile. Please read it once more before you take part."
            )
            show_join(self, session, text, status=HTTPStatus.CONFLICT)
            return
        browser = self.get_cookie("_xsrf", "")
        wait_s = self.rooms.joins_of_browser.wait_s(hashlib.sha256(browser.encode()).digest())
        if wait_s > LONGEST_WAIT_S:
            text = _(
                "Very many people have joined from this device just now. Please wait a minute and try again."
            )
            show_join(self, session, text, status=HTTPStatus.TOO_MANY_REQUESTS)
            return
        wait_s = max(wait_s, self.rooms.joins_of_session.wait_s(session.code))
        await asyncio.sleep(min(wait_s, LONGEST_WAIT_S))
        try:
            joined = await asyncio.to_thread(self.rooms.store.join, session.code, lang=self.lang)
        except SessionClosed:
            text = has_ended(self)
            show_join(self, session, text, status=HTTPStatus.GONE, ended=True, resuming=True)
            return
        except StoreError as error:
            tell_trouble(self.log, error)
            show_join(
                self,
                session,
                _("We could not save just now. Please try again in a moment."),
                status=HTTPStatus.SERVICE_UNAVAILABLE,
            )
            return
        enter(
            self,
            Visitor(
                username=f"participant@{session.code}",
                role="participant",
                session=session.code,
                participant=joined.participant.id,
                resume_code=joined.resume_code,
            ),
        )


class ResumeHandler(DoorHandler):
    """`POST /resume`: go on with one's own work, on this device or another."""

    @allow_unauthenticated
    async def post(self) -> None:
        """Find the participant by the resume code, set the cookie, go on to the workshop."""
        _ = translator(self.lang)
        code = self.get_body_argument("session", "")
        given = self.get_body_argument("resume_code", "")
        try:
            session = await asyncio.to_thread(self.rooms.store.session, code)
        except UnknownSession:
            await slowly(self, SESSIONS)
            show_join(self, None, unknown_session(self, code), code=code, status=HTTPStatus.NOT_FOUND)
            return
        try:
            participant, resume_code = await asyncio.to_thread(self.rooms.find_by_code, session.code, given)
        except UnknownResumeCode:
            await slowly(self, f"resume codes of {session.code}")
            text = _(
                "We found nothing under that resume code in this session. It has 16 letters and digits in four groups; "
                "please compare each with your note."
            )
            show_join(self, session, text, status=HTTPStatus.NOT_FOUND, resuming=True)
            return
        enter(
            self,
            Visitor(
                username=f"participant@{session.code}",
                role="participant",
                session=session.code,
                participant=participant.id,
                resume_code=resume_code,
            ),
        )


class LeaveHandler(DoorHandler):
    """`POST /leave`: forget this browser's cookie, so that the next person at a shared tablet starts fresh."""

    role: Role | None = "participant"

    @allow_unauthenticated
    async def post(self) -> None:
        """Clear the cookie and go to the join page."""
        user = self.current_user
        if isinstance(user, Visitor):
            clear_identity(self, self.rooms.jar, "participant", user.session)
        self.redirect("/", status=HTTPStatus.SEE_OTHER)


async def slowly(handler: SeminarBaseHandler, what: str) -> None:
    """Keep an answer back for a moment if there were many wrong tries at `what`."""
    await asyncio.sleep(handler.rooms.patience.delay_s(what))


def enter(handler: SeminarBaseHandler, visitor: Visitor) -> None:
    """Set the cookie of `visitor` and send the browser to the workshop."""
    set_identity(handler, handler.rooms.jar, visitor)
    handler.set_cookie("wli-lang", handler.lang, expires_days=COOKIE_DAYS, path="/", samesite="Lax")
    handler.redirect("/workshop", status=HTTPStatus.SEE_OTHER)


def unknown_session(handler: SeminarBaseHandler, code: str) -> str:
    """Return the sentence that says which code was not found and what to do."""
    _ = translator(handler.lang)
    shown = normalise_session_code(code)[:LONGEST_CODE]
    if not shown:
        return _("Please type the session code. It is on the screen at the front, 6 letters and digits.")
    return _(
        "There is no session “{code}” here. Please compare it with the code on the screen at the front."
    ).format(code=shown)


def has_ended(handler: SeminarBaseHandler) -> str:
    """Return the sentence for who comes to a session that is over."""
    _ = translator(handler.lang)
    return _("This session has ended. You can still open your blueprint with your resume code.")


def show_join(
    handler: SeminarBaseHandler,
    session: Session | None,
    problem: str = "",
    *,
    code: str = "",
    status: int = HTTPStatus.OK,
    joined: bool = False,
    ended: bool = False,
    resuming: bool = False,
) -> None:
    """Show the join page, with what went wrong before, if anything; nobody new comes into what has ended."""
    lang = handler.lang
    handler.show(
        "join.html",
        status,
        session=session,
        code=session.code if session else normalise_session_code(code)[:LONGEST_CODE],
        problem=problem,
        joined=joined,
        ended=ended,
        resuming=resuming,
        consent=consent_text(session).get(lang) if session else "",
        spirit=spirit_text(session).get(lang),
        terms=terms_mark(session) if session else "",
        opening=(session.pack_model() if session else load_pack()).opening.get(lang),
    )
