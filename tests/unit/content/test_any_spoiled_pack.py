"""Whatever stands in a pack's file, the answer is a list of problems, never a traceback."""

from __future__ import annotations

import copy
import datetime as dt
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wli_toolkit.content import Agenda, Exercise, load_pack
from wli_toolkit.content.agenda_rules import agenda_problems
from wli_toolkit.content.files import Reading
from wli_toolkit.content.loading import PACKS
from wli_toolkit.content.model import Declaration
from wli_toolkit.content.rules import exercise_problems

ROOT = PACKS / "standard"
FILES = [*sorted((ROOT / "exercises").glob("*.toml")), *sorted((ROOT / "agendas").glob("*.toml"))]
RAW = {path: tomllib.loads(path.read_text(encoding="utf-8")) for path in FILES}
PACK = load_pack()

VALUES = st.recursive(
    st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.sampled_from(["P", "scale", "others", "lite", "E13", "{n}", "{", "}"])
    | st.datetimes(timezones=st.none() | st.just(dt.UTC)),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["id", "ja", "en", "kind", "value", "options", "x"]), inner, max_size=3
        )
    ),
    max_leaves=6,
)


def places(value: object, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Every place of a file's content where something stands."""
    inside: list[tuple[str | int, ...]] = []
    if isinstance(value, dict):
        entries = list(value.items())
    elif isinstance(value, list):
        entries = list(enumerate(value))
    else:
        entries = []
    for key, entry in entries:
        inside += [(*path, key), *places(entry, (*path, key))]
    return inside


PLACES = [(path, place) for path, raw in RAW.items() for place in places(raw)]


def problems(path: Path, raw: dict[str, object]) -> list[str]:
    reading = Reading(ROOT)
    kind: type[Declaration] = Agenda if path.parent.name == "agendas" else Exercise
    declared = reading.declaration(path, raw, kind)
    found = list(reading.problems)
    if isinstance(declared, Exercise):
        found += exercise_problems("file", declared, {declared.id})
    elif isinstance(declared, Agenda):
        found += agenda_problems("file", declared, PACK.exercises, ())
    assert (declared is None) <= bool(found), "what cannot be used is told"
    return [problem.line(lang) for problem in found for lang in ("ja", "en")]


def test_the_files_as_they_are_have_no_problem():
    assert [problems(path, raw) for path, raw in RAW.items()] == [[]] * len(RAW)


@settings(deadline=None)
@given(st.sampled_from(PLACES), VALUES)
def test_a_value_put_anywhere_is_taken_or_told(place, value):
    path, keys = place
    raw = copy.deepcopy(RAW[path])
    here = raw
    for key in keys[:-1]:
        here = here[key]
    here[keys[-1]] = value
    assert all(len(line.splitlines()) == 1 for line in problems(path, raw))


@settings(deadline=None)
@given(st.sampled_from(PLACES))
def test_anything_left_out_is_no_traceback(place):
    path, keys = place
    raw = copy.deepcopy(RAW[path])
    here = raw
    for key in keys[:-1]:
        here = here[key]
    del here[keys[-1]]
    assert all(len(line.splitlines()) == 1 for line in problems(path, raw))


@settings(deadline=None)
@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_bytes_are_no_traceback(tmp_path_factory, data):
    path = tmp_path_factory.mktemp("any") / "any.toml"
    path.write_bytes(data)
    reading = Reading(path.parent)
    raw = reading.table(path)
    assert (raw is None) == bool(reading.problems)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -float("inf")])
def test_a_band_needs_real_numbers(value):
    path = ROOT / "exercises" / "E02.toml"
    raw = copy.deepcopy(RAW[path])
    control = next(figure for figure in raw["figures"] if figure["id"] == "control")
    control["bands"][0]["low"] = value
    control["bands"][0]["high"] = value
    assert problems(path, raw)
