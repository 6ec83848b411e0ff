"""Tasks handed to AI: the time that might be freed, what to check first, and what the time would be for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from wli_toolkit.content.model import Exercise, Lang, Occasion, PointsField
from wli_toolkit.scoring.reading import (
    each_row,
    is_private,
    label,
    latest,
    listing,
    number,
    option_labels,
    plain,
    quoted,
    say,
    words,
)
from wli_toolkit.scoring.values import Answers, Everything, Feedback, Piece, Pieces, Scores

ROWS = "tasks"
SAVED: Mapping[str, int] = {"none": 0, "some": 15, "half": 50, "most": 60}
"""Percent of a task's time that each answer stands for; who is not sure is not counted."""
CHECKING = 10
"""Percent of a task's time that goes into checking what came back."""
BY_HAND = "not_use"
NOT_AT_WORK = "not_allowed"
OTHER = "other"
BOX = "b8"


@dataclass(frozen=True)
class _Task:
    """One task that a person named; empty where nothing was answered."""

    task: str
    minutes: int | None
    role: str
    save: str
    confidential: str
    rule: str

    @property
    def by_hand(self) -> bool:
        return self.role == BY_HAND

    @property
    def handed(self) -> bool:
        return bool(self.role) and not self.by_hand

    @property
    def kept_out(self) -> bool:
        return self.handed and (self.confidential == "yes" or self.rule == "not_ok")

    @property
    def ready(self) -> bool:
        return self.handed and self.confidential == "no" and self.rule == "ok"

    @property
    def to_check(self) -> bool:
        return self.handed and not self.kept_out and "unknown" in (self.confidential, self.rule)

    @property
    def not_counted(self) -> bool:
        """Whether it may be handed over, but by its author's estimate no time can be told."""
        return (self.ready or self.to_check) and self.save == "unsure"

    @property
    def freed(self) -> tuple[float, float] | None:
        """Minutes a week that it frees now, and if the rules allow it; None where that cannot be told."""
        if self.by_hand or self.kept_out:
            return 0.0, 0.0
        if not self.handed or not self.confidential or not self.rule:
            return None
        if self.minutes is None or self.save not in SAVED:
            return None
        net = max(0, SAVED[self.save] - CHECKING) * self.minutes / 100
        return (net if self.ready else 0.0), net


def scores(_exercise: Exercise, answers: Answers, _offered: Sequence[str] = ()) -> Scores:
    """Score the tasks.

    Returns
    -------
    Scores
        `net_now` (0–1500 minutes a week): of the tasks handed over whole or as a draft, with nothing
        confidential in them and allowed by the rules, the time saved less a tenth of the task's time for
        checking, never below 0 for a task. `net_if`: the same where what is not known is taken to be
        allowed. Both over the tasks that can be told, and absent where none can. `rule_unknown` (`yes`,
        `no`): whether for any task the person does not know the rule; absent where none was answered.
    """
    tasks = _tasks(answers)
    result: Scores = {}
    net = _net(tasks)
    if net is not None:
        result["net_now"], result["net_if"] = net
    rules = [task.rule for task in tasks if task.rule]
    if rules:
        result["rule_unknown"] = "yes" if "unknown" in rules else "no"
    return result


def feedback(
    exercise: Exercise, _occasion: Occasion, answers: Answers, _everything: Everything, lang: Lang
) -> Feedback:
    """Say back the time that might be freed, which tasks to check, keep out or keep by hand, and the time's use."""
    tasks = _tasks(answers)
    lines: tuple[str, ...] = ()
    counted = [task for task in tasks if task.freed is not None and task.handed and not task.kept_out]
    now, later = _net(tasks) or (0.0, 0.0)
    if later:
        key = "now_same" if now == later else "now_if"
        lines += say(exercise, key, lang, now=_whole(now), later=_whole(later))
        lines += say(exercise, "modest", lang)
    elif counted:
        lines += say(exercise, "no_time", lang)
    for key, chosen in (
        ("ready", [task for task in tasks if task.ready]),
        ("check", [task for task in tasks if task.to_check]),
        ("keep_out", [task for task in tasks if task.kept_out]),
        ("by_hand", [task for task in tasks if task.by_hand]),
        ("not_counted", [task for task in tasks if task.not_counted]),
    ):
        names = _names(chosen)
        lines += say(exercise, key, lang, tasks=quoted(names, lang)) if names else ()
    uses = _uses(exercise, answers, lang)
    if uses:
        each = [
            line for part, share in uses for line in say(exercise, "use_part", lang, part=part, share=share)
        ]
        lines += say(exercise, "use", lang, uses=listing(each, lang))
    if words(answers, "add_mine") != OTHER:
        for mine in option_labels(exercise, "add_mine", [words(answers, "add_mine")], lang):
            lines += say(exercise, "mine", lang, mine=mine)
    if words(answers, "ai_use") == NOT_AT_WORK:
        lines += say(exercise, "not_allowed", lang)
    spent = sum(task.minutes or 0 for task in counted)
    return Feedback(lines, _picture(exercise, (now, later) if later else None, spent, uses, lang))


def drafts(exercise: Exercise, everything: Everything, lang: Lang) -> Pieces:
    """Draft the box of what to hand over; what is confidential or not allowed stays out of it."""
    answers = latest(everything, exercise.id)
    tasks = [task for task in _tasks(answers) if task.task and task.role]
    private = is_private(exercise, "task")
    pieces = []
    for task in tasks:
        if task.by_hand or task.kept_out:
            continue
        key = "draft_check" if task.to_check else f"draft_{task.role}"
        pieces += [Piece(text, private) for text in say(exercise, key, lang, task=task.task)]
    if tasks and not pieces:
        return {BOX: tuple(Piece(text, private) for text in say(exercise, "draft_none", lang))}
    uses = _uses(exercise, answers, lang)
    if pieces and uses:
        most = max(uses, key=lambda use: use[1])[0]
        pieces += [
            Piece(text, is_private(exercise, "use")) for text in say(exercise, "draft_use", lang, part=most)
        ]
    return {BOX: tuple(pieces)} if pieces else {}


def _tasks(answers: Answers) -> list[_Task]:
    return [
        _Task(
            words(row, "task"),
            number(row, "min_wk"),
            *(words(row, name) for name in ("role", "save", "confidential", "rule")),
        )
        for row in each_row(answers, ROWS)
    ]


def _net(tasks: Sequence[_Task]) -> tuple[float, float] | None:
    """Return the minutes a week that the tasks free now, and if the rules allow it."""
    freed = [task.freed for task in tasks if task.freed is not None]
    return (sum(now for now, _ in freed), sum(later for _, later in freed)) if freed else None


def _names(tasks: Iterable[_Task]) -> list[str]:
    return [task.task for task in tasks if task.task]


def _uses(exercise: Exercise, answers: Answers, lang: Lang) -> list[tuple[str, int]]:
    """Return what the freed time is for, with the points of each part; nothing while it is not shared out."""
    parts = [part for field in exercise.fields if isinstance(field, PointsField) for part in field.parts]
    shares = [(part.label.get(lang), number(answers, part.id)) for part in parts]
    known = [(name, share) for name, share in shares if share is not None]
    return [use for use in known if use[1]] if len(known) == len(shares) else []


def _picture(
    exercise: Exercise,
    freed: tuple[float, float] | None,
    spent: int,
    uses: Sequence[tuple[str, int]],
    lang: Lang,
) -> Mapping[str, object] | None:
    if freed is None and not uses:
        return None
    names = ("bar_now", "bar_if")
    picture: dict[str, object] = {
        "kind": "bars",
        "items": [
            {"label": label(exercise, name, lang), "value": value, "of": spent}
            for name, value in zip(names, freed or (), strict=False)
        ],
        "unit": label(exercise, "unit", lang),
    }
    if uses:
        items = [{"label": name, "value": share} for name, share in uses]
        picture["split"] = {"label": label(exercise, "split", lang), "items": items}
    return picture


def _whole(minutes: float) -> str:
    """Return minutes without decimals, a half rounded up."""
    return plain(int(minutes + 0.5))
