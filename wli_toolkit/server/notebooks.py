"""The served notebooks, read once for each state of their files."""

from __future__ import annotations

import copy
from functools import lru_cache
from pathlib import Path
from typing import Any

import nbformat


def read_notebook(path: Path) -> Any:
    """Return the notebook at `path`, without outputs; parsed and checked once for each state of the file."""
    return copy.deepcopy(_parsed(path, path.stat().st_mtime_ns))


@lru_cache(maxsize=8)
def _parsed(path: Path, _changed: int) -> Any:
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs = []
    return notebook
