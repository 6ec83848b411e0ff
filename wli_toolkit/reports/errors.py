"""What can go wrong when a report is written."""

from __future__ import annotations


class ReportError(ValueError):
    """A report cannot be made; one line that names the value and the way out."""
