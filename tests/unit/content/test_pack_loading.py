"""A pack loads whole, or every mistake in it is named with file, key and remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from wli_toolkit.content import ContentError, check_pack, load_agenda, load_pack

E01, E11, E13, E14, AGENDA = (
    "exercises/E01.toml",
    "exercises/E11.toml",
    "exercises/E13.toml",
    "exercises/E14.toml",
    "agendas/30min.toml",
)


def test_a_pause_without_a_text_is_told(pack_copy):
    agenda = pack_copy.folder / AGENDA
    text = agenda.read_text(encoding="utf-8")
    agenda.write_text(text[: text.rindex("[steps.screen]")], encoding="utf-8")
    problem = pack_copy.only_problem()
    assert (problem.key, problem.problem) == ("steps.close", "This pause has no text for: screen.")


def test_an_entry_that_is_no_table_is_told(pack_copy):
    text = (pack_copy.folder / E11).read_text(encoding="utf-8")
    first, last = text.index("[[figures]]"), text.index("# What this exercise may say back")
    pack_copy.add(E11, f'boxes = ["b1"]\n{text[:first]}{text[last:]}')
    problem = pack_copy.only_problem()
    assert problem.key == "boxes.#1"
    assert "[[…]]" in problem.remedy


def test_the_copy_itself_is_fine(pack_copy):
    assert pack_copy.problems() == []
    assert load_pack(pack_copy.folder) == load_pack()
    assert load_pack(str(pack_copy.folder / "pack.toml")) == load_pack()


def test_the_standard_pack_is_read_once():
    assert load_pack() is load_pack("standard")


def test_every_mistake_is_told_at_once(pack_copy):
    pack_copy.edit(E11, "minutes = 5", 'minutes = "5"')
    pack_copy.edit(E11, 'kind = "choice"', 'kind = "slider"')
    pack_copy.edit(E13, "max_chars = 20", "max_chars = 5")
    pack_copy.edit("pack.toml", "[title]", "[titel]")
    problems = pack_copy.problems()
    assert {(problem.file, problem.key) for problem in problems} >= {
        ("pack.toml", "titel"),
        ("pack.toml", "title"),
        (E11, "minutes"),
        (E11, "fields.dir.kind"),
        (E13, "fields.drop.examples.#1.en"),
    }
    assert problems[0].file == "pack.toml"
    assert AGENDA not in {problem.file for problem in problems}, "a broken exercise is not called unknown"


def test_messages_are_one_line_each_in_either_language(pack_copy):
    pack_copy.edit(E11, "minutes = 5", 'minutes = "5"')
    pack_copy.edit(E11, 'kind = "choice"', 'kind = "slider"')
    with pytest.raises(ContentError) as caught:
        load_pack(pack_copy.folder)
    assert len(str(caught.value).splitlines()) == 2
    assert caught.value.message("ja") != caught.value.message("en") == str(caught.value)
    assert "\n".join(problem.line("ja") for problem in caught.value.problems) == caught.value.message("ja")


def test_a_missing_folder_is_told(tmp_path):
    problem, *more = check_pack(tmp_path / "nowhere")
    assert not more
    assert "nowhere" in problem.file
    assert "pack.toml" in problem.remedy


def test_a_missing_head_is_told(pack_copy):
    (pack_copy.folder / "pack.toml").unlink()
    problem = pack_copy.only_problem()
    assert problem.file == "pack.toml"
    assert "exists" in problem.remedy


def test_a_pack_without_exercises_is_told(pack_copy):
    for file in (*(pack_copy.folder / "exercises").iterdir(), *(pack_copy.folder / "agendas").iterdir()):
        file.unlink()
    assert pack_copy.only_problem().file == "exercises"


def test_a_pack_may_have_no_agenda(pack_copy):
    for file in (pack_copy.folder / "agendas").iterdir():
        file.unlink()
    assert pack_copy.problems() == []


def test_a_file_in_another_encoding_is_told_with_its_line(pack_copy):
    path = pack_copy.folder / E11
    path.write_bytes(path.read_text(encoding="utf-8").encode("shift_jis", errors="replace"))
    problem = pack_copy.only_problem()
    assert (problem.file, problem.key) == (E11, "line 5")
    assert "UTF-8" in problem.remedy


def test_a_byte_order_mark_is_no_mistake(pack_copy):
    path = pack_copy.folder / E11
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert pack_copy.problems() == []


def test_a_pack_may_add_an_exercise_and_change_the_wording(pack_copy):
    text = (pack_copy.folder / E11).read_text(encoding="utf-8")
    pack_copy.add("exercises/X01.toml", text.replace('id = "E11"', 'id = "X01"'))
    pack_copy.edit(E11, "小さな一歩", "はじめの一歩")
    pack = load_pack(pack_copy.folder)
    assert pack.exercise("X01").title.ja == "小さな一歩"
    assert pack.exercise("E11").title.ja == "はじめの一歩"


def test_an_agenda_is_found_by_name():
    assert load_agenda(load_pack(), "30min") is load_pack().agenda("30min")


def test_an_agenda_is_read_from_a_file(pack_copy, tmp_path):
    path = tmp_path / "mine.toml"
    path.write_bytes((pack_copy.folder / AGENDA).read_bytes())
    assert load_agenda(load_pack(), path) == load_pack().agenda("30min")
    assert load_agenda(load_pack(), str(path)) == load_pack().agenda("30min")


def test_an_unknown_agenda_names_those_there_are():
    with pytest.raises(ContentError, match="30min") as caught:
        load_agenda(load_pack(), "45min")
    assert '"45min"' in str(caught.value)


def test_a_missing_agenda_file_is_told():
    with pytest.raises(ContentError, match=r"gone\.toml"):
        load_agenda(load_pack(), Path("gone.toml"))


def test_an_agenda_file_is_held_to_the_same_rules(pack_copy, tmp_path):
    pack_copy.edit(AGENDA, 'exercise = "E01"', 'exercise = "E99"')
    path = tmp_path / "mine.toml"
    path.write_bytes((pack_copy.folder / AGENDA).read_bytes())
    with pytest.raises(ContentError, match="E99") as caught:
        load_agenda(load_pack(), path)
    assert caught.value.problems[0].key == "steps.cards.exercise"
    assert check_pack(path) == list(caught.value.problems)


def test_an_agenda_file_inside_a_pack_is_checked_with_its_pack(pack_copy):
    text = (pack_copy.folder / E11).read_text(encoding="utf-8")
    pack_copy.add("exercises/X01.toml", text.replace('id = "E11"', 'id = "X01"'))
    pack_copy.edit(AGENDA, 'exercise = "E11"', 'exercise = "X01"')
    assert check_pack(pack_copy.folder / AGENDA) == []
    pack_copy.edit(AGENDA, "minutes = 30", "minutes = 31")
    assert [problem.key for problem in check_pack(pack_copy.folder / AGENDA)] == ["minutes"]


def test_a_good_agenda_file_outside_a_pack_has_no_problem(pack_copy, tmp_path):
    path = tmp_path / "mine.toml"
    path.write_bytes((pack_copy.folder / AGENDA).read_bytes())
    assert check_pack(path) == []
