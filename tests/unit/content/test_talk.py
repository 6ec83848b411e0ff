"""The talk of a pack: optional, checked, honest about its length."""

from __future__ import annotations

import pytest

from wli_toolkit.content import LANGS, check_pack, load_pack

MISTAKES = {
    "unknown source": (
        'sources = ["bulger"]',
        'sources = ["bulgar"]',
        "slides.bends.sources",
        '"bulgar"',
        "bulger",
    ),
    "source of no slide": ('sources = ["bulger"]\n', "", "sources.bulger", "No slide", "leave it out"),
    "slide twice": ('id = "assets"', 'id = "bends"', "slides.bends", "twice", "own name"),
    "no script": (
        '[slides.say]\nja = "これから、',
        '[slides.said]\nja = "これから、',
        "slides.trying-on.said",
        '"said"',
        "leave it out",
    ),
    "empty text": ('en = "If it does not fit, take it off"', 'en = ""', "points", "English text", ""),
}


def test_the_standard_talk_takes_as_long_as_it_says() -> None:
    talk = load_pack().talk
    assert talk is not None
    for lang in LANGS:
        assert talk.minutes(lang, short=True) == 3
        assert 5 <= talk.minutes(lang, short=False) <= 8


def test_the_step_of_each_agenda_is_called_as_the_talk_is() -> None:
    pack = load_pack()
    assert pack.talk is not None
    for agenda in pack.agendas:
        if any(step.pause == "talk" for step in agenda.steps):
            assert pack.talk.title in [step.title for step in agenda.steps], agenda.id


def test_a_pack_may_do_without_a_talk(pack_copy) -> None:
    (pack_copy.folder / "talk.toml").unlink()
    assert check_pack(pack_copy.folder) == []
    assert load_pack(pack_copy.folder).talk is None


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_names_file_key_and_remedy(pack_copy, name: str) -> None:
    old, new, key, says, way_out = MISTAKES[name]
    pack_copy.edit("talk.toml", old, new)
    found = [each for each in check_pack(pack_copy.folder) if each.file == "talk.toml" and key in each.key]
    assert found, check_pack(pack_copy.folder)
    assert says in found[0].problem
    assert way_out in found[0].remedy


def test_something_is_left_of_a_short_talk(pack_copy) -> None:
    file = pack_copy.folder / "talk.toml"
    text = file.read_text(encoding="utf-8").replace("only_long = true\n", "")
    file.write_text(text.replace("[[slides]]\n", "[[slides]]\nonly_long = true\n"), encoding="utf-8")
    assert [each.key for each in check_pack(pack_copy.folder)] == ["slides"]
