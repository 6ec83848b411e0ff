"""Each kind of export, opened again, holds every number of `wli summary --json`, none more and none less."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from tests.unit.reports.exported_files import READERS, sheet_numbers
from wli_toolkit.cli.main import main
from wli_toolkit.content import load_agenda, load_pack
from wli_toolkit.content.model import LANGS, Lang
from wli_toolkit.reports import wording
from wli_toolkit.simulate import simulate
from wli_toolkit.store import Store

PAIRS = 10
"""Fewer pairs are not told of in a report."""
SESSIONS = [(agenda, people) for agenda in ("60min", "180min") for people in (24, 8)]
AUDIENCES = {"facilitator": "room", "organiser": "organiser"}
Told = dict[str, Any]
BARS = ("n", "count", "share", "low", "high", "median", "q1", "q3")
ON_SHEETS = {
    "stacked": ("n", "count", "share"),
    "heat": ("n", "count", "share"),
    "before_after": (
        "n",
        "count",
        "median",
        "q1",
        "q3",
        "mean",
        "mean_low",
        "mean_high",
        "dz",
        "median_moved",
    ),
}
"""What the tables of an exercise's sheet tell; intervals of crossed tables stand in the list of all numbers."""
TELLING = ("count", "share", "median", "mean", "median_moved")


@pytest.fixture(scope="module")
def codes(store: Store) -> dict[tuple[str, int], str]:
    """Return closed sessions of simulated people."""
    made = {}
    for agenda, people in SESSIONS:
        session, _passcode = store.create_session(agenda=load_agenda(load_pack(), agenda), simulated=True)
        simulate(store, session.code, participants=people, seed=4, leave=0.05)
        store.close_session(session.code)
        made[agenda, people] = session.code
    return made


def wli(store: Store, *arguments: str) -> str:
    """Run `wli` in this process and return what it prints."""
    done = CliRunner().invoke(main, [*arguments, "--db", store.url])
    assert done.exit_code == 0, done.output
    return done.output


@pytest.fixture(scope="module")
def summary(store: Store, codes: dict[tuple[str, int], str]) -> Callable[[tuple[str, int], str], Told]:
    """Return a way to read what `wli summary --json` tells, without what a report may not tell."""
    known: dict[tuple[tuple[str, int], str], Told] = {}

    def read(session: tuple[str, int], audience: str) -> Told:
        key = (session, audience)
        if key not in known:
            printed = wli(store, "summary", codes[session], "--audience", AUDIENCES[audience], "--json")
            known[key] = reported(json.loads(printed))
        return known[key]

    return read


def reported(told: Told) -> Told:
    """Return a summary without lines of before and after that fewer than ten people answered both times."""
    for name, exercise in told["exercises"].items():
        declared = {figure.id: figure for figure in load_pack().exercise(name).figures}
        for figure_id, figure in list(exercise["figures"].items()):
            of_pairs = figure["form"] == "before_after" or declared[figure_id].compares == "occasions"
            if not of_pairs:
                continue
            lines: dict[Any, list[Any]] = {}
            for row in figure["rows"]:
                lines.setdefault(row.get("line"), []).append(row)
            few = {line for line, rows in lines.items() if max(row["n"] or 0 for row in rows) < PAIRS}
            figure["rows"] = [row for row in figure["rows"] if row.get("line") not in few]
            if not figure["rows"]:
                del exercise["figures"][figure_id]
    return told


def rows_of(told: Told) -> list[tuple[Told, Told]]:
    """Return every row of a summary with its figure."""
    figures = [figure for exercise in told["exercises"].values() for figure in exercise["figures"].values()]
    return [(figure, row) for figure in figures for row in figure["rows"]]


def in_a_list(figure: Told, row: Told) -> list[float]:
    """Return a row's numbers as a flat list has them: n, people, share, interval, quartiles, change, not counted."""
    ends = ("mean_low", "mean_high") if row.get("mean") is not None else ("low", "high")
    keys = ("n", "count", "share", *ends, "median", "q1", "q3", "mean", "dz", "median_moved")
    values = [*(row.get(key) for key in keys), figure["missing"]]
    return [float(value) for value in values if value is not None]


def in_an_appendix(row: Told) -> list[tuple[float, float]]:
    """Return a row's numbers as an appendix has them, each with how far rounding may move it."""
    keys = {
        "n": 0.0,
        "count": 0.0,
        "share": 0.0,
        "low": 0.5,
        "high": 0.5,
        "median": 0.05,
        "q1": 0.05,
        "q3": 0.05,
    }
    if row.get("q1") is None or row.get("q3") is None:
        keys = {key: near for key, near in keys.items() if key not in {"q1", "q3"}}
    if row.get("mean") is not None:
        keys |= dict.fromkeys(("mean", "mean_low", "mean_high", "dz"), 0.005)
    else:
        keys["median_moved"] = 0.05
    return [(float(row[key]), near + 1e-9) for key, near in keys.items() if row.get(key) is not None]


def same(found: list[list[float]], wanted: list[list[tuple[float, float]]]) -> int:
    """Assert that numbers are those wanted, row by row, and return how many there are."""
    assert len(found) == len(wanted)
    for cells, row in zip(found, wanted, strict=True):
        assert len(cells) == len(row), (cells, row)
        for cell, (value, near) in zip(cells, row, strict=True):
            assert abs(cell - value) <= near, (cells, row)
    return sum(len(row) for row in found)


def tells(row: Told) -> bool:
    """Whether a row has a number of its own, or at least of how many people it is."""
    return row["n"] is not None or row.get("almost_all") is True or any(in_an_appendix(row))


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("session", SESSIONS, ids=str)
@pytest.mark.parametrize("suffix", READERS)
def test_an_export_holds_every_number(
    store: Store,
    codes: dict[tuple[str, int], str],
    summary: Any,
    tmp_path: Path,
    suffix: str,
    session: tuple[str, int],
    audience: str,
    lang: Lang,
) -> None:
    path = tmp_path / f"r{suffix}"
    wli(store, "export", codes[session], "--to", str(path), "--lang", lang, "--audience", audience)
    told = summary(session, audience)
    responses, found, said = READERS[suffix](path, lang)
    rows = rows_of(told)
    if suffix in {".csv", ".xlsx"}:
        # A figure that tells nothing has a line without numbers there.
        wanted = [[(number, 0.0) for number in in_a_list(figure, row)] for figure, row in rows]
        count = same([row for row in found if row], [row for row in wanted if row])
    else:
        shown = [row for _figure, row in rows if tells(row) or suffix == ".html"]
        count = same(found, [in_an_appendix(row) for row in shown])
    least = {("organiser", 8): 0, ("facilitator", 8): 20, ("organiser", 24): 40, ("facilitator", 24): 200}
    assert count >= least[audience, session[1]]
    assert (count > 0) == bool(rows)
    for limit in wording.LIMITS:
        assert limit.get(lang).format(n=told["joined"]) in said
    answered = [
        [float(each["n"]), share_of(each["n"], told["joined"])] for each in told["exercises"].values()
    ]
    assert [each[-2:] for each in responses if len(each) > 1] == answered


def share_of(answered: int, joined: int) -> float:
    """Return whole percent, halves rounded up."""
    return float((200 * answered + joined) // (2 * joined))


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("session", SESSIONS, ids=str)
def test_the_sheets_of_exercises_hold_their_numbers(
    store: Store,
    codes: dict[tuple[str, int], str],
    summary: Any,
    tmp_path: Path,
    session: tuple[str, int],
    audience: str,
) -> None:
    path = tmp_path / "r.xlsx"
    wli(store, "export", codes[session], "--to", str(path), "--audience", audience)
    sheets = sheet_numbers(path)
    wanted = {
        name: exercise
        for name, exercise in summary(session, audience)["exercises"].items()
        if exercise["figures"]
    }
    assert list(sheets) == list(wanted)
    for name, exercise in wanted.items():
        told = [(figure, row) for figure in exercise["figures"].values() for row in figure["rows"]]
        numbers = {number for _figure, row in told for number in in_a_list({"missing": None}, row)}
        own = {
            float(row[key])
            for figure, row in told
            for key in ON_SHEETS.get(figure["form"], BARS)
            if row.get(key) is not None and any(row.get(each) is not None for each in TELLING)
        }
        assert own <= set(sheets[name]) <= numbers


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("session", SESSIONS, ids=str)
def test_json_is_the_summary_with_its_limits(
    store: Store,
    codes: dict[tuple[str, int], str],
    summary: Any,
    tmp_path: Path,
    session: tuple[str, int],
    audience: str,
) -> None:
    path = tmp_path / "r.json"
    wli(store, "export", codes[session], "--to", str(path), "--audience", audience)
    written, told = json.loads(path.read_text(encoding="utf-8")), summary(session, audience)
    assert [limit["ja"] for limit in written["limits"]] == [
        limit.ja.format(n=told["joined"]) for limit in wording.LIMITS
    ]
    assert set(written["exercises"]) == set(told["exercises"])
    for name, exercise in told["exercises"].items():
        mine = written["exercises"][name]
        assert {key: figure["rows"] for key, figure in mine["figures"].items()} == {
            key: figure["rows"] for key, figure in exercise["figures"].items()
        }
        assert mine["fields"].items() <= exercise["fields"].items()
        assert written["responses"][name] == {
            "answered": exercise["n"],
            "share": share_of(exercise["n"], told["joined"]),
        }
    assert written["audience"] == AUDIENCES[audience]
