"""One person's answers turned into scores, feedback and blueprint lines, by pure functions."""

from wli_toolkit.scoring.answering import as_answers
from wli_toolkit.scoring.kept import kept_values
from wli_toolkit.scoring.registry import draft_boxes, feedback, job_card, scores
from wli_toolkit.scoring.values import Answers, BoxDraft, Everything, Feedback, Scores

__all__ = [
    "Answers",
    "BoxDraft",
    "Everything",
    "Feedback",
    "Scores",
    "as_answers",
    "draft_boxes",
    "feedback",
    "job_card",
    "kept_values",
    "scores",
]
