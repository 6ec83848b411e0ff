"""What an answer is: the forms in which it is stored, and their limits."""

from __future__ import annotations

Stored = None | bool | int | float | str | list[str]
"""One stored value; None means unset or 「答えない」."""
Answer = Stored | dict[str, int | float]
"""An answer to a field: a stored value, or for a whole the value of each of its parts by the part's id."""

SCALE_TOP = 10
"""The highest number of a scale; the lowest is 0."""
FIRST_YEAR, LAST_YEAR = 2020, 2100
HOUR_STEP = 0.5
DAY_HOURS = 24
ALL_POINTS, POINT_STEP = 100, 5
STRONGEST = 3
"""The strength of a chip goes from 1 to this; 0 is one that was not chosen."""
MINUTE_STEP = 5
"""Of a time of day."""
