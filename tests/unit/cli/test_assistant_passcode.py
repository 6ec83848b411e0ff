"""`wli session assistant`: a passcode for those who help, made, renewed and withdrawn."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from wli_toolkit.cli.main import main
from wli_toolkit.content import load_agenda, load_pack
from wli_toolkit.store import Store, open_store


@pytest.fixture
def url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr("wli_toolkit.store.codes._SCRYPT", (1, 8, 1))
    return f"sqlite:///{tmp_path / 'wli.db'}"


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    with open_store(url) as opened:
        yield opened


@pytest.fixture
def code(store: Store) -> str:
    return store.create_session(agenda=load_agenda(load_pack(), "30min"))[0].code


def wli(url: str, *arguments: str) -> str:
    done = CliRunner().invoke(main, ["session", "assistant", *arguments, "--db", url])
    assert done.exit_code == 0, done.output
    return done.output


def test_it_prints_a_passcode_that_lets_assistants_in(url: str, store: Store, code: str) -> None:
    said = json.loads(wli(url, code.lower(), "--json"))
    assert said["session"] == code
    assert store.check_assistant_passcode(code, said["passcode"])
    plain = wli(url, code)
    assert store.check_assistant_passcode(code, said["passcode"]) is None
    passcode = plain.split("passcode ")[1].split()[0]
    assert store.check_assistant_passcode(code, passcode)
    assert f"/console/login?s={code}&as=assistant" in plain


def test_it_withdraws(url: str, store: Store, code: str) -> None:
    wli(url, code)
    assert json.loads(wli(url, code, "--withdraw", "--json")) == {"session": code, "passcode": None}
    assert store.assistant_door(code) is None
    assert "no assistants" in wli(url, code, "--withdraw")


def test_a_session_that_has_ended_takes_none(url: str, store: Store, code: str) -> None:
    store.close_session(code)
    done = CliRunner().invoke(main, ["session", "assistant", code, "--db", url])
    assert done.exit_code == 2
    assert "Traceback" not in done.output
    assert store.assistant_door(code) is None
