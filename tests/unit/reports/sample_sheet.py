"""A sheet to take home, full unless told otherwise, and a look at its parts."""

from __future__ import annotations

import datetime as dt
from html.parser import HTMLParser
from typing import Any

from wli_toolkit.content.model import Lang
from wli_toolkit.reports.follow_up import Choosing, Rating, Reaction
from wli_toolkit.reports.sheet import SheetBox, take_home

SIXTY = (
    "若い人の相談にのり、これまでの失敗も含めて話す。週に一度は家族と夕食をとり、"
    "休みの日は仕事の連絡を見ないと決めておくこと"
)
CARD = (
    ("価値観・興味", f"{SIXTY}\n{SIXTY}"),
    ("強み", SIXTY),
    ("将来取り組みたい仕事や働き方", f"{SIXTY}\n{SIXTY}\n{SIXTY}"),
    ("これから取り組むこと", f"{SIXTY}\nする：{SIXTY[:30]}\nやめる：{SIXTY[:30]}\n守る：{SIXTY[:30]}"),
)

ANSWERS = (
    Reaction("done", "できた", "続いています。"),
    Reaction("some", "少し", "その大きさで十分です。"),
    Reaction("not_yet", "まだ"),
    Reaction("changed", "考えが変わった", "選び直せます。"),
)
FOLLOW_UP = (
    Choosing("E14-do_30", "「する」は、どうでしたか", "歩く", ANSWERS),
    Choosing("E14-stop_30", "「やめる」は、どうでしたか", "", ANSWERS),
    Choosing("E14-protect_30", "「守る」は、どうでしたか", SIXTY[:30], ANSWERS),
    Rating("E02-clarity", SIXTY[:30], "まったく", "とても", last=6),
    Rating("E02-options", SIXTY[:30], "まったく", "とても"),
    Rating("E02-agency", SIXTY[:30], "まったく", "とても", last=4, given=5),
)
DAY30 = ("30日後のふり返り", "この住所でまた開けます（2026年5月16日まで）：https://wli.example.org/?s=K7M2QX")


def sheet(**changed: Any) -> str:
    """Return a full sheet with some things changed."""
    full: dict[str, Any] = {
        "lang": "ja",
        "boxes": [SheetBox(f"欄{number}", SIXTY) for number in range(1, 13)],
        "promises": {"do": "歩く", "stop": "夜のメール", "protect": "七時間眠る"},
        "check_date": dt.date(2026, 5, 1),
        "note": "あわてない",
        "nickname": "ゆうこ",
        "job_card": CARD,
        "contact": "内線1234",
        "made_on": dt.date(2026, 4, 1),
        "reply": "よく書けています",
        "day30": DAY30,
        "follow_up": FOLLOW_UP,
        "keep_as": "a1b2",
    }
    return take_home(**(full | changed))


MOST = {1: 60, 2: 60, 3: 60, 4: 60, 5: 100, 6: 100, 7: 60, 8: 60, 9: 60, 10: 70, 11: 60, 12: 200}
"""As many letters as the standard pack lets one write into each box."""
ENGLISH = "Listen to younger colleagues, and tell them what went wrong for me as well, with dinner at home. "


def written(lang: Lang) -> dict[str, Any]:
    """Return everything written to the last letter."""
    words = (SIXTY if lang == "ja" else ENGLISH) * 4
    return {
        "lang": lang,
        "boxes": [SheetBox(f"欄{number}", words[:most]) for number, most in MOST.items()],
        "promises": dict.fromkeys(("do", "stop", "protect"), words[:30]),
        "note": words[:40],
        "nickname": words[:20],
        "reply": words[:200],
        "contact": words[:80],
        "job_card": [(heading, words[:250]) for heading, _text in CARD],
    }


class Parts(HTMLParser):
    """The elements of a page with their attributes, and what stands in its scripts and styles."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.inside: dict[str, list[str]] = {"script": [], "style": []}
        self._in = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._in = tag

    def handle_endtag(self, _tag: str) -> None:
        self._in = ""

    def handle_data(self, data: str) -> None:
        if self._in in self.inside:
            self.inside[self._in].append(data)

    def values(self, attribute: str) -> list[str | None]:
        return [attributes[attribute] for _tag, attributes in self.elements if attribute in attributes]
