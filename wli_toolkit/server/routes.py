"""Every address the server answers; there are no others."""

from __future__ import annotations

import re
from typing import Any

from wli_toolkit.server.assets import AssetHandler, Assets
from wli_toolkit.server.base import NotFoundHandler
from wli_toolkit.server.channels import OwnedKernelHandler
from wli_toolkit.server.exports import TYPES, ExportHandler
from wli_toolkit.server.health import HealthHandler
from wli_toolkit.server.join import JoinHandler, JoinPageHandler, LeaveHandler, ResumeHandler
from wli_toolkit.server.live import LiveHandler
from wli_toolkit.server.login import LeaveConsoleHandler, LoginHandler
from wli_toolkit.server.page_handlers import (
    BlueprintHandler,
    CalendarHandler,
    FacilitatorPageHandler,
    WorkshopHandler,
)

KERNEL_ID = r"(?P<kernel_id>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"
REPORT_SUFFIX = "|".join(map(re.escape, TYPES))


def routes(assets: Assets) -> list[Any]:
    """Return the routes in the order they are tried; the last one answers what is not ours."""
    return [
        (r"/", JoinPageHandler),
        (r"/join", JoinHandler),
        (r"/resume", ResumeHandler),
        (r"/leave", LeaveHandler),
        (r"/workshop", WorkshopHandler),
        (r"/me/blueprint\.html", BlueprintHandler),
        (r"/me/calendar\.ics", CalendarHandler),
        (r"/console", FacilitatorPageHandler, {"page": "console"}),
        (r"/screen", FacilitatorPageHandler, {"page": "screen"}),
        (r"/console/login", LoginHandler),
        (r"/console/leave", LeaveConsoleHandler, {"role": "assistant"}),
        (r"/console/log-out", LeaveConsoleHandler, {"role": "facilitator"}),
        (rf"/export/([0-9A-Za-z]+)({REPORT_SUFFIX})", ExportHandler),
        (r"/live", LiveHandler),
        (rf"/api/kernels/{KERNEL_ID}/channels", OwnedKernelHandler),
        (r"/static/([0-9a-f]{16})/([a-z.]+)", AssetHandler, {"assets": assets}),
        (r"/healthz", HealthHandler),
        (r".*", NotFoundHandler),
    ]
