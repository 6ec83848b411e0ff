"""A second reckoning: what `wli simulate` reports, counted again here, must be what summary and exports tell.

Nothing of `summaries` is used. The figures, their categories and their merges are read from the pack's TOML;
scores, quartiles, intervals and the rules for what may be told are written down once more, in `reckoning`.
"""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.unit.cli.reckoning.asked import PACK, Workshop
from tests.unit.cli.reckoning.checking import (
    Checking,
    every_number,
    people_in,
)
from tests.unit.cli.reckoning.comparing import REPORTED_FROM
from tests.unit.cli.reckoning.files import LIMITS, check_csv, check_html
from tests.unit.cli.reckoning.people import Room
from wli_toolkit import cli
from wli_toolkit.simulate import simulate
from wli_toolkit.store import open_store

AGENDA = "30min"
AUDIENCES = {"facilitator": "room", "organiser": "organiser"}
SHORT = Workshop(AGENDA)
SIMULATED: dict[tuple[Path, int, int], tuple[str, Room]] = {}


def wli(db: Path, *arguments: str) -> str:
    """Run `wli` in this process."""
    done = CliRunner().invoke(cli.main, [*arguments, "--db", f"sqlite:///{db}"], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.stdout


def session(db: Path, participants: int, seed: int) -> tuple[str, Room]:
    """Return a session and who answered in it; simulated once in each database."""
    key = db, participants, seed
    if key not in SIMULATED:
        SIMULATED[key] = simulated_session(db, participants, seed)
    return SIMULATED[key]


def simulated_session(db: Path, participants: int, seed: int) -> tuple[str, Room]:
    code = json.loads(wli(db, "session", "new", "--agenda", AGENDA, "--json"))["session"]
    told = json.loads(
        wli(db, "simulate", code, "--participants", str(participants), "--seed", str(seed), "--json")
    )
    assert (told["session"], told["simulated"], told["seed"]) == (code, True, seed)
    return code, Room(told["participants"], SHORT, handed_in(db))


def handed_in(db: Path) -> set[str]:
    """Return the ids of those who handed in a blueprint, in any session."""
    with closing(sqlite3.connect(db)) as connection:
        return {person for (person,) in connection.execute("SELECT participant FROM wli_hand_ins")}


def exported(db: Path, code: str, suffix: str, audience: str, lang: str = "ja") -> bytes:
    path = db.with_name(f"{code}-{audience}-{lang}.{suffix}")
    wli(db, "export", code, "--to", str(path), "--audience", audience, "--lang", lang)
    return path.read_bytes()


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("agrees") / "wli.db"


@pytest.mark.parametrize(
    ("seed", "participants"), [(1, 5), (2, 5), (7, 5), (1, 12), (2, 12), (7, 12), (7, 40)]
)
def test_every_number_told_is_the_one_counted_here(db: Path, seed: int, participants: int) -> None:
    code, room = session(db, participants, seed)
    told = json.loads(wli(db, "summary", code, "--json"))
    assert Checking(told, room, report=False).run() >= {5: 0, 12: 15, 40: 60}[participants]
    organiser = json.loads(wli(db, "summary", code, "--audience", "organiser", "--json"))
    assert Checking(organiser, room, report=False).run(finer=told) >= (30 if participants == 40 else 0)
    for audience, finer in (("facilitator", None), ("organiser", told)):
        report = json.loads(exported(db, code, "json", audience))
        Checking(report, room, report=True).run(finer=finer)
        check_csv(exported(db, code, "csv", audience), report)
    assert all(number >= 5 for number in people_in(told))
    assert all(number >= 10 for number in people_in(organiser))
    if participants == 40:
        assert len(room.people) < room.joined, "some refuse to be counted, or this shows nothing"
        assert max(people_in(told)) <= len(room.people)
        assert "detach" not in json.dumps(told), "sensitive, and in no figure"


@pytest.mark.parametrize(("agenda", "seed"), [("180min", 11), ("60min", 5)])
def test_a_long_workshop_and_one_with_a_choice_agree_too(db: Path, agenda: str, seed: int) -> None:
    """Every form of picture, every kind of answer, and the follow-up; read back after the session is closed."""
    workshop = Workshop(agenda)
    code = json.loads(wli(db, "session", "new", "--agenda", agenda, "--json"))["session"]
    with open_store(f"sqlite:///{db}") as store:
        people = simulate(store, code, participants=32, seed=seed, leave=0.05, follow_up=0.8)
    room = Room(json.loads(json.dumps(people)), workshop, handed_in(db))
    told = json.loads(wli(db, "summary", code, "--json"))
    organiser = json.loads(wli(db, "summary", code, "--audience", "organiser", "--json"))
    assert Checking(told, room, report=False).run() >= 120
    assert Checking(organiser, room, report=False).run(finer=told) >= 60
    assert '"sidejob' not in json.dumps(organiser)
    for audience, finer in (("facilitator", None), ("organiser", told)):
        report = json.loads(exported(db, code, "json", audience))
        Checking(report, room, report=True).run(finer=finer)
        lang = "en" if finer else "ja"
        check_csv(exported(db, code, "csv", audience, lang), report, lang)
        if (audience == "facilitator") == (agenda == "180min"):
            check_html(exported(db, code, "html", audience, lang).decode(), report, lang)


def test_who_left_is_told_beside_who_stayed(db: Path) -> None:
    """Where many leave, the answers before of both are compared, and everybody in the picture is counted."""
    code = json.loads(wli(db, "session", "new", "--agenda", AGENDA, "--json"))["session"]
    with open_store(f"sqlite:///{db}") as store:
        people = simulate(store, code, participants=56, seed=3, leave=0.12)
    room = Room(json.loads(json.dumps(people)), SHORT, handed_in(db))
    told = json.loads(wli(db, "summary", code, "--json"))
    rows = told["exercises"]["E02"]["figures"]["leavers"]["rows"]
    assert {row["value"] for row in rows if row["median"] is not None} == {"stayed", "left"}
    assert Checking(told, room, report=False).run() >= 60
    organiser = json.loads(wli(db, "summary", code, "--audience", "organiser", "--json"))
    Checking(organiser, room, report=False).run(finer=told)


def test_the_commands_agree_as_processes(tmp_path: Path) -> None:
    db = tmp_path / "wli.db"
    environment = {**os.environ, "WLI_DATABASE_URL": f"sqlite:///{db}"}

    def run(*arguments: str) -> str:
        command = [sys.executable, "-m", "wli_toolkit", *arguments]
        done = subprocess.run(command, capture_output=True, text=True, env=environment, check=True)
        assert done.stderr == ""
        return done.stdout

    code = json.loads(run("session", "new", "--json"))["session"]
    simulated = json.loads(run("simulate", code, "--participants", "20", "--seed", "1", "--json"))
    room = Room(simulated["participants"], SHORT, handed_in(db))
    told = json.loads(run("summary", code, "--json"))
    assert Checking(told, room, report=False).run() >= 60
    page = tmp_path / "organiser.html"
    run("export", code, "--to", str(page), "--audience", "organiser")
    report = json.loads(exported(db, code, "json", "organiser"))
    Checking(report, room, report=True).run(finer=told)
    check_html(page.read_text(encoding="utf-8"), report)


def test_no_report_tells_before_and_after_of_fewer_than_ten(db: Path) -> None:
    """Twelve came, ten answered one of the outcomes both times, eight another: only the first is reported."""
    code, room = session(db, 12, 1)
    both = {
        name: len(room.column("E02", "before", name).keys() & room.column("E02", "after", name).keys())
        for name in ("clarity", "options", "agency", "pos_want")
    }
    assert max(both.values()) >= REPORTED_FROM > min(both.values()), "or this shows nothing"
    report = json.loads(exported(db, code, "json", "facilitator"))
    told = {
        row["line"]: row["n"]
        for row in report["exercises"]["E02"]["figures"]["change"]["rows"]
        if row["n"] is not None
    }
    assert told == {name: people for name, people in both.items() if people >= REPORTED_FROM}


@pytest.fixture(scope="module")
def few(db: Path) -> dict[int, str]:
    """Return a session of four people and one of a single person."""
    return {4: session(db, 4, 2)[0], 1: session(db, 1, 1)[0]}


@pytest.mark.parametrize("audience", list(AUDIENCES))
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_of_four_people_only_how_many_joined_is_told(
    db: Path, few: Mapping[int, str], audience: str, lang: str
) -> None:
    """The files of four people differ from those of a single one in nothing but how many joined."""
    told = json.loads(wli(db, "summary", few[4], "--audience", AUDIENCES[audience], "--json"))
    assert told["joined"] == 4
    report = json.loads(exported(db, few[4], "json", audience, lang))
    for each in (told, report):
        assert list(every_number(each)) == []
        assert each["exercises"] == {}
    check_csv(exported(db, few[4], "csv", audience, lang), report, lang)
    for suffix in ("csv", "html"):
        files = {each: exported(db, code, suffix, audience, lang).decode() for each, code in few.items()}
        if suffix == "html":
            check_html(files[4], report, lang)
        assert nameless(files[4], few[4], 4) == nameless(files[1], few[1], 1)


def nameless(file: str, code: str, joined: int) -> str:
    """Return a file without its session's code and without how many joined."""
    number = rf"(?<![\d.]){joined}( ?)(人|people|participants?|person|who joined)"
    return re.sub(number, r"N\1\2", file.replace(code, "CODE"))


def test_a_page_tells_what_the_json_tells_and_has_its_limits(db: Path) -> None:
    code, _room = session(db, 12, 7)
    report = json.loads(exported(db, code, "json", "facilitator"))
    assert report["exercises"]
    for lang in LIMITS:
        check_html(exported(db, code, "html", "facilitator", lang).decode(), report, lang)


@pytest.mark.parametrize("starts", ["=+-@", "＝＋－＠"], ids=["ascii", "full-width"])
def test_no_wording_of_a_pack_becomes_a_formula(tmp_path: Path, starts: str) -> None:
    """Excel in Japanese takes the full-width signs for formulas too."""
    from wli_toolkit.content import load_agenda, load_pack

    pack = tmp_path / "pack"
    shutil.copytree(PACK, pack)
    places = (
        ("E01", r'^\[title\]\nja = "'),  # an exercise's title, a figure's, a row's label, a line's
        ("E02", r'id = "now_want"\n(?:(?!\[\[).)*?title = { ja = "'),
        ("E01", r'id = "suits"\nform(?:(?!\[\[).)*?lines = \[\n  { ja = "'),
        ("E02", r'id = "now_want"\n(?:(?!\[\[).)*?lines = \[\n  { ja = "'),
    )
    words = []
    for (exercise, place), start in zip(places, starts, strict=True):
        path = pack / "exercises" / f"{exercise}.toml"
        text = path.read_text(encoding="utf-8")
        met = re.search(f'({place})([^"]+)', text, re.MULTILINE | re.DOTALL)
        assert met is not None, place
        words.append(start + met[2])
        path.write_text(text[: met.end(1)] + start + text[met.end(1) :], encoding="utf-8")
    db = tmp_path / "wli.db"
    with open_store(f"sqlite:///{db}") as store:
        own = load_pack(pack)
        made, _ = store.create_session(agenda=load_agenda(own, AGENDA), pack=own)
    wli(db, "simulate", made.code, "--participants", "6", "--seed", "1")
    raw = exported(db, made.code, "csv", "facilitator").decode("utf-8-sig")
    cells_of = [cell for row in csv.reader(io.StringIO(raw)) for cell in row if cell]
    for word in words:
        assert f"'{word}" in cells_of, word
    for cell in cells_of:
        if cell.startswith(tuple(starts)):
            assert float(cell) < 0, cell
