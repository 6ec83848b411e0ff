"""What one person's answers come to, scored a second time from the sentences of the content specification."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tests.unit.cli.reckoning.asked import EXERCISES, STORED, Workshop

Answers = Mapping[str, Any]
KINDS = {
    "time": {"end_time", "interval", "weekly_cap"},
    "device": {"notify_off"},
    "body": {"days_off", "sleep"},
    "person": {"ask_people"},
}
SAVES = {"none": 0.0, "some": 0.15, "half": 0.5, "most": 0.6}
DAY = {
    "g": {
        **{
            part: [part]
            for part in ("sleep", "care_self", "commute", "main_job", "learn", "hobby", "community", "people")
        },
        "home": ["housework", "family_care"],
        "rest": ["rest", "side_job"],
    },
    "g6": {part: [part] for part in ("sleep", "work", "home", "care_self", "grow", "rest")},
}
NOTE = {
    "ask": ("ask",),
    "record": ("record1", "record2", "record3"),
    **{part: (part,) for part in ("gain", "worry", "easing", "fallback")},
}


def scores(exercise: str, answers: Answers, rows: Sequence[Answers]) -> dict[str, Any]:
    """Score what a summary can read; `rows` are the things that the person named."""
    scored = _SCORED.get(exercise)
    return {} if scored is None else scored(answers, rows)


def kept(exercise: str, answers: Answers, workshop: Workshop) -> dict[str, Any]:
    """Score what is kept open beside sealed answers, from all of them."""
    found: dict[str, Any] = {}
    if exercise == "E08":
        for prefix, groups in DAY.items():
            suffix = "6" if prefix == "g6" else ""
            days = {}
            for name in ("now", "ideal"):
                parts = {group: [f"{name}{suffix}_{part}" for part in held] for group, held in groups.items()}
                if all(part in answers for held in parts.values() for part in held):
                    days[name] = {group: sum(answers[part] for part in held) for group, held in parts.items()}
                    found |= {f"{prefix}_{name}_{group}": hours for group, hours in days[name].items()}
            if len(days) == 2:
                found["moved"] = sum(abs(days["ideal"][group] - days["now"][group]) for group in groups) / 2
    if exercise == "E10":
        asked_in_short = {name for form in EXERCISES["E10"]["forms"].values() for name in form}
        private = [name for name, column in STORED["E10"].items() if column.seen == "P"]
        if any(name in answers for name in private if name not in asked_in_short):
            blanks = [part for part, fields in NOTE.items() if not any(answers.get(name) for name in fields)]
            found = {"ready": 6 - len(blanks), "blanks": blanks}
    if exercise == "E14":
        boxes = [
            box["field"]
            for box in EXERCISES["E14"]["boxes"]
            if workshop.of_the_day & set(box.get("sources", ()))
        ]
        if any(box in answers for box in boxes):
            found["boxes"] = sum(bool(answers.get(box)) for box in boxes)
    return found


def _cards(answers: Answers, _rows: Sequence[Answers]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for side in ("sep", "int"):
        cards = [answers.get(f"card_{pair}_{side}") for pair in "ABCD"]
        if None not in cards:
            found[side] = sum(int(card) for card in cards if card is not None) / 4 * 25
    for pair in "ABCD":
        sep, integrate = (answers.get(f"card_{pair}_{side}") for side in ("sep", "int"))
        if sep is not None and integrate is not None:
            apart = int(sep) - int(integrate)
            found[f"pair_{pair}"] = "even" if abs(apart) <= 1 else "sep" if apart > 0 else "int"
    return found


def _position(answers: Answers, _rows: Sequence[Answers]) -> dict[str, Any]:
    if not {"w2l_want", "l2w_want"} <= answers.keys():
        return {}
    level = [
        "low" if answers[f"{way}_want"] <= 3 else "high" if answers[f"{way}_want"] >= 7 else ""
        for way in ("w2l", "l2w")
    ]
    zones = {
        ("low", "low"): "keep_both",
        ("high", "high"): "flow",
        ("low", "high"): "keep_life",
        ("high", "low"): "keep_work",
    }
    found: dict[str, Any] = {"zone": zones.get((level[0], level[1]), "alternate")}
    if {"w2l_now", "l2w_now"} <= answers.keys():
        apart = [abs(answers[f"{way}_want"] - answers[f"{way}_now"]) for way in ("w2l", "l2w")]
        found["fit"] = 10 - sum(apart) / 2
    return found


def _growth(answers: Answers, _rows: Sequence[Answers]) -> dict[str, Any]:
    if not {"stab", "grow"} <= answers.keys():
        return {}
    names = {
        (True, True): "both",
        (True, False): "stable",
        (False, True): "learning",
        (False, False): "little",
    }
    return {"cell": names[answers["stab"] >= 6, answers["grow"] >= 6]}


def _things(_answers: Answers, rows: Sequence[Answers]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if any(row.get("bridge_to") for row in rows):
        found["bridges"] = sum(
            row.get("bridge_to", "none") != "none" and row["bridge_to"] != row.get("home") for row in rows
        )
    both = [(row["home"], row["bridge_to"]) for row in rows if row.get("home") and row.get("bridge_to")]
    if both:
        found["flows"] = sorted(
            {f"{kind_of(home)}_{kind_of(to)}" for home, to in both if to not in ("none", home)}
        )
    placed = [(row["like"] >= 6, row["good"] >= 6) for row in rows if {"like", "good"} <= row.keys()]
    if placed:
        places = {
            "grow": (True, True),
            "nurture": (True, False),
            "relied": (False, True),
            "leave": (False, False),
        }
        found |= {f"share_{name}": 100 * placed.count(spot) / len(placed) for name, spot in places.items()}
    return found


def kind_of(place: str) -> str:
    """Return what kind of place something is used in: the job, something new beside it, or life."""
    return {"work": "work", "sidejob": "beyond", "teach": "beyond"}.get(place, "life")


def _strategy(answers: Answers, _rows: Sequence[Answers]) -> dict[str, Any]:
    areas = ("work", "close", "community", "self")
    if not all(f"{side}_{area}" in answers for side in ("imp", "eng") for area in areas):
        return {}
    return {"move": sum(abs(answers[f"eng_{area}"] - answers[f"imp_{area}"]) for area in areas) / 2}


def _hand_off(_answers: Answers, rows: Sequence[Answers]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    times = [each for row in rows if (each := _freed(row)) is not None]
    if times:
        found["net_now"], found["net_if"] = (sum(each[index] for each in times) for index in (0, 1))
    rules = [row["rule"] for row in rows if "rule" in row]
    if rules:
        found["rule_unknown"] = "yes" if "unknown" in rules else "no"
    return found


def _freed(row: Answers) -> tuple[float, float] | None:
    """Return the minutes that one task frees now and if the rules allow it; None where that cannot be told."""
    if row.get("role") == "not_use":
        return 0.0, 0.0
    if "role" in row and (row.get("confidential") == "yes" or row.get("rule") == "not_ok"):
        return 0.0, 0.0
    if not {"role", "confidential", "rule", "min_wk"} <= row.keys() or row.get("save") not in SAVES:
        return None
    net = max(0.0, row["min_wk"] * SAVES[row["save"]] - row["min_wk"] / 10)
    sure = row["confidential"] == "no" and row["rule"] == "ok"
    return (net if sure else 0.0), net


def _chapter(_answers: Answers, rows: Sequence[Answers]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    rows = [row for row in rows if "pick" in row]
    if rows:
        found["picked"] = sorted({row["pick"] for row in rows})
    interest = [row["int"] for row in rows if "int" in row]
    if interest:
        found["interest"] = sum(interest) / len(interest)
    rules = [row["rule"] for row in rows if "rule" in row]
    if rules:
        found["rule_unsure"] = "yes" if "unsure" in rules else "no"
    return found


def _rails(answers: Answers, _rows: Sequence[Answers]) -> dict[str, Any]:
    if "rails" not in answers:
        return {}
    return {"kinds": sum(bool(kind & set(answers["rails"])) for kind in KINDS.values())}


_SCORED = {
    "E01": _cards,
    "E02": _position,
    "E03": _growth,
    "E05": _things,
    "E07": _strategy,
    "E09": _hand_off,
    "E12": _chapter,
    "E13": _rails,
}
