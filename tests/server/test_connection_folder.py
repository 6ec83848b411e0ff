"""Kernels' sockets lie where the system allows their paths; where it cannot be, kernels listen on ports."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
import zmq

from wli_toolkit.server import app
from wli_toolkit.server.connection_folder import LONGEST_SOCKET_NAME, kernel_transport, make_connection_folder
from wli_toolkit.server.own_folders import let_go
from wli_toolkit.server.starting.starter import Start
from wli_toolkit.store import open_store


def test_a_temporary_folder_that_is_too_deep_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deep = tmp_path / ("d" * 60) / ("e" * 60)
    deep.mkdir(parents=True)
    monkeypatch.setattr(tempfile, "tempdir", str(deep))
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    folder = Path(make_connection_folder())
    try:
        assert deep not in folder.parents
        assert kernel_transport(folder) == "ipc"
        assert folder.stat().st_mode & 0o077 == 0
    finally:
        let_go(str(folder))


@pytest.mark.parametrize(("spare", "expected"), [(0, "ipc"), (-1, "tcp")])
def test_the_limit_is_the_system_s(tmp_path: Path, spare: int, expected: str) -> None:
    longest = zmq.IPC_PATH_MAX_LEN - LONGEST_SOCKET_NAME - spare
    folder = "/" + "f" * (longest - 1)
    assert kernel_transport(folder) == expected
    named = f"{folder}/kernel-{'0' * 36}-ipc-5"
    assert (len(named) <= zmq.IPC_PATH_MAX_LEN) == (expected == "ipc")


class Counting:
    """A starter that holds one thing open, and starts nothing."""

    mode = "spawn"
    ready = None
    held = 0

    def open(self) -> None:
        """Hold it."""
        self.held = 1

    def start(self, start: Start) -> None:
        """Refuse: no kernel is asked for here."""
        raise AssertionError(start)

    def close(self) -> None:
        """Let go."""
        self.held = 0


def test_without_a_folder_for_sockets_the_starter_holds_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    starter = Counting()

    def no_folder() -> str:
        raise OSError("No usable temporary directory found")

    monkeypatch.setattr(app, "starter", lambda *_asked: starter)
    monkeypatch.setattr(app, "make_connection_folder", no_folder)
    with open_store(f"sqlite:///{tmp_path / 'x.db'}") as store:
        options = app.ServerOptions(store=store, secret=b"x" * 32, notebooks=tmp_path)
        server = app.WorkshopServer(options, lambda _port: None)
        with pytest.raises(OSError, match="temporary directory"):
            server.start()
    assert starter.held == 0
