"""A copy of the standard pack that a test may spoil."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from wli_toolkit.content import Problem, check_pack
from wli_toolkit.content.loading import PACKS


class PackCopy:
    """The standard pack in a folder of the test's own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        shutil.copytree(PACKS / "standard", folder)

    def edit(self, file: str, old: str, new: str) -> None:
        """Replace the first `old` in `file` by `new`; `old` must be there."""
        path = self.folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{file} does not hold {old!r}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    def add(self, file: str, text: str) -> None:
        """Write a new file."""
        (self.folder / file).write_text(text, encoding="utf-8")

    def problems(self) -> list[Problem]:
        return check_pack(self.folder)

    def only_problem(self) -> Problem:
        """The one mistake there is; its English and Japanese are whole sentences."""
        problems = self.problems()
        assert len(problems) == 1, [problem.line() for problem in problems]
        for text in (problems[0].says, problems[0].way_out):
            for sentence in (text.ja, text.en):
                assert "{" not in sentence.replace("{ ja =", "").replace("{ id =", "").replace("{ ", "")
        return problems[0]


@pytest.fixture
def pack_copy(tmp_path: Path) -> PackCopy:
    return PackCopy(tmp_path / "my-pack")
