"""One person's answers turned into scores, feedback and blueprint lines, by pure functions."""

from wli_toolkit.scoring.registry import draft_boxes, feedback, job_card, scores
from wli_toolkit.scoring.sealed_counts import count_names, sealed_counts
from wli_toolkit.scoring.values import Answers, BoxDraft, Everything, Feedback, Scores

__all__ = [
    "Answers",
    "BoxDraft",
    "Everything",
    "Feedback",
    "Scores",
    "count_names",
    "draft_boxes",
    "feedback",
    "job_card",
    "scores",
    "sealed_counts",
]
