"""The facilitator's way in: session code and passcode."""

from __future__ import annotations

import asyncio
from http import HTTPStatus

from jupyter_server.auth.decorator import allow_unauthenticated

from wli_toolkit.content import translator
from wli_toolkit.server.base import SeminarBaseHandler
from wli_toolkit.server.identity import Visitor, set_identity
from wli_toolkit.store import StoreError, normalise_session_code


class LoginHandler(SeminarBaseHandler):
    """`/console/login`: a cookie for the facilitator of one session."""

    @allow_unauthenticated
    async def get(self) -> None:
        """Show the form."""
        only = await asyncio.to_thread(self.rooms.only_session)
        code = self.get_query_argument("s", only.code if only else "")
        self.show("login.html", code=normalise_session_code(code)[:12], problem="", next=self._next())

    @allow_unauthenticated
    async def post(self) -> None:
        """Check the passcode; set the cookie; go to the page asked for."""
        _ = translator(self.lang)
        code = normalise_session_code(self.get_body_argument("session", ""))[:12]
        passcode = self.get_body_argument("passcode", "")
        try:
            async with self.rooms.patience.turn:
                right = await asyncio.to_thread(self.rooms.store.check_passcode, code, passcode)
        except StoreError:
            right = False
        if not right:
            await asyncio.sleep(self.rooms.patience.delay_s(code))
            text = _(
                "Session code and passcode do not match. The passcode was printed when the session was made; "
                "“wli serve --session {code} --new-passcode” makes another."
            ).format(code=code or "CODE")
            self._again(HTTPStatus.FORBIDDEN, code, text)
            return
        set_identity(
            self, self.rooms.jar, Visitor(username=f"facilitator@{code}", role="facilitator", session=code)
        )
        self.redirect(self._next(), status=HTTPStatus.SEE_OTHER)

    def _again(self, status: int, code: str, problem: str) -> None:
        self.show("login.html", status, code=code, problem=problem, next=self._next())

    def _next(self) -> str:
        return "/screen" if self.get_argument("next", "") == "/screen" else "/console"
