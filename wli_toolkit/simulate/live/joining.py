"""Coming in as a phone does: plain requests with cookies, the join form with its token, the page with its content."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import urlencode, urlsplit

from tornado.httpclient import AsyncHTTPClient, HTTPClientError, HTTPRequest

from wli_toolkit.content.model import Lang

PATIENCE_S = 90.0
WITHOUT_SEAT = 3
"""Console, screen and assistant hold kernels of their own, which take no seat."""
TOKEN = re.compile(r'name="_xsrf" value="([^"]+)"')
BOOT = re.compile(r'<script type="application/json" id="wli-boot">(.*?)</script>', re.DOTALL)
PAGE_LANG = re.compile(r'<html lang="([a-z]+)"')


class LiveError(Exception):
    """People cannot take part there; says which value is wrong and what to do."""


class BusyError(LiveError):
    """Nobody answers, or not now: a person would press again."""


@dataclass(frozen=True)
class Reply:
    """One HTTP answer."""

    status: int
    text: str


@dataclass
class Browser:
    """One phone's browser: where it goes, and the cookies it was given.

    Parameters
    ----------
    base
        The server's address without a path.
    client
        May be shared by many phones, if it allows as many requests at once.
    """

    base: str
    client: AsyncHTTPClient
    cookies: dict[str, str] = field(default_factory=dict)

    async def ask(self, method: str, path: str, form: Mapping[str, str] | None = None) -> Reply:
        """Send one request; redirects are not followed.

        Raises
        ------
        BusyError
            If nobody answers.
        """
        request = HTTPRequest(
            self.base + path,
            method=method,
            body=urlencode(form) if form is not None else None,
            headers={"Cookie": self.cookie_header()},
            follow_redirects=False,
            connect_timeout=PATIENCE_S,
            request_timeout=PATIENCE_S,
        )
        try:
            answer = await self.client.fetch(request, raise_error=False)
        except (OSError, HTTPClientError, ValueError) as error:
            raise BusyError(
                f"{self.base} does not answer ({type(error).__name__}). Start the workshop with "
                "`wli serve`, and give the address that it prints."
            ) from None
        for line in answer.headers.get_list("Set-Cookie"):
            for name, morsel in SimpleCookie(line).items():
                self.cookies[name] = morsel.value
        return Reply(answer.code, answer.body.decode("utf-8", "replace") if answer.body else "")

    def cookie_header(self) -> str:
        """Return the cookies as a browser sends them."""
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items() if value)

    async def join(self, code: str, lang: str) -> None:
        """Open the join page and become a participant; with the cookie of one, stay the same.

        Raises
        ------
        LiveError
            If there is no such session, it has ended, or the server refuses.
        """
        page = await self.ask("GET", f"/?{urlencode({'s': code})}")
        token = TOKEN.search(page.text)
        if token is None:
            raise LiveError(f"{self.base} shows no page to join by. Is it a workshop's address?")
        form = {"session": code, "lang": lang, "consent_use": "yes", "_xsrf": token[1]}
        reply = await self.ask("POST", "/join", form)
        if reply.status == HTTPStatus.SEE_OTHER:
            return
        if reply.status == HTTPStatus.NOT_FOUND:
            raise LiveError(f"no session {code} at {self.base}. Compare the code with the console's.")
        if reply.status == HTTPStatus.GONE:
            raise LiveError(f"session {code} has ended. Start a new one to join it.")
        raise BusyError(f"{self.base} let nobody join (status {reply.status}). Look at what the server says.")

    async def page(self) -> dict[str, Any]:
        """Return what comes with the workshop's page: `content`, and the person's own `state`.

        Raises
        ------
        BusyError
            If it is not shown.
        """
        reply = await self.ask("GET", "/workshop")
        boot = BOOT.search(reply.text) if reply.status == HTTPStatus.OK else None
        if boot is None:
            raise BusyError(f"{self.base}/workshop did not show the page (status {reply.status}).")
        found: dict[str, Any] = json.loads(boot[1])
        return found


@dataclass(frozen=True)
class Door:
    """What can be seen of a workshop from outside.

    Attributes
    ----------
    free
        How many more people can hold a kernel now, at the most.
    """

    base: str
    code: str
    lang: Lang
    seats: int
    free: int


async def knock(client: AsyncHTTPClient, url: str, code: str) -> Door:
    """Look whether there is a workshop at `url` with session `code` in it.

    Raises
    ------
    LiveError
        If the address is none, nobody answers there, or it has no such session.
    """
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise LiveError(f"not an address: {url!r}. Give one like http://192.168.1.20:8866.")
    browser = Browser(f"{parts.scheme}://{parts.netloc}", client)
    health = await browser.ask("GET", "/healthz")
    try:
        said = json.loads(health.text)
        seats, kernels = int(said["seats"]), int(said["kernels"])
    except (ValueError, KeyError, TypeError):
        raise LiveError(f"{browser.base} is no workshop's address, or it is not well just now.") from None
    page = await browser.ask("GET", f"/?{urlencode({'s': code})}")
    if 'class="wli-session"' not in page.text:
        raise LiveError(f"no session {code} at {browser.base}. Compare the code with the console's.")
    shown = PAGE_LANG.search(page.text)
    lang: Lang = "en" if shown is not None and shown[1] == "en" else "ja"
    return Door(browser.base, code, lang, seats, max(0, seats - max(0, kernels - WITHOUT_SEAT)))
