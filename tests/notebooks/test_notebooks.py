"""Every notebook runs; the review notebook's outputs are compared strictly."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").rglob("*.ipynb"))
COMPARED = ROOT / "notebooks" / "review.ipynb"
NBVAL = ("--nbval-current-env", "--nbval-cell-timeout=240", "-o", "addopts=", "-o", "filterwarnings=", "-q")
MOST_CODE_LINES = 12
PATIENCE_S = 560
WRITTEN = ("進行役用.xlsx", "主催者用.pptx", "主催者用.html", "シリーズ.xlsx")
"""The files that the review notebook writes beside itself."""


def run_nbval(tmp_path: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run nbval in a process of its own, with a self-study folder of its own."""
    return subprocess.run(
        [sys.executable, "-m", "pytest", *NBVAL, *arguments],
        cwd=ROOT,
        env={**os.environ, "WLI_SELF_STUDY": str(tmp_path / "self-study")},
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )


def test_there_are_notebooks() -> None:
    assert COMPARED in NOTEBOOKS
    assert len(NOTEBOOKS) >= 10


def test_stripped_notebooks_run_without_an_exception(tmp_path: Path) -> None:
    done = run_nbval(tmp_path, "--nbval-lax", *(str(path) for path in NOTEBOOKS if path != COMPARED))
    assert done.returncode == 0, done.stdout[-3000:]
    assert "passed" in done.stdout
    assert "skipped" not in done.stdout


@pytest.mark.timeout(PATIENCE_S + 40)
def test_the_review_notebook_says_what_it_said(tmp_path: Path) -> None:
    """Every output is compared as it is, numbers, tables and pictures; a copy runs, because it writes files."""
    copy = shutil.copy(COMPARED, tmp_path)
    done = run_nbval(tmp_path, "--nbval", str(copy))
    assert done.returncode == 0, done.stdout[-3000:]
    assert "passed" in done.stdout
    assert "skipped" not in done.stdout
    for name in WRITTEN:
        assert (tmp_path / name).stat().st_size > 5000, name
        assert not (COMPARED.parent / name).exists()


def test_the_review_notebook_is_read_by_a_facilitator() -> None:
    """Japanese comes first and English beneath; every picture shows in a notebook that is not trusted yet."""
    cells = nbformat.read(COMPARED, as_version=4).cells
    for cell in cells:
        if cell.cell_type == "markdown":
            japanese, english = (re.search(each, cell.source) for each in ("[ぁ-ん]", r"\*[A-Z]"))
            assert japanese, cell.source
            assert english, cell.source
            assert japanese.start() < english.start()
    shown = [output.data for cell in cells for output in cell.get("outputs", []) if "data" in output]
    pictures = [data for data in shown if "image/svg+xml" in data]
    assert len(pictures) >= 6
    assert all("data:image/svg+xml;base64," in data["text/html"] for data in pictures)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebooks_hold_no_logic_and_no_outputs(path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert code
    for cell in code:
        assert len(cell.source.splitlines()) <= MOST_CODE_LINES
        assert not any(word in cell.source for word in ("def ", "class ", "for ", "while "))
        if path == COMPARED:
            assert cell.execution_count is not None, "a cell without a count is not compared"
        else:
            assert cell.outputs == []
            assert cell.execution_count is None
    assert "widgets" not in notebook.metadata, "a widget's state would carry what people wrote"
