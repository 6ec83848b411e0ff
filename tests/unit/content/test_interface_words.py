"""The interface speaks both languages without Babel."""

from __future__ import annotations

import subprocess
import sys

import pytest

from wli_toolkit.content import Text, both, interface_words, translator
from wli_toolkit.content.words import msgid


def test_both_languages_have_the_same_sentences():
    japanese, english = interface_words("ja"), interface_words("en")
    assert set(japanese) == set(english)
    assert japanese["Choose yes or no."] == "「はい」か「いいえ」を選んでください。"
    assert all(key == text for key, text in english.items())
    assert "" not in japanese


def test_a_front_end_module_gets_only_its_own_sentences():
    source = 'say(words._("Choose yes or no."));'
    assert interface_words("en", source) == {"Choose yes or no.": "Choose yes or no."}
    assert interface_words("ja", "") == {}


def test_the_translator_says_a_sentence():
    assert translator("ja")("Choose yes or no.") == "「はい」か「いいえ」を選んでください。"
    assert translator("en")("Choose yes or no.") == "Choose yes or no."
    assert both("Choose yes or no.") == Text(
        ja="「はい」か「いいえ」を選んでください。", en="Choose yes or no."
    )


def test_a_sentence_without_an_entry_stays_english():
    assert translator("ja")("Nobody has translated this.") == "Nobody has translated this."


def test_marking_changes_nothing():
    assert msgid("Later") == "Later"


@pytest.mark.parametrize("ask", [translator, interface_words])
def test_an_unknown_language_names_those_there_are(ask):
    with pytest.raises(ValueError, match="'fr'; choose ja or en"):
        ask("fr")


def test_nothing_at_run_time_needs_babel():
    check = (
        "import sys; from wli_toolkit.content import interface_words, load_pack; "
        "load_pack(); interface_words('ja'); print('babel' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
