"""Runs the review notebook anew and keeps its outputs: `python tests/notebooks/renew_review.py`.

For whoever changed on purpose what a summary says: then read the difference. The files that the notebook writes go to
a folder of their own.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import nbformat
from nbclient import NotebookClient

REVIEW = Path(__file__).parents[2] / "notebooks" / "review.ipynb"
PATIENCE_S = 600


def renew(path: Path = REVIEW) -> None:
    """Execute a notebook in its place, without timings and without what this machine calls its kernel."""
    notebook = nbformat.read(path, as_version=4)
    kept = notebook.metadata.copy()
    with tempfile.TemporaryDirectory() as folder:
        NotebookClient(
            notebook,
            timeout=PATIENCE_S,
            kernel_name="python3",
            record_timing=False,
            resources={"metadata": {"path": folder}},
        ).execute()
    notebook.metadata = kept
    nbformat.write(notebook, path)


if __name__ == "__main__":
    renew()
