"""Who is asking: visitors recognised by a sealed cookie, one per role and session."""

from __future__ import annotations

import base64
import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol, cast

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from jupyter_server.auth.identity import IdentityProvider, User
from tornado.web import RequestHandler

Role = Literal["participant", "facilitator"]
SESSION_CODE = re.compile(r"^[0-9A-Z]{4,12}$")
COOKIE_DAYS = 60


@dataclass
class Visitor(User):
    """A recognised person: a participant of one session, or its facilitator."""

    role: Role = "participant"
    session: str = ""
    participant: str = ""
    resume_code: str = field(default="", repr=False)


class CookieJar:
    """Seals and opens the identity cookies (AES-256-GCM under a key derived from the server's secret)."""

    def __init__(self, secret: bytes) -> None:
        key = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"wli cookie").derive(secret)
        self._aead = AESGCM(key)

    @staticmethod
    def name(role: Role, session: str) -> str:
        """Return the cookie's name; it names the role and the session, so that both can sit in one browser."""
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
    content = {"participant": visitor.participant, "code": visitor.resume_code}
    handler.set_cookie(name, jar.seal(name, content), expires_days=COOKIE_DAYS, **options)
    handler.set_cookie(jar.pointer(visitor.role), visitor.session, expires_days=COOKIE_DAYS, **options)


def clear_identity(handler: RequestHandler, jar: CookieJar, role: Role, session: str) -> None:
    """Take the cookie of `role` in `session` from the browser."""
    handler.clear_cookie(jar.name(role, session), path="/")
    handler.clear_cookie(jar.pointer(role), path="/")


class SeminarIdentityProvider(IdentityProvider):
    """Jupyter's identity provider, fed by the cookies of this workshop."""

    need_token = False
    jar: CookieJar | None = None

    def get_user(self, handler: RequestHandler) -> User | None:
        """Return the visitor in the role that the route of `handler` needs, or None."""
        claimed = cast(SeminarHandler, handler).claimed() if hasattr(handler, "claimed") else None
        if claimed is None:
            return None
        role, session = claimed
        return self.visitor(handler, role, session)

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
        )

    @property
    def auth_enabled(self) -> bool:
        """Whether anything here needs an identity: always."""
        return True
