"""The live pages (workshop, console, an assistant's console, screen) and the participant's own sheet."""

from __future__ import annotations

import asyncio
from http import HTTPStatus
from urllib.parse import urlencode

from jupyter_server.auth.decorator import allow_unauthenticated
from tornado.web import authenticated

from wli_toolkit.content import translator
from wli_toolkit.content.model import LANGS
from wli_toolkit.pages.assistant_view import assistant_content
from wli_toolkit.pages.content_view import page_content
from wli_toolkit.pages.keepsakes import calendar_text
from wli_toolkit.pages.participant_state import participant_state
from wli_toolkit.pages.take_home import take_home_page
from wli_toolkit.server.base import SeminarBaseHandler
from wli_toolkit.server.identity import Role, Visitor, clear_identity
from wli_toolkit.server.shared_content import embed
from wli_toolkit.store import UnknownParticipant, UnknownSession, WrongKey
from wli_toolkit.widgets.base.page_widget import PageWidget
from wli_toolkit.widgets.console import AssistantWidget, ConsoleWidget
from wli_toolkit.widgets.screen import ScreenWidget

FRONT_ENDS: dict[str, type[PageWidget]] = {
    "console": ConsoleWidget,
    "screen": ScreenWidget,
    "assistant": AssistantWidget,
}


class WorkshopHandler(SeminarBaseHandler):
    """`GET /workshop`: the participant's page, with its content and the person's own answers, before any kernel."""

    role: Role | None = "participant"

    @authenticated
    async def get(self) -> None:
        """Show the page."""
        visitor = self.visitor()
        origin = f"{self.request.protocol}://{self.request.host}"
        try:
            boot, lang = await asyncio.to_thread(self._boot, origin)
        except (UnknownParticipant, UnknownSession, WrongKey):
            clear_identity(self, self.rooms.jar, "participant", visitor.session)
            _ = translator(self.lang)
            self.show_message(
                HTTPStatus.NOT_FOUND,
                _("Your place in this session was not found"),
                _("It may have been deleted. You can join again, or enter your resume code."),
                f"/?s={visitor.session}",
                _("To the first page"),
                gone=visitor.session,
            )
            return
        self.show(
            "page.html",
            page="workshop",
            session=visitor.session,
            boot=boot,
            lang=lang,
        )

    def _boot(self, origin: str) -> tuple[str, str]:
        """Return what comes with the page, as JSON, and the person's language."""
        visitor = self.visitor()
        store = self.rooms.store

        def boot() -> tuple[str, str]:
            content = self.rooms.content.of(store.session(visitor.session))
            state = participant_state(store, visitor.participant, visitor.resume_code, origin=origin)
            return f'{{"content":{content},"state":{embed(state)}}}', state["lang"]

        return store.together(boot)


class FacilitatorPageHandler(SeminarBaseHandler):
    """`GET /console`, which is another one for assistants, and `GET /screen`."""

    role: Role | None = "facilitator"

    def initialize(self, page: str) -> None:
        """Take which of the two it is."""
        self.page = page

    def claimed(self) -> tuple[Role, str | None] | None:
        """Return whose page it is: an assistant's console only where asked for, or where nobody else is known."""
        session = self.get_query_argument("s", None)
        if self.page == "console" and (
            self._assisting() or self.rooms.identity.visitor(self, "facilitator", session) is None
        ):
            return "assistant", session
        return "facilitator", session

    def _assisting(self) -> bool:
        return self.get_query_argument("as", "") == "assistant"

    @allow_unauthenticated
    async def get(self) -> None:
        """Show the page; send whoever has not logged in to the form."""
        visitor = self.current_user
        if not isinstance(visitor, Visitor):
            session = self.get_query_argument("s", "")
            query = {"next": f"/{self.page}"} | ({"s": session} if session.isalnum() else {})
            query |= {"as": "assistant"} if self._assisting() else {}
            self.redirect("/console/login?" + urlencode(query, safe="/"), status=HTTPStatus.SEE_OTHER)
            return
        page = "assistant" if visitor.role == "assistant" else self.page
        session_now = await asyncio.to_thread(self.rooms.store.session, visitor.session)
        view = assistant_content if page == "assistant" else page_content
        boot = {"content": await asyncio.to_thread(view, session_now, FRONT_ENDS[page].module_text())}
        lang = self.get_query_argument("lang", "") or session_now.lang
        lang = lang if lang in LANGS else session_now.lang
        self.show("page.html", page=page, session=visitor.session, boot=embed(boot), lang=lang)


class BlueprintHandler(SeminarBaseHandler):
    """`GET /me/blueprint.html`: the participant's own sheet."""

    role: Role | None = "participant"
    policy_route = "/me/blueprint.html"

    @authenticated
    async def get(self) -> None:
        """Show the sheet; `?keep=1` offers it as a file."""
        visitor = self.visitor()
        page = await asyncio.to_thread(
            take_home_page,
            self.rooms.store,
            visitor.participant,
            visitor.resume_code,
            self.lang,
            address=f"{self.request.protocol}://{self.request.host}",
        )
        self.set_header("Content-Type", "text/html; charset=utf-8")
        if self.get_query_argument("keep", ""):
            self.set_attachment_header("blueprint.html")
        self.finish(page)


class CalendarHandler(SeminarBaseHandler):
    """`GET /me/calendar.ics`: the day for looking again, without anything that tells whose it is."""

    role: Role | None = "participant"

    @authenticated
    async def get(self) -> None:
        """Send the file."""
        visitor = self.visitor()
        text = await asyncio.to_thread(
            calendar_text, self.rooms.store, visitor.participant, visitor.resume_code, self.lang
        )
        self.set_header("Content-Type", "text/calendar; charset=utf-8")
        self.set_attachment_header("wli-calendar.ics")
        self.finish(text)
