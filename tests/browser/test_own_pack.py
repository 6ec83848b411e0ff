"""A facilitator who writes no code: copies the pack, rewords it, drops an exercise and adds one of their own."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.facilitator import Facilitator
from tests.browser.hands import Touch
from tests.browser.phone import Phone, new_phone
from tests.browser.seminar import start
from tests.browser.walking import Walker
from wli_toolkit.content import load_agenda, load_pack
from wli_toolkit.pages.own_answers import as_given
from wli_toolkit.store import open_store

OWN_TITLE = "この会社で試せること"
NEW_WORDS = "8枚のカードで、自分に合う度合いを見る"
EXERCISE = """
id = "OWN1"
minutes = 4
title = { ja = "この会社で試せること", en = "What we could try here" }
lead = { ja = "今の職場で試せそうなことを考えます。", en = "Think of what could be tried in your workplace." }
ponder = { ja = "だれと試せそうですか。", en = "Who would try it with you?" }
caution = { ja = "部署の名前は聞きません。", en = "Do not ask for the name of a department." }

[[fields]]
id = "could"
kind = "choice"
visibility = "G"
required = true
ask = { ja = "まず試すなら、どれですか", en = "Which would you try first?" }
options = [
  { value = "remote", label = { ja = "週1日の在宅勤務", en = "A day a week from home" } },
  { value = "hours", label = { ja = "始業時刻の変更", en = "Another starting time" } },
  { value = "none", label = { ja = "今のまま", en = "As it is" } },
]

[[fields]]
id = "effort"
kind = "points"
visibility = "G"
ask = { ja = "試すための力を、どこに使いますか", en = "Where would your effort go?" }
parts = [
  { id = "effort_talk", label = { ja = "話し合い", en = "Talking" } },
  { id = "effort_plan", label = { ja = "準備", en = "Preparing" } },
  { id = "effort_rest", label = { ja = "休むこと", en = "Resting" } },
]

[[fields]]
id = "wish"
kind = "text"
visibility = "P"
max_chars = 30
ask = { ja = "自分へのひとこと", en = "A word to yourself" }
examples = [
  { ja = "急がない", en = "No hurry" },
  { ja = "1つだけ", en = "Just one" },
  { ja = "人に頼む", en = "Ask for help" },
  { ja = "まず休む", en = "Rest first" },
  { ja = "今のままでよい", en = "It is fine as it is" },
  { ja = "話してみる", en = "Talk about it" },
]

[[figures]]
id = "could"
form = "bars"
of = ["could"]
merge = [[["remote"], ["hours"], ["none"]], [["remote", "hours"], ["none"]]]
title = { ja = "まず試すなら", en = "What people would try first" }
says = { ja = "{n}人の答えです。", en = "From {n} people." }
"""
AGENDA = """
id = "ours"
minutes = 15
title = { ja = "わたしたちの15分", en = "Our fifteen minutes" }
steps = [
  { id = "voice", exercise = "E00", minutes = 3 },
  { id = "cards", exercise = "E01", minutes = 4 },
  { id = "ours", exercise = "OWN1", minutes = 4 },
  { id = "rails", exercise = "E13", minutes = 4 },
]
"""


def wli(*arguments: str, db: str = "") -> subprocess.CompletedProcess[str]:
    """Run `wli` as a person does."""
    return subprocess.run(
        [sys.executable, "-m", "wli_toolkit", *arguments, *(("--db", db) if db else ())],
        capture_output=True,
        text=True,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
        timeout=120,
        check=False,
    )


def done(*arguments: str, db: str = "") -> str:
    """Run `wli`, see that it succeeds, and return what it prints."""
    ended = wli(*arguments, db=db)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


@pytest.fixture
def own_pack(tmp_path: Path) -> Path:
    """Return a pack made as the guide says."""
    pack = tmp_path / "my-pack"
    done("content", "copy", str(pack))
    assert done("content", "check", str(pack))

    cards = pack / "exercises" / "E01.toml"
    standard = load_pack().exercise("E01").title.ja
    cards.write_text(cards.read_text(encoding="utf-8").replace(standard, NEW_WORDS), encoding="utf-8")
    (pack / "exercises" / "E09.toml").unlink()
    (pack / "exercises" / "OWN1.toml").write_text(EXERCISE, encoding="utf-8")
    (pack / "agendas" / "ours.toml").write_text(AGENDA, encoding="utf-8")

    # The check says which agendas still ask for the exercise that is gone; they go, too.
    ended = wli("content", "check", str(pack))
    assert ended.returncode == 2
    named = {line.split(":")[0] for line in ended.stderr.splitlines() if "E09" in line}
    assert named == {f"agendas/{name}.toml" for name in ("60min", "90min", "180min", "self-study")}
    for name in named:
        (pack / name).unlink()
    done("content", "check", str(pack))
    return pack


@pytest.mark.timeout(240)
def test_a_pack_of_ones_own_reaches_phone_console_summary_and_export(
    browser: Browser, own_pack: Path, tmp_path: Path
) -> None:
    seminar = start(tmp_path, "--pack", str(own_pack), "--agenda", "ours")
    db = f"sqlite:///{seminar.database}"
    try:
        done("simulate", seminar.code, "--participants", "40", "--leave", "0", db=db)
        phone = Phone(new_phone(browser).new_page())
        phone.join(seminar.join_url)
        pack = load_pack(own_pack)
        agenda = load_agenda(pack, "ours")
        walker = Walker(phone, Touch(phone.page, "ja", "ひみつ"), pack, agenda)
        walker.screen("voice", "consent")
        code = phone.resume_code()
        console = Facilitator(browser, seminar)
        console.begin()

        for step, last in (("voice", "feedback"), ("cards", "feedback"), ("ours", "feedback")):
            walker.walk_step(step, last)
            console.onward()
        phone.expect_heading(pack.exercise("E13").title.ja)
        assert any(NEW_WORDS in title for title in console.page.locator(".wli-step-title").all_inner_texts())
        console.tab("Pictures")
        picture = console.page.locator("article.wli-picture", has_text="まず試すなら").first
        expect(picture).to_be_visible(timeout=20_000)
        expect(picture.locator("img, svg").first).to_be_visible()
        assert phone.failures == []
        assert console.failures == []

        with open_store(db) as store:
            person = store.resume(seminar.code, code)
            mine = store.answers(person.id, store.unlock(person.id, code))
        given = {
            (each["field"], each["row"]): each["value"]
            for each in as_given(pack, mine)
            if each["exercise"] == "OWN1"
        }
        assert given == {
            (field, row): value for (ex, _, field, row), value in walker.entered.items() if ex == "OWN1"
        }
        assert len(given) == 3
        assert sum(given["effort", 0].values()) == 100
    finally:
        for context in browser.contexts:
            context.close()
        seminar.stop()

    summary = json.loads(done("summary", seminar.code, "--json", db=db))
    assert summary["exercises"]["OWN1"]["n"] >= 35
    assert "E09" not in summary["exercises"]
    for suffix in ("html", "csv", "json"):
        report = tmp_path / f"report.{suffix}"
        done("export", seminar.code, "--to", str(report), db=db)
        text = report.read_text(encoding="utf-8-sig")
        assert "まず試すなら" in text
        assert not re.search(r"ひみつ", text)
    html = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert OWN_TITLE in html
    assert NEW_WORDS in html
