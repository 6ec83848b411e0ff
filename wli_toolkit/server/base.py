"""What every handler of ours shares: language, headers, polite errors and the way to the application's rooms."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, cast

from jupyter_server.base.handlers import JupyterHandler
from tornado.web import HTTPError

from wli_toolkit.content import translator
from wli_toolkit.content.model import Lang
from wli_toolkit.pages.take_home import FOLLOW_UP_SCRIPT_HASH
from wli_toolkit.pages.trouble import tell_trouble
from wli_toolkit.server.discretion import failing
from wli_toolkit.server.identity import Role, Visitor
from wli_toolkit.store import StoreError, UnknownParticipant, UnknownSession

if TYPE_CHECKING:
    from wli_toolkit.server.rooms import Rooms


POLICY_EXCEPTIONS: Mapping[str, Mapping[str, str]] = {
    # A sheet and a report are files to keep, whole in themselves: their style stands in them. A report has no
    # script, the sheet just the one that keeps what is answered on it.
    "/me/blueprint.html": {"style-src": "'unsafe-inline'", "script-src": f"'{FOLLOW_UP_SCRIPT_HASH}'"},
    "/export": {"style-src": "'unsafe-inline'", "script-src": "'none'"},
}
"""What differs from our policy, by route; no other route has an exception."""
HSTS_S = 180 * 24 * 3600
"""How long a browser that came over TLS is to come back only so, in seconds."""


def content_security_policy(host: str, route: str = "") -> str:
    """Return the policy of our pages: everything from here, nothing inline, nothing from outside.

    The websocket's address is spelled out because older Safari does not count it as `'self'`.

    Parameters
    ----------
    route
        A route of `POLICY_EXCEPTIONS`, where its exceptions are wanted.
    """
    policy = {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "img-src": "'self' data: blob:",
        "connect-src": f"'self' ws://{host} wss://{host}",
        "frame-src": "'self' blob:",
        "form-action": "'self'",
        "base-uri": "'none'",
        "frame-ancestors": "'self'",
        "manifest-src": "'self'",
    }
    return "; ".join(
        f"{name} {sources}" for name, sources in {**policy, **POLICY_EXCEPTIONS.get(route, {})}.items()
    )


class SeminarBaseHandler(JupyterHandler):
    """A handler that knows the seminar's rooms and answers errors as a page a person can read."""

    role: Role | None = None
    """The role this route needs; None means anybody may ask."""
    answers_to_the_end = False
    """Whether this route answers while the server stops, too. A form that was sent is always taken."""
    policy_route: str = ""
    """Under which name this route stands in `POLICY_EXCEPTIONS`, if it has exceptions."""

    @property
    def rooms(self) -> Rooms:
        """Return the parts of the running server."""
        return cast("Rooms", self.settings["wli_rooms"])

    def claimed(self) -> tuple[Role, str | None] | None:
        """Return the role this route needs and the session the request names, if it does."""
        if self.role is None:
            return None
        return self.role, self.get_query_argument("s", None)

    def visitor(self) -> Visitor:
        """Return who is asking; 403 for nobody."""
        user = self.current_user
        if not isinstance(user, Visitor):
            raise HTTPError(HTTPStatus.FORBIDDEN)
        return user

    @property
    def lang(self) -> Lang:
        """Return the language to answer in: asked for, chosen before, the browser's, Japanese."""
        given = (self.request.arguments.get("lang") or [b""])[-1].decode("ascii", "replace")
        asked = given or self.get_cookie("wli-lang")
        if asked in ("ja", "en"):
            return cast(Lang, asked)
        accepted = self.request.headers.get("Accept-Language", "")
        first = accepted.split(",")[0].strip().lower()
        return "en" if first and not first.startswith("ja") else self.rooms.lang

    @property
    def content_security_policy(self) -> str:
        """The policy of this route."""
        return content_security_policy(self.request.host, self.policy_route)

    async def prepare(self, *args: Any, **kwargs: Any) -> None:
        """See the request as the browser does; send whoever comes while the server stops to another one."""
        self.request.protocol = self.rooms.protocol_of(self.request)
        if self.rooms.stopping and self.request.method == "GET" and not self.answers_to_the_end:
            self.set_header("Retry-After", "1")
            raise HTTPError(HTTPStatus.SERVICE_UNAVAILABLE)
        await super().prepare(*args, **kwargs)

    def set_cookie(self, name: str, value: str | bytes, *args: Any, **kwargs: Any) -> None:
        """Set a cookie, for encrypted connections only where this is one."""
        kwargs.setdefault("secure", self.request.protocol == "https")
        super().set_cookie(name, value, *args, **kwargs)

    def set_default_headers(self) -> None:
        """Send the headers that every answer of ours carries."""
        super().set_default_headers()
        self.set_header("Referrer-Policy", "same-origin")
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
        self.set_header("Cache-Control", "no-store")
        if self.request.protocol == "https":
            # Browsers take these two over TLS only, and complain of them otherwise.
            self.set_header("Strict-Transport-Security", f"max-age={HSTS_S}")
            self.set_header("Cross-Origin-Opener-Policy", "same-origin")
        self.clear_header("Server")

    def decode_argument(self, value: bytes, name: str | None = None) -> str:
        """Return an argument as text; what is none is refused without repeating it, since it goes to the log."""
        try:
            return value.decode()
        except UnicodeDecodeError:
            raise HTTPError(HTTPStatus.BAD_REQUEST, "an argument is not UTF-8") from None

    def get_login_url(self) -> str:
        """Send strangers to the door, wherever they wanted to go."""
        return "/"

    def send_error(self, status_code: int = HTTPStatus.INTERNAL_SERVER_ERROR, **kwargs: Any) -> None:
        """Answer an error; what the store does not know any more is not found, a store out of reach is not our bug."""
        error = (kwargs.get("exc_info") or (None, None, None))[1]
        if isinstance(error, (UnknownSession, UnknownParticipant)):
            status_code = HTTPStatus.NOT_FOUND
        elif isinstance(error, StoreError):
            status_code = HTTPStatus.SERVICE_UNAVAILABLE
        super().send_error(status_code, **kwargs)

    def log_exception(self, _kind: Any, value: Any, _trace: Any) -> None:
        """Log what failed and where, never the request: it has an address, and may hold what a person typed."""
        route = type(self).__name__
        if isinstance(value, HTTPError):
            self.log.info("%s %s %s", value.status_code, self.request.method, route)
        elif isinstance(value, StoreError):
            tell_trouble(self.log, value, f"{self.request.method} {route}")
        else:
            self.log.error("%s %s failed with %s", self.request.method, route, failing(value))

    def show(self, template: str, status: int = 200, **values: Any) -> None:
        """Answer with one of our templates, in the visitor's language."""
        lang = values.pop("lang", None) or self.lang
        self.set_status(status)
        self.set_header("Content-Type", "text/html; charset=utf-8")
        page = self.rooms.templates.get_template(template)
        self.finish(
            page.render(
                lang=lang,
                _=translator(lang),
                asset=self.rooms.assets.url,
                xsrf=self.xsrf_form_html,
                **values,
            )
        )

    def show_message(
        self, status: int, title: str, text: str, way: str = "/", way_text: str = "", gone: str = ""
    ) -> None:
        """Answer with a page that says one thing and where to go next.

        `gone` is the session in which this browser's person is not there any more: it forgets what it keeps of them.
        """
        self.show("message.html", status, title=title, text=text, way=way, way_text=way_text, gone=gone)

    def write_error(self, status_code: int, **_kwargs: Any) -> None:
        """Answer an error as a page with a way on; never a traceback."""
        # A websocket's handler sends no headers when it is upgraded, but a refusal is a page like any other.
        SeminarBaseHandler.set_default_headers(self)
        _ = translator(self.lang)
        if status_code == HTTPStatus.FORBIDDEN and self.request.method == "POST":
            title = _("This page was open for too long")
            text = _("Please go back, reload the page, and try once more. Your browser must allow cookies.")
        elif status_code == HTTPStatus.FORBIDDEN:
            title = _("This page is not for this phone")
            text = _("Please enter with the session code first.")
        elif status_code in (HTTPStatus.NOT_FOUND, HTTPStatus.METHOD_NOT_ALLOWED):
            title = _("There is no such page")
            text = _("Please start from the first page.")
        else:
            title = _("Something went wrong here")
            text = _(
                "Your saved answers are safe. Please reload the page; if it happens again, tell the facilitator."
            )
        self.show_message(status_code, title, text, "/", _("To the first page"))


class NotFoundHandler(SeminarBaseHandler):
    """Every address that is not ours."""

    async def prepare(self, **_kwargs: Any) -> None:
        """Answer 404 without asking who it is."""
        self.current_user = self._jupyter_current_user = None
        raise HTTPError(HTTPStatus.NOT_FOUND)
