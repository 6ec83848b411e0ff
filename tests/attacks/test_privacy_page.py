"""Each claim of the guide's page on privacy names a test that is there."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
NODE = re.compile(r"`(tests/[\w/]+\.py)(?:::(\w+))?`")


def test_every_test_that_the_page_names_is_there() -> None:
    page = (ROOT / "facilitator_guide" / "privacy.md").read_text(encoding="utf-8")
    named = NODE.findall(page)
    assert len(named) > 15
    for file, test in named:
        code = (ROOT / file).read_text(encoding="utf-8")
        assert f"def {test}" in code, f"{file}::{test}"
