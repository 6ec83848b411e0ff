"""Who is asking: visitors recognised by a sealed cookie, one per role and session."""

from __future__ import annotations

import asyncio
import base64
import json
import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol, cast

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from jupyter_server.auth.identity import IdentityProvider, User
from tornado.web import RequestHandler

Role = Literal["participant", "facilitator", "assistant"]
LONGEST_CODE = 12
SESSION_CODE = re.compile(rf"^[0-9A-Z]{{4,{LONGEST_CODE}}}$")
COOKIE_DAYS = 60
ASSISTANT_COOKIE_DAYS = 1
"""An assistant helps on one day, often with a telephone of their own."""


@dataclass
class Visitor(User):
    """A recognised person: a participant of one session, its facilitator, or an assistant of theirs."""

    role: Role = "participant"
    session: str = ""
    participant: str = ""
    resume_code: str = field(default="", repr=False)
    grant: str = field(default="", repr=False)
    """What a facilitator or an assistant came in with: another one with every passcode."""


class CookieJar:
    """Seals and opens the identity cookies (AES-256-GCM under a key derived from the server's secret)."""

    def __init__(self, secret: bytes) -> None:
        key = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"wli cookie").derive(secret)
        self._aead = AESGCM(key)

    @staticmethod
    def name(role: Role, session: str) -> str:
        """Return the cookie's name; it names the role and the session, so that all can sit in one browser."""
        return f"wli-{role}-{session}"

    @staticmethod
    def pointer(role: Role) -> str:
        """Return the name of the cookie that says which session this browser entered last in `role`."""
        return f"wli-{role}"

    def seal(self, name: str, content: Mapping[str, str]) -> str:
        """Return `content` sealed for the cookie `name`."""
        nonce = os.urandom(12)
        box = self._aead.encrypt(nonce, json.dumps(dict(content)).encode(), name.encode())
        return base64.urlsafe_b64encode(nonce + box).decode()

    def open(self, name: str, value: str) -> dict[str, str] | None:
        """Return what the cookie `name` holds, or None if it was not sealed here under this name."""
        try:
            raw = base64.urlsafe_b64decode(value.encode())
            content = json.loads(self._aead.decrypt(raw[:12], raw[12:], name.encode()))
        except (ValueError, InvalidTag):
            return None
        return {str(k): str(v) for k, v in content.items()} if isinstance(content, dict) else None


class SeminarHandler(Protocol):
    """What the identity provider asks of a handler."""

    def claimed(self) -> tuple[Role, str | None] | None:
        """Return the role this route needs and, if the request names it, the session."""


def set_identity(handler: RequestHandler, jar: CookieJar, visitor: Visitor) -> None:
    """Give the browser the cookie of `visitor`, and the pointer to its session."""
    options: dict[str, Any] = {
        "httponly": True,
        "samesite": "Lax",
        "path": "/",
        "secure": handler.request.protocol == "https",
    }
    name = jar.name(visitor.role, visitor.session)
    content = {"participant": visitor.participant, "code": visitor.resume_code, "grant": visitor.grant}
    days = ASSISTANT_COOKIE_DAYS if visitor.role == "assistant" else COOKIE_DAYS
    handler.set_cookie(name, jar.seal(name, content), expires_days=days, **options)
    handler.set_cookie(jar.pointer(visitor.role), visitor.session, expires_days=days, **options)


def clear_identity(handler: RequestHandler, jar: CookieJar, role: Role, session: str) -> None:
    """Take the cookie of `role` in `session` from the browser."""
    handler.clear_cookie(jar.name(role, session), path="/")
    handler.clear_cookie(jar.pointer(role), path="/")


class SeminarIdentityProvider(IdentityProvider):
    """Jupyter's identity provider, fed by the cookies of this workshop."""

    need_token = False
    jar: CookieJar | None = None
    still_in: Callable[[Visitor], bool] | None = None
    """Tells of a facilitator or an assistant whether the passcode they came in with is still the one."""

    async def get_user(self, handler: RequestHandler) -> User | None:
        """Return the visitor in the role that the route of `handler` needs, or None.

        A facilitator's or an assistant's cookie is looked up each time: the passcode may have been renewed.
        """
        claimed = cast(SeminarHandler, handler).claimed() if hasattr(handler, "claimed") else None
        if claimed is None:
            return None
        role, session = claimed
        visitor = self.visitor(handler, role, session)
        if visitor is not None and role != "participant":
            look = self.still_in
            return visitor if look is not None and await asyncio.to_thread(look, visitor) else None
        return visitor

    def visitor(self, handler: RequestHandler, role: Role, session: str | None = None) -> Visitor | None:
        """Return the visitor of `handler` in `role`; without `session`, in the one entered last."""
        if self.jar is None:
            return None
        code = (session or handler.get_cookie(self.jar.pointer(role)) or "").upper()
        if not SESSION_CODE.match(code):
            return None
        name = self.jar.name(role, code)
        value = handler.get_cookie(name)
        content = self.jar.open(name, value) if value else None
        if content is None:
            return None
        return Visitor(
            username=f"{role}@{code}",
            role=role,
            session=code,
            participant=content.get("participant", ""),
            resume_code=content.get("code", ""),
            grant=content.get("grant", ""),
        )

    @property
    def auth_enabled(self) -> bool:
        """Whether anything here needs an identity: always."""
        return True
