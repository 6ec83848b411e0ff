"""Bad input on the command line: one line that names the value and the way out, status 2, never a traceback."""

from __future__ import annotations

import json
import os
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from wli_toolkit.content import load_agenda, load_pack
from wli_toolkit.store import open_store
from wli_toolkit.store.schema import VERSION_TABLE

Wli = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def wli(tmp_path: Path) -> Wli:
    """Return `wli` as a process, with a store of its own."""

    def run(*arguments: str, db: str | None = None) -> subprocess.CompletedProcess[str]:
        url = db or f"sqlite:///{tmp_path / 'wli.db'}"
        return subprocess.run(
            [sys.executable, "-m", "wli_toolkit", *arguments],
            capture_output=True,
            text=True,
            env={**os.environ, "WLI_DATABASE_URL": url},
            timeout=120,
            check=False,
        )

    return run


@pytest.fixture
def code(tmp_path: Path) -> str:
    """Return a session in the store of `wli`."""
    with open_store(f"sqlite:///{tmp_path / 'wli.db'}") as store:
        session, _passcode = store.create_session(agenda=load_agenda(load_pack(), "30min"))
    return session.code


def says(done: subprocess.CompletedProcess[str], *words: str) -> None:
    """Check that one clear line was said and the status is 2."""
    assert done.returncode == 2, done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr
    for word in words:
        assert word in done.stderr


@pytest.mark.parametrize(
    "command",
    [
        ("summary", "ZZZZZZ"),
        ("simulate", "ZZZZZZ", "--participants", "3"),
        ("export", "ZZZZZZ", "--to", "x.html"),
        ("serve", "--session", "ZZZZZZ", "--no-browser", "--port", "0"),
        ("session", "close", "ZZZZZZ"),
        ("session", "purge", "ZZZZZZ", "--yes"),
    ],
    ids=lambda command: command[0],
)
def test_unknown_session(wli: Wli, code: str, command: tuple[str, ...]) -> None:
    says(wli(*command), "ZZZZZZ")


@pytest.mark.parametrize(
    "habit", [("--think", "1", "2"), ("--arrive-within", "5")], ids=lambda habit: habit[0]
)
def test_what_only_live_people_do_is_refused_without_them(
    wli: Wli, code: str, habit: tuple[str, ...], tmp_path: Path
) -> None:
    says(wli("simulate", code, "--participants", "3", *habit), habit[0], "--live")
    with open_store(f"sqlite:///{tmp_path / 'wli.db'}") as store:
        assert store.participants(code) == []


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (("serve", "--day30", "Z"), ("'Z'", "A", "B", "C")),
        (("serve", "--affiliation", "boss"), ("'boss'", "independent")),
        (("simulate", "K7M2QX"), ("--participants",)),
        (("session", "new", "--follow-up-on", "soon"), ("'soon'", "%Y-%m-%d")),
        (("nothing",), ("'nothing'", "--help")),
    ],
    ids=lambda part: part[0] if isinstance(part, tuple) else part,
)
def test_a_wrong_call(wli: Wli, command: tuple[str, ...], words: tuple[str, ...]) -> None:
    says(wli(*command), *words)


def test_wrong_suffix(wli: Wli, code: str, tmp_path: Path) -> None:
    says(wli("export", code, "--to", str(tmp_path / "report.docx")), ".docx", ".html", ".csv", ".json")
    assert not (tmp_path / "report.docx").exists()


def test_port_in_use(wli: Wli, code: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = wli("serve", "--session", code, "--host", "127.0.0.1", "--port", str(port), "--no-browser")
    says(done, str(port), "--port")


def test_a_database_that_cannot_be_written(wli: Wli, tmp_path: Path) -> None:
    says(wli("session", "list", db=f"sqlite:///{tmp_path}"), str(tmp_path))
    says(wli("session", "list", db="sqlite:////proc/none/wli.db"), "/proc/none")


def test_a_file_that_is_no_database(wli: Wli, tmp_path: Path) -> None:
    other = tmp_path / "letter.db"
    other.write_text("Dear reader, " * 500)
    says(wli("session", "list", db=f"sqlite:///{other}"), str(other))
    assert other.read_text().startswith("Dear reader")


def test_a_database_of_a_newer_schema(wli: Wli, code: str, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "wli.db") as connection:
        connection.execute(f"update {VERSION_TABLE} set version_num = 'from_the_future'")  # noqa: S608 - a constant
    connection.close()
    says(wli("session", "list"), "wli.db")
    with sqlite3.connect(tmp_path / "wli.db") as connection:
        assert connection.execute("select count(*) from wli_sessions").fetchone() == (1,)
    connection.close()


def test_a_database_url_of_another_kind(wli: Wli) -> None:
    says(wli("session", "list", db="mysql://somewhere/wli"), "mysql")


def test_an_unknown_agenda(wli: Wli) -> None:
    says(wli("session", "new", "--agenda", "45min"), "45min", "30min")


def test_a_malformed_content_file(wli: Wli, tmp_path: Path) -> None:
    pack = tmp_path / "pack"
    done = wli("content", "check", str(pack))
    assert done.returncode == 2
    assert str(pack) in done.stderr
    assert "Traceback" not in done.stderr
    (pack / "exercises").mkdir(parents=True)
    (pack / "pack.toml").write_text('id = "mine\n')
    done = wli("content", "check", str(pack))
    assert done.returncode == 2
    assert "pack.toml" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_standard_pack_has_no_mistakes(wli: Wli) -> None:
    import wli_toolkit.content as content

    folder = Path(content.__file__).parent / "packs" / "standard"
    done = wli("content", "check", str(folder), "--json")
    assert done.returncode == 0
    assert json.loads(done.stdout)["problems"] == []


def test_a_short_secret(wli: Wli, code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WLI_SECRET", "short")
    says(wli("serve", "--session", code, "--no-browser", "--port", "0"), "WLI_SECRET", "5")


def test_simulating_in_a_closed_session(wli: Wli, code: str) -> None:
    assert wli("session", "close", code).returncode == 0
    says(wli("simulate", code, "--participants", "3"), code)


def test_exercises_as_json(wli: Wli) -> None:
    listed = json.loads(wli("exercises", "--json").stdout)
    assert [one["id"] for one in listed] == [exercise.id for exercise in load_pack().exercises]
    for one in listed:
        assert set(one) == {"id", "title", "minutes", "fields"}
        assert set(one["title"]) == {"ja", "en"}
        for field in one["fields"]:
            assert set(field) == {"id", "kind", "visibility", "required"}


def test_sessions_are_made_listed_and_purged(wli: Wli) -> None:
    made = json.loads(wli("session", "new", "--json").stdout)
    listed = json.loads(wli("session", "list", "--json").stdout)["sessions"]
    assert [row["session"] for row in listed] == [made["session"]]
    assert wli("session", "purge", made["session"], "--yes").returncode == 0
    assert json.loads(wli("session", "list", "--json").stdout)["sessions"] == []
