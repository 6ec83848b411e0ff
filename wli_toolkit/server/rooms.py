"""The parts of the running server, put together once and handed to every handler."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import jinja2
from tornado.httputil import HTTPServerRequest

from wli_toolkit.content.model import Lang
from wli_toolkit.server.addresses import machine_addresses
from wli_toolkit.server.assets import Assets
from wli_toolkit.server.hub import Hub, lets_in
from wli_toolkit.server.identity import CookieJar, SeminarIdentityProvider, Visitor
from wli_toolkit.server.pace import Newest, Paces
from wli_toolkit.server.patience import Patience
from wli_toolkit.server.seating import Owner, PageName, Seating
from wli_toolkit.server.shared_content import SharedContent
from wli_toolkit.server.starting.starter import Starter
from wli_toolkit.store import Participant, ResumeCode, Session, Store, UnknownParticipant, UnknownSession


@dataclass
class Rooms:
    """What handlers may use."""

    store: Store
    identity: SeminarIdentityProvider
    jar: CookieJar
    hub: Hub
    seating: Seating
    starter: Starter
    assets: Assets
    templates: jinja2.Environment
    lang: Lang
    port: int
    public_url: str | None
    session: str | None
    """The session this server was started for, offered where a visitor names none."""
    loopback_only: bool
    stopping: bool = False
    """Whether the server is about to stop: whoever comes now is sent elsewhere, who is here goes on for a while."""
    patience: Patience = field(default_factory=Patience)
    content: SharedContent = field(default_factory=SharedContent)
    joins_of_browser: Paces[bytes] = field(default_factory=lambda: Paces(burst=30, per_s=0.2))
    """A tablet at the reception lets thirty people join at once; never told apart by address."""
    joins_of_session: Paces[str] = field(default_factory=lambda: Paces(burst=500, per_s=10))
    messages: Paces[Owner] = field(default_factory=lambda: Paces(burst=300, per_s=20))
    """What a page says to its kernel: an outbox after an hour without network passes at once."""
    talk: Paces[Owner] = field(default_factory=lambda: Paces(burst=60, per_s=2))
    """What a page says on its live line."""
    channels: Newest[Owner, Any] = field(default_factory=lambda: Newest(most=16))
    """The open websockets to each kernel."""

    def only_session(self) -> Session | None:
        """Return the session to offer to a visitor who names none."""
        if self.session is None:
            return None
        try:
            return self.store.session(self.session)
        except UnknownSession:
            return None

    def knows(self, visitor: Visitor) -> bool:
        """Tell whether the participant behind a cookie still exists.

        Only a store that answers can say that somebody is gone: one that is out of reach raises its error, so
        that nobody is told that their data was deleted, and no phone forgets what it keeps.
        """
        try:
            return self.store.participant(visitor.participant).session == visitor.session
        except (UnknownParticipant, UnknownSession):
            return False

    def is_let_in(self, visitor: Visitor) -> bool:
        """Tell whether the passcode that a facilitator or an assistant came in with is still the one."""
        return lets_in(self.store, visitor.role, visitor.session, visitor.grant)

    def welcome(self, visitor: Visitor) -> bool:
        """Tell whether the visitor behind a cookie may still come in."""
        return self.knows(visitor) if visitor.role == "participant" else self.is_let_in(visitor)

    def find_by_code(self, session: str, given: str) -> tuple[Participant, str]:
        """Return the participant under the resume code `given`, and the code as it is written."""
        code = ResumeCode.normalise(given)
        return self.store.resume(session, code), code

    def owner(self, visitor: Visitor, page: PageName) -> Owner:
        """Return whose kernel the page of `visitor` uses."""
        if page == "workshop":
            return Owner(page, visitor.session, participant=visitor.participant)
        return Owner(page, visitor.session, grant=visitor.grant)

    def payload(self, visitor: Visitor, owner: Owner, origin: str) -> dict[str, Any]:
        """Return the seat that a new kernel of `owner` is handed: who it serves and where the store is."""
        seat: dict[str, Any] = {
            "page": owner.page,
            "session": owner.session,
            "store": self.store.url,
            "origin": origin,
        }
        if owner.page == "workshop":
            seat |= {"participant": visitor.participant, "resume_code": visitor.resume_code}
        elif owner.page == "assistant":
            seat |= {"grant": visitor.grant}
        else:
            seat |= {"addresses": self.join_addresses(origin)}
        return seat

    def protocol_of(self, request: HTTPServerRequest) -> str:
        """Return `http` or `https`, as the browser sees it: what came under the public name came by its address."""
        if self.public_url is not None:
            public = urlsplit(self.public_url)
            if request.host == public.netloc:
                return public.scheme
        return str(request.protocol)

    def join_addresses(self, origin: str) -> list[dict[str, str]]:
        """Return the addresses that may stand in the join QR, the likeliest first."""
        if self.public_url is not None:
            return [{"url": self.public_url.rstrip("/"), "name": ""}]
        if self.loopback_only:
            return [{"url": origin, "name": ""}]
        return [{"url": a.url(self.port), "name": a.adapter} for a in machine_addresses()]
