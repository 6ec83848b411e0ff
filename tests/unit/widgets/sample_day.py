"""A workshop that asks for a day: twelve parts now and as one wants it, and six parts for a short workshop."""

from __future__ import annotations

from typing import Any

from tests.unit.widgets.sample_content import JSON, answer, content, exercise, field, live, state, step, text

FULL = {
    "sleep": text("睡眠", "Sleep"),
    "care_self": text("身支度・食事", "Getting ready, meals"),
    "commute": text("通勤・移動", "Commute"),
    "main_job": text("本業", "Main job"),
    "housework": text("家事", "Housework"),
    "family_care": text("家族の世話", "Caring for family"),
    "side_job": text("副業", "Side job"),
    "learn": text("学び", "Learning"),
    "hobby": text("趣味・運動", "Hobbies, exercise"),
    "community": text("地域・ボランティア", "Community, volunteering"),
    "people": text("人と過ごす", "Time with people"),
    "rest": text("休む・そのほか", "Rest and other"),
}
LITE = {
    "sleep": text("睡眠", "Sleep"),
    "work": text("仕事・通勤", "Work, commute"),
    "home": text("家事・家族", "Home, family"),
    "care_self": text("身支度・食事", "Getting ready, meals"),
    "grow": text("学び・趣味・地域", "Learning, hobbies, community"),
    "rest": text("休む・人", "Rest, people"),
}
STARTS = {
    ("日勤", "Day shift"): (7, 2, 1.5, 8.5, 1, 0.5, 0, 0, 0.5, 0, 0.5, 2.5),
    ("夜勤", "Night shift"): (6.5, 2, 1, 9.5, 1, 0.5, 0, 0, 0.5, 0, 0.5, 2.5),
    ("短時間", "Shorter hours"): (7, 2, 1, 6, 2.5, 2, 0, 0, 0.5, 0, 0.5, 2.5),
    ("在宅", "At home"): (7, 2, 0, 8.5, 1.5, 0.5, 0, 0.5, 1, 0, 0.5, 2.5),
}
LITE_STARTS = {
    ("日勤", "Day shift"): (7, 10, 1.5, 2, 1, 2.5),
    ("夜勤", "Night shift"): (6.5, 10.5, 1.5, 2, 0.5, 3),
    ("短時間", "Shorter hours"): (7, 7, 4.5, 2, 1, 2.5),
    ("在宅", "At home"): (7, 8.5, 2.5, 2, 1.5, 2.5),
}


def whole(prefix: str, *hours: float) -> JSON:
    """Return an answer: hours by part, six or twelve of them."""
    names = FULL if len(hours) == len(FULL) else LITE
    return {f"{prefix}_{name}": each for name, each in zip(names, hours, strict=True)}


def day_field(name: str, labels: dict[str, JSON], starts: dict[Any, Any], **more: Any) -> JSON:
    """Return the declaration of a day whose parts bear the field's name."""
    parts = [{"id": f"{name}_{part}", "label": label} for part, label in labels.items()]
    days = [{"label": text(*label), "hours": whole(name, *hours)} for label, hours in starts.items()]
    return field("day", name, parts=parts, starts=days, **more)


def day_content() -> JSON:
    """Return the small workshop with one more step, which asks for days and something else between them."""
    told = content()
    fields = {
        "now": day_field("now", FULL, STARTS),
        "ideal": day_field("ideal", FULL, {}, copies="now"),
        "now6": day_field("now6", LITE, LITE_STARTS),
        "ideal6": day_field("ideal6", LITE, {}, copies="now6"),
        "bare": day_field("bare", LITE, {}),
    }
    asks = {
        "now": text(
            "ふだんの働く日は、どんな24時間ですか。", "How do the 24 hours of a usual working day go?"
        ),
        "ideal": text("その一日を、どんな24時間にしたいですか。", "How would you like those 24 hours to go?"),
    }
    for name, one in fields.items():
        one["ask"] = asks["ideal" if name.startswith("ideal") else "now"]
    told["exercises"]["E92"] = exercise("E92", fields)
    told["exercises"]["E92"]["title"] = text("24時間のデザイン", "24-hour design")
    told["agenda"]["steps"].insert(1, step("days", "E92", [[name] for name in fields]))
    return told


def day_state(*answers: JSON, **more: Any) -> JSON:
    """Return one person's state with the step of days open and these answers given."""
    known = [answer("E00", "voice", True), *answers]
    open_now = {**live("kinds"), "step": "days", "steps": {"voice": "closed", "days": "open"}}
    return state(answers=tuple(known), live=open_now, **more)
