"""Many people's answers turned into group results that may be told; suppression lives here only."""

from wli_toolkit.summaries import wording
from wli_toolkit.summaries.by_name import SummaryError
from wli_toolkit.summaries.findings import findings, in_words
from wli_toolkit.summaries.results import Audience, FigureResult, Number, Row
from wli_toolkit.summaries.summarising import freeze_step, summarise
from wli_toolkit.summaries.summary import ExerciseSummary, FollowUp, Summary

__all__ = [
    "Audience",
    "ExerciseSummary",
    "FigureResult",
    "FollowUp",
    "Number",
    "Row",
    "Summary",
    "SummaryError",
    "findings",
    "freeze_step",
    "in_words",
    "summarise",
    "wording",
]
