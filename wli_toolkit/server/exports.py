"""Group exports for the facilitator, made by a worker process so that nobody's saving waits."""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from http import HTTPStatus
from pathlib import Path

from tornado.web import HTTPError, authenticated

from wli_toolkit.server.base import SeminarBaseHandler
from wli_toolkit.server.identity import Role
from wli_toolkit.server.starting.starter import SECRET_VARIABLES

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".csv": "text/csv; charset=utf-8",
    ".json": "application/json",
}
"""Every kind of report by its suffix, and how it is sent."""
LONGEST_S = 120.0


class ExportHandler(SeminarBaseHandler):
    """`GET /export/CODE.suffix`: the group's report, for the session's own facilitator."""

    role: Role | None = "facilitator"
    policy_route = "/export"

    def claimed(self) -> tuple[Role, str | None] | None:
        """Return the facilitator's role in the session that the address names."""
        return "facilitator", self.path_args[0] if self.path_args else None

    def get_login_url(self) -> str:
        """Send strangers to the facilitator's way in."""
        return "/console/login"

    @authenticated
    async def get(self, code: str, suffix: str) -> None:
        """Make the report and send it."""
        visitor = self.visitor()
        if visitor.session != code.upper():
            raise HTTPError(HTTPStatus.FORBIDDEN)
        audience = "organiser" if self.get_query_argument("audience", "") == "organiser" else "facilitator"
        with tempfile.TemporaryDirectory() as folder:
            # Its name says for whom it is: nobody sends the wrong one.
            path = Path(folder) / f"wli-{visitor.session}-{audience}{suffix}"
            worker = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "wli_toolkit.reports",
                visitor.session,
                str(path),
                self.lang,
                audience,
                stdin=asyncio.subprocess.PIPE,
                env={k: v for k, v in os.environ.items() if k not in SECRET_VARIABLES},
            )
            try:
                await asyncio.wait_for(worker.communicate(self.rooms.store.url.encode()), LONGEST_S)
            except TimeoutError:
                worker.kill()
                raise HTTPError(HTTPStatus.SERVICE_UNAVAILABLE) from None
            if worker.returncode != 0:
                raise HTTPError(HTTPStatus.INTERNAL_SERVER_ERROR)
            body = await asyncio.to_thread(path.read_bytes)
        self.set_header("Content-Type", TYPES[suffix])
        self.set_attachment_header(path.name)
        self.finish(body)
