"""`GET /healthz`: is the server well, and how full is it."""

from __future__ import annotations

import asyncio
from http import HTTPStatus

from jupyter_server.auth.decorator import allow_unauthenticated

from wli_toolkit import __version__
from wli_toolkit.server.base import SeminarBaseHandler
from wli_toolkit.store import StoreError


class HealthHandler(SeminarBaseHandler):
    """Says `ok`, or 503 with what is wrong when the store cannot be read."""

    @allow_unauthenticated
    async def get(self) -> None:
        """Answer with counts only."""
        try:
            sessions = len(await asyncio.to_thread(self.rooms.store.sessions))
        except StoreError:
            self.set_status(HTTPStatus.SERVICE_UNAVAILABLE)
            self.finish({"status": "store unreachable", "version": __version__})
            return
        self.finish(
            {
                "status": "ok",
                "version": __version__,
                "sessions": sessions,
                "kernels": self.rooms.seating.kernel_count,
                "seats": self.rooms.seating.seats,
                "mode": self.rooms.starter.mode,
                "ready": self.rooms.starter.ready,
            }
        )
