"""How many people it takes until something is told: every limit of the summary in one place."""

from __future__ import annotations

ROOM_THRESHOLD = 5
"""The least number of people in anything shown in the room."""
ORGANISER_THRESHOLD = 10
"""The least number of people in anything the organiser gets; everywhere, where the facilitator is the organiser's."""
SENSITIVE_THRESHOLD = 10
"""Sensitive fields are never told under so many people, anywhere."""
ALMOST_ALL_SHARE = 0.8
"""Below this share of the people "almost all" would not be true, however few the others are."""
REPORTED_PAIRS = 10
"""In a report, before and after is told for so many pairs or more."""
FULL_TABLE_FROM = 20
"""From so many pairs before and after are told with quartiles and the mean change; below, medians and counts."""
COMPARED_FROM = 10
"""Those who stayed and those who did not are compared where there are so many of each."""
