"""What README, CHANGELOG and CI say about each other is true."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from wli_toolkit import __version__

ROOT = Path(__file__).parents[3]


def text(name: str) -> str:
    """Return a file of the checkout."""
    return (ROOT / name).read_text(encoding="utf-8")


def test_newest_changelog_heading_is_the_version() -> None:
    newest = re.search(r"^## (\S+)", text("CHANGELOG.md"), re.MULTILINE)
    assert newest is not None
    assert newest[1] == __version__


def test_pyproject_has_the_same_version() -> None:
    assert f'version = "{__version__}"' in text("pyproject.toml")


def commands() -> list[str]:
    """Return the README's shell commands for Linux and macOS."""
    return re.findall(r"```sh\n(.*?)\n```", text("README.md"), re.DOTALL)


def test_ci_runs_the_readmes_test_command() -> None:
    test_command = next(command for command in commands() if "pytest" in command)
    assert test_command in text(".ci/run")


def test_the_demo_command_is_there() -> None:
    assert any("wli demo" in command for command in commands())


def test_pictures_in_the_readme_exist() -> None:
    pictures = re.findall(r"!\[[^\]]*\]\(([^)]+)\)", text("README.md"))
    assert pictures
    assert all((ROOT / picture).is_file() for picture in pictures)


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        str(path.relative_to(ROOT))
        for path in (ROOT / "wli_toolkit").rglob("*.py")
        if not path.read_text(encoding="utf-8").lstrip().startswith(('"""', "'''"))
    ]
    assert silent == []


def test_no_file_is_larger_than_two_rooms() -> None:
    tracked = subprocess.run(
        ["git", "ls-files", "wli_toolkit/*.py", "wli_toolkit/*.js"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    long = {name: n for name in tracked if (n := text(name).count("\n")) > 400}
    assert long == {}


def test_everything_that_contributing_names_is_there() -> None:
    named = set(
        re.findall(r"`((?:wli_toolkit|tests|notebooks|facilitator_guide)/[\w./]*)`", text("CONTRIBUTING.md"))
    )
    assert len(named) > 30
    assert sorted(name for name in named if not (ROOT / name).exists()) == []
