"""Each claim of the guide that names a test names one that is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
NODE = re.compile(r"`(tests/[\w/]+\.py)((?:::\w+)?)")
AT_LEAST = {"accessibility.md": 1, "privacy.md": 15, "reliability.md": 60}
"""How many tests each page names, so that none goes unread here."""


@pytest.mark.parametrize("page", AT_LEAST)
def test_every_test_that_a_page_names_is_there(page: str) -> None:
    named = NODE.findall((ROOT / "facilitator_guide" / page).read_text(encoding="utf-8"))
    assert len(named) >= AT_LEAST[page]
    for file, test in named:
        code = (ROOT / file).read_text(encoding="utf-8")
        assert f"def {test.removeprefix('::')}" in code, f"{page}: {file}{test}"
