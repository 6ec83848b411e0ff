"""A small workshop with every field kind, as the pages receive it, and an empty start for one person."""

from __future__ import annotations

from typing import Any

JSON = dict[str, Any]
EXAMPLES = [{"ja": f"例{n}", "en": f"Example {n}"} for n in range(1, 7)]
TEN = {"low": {"ja": "ない", "en": "None"}, "high": {"ja": "多い", "en": "A lot"}}


def text(ja: str, en: str) -> JSON:
    """Return one text in both languages."""
    return {"ja": ja, "en": en}


def options(*values: str) -> list[JSON]:
    """Return options whose labels are their values, marked by language."""
    return [{"value": value, "label": text(f"{value}・日", f"{value} (en)")} for value in values]


def field(kind: str, ask: str, **more: Any) -> JSON:
    """Return one field's declaration."""
    return {
        "kind": kind,
        "visibility": "G",
        "required": False,
        "ask": text(f"{ask}を問う", f"Ask {ask}"),
        **more,
    }


def exercise(id_: str, fields: JSON, **more: Any) -> JSON:
    """Return one exercise."""
    return {
        "id": id_,
        "title": text(f"{id_}の題", f"Title {id_}"),
        "lead": text(f"{id_}の導入", f"Lead {id_}"),
        "ponder": text(f"{id_}の問い", f"Ponder {id_}"),
        "fields": fields,
        "boxes": [],
        "rows": [],
        **more,
    }


def screens(asked: list[Any]) -> list[JSON]:
    """Return what is asked as it travels: a list of field ids is one screen, anything else stays as it is."""
    return [{"fields": one} if isinstance(one, list) else one for one in asked]


def step(id_: str, exercise_id: str, asked: list[Any], **more: Any) -> JSON:
    """Return one exercise step."""
    return {
        "id": id_,
        "kind": "exercise",
        "exercise": exercise_id,
        "occasion": "during",
        "minutes": 3,
        "title": text(f"{exercise_id}の題", f"Title {exercise_id}"),
        "screens": screens(asked),
        **more,
    }


def content() -> JSON:
    """Return a workshop of five steps: consent, questions of every kind, a pause, blueprint, close."""
    card = {
        "side": "int",
        "pair": "A",
        "gain": text("融通がきく", "Flexible"),
        "price": text("終わりがぼやける", "Blurred end"),
    }
    kinds = {
        "scale": field("scale", "scale", **TEN),
        "wanted": field("scale", "wanted", **TEN),
        "choice": field("choice", "choice", options=options("a", "b")),
        "card": field("choice", "card", options=options("0", "1", "2"), card=card),
        "choices": field("choices", "choices", options=options("x", "y", "z"), at_most=2),
        "text": field("text", "text", max_chars=10, examples=EXAMPLES),
        "agree": field("yes_no", "agree"),
        "mins": field("minutes", "mins", minimum=1, maximum=30, step=1),
        "hours": field("hours", "hours", minimum=0, maximum=80),
        "day": field("date", "day", default_days=30),
    }
    sheet = {
        "b1": field("text", "b1", max_chars=60, examples=EXAMPLES),
        "b2": field("text", "b2", max_chars=60, examples=EXAMPLES),
        "do": field("text", "do", max_chars=30, examples=EXAMPLES),
        "nickname": field("text", "nickname", max_chars=20, examples=EXAMPLES),
    }
    boxes = [
        {"field": "b1", "offered": True, "default_ticked": True, "drafted": True},
        {"field": "b2", "offered": True, "default_ticked": False, "drafted": True},
        {"field": "do", "offered": True, "default_ticked": True, "drafted": False},
    ]
    pause = {"kind": "pause", "minutes": 2, "title": text("となりの人と", "With a neighbour")}
    consent = {"consent_use": field("yes_no", "use", required=True), "voice": field("yes_no", "voice")}
    asked: list[Any] = [["scale", "wanted"], *([one] for one in kinds if one not in ("scale", "wanted"))]
    return {
        "title": text("試着の30分", "Thirty minutes"),
        "opening": text("はじめのことば", "Opening"),
        "closing": text("おわりのことば", "Closing"),
        "consent": {
            "text": text("回答は任意です", "It is voluntary"),
            "spirit": text("鍵の話", "About keys"),
        },
        "agenda": {
            "id": "tiny",
            "title": text("試着", "Taste"),
            "minutes": 10,
            "steps": [
                step("voice", "E00", [["consent_use"], ["voice"]]),
                step("kinds", "E90", asked),
                {
                    **pause,
                    "id": "pair",
                    "pause": "pair",
                    "turn_seconds": 60,
                    "phone": text("1分ずつ話す", "Talk"),
                },
                step("sheet", "E91", [["b1"], ["b2"], ["do"], ["nickname"]]),
                {**pause, "id": "close", "pause": "close", "phone": text("おわり", "The end")},
            ],
            "follow_up": [],
        },
        "exercises": {
            "E00": exercise("E00", consent),
            "E90": exercise("E90", kinds, before=text("ことばの説明", "On words")),
            "E91": exercise("E91", sheet, boxes=boxes),
        },
        "handing": {"all": True},
        "day30": {
            "title": text("30日後のふり返り", "After 30 days"),
            "text": text("30日後に開く", "Open it then"),
        },
        "words": {
            "ja": {
                "Next": "次へ",
                "Back": "戻る",
                "Menu": "メニュー",
                "Saved ✓": "保存しました ✓",
                "I would rather not say": "答えない",
                "Choose from examples": "例から選ぶ",
            },
            "en": {},
        },
    }


def live(current: str, *, pace: str = "led", closed: bool = False) -> JSON:
    """Return the live state with `current` open, what precedes it closed, the rest waiting."""
    ids = [one["id"] for one in content()["agenda"]["steps"]]
    at = ids.index(current)
    states = {id_: "closed" if n < at else "open" if n == at else "waiting" for n, id_ in enumerate(ids)}
    return {
        "rev": at,
        "step": current,
        "steps": states,
        "minutes_added": 0,
        "released": [],
        "closed": closed,
        "pace": pace,
    }


def answer(exercise_id: str, field_id: str, value: object) -> JSON:
    """Return one saved answer."""
    return {
        "occasion": "during",
        "exercise": exercise_id,
        "field": field_id,
        "row": 0,
        "value": value,
        "revision": 1,
    }


def state(current: str = "voice", *, answers: tuple[JSON, ...] = (), **more: Any) -> JSON:
    """Return one person's state; by default in led pace with the first step open."""
    return {
        "participant": "p1",
        "seat": 12,
        "resume_code": "7F3K-M2QX-9T4B-HW6D",
        "resume_url": "http://wli.test/?s=TEST#r=x",
        "resume_qr": "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'></svg>",
        "session": {"code": "TEST", "simulated": False, "closed": False},
        "lang": "ja",
        "answers": [answer("E00", "consent_use", True), *answers],
        "live": live(current),
        "handed_in": None,
        "mode": "served",
        **more,
    }
