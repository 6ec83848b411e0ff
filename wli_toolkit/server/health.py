"""`GET /healthz`: is the server well, and how full is it."""

from __future__ import annotations

import asyncio
from http import HTTPStatus

from jupyter_server.auth.decorator import allow_unauthenticated

from wli_toolkit import __version__
from wli_toolkit.server.base import SeminarBaseHandler
from wli_toolkit.store import StoreError


class HealthHandler(SeminarBaseHandler):
    """Says `ok`, or 503 when nobody should be sent here: the store is out of reach, or the server stops.

    With `?of=server` only whether the process answers: a supervisor would gain nothing by starting it anew
    because the store is away.
    """

    answers_to_the_end = True

    @allow_unauthenticated
    async def get(self) -> None:
        """Answer with counts only."""
        if self.get_query_argument("of", "") == "server":
            self.finish({"status": "ok", "version": __version__})
            return
        if self.rooms.stopping:
            self.set_status(HTTPStatus.SERVICE_UNAVAILABLE)
            self.finish({"status": "stopping", "version": __version__})
            return
        try:
            sessions = await asyncio.to_thread(self.rooms.store.count_sessions)
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
