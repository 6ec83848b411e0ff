"""Imports flow one way: held over the syntax tree, nested imports included."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
PACKAGE = ROOT / "wli_toolkit"

BELOW: dict[str, set[str]] = {}
"""What each room may import of ours."""
LAYERS = (
    {"content"},
    {"store", "scoring"},
    {"summaries"},
    {"charts"},
    {"widgets", "reports"},
    {"pages", "guide"},
    {"server", "simulate"},
    {"cli"},
    {"__main__"},
)
for _index, _layer in enumerate(LAYERS):
    for _room in _layer:
        BELOW[_room] = set().union(*LAYERS[:_index])
for _room in ("server", "widgets"):
    BELOW[_room] -= {"summaries", "reports", "charts"}

ONLY_IN = {
    "sqlalchemy": {"store"},
    "alembic": {"store"},
    "pandas": {"summaries", "reports"},
    "scipy": {"summaries"},
    "numpy": {"summaries"},
    "sudachipy": {"summaries"},
    "altair": {"charts"},
    "vl_convert": {"charts"},
    "ipywidgets": {"widgets", "pages"},
    "anywidget": {"widgets"},
    "voila": {"server"},
    "tornado": {"server", "simulate"},  # live people are clients of the same protocol
    "jupyter_server": {"server"},
    "click": {"cli", "server"},
    "pydantic": {"content"},
}
HEAVY = (
    "pandas",
    "scipy",
    "numpy",
    "altair",
    "vl_convert",
    "pptx",
    "xlsxwriter",
    "voila",
    "jupyter_server",
    "sudachipy",
)


def modules() -> list[Path]:
    """Return the package's modules."""
    return sorted(PACKAGE.rglob("*.py"))


def room_of(path: Path) -> str:
    """Return the room a module stands in; the facade is its own."""
    parts = path.relative_to(PACKAGE).parts
    return parts[0] if len(parts) > 1 else parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    """Return the dotted names that a module imports anywhere in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_room_imports_only_what_stands_below_it(path: Path) -> None:
    room = room_of(path)
    if room == "__init__":
        return
    for name in imported(path):
        parts = name.split(".")
        if parts[0] == "wli_toolkit" and len(parts) > 1 and parts[1] in BELOW and parts[1] != room:
            assert parts[1] in BELOW[room], f"{room} imports {name}"


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_library_is_known_in_its_room_only(path: Path) -> None:
    room = room_of(path)
    for name in imported(path):
        allowed = ONLY_IN.get(name.split(".")[0])
        assert allowed is None or room in allowed, f"{room} imports {name}"


def loaded_after(code: str) -> set[str]:
    """Return which heavy libraries a fresh process has loaded after running `code`."""
    script = f"{code}\nimport sys\nprint(*[n for n in {HEAVY!r} if n in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_a_participants_kernel_stays_light() -> None:
    assert loaded_after("import wli_toolkit.pages.participant, wli_toolkit.pages.take_home") == set()


def test_the_server_never_loads_pandas() -> None:
    heavy = loaded_after("import wli_toolkit.server.run, wli_toolkit.server.app, wli_toolkit.server.routes")
    assert heavy <= {"voila", "jupyter_server"}


def test_the_facade_loads_nothing() -> None:
    assert loaded_after("import wli_toolkit") == set()
