"""Which exercise is scored by which module: the only place outside content that names exercise ids."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from wli_toolkit.content.model import Agenda, Exercise, Lang, Occasion, Pack
from wli_toolkit.scoring import (
    blueprint,
    cards,
    day_design,
    guardrails,
    hand_off,
    life_events,
    life_strategy,
    meaning,
    new_chapter,
    position,
    small_step,
    stability,
    strengths,
    workplace_note,
)
from wli_toolkit.scoring.values import Answers, BoxDraft, Everything, Feedback, Scores


@dataclass(frozen=True)
class _Scoring:
    scores: Callable[[Exercise, Answers, Sequence[str]], Scores]
    feedback: Callable[[Exercise, Occasion, Answers, Everything, Lang], Feedback]
    drafts: blueprint.Drafting | None = None


_SCORING: Mapping[str, _Scoring] = {
    "E01": _Scoring(cards.scores, cards.feedback, cards.drafts),
    "E02": _Scoring(position.scores, position.feedback, position.drafts),
    "E03": _Scoring(stability.scores, stability.feedback),
    "E04": _Scoring(life_events.scores, life_events.feedback, life_events.drafts),
    "E05": _Scoring(strengths.scores, strengths.feedback, strengths.drafts),
    "E06": _Scoring(meaning.scores, meaning.feedback, meaning.drafts),
    "E07": _Scoring(life_strategy.scores, life_strategy.feedback, life_strategy.drafts),
    "E08": _Scoring(day_design.scores, day_design.feedback, day_design.drafts),
    "E09": _Scoring(hand_off.scores, hand_off.feedback, hand_off.drafts),
    "E10": _Scoring(workplace_note.scores, workplace_note.feedback, workplace_note.drafts),
    "E11": _Scoring(small_step.scores, small_step.feedback, small_step.drafts),
    "E12": _Scoring(new_chapter.scores, new_chapter.feedback, new_chapter.drafts),
    "E13": _Scoring(guardrails.scores, partial(guardrails.feedback, day="E08"), guardrails.drafts),
    "E14": _Scoring(blueprint.scores, blueprint.feedback),
}
_DRAFTING = {exercise: scoring.drafts for exercise, scoring in _SCORING.items() if scoring.drafts}


def scores(exercise: Exercise, answers: Answers, offered: Sequence[str] = ()) -> Scores:
    """Return the derived values of one person's answers to one exercise.

    Parameters
    ----------
    answers
        Values by column, on one occasion; unset is None or absent.
    offered
        The fields of the blueprint boxes that the agenda offers, where the exercise has boxes.

    Returns
    -------
    Scores
        Only what can be computed from the answers given. Each module's `scores` names its values and their
        ranges; an exercise without a module of its own has none.
    """
    scoring = _SCORING.get(exercise.id)
    return {} if scoring is None else scoring.scores(exercise, answers, offered)


def feedback(
    exercise: Exercise, occasion: Occasion, answers: Answers, everything: Everything, lang: Lang
) -> Feedback:
    """Return what `exercise` says back to the person, in `lang`.

    Parameters
    ----------
    answers
        Values by column, on this occasion; unset is None or absent.
    everything
        All of the person's answers so far, by (exercise id, occasion); for what looks back.

    Returns
    -------
    Feedback
        Without lines where nothing needed was answered, and for an exercise without a module of its own.
    """
    scoring = _SCORING.get(exercise.id)
    if scoring is None:
        return Feedback()
    return scoring.feedback(exercise, Occasion(occasion), answers, everything, lang)


def draft_boxes(pack: Pack, agenda: Agenda, everything: Everything, lang: Lang) -> tuple[BoxDraft, ...]:
    """Draft the blueprint boxes that `agenda` offers; see `blueprint.draft_boxes`."""
    return blueprint.draft_boxes(pack, agenda, everything, lang, drafting=_DRAFTING)


def job_card(pack: Pack, agenda: Agenda, everything: Everything, lang: Lang) -> tuple[tuple[str, str], ...]:
    """Return the ジョブ・カード headings with their texts; see `blueprint.job_card`."""
    return blueprint.job_card(pack, agenda, everything, lang, drafting=_DRAFTING)
