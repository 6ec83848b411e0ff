"""The way in for the facilitator and for assistants; which passcode it is decides who comes in."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from http import HTTPStatus
from urllib.parse import urlencode

from jupyter_server.auth.decorator import allow_unauthenticated

from wli_toolkit.content import translator
from wli_toolkit.server.base import SeminarBaseHandler
from wli_toolkit.server.identity import LONGEST_CODE, Role, Visitor, clear_identity, set_identity
from wli_toolkit.server.patience import TooManyWaitingError
from wli_toolkit.store import UnknownSession, normalise_session_code

DOORS: Mapping[Role, str] = {
    "assistant": "/console/login?as=assistant",
    "facilitator": "/console/login",
}
"""Where who has left comes in again."""


class LoginHandler(SeminarBaseHandler):
    """`/console/login`: a cookie for the facilitator of one session, or for an assistant."""

    @allow_unauthenticated
    async def get(self) -> None:
        """Show the form."""
        only = await asyncio.to_thread(self.rooms.only_session)
        code = self.get_query_argument("s", only.code if only else "")
        self._form(HTTPStatus.OK, normalise_session_code(code)[:LONGEST_CODE], "")

    @allow_unauthenticated
    async def post(self) -> None:
        """Check the passcode; set the cookie; go to the page asked for."""
        code = normalise_session_code(self.get_body_argument("session", ""))[:LONGEST_CODE]
        passcode = self.get_body_argument("passcode", "")
        patience = self.rooms.patience
        try:
            async with patience.turns.take(self.request.remote_ip or ""):
                visitor = await asyncio.to_thread(self._let_in, code, passcode)
        except TooManyWaitingError:
            self._form(HTTPStatus.TOO_MANY_REQUESTS, code, self._too_many())
            return
        if visitor is None:
            await asyncio.sleep(patience.delay_s(f"passcode of {code}"))
            self._form(HTTPStatus.FORBIDDEN, code, self._problem(code))
            return
        set_identity(self, self.rooms.jar, visitor)
        if visitor.role == "assistant":
            # Said in the address, because the same browser may know the facilitator, too.
            where = "/console?" + urlencode({"s": code, "as": "assistant"})
        else:
            where = "/screen" if self._next() == "/screen" else "/console"
        self.redirect(where, status=HTTPStatus.SEE_OTHER)

    def _let_in(self, code: str, passcode: str) -> Visitor | None:
        """Return who comes in with `passcode`."""
        store = self.rooms.store
        try:
            if store.check_passcode(code, passcode):
                grant = store.facilitator_grant(code)
                return Visitor(username=f"facilitator@{code}", role="facilitator", session=code, grant=grant)
        except UnknownSession:
            pass  # goes on as with a wrong passcode, so that the time does not tell which sessions there are
        try:
            helping = store.check_assistant_passcode(code, passcode)
        except UnknownSession:
            return None
        if helping is None:
            return None
        return Visitor(username=f"assistant@{code}", role="assistant", session=code, grant=helping)

    def _form(self, status: int, code: str, problem: str) -> None:
        self.show(
            "login.html", status, code=code, problem=problem, next=self._next(), assisting=self._assisting()
        )

    def _problem(self, code: str) -> str:
        _ = translator(self.lang)
        if self._assisting():
            return _(
                "Session code and passcode do not match. Please ask the facilitator for the assistant’s passcode; "
                "the one before may have been renewed."
            )
        return _(
            "Session code and passcode do not match. The passcode was printed when the session was made; "
            "“wli serve --session {code} --new-passcode” makes another."
        ).format(code=code or "CODE")

    def _too_many(self) -> str:
        _ = translator(self.lang)
        return _("Many passcodes are being tried here just now. Please wait a moment and try again.")

    def _assisting(self) -> bool:
        """Tell whether the form speaks to assistants; it decides nothing."""
        return self.get_argument("as", "") == "assistant"

    def _next(self) -> str:
        return "/screen" if self.get_argument("next", "") == "/screen" else "/console"


class LeaveConsoleHandler(SeminarBaseHandler):
    """`POST /console/leave` and `/console/log-out`: forget this browser's assistant, or its facilitator."""

    def initialize(self, role: Role) -> None:
        """Take whom it is to forget."""
        self.role = role
        self.door = DOORS[role]

    @allow_unauthenticated
    async def get(self) -> None:
        """Opened by its address, it leads to the form."""
        self.redirect(self.door, status=HTTPStatus.SEE_OTHER)

    @allow_unauthenticated
    async def post(self) -> None:
        """Clear the cookie and go to the form."""
        user = self.current_user
        if isinstance(user, Visitor):
            clear_identity(self, self.rooms.jar, user.role, user.session)
        self.redirect(self.door, status=HTTPStatus.SEE_OTHER)
