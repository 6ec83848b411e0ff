"""Static files under hashed names: compressed once, cacheable for ever."""

from __future__ import annotations

import gzip
import hashlib
import logging
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import Any

from tornado.web import HTTPError, RequestHandler

from wli_toolkit.server.discretion import failing
from wli_toolkit.widgets.assemble import assemble, assemble_css
from wli_toolkit.widgets.base.page_widget import TOKENS
from wli_toolkit.widgets.console import AssistantWidget, ConsoleWidget
from wli_toolkit.widgets.participant import ParticipantWidget
from wli_toolkit.widgets.screen import ScreenWidget

FILE_POLICY = "default-src 'none'; frame-ancestors 'self'"
HERE = Path(__file__).parent / "front"
TYPES = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8", ".svg": "image/svg+xml"}


@dataclass(frozen=True)
class Asset:
    """One file as it is sent."""

    name: str
    digest: str
    plain: bytes
    packed: bytes

    @property
    def url(self) -> str:
        """Return the address, which changes with the content."""
        return f"/static/{self.digest}/{self.name}"


class Assets:
    """The files our pages load, put together once at start."""

    def __init__(self, texts: dict[str, str]) -> None:
        self._by_name: dict[str, Asset] = {}
        for name, text in texts.items():
            plain = text.encode()
            digest = hashlib.sha256(plain).hexdigest()[:16]
            self._by_name[name] = Asset(name, digest, plain, gzip.compress(plain, 9, mtime=0))

    def url(self, name: str) -> str:
        """Return the address of `name`."""
        return self._by_name[name].url

    def find(self, digest: str, name: str) -> Asset | None:
        """Return the file, if it is one of ours in just this version."""
        asset = self._by_name.get(name)
        return asset if asset is not None and asset.digest == digest else None


def load_assets() -> Assets:
    """Put together the scripts and styles of every page."""
    page = HERE / "page.css"
    return Assets(
        {
            "workshop.js": assemble(HERE / "workshop.js"),
            "console.js": assemble(HERE / "console.js"),
            "assistant.js": assemble(HERE / "assistant.js"),
            "screen.js": assemble(HERE / "screen.js"),
            "join.js": assemble(HERE / "join.js"),
            "gone.js": assemble(HERE / "gone.js"),
            "workshop.css": assemble_css((*ParticipantWidget.styles, page)),
            "console.css": assemble_css((*ConsoleWidget.styles, page)),
            "assistant.css": assemble_css((*AssistantWidget.styles, page)),
            "screen.css": assemble_css((*ScreenWidget.styles, page)),
            "join.css": assemble_css((TOKENS, page, HERE / "join.css")),
        }
    )


class AssetHandler(RequestHandler):
    """Sends one of our static files; they hold nothing of anybody."""

    def initialize(self, assets: Assets) -> None:
        """Take the files there are."""
        self.assets = assets

    def set_default_headers(self) -> None:
        """Send what every file carries: it is what it says, and runs nothing when opened by itself."""
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Content-Security-Policy", FILE_POLICY)
        self.clear_header("Server")

    def get(self, digest: str, name: str) -> None:
        """Send `name` in the version `digest`, packed where the browser takes it."""
        asset = self.assets.find(digest, name)
        if asset is None:
            raise HTTPError(HTTPStatus.NOT_FOUND)
        self.set_header("Content-Type", TYPES[Path(name).suffix])
        self.set_header("Cache-Control", "public, max-age=31536000, immutable")
        self.set_header("Vary", "Accept-Encoding")
        if "gzip" in self.request.headers.get("Accept-Encoding", ""):
            self.set_header("Content-Encoding", "gzip")
            self.finish(asset.packed)
        else:
            self.finish(asset.plain)

    def write_error(self, status_code: int, **_kwargs: Any) -> None:
        """Answer without a body."""
        self.finish()

    def log_exception(self, _kind: Any, value: Any, _trace: Any) -> None:
        """Log what failed, never who asked."""
        if not isinstance(value, HTTPError):
            logging.getLogger("tornado.application").error("A file could not be sent: %s", failing(value))
