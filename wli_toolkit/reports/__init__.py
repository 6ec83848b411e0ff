"""Results and figures as files people keep: reports of the group, and the participant's own sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from wli_toolkit.reports.errors import ReportError
    from wli_toolkit.reports.review import open_session
    from wli_toolkit.reports.sheet import SheetBox, take_home
    from wli_toolkit.reports.writing import write_report

_HOMES = {
    "ReportError": "errors",
    "SheetBox": "sheet",
    "open_session": "review",
    "take_home": "sheet",
    "write_report": "writing",
}

__all__ = ["ReportError", "SheetBox", "open_session", "take_home", "write_report"]


def __getattr__(name: str) -> Any:
    """Import a part when it is asked for: who makes a take-home sheet must not pay for pandas."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
