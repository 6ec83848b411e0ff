"""The colours of pages, workbooks and decks around the figures: those that `report.css` names."""

from __future__ import annotations

HEADING = "#17595f"
WARNING = "#94461b"
WARNING_GROUND = "#fbeee3"
TINT = "#e1eeee"
"""Behind what is to be seen first."""
GROUND = "#f6f4ef"
RULE = "#dad5ca"
"""Of lines between cells."""
