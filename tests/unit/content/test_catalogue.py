"""The gettext catalogue holds exactly what the code says, translated, and is compiled."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from wli_toolkit.content.catalogue import MO, PACKAGE, PO, faults, refresh, translations, used

JAPANESE = re.compile(r"[\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff]")
PLACEHOLDER = re.compile(r"\{\w*\}")


def test_code_and_catalogue_agree():
    told = faults()
    assert not told, "\n".join(["run python -m wli_toolkit.content.catalogue, then fill in wli.po:", *told])


def test_a_refresh_would_change_nothing(tmp_path):
    po, mo = tmp_path / "wli.po", tmp_path / "wli.mo"
    po.write_bytes(PO.read_bytes())
    refresh(po=po, mo=mo)
    assert translations(po) == translations()
    refresh(po=po, mo=mo)
    assert faults(po=po, mo=mo) == []


def test_japanese_is_japanese():
    for sentence, text in translations().items():
        if re.search(r"[^\W\d_]", PLACEHOLDER.sub("", text)):
            assert JAPANESE.search(text), sentence
        assert not re.search("混ぜ|公私混同|[０-９]", text), text
        assert not re.search(r"[A-Za-z]{4,} [a-z]+ [a-z]+", text.replace("wli serve --session", "")), text


def test_a_sentence_of_the_front_end_stands_whole_in_its_file():
    """`interface_words(lang, source)` finds it there."""
    for sentence, files in used().items():
        for file in files:
            if file.endswith(".js"):
                assert sentence in (PACKAGE / file).read_text(encoding="utf-8"), (file, sentence)


@pytest.fixture
def code(tmp_path):
    """A small package in each of the three languages, with its catalogue."""
    root = tmp_path / "code"
    root.mkdir()
    (root / "a.py").write_text(
        'print(_("Take part"), msgid("Later"), both("Two " "halves"))\n', encoding="utf-8"
    )
    (root / "b.js").write_text('words._("Step {n}", { n: 1 }); const s = w("Take part");\n', encoding="utf-8")
    (root / "c.html").write_text('<p>{{ _("On paper") }}</p>\n', encoding="utf-8")
    return root


TEXTS = {
    "Take part": "参加する",
    "Later": "あとで",
    "Two halves": "2つの半分",
    "Step {n}": "ステップ{n}",
    "On paper": "紙で",
}


@pytest.fixture
def catalogue(tmp_path, code):
    po, mo = tmp_path / "ja" / "wli.po", tmp_path / "ja" / "wli.mo"
    refresh(used(code), po, mo, added=TEXTS)
    return po, mo


def test_every_marked_sentence_is_found(code):
    assert used(code) == {
        "Take part": ["a.py", "b.js"],
        "Later": ["a.py"],
        "Two halves": ["a.py"],
        "Step {n}": ["b.js"],
        "On paper": ["c.html"],
    }


def test_a_fresh_catalogue_has_no_fault(code, catalogue):
    assert faults(used(code), *catalogue) == []
    assert translations(catalogue[0]) == TEXTS


def test_a_missing_sentence_is_told_with_its_file(code, catalogue):
    (code / "d.py").write_text('_("New")\n', encoding="utf-8")
    assert faults(used(code), *catalogue) == ["missing in the catalogue: 'New' (d.py)"]


def test_an_unused_sentence_is_told(code, catalogue):
    (code / "c.html").unlink()
    assert faults(used(code), *catalogue) == ["not used in the code: 'On paper'"]


def test_an_untranslated_sentence_is_told(code, catalogue):
    (code / "d.py").write_text('_("New")\n', encoding="utf-8")
    refresh(used(code), *catalogue)
    assert faults(used(code), *catalogue) == ["not translated: 'New'"]


def test_a_different_placeholder_is_told(code, catalogue):
    refresh(used(code), *catalogue, added={"Step {n}": "ステップ{m}"})
    assert faults(used(code), *catalogue) == ["different placeholders: 'Step {n}' and 'ステップ{m}'"]


def test_an_old_compilation_is_told(code, catalogue):
    po, mo = catalogue
    po.write_text(po.read_text(encoding="utf-8").replace("紙で", "紙に書いて"), encoding="utf-8")
    [told] = faults(used(code), po, mo)
    assert told.startswith("wli.mo is not compiled from wli.po: run python -m wli_toolkit.content.catalogue")


def test_a_refresh_keeps_texts_and_drops_what_is_unused(code, catalogue):
    po, mo = catalogue
    po.write_text(po.read_text(encoding="utf-8").replace("紙で", "紙に書いて"), encoding="utf-8")
    (code / "b.js").unlink()
    refresh(used(code), po, mo)
    assert translations(po) == {
        "Take part": "参加する",
        "Later": "あとで",
        "Two halves": "2つの半分",
        "On paper": "紙に書いて",
    }
    assert faults(used(code), po, mo) == []


def test_the_same_sentences_give_the_same_files(code, catalogue):
    before = [path.read_bytes() for path in catalogue]
    refresh(used(code), *catalogue)
    assert [path.read_bytes() for path in catalogue] == before


def test_the_command_checks_without_writing():
    before = PO.read_bytes(), MO.read_bytes()
    command = [sys.executable, "-m", "wli_toolkit.content.catalogue", "--check"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout) == (0, "")
    assert (PO.read_bytes(), MO.read_bytes()) == before
