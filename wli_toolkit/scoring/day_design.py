"""A working day of 24 hours as it is and as it should be: what would move, and what to ask oneself about rest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from wli_toolkit.content import columns
from wli_toolkit.content.model import DayField, Exercise, Lang, Occasion
from wli_toolkit.scoring.reading import amount, is_private, label, latest, plain, quoted, say, words
from wli_toolkit.scoring.values import Answers, Everything, Feedback, Piece, Pieces, Scores

SHORT_SLEEP = 6
"""Hours of sleep below which a day brings a question."""
SHORT_INTERVAL = 11
"""Hours between two spells of work below which a question is asked."""
LONG_WEEK = 55
"""Hours of work a week from which a question is asked."""
DAY = 24
NO_BLOCK = "none"
"""The answer of those who move nothing this month."""
BOX = "b7"
BETWEEN = " / "
DRAFTED = 2
"""How many of the largest changes go into the blueprint."""


@dataclass(frozen=True)
class _Form:
    """One of the forms in which the day is asked: its fields, and the groups that the group sees.

    The parts of the field `now` are called `now_…`, and so on; a group is the sum of its parts.
    """

    now: str
    ideal: str
    prefix: str
    groups: Mapping[str, tuple[str, ...]]


_FULL = _Form(
    "now",
    "ideal",
    "g",
    {
        "sleep": ("sleep",),
        "care_self": ("care_self",),
        "commute": ("commute",),
        "main_job": ("main_job",),
        # Caring for family is sensitive: it could be told from the rest of the 24 hours if it stood alone.
        "home": ("housework", "family_care"),
        "learn": ("learn",),
        "hobby": ("hobby",),
        "community": ("community",),
        "people": ("people",),
        # A side job is private, and hidden in the same way.
        "rest": ("rest", "side_job"),
    },
)
_LITE = _Form(
    "now6",
    "ideal6",
    "g6",
    {name: (name,) for name in ("sleep", "work", "home", "care_self", "grow", "rest")},
)
_FORMS = (_FULL, _LITE)


@dataclass(frozen=True)
class Rest:
    """What one person's day leaves for rest, in hours; None where it was not answered.

    Attributes
    ----------
    sleep_now, sleep_ideal
        Sleep on a working day as it is, and as the person would like it.
    interval
        From the end of work to its next start.
    week
        Working time in a week.
    workdays
        Days a week with work.
    """

    sleep_now: float | None
    sleep_ideal: float | None
    interval: float | None
    week: float | None
    workdays: int | None


@dataclass(frozen=True)
class _Change:
    """One part of the day, as it is and as it should be, in hours."""

    label: str
    now: float
    ideal: float

    @property
    def by(self) -> float:
        return self.ideal - self.now


def scores(_exercise: Exercise, answers: Answers, _offered: Sequence[str] = ()) -> Scores:
    """Score the two days.

    Returns
    -------
    Scores
        `g_now_<group>`, `g_ideal_<group>` (0–24 hours; `g6_…` in the form of six groups): the sums that the
        group may see, each day's only where the whole of it is known. `moved` (0–24 hours): half the sum of
        the differences between these groups of the two days. `week` (0–208 hours): (main + side job) ×
        working days + work on days off, of which none counts as 0. `interval` (above 0, up to 24 hours):
        from the end of work to its next start. The last two are for the person alone.
    """
    result: Scores = {}
    for form in _FORMS:
        now, ideal = (_groups(answers, form, field) for field in (form.now, form.ideal))
        result |= {f"{form.prefix}_now_{name}": hours for name, hours in now.items()}
        result |= {f"{form.prefix}_ideal_{name}": hours for name, hours in ideal.items()}
        if now and ideal:
            result["moved"] = sum(abs(ideal[name] - now[name]) for name in form.groups) / 2
    rest = rest_of(answers)
    if rest.week is not None:
        result["week"] = rest.week
    if rest.interval is not None:
        result["interval"] = rest.interval
    return result


def rest_of(answers: Answers) -> Rest:
    """Return what the day leaves for rest."""
    workdays = words(answers, "workdays")
    return Rest(
        sleep_now=_either(answers, "now_sleep", "now6_sleep"),
        sleep_ideal=_either(answers, "ideal_sleep", "ideal6_sleep"),
        interval=_interval(words(answers, "last_work"), words(answers, "next_start")),
        week=_week(answers),
        workdays=int(workdays) if workdays.isdigit() else None,
    )


def feedback(
    exercise: Exercise, _occasion: Occasion, answers: Answers, _everything: Everything, lang: Lang
) -> Feedback:
    """Say back both days, what would move between them, and what to ask oneself about sleep and working time.

    What moves is told in the person's own parts, private ones included, where the score counts in groups.
    """
    changes = _changes(exercise, answers, lang)
    lines: tuple[str, ...] = ()
    picture: Mapping[str, object] | None = None
    if changes:
        lines += _both_days(exercise, changes, lang)
        picture = {
            "kind": "ribbons",
            "names": [label(exercise, "name_now", lang), label(exercise, "name_ideal", lang)],
            "total": DAY,
            "items": [{"label": each.label, "now": each.now, "ideal": each.ideal} for each in changes],
        }
    block = words(answers, "one_block")
    if block == NO_BLOCK:
        lines += say(exercise, "block_none", lang)
    elif block:
        lines += say(exercise, "block", lang, minutes=block)
    return Feedback(lines + _questions(exercise, rest_of(answers), lang), picture)


def drafts(exercise: Exercise, everything: Everything, lang: Lang) -> Pieces:
    """Draft the box of the day from the largest changes and how much of them to begin with."""
    answers = latest(everything, exercise.id)
    block = words(answers, "one_block")
    if block == NO_BLOCK:
        return {BOX: tuple(Piece(text, False) for text in say(exercise, "draft_none", lang))}
    changes = _changes(exercise, answers, lang)
    moving = sorted((each for each in changes if each.by), key=lambda each: -abs(each.by))
    private = any(is_private(exercise, form.now) for form in _FORMS if _groups(answers, form, form.now))
    pieces = [
        Piece(text, private)
        for each in moving[:DRAFTED]
        for text in say(
            exercise, "draft_change", lang, part=each.label, now=plain(each.now), ideal=plain(each.ideal)
        )
    ]
    if changes and not moving and not block:
        pieces += [Piece(text, private) for text in say(exercise, "draft_same", lang)]
    if block:
        pieces += [Piece(text, False) for text in say(exercise, "draft_block", lang, minutes=block)]
    return {BOX: tuple(pieces)} if pieces else {}


def _both_days(exercise: Exercise, changes: Sequence[_Change], lang: Lang) -> tuple[str, ...]:
    each = [
        line
        for change in changes
        for line in say(
            exercise, "part", lang, part=change.label, now=plain(change.now), ideal=plain(change.ideal)
        )
    ]
    lines = say(exercise, "ribbons", lang, parts=BETWEEN.join(each)) if each else ()
    moved = sum(abs(change.by) for change in changes) / 2
    if not moved:
        return lines + say(exercise, "moved_none", lang)
    more = [change.label for change in changes if change.by > 0]
    less = [change.label for change in changes if change.by < 0]
    return (
        lines
        + say(exercise, "moved", lang, hours=plain(moved))
        + say(exercise, "more", lang, parts=quoted(more, lang))
        + say(exercise, "less", lang, parts=quoted(less, lang))
    )


def _questions(exercise: Exercise, rest: Rest, lang: Lang) -> tuple[str, ...]:
    """Ask about sleep, the rest between two spells of work, and long weeks; never a verdict."""
    asked: tuple[str, ...] = ()
    if rest.sleep_now is not None and rest.sleep_now < SHORT_SLEEP:
        asked += say(exercise, "ask_sleep", lang, hours=plain(rest.sleep_now))
    if rest.sleep_ideal is not None and rest.sleep_ideal < SHORT_SLEEP:
        asked += say(exercise, "ask_sleep_ideal", lang, hours=plain(rest.sleep_ideal))
    if rest.interval is not None and rest.interval < SHORT_INTERVAL:
        asked += say(exercise, "ask_interval", lang, hours=plain(rest.interval))
    if rest.week is not None and rest.week >= LONG_WEEK:
        asked += say(exercise, "ask_week", lang, hours=plain(rest.week))
    return asked + say(exercise, "only_you", lang) if asked else ()


def _groups(answers: Answers, form: _Form, field_id: str) -> dict[str, float]:
    """Return the hours of each group of one day; nothing where any part of the day is missing."""
    sums = {}
    for name, parts in form.groups.items():
        hours = [amount(answers, f"{field_id}_{part}") for part in parts]
        known = [each for each in hours if each is not None]
        if len(known) < len(hours):
            return {}
        sums[name] = sum(known)
    return sums


def _changes(exercise: Exercise, answers: Answers, lang: Lang) -> list[_Change]:
    """Return every part of the day that holds any time now or in the wanted day, in the pack's order."""
    for form in _FORMS:
        pair = [f for f in exercise.fields if f.id in (form.now, form.ideal) and isinstance(f, DayField)]
        if len(pair) < 2 or not (_groups(answers, form, form.now) and _groups(answers, form, form.ideal)):
            continue
        changes = []
        for now, ideal in zip(*(columns(field) for field in pair), strict=True):
            hours = amount(answers, now.id) or 0.0, amount(answers, ideal.id) or 0.0
            if any(hours):
                changes.append(_Change(now.label.get(lang), *hours))
        return changes
    return []


def _either(answers: Answers, *names: str) -> float | None:
    return next((hours for name in names if (hours := amount(answers, name)) is not None), None)


def _interval(last_work: str, next_start: str) -> float | None:
    """Return the hours from one time of day to the next time that it is the other; the same time is a day later."""
    if not last_work or not next_start:
        return None
    between = (_minutes(next_start) - _minutes(last_work)) % (DAY * 60)
    return between / 60 if between else float(DAY)


def _minutes(time: str) -> int:
    hour, minute = time.split(":")
    return int(hour) * 60 + int(minute)


def _week(answers: Answers) -> float | None:
    main, side = amount(answers, "now_main_job"), amount(answers, "now_side_job")
    workdays = words(answers, "workdays")
    if main is None or side is None or not workdays.isdigit():
        return None
    return (main + side) * int(workdays) + (amount(answers, "offday_work") or 0)
