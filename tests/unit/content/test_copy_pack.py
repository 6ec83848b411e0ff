"""The standard pack can be copied into a folder of one's own, and nothing is overwritten."""

from __future__ import annotations

import pytest

from wli_toolkit.content import ContentError, check_pack, copy_pack, load_pack
from wli_toolkit.content.loading import PACKS


def test_the_copy_is_the_standard_pack(tmp_path):
    to = tmp_path / "講座" / "my pack"
    assert copy_pack(to) == to
    assert load_pack(to) == load_pack()
    assert sorted(file.relative_to(to) for file in to.rglob("*.toml")) == sorted(
        file.relative_to(PACKS / "standard") for file in (PACKS / "standard").rglob("*.toml")
    )


def test_the_copy_can_be_changed(tmp_path):
    file = copy_pack(tmp_path / "mine") / "exercises" / "E11.toml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("小さな一歩", "はじめの一歩", 1), encoding="utf-8"
    )
    assert load_pack(tmp_path / "mine").exercise("E11").title.ja == "はじめの一歩"
    assert load_pack().exercise("E11").title.ja == "小さな一歩"


def test_an_empty_folder_is_taken(tmp_path):
    assert check_pack(copy_pack(tmp_path)) == []


def test_its_head_says_how_to_check_it(tmp_path):
    assert "wli content check" in (copy_pack(tmp_path / "mine") / "pack.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["mine", "mine/pack.toml"])
def test_what_is_there_is_left_alone(tmp_path, name):
    copy_pack(tmp_path / "mine")
    kept = tmp_path / "mine" / "pack.toml"
    kept.write_text("# my own notes", encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        copy_pack(tmp_path / name)
    (problem,) = caught.value.problems
    assert problem.file == str(tmp_path / name)
    assert f"{name}-2" in problem.remedy
    assert kept.read_text(encoding="utf-8") == "# my own notes"


def test_a_place_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        copy_pack(tmp_path / "file" / "mine")
    assert "cannot be written" in caught.value.problems[0].problem
    assert str(tmp_path / "file" / "mine") == caught.value.problems[0].file
