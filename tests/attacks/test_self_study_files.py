"""A self-study notebook that is saved, with its widgets, and sent to somebody holds nothing that was answered in it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

MARKER = "Sq3MarkerW8"
CELLS = (
    "import wli_toolkit as wli\nfrom wli_toolkit.pages import self_study\n"
    "from wli_toolkit.content import load_pack\n"
    "page = self_study.own_page(())\n"
    "place = {'exercise': 'E11', 'occasion': 'during', 'row': 0}\n"
    "for op, field in enumerate(('cue', 'act')):\n"
    "    page.receive({'type': 'save', 'op': str(op), 'field': field, **place, 'value': 'Sq3' + 'MarkerW8'})\n"
    "page.receive({'type': 'hello'})\n"
    "assert [a.value for a in page.store.answers(page.participant, page.key)].count('Sq3' + 'MarkerW8') == 2",
    "wli.exercise('E11')",
    "self_study.practice()",
)
"""What typing does, through the same door as the front end; the marker stands in no cell as it is."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Run and save a notebook as JupyterLab does, its widgets' state included, and convert it."""
    place = tmp_path_factory.mktemp("study")
    cells = [nbformat.v4.new_code_cell(cell) for cell in CELLS]  # type: ignore[no-untyped-call]
    notebook = nbformat.v4.new_notebook(cells=cells)  # type: ignore[no-untyped-call]
    saved = place / "notebook"
    saved.mkdir()
    path = saved / "mine.ipynb"
    nbformat.write(notebook, path)  # type: ignore[no-untyped-call]
    home = place / "home"
    (home / "ipython").mkdir(parents=True)
    env = {
        **os.environ,
        "WLI_SELF_STUDY": str(place / "own"),
        "IPYTHONDIR": str(home / "ipython"),
        "HOME": str(home),
        "TMPDIR": str(home),
    }
    for arguments in (["--to", "notebook", "--execute", "--inplace"], ["--to", "html", "--embed-images"]):
        subprocess.run(
            [sys.executable, "-m", "nbconvert", *arguments, str(path)],
            env=env, check=True, capture_output=True, timeout=120,
        )  # fmt: skip
    return place


def test_the_saved_notebook_has_its_widgets_and_nothing_that_was_answered(folder: Path) -> None:
    code = (folder / "own" / "self-study-code").read_text(encoding="ascii").split()[1]
    notebook = folder / "notebook" / "mine.ipynb"
    text = notebook.read_text(encoding="utf-8")
    assert "application/vnd.jupyter.widget-state+json" in text, (
        "the widgets' state was not saved; this shows nothing"
    )
    read = nbformat.read(notebook, 4)  # type: ignore[no-untyped-call]
    assert read.cells[1].outputs, "nothing was shown"
    files = [path for part in ("notebook", "home") for path in (folder / part).rglob("*") if path.is_file()]
    assert {".ipynb", ".html"} <= {path.suffix for path in files}
    for path in files:
        raw = path.read_bytes()
        for secret in (MARKER, code, code.replace("-", "")):
            assert secret.encode() not in raw, path


def test_what_was_answered_is_sealed_in_the_own_store(folder: Path) -> None:
    code = (folder / "own" / "self-study-code").read_text(encoding="ascii").split()[1]
    files = [path for path in (folder / "own").iterdir() if path.name.startswith("self-study.db")]
    assert files
    for path in files:
        assert MARKER.encode() not in path.read_bytes()
        assert code.encode() not in path.read_bytes()
