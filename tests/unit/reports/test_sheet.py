"""The sheet to take home: complete, harmless, light, and readable where something is missing."""

from __future__ import annotations

import base64
import hashlib
import re
import subprocess
import sys
from typing import Any
from urllib.parse import unquote

import pytest
from sample_sheet import CARD, DAY30, FOLLOW_UP, SIXTY, Parts, sheet

from wli_toolkit.content.model import LANGS, Lang
from wli_toolkit.reports.follow_up import FOLLOW_UP_SCRIPT_HASH, Choosing, Rating, Reaction
from wli_toolkit.reports.sheet import SheetBox, job_card_text


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


REFERRING = (
    "src",
    "srcset",
    "action",
    "formaction",
    "poster",
    "data",
    "background",
    "ping",
    "cite",
    "manifest",
)
FETCHING = ("link", "img", "iframe", "object", "embed", "video", "audio", "source", "base", "use", "image")


@pytest.mark.parametrize("lang", LANGS)
def test_no_reference_leads_outside_and_no_form_goes_anywhere(lang: Lang) -> None:
    parts = Parts(sheet(lang=lang))
    tags = [tag for tag, _attributes in parts.elements]
    assert not set(tags) & set(FETCHING)
    assert not [name for name in REFERRING if parts.values(name)]
    assert [href[:19] for href in parts.values("href") if href] == ["data:text/calendar;"]
    assert not [name for _tag, attributes in parts.elements for name in attributes if name.startswith("on")]
    assert parts.values("style") == parts.values("http-equiv") == []
    assert tags.count("form") == tags.count("script") == tags.count("style") == 1
    [style], [script] = parts.inside["style"], parts.inside["script"]
    assert not re.search(r"url\(|@import|expression|//", style)
    assert not re.search(r"fetch|XMLHttp|import|https?:|location|document\.cookie", script)
    assert parts.values("type").count("submit") == 0
    assert "reset" in parts.values("type")


@pytest.mark.parametrize("lang", LANGS)
def test_the_one_script_has_the_hash_that_is_told(lang: Lang) -> None:
    [script] = Parts(sheet(lang=lang)).inside["script"]
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"sha256-{digest}" == FOLLOW_UP_SCRIPT_HASH


def test_without_questions_there_is_no_form() -> None:
    parts = Parts(sheet(follow_up=()))
    assert {"form", "fieldset"}.isdisjoint(tag for tag, _attributes in parts.elements)
    assert parts.values("class").count("back") == 1  # the card still is
    assert "back" not in Parts(sheet(follow_up=(), job_card=())).values("class")


def test_the_day_can_be_put_into_a_calendar() -> None:
    [(_tag, link)] = [one for one in Parts(sheet()).elements if one[0] == "a"]
    kind, _, content = str(link["href"]).partition(",")
    assert kind == "data:text/calendar;charset=utf-8"
    assert link["download"] == "wli-30.ics"
    assert unquote(content).startswith("BEGIN:VCALENDAR\r\n")
    assert "DTSTART;VALUE=DATE:20260501\r\n" in unquote(content)
    assert not [
        each for each in ("歩く", "ゆうこ", "あわてない", "K7M2QX", "http") if each in unquote(content)
    ]
    assert "href" not in dict(Parts(sheet(check_date=None)).elements)


def test_what_the_facilitator_wrote_and_what_comes_after_are_on_it() -> None:
    html = sheet()
    assert "進行役からのひとこと" in html
    assert "よく書けています" in html
    assert DAY30[1] in html
    assert "ひとこと</h2>\n  <p>よく" not in sheet(reply=None)
    assert "https" not in sheet(day30=None)


def test_the_questions_come_with_their_promises_and_four_answers() -> None:
    parts = Parts(sheet())
    asked = [attributes for tag, attributes in parts.elements if tag == "input" and "name" in attributes]
    names = [str(attributes["name"]) for attributes in asked]
    assert {name: names.count(name) for name in names} == {
        "E14-do_30": 4, "E14-stop_30": 4, "E14-protect_30": 4,
        "E02-clarity": 11, "E02-options": 11, "E02-agency": 11,
    }  # fmt: skip
    checked = [attributes for attributes in asked if "checked" in attributes]
    assert [(one["name"], one["value"]) for one in checked] == [("E02-agency", "5")]
    labelled = set(parts.values("for"))
    assert {attributes["id"] for attributes in asked if "id" in attributes} == labelled
    assert parts.values("data-keep") == ["wli-30-a1b2"]


def test_the_card_can_be_copied_as_plain_text() -> None:
    text = job_card_text([("価値観・興味", "家族\n健康\n"), ("強み", " "), ("これから取り組むこと", "歩く")])
    assert text == "■ 価値観・興味\n家族\n健康\n\n■ これから取り組むこと\n歩く"
    assert text in sheet(job_card=[("価値観・興味", "家族\n健康"), ("これから取り組むこと", "歩く")])


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
        reply=nasty,
        day30=(nasty, nasty),
        follow_up=(
            Choosing(nasty, nasty, nasty, (Reaction(nasty, nasty, nasty),)),
            Rating(nasty, nasty, nasty, nasty),
        ),
        keep_as=nasty,
    )
    parts = Parts(html)
    assert [tag for tag, _attributes in parts.elements].count("script") == 1
    assert "alert(1)" not in parts.inside["script"][0]
    assert not [1 for _tag, attributes in parts.elements if any("alert" in name for name in attributes)]


def test_what_is_missing_leaves_lines_to_write_on() -> None:
    html = sheet(
        boxes=[SheetBox("欄", " ")],
        promises={},
        check_date=None,
        note=None,
        nickname=None,
        job_card=[("強み", "")],
        contact=None,
        reply=None,
        follow_up=FOLLOW_UP[1:2],
    )
    assert html.count('class="blank"') == 5
    assert "強み" not in html
    assert "None" not in html


@pytest.mark.parametrize(
    ("boxes", "card", "density"),
    [
        ([], (), "roomy"),
        ([SheetBox("欄", "短い")] * 5, (), "roomy"),
        ([SheetBox("欄", SIXTY)] * 8, CARD, "snug"),
        ([SheetBox("欄", SIXTY * 2)] * 12, (), "tight"),
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
