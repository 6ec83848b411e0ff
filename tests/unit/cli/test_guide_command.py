"""`wli guide` writes the guide of a pack, and a card for one session; what is told wrongly is one line."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from wli_toolkit.cli import main
from wli_toolkit.content import load_pack
from wli_toolkit.store import open_store


@pytest.fixture
def url(tmp_path, monkeypatch) -> str:
    """A store with the session of the code K7M2QX."""
    monkeypatch.setattr("wli_toolkit.store.codes._SCRYPT", (1, 8, 1))
    where = f"sqlite:///{tmp_path / 'wli.sqlite'}"
    pack = load_pack()
    with open_store(where) as store:
        store.create_session(agenda=pack.agenda("60min"), pack=pack, lang="ja", code="K7M2QX")
    return where


def test_one_language_is_written_where_one_is_asked_for(tmp_path) -> None:
    to = tmp_path / "手引き"
    done = CliRunner().invoke(main, ["guide", "--to", str(to), "--lang", "ja"])
    assert done.exit_code == 0, done.output
    assert sorted(one.name for one in to.iterdir()) == ["ja", "print", "slides"]
    assert (to / "print/paper_30min-ja.html").is_file()
    (to / "ja/exercises/E99.md").write_text("old", encoding="utf-8")
    again = CliRunner().invoke(main, ["guide", "--to", str(to), "--lang", "ja"])
    assert "ja/exercises/E99.md" in again.output


def test_a_card_for_a_session(tmp_path, url) -> None:
    call = ["guide", "--to", str(tmp_path), "--lang", "ja", "--session", "k7m2qx", "--db", url]
    without = CliRunner().invoke(main, call)
    assert "--address URL" in without.output
    card = (tmp_path / "print/participant_card-ja.html").read_text(encoding="utf-8")
    assert "K7M2QX" in card
    assert "svg+xml" not in card
    done = CliRunner().invoke(main, [*call, "--address", "http://192.0.2.7:8866/?s=K7M2QX"])
    assert done.exit_code == 0, done.output
    card = (tmp_path / "print/participant_card-ja.html").read_text(encoding="utf-8")
    assert card.count("svg+xml,%3Csvg") == 2
    assert ">http://<wbr>192.0.2.7:8866<" in card
    # The sheets are those of the session's own agenda.
    assert (tmp_path / "print/paper_60min-ja.html").is_file()


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--address", "http://192.0.2.7"], "--session CODE"),
        (["--session", "ZZZZZZ"], "ZZZZZZ"),
        (["--session", "K7M2QX", "--address", "192.0.2.7"], "begins with http"),
        (["--agenda", "45min"], "45min"),
        (["--pack", "nowhere"], "nowhere"),
    ],
)
def test_a_mistake_is_told_in_one_line(tmp_path, url, options, says) -> None:
    call = ["guide", "--to", str(tmp_path / "to"), "--db", url, *options]
    done = CliRunner().invoke(main, call)
    assert done.exit_code == 2
    assert says in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert not (tmp_path / "to").exists()
