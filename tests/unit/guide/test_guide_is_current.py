"""What lies in facilitator_guide is what the standard pack makes today, no more and no less."""

from __future__ import annotations

import io
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from wli_toolkit.content import LANGS, load_pack
from wli_toolkit.guide import made, not_made

GUIDE = Path(__file__).parents[3] / "facilitator_guide"
AGAIN = "make it anew: wli guide --to facilitator_guide"


@cache
def files() -> Mapping[str, bytes]:
    """Return what is made of the standard pack."""
    return made(load_pack())


def texts(data: bytes) -> list[list[str]]:
    """Return what stands on each slide of a deck and in its notes."""
    deck: Any = Presentation(io.BytesIO(data))
    return [
        [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
        + [slide.notes_slide.notes_text_frame.text]
        for slide in deck.slides
    ]


@pytest.mark.parametrize("name", [name for name in files() if not name.endswith(".pptx")])
def test_each_page_is_as_the_pack_makes_it(name: str) -> None:
    there = GUIDE / name
    assert there.is_file(), f"{name} is missing; {AGAIN}"
    assert there.read_text(encoding="utf-8") == files()[name].decode(), f"{name} is out of date; {AGAIN}"


@pytest.mark.parametrize("lang", LANGS)
def test_the_slides_say_what_the_pack_says(lang: str) -> None:
    name = f"slides/talk-{lang}.pptx"
    assert texts((GUIDE / name).read_bytes()) == texts(files()[name]), f"{name} is out of date; {AGAIN}"


@pytest.mark.parametrize("lang", LANGS)
def test_every_exercise_and_agenda_has_its_page_and_every_page_is_of_one(lang: str) -> None:
    pack = load_pack()
    for folder, ids in (
        ("exercises", {one.id for one in pack.exercises}),
        ("run_sheets", {one.id for one in pack.agendas}),
    ):
        pages = {page.stem for page in (GUIDE / lang / folder).glob("*.md")} - {"README"}
        assert pages == ids
        index = (GUIDE / lang / folder / "README.md").read_text(encoding="utf-8")
        assert all(f"{one}.md)" in index for one in ids)
    assert not_made(files(), GUIDE) == []


def test_nothing_is_printed_or_shown_that_is_not_made() -> None:
    there = {page.relative_to(GUIDE).as_posix() for page in (GUIDE / "print").glob("*")}
    there |= {page.relative_to(GUIDE).as_posix() for page in (GUIDE / "slides").glob("*")}
    assert there == {name for name in files() if name.startswith(("print/", "slides/"))}


def test_the_same_pack_makes_the_same_bytes() -> None:
    assert made(load_pack()) == files()
