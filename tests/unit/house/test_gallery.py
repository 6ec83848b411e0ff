"""The guide's gallery shows every screen, and every picture that it shows is there and small."""

from __future__ import annotations

import re

from tests.gallery import PAGE, PARTS, PICTURES, file_name, pages, shown_at
from tests.views.named import SCREENS

MOST_BYTES = 5_000_000
SHOWN = re.compile(r"\]\(\.\./pictures/gallery/([\w.-]+)\)")


def test_the_pages_show_every_screen_and_nothing_else() -> None:
    wanted = [file_name(name, *at) for name in SCREENS for at in shown_at(name)]
    there = {path: path.read_text(encoding="utf-8") for path in [PAGE, *PARTS.iterdir()]}
    assert sorted(SHOWN.findall("".join(there.values()))) == sorted(wanted)
    assert there == pages()


def test_its_pictures_are_there_and_small() -> None:
    there = {path.name: path.stat().st_size for path in PICTURES.iterdir()}
    assert set(there) == {file_name(name, *at) for name in SCREENS for at in shown_at(name)}
    assert min(there.values()) > 0
    assert sum(there.values()) <= MOST_BYTES
