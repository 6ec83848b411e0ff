"""The sheet to take home: complete, harmless, light, and readable where something is missing."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from typing import Any

import pytest

from wli_toolkit.content.model import LANGS, Lang
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
    }
    return take_home(**(full | changed))


@pytest.mark.parametrize("lang", LANGS)
def test_everything_is_on_it(lang: Lang) -> None:
    html = sheet(lang=lang)
    for text in (
        "欄1",
        "欄12",
        "歩く",
        "夜のメール",
        "七時間眠る",
        "あわてない",
        "ゆうこ",
        "強み",
        "内線1234",
    ):
        assert text in html
    for date in ("2026年5月1日", "2026年4月1日") if lang == "ja" else ("1 May 2026", "1 April 2026"):
        assert date in html
    assert f'<html lang="{lang}">' in html


def test_a_title_of_ones_own() -> None:
    assert "<h1>私の地図</h1>" in sheet(title="私の地図")


def test_nothing_is_fetched_and_nothing_runs() -> None:
    html = sheet()
    for forbidden in ("<script", "<link", "<img", "http:", "https:", "url(", "@import", " src=", "onload"):
        assert forbidden not in html, forbidden


def test_what_was_typed_cannot_become_markup() -> None:
    nasty = '<script>alert(1)</script>"&'
    html = sheet(
        boxes=[SheetBox(nasty, nasty)],
        promises={"do": nasty},
        note=nasty,
        nickname=nasty,
        contact=nasty,
        job_card=((nasty, nasty),),
        title=nasty,
    )
    assert "<script>" not in html
    assert html.count("&lt;script&gt;") == 10


def test_what_is_missing_leaves_lines_to_write_on() -> None:
    html = sheet(
        boxes=[SheetBox("欄", " ")],
        promises={},
        check_date=None,
        note=None,
        nickname=None,
        job_card=[("強み", "")],
        contact=None,
    )
    assert html.count('class="blank"') == 4
    assert "強み" not in html
    assert "None" not in html


@pytest.mark.parametrize(
    ("boxes", "card", "density"),
    [
        ([], (), "roomy"),
        ([SheetBox("欄", "短い")] * 5, (), "roomy"),
        ([SheetBox("欄", SIXTY)] * 12, CARD[:2], "snug"),
        ([SheetBox("欄", SIXTY)] * 12, CARD, "tight"),
    ],
)
def test_the_more_is_written_the_tighter_it_is_set(boxes: Any, card: Any, density: str) -> None:
    assert f'<body class="{density}">' in sheet(boxes=boxes, job_card=card)


def test_making_it_loads_nothing_heavy() -> None:
    script = (
        "from wli_toolkit.reports.sheet import take_home\n"
        "from wli_toolkit.reports import SheetBox\n"
        "import datetime, sys\n"
        "take_home(lang='ja', boxes=[SheetBox('a', 'b')], promises={}, check_date=None, note=None,\n"
        "          nickname=None, job_card=(), contact=None, made_on=datetime.date(2026, 4, 1))\n"
        "heavy = {'pandas', 'numpy', 'scipy', 'altair', 'vl_convert', 'sqlalchemy'}\n"
        "print(*sorted(heavy & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
