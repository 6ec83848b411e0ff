"""The pages for whoever runs a workshop are true: their commands, their links, the names they quote, their numbers."""

from __future__ import annotations

import re
import shlex
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import click
import pytest
from markdown_it import MarkdownIt

from wli_toolkit.cli import main
from wli_toolkit.content import load_agenda, load_pack
from wli_toolkit.content.catalogue import translations
from wli_toolkit.content.model import Lang
from wli_toolkit.pages.consent import consent_text, spirit_text
from wli_toolkit.store import open_store
from wli_toolkit.summaries import gates
from wli_toolkit.summaries.freezing import Thresholds
from wli_toolkit.summaries.permitted import permitted

ROOT = Path(__file__).parents[3]
GUIDE = ROOT / "facilitator_guide"
LANGS: tuple[Lang, Lang] = ("ja", "en")
OURS = (
    "week_before.md", "organiser_agreement.md", "room_and_network.md", "on_the_day.md",
    "consent_and_distress.md", "troubleshooting.md",
)  # fmt: skip
PAGES = [f"{lang}/{name}" for lang in LANGS for name in OURS]
LONGEST = 120
NAMED = {"ja": re.compile(r"\*\*「([^」\n]+)」"), "en": re.compile(r"\*\*“([^”\n]+)”")}
"""How a page quotes what stands on a screen; any other emphasis or quotation is the page's own."""
CODE = re.compile(r"`(wli [^`\n]+)`|^\s*(wli .+)$", re.MULTILINE)
LINK = re.compile(r"\]\(([^)]+)\)")
TELEPHONE = re.compile(r"\b0\d{1,3}-\d{2,4}-\d{3,4}\b")
CHECK = {"ja": "印刷前に確認", "en": "check before printing"}
PEOPLE = (4, 5, 10, 20, 40, 80)


def text(page: str) -> str:
    """Return what a page of the guide says."""
    return (GUIDE / page).read_text("utf-8")


def levels(page: Path) -> list[int]:
    """Return the levels of a page's headings, without what stands in its code."""
    plain = re.sub(r"^ *```.*?^ *```", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    return [len(marks) for marks in re.findall(r"^(#+) ", plain, re.MULTILINE)]


def commands(page: str) -> list[str]:
    """Return each `wli` command that a page names."""
    return [span or line for span, line in CODE.findall(text(page))]


def test_both_languages_have_the_same_pages() -> None:
    ja, en = ({page.relative_to(GUIDE / lang) for page in (GUIDE / lang).rglob("*.md")} for lang in LANGS)
    assert ja == en
    assert {Path(name) for name in OURS} <= ja
    unlike = [str(page) for page in sorted(ja) if levels(GUIDE / "ja" / page) != levels(GUIDE / "en" / page)]
    assert unlike == []


@pytest.mark.parametrize("page", [*PAGES, "README.md"])
def test_its_marks_are_understood(page: str) -> None:
    # Between Japanese letters an emphasis needs blanks around it, or its stars are shown.
    shown = MarkdownIt("commonmark").enable("table").render(text(page))
    assert "**" not in shown
    assert "<p>|" not in shown


@pytest.mark.parametrize("page", PAGES)
def test_somebody_tired_can_read_it(page: str) -> None:
    assert len(text(page).splitlines()) <= LONGEST


@pytest.mark.parametrize(
    "page", [name for name in PAGES if "agreement" not in name and "consent" not in name]
)
def test_every_command_that_is_named_can_be_given(page: str) -> None:
    pack = load_pack()
    assert commands(page)
    for line in commands(page):
        _program, *given = shlex.split(line)
        command, context = main, click.Context(main)
        while isinstance(command, click.Group):
            found = command.get_command(context, given.pop(0))
            assert found is not None, line
            command = found
        if not given:
            continue
        with command.make_context(line, given) as made:  # parses and checks, runs nothing
            if (agenda := made.params.get("agenda")) is not None:
                load_agenda(pack, agenda)


@pytest.mark.parametrize("name", OURS)
def test_every_name_that_is_quoted_stands_on_a_screen(name: str) -> None:
    in_japanese = translations()
    ja, en = (NAMED[lang].findall(text(f"{lang}/{name}")) for lang in LANGS)
    assert [one for one in en if one not in in_japanese] == []
    assert [one for one in ja if one not in in_japanese.values()] == []
    assert Counter(ja) == Counter(in_japanese[one] for one in en)


def test_what_others_say_of_a_button_is_its_name() -> None:
    said = " ".join((ROOT / "SECURITY.md").read_text("utf-8").split())
    button = "Leave this device"
    assert f"“{button}” (「{translations()[button]}」) in the menu" in said


@pytest.mark.parametrize("page", [*PAGES, "README.md"])
def test_every_link_leads_somewhere(page: str) -> None:
    links = [link.partition("#")[0] for link in LINK.findall(text(page)) if "://" not in link]
    assert bool(links) is not page.endswith(("agreement.md", "distress.md"))
    assert [link for link in links if not (GUIDE / page).parent.joinpath(link).exists()] == []


def test_the_index_leads_to_every_page() -> None:
    index = {link.partition("#")[0] for link in LINK.findall(text("README.md"))}
    assert set(PAGES) <= index
    assert {page.name for page in GUIDE.glob("*.md")} - {"README.md"} <= index
    assert "facilitator_guide/README.md" in (ROOT / "README.md").read_text("utf-8")


def row(*cells: object) -> str:
    """Return a row of a table."""
    return f"| {' | '.join(str(cell) for cell in cells)} |"


def shares(states: Mapping[str, int]) -> tuple[int, int, int]:
    """Return how many exercises are told with numbers, in part, and not at all."""
    return states["shown"], states["almost"], states["hidden"]


@pytest.mark.parametrize("lang", LANGS)
def test_what_the_number_of_people_permits_is_what_the_summaries_permit(lang: Lang) -> None:
    page, pack = text(f"{lang}/week_before.md"), load_pack()
    agenda = load_agenda(pack, "60min")
    usual = Thresholds(gates.ROOM_THRESHOLD, gates.ORGANISER_THRESHOLD)
    for people in PEOPLE:
        told = permitted(pack, agenda, usual, people)
        room, organiser = (Counter(getattr(each, who) for each in told) for who in ("room", "organiser"))
        shown = f"{people}人" if lang == "ja" else people
        assert row(shown, *shares(room), *shares(organiser)) in page
    assert len(told) == 15
    assert ("まとめのあるワークは15" if lang == "ja" else "15 exercises have pictures") in page


def test_the_least_numbers_are_those_of_the_summaries() -> None:
    ja, en = text("ja/week_before.md"), text("en/week_before.md")
    told = [
        (("会場のスクリーン", f"{gates.ROOM_THRESHOLD}人以上"),
         ("the screen in the room", f"{gates.ROOM_THRESHOLD} people")),
        (("主催者に渡す報告書", f"{gates.ORGANISER_THRESHOLD}人以上"),
         ("the organiser's report", f"{gates.ORGANISER_THRESHOLD} people")),
        (("とくに私的な問い（体調・家族・お金）", f"どこでも{gates.SENSITIVE_THRESHOLD}人以上"),
         ("especially private questions (health, family, money)", f"{gates.SENSITIVE_THRESHOLD} people everywhere")),
        (("報告書の「はじめと終わり」",
          f"{gates.REPORTED_PAIRS}人以上。幅や平均まで出すなら{gates.FULL_TABLE_FROM}人以上"),
         ("before and after, in a report",
          f"{gates.REPORTED_PAIRS} people; with spread and means, {gates.FULL_TABLE_FROM}")),
    ]  # fmt: skip
    assert [one for one, _other in told if row(*one) not in ja] == []
    assert [other for _one, other in told if row(*other) not in en] == []


@pytest.mark.parametrize("lang", LANGS)
def test_the_consent_text_that_is_quoted_is_the_one_people_read(tmp_path: Path, lang: Lang) -> None:
    with open_store(f"sqlite:///{tmp_path / 'consent.db'}") as store:
        session, _passcode = store.create_session(agenda=load_agenda(load_pack(), "60min"))
    page = text(f"{lang}/consent_and_distress.md")
    day = re.compile(r"\d{4}年\d+月\d+日|\d+ [A-Z][a-z]+ \d{4}")
    for told in (spirit_text(session), consent_text(session)):
        assert f"> {day.sub('', getattr(told, lang))}\n" in day.sub("", page)


@pytest.mark.parametrize("page", PAGES)
def test_no_telephone_number_passes_for_checked(page: str) -> None:
    unmarked = [
        line for line in text(page).splitlines() if TELEPHONE.search(line) and CHECK[page[:2]] not in line
    ]
    assert unmarked == []
    if page.endswith("distress.md"):
        assert TELEPHONE.search(text(page))
