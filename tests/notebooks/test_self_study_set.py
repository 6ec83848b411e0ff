"""One notebook for each exercise, each leading to the next, with nothing in it that does not exist."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path

from wli_toolkit.content import load_agenda, load_pack

FOLDER = Path(__file__).parents[2] / "notebooks" / "self_study"


def words(path: Path) -> str:
    """Return all that is written in a notebook."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return "\n".join("".join(cell["source"]) for cell in cells)


def of_exercises() -> dict[str, Path]:
    """Return the notebooks named after an exercise, by its id."""
    return {path.name.partition("_")[0]: path for path in sorted(FOLDER.glob("E*.ipynb"))}


def test_every_exercise_has_its_notebook_and_every_notebook_its_exercise() -> None:
    assert list(of_exercises()) == [exercise.id for exercise in load_pack().exercises]
    for name, path in of_exercises().items():
        assert f'wli.exercise("{name}")' in words(path)


def test_every_link_leads_to_a_notebook() -> None:
    for path in FOLDER.glob("*.ipynb"):
        for target in re.findall(r"\]\(([\w.-]+\.ipynb)\)", words(path)):
            assert (FOLDER / target).is_file(), (path.name, target)


def test_they_can_be_done_in_sequence() -> None:
    notebooks = of_exercises()
    order = list(load_agenda(load_pack(), "self-study").exercises)
    assert sorted(order) == sorted(notebooks)
    for name, following in pairwise(order):
        assert f"]({notebooks[following].name})" in words(notebooks[name]), (name, following)


def test_what_is_asked_again_is_asked_at_the_end() -> None:
    assert 'wli.exercise("E02", "after")' in words(of_exercises()["E14"])
    assert "wli.follow_up()" in words(FOLDER / "day30_look_back.ipynb")
